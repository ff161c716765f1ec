"""The linter that plays: what is wrong with a scenario only shows in games.

Bots play it with the office on; what never happens, what nobody can do and what
needs no doing is reported as a warning, since the author may mean it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.errors import GosplanError, Problem
from gosplan_game.core.quantities import Array
from gosplan_game.scenario import Scenario
from gosplan_game.scenario.reasons import reason
from gosplan_game.sim import reasons
from gosplan_game.sim.history import History
from gosplan_game.sim.office.results import KEPT, PARTLY
from gosplan_game.sim.run import simulate

BOTS = ("passive", "random", "obedient", "candid", "planner", "historical")
IDLE = "passive"
RUNS = 40
"""Games by each bot."""

OFTEN = 0.9
"""Share of the idle bot's games in which a commitment kept asks for nothing."""


@dataclass(frozen=True, slots=True)
class Played:
    """The games of one bot."""

    grades: Mapping[str, Array]
    fired: frozenset[str]
    stops: Array
    """Stops of each game, (run,)."""


def playtest(scenario: Scenario, file: str) -> list[Problem]:
    """Play a scenario with the bots and return what looks wrong.

    Args:
        scenario: A sound scenario.
        file: What the findings name as their file.
    """
    games = {}
    problems = []
    for bot in BOTS:
        if bot not in scenario.definition.policies:
            continue
        try:
            history = simulate(
                scenario, policy=bot, runs=RUNS, shocks="drawn", office=True, grade=True, series=()
            )
        except GosplanError as error:
            problems.append(Problem(file, 1, 1, "error", reason(
                "lab.play.by", policy=bot, what=reasons.said(error))))
            continue
        games[bot] = _played(history)
    if games:
        texts = [
            *_events(scenario, games),
            *_commitments(scenario, games),
            *_lesson(scenario, games),
        ]
        problems += [Problem(file, 1, 1, "warning", text) for text in texts]
    return problems


def _played(history: History) -> Played:
    return Played(
        grades=history.results.grades if history.results else {},
        fired=frozenset(firing.event for firing in history.fired),
        stops=history.results.stops if history.results else np.zeros(history.runs),
    )


def _events(scenario: Scenario, games: Mapping[str, Played]) -> Iterator[str]:
    happened = frozenset().union(*(played.fired for played in games.values()))
    for event in scenario.definition.events:
        if event.id not in happened:
            yield reason("lab.play.event", id=repr(event.id), runs=RUNS, names=", ".join(games))


def _commitments(scenario: Scenario, games: Mapping[str, Played]) -> Iterator[str]:
    for commitment in scenario.definition.commitments:
        name = commitment.id
        if all((played.grades[name] < PARTLY).all() for played in games.values()):
            yield reason("lab.play.none", id=repr(name), names=", ".join(games))
        idle = games.get(IDLE)
        if idle is not None and (idle.grades[name] == KEPT).mean() >= OFTEN:
            yield reason("lab.play.idle", id=repr(name))
    best = _best_everywhere(games)
    if best:
        yield reason("lab.play.best", id=repr(best))


def _best_everywhere(games: Mapping[str, Played]) -> str:
    """Return the policy that no other surpasses in any commitment, if there is one."""
    means = {bot: {n: g.mean() for n, g in played.grades.items()} for bot, played in games.items()}
    if len(means) < 2:
        return ""
    for bot, own in means.items():
        others = [other for name, other in means.items() if name != bot]
        never_worse = all(own[name] >= other[name] for other in others for name in own)
        somewhere_better = all(any(own[n] > other[n] for n in own) for other in others)
        if own and never_worse and somewhere_better:
            return bot
    return ""


def _lesson(scenario: Scenario, games: Mapping[str, Played]) -> Iterator[str]:
    lesson = scenario.definition.lesson
    if lesson is None:
        return
    most = int(max(played.stops.max() for played in games.values()))
    if most > lesson.max_stops:
        yield reason("lab.play.stops", stops=most, most=lesson.max_stops)
