"""Whole games in batches: the laboratory's way to play."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.errors import GosplanError
from gosplan_game.core.parameters import Params
from gosplan_game.scenario.reasons import either, problem, quarter_of, reason
from gosplan_game.sim.decisions import FIELDS, fields_of
from gosplan_game.sim.engine import Engine, Opening
from gosplan_game.sim.ensemble import ensemble_changes
from gosplan_game.sim.history import Firing, History
from gosplan_game.sim.office.results import joined, results
from gosplan_game.sim.office.rules import Rules
from gosplan_game.sim.policies import Policy, View, policy_named
from gosplan_game.sim.policies.altered import Altered
from gosplan_game.sim.policies.saved import SavedPolicy
from gosplan_game.sim.reasons import outside
from gosplan_game.sim.recorder import Recorder
from gosplan_game.sim.saves import SavedGame
from gosplan_game.sim.series import catalogue_of

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario

CHUNK = 1280
"""Runs carried side by side: with fewer the time goes into beginning each operation of numpy."""


def simulate(
    scenario: Scenario,
    *,
    policy: str = "historical",
    runs: int = 1,
    seed: int = 1,
    shocks: str | None = None,
    overlay: str | Sequence[str] | None = None,
    ensemble: bool = False,
    decisions: SavedGame | Mapping[str, Any] | str | Path | None = None,
    until: Quarter | str | None = None,
    office: str | bool | None = None,
    series: Sequence[str] | None = None,
    changes: Mapping[str, Any] | None = None,
    first_run: int = 0,
    grade: bool = False,
    rules: Rules | None = None,
    choices: Mapping[str, str] | None = None,
    held: Mapping[str, float] | None = None,
    opposed: Collection[str] = (),
) -> History:
    """Play a scenario in a batch of runs and return what was recorded.

    Args:
        scenario: What is played.
        policy: Name of one of the scenario's policies.
        runs: How many runs; they differ by weather, draws and, with ``ensemble``,
            parameters.
        seed: Key of all draws.
        shocks: ``"drawn"`` or ``"historical"`` weather; historical is the default of the
            historical policy, drawn of all others.
        overlay: Name or names of parameter overlays of the scenario.
        ensemble: Whether each run takes its own parameters from their ranges.
        decisions: A saved game (or its file), whose orders are followed instead of the
            policy's from its first stop on.
        until: Last quarter, inclusive; the scenario's end by default. It may reach four
            quarters past the end.
        office: ``"on"`` or ``"off"``: whether the rules of the office hold. Off by default,
            but on for a saved game, which was played under them.
        series: Ids or patterns such as ``*@ukraine``; by default the national series.
        changes: Parameter values by name, laid over all else.
        first_run: Number of the first run, so that a large batch can be played in parts.
        grade: Whether to play on for a year and grade the commitments: `History.results`.
        rules: Difficulty, free mode and floor; by default the scenario's own.
        choices: Answers to events by id, put in place of the policy's.
        held: Orders by lever or item of one, put in place of the policy's in every quarter.
        opposed: Levers of which every order from above is objected to.

    Raises:
        GosplanError: A policy, overlay, series or quarter that the scenario lacks.
    """
    if runs < 1:
        raise GosplanError(reason("no_runs", runs=runs))
    catalogue = catalogue_of(scenario)
    wanted = catalogue.national() if series is None else catalogue.matching(series)
    ids = catalogue.with_parts(wanted)
    turns = _turns(scenario, until)
    at_once = 1 < runs <= CHUNK
    recorder = Recorder(catalogue, ids, turns=turns, runs=0 if at_once else runs)
    fired: list[Firing] = []
    drawn = _drawn(policy if decisions is None else "", shocks)
    overlays = (overlay,) if isinstance(overlay, str) else tuple(overlay or ())
    graded = []
    for first in range(0, runs, CHUNK):
        numbers = first_run + np.arange(first, min(first + CHUNK, runs), dtype=np.int64)
        player = (
            policy_named(scenario, policy)
            if decisions is None
            else SavedPolicy(scenario, policy, decisions)
        )
        parameter_changes: dict[str, Any] = dict(changes or {})
        if ensemble:
            drawn_changes = ensemble_changes(scenario, seed=seed, runs=numbers)
            parameter_changes = {**drawn_changes, **parameter_changes}
        params: Params = scenario.parameters(overlays, parameter_changes)
        engine = Engine(
            scenario,
            seed=seed,
            runs=numbers,
            params=params,
            drawn=drawn,
            office=_on(office, saved=decisions is not None),
            ids=(*player.series(), *ids),
            extra_turns=4,
            rules=rules,
        )
        if choices or held or opposed:
            player = Altered(player, choices or {}, held or {}, opposed)
        _play(engine, player, turns)
        if at_once:
            recorder.share(engine.recorder, turns=turns)
        else:
            recorder.take(engine.recorder, first=first, count=numbers.size, turns=turns)
        fired += _firings(engine, first, numbers.size)
        if grade:
            graded.append(results(engine, numbers.size))
    history = History(
        catalogue=catalogue, start=scenario.quarter(0), recorder=recorder, fired=fired
    )
    if graded:
        history.results = joined(graded)
    return history


def _turns(scenario: Scenario, until: Quarter | str | None) -> int:
    if until is None:
        return scenario.turns
    if isinstance(until, str):
        try:
            until = quarter_of(until)
        except ValueError as error:
            raise GosplanError(problem("at", where="until", what=error.args[0])) from None
    turns = until - scenario.quarter(0) + 1
    if not 1 <= turns <= scenario.turns + 4:
        raise GosplanError(outside("until", until, scenario))
    return turns


def _drawn(policy: str, shocks: str | None) -> bool:
    if shocks is None:
        return policy != "historical"
    if shocks not in ("drawn", "historical"):
        raise GosplanError(reason(
            "one_of", what="shocks", known=either(["drawn", "historical"]), found=repr(shocks)))
    return shocks == "drawn"


def _on(office: str | bool | None, *, saved: bool) -> bool:
    if office is None:
        return saved
    if isinstance(office, bool):
        return office
    if office not in ("on", "off"):
        raise GosplanError(reason(
            "one_of", what="office", known=either(["on", "off"]), found=repr(office)))
    return office == "on"


def _play(engine: Engine, player: Policy, turns: int) -> None:
    """Carry a chunk through its quarters."""
    opening_policy = replayed_policy(engine.scenario)
    while engine.turn < turns:
        turn = engine.turn
        actor = player
        if opening_policy is not None and turn < engine.scenario.first_turn:
            actor = opening_policy
        opening = engine.begin()
        wanted = decided(engine, actor, opening)
        engine.finish(wanted)


def replayed_policy(scenario: Scenario) -> Policy | None:
    """Return the policy of the quarters replayed before play opens, if there are any."""
    replay = scenario.definition.replay
    return None if replay is None else policy_named(scenario, replay.policy)


def decided(engine: Engine, actor: Policy, opening: Opening) -> Decisions:
    """Let a policy answer what the quarter brings and return the orders it wants.

    With the office on, orders given outside a stop are ignored.
    """
    view = View(engine)
    for occurrence in opening.occurrences:
        engine.answer_event(occurrence, actor.choices(occurrence, view))
    governed = engine.governed
    if governed:
        for index in opening.drafted:
            engine.sign_plan(index, *actor.plan(index, view))
        for index in opening.given:
            counter, gap = actor.counters(index, view)
            engine.answer_mandate(index, counter, gap, actor.looks_well(index, view))
        for place in actor.inspections(view):
            engine.inspect(place)
        if opening.at_stop.any():
            for order in engine.line.from_above.new:
                delay, objection = actor.reply(order.lever, view)
                if delay.any() or objection.any():
                    here = opening.at_stop
                    engine.answer_order(order.lever, delay & here, objection & here)
            engine.release(actor.ordered(view), opening.at_stop)
    wanted = actor.orders(view)
    if not governed or opening.at_stop.all():
        return wanted
    if not opening.at_stop.any():
        return engine.wanted
    before, after = fields_of(engine.wanted), fields_of(wanted)
    return Decisions(
        **{name: np.where(opening.at_stop, after[name], before[name]) for name in FIELDS}
    )


def _firings(engine: Engine, first: int, count: int) -> list[Firing]:
    """Return the events of a chunk with the columns of the whole batch."""
    found = []
    for each in engine.events.log:
        kept = bisect_left(each.runs, count)
        if kept:
            runs = tuple(run + first for run in each.runs[:kept])
            found.append(Firing(each.event, each.turn, runs, each.choices[:kept]))
    return found
