"""The player's game: one country, decided stop by stop.

A session is a batch of one through the same engine as every other batch. The player
drafts orders, signs them, and advances to the next stop; everything before the
signature can be undone. What was decided is a ledger, and the ledger is the save.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosplan_game.core.calendar import Quarter
from gosplan_game.sim.advancing import QuarterReport
from gosplan_game.sim.desk import Dossier
from gosplan_game.sim.ledger import VerifyResult, check_values, compare, fired_events
from gosplan_game.sim.policies.saved import as_game
from gosplan_game.sim.reasons import reason, said
from gosplan_game.sim.replaying import Replaying, recorded_events
from gosplan_game.sim.saves import (
    FORMAT,
    SavedDraft,
    SavedGame,
    SaveError,
    check_edition,
    engine_version,
    new_save_path,
    read_game,
    signature,
    stamp,
    write_game,
)

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


class Session(Replaying):
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
        script = None if edited else recorded_events(saved, scenario)
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

    @classmethod
    def verify(
        cls, game: SavedGame | Mapping[str, Any] | str | Path, scenario: Scenario
    ) -> VerifyResult:
        """Replay a game and compare with what it says: within 1e-5, or 1e-9 absolute."""
        saved = as_game(game)
        session = cls.from_game(saved, scenario)
        differences = compare(saved.check, session.history)
        return VerifyResult(len(saved.check), differences, session.notes)


__all__ = ["Dossier", "QuarterReport", "Session"]
