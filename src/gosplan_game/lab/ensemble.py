"""An ensemble of parameter sets that fit the record, and the bands it spans.

``python -m gosplan_game.lab.ensemble SCENARIO`` writes ``ensemble.json`` beside the
scenario. From the scenario's own parameters a line is drawn in a random direction for each of
many chains, and halved until its end meets the criteria: the chains start as far apart as
the record lets them. From there they walk through the ranges; a step counts only
if the set it leads to still meets the criteria. The chains
therefore spread over the sets that the record does not reject, each parameter in
proportion to a triangular prior about the scenario's value. How much wider the sets lie
at the end than half way says whether the walk was long enough.

Source: Metropolis et al. (1953) with the steps of ter Braak (2006), differential evolution
Markov chain; the acceptable sets after Hornberger & Spear (1981); starts wider than the end, after
Gelman & Rubin (1992).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gosplan_game.core.quantities import Array
from gosplan_game.lab.calibrate_errors import Errors, Judge, Mask
from gosplan_game.lab.calibrate_space import ALL, Space, space_of
from gosplan_game.lab.ensemble_criteria import Criteria, criteria_for
from gosplan_game.lab.hindcast import reference_series
from gosplan_game.lab.identification_pulls import Pull, pulls_of
from gosplan_game.lab.validation.fingerprint import content_hash, fit_marks
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.sim.ensemble import FILE, WHOLE

TURNED = 0.15
"""Share of the numbers that a step turns."""

STRIDE = 0.5
"""Percentage points by which one number's first steps should move its series."""

LONGEST = 0.3
"""Longest step, as a share of the range."""

WANTED_RATE = 0.25
"""Share of steps that should count; the length of steps follows it in the first half."""

FARTHEST, HALVINGS = 32.0, 10
"""Where the lines of the starts end at first, in strides, and how often they are halved."""

BAND = (0.1, 0.9)

DIGITS = 4
"""Significant digits of a member in the file."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The end of a walk."""

    space: Space
    values: Array
    """(dimension, chain)."""
    growth: float
    """Spread at the end over that half way, middle number; near 1 if it was long enough."""
    accepted: float
    """Share of steps of the second half that counted."""
    criteria: Criteria


