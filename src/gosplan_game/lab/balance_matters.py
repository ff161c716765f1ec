"""Levers and answers that never matter: each is changed in a game, and nothing else moves.

A lever is held at its lowest and at its highest order for the whole game, an order that the
office only carries out is objected to whenever it comes, an answer is given in place of the
policy's; main outcomes and standing are compared with the same games without the change. A
lever counts by what it moves over the two years in which it moves that most, an answer by what
it moves in the two years after it: much that matters when it is decided is gone from a sum
over twenty years.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.table import Table

from gosplan_game.core.quantities import Array
from gosplan_game.lab.outcomes import outcomes
from gosplan_game.report.spoken import said
from gosplan_game.scenario import Scenario
from gosplan_game.sim.decisions import FIELDS, levers_of
from gosplan_game.sim.events import has_question
from gosplan_game.sim.history import History
from gosplan_game.sim.run import simulate

RUNS = 12
BASE = "obedient"
LEAST = 0.002
"""Change of an outcome, share of its size, from which something matters."""
LEAST_STANDING = 0.25
"""The same for standing, in its own points."""
WATCHED = ("excess_deaths", "hungry_people", "population", "readiness_defence", "gold",
           "foreign_debt", "gross_industry", "consumption_per_head", "real_wage",
           "statistics_honesty", "standing")
SHOWN = 3
NEAR = ("grain_procurement", "grain_stocks_state", "nutrition_urban", "nutrition_rural",
        "horses", "cattle", "price_level", "kolkhoz_market_ratio", "real_wage",
        "money_in_circulation", "gold", "foreign_debt", "gross_industry", "coal", "steel",
        "electricity", "cotton_cloth", "machinery_output", "investment", "machinery_imports",
        "support_workers", "support_peasants", "support_party", "peasant_disturbances",
        "labour_turnover", "statistics_honesty", "defence_output")
"""Series that are looked at in the quarters after an answer."""
SOON, LEAST_SOON = 8, 0.005
"""Quarters after an answer, and the mean change over them from which it matters, share."""
IDLE = "passive"
ELSE = ("planner", "candid", IDLE, "random")
"""Policies in whose games those events are answered that do not happen to the first."""
BETTER = {"gross_industry": 1, "consumption_per_head": 1, "excess_deaths": -1}
"""Outcomes of which a lever must cost at least one, and the direction that is better."""


def matters(scenario: Scenario, *, seed: int = 1, runs: int = RUNS) -> Iterator[Table | str]:
    """Yield the levers and answers that change nothing, and what the others change most."""
    policy = BASE if BASE in scenario.definition.policies else "passive"
    base = _games(scenario, policy, seed, runs)
    never: list[str] = []
    free: list[str] = []
    table = Table(title=said("lab.matters.levers", policy=policy),
                  title_justify="left", box=SIMPLE_HEAD)
    table.add_column(said("lab.lever"))
    for head in ("lowest", "highest", "opposed"):
        table.add_column(said(f"lab.matters.{head}"))
    nothing = said("lab.nothing")
    for lever in FIELDS:
        ranks = {scenario.authority(lever, turn)
                 for turn in range(scenario.first_turn, scenario.turns)}
        if ranks == {"not_ours"}:
            continue
        cells = ["", "", ""]
        if ranks & {"decide", "propose"}:
            cells[:2] = [_lever(scenario, policy, seed, runs, base, lever, end)
                         for end in (0, 1)]
        if "carry_out" in ranks:
            found = _games(scenario, policy, seed, runs, opposed=(lever,))
            cells[2] = _moved(scenario, base, found)
        if not any(cells):
            never.append(lever)
        free += [said(f"lab.matters.free_at.{end}", lever=lever)
                 for end, text in zip(("lowest", "highest"), cells[:2], strict=True)
                 if text.endswith(said("lab.matters.free"))]
        table.add_row(lever, *(each or nothing for each in cells[:2]),
                      cells[2] or (nothing if "carry_out" in ranks else ""))
    yield table
    if never:
        yield said("lab.matters.never", names=", ".join(never))
    if free:
        yield said("lab.matters.all_better", names=", ".join(free))
    yield from _answers(scenario, policy, seed, runs)


def _games(
    scenario: Scenario, policy: str, seed: int, runs: int, *,
    held: Mapping[str, float] | None = None, choices: Mapping[str, str] | None = None,
    opposed: Collection[str] = (),
) -> History:
    return simulate(
        scenario, policy=policy, runs=runs, seed=seed, shocks="drawn", office=True, grade=True,
        held=held, choices=choices, opposed=opposed,
    )


def _lever(
    scenario: Scenario, policy: str, seed: int, runs: int, base: History,
    lever: str, end: int,
) -> str:
    """Return what holding a lever at its lowest (0) or highest (1) changes, in words."""
    bounds = levers_of(scenario).bounds(lever)
    value = float(np.max(bounds[1]) if end else np.min(bounds[0]))
    if not np.isfinite(value):
        value = 3.0 * float(np.max(getattr(scenario.standing_orders(), lever))) + 1.0
    found = _games(scenario, policy, seed, runs, held={lever: value})
    return _moved(scenario, base, found)


def _moved(scenario: Scenario, base: History, found: History) -> str:
    """Return what moved over the whole game, or else in some two years of it, in words."""
    return _changes(outcomes(base, scenario), outcomes(found, scenario)) or _for_a_time(
        scenario, base, found)


def _for_a_time(scenario: Scenario, base: History, found: History) -> str:
    """Return the series that moved most over any two years, and when these begin, in words."""
    moved = []
    for series in NEAR:
        if series not in base:
            continue
        one, other = (each.get(series).mean(axis=1) for each in (base, found))
        spans = np.lib.stride_tricks.sliding_window_view
        before, after = spans(one, SOON).mean(axis=1), spans(other, SOON).mean(axis=1)
        change = (after - before) / np.maximum(np.abs(before), 1e-9)
        first = int(np.argmax(np.abs(change)))
        if abs(change[first]) >= LEAST_SOON:
            text = said("lab.matters.from", what=series, when=scenario.quarter(first),
                        change=f"{100.0 * change[first]:+.1f}")
            moved.append((abs(change[first]), text))
    return ", ".join(text for _, text in sorted(moved, reverse=True)[:SHOWN])


def _answers(
    scenario: Scenario, policy: str, seed: int, runs: int
) -> Iterator[Table | str]:
    table = Table(title=said("lab.matters.answers", policy=policy, names=", ".join(ELSE)),
                  title_justify="left", box=SIMPLE_HEAD)
    for head in ("lab.event", "lab.matters.answer", "lab.matters.soon", "lab.matters.late"):
        table.add_column(said(head))
    nothing, absent = [], []
    bases: dict[str, History] = {}
    for event in scenario.definition.events:
        if not has_question(event):
            continue
        for name in dict.fromkeys((policy, *ELSE)):
            if name not in scenario.definition.policies:
                continue
            if name not in bases:
                bases[name] = _games(scenario, name, seed, runs)
            fired = _fired(bases[name], event.id)
            if fired:
                break
        else:
            absent.append(event.id)
            continue
        own = {answer for _, answer in fired.values()}
        for choice in event.choices:
            if own == {choice.id}:
                table.add_row(event.id, choice.id, said("lab.matters.own"), "")
                continue
            found = _games(scenario, name, seed, runs, choices={event.id: choice.id})
            soon = _soon(bases[name], found, fired)
            late = _changes(outcomes(bases[name], scenario), outcomes(found, scenario))
            if not soon and not late and not _matters_idly(
                scenario, seed, runs, event.id, choice.id
            ):
                nothing.append(f"{event.id}: {choice.id}")
            unmoved = said("lab.nothing")
            table.add_row(event.id, choice.id, soon or unmoved, late or unmoved)
    yield table
    if nothing:
        yield said("lab.matters.idle_answers", names="; ".join(nothing))
    if absent:
        yield said("lab.matters.absent", names=", ".join(absent))


def _matters_idly(
    scenario: Scenario, seed: int, runs: int, event: str, choice: str
) -> bool:
    """Return whether an answer matters to an office that orders nothing of its own.

    Who gives new orders ends what an answer set of them: with such a policy it may seem to
    change nothing.
    """
    base = _games(scenario, IDLE, seed, runs)
    fired = _fired(base, event)
    if not fired or {answer for _, answer in fired.values()} == {choice}:
        return bool(fired)
    return bool(_soon(base, _games(scenario, IDLE, seed, runs, choices={event: choice}), fired))


def _fired(history: History, event: str) -> dict[int, tuple[int, str]]:
    """Return the turn and the answer with which an event first happened, by run."""
    found: dict[int, tuple[int, str]] = {}
    for firing in history.fired:
        if firing.event == event:
            for run, answer in zip(firing.runs, firing.choices, strict=True):
                found.setdefault(run, (firing.turn, answer))
    return found


def _soon(base: History, found: History, fired: Mapping[int, tuple[int, str]]) -> str:
    """Return the series that an answer moves most in the quarters after it, in words."""
    moved = []
    for series in NEAR:
        if series not in base:
            continue
        one, other = base.get(series), found.get(series)
        spans = [(run, slice(turn, turn + SOON)) for run, (turn, _) in fired.items()]
        before = np.mean([one[span, run].mean() for run, span in spans])
        after = np.mean([other[span, run].mean() for run, span in spans])
        size = abs(after - before) / max(abs(before), 1e-9)
        if size >= LEAST_SOON:
            moved.append((size, f"{series} {100.0 * (after - before) / abs(before):+.1f} %"
                          if before else said("lab.matters.from_nought", what=series)))
    return ", ".join(text for _, text in sorted(moved, reverse=True)[:SHOWN])


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
    return f"{text}{said('lab.matters.free')}" if all(better) else text
