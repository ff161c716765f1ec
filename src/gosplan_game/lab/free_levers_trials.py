"""Is any lever a free lunch? Every lever at each bound, and a search of mixtures.

From historical orders and shocks each lever that the office may ever move is held at each of
its bounds for the whole game. A bound is free if it improves industry, consumption and
excess deaths at once; where a model offers that, it lacks a cost. It is asked of the
central parameters and of the ensemble. Levers that are never the office's, relief and audits
are exempt and shown with their effect.

Source: ours, after the bars of the game: what is free is named, no cost is invented for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import TypeVar

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.quantities import Array
from gosplan_game.lab.counterfactual_outcomes import total, years
from gosplan_game.lab.workers import in_parts
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.sim.columns import widened
from gosplan_game.sim.decisions import SHARED_OUT, fields_of, levers_of, shared_out
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.ensemble import ensemble_changes
from gosplan_game.sim.history import History
from gosplan_game.sim.policies import policy_named
from gosplan_game.sim.quarters import measured
from gosplan_game.sim.recorder import Recorder
from gosplan_game.sim.run import decided
from gosplan_game.sim.series import catalogue_of
from gosplan_game.sim.step import step

Container = TypeVar("Container")

SERIES = ("gross_industry", "consumption_per_head", "excess_deaths", "readiness_defence")

EXEMPT = ("grain_relief", "foreign_relief", "seed_loans", "village_sales", "statistics_audit")
"""Relief and audits: they are there to help."""

NOTICEABLE = 0.01
"""Percent by which an outcome must change to count as better."""

UNBOUNDED = 2.0
"""A lever without an upper bound is held at this many times its greatest order."""

COLUMNS = 256


@dataclass(frozen=True, slots=True)
class Trial:
    """Some items held at some values for the whole game."""

    held: tuple[tuple[str, float], ...]
    name: str
    bound: str
    """``lowest``, ``highest``, or ``mixture``."""
    authority: str
    """``decide`` or ``propose``: the most that the office may ever do; ``exempt``; ``not_ours``."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a trial changes, by member of the ensemble, (run,) each."""

    trial: Trial
    industry: Array
    """Percent."""
    consumption: Array
    """Percent."""
    deaths: Array
    """Thousand."""
    deaths_before: Array
    """Thousand, in history under the same parameters."""
    readiness: Array
    """Percent; shown, not judged: a lever may pay with it."""

    def free(self) -> Array:
        """Return in which runs all three outcomes are better, (run,)."""
        saved = -100 * self.deaths / np.maximum(self.deaths_before, 1e-9)
        better = np.minimum(np.minimum(self.industry, self.consumption), saved)
        return np.asarray(better > NOTICEABLE)


def trials(scenario: Scenario) -> list[Trial]:
    """Return every item of every lever at each bound."""
    levers, quarters = levers_of(scenario), _quarters(scenario)
    found = []
    for item in levers.items.values():
        limits = levers.limits(item.id, 0)
        greatest = max(levers.value(orders, item.id) for orders, _ in quarters)
        upper = limits.upper if np.isfinite(limits.upper) else UNBOUNDED * greatest
        authority = _authority(scenario, item.lever)
        found += [
            Trial(((item.id, value),), item.id, bound, authority)
            for bound, value in (("lowest", limits.lower), ("highest", upper))
        ]
    return found


def _authority(scenario: Scenario, lever: str) -> str:
    held = {scenario.authority(lever, turn) for turn in range(scenario.turns)}
    if lever in EXEMPT:
        return "exempt"
    if "decide" in held:
        return "decide"
    return "propose" if held & {"propose", "carry_out"} else "not_ours"


def mixtures(scenario: Scenario, count: int, seed: int) -> list[Trial]:
    """Return random policies: two to eight items of the office held anywhere within bounds."""
    random = np.random.Generator(np.random.PCG64(seed))
    ours = [each for each in trials(scenario) if each.authority == "decide"]
    ranges = {each.name: each.held[0][1] for each in ours if each.bound == "lowest"}
    tops = {each.name: each.held[0][1] for each in ours if each.bound == "highest"}
    names, found = sorted(ranges), []
    for number in range(count):
        chosen = random.choice(len(names), size=int(random.integers(2, 9)), replace=False)
        held = tuple(
            (names[place], float(random.uniform(ranges[names[place]], tops[names[place]])))
            for place in sorted(chosen)
        )
        found.append(Trial(held, f"mixture {number + 1}", "mixture", "decide"))
    return found