def walk(
    judge: Judge, space: Space, *, chains: int = 64, steps: int = 800, seed: int = 1,
    progress: Progress | None = None,
) -> Walk:
    """Walk from the scenario's parameters through all that meet the criteria.

    Args:
        judge: Measures sets against the record.
        space: What is turned.
        chains: How many sets walk side by side.
        steps: How many steps each takes.
        seed: Key of the walk.
        progress: Shows how far it is.
    """
    centre = space.central()[:, None]
    criteria = criteria_for(judge.judge(space, centre))
    walkers = _Walkers(
        space.unit(centre),
        strides(pulls_of(judge, space)),
        chains,
        np.random.Generator(np.random.PCG64(seed)),
    )
    task = progress.add_task("steps", total=steps) if progress else None
    walkers.spread(lambda places: criteria.meets(judge.judge(space, space.values(places))))
    counted, half_way = [], walkers.places
    for step in range(steps):
        wanted = walkers.proposal()
        possible = walkers.likely(wanted)
        if possible.any():
            errors = judge.judge(space, space.values(wanted[:, possible]))
            possible[possible] = criteria.meets(errors)
        walkers.move(wanted, possible, learning=step < steps // 2)
        if step == steps // 2:
            half_way = walkers.places
        if step >= steps // 2:
            counted.append(possible.mean())
        if progress and task is not None:
            progress.update(task, completed=step + 1)
    growth = walkers.places.std(axis=1) / np.maximum(half_way.std(axis=1), 1e-9)
    values = space.values(walkers.places)
    rate = float(np.mean(counted or [0.0]))
    return Walk(space, values, float(np.median(growth)), rate, criteria)


def strides(pulls: Sequence[Pull]) -> Array:
    """Return the length of steps by dimension: long where the record hardly reacts."""
    change = np.array([pull.change for pull in pulls])
    return np.minimum(LONGEST, 0.5 * STRIDE / np.maximum(change, 1e-9))[:, None]


class _Walkers:
    """Chains between 0 and 1 in every dimension."""

    def __init__(
        self, peak: Array, strides: Array, chains: int, random: np.random.Generator
    ) -> None:
        self.peak = peak
        self.strides = strides
        self.places: Array = np.repeat(peak, chains, axis=1)
        self.random = random
        self.length = np.full(chains, 1.0)

    def spread(self, meets: Callable[[Array], Mask]) -> None:
        """Put every chain at the far end of a line that `meets` accepts, by bisection."""
        direction = self.strides * self.random.standard_normal(self.places.shape)
        near: Array = np.zeros(self.places.shape[1])
        far = np.full_like(near, FARTHEST)
        for _ in range(HALVINGS):
            middle = (near + far) / 2
            good = meets(self._along(direction, middle))
            near, far = np.where(good, middle, near), np.where(good, far, middle)
        self.places = self._along(direction, near)

    def _along(self, direction: Array, distance: Array) -> Array:
        """Return the places at a distance from the peak, (dimension, chain)."""
        places: Array = np.clip(self.peak + distance * direction, 0.0, 1.0)
        return places

    def proposal(self) -> Array:
        """Return a new place for every chain, (dimension, chain)."""
        dimensions, chains = self.places.shape
        turned = self.random.random((dimensions, chains)) < TURNED
        plain = self.length * self.strides * self.random.standard_normal((dimensions, chains))
        first, second = (self.random.permutation(chains) for _ in range(2))
        others = self.places[:, first] - self.places[:, second]
        towards = self.random.random(chains) < 0.5
        scale = 2.38 / np.sqrt(2 * TURNED * dimensions)
        step = np.where(towards, scale * others + 0.1 * plain, plain)
        wanted = self.places + np.where(turned, step, 0.0)
        wanted = np.abs(wanted)  # reflected at both ends, which keeps the steps symmetric
        return np.clip(np.where(wanted > 1.0, 2.0 - wanted, wanted), 0.0, 1.0)

    def likely(self, wanted: Array) -> Mask:
        """Return which chains may move as far as the prior goes, (chain,)."""
        ratio = self._prior(wanted) - self._prior(self.places)
        return np.log(self.random.random(wanted.shape[1])) < ratio

    def _prior(self, places: Array) -> Array:
        """Return the logarithm of the triangular density, (chain,)."""
        rising = places / np.maximum(self.peak, 1e-9)
        falling = (1.0 - places) / np.maximum(1.0 - self.peak, 1e-9)
        density = np.where(places <= self.peak, rising, falling)
        total: Array = np.log(np.maximum(density, 1e-6)).sum(axis=0)
        return total

    def move(self, wanted: Array, counts: Mask, *, learning: bool) -> None:
        """Move the chains whose step counts, and learn how long steps should be."""
        self.places = np.where(counts, wanted, self.places)
        if learning:
            self.length = np.clip(self.length * np.exp(0.1 * (counts - WANTED_RATE)), 0.01, 20.0)


def make(
    scenario: Scenario, *, chains: int, steps: int, seed: int, console: Console
) -> dict[str, Any]:
    """Return the document of an ensemble: members that meet the criteria, tested as written."""
    judge, space = Judge(scenario), space_of(scenario, (ALL,))
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeRemainingColumn())  # fmt: skip
    with Progress(*columns, console=console, disable=console.quiet) as progress:
        found = walk(judge, space, chains=chains, steps=steps, seed=seed, progress=progress)
    rounded = np.vectorize(lambda value: float(f"{value:.{DIGITS}g}"))(found.values)
    # Rounding may carry a number over its bound by the last digit.
    lower = np.array([[each.lower] for each in space.dimensions])
    upper = np.array([[each.upper] for each in space.dimensions])
    rounded = np.clip(rounded, lower, upper)
    errors = judge.judge(space, rounded)
    kept = found.criteria.meets(errors)
    return {
        "scenario": scenario.id,
        "content": content_hash(scenario),
        "fit": fit_marks(scenario),
        "method": f"{chains} chains of {steps} steps, seed {seed}",
        "meets_bar": found.criteria.is_bar,
        "criteria": found.criteria.texts(),
        "accepted": round(found.accepted, 3),
        "growth": round(found.growth, 3),
        "loss": [round(float(each), 2) for each in errors.loss()[kept]],
        "names": [f"{each.name}.{WHOLE}" if each.factor else each.name
                  for each in space.dimensions],
        "central": [each.central for each in space.dimensions],
        "lower": [each.lower for each in space.dimensions],
        "upper": [each.upper for each in space.dimensions],
        "bands": bands(scenario, judge, space, rounded[:, kept]),
        "members": rounded[:, kept].T.tolist(),
    }  # fmt: skip


