"""Saved games, to load from or to save into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gosplan_game.report.words import Words


@dataclass(frozen=True, slots=True)
class SavedGame:
    """One saved game in a list."""

    path: str
    name: str
    """The player's own name for it, or when it was begun."""
    scenario: str
    quarter: str
    saved: str
    broken: bool
    error: str
    named: bool = True
    """Whether the name is the player's own."""
    part: float = 0.0
    """How far the term has gone, 0 to 1."""
    facts: tuple[tuple[str, str], ...] = ()
    """What else there is to know, name and words."""
    promises: tuple[str, ...] = ()
    happened: tuple[tuple[str, str], ...] = ()
    """Its last events, quarter and title."""


@dataclass(frozen=True, slots=True)
class SavedGames:
    """The list of saved games, to load from or save into."""

    title: str
    games: tuple[SavedGame, ...]
    empty: str
    load: str
    save: str
    name_hint: str
    delete: str
    back: str
    promises: str
    happened: str
    folder: str
    """Where the files lie."""


def saved_games(texts: Any, games: Sequence[SavedGame], folder: str = "") -> SavedGames:
    """Return the list of saved games, and where they lie."""
    words = Words(texts)
    return SavedGames(
        title=words("saves.title"),
        games=tuple(games),
        empty=words("saves.empty"),
        load=words("saves.load"),
        save=words("saves.save"),
        name_hint=words("saves.name"),
        delete=words("saves.delete"),
        back=words("common.back"),
        promises=words("desk.commitments"),
        happened=words("saves.happened"),
        folder=words("saves.folder", path=folder) if folder else "",
    )


def saved_game(
    texts: Any, *, path: str, name: str, game: dict[str, Any] | None, saved: str, error: str = ""
) -> SavedGame:
    """Return one line of the list from a game's file as read; ``game`` is None if unreadable."""
    words = Words(texts)
    if game is None:
        return SavedGame(path, name, words("saves.broken"), "", saved, True, error)
    stops = game.get("stops") or []
    last = str(stops[-1].get("date", "")) if stops else ""
    scenario = str((game.get("scenario") or {}).get("id", ""))
    return SavedGame(path, name, scenario, last, saved, False, "")
