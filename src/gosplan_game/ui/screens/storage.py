"""Saved games and scenarios on disk, as the screens need them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosplan_game import paths
from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError, Problem, ScenarioError
from gosplan_game.scenario import find_scenarios, load_scenario
from gosplan_game.ui.coach import Coach
from gosplan_game.ui.screens.context import Context
from gosplan_game.viewmodels.saves import SavedGame, saved_game

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario
    from gosplan_game.sim.saves import SavedGame as File

SUFFIX = ".gosplan.json"
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
_MOMENT = re.compile(r"-\d{8}-\d{6}(-\d+)?\.gosplan\.json$")


def version() -> str:
    """Return the game's version; nothing if it is not installed."""
    try:
        return metadata.version("gosplan-game")
    except metadata.PackageNotFoundError:
        return ""


def saved_games_on_disk(context: Context) -> list[SavedGame]:
    """Return the saved games, the newest first; unreadable ones are listed as such."""
    return [described(context, path) for path in _files()]


def games_beside(context: Context, most: int) -> list[tuple[str, str]]:
    """Return path and name of other games of the scenario in hand, the newest first."""
    from gosplan_game.sim.saves import read_game

    found: list[tuple[str, str]] = []
    for path in _files()[:most]:
        with suppress(GosplanError, OSError):  # what cannot be read is not offered
            same = read_game(path).scenario.id == context.game.scenario.id
            if same and context.game.path != path:
                found.append((str(path), path.name.removesuffix(SUFFIX)))
    return found


def _files() -> list[Path]:
    """Return the files of saved games, the newest first."""
    found: list[tuple[float, Path]] = []
    for path in paths.saves_dir().glob(f"*{SUFFIX}"):
        with suppress(OSError):  # another program may take it away while we look
            found.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(found, reverse=True)]


def described(context: Context, path: Path) -> SavedGame:
    """Return what a saved game is, from its file."""
    from gosplan_game.sim.saves import read_game

    name, error, saved = path.name.removesuffix(SUFFIX), "", ""
    game: dict[str, Any] | None = None
    try:
        moment = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        saved = moment.strftime("%Y-%m-%d %H:%M")
        found = read_game(path)
        game = {"scenario": {"id": found.scenario.id}, "stops": [{"date": _stands_at(found)}]}
    except (GosplanError, OSError) as problem:
        error = context.said(problem)
    made = saved_game(context.texts, path=str(path), name=name, game=game, saved=saved,
                      error=error)
    if made.broken or not made.quarter:
        return made
    title, end = _title_and_end(context, made.scenario)
    # A finished game stands after its last quarter; that one is what a player knows.
    quarter = min(Quarter.parse(made.quarter), end or Quarter.parse(made.quarter))
    return replace(made, scenario=title, quarter=context.words.quarter(quarter))


def _stands_at(game: File) -> str:
    """Return the quarter that a saved game stands before; nothing if it has not begun."""
    dates = [*(Quarter.parse(stop.date) for stop in game.stops),
             *(quarter + 1 for quarter in game.played)]
    return str(max(dates)) if dates else ""


def _title_and_end(context: Context, identity: str) -> tuple[str, Quarter | None]:
    """Return a scenario's title and last quarter; its id and None where it is not there."""
    language = context.settings.language
    if (identity, language) not in context.titles:
        for card in find_scenarios():
            title = card.text("scenario.title", language)
            end = Quarter.parse(card.end) if _QUARTER.fullmatch(card.end) else None
            context.titles[card.id, language] = (
                card.id if title == "scenario.title" else title, end)
    return context.titles.get((identity, language), (identity, None))


def last_game(context: Context) -> SavedGame | None:
    """Return the game saved last, if it can be read."""
    return next((game for game in (described(context, path) for path in _files())
                 if not game.broken), None)


def load_game(context: Context, path: str, *, accept_edited: bool = False) -> None:
    """Put a saved game in hand; GosplanError if it cannot be loaded.

    A game saved under a name stays as it was saved, and so does one of another edition of its
    scenario: play goes on in a file of its own.
    """
    from gosplan_game.sim.saves import new_save_path
    from gosplan_game.sim.session import Session

    session = Session.load(path, accept_edited=accept_edited)
    if not context.settings.autosave:
        session.path = None
    elif accept_edited or not written_by_itself(Path(path)):
        session.path = new_save_path(session.scenario.id, session.players)
    context.take(session)
    context.coach = Coach.taken_up(session)


def written_by_itself(path: Path) -> bool:
    """Return whether a saved game has no name of the player's, but a moment for one."""
    return path.parent == paths.saves_dir() and _MOMENT.search(path.name) is not None


def save_game(context: Context, name: str) -> Path:
    """Save the game in hand under a name; GosplanError if the name or disk does not allow it."""
    clean = "".join(c for c in name.strip() if c.isalnum() or c in " -_()")[:60].strip()
    if not clean:
        raise GosplanError(context.words("saves.bad_name"))
    folder = paths.saves_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = folder / f"{clean}{SUFFIX}"
        own = context.game.path == place
        return Path(context.game.save(place) if own else context.game.save_copy(place))
    except OSError as error:
        raise GosplanError(context.words("app.unsaved", reason=context.said(error))) from None


def delete_game(context: Context, path: str) -> None:
    """Delete a saved game; GosplanError if that is not possible."""
    try:
        Path(path).unlink()
    except OSError as error:
        raise GosplanError(context.words("app.unsaved", reason=context.said(error))) from None


def open_scenario(context: Context, identity: str) -> Scenario | tuple[Problem, ...]:
    """Return a scenario by id, read and checked once; its problems if it is broken."""
    known = context.scenarios.get(identity)
    if known is None:
        try:
            known = load_scenario(identity)
        except ScenarioError as error:
            known = error.problems
        context.scenarios[identity] = known
    return known


def scenario_ids() -> tuple[str, ...]:
    """Return the ids of all scenarios there are: lessons first, then by length."""
    cards = sorted(find_scenarios(), key=lambda c: (not c.shipped, not c.is_lesson, c.minutes,
                                                    c.id))
    return tuple(card.id for card in cards)