def bands(scenario: Scenario, judge: Judge, space: Space, values: Array) -> dict[str, Any]:
    """Return the yearly tenth and ninth deciles of the series with a record.

    Args:
        scenario: What is played.
        judge: Plays it.
        space: Of the values.
        values: Members, (dimension, member).
    """
    history = judge.play(runs=values.shape[1], changes=space.changes(values))
    found = {}
    for name in reference_series(scenario):
        if name not in history:
            continue
        years, lines = history.annual(name)
        low, high = np.quantile(lines, BAND, axis=1)
        found[name] = {
            "first": int(years[0]),
            "low": [float(f"{value:.4g}") for value in low],
            "high": [float(f"{value:.4g}") for value in high],
        }
    return found


def write(document: dict[str, Any], path: Path) -> None:
    """Write the document with one line a member."""
    head = {key: each for key, each in document.items() if key not in ("bands", "members")}
    lines = [f" {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    spans = [f"  {json.dumps(key)}: {json.dumps(each)}" for key, each in document["bands"].items()]
    lines.append(' "bands": {\n' + ",\n".join(spans) + "\n },")
    rows = [f"  {json.dumps(row, separators=(',', ':'))}" for row in document["members"]]
    text = "{\n" + "\n".join(lines) + '\n "members": [\n' + ",\n".join(rows) + "\n ]\n}\n"
    path.write_text(text, encoding="utf-8")


def judged_members(scenario: Scenario, document: dict[str, Any]) -> Errors:
    """Return the errors of the members of a document against the record."""
    names = [name.removesuffix(f".{WHOLE}") for name in document["names"]]
    space = space_of(scenario, names)
    order = [names.index(name) for name in space.names]
    members = np.array(document["members"]).T[order]
    return Judge(scenario).judge(space, members)


def main(argv: Sequence[str] | None = None) -> int:
    """Make an ensemble and write it beside its scenario."""
    parser = argparse.ArgumentParser(
        prog="python -m gosplan_game.lab.ensemble", description=main.__doc__
    )
    parser.add_argument("scenario", metavar="SCENARIO")
    parser.add_argument("--members", type=int, default=64, help="chains; each gives one member")
    parser.add_argument("--steps", type=int, default=800)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", metavar="FILE", help=f"default: {FILE} in the scenario's folder")
    arguments = parser.parse_args(argv)
    scenario = load_scenario(arguments.scenario)
    folder = scenario.path if scenario.path.is_dir() else scenario.path.parent
    console = Console(stderr=True)
    document = make(
        scenario, chains=arguments.members, steps=arguments.steps, seed=arguments.seed,
        console=console,
    )
    target = Path(arguments.out) if arguments.out else folder / FILE
    write(document, target)
    for text in document["criteria"]:
        console.print(text, highlight=False)
    console.print(
        f"{len(document['members'])} members in {target}; {document['accepted']:.0%} of the steps "
        f"counted; spread at the end {document['growth']:.2f} times that half way",
        highlight=False,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
