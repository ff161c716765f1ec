"""Commands that play many games and keep them in a folder: balance, calibrate."""

from __future__ import annotations

import argparse

from gosplan_game.cli.parser import Commands, add, count, metavar, names, several, whole
from gosplan_game.report.spoken import said


def add_balance(commands: Commands) -> None:
    """Add `balance`."""
    parser = add(commands, "balance", balance)
    parser.add_argument("scenario", metavar=metavar("scenario"))
    parser.add_argument(
        "--policies", default="passive,random,obedient,candid,planner",
        metavar=metavar("names"), help=said("command.counterfactual.policies"))
    parser.add_argument(
        "--runs", type=count, default=200, metavar="N",
        help=said("command.balance.runs"))
    parser.add_argument("--seed", type=whole, default=1, metavar="N", help=said("command.run.seed"))
    parser.add_argument(
        "--office", choices=("on", "off"), default="on", help=said("command.run.office"))
    parser.add_argument("--out", metavar=metavar("folder"), help=said("command.balance.out"))
    parser.add_argument(
        "--compare", metavar=metavar("other"), help=said("command.balance.compare"))
    for option in ("tune", "write", "matters", "difficulties"):
        parser.add_argument(
            f"--{option}", action="store_true", help=said(f"command.balance.{option}"))


def balance(arguments: argparse.Namespace) -> int:
    """Play many games by several policies and compare."""
    from gosplan_game.lab.balance import BalanceRequest, balance

    return balance(
        BalanceRequest(
            scenario=arguments.scenario,
            policies=names(arguments.policies),
            runs=arguments.runs,
            seed=arguments.seed,
            office=arguments.office == "on",
            out=arguments.out,
            compare=arguments.compare,
            tune=arguments.tune,
            write=arguments.write,
            matters=arguments.matters,
            difficulties=arguments.difficulties,
        )
    )


def add_calibrate(commands: Commands) -> None:
    """Add `calibrate`."""
    parser = add(commands, "calibrate", calibrate)
    parser.add_argument("scenario", metavar=metavar("scenario"))
    parser.add_argument(
        "--parameters", default="all", metavar=metavar("names"),
        help=said("command.calibrate.parameters"))
    parser.add_argument(
        "--series", default="all", metavar=metavar("names"),
        help=said("command.calibrate.series"))
    parser.add_argument(
        "--holdout", default="", metavar=metavar("names"),
        help=said("command.calibrate.holdout"))
    parser.add_argument("--seed", type=whole, default=1, metavar="N", help=said("command.run.seed"))
    parser.add_argument(
        "--generations", type=several, default=100, metavar="N",
        help=said("command.calibrate.generations"))
    parser.add_argument(
        "--population", type=several, default=64, metavar="N",
        help=said("command.calibrate.population"))
    parser.add_argument(
        "--start", choices=("base", "middle"), default="base",
        help=said("command.calibrate.start"))
    parser.add_argument("--out", required=True, metavar=metavar("folder"))
    parser.add_argument("--resume", action="store_true", help=said("command.calibrate.resume"))


def calibrate(arguments: argparse.Namespace) -> int:
    """Fit parameters to the record."""
    from gosplan_game.lab.calibrate import CalibrationRequest, calibrate

    return calibrate(
        CalibrationRequest(
            scenario=arguments.scenario,
            parameters=names(arguments.parameters),
            series=names(arguments.series),
            holdout=names(arguments.holdout),
            seed=arguments.seed,
            generations=arguments.generations,
            population=arguments.population,
            start=arguments.start,
            out=arguments.out,
            resume=arguments.resume,
        )
    )
