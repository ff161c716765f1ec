"""A game at one moment: what has been played, and whether orders can be given now."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.errors import GosplanError
from gosplan_game.scenario.reasons import either
from gosplan_game.sim.draft import DraftBook
from gosplan_game.sim.engine import Engine, Opening
from gosplan_game.sim.ensemble import country
from gosplan_game.sim.explain.kept import Keeper
from gosplan_game.sim.history import Firing, History
from gosplan_game.sim.ledger import Stop
from gosplan_game.sim.office.advisers import Interval
from gosplan_game.sim.office.commitments import check_commitments
from gosplan_game.sim.office.mandates import Answer, Status
from gosplan_game.sim.office.press import Printed
from gosplan_game.sim.office.rules import rules_of
from gosplan_game.sim.office.standing import StandingChange
from gosplan_game.sim.reasons import reason
from gosplan_game.sim.run import decided, replayed_policy
from gosplan_game.sim.series import catalogue_of

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


class Moment:
    """The engine of one game, its ledger so far, and the stop that it stands at."""

    def __init__(
        self,
        scenario: Scenario,
        *,
        seed: int,
        commitments: Sequence[str],
        players: Sequence[str],
        settings: Mapping[str, Any] | None,
        script: Mapping[int, Sequence[str]] | None = None,
    ) -> None:
        """Open the game at its first stop; ``script`` holds the events of a saved game."""
        known = tuple(each.id for each in scenario.definition.commitments)
        self.scenario = scenario
        self.seed = seed
        self.commitments = check_commitments(known, tuple(commitments))
        self.players = tuple(players)
        self.settings: dict[str, Any] = dict(settings or {})
        self.path: Path | None = None
        self.notes: tuple[str, ...] = ()
        """What had to be changed when the game was loaded."""
        self.mishap = ""
        """What went wrong when the game was last written by itself; empty if nothing did."""
        self._stamp: tuple[int, int] | None = None
        self._meant: Path | None = None
        """Where the game will be written once that is possible."""
        catalogue = catalogue_of(scenario)
        params = country(scenario, self.settings, seed)
        shocks = self.settings.get("shocks", "drawn")
        if shocks not in ("drawn", "historical"):
            raise GosplanError(reason(
                "setting.one_of", what="shocks", known=either(["drawn", "historical"]),
                found=repr(shocks)))
        difficulty, free = self.settings.get("difficulty"), self.settings.get("free")
        if not (difficulty is None or isinstance(difficulty, str)):
            raise GosplanError(reason(
                "setting.name", what="difficulty", found=repr(difficulty)))
        if not (free is None or isinstance(free, bool)):
            raise GosplanError(reason(
                "setting.one_of", what="free", known=either([True, False]), found=repr(free)))
        self._engine = Engine(
            scenario,
            seed=seed,
            runs=np.zeros(1, dtype=np.int64),
            params=params,
            doctrine=country(scenario, {**self.settings, "country": "fitted"}, seed),
            drawn=shocks == "drawn",
            office=True,
            ids=catalogue.all(),
            extra_turns=4,
            script=script,
            rules=rules_of(scenario, difficulty=difficulty, free=free),
        )
        self._engine.keeper = Keeper()
        self._history = self._engine.history.run(0)
        self._draft = DraftBook()
        self._stops: list[Stop] = []
        self._stop = Stop(scenario.quarter(scenario.first_turn))
        self._signed: Decisions = self._engine.wanted
        self._unanswered: list[int] = []
        self._reply_outcomes: dict[str, str] = {}
        self._page: tuple[int, tuple[Printed, ...]] | None = None
        self._asked: tuple[Hashable, Mapping[str, Mapping[str, Interval]]] | None = None
        self._opening = self._replay_opening()
        self._arrive()

    def _replay_opening(self) -> Opening:
        """Play the quarters before the first stop and return that stop's beginning."""
        actor = replayed_policy(self.scenario)
        while actor is not None and self._engine.turn < self.scenario.first_turn:
            opening = self._engine.begin()
            self._engine.finish(decided(self._engine, actor, opening))
        for index in self._engine.mandates.open():
            self._engine.mandates.answers[index] = Answer.ACCEPTED
        return self._engine.begin()

    def _arrive(self) -> None:
        """Stand before the quarter that was just begun."""
        self._signed = self._engine.wanted
        self._stop = Stop(self.quarter)
        self._draft.begin()
        self._draft.kept.clear()
        self._reply_outcomes.clear()
        self._asked = None
        status = self._engine.mandates.status
        self._unanswered.extend(
            index for index in self._opening.given if status[index, 0] == Status.OPEN
        )

    @property
    def engine(self) -> Engine:
        """The engine, to be read by those who explain what it played."""
        return self._engine

    @property
    def mandates_answered(self) -> frozenset[str]:
        """Mandates to which something was said; of the rest silence counted as acceptance."""
        return frozenset(each for stop in (*self._stops, self._stop) for each in stop.answers)

    @property
    def signatures(self) -> tuple[Quarter, ...]:
        """Quarters at whose beginning orders were signed, in order."""
        return tuple(
            stop.date for stop in (*self._stops, self._stop) if stop.decisions is not None
        )

    @property
    def turn(self) -> int:
        """The quarter about to be played, counted from the scenario's start."""
        return self._engine.turn

    @property
    def quarter(self) -> Quarter:
        """The quarter about to be played."""
        return self.scenario.quarter(self.turn)

    @property
    def is_over(self) -> bool:
        """Whether all quarters have been played."""
        return self.turn >= self.scenario.turns

    @property
    def history(self) -> History:
        """The record of this game, all series, one run; it grows as quarters are played."""
        self._history.fired = self._fired()
        return self._history

    def _fired(self) -> list[Firing]:
        return [
            Firing(each.event, each.turn, (0,), (each.choices[each.runs.index(0)],))
            for each in self._engine.events.log
            if 0 in each.runs
        ]

    @property
    def dismissed(self) -> Quarter | None:
        """Quarter of the review that dismissed the office, if it was."""
        turn = int(self._engine.standing.dismissed_turn[0])
        return self.scenario.quarter(turn) if turn >= 0 else None

    @property
    def standing_value(self) -> float:
        """Standing of the office, 0 to 100."""
        return float(self._engine.standing.value[0])

    def standing_account(self) -> tuple[StandingChange, ...]:
        """Return what moved the standing, in order."""
        return self._engine.standing.account()

    @property
    def at_stop(self) -> bool:
        """Whether orders can be given now."""
        return not self.is_over and self.dismissed is None and bool(self._opening.at_stop[0])

    @property
    def plan_due(self) -> bool:
        """Whether the scenario asks for a plan at this stop."""
        return self.at_stop and self.turn in self._engine.stops

    def next_planned_stop(self) -> Quarter | None:
        """Return the next stop that the scenario plans, if play comes to one."""
        later = [turn for turn in self._engine.stops if turn > self.turn]
        return self.scenario.quarter(min(later)) if later and self.dismissed is None else None

    def _keep(self) -> None:
        """Do what a game does after each decision that counts; a saved game saves itself."""
