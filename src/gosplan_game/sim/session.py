"""The player's game: one country, decided stop by stop.

A session is a batch of one through the same engine as every other batch. The player
drafts orders, signs them, and advances to the next stop; everything before the
signature can be undone. What was decided is a ledger, and the ledger is the save.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import Impossible
from gosplan_game.sim.desk import Dossier
from gosplan_game.sim.engine import Opening
from gosplan_game.sim.events import choice_number, declared_choice
from gosplan_game.sim.ledger import VerifyResult, check_values, compare, fired_events
from gosplan_game.sim.policies.saved import allowed_orders, as_game
from gosplan_game.sim.reasons import noted, reason, said
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
    stamp,
    write_game,
)
from gosplan_game.sim.variants import VARIANTS, Variants

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


@dataclass(frozen=True, slots=True)
class QuarterReport:
    """What a quarter brought."""

    turn: int
    quarter: Quarter
    events_fired: tuple[str, ...]
    values: Mapping[str, float]
    """National series of the quarter."""


OnQuarter = Callable[[QuarterReport], None]


class Session(Variants):
    """A game in progress. Make one with `Session.new` or `Session.load`."""

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
                ``"historical"``; ``overlay``: name of a parameter overlay; ``country``:
                ``"fitted"`` (default) or ``"drawn"`` from the ensemble by the seed;
                ``difficulty``: id of one of the scenario's; ``free``: whether there is
                no line at the table.
        """
        return cls(
            scenario, seed=seed, commitments=commitments, players=players, settings=settings
        )

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
            raise Impossible(reason("over"))
        if self.needs_signature:
            raise Impossible(reason("unsigned"))
        if isinstance(to, Quarter) and to <= self.quarter:
            raise Impossible(reason("behind", to=to, quarter=self.quarter))
        reports = []
        while True:
            report = self._play_quarter()
            reports.append(report)
            if on_quarter is not None:
                on_quarter(report)
            if self.is_over or self.at_stop or to == "quarter" or to == self.quarter:
                break
        self._keep()
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
        self._sign_unsigned()
        self._send_inspectors()
        if not self._stop.empty:
            self._stops.append(self._stop)
        fired = tuple(each.event.id for each in self._opening.occurrences if each.mask[0])
        engine.finish(self._signed)
        report = QuarterReport(turn, self.scenario.quarter(turn), fired, self._values(turn))
        if self.is_over:
            nowhere = np.zeros(engine.runs.size, dtype=np.bool_)
            self._opening = Opening(self.turn, (), (), (), nowhere)
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
                variants={name: dict(orders) for name, orders in self.variants().items()},
            ),
            check=check_values(self._history, self.scenario.first_turn),
            fired=fired_events(events, self.scenario.quarter(0)),
        )

    def to_game(self) -> dict[str, Any]:
        """Return the game as JSON values."""
        return self.saved_game().as_json()

    def save(self, path: str | Path | None = None) -> Path:
        """Write the game, by default where it was last saved; return the file.

        From then on every signature and advance writes it again.
        """
        place = Path(path) if path is not None else self._own_place()
        self.path = write_game(self.saved_game(), place)
        self._stamp = stamp(place)
        return self.path

    def autosave(self) -> Path:
        """Write the game to its file, or to a new one in the user's folder."""
        return self.save()

    def save_copy(self, path: str | Path) -> Path:
        """Write the game as it stands now; it goes on in its own file, not in this one."""
        return write_game(self.saved_game(), path)

    def keep(self) -> None:
        """Write the game to its file; a disk that fails is told in `mishap` and stops nothing."""
        self.mishap = ""
        try:
            self.save()
        except SaveError as error:
            self.mishap = said(error)

    def _keep(self) -> None:
        """Write the game again if it has a file."""
        if self.path is not None:
            self.keep()

    def _own_place(self) -> Path:
        """Return the game's file; a new one if another program has written to it since."""
        if self.path is not None and stamp(self.path) in (self._stamp, None):
            return self.path
        if self.path is None and self._meant is not None and not self._meant.exists():
            return self._meant  # the first try failed: the file keeps its name
        fresh = self._meant = new_save_path(self.scenario.id, self.players)
        if self.path is not None:
            self.mishap = reason("save.changed", name=self.path.name, fresh=fresh.name)
        return fresh

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
            from gosplan_game.scenario.reading import installed

            if game.scenario.id not in installed():
                raise SaveError(reason("save.no_scenario", name=Path(path).name,
                                       scenario=game.scenario.id))
            scenario = load_scenario(game.scenario.id)
        session = cls.from_game(game, scenario, accept_edited=accept_edited)
        session.path = Path(path)
        session._stamp = stamp(session.path)
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
        for plan, signed in stop.plans.items():
            try:
                self.sign_five_year_plan(plan, signed.variant, signed.figures)
            except Impossible as error:
                self.notes += (noted(error, subject=plan),)
        for mandate, answer in stop.answers.items():
            if any(
                self._engine.mandates.mandates[index].id == mandate for index in self._unanswered
            ):
                known = _known_answer(answer)
                self.answer(mandate, known if known in self.answers(mandate) else "accept")
        for lever, reply in stop.replies.items():
            with suppress(Impossible):
                self.reply(lever, _known_reply(reply))
        if stop.decisions is not None:
            orders, notes = allowed_orders(self._engine.levers, stop.decisions)
            self.notes += tuple(noted(note, subject=Quarter.parse(stop.date)) for note in notes)
            self._signed = self._engine.levers.with_items(self._signed, orders)
            self._engine.release(orders)
            self._stop.decisions = {**(self._stop.decisions or {}), **orders}
        self._stop.choices.update(stop.choices)
        self._stop.predictions.update(stop.predictions)
        places = self._engine.inspections.places
        self._stop.inspections += [each for each in stop.inspections if each in places]
        self._stop.advice.update(stop.advice)
        self._stop.remarks.update(stop.remarks)

    def _restore_draft(self, game: SavedGame) -> None:
        for name, orders in game.draft.variants.items():
            if name in VARIANTS and self.at_stop:
                kept, notes = allowed_orders(self._engine.levers, orders)
                self._draft.kept[name] = kept
                self.notes += tuple(noted(note, subject=name) for note in notes)
        for event, choice in game.draft.choices.items():
            try:
                self.choose(event, choice)
            except Impossible as error:
                self.notes += (noted(error, subject=event),)
        for item_id, value in game.draft.decisions.items():
            try:
                self.order(item_id, value)
            except Impossible as error:
                self.notes += (noted(error, lever=item_id),)

    @classmethod
    def verify(
        cls, game: SavedGame | Mapping[str, Any] | str | Path, scenario: Scenario
    ) -> VerifyResult:
        """Replay a game and compare with what it says: within 1e-5, or 1e-9 absolute."""
        saved = as_game(game)
        session = cls.from_game(saved, scenario)
        differences = compare(saved.check, session.history)
        return VerifyResult(len(saved.check), differences, session.notes)


def _known_answer(text: str) -> Literal["accept", "counter", "look_well"]:
    """Return a saved answer to a mandate; what is not known counts as accepted."""
    return "counter" if text == "counter" else "look_well" if text == "look_well" else "accept"


def _known_reply(text: str) -> Literal["comply", "delay", "object"]:
    """Return a saved reply to an order from above; what is not known is compliance."""
    return "delay" if text == "delay" else "object" if text == "object" else "comply"


def _script(game: SavedGame, scenario: Scenario) -> dict[int, tuple[str, ...]] | None:
    """Return the events of a saved game by turn, the quarter it stands before included."""
    played = game.played
    if not played:
        return None
    known = {each.id for each in scenario.definition.events}
    start = scenario.quarter(0)
    found: dict[int, tuple[str, ...]] = {}
    for turn in range(played[-1] - start + 2):
        found[turn] = game.fired.get(str(start + turn), ())
    for events in found.values():
        for event in events:
            if event not in known:
                raise SaveError(reason("save.unknown_event", event=event))
    return found


__all__ = ["Dossier", "QuarterReport", "Session"]
