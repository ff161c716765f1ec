"""Levers and answers that never matter: each is changed in a game, and nothing else moves.

A lever is held at its lowest and at its highest order for the whole game, an answer is given
in place of the policy's; main outcomes and standing are compared with the same games without
the change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.table import Table

from gosplan_game.core.quantities import Array
from gosplan_game.lab.outcomes import outcomes
from gosplan_game.scenario import Scenario
from gosplan_game.sim.decisions import FIELDS, levers_of
from gosplan_game.sim.events import has_question
from gosplan_game.sim.run import simulate

RUNS = 6
BASE = "obedient"
LEAST = 0.002
"""Change of an outcome, share of its size, from which something matters."""
LEAST_STANDING = 0.25
"""The same for standing, in its own points."""
WATCHED = ("excess_deaths", "hungry_people", "population", "readiness_defence", "gold",
           "foreign_debt", "gross_industry", "consumption_per_head", "real_wage",
           "statistics_honesty", "standing")
SHOWN = 3
BETTER = {"gross_industry": 1, "consumption_per_head": 1, "excess_deaths": -1}
"""Outcomes of which a lever must cost at least one, and the direction that is better."""
FREE = "; costs nothing"


def matters(scenario: Scenario, *, seed: int = 1, runs: int = RUNS) -> Iterator[Table | str]:
    """Yield the levers and answers that change nothing, and what the others change most."""
    policy = BASE if BASE in scenario.definition.policies else "passive"
    base = _played(scenario, policy, seed, runs)
    never: list[str] = []
    free: list[str] = []
    table = Table(title=f"Levers held at a bound for the whole game, against {policy}",
                  title_justify="left", box=SIMPLE_HEAD)
    for head in ("lever", "at its lowest", "at its highest"):
        table.add_column(head)
    for lever in FIELDS:
        if all(scenario.authority(lever, turn) == "not_ours"
               for turn in range(scenario.first_turn, scenario.turns)):
            continue
        cells = [_lever(scenario, policy, seed, runs, base, lever, end) for end in (0, 1)]
        if not any(cells):
            never.append(lever)
        free += [f"{lever} at its {end}" for end, text in zip(("lowest", "highest"), cells,
                                                              strict=True) if text.endswith(FREE)]
        table.add_row(lever, *(each or "nothing" for each in cells))
    yield table
    if never:
        yield f"Levers that change nothing at either bound: {', '.join(never)}."
    if free:
        yield f"Levers that make industry, consumption and deaths all better: {', '.join(free)}."
    yield from _answers(scenario, policy, seed, runs, base)


def _played(
    scenario: Scenario, policy: str, seed: int, runs: int, *,
    held: Mapping[str, float] | None = None, choices: Mapping[str, str] | None = None,
) -> dict[str, Array]:
    history = simulate(
        scenario, policy=policy, runs=runs, seed=seed, shocks="drawn", office=True, grade=True,
        held=held, choices=choices,
    )
    return outcomes(history, scenario)


def _lever(
    scenario: Scenario, policy: str, seed: int, runs: int, base: Mapping[str, Array],
    lever: str, end: int,
) -> str:
    """Return what holding a lever at its lowest (0) or highest (1) changes, in words."""
    bounds = levers_of(scenario).bounds(lever)
    value = float(np.max(bounds[1]) if end else np.min(bounds[0]))
    if not np.isfinite(value):
        value = 3.0 * float(np.max(getattr(scenario.standing_orders(), lever))) + 1.0
    return _changes(base, _played(scenario, policy, seed, runs, held={lever: value}))


def _answers(
    scenario: Scenario, policy: str, seed: int, runs: int, base: Mapping[str, Array]
) -> Iterator[Table | str]:
    table = Table(title=f"Answers to events, against {policy}", title_justify="left",
                  box=SIMPLE_HEAD)
    for head in ("event", "answer", "changes"):
        table.add_column(head)
    same = []
    for event in scenario.definition.events:
        if not has_question(event) or not base[f"event {event.id}"].any():
            continue
        found = {
            choice.id: _changes(base, _played(scenario, policy, seed, runs,
                                              choices={event.id: choice.id}))
            for choice in event.choices
        }
        for choice, text in found.items():
            table.add_row(event.id, choice, text or "as the policy's own")
        if not any(found.values()):
            same.append(event.id)
    yield table
    if same:
        yield f"Events whose answers all come to the same: {', '.join(same)}."


def _changes(base: Mapping[str, Array], found: Mapping[str, Array]) -> str:
    """Return the outcomes that moved most; empty where none did."""
    moved = []
    for name in WATCHED:
        if name not in base or name not in found:
            continue
        before, after = float(base[name].mean()), float(found[name].mean())
        if name == "standing":
            size = abs(after - before) / 100.0
            enough = abs(after - before) >= LEAST_STANDING
        else:
            size = abs(after - before) / max(abs(before), 1e-9)
            enough = size >= LEAST
        if enough:
            change = f"{after - before:+.1f}" if name == "standing" else (
                f"{100 * (after / before - 1.0) if before else 100.0:+.1f} %")
            moved.append((size, f"{name} {change}"))
    text = ", ".join(each for _, each in sorted(moved, reverse=True)[:SHOWN])
    better = [float((found[name] - base[name]).mean()) * sign >= LEAST * float(base[name].mean())
              for name, sign in BETTER.items()]
    return f"{text}{FREE}" if all(better) else text
