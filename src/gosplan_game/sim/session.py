"""The player's game: one country, decided stop by stop.

A session is a batch of one through the same engine as every other batch. The player
drafts orders, signs them, and advances to the next stop; everything before the
signature can be undone. What was decided is a ledger, and the ledger is the save.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.errors import Impossible
from gosplan_game.core.quantities import Array
from gosplan_game.sim import balances as material
from gosplan_game.sim.decisions import Limits
from gosplan_game.sim.draft import DraftBook
from gosplan_game.sim.engine import Engine, Opening
from gosplan_game.sim.events import Occurrence, choice_number, declared_choice, has_question
from gosplan_game.sim.forecast import fan
from gosplan_game.sim.history import Firing, History
from gosplan_game.sim.ledger import (
    Stop,
    VerifyResult,
    check_values,
    compare,
    fired_events,
)
from gosplan_game.sim.office.commitments import Grade, check_commitments, grades
from gosplan_game.sim.office.ending import Ending, ending
from gosplan_game.sim.office.mandates import Answer, MandateView, Status
from gosplan_game.sim.office.standing import StandingChange
from gosplan_game.sim.policies import View
from gosplan_game.sim.policies.mandates import demanded
from gosplan_game.sim.policies.saved import allowed_orders, as_game
from gosplan_game.sim.run import decided, replayed_policy
from gosplan_game.sim.saves import (
    FORMAT,
    SavedDraft,
    SavedGame,
    SavedStop,
    SaveError,
    check_edition,
    engine_version,
    new_save_path,
    read_game,
    signature,
    write_game,
)
from gosplan_game.sim.series import catalogue_of

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario

MOST_DOSSIERS = 3
"""Dossiers that a stop shows; all else follows standing orders and defaults."""
OUTCOME_TEXTS = {
    Answer.ACCEPTED: "mandate.answer.accepted",
    Answer.EASED: "mandate.answer.eased",
    Answer.REFUSED: "mandate.answer.refused",
}
"""Keys of the texts that say what came of an answer."""
_GRAVITY = {"act": 0, "open": 1, "notice": 2}


@dataclass(frozen=True, slots=True)
class Dossier:
    """Something that lies on the table to be decided."""

    kind: Literal["plan", "event", "mandate"]
    id: str
    gravity: str
    answered: bool


@dataclass(frozen=True, slots=True)
class QuarterReport:
    """What a quarter brought."""

    turn: int
    quarter: Quarter
    events_fired: tuple[str, ...]
    values: Mapping[str, float]
    """National series of the quarter."""


OnQuarter = Callable[[QuarterReport], None]


class Session:
    """A game in progress. Make one with `Session.new` or `Session.load`."""

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
        catalogue = catalogue_of(scenario)
        overlay = self.settings.get("overlay")
        self._engine = Engine(
            scenario,
            seed=seed,
            runs=np.zeros(1, dtype=np.int64),
            params=scenario.parameters((overlay,) if overlay else ()),
            drawn=self.settings.get("shocks", "drawn") == "drawn",
            office=True,
            ids=catalogue.all(),
            extra_turns=4,
            script=script,
        )
        self._history = self._engine.history.run(0)
        self._draft = DraftBook()
        self._stops: list[Stop] = []
        self._stop = Stop(scenario.quarter(scenario.first_turn))
        self._signed: Decisions = self._engine.wanted
        self._unanswered: list[int] = []
        self._opening = self._replay_opening()
        self._arrive()

    @classmethod
    def new(
        cls,
        scenario: Scenario,
        *,
        seed: int = 1,
        commitments: Sequence[str] = (),
        players: Sequence[str] = (),
        settings: Mapping[str, Any] | None = None,
    ) -> Session:
        """Return a new game at its first stop.

        Args:
            scenario: What is played.
            seed: Key of all draws.
            commitments: Ids of at most three promises.
            players: Names, for the class page and the save.
            settings: Kept with the save. ``shocks``: ``"drawn"`` (default) or
                ``"historical"``; ``overlay``: name of a parameter overlay.
        """
        return cls(
            scenario, seed=seed, commitments=commitments, players=players, settings=settings
        )

    # Opening and stops

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
        self._unanswered.extend(self._opening.given)

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

    # Orders

    def limits(self, item_id: str) -> Limits:
        """Return the bounds, step, unit and authority of an item now."""
        return self._engine.levers.limits(item_id, self.turn)

    def standing(self, item_id: str) -> float:
        """Return the order in force for an item: as signed, or as the line has it."""
        source = self._signed
        if self._follows_line(item_id):
            source = self._engine.line.orders(self.turn)
        return self._engine.levers.value(source, item_id)

    def _follows_line(self, item_id: str) -> bool:
        lever = self._engine.levers.item(item_id).lever
        authority = self.scenario.authority(lever, min(self.turn, self.scenario.turns - 1))
        return authority in ("carry_out", "not_ours")

    def lever(self, item_id: str) -> float:
        """Return the drafted order of an item, or the one in force."""
        drafted = self._draft.current.orders.get(item_id)
        return self.standing(item_id) if drafted is None else drafted

    def changed(self) -> dict[str, tuple[float, float]]:
        """Return the drafted items with the order in force and the drafted one."""
        return {
            item_id: (self.standing(item_id), value)
            for item_id, value in self._draft.current.orders.items()
        }

    def order(self, item_id: str, value: float) -> None:
        """Draft an order.

        Raises:
            Impossible: With the reason, for the player.
        """
        limits = self.limits(item_id)
        if not self.at_stop:
            raise Impossible("Orders are given at stops. Advance to the next one.")
        lesson = self.scenario.definition.lesson
        lever = self._engine.levers.item(item_id).lever
        if lesson is not None and not {item_id, lever} & set(lesson.open_levers):
            raise Impossible("This lesson leaves that lever as it stands.")
        if limits.authority == "not_ours":
            raise Impossible("This is not the office's to decide: the line orders it.")
        if limits.authority == "carry_out":
            raise Impossible("The office carries this out as the line orders it.")
        if not np.isfinite(value):
            raise Impossible("An order must be a number.")
        if not limits.lower <= value <= limits.upper:
            raise Impossible(
                f"An order of {value:g} is out of reach: between {limits.lower:g} and "
                f"{limits.upper:g} {limits.unit} can be ordered."
            )
        if value == self.standing(item_id):
            self._draft.put(self._draft.current.without_order(item_id))
        else:
            self._draft.put(self._draft.current.with_order(item_id, float(value)))

    @property
    def can_undo(self) -> bool:
        """Whether a drafted order or choice can be taken back."""
        return self._draft.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether something taken back can be restored."""
        return self._draft.can_redo

    def undo(self) -> bool:
        """Take back the last drafted order or choice; False if there is none."""
        return self._draft.undo()

    def redo(self) -> bool:
        """Restore what was last taken back; False if there is nothing."""
        return self._draft.redo()

    def reset_draft(self) -> None:
        """Discard the drafted orders; this too can be undone."""
        current = self._draft.current
        for item_id in tuple(current.orders):
            current = current.without_order(item_id)
        self._draft.put(current)

    def drafted(self) -> Decisions:
        """Return the orders as they would be signed now."""
        return self._engine.levers.with_items(self._signed, self._draft.current.orders)

    @property
    def needs_signature(self) -> bool:
        """Whether a plan is due or orders are drafted that nobody has signed."""
        if not self.at_stop:
            return False
        return bool(self._draft.current.orders) or (
            self.plan_due and self._stop.decisions is None
        )

    def sign(self) -> None:
        """Sign the draft: its orders stand from this quarter on."""
        if not self.at_stop:
            raise Impossible("There is nothing to sign between stops.")
        self._signed = self.drafted()
        orders = dict(self._draft.current.orders)
        self._stop.decisions = {**(self._stop.decisions or {}), **orders}
        self._draft.begin(self._draft.current.choices)
        self._autosave_if_saved()

    # Dossiers

    def questions(self) -> tuple[Occurrence, ...]:
        """Return the events of this stop that ask for an answer, the gravest first."""
        if not self.at_stop:
            return ()
        asked = [
            each
            for each in self._opening.occurrences
            if each.mask[0] and has_question(each.event)
        ]
        return tuple(sorted(asked, key=lambda each: _GRAVITY[each.event.gravity]))

    def dossiers(self) -> tuple[Dossier, ...]:
        """Return what lies on the table, at most three."""
        if not self.at_stop:
            return ()
        chosen = self._draft.current.choices
        found = [
            Dossier("event", each.event.id, each.event.gravity, each.event.id in chosen)
            for each in self.questions()
        ]
        if self.plan_due:
            plan = Dossier("plan", str(self.quarter), "act", not self.needs_signature)
            found.insert(0, plan)
        for index in self._unanswered:
            mandate = self._engine.mandates.mandates[index].id
            found.append(Dossier("mandate", mandate, "act", mandate in self._stop.answers))
        found.sort(key=lambda each: _GRAVITY[each.gravity])
        return tuple(found[:MOST_DOSSIERS])

    def choose(self, event_id: str, choice_id: str) -> None:
        """Draft the answer to an event of this stop."""
        for each in self.questions():
            if each.event.id == event_id:
                if choice_number(each.event, choice_id) < 0:
                    raise Impossible(f"{event_id} has no choice {choice_id!r}.")
                self._draft.put(self._draft.current.with_choice(event_id, choice_id))
                return
        raise Impossible("That question is not on the table now.")

    def chosen(self, event_id: str) -> str | None:
        """Return the drafted answer to an event of this stop."""
        return self._draft.current.choices.get(event_id)

    def mandates(self) -> tuple[MandateView, ...]:
        """Return every mandate given so far, as it stands."""
        book = self._engine.mandates
        return tuple(
            book.view(index, self._engine.history)
            for index in range(len(book.mandates))
            if book.status[index, 0] != Status.NOT_GIVEN
        )

    def answer(self, mandate_id: str, answer: Literal["accept", "counter"]) -> str:
        """Answer a mandate and return the key of the text that says what came of it.

        An answer is given once. A counter-proposal rests on the balance of the orders
        in force before this stop.
        """
        if answer not in ("accept", "counter"):
            raise Impossible("A mandate is accepted or countered.")
        for index in self._unanswered:
            if self._engine.mandates.mandates[index].id == mandate_id:
                break
        else:
            raise Impossible("That mandate does not wait for an answer.")
        if not self.at_stop:
            raise Impossible("Answers are given at stops.")
        outcome = self._engine.answer_mandate(
            index, np.full(self._engine.runs.size, answer == "counter"), self._shown(index)
        )
        self._stop.answers[mandate_id] = answer
        self._unanswered.remove(index)
        self._autosave_if_saved()
        return OUTCOME_TEXTS[Answer(int(outcome[0]))]

    def shortage_shown(self, mandate_id: str) -> float:
        """Return the shortage that a counter-proposal would show, share of the need."""
        return float(self._shown(self._engine.mandates.index(mandate_id))[0])

    def _shown(self, index: int) -> Array:
        order = demanded(View(self._engine), index)
        return material.shortage_shown(self._engine, self._engine.wanted, index, order)

    def predict(self, series_id: str, lower: float, upper: float) -> None:
        """Commit an 80 % interval for a series' coming year, kept with the stop."""
        self._engine.catalogue.resolve(series_id)
        if not (np.isfinite(lower) and np.isfinite(upper) and lower <= upper):
            raise Impossible("An interval needs two numbers, the smaller first.")
        self._stop.predictions[series_id] = (float(lower), float(upper))

    def predictions(self) -> dict[Quarter, dict[str, tuple[float, float]]]:
        """Return the intervals committed so far by stop and series."""
        return {
            stop.date: dict(stop.predictions)
            for stop in (*self._stops, self._stop)
            if stop.predictions
        }

    # Advancing

    def advance(
        self,
        to: Literal["stop", "quarter"] | Quarter = "stop",
        on_quarter: OnQuarter | None = None,
    ) -> list[QuarterReport]:
        """Play on and return a report of every quarter played.

        Args:
            to: ``"stop"`` plays to the next stop or the end, ``"quarter"`` one quarter;
                a quarter plays until it is the next to be played, or to a stop before.
            on_quarter: Called with each report as soon as its quarter is played.

        Raises:
            Impossible: The game is over, or orders wait for a signature.
        """
        if self.is_over:
            raise Impossible("The game is over: its last quarter has been played.")
        if self.needs_signature:
            raise Impossible("The plan waits for a signature: sign it or discard the changes.")
        if isinstance(to, Quarter) and to <= self.quarter:
            raise Impossible(f"{to} lies behind: the next quarter is {self.quarter}.")
        reports = []
        while True:
            report = self._play_quarter()
            reports.append(report)
            if on_quarter is not None:
                on_quarter(report)
            if self.is_over or self.at_stop or to == "quarter" or to == self.quarter:
                break
        self._autosave_if_saved()
        return reports

    def _play_quarter(self) -> QuarterReport:
        """Close the present stop, play one quarter, and stand before the next."""
        engine, turn = self._engine, self.turn
        self._stop.choices.update(self._draft.current.choices)
        for occurrence in self._opening.occurrences:
            number = choice_number(
                occurrence.event, self._stop.choices.get(occurrence.event.id)
            )
            if number < 0:
                number = declared_choice(occurrence.event, historical=False)
            engine.answer_event(occurrence, np.full(engine.runs.size, number, dtype=np.int64))
        if self.at_stop:
            self._accept_unanswered()
        if not self._stop.empty:
            self._stops.append(self._stop)
        fired = tuple(each.event.id for each in self._opening.occurrences if each.mask[0])
        engine.finish(self._signed)
        report = QuarterReport(turn, self.scenario.quarter(turn), fired, self._values(turn))
        if self.is_over:
            self._opening = Opening(self.turn, (), (), np.zeros(engine.runs.size, dtype=np.bool_))
        else:
            self._opening = engine.begin()
        self._arrive()
        return report

    def _accept_unanswered(self) -> None:
        """Take mandates that nobody answered at this stop as accepted."""
        engine = self._engine
        for index in self._unanswered:
            engine.answer_mandate(
                index, np.zeros(engine.runs.size, dtype=np.bool_), np.zeros(engine.runs.size)
            )
        self._unanswered.clear()

    def _values(self, turn: int) -> Mapping[str, float]:
        recorder = self._engine.recorder
        column = recorder.data[:, turn, 0]
        return {
            each: float(column[recorder.rows[each]])
            for each in self._engine.catalogue.national()
        }

    # What the office can calculate

    def forecast(
        self, series: Sequence[str], quarters: int = 4, runs: int = 200
    ) -> Mapping[str, Array]:
        """Return P10, P50 and P90 of reported series under the draft, (quarters, 3)."""
        return fan(self._engine, self.drafted(), series, quarters=quarters, runs=runs)

    def balances(self) -> tuple[material.Balance, ...]:
        """Return the material balances of the draft."""
        orders = self._engine.orders_in_force(self.drafted())
        return material.balances(self._engine, orders)

    def grade(self) -> tuple[Grade, ...]:
        """Return the commitments as kept, partly kept or broken.

        On true figures after a further year under standing orders; before the end, as
        they would be graded if the game ended now.
        """
        return grades(self._engine, self.commitments)

    def ending(self) -> Ending:
        """Return how the game ends, or would if it ended now."""
        return ending(self._engine, self.commitments)

    # Saving

    def saved_game(self) -> SavedGame:
        """Return the game as it is saved."""
        stops = [*self._stops, *(() if self._stop.empty else (self._stop,))]
        events = [(each.turn, each.event) for each in self._fired()]
        open_now = [each.event.id for each in self._opening.occurrences if each.mask[0]]
        events += [(self.turn, event) for event in open_now]
        return SavedGame(
            format=FORMAT,
            engine=engine_version(),
            scenario=signature(self.scenario),
            seed=self.seed,
            settings=self.settings,
            players=self.players,
            commitments=self.commitments,
            stops=tuple(stop.saved() for stop in stops),
            draft=SavedDraft(
                decisions=dict(self._draft.current.orders),
                choices=dict(self._draft.current.choices),
            ),
            check=check_values(self._history, self.scenario.first_turn),
            fired=fired_events(events, self.scenario.quarter(0)),
        )

    def to_game(self) -> dict[str, Any]:
        """Return the game as JSON values."""
        return self.saved_game().as_json()

    def save(self, path: str | Path | None = None) -> Path:
        """Write the game, by default where it was last saved; return the file."""
        place = Path(path) if path is not None else self.path
        if place is None:
            place = new_save_path(self.scenario.id, self.players)
        self.path = write_game(self.saved_game(), place)
        return self.path

    def autosave(self) -> Path:
        """Write the game to its file; from then on every signature and advance does."""
        return self.save()

    def _autosave_if_saved(self) -> None:
        if self.path is not None:
            self.save()

    @classmethod
    def load(
        cls,
        path: str | Path,
        *,
        scenario: Scenario | None = None,
        accept_edited: bool = False,
    ) -> Session:
        """Return a saved game, replayed to where it was left.

        Args:
            path: The file.
            scenario: Its scenario, when already loaded.
            accept_edited: Replay the decisions in the present edition of the scenario
                even if the game was played in another.

        Raises:
            SaveError: The file is damaged, of another version, or does not fit.
            EditedScenario: The scenario has changed since.
        """
        game = read_game(path)
        if scenario is None:
            from gosplan_game.scenario import load_scenario

            scenario = load_scenario(game.scenario.id)
        session = cls.from_game(game, scenario, accept_edited=accept_edited)
        session.path = Path(path)
        return session

    @classmethod
    def from_game(
        cls,
        game: SavedGame | Mapping[str, Any],
        scenario: Scenario,
        *,
        accept_edited: bool = False,
        until: Quarter | None = None,
    ) -> Session:
        """Return a game replayed to where it was left, or to the beginning of ``until``.

        Events happen as the game recorded them, unless the scenario was edited.
        """
        saved = as_game(game)
        edited = bool(saved.scenario.sha256) and saved.scenario.sha256 != scenario.sha256
        if not (accept_edited and saved.scenario.id == scenario.id):
            check_edition(saved, scenario)
        script = None if edited else _script(saved, scenario)
        session = cls(
            scenario,
            seed=saved.seed,
            commitments=saved.commitments,
            players=saved.players,
            settings=saved.settings,
            script=script,
        )
        session._replay(saved, until)
        return session

    def _replay(self, game: SavedGame, until: Quarter | None) -> None:
        """Decide as a saved game did, as far as it was played."""
        played = game.played
        end = self.quarter if not played else played[-1] + 1
        last_stop = Quarter.parse(game.stops[-1].date) if game.stops else self.quarter
        end = max(end, last_stop)
        if until is not None:
            end = min(end, until)
        stops = {stop.date: stop for stop in game.stops}
        while not self.is_over:
            stop = stops.get(str(self.quarter))
            if stop is not None and (until is None or self.quarter < until):
                self._decide(stop)
            if self.quarter >= end:
                break
            self._play_quarter()
        if until is None:
            self._restore_draft(game)

    def _decide(self, stop: SavedStop) -> None:
        """Repeat the answers, orders and choices of one saved stop."""
        for mandate, answer in stop.answers.items():
            if any(
                self._engine.mandates.mandates[index].id == mandate for index in self._unanswered
            ):
                self.answer(mandate, "counter" if answer == "counter" else "accept")
        if stop.decisions is not None:
            orders, notes = allowed_orders(self._engine.levers, stop.decisions)
            self.notes += tuple(f"{stop.date}: {note}" for note in notes)
            self._signed = self._engine.levers.with_items(self._signed, orders)
            self._stop.decisions = {**(self._stop.decisions or {}), **orders}
        self._stop.choices.update(stop.choices)
        self._stop.predictions.update(stop.predictions)

    def _restore_draft(self, game: SavedGame) -> None:
        for event, choice in game.draft.choices.items():
            if self.is_over or not any(each.event.id == event for each in self.questions()):
                continue
            self.choose(event, choice)
        for item_id, value in game.draft.decisions.items():
            try:
                self.order(item_id, value)
            except Impossible as reason:
                self.notes += (f"{item_id}: {reason}",)

    @classmethod
    def verify(
        cls, game: SavedGame | Mapping[str, Any] | str | Path, scenario: Scenario
    ) -> VerifyResult:
        """Replay a game and compare with what it says: within 1e-5, or 1e-9 absolute."""
        saved = as_game(game)
        session = cls.from_game(saved, scenario)
        differences = compare(saved.check, session.history)
        return VerifyResult(len(saved.check), differences, session.notes)


def _script(game: SavedGame, scenario: Scenario) -> dict[int, tuple[str, ...]] | None:
    """Return the events of a saved game by turn, for every turn that it played."""
    played = game.played
    if not played:
        return None
    known = {each.id for each in scenario.definition.events}
    start = scenario.quarter(0)
    found: dict[int, tuple[str, ...]] = {}
    for turn in range(played[-1] - start + 1):
        found[turn] = game.fired.get(str(start + turn), ())
    for events in found.values():
        for event in events:
            if event not in known:
                raise SaveError(f"The saved game tells of an event {event!r} that is unknown.")
    return found