def effects(
    scenario: Scenario, wanted: Sequence[Trial], *, members: int = 1, workers: int | None = None
) -> list[Effect]:
    """Play trials beside history and return what they change.

    Args:
        scenario: What is played.
        wanted: The trials.
        members: Parameter sets of the ensemble; 1 for the central parameters.
        workers: Processes; None for one per core.
    """
    size = max(COLUMNS // members - 1, 1)
    parts = [
        _Part(str(scenario.path), tuple(wanted[first : first + size]), members)
        for first in range(0, len(wanted), size)
    ]
    return [each for found in in_parts(_played, parts, workers=workers) for each in found]


@dataclass(frozen=True, slots=True)
class _Part:
    """Some trials, to be played in one batch with history."""

    scenario: str
    trials: tuple[Trial, ...]
    members: int


def _played(part: _Part) -> list[Effect]:
    scenario = _scenario(part.scenario)
    columns = [(), *(each.held for each in part.trials)]
    found = _outcomes(scenario, columns, part.members)
    base = {name: values[0] for name, values in found.items()}
    return [
        Effect(
            trial,
            100 * (found["industry"][place] / base["industry"] - 1),
            100 * (found["consumption"][place] / base["consumption"] - 1),
            found["deaths"][place] - base["deaths"],
            base["deaths"],
            100 * (found["readiness"][place] / base["readiness"] - 1),
        )
        for place, trial in enumerate(part.trials, start=1)
    ]


@cache
def _scenario(source: str) -> Scenario:
    """Return a scenario, read once in each process."""
    return load_scenario(source)


def _outcomes(
    scenario: Scenario, columns: Sequence[Sequence[tuple[str, float]]], members: int
) -> dict[str, Array]:
    """Return the outcomes of policies under every parameter set, (policy, member) each."""
    runs = len(columns) * members
    changes: Mapping[str, Array] = {}
    if members > 1:
        numbers = np.tile(np.arange(members, dtype=np.int64), len(columns))
        changes = ensemble_changes(scenario, seed=1, runs=numbers)
    params = scenario.parameters((), changes)
    catalogue = catalogue_of(scenario)
    recorder = Recorder(
        catalogue, catalogue.with_parts(SERIES), turns=scenario.turns, runs=max(runs, 2)
    )
    state = widened(scenario.initial_state(), max(runs, 2))
    for turn, (orders, outside) in enumerate(_quarters(scenario)):
        held = _held(scenario, orders, columns, members)
        before = state
        state, flows = step(before, held, outside, params)
        values = measured(before, state, flows, held, outside, params, scenario)
        recorder.record(turn, values)
    history = History(catalogue=catalogue, start=scenario.quarter(0), recorder=recorder)
    return {
        name: values[:runs].reshape(len(columns), members)
        for name, values in _three(history, scenario).items()
    }


def _three(history: History, scenario: Scenario) -> dict[str, Array]:
    """Return the outcomes of each run, (run,).

    Industry is the mean of 1937-40, consumption of 1928-40 (of shorter scenarios the last
    years and the whole); deaths are all excess deaths, readiness that of the end.
    """
    last = min(1940, scenario.end.year)
    first = scenario.start.year
    eaten = (max(first, 1928) if last > 1928 else first, last)
    span = (str(scenario.start), str(scenario.end))
    return {
        "industry": years(history, "gross_industry", min(1937, last - 1), last).mean(axis=0),
        "consumption": years(history, "consumption_per_head", *eaten).mean(axis=0),
        "deaths": total(history, "excess_deaths", *span),
        "readiness": history.get("readiness_defence")[-1],
    }


def _held(
    scenario: Scenario, orders: Decisions,
    columns: Sequence[Sequence[tuple[str, float]]], members: int,
) -> Decisions:
    """Return history's orders with each policy's items held, in columns by policy and member."""
    levers, arrays = levers_of(scenario), fields_of(orders)
    runs = max(len(columns) * members, 2)
    touched: dict[str, Array] = {}
    for place, held in enumerate(columns):
        span = slice(place * members, (place + 1) * members)
        for item_id, value in held:
            item = levers.item(item_id)
            if item.lever not in touched:
                old = arrays[item.lever]
                touched[item.lever] = np.repeat(old, runs, axis=-1)
            if item.index is None:
                touched[item.lever][span] = value
            else:
                touched[item.lever][item.index, span] = value
    for name in SHARED_OUT:
        if name in touched:
            touched[name] = shared_out(touched[name])
    return Decisions(**{**arrays, **touched})


@cache
def _quarters(scenario: Scenario) -> tuple[tuple[Decisions, Exogenous], ...]:
    """Return the orders in force, events included, and the sky of every historical quarter."""
    player = policy_named(scenario, "historical")
    engine = Engine(
        scenario, seed=1, runs=np.zeros(1, dtype=np.int64), params=scenario.parameters(),
        drawn=False, office=False,
    )
    found = []
    for _ in range(scenario.turns):
        wanted = decided(engine, player, engine.begin())
        outside = engine.outside()
        engine.finish(wanted)
        found.append((_first_run(engine.in_force), _first_run(outside)))
    return tuple(found)


def _first_run(container: Container) -> Container:
    """Return a container whose arrays hold their first run alone."""
    arrays = {item.name: getattr(container, item.name) for item in fields(container)}  # type: ignore[arg-type]
    return type(container)(**{
        name: value[..., :1] if isinstance(value, np.ndarray) else value
        for name, value in arrays.items()
    })
