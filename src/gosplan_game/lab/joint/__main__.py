"""``python -m gosplan_game.lab.joint SCENARIO``: search, report, and write if asked.

Separable CMA-ES over all numbers that were not read in a source, as places in their ranges;
then, if asked, rounds that join the best single moves (`joining`), and rounds that close what is
still missed by the smallest step (`closing`).

Source: Ros & Hansen (2008), A simple modification in CMA-ES achieving linear time and space
complexity, by the library `cma`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from rich.console import Console

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import Array
from gosplan_game.lab import bar
from gosplan_game.lab.calibrate import optimiser
from gosplan_game.lab.calibrate_space import ALL, Space, space_of
from gosplan_game.lab.joint.closing import close
from gosplan_game.lab.joint.joining import join
from gosplan_game.lab.joint.objective import Objective, penalty
from gosplan_game.lab.joint.processes import Measurer
from gosplan_game.lab.joint.settle import settle
from gosplan_game.lab.joint.writing import as_json, write_values
from gosplan_game.scenario import load_scenario

KEPT_EVERY = 30
"""Generations between two writings of the best set to the file."""


def main(argv: Sequence[str] | None = None) -> int:
    """Fit all numbers at once; print what is missed; write the values with --write."""
    options = _parser().parse_args(argv)
    console = Console(stderr=True, highlight=False)
    scenario = load_scenario(options.scenario)
    space = space_of(scenario, tuple(options.parameters.split(",")))
    start = np.clip(space.unit(space.central()[:, None])[:, 0], 0.0, 1.0)
    if options.start:
        kept = json.loads(Path(options.start).read_text(encoding="utf-8"))
        known = dict(zip(kept["names"], kept["unit"], strict=True))
        start = np.array(
            [known.get(name, place) for name, place in zip(space.names, start, strict=True)]
        )
    objective = Objective(scenario, space)
    best = _fit(objective, start, options, console)
    if options.settle:
        found = settle(objective, best)
        best = found.unit
        console.print(
            f"{len(found.names)} numbers that nothing feels set to the middle of their ranges, "
            f"at a cost of {found.cost:.3f}: {', '.join(found.names)}"
        )
    report(objective, best, console)
    if options.write:
        file = scenario.path / "parameters.toml"
        write_values(file, space, space.values(best[:, None])[:, 0])
        console.print(f"written: {file}")
    return 0


def _fit(
    objective: Objective, start: Array, options: argparse.Namespace, console: Console
) -> Array:
    """Return the set that search, joining and closing lead to, each if it is asked for."""
    best, space = start, objective.space
    held = _held(options.hold, space)  # before a long search: a slip is told at once

    def keep(unit: Array, loss: float | None = None) -> None:
        if loss is None:
            loss = float(objective(unit[:, None])[0])
        _keep(options.keep, space, unit, loss)

    with ExitStack() as stack:
        measurer = Measurer(options.scenario, options.parameters, options.workers, objective, stack)
        if options.minutes > 0:
            best = _search(measurer.losses, space, start, options, console)
        if options.join > 0 or options.close > 0:
            _hold(held, space, best)
            kept: Array = np.zeros(len(best), bool)
            kept[list(held)] = True
        if options.join > 0:
            best = join(
                measurer.record,
                measurer.whole,
                best,
                options.join,
                console,
                step=options.step,
                held=kept,
                seed=options.seed,
                keep=keep,
            )
        if options.close > 0:
            best = close(measurer.demands, best, options.close, console, kept, options.seed, keep)
    return best


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m gosplan_game.lab.joint", description=main.__doc__
    )
    parser.add_argument("scenario", metavar="SCENARIO")
    parser.add_argument("--parameters", default=ALL, help="names with commas; default: all")
    parser.add_argument("--minutes", type=float, default=30.0, help="0 only reports")
    parser.add_argument(
        "--join",
        type=int,
        default=0,
        metavar="ROUNDS",
        help="rounds that join the best single moves, before any that close",
    )
    parser.add_argument(
        "--close",
        type=int,
        default=0,
        metavar="ROUNDS",
        help="rounds that close what is missed by the smallest step",
    )
    parser.add_argument(
        "--hold",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a number that joining and closing leave at this value; may be repeated",
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--step", type=float, default=0.03, help="first spread or move, share of a range"
    )
    parser.add_argument("--population", type=int, default=128)
    parser.add_argument(
        "--ask-every", type=int, default=3, help="generations from one look at promises to the next"
    )
    parser.add_argument("--workers", type=int, default=2, help="processes; halves of a generation")
    parser.add_argument("--start", metavar="FILE", help="a kept fit to begin from")
    parser.add_argument("--keep", metavar="FILE", default="joint.json", help="where the best goes")
    parser.add_argument(
        "--settle", action="store_true", help="set unfelt numbers to the middle of their ranges"
    )
    parser.add_argument("--write", action="store_true", help="into the scenario's parameters")
    return parser


def _search(
    judge: Callable[[Array, bool], Array],
    space: Space,
    start: Array,
    options: argparse.Namespace,
    console: Console,
) -> Array:
    """Return the best set found, between 0 and 1."""
    best, least = start, float(judge(start[:, None], True)[0])
    console.print(f"{len(start)} numbers, loss {least:.3f}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        strategy = optimiser().CMAEvolutionStrategy(
            np.clip(start, 0.002, 0.998).tolist(),
            options.step,
            {
                "bounds": [0, 1],
                "seed": options.seed + 1,  # the library takes 0 as a wish for chance
                "popsize": options.population,
                "verbose": -9,
                "CMA_diagonal": True,
            },
        )
        end, generation = time.monotonic() + 60 * options.minutes, 0
        while time.monotonic() < end and not strategy.stop():
            unit = np.array(strategy.ask()).T
            if generation % KEPT_EVERY == KEPT_EVERY - 1:
                unit[:, -1] = np.clip(strategy.mean, 0.0, 1.0)  # often better than any sample
            asked_too = generation % options.ask_every == options.ask_every - 1
            losses = judge(unit, asked_too)
            strategy.tell(list(unit.T), losses.tolist())
            generation += 1
            place = int(np.argmin(losses))
            if asked_too and losses[place] < least:
                best, least = unit[:, place].copy(), float(losses[place])
            if generation % KEPT_EVERY == 0:
                _keep(options.keep, space, best, least)
                middle = float(np.median(losses))
                console.print(
                    f"{generation}: best {least:.3f}, middle {middle:.3f}, "
                    f"step {strategy.sigma:.4f}"
                )
    return best


def _held(orders: Sequence[str], space: Space) -> dict[int, float]:
    """Return the places of the numbers that are to stay, and their values.

    Raises:
        GosplanError: a number that is not fitted, no number at all, or one out of its range.
    """
    held = {}
    for order in orders:
        name, _, text = order.partition("=")
        try:
            place, value = space.names.index(name), float(text)
        except ValueError as error:
            raise GosplanError(
                f"--hold {order}: expected a fitted number and its value, such as "
                f"{space.names[0]}=0.5"
            ) from error
        found = space.dimensions[place]
        if not found.lower <= value <= found.upper:
            raise GosplanError(
                f"--hold {order}: {name} is fitted between {found.lower:g} and {found.upper:g}; "
                "give a value in this range, or widen it in parameters.toml"
            )
        held[place] = value
    return held


def _hold(held: Mapping[int, float], space: Space, unit: Array) -> None:
    """Put numbers where they are to stay."""
    values = space.values(unit[:, None])[:, 0]
    for place, value in held.items():
        values[place] = value
        unit[place] = np.clip(space.unit(values[:, None])[place, 0], 0.0, 1.0)


def _keep(file: str, space: Space, unit: Array, loss: float) -> None:
    Path(file).write_text(json.dumps(as_json(space, unit, loss)), encoding="utf-8")


def report(objective: Objective, unit: Array, console: Console) -> None:
    """Print the loss by its parts, and everything that is missed."""
    loss = objective.record(unit[:, None])
    broken = objective.promises(unit[:, None])
    parts = {name: float(np.atleast_1d(part)[0]) for name, part in loss.parts.items()}
    parts["promises"] = float(penalty(broken)[0])
    console.print(", ".join(f"{name} {value:.3f}" for name, value in parts.items()))
    medians = dict(zip(loss.errors.series(), loss.errors.medians()[:, 0], strict=True))
    values = np.array(list(medians.values()))
    console.print(
        f"at most 8 %: {np.mean(values <= 8):.0%}; at most 15 %: {np.mean(values <= 15):.0%}"
    )
    for name, median in sorted(medians.items(), key=lambda item: -item[1]):
        band = objective.scenario.bands.get(name, np.inf)
        if median > min(band, 15.0):
            console.print(f"  {name}: median {median:.2f} %, band {band:g}")
    for point, error in zip(loss.errors.points, loss.errors.error[:, 0], strict=True):
        vital = point.series in bar.VITAL and point.year in bar.CRITICAL_YEARS
        if vital and error > bar.VITAL_LIMIT:
            console.print(f"  {point.series} {point.period}: off by {error:.0f} %")
    for each in loss.errors.ranges:
        if each.distance()[0] > 0:
            console.print(f"  {each.text}: {each.model[0]:.4g}")
    for name, distance in loss.facts.items():
        if distance[0] > 0:
            console.print(f"  fact {name} missed by {distance[0]:.3f}")
    for promise in broken:
        if promise.miss[0] > 0:
            console.print(f"  promise {promise.id!r} missed by {promise.miss[0]:.4f}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except GosplanError as error:
        Console(stderr=True).print(str(error), highlight=False, markup=False)
        sys.exit(2)
