"""Commands that play without a window: run, hindcast, counterfactual."""

from __future__ import annotations

import argparse

from gosplan_game.cli.parser import Commands, add, count, metavar, names, say, whole
from gosplan_game.report.spoken import said


def add_run(commands: Commands) -> None:
    """Add `run`."""
    parser = add(commands, "run", run)
    parser.add_argument("scenario", metavar=metavar("scenario"))
    parser.add_argument(
        "--policy", default="historical", metavar=metavar("policy"),
        help=said("command.run.policy"))
    parser.add_argument("--runs", type=count, default=1, metavar="N", help=said("command.run.runs"))
    parser.add_argument("--seed", type=whole, default=1, metavar="N", help=said("command.run.seed"))
    parser.add_argument(
        "--shocks", choices=("drawn", "historical"), help=said("command.run.shocks"))
    parser.add_argument(
        "--office", choices=("on", "off"), default="off", help=said("command.run.office"))
    parser.add_argument(
        "--overlay", action="append", default=[], metavar=metavar("name"),
        help=said("command.run.overlay"))
    parser.add_argument("--ensemble", action="store_true", help=said("command.run.ensemble"))
    parser.add_argument(
        "--set", action="append", default=[], metavar=metavar("change"),
        help=said("command.run.set"))
    parser.add_argument(
        "--decisions", metavar=metavar("game"), help=said("command.run.decisions"))
    parser.add_argument("--until", metavar=metavar("quarter"), help=said("command.run.until"))
    parser.add_argument("--regions", action="store_true", help=said("command.run.regions"))
    parser.add_argument("--annual", action="store_true", help=said("command.run.annual"))
    parser.add_argument(
        "--out", default="-", metavar=metavar("file"), help=said("command.run.out"))


def run(arguments: argparse.Namespace) -> int:
    """Run games and write tidy rows."""
    from gosplan_game.lab.run import RunRequest, beyond_ranges, run

    for text in beyond_ranges(arguments.scenario, tuple(arguments.set)):
        say(text, 0)
    run(
        RunRequest(
            scenario=arguments.scenario,
            policy=arguments.policy,
            runs=arguments.runs,
            seed=arguments.seed,
            shocks=arguments.shocks,
            office=arguments.office == "on",
            overlays=tuple(arguments.overlay),
            ensemble=arguments.ensemble,
            changes=tuple(arguments.set),
            decisions=arguments.decisions,
            until=arguments.until,
            regions=arguments.regions,
            annual=arguments.annual,
            out=arguments.out,
        )
    )
    return 0


def add_hindcast(commands: Commands) -> None:
    """Add `hindcast`."""
    parser = add(commands, "hindcast", hindcast)
    parser.add_argument("scenario", metavar=metavar("scenario"))
    parser.add_argument(
        "--overlay", action="append", default=[], metavar=metavar("name"),
        help=said("command.run.overlay"))
    parser.add_argument("--json", action="store_true", help=said("command.json"))
    parser.add_argument("--strict", action="store_true", help=said("command.hindcast.strict"))


def hindcast(arguments: argparse.Namespace) -> int:
    """Replay the historical orders and compare with the record."""
    from gosplan_game.lab.hindcast import hindcast
    from gosplan_game.lab.hindcast_table import as_json, print_table

    result = hindcast(arguments.scenario, overlays=tuple(arguments.overlay))
    if arguments.json:
        print(as_json(result, strict=arguments.strict))
    else:
        print_table(result, strict=arguments.strict)
    return 0 if result.passes(strict=arguments.strict) else 1


def add_counterfactual(commands: Commands) -> None:
    """Add `counterfactual`."""
    parser = add(commands, "counterfactual", counterfactual)
    parser.add_argument("scenario", metavar=metavar("scenario"))
    parser.add_argument(
        "--policies", required=True, metavar=metavar("names"),
        help=said("command.counterfactual.policies"))
    parser.add_argument(
        "--ensemble", action="store_true", help=said("command.counterfactual.ensemble"))
    parser.add_argument(
        "--overlay", action="append", default=[], metavar=metavar("name"),
        help=said("command.run.overlay"))
    parser.add_argument("--seed", type=whole, default=1, metavar="N", help=said("command.run.seed"))
    parser.add_argument(
        "--out", metavar=metavar("csv"), help=said("command.counterfactual.out"))


def counterfactual(arguments: argparse.Namespace) -> int:
    """Compare policies under history's sky."""
    from gosplan_game.lab.counterfactual import CounterfactualRequest, counterfactual

    return counterfactual(
        CounterfactualRequest(
            scenario=arguments.scenario,
            policies=names(arguments.policies),
            ensemble=arguments.ensemble,
            overlays=tuple(arguments.overlay),
            seed=arguments.seed,
            out=arguments.out,
        )
    )
