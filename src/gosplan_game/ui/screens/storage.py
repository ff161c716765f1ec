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
    from gosplan_game.scenario.loader import ScenarioCard
    from gosplan_game.sim.saves import SavedGame as File

SUFFIX = ".gosplan.json"
MOST_HAPPENED = 8
"""Events that the list of saved games names of one."""
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
_MOMENT = re.compile(r"-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)\d\d(?:-(\d+))?\.gosplan\.json$")


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
    """Return other games of the scenario in hand, path and what a list says, the newest first."""
    from gosplan_game.sim.saves import read_game

    found: list[tuple[str, str]] = []
    for path in _files()[:most]:
        with suppress(GosplanError, OSError):  # what cannot be read is not offered
            same = read_game(path).scenario.id == context.game.scenario.id
            if same and context.game.path != path:
                game = described(context, path)
                found.append((str(path), context.words(
                    "saves.beside", name=game.name, quarter=game.quarter)))
    return found


def game_name(context: Context, path: Path) -> str:
    """Return what a saved game is called: the player's name for it, or when it was begun."""
    found = _MOMENT.search(path.name)
    if found is None:
        return path.name.removesuffix(SUFFIX)
    year, month, day, hour, minute, number = found.groups()
    begun = context.words("saves.begun", when=f"{year}-{month}-{day} {hour}:{minute}")
    return f"{begun} ({number})" if number else begun


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

    name, error, saved = game_name(context, path), "", ""
    game: dict[str, Any] | None = None
    found: File | None = None
    try:
        moment = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        saved = moment.strftime("%Y-%m-%d %H:%M")
        found = read_game(path)
        game = {"scenario": {"id": found.scenario.id}, "stops": [{"date": _stands_at(found)}]}
    except (GosplanError, OSError) as problem:
        error = context.said(problem)
    made = saved_game(context.texts, path=str(path), name=name, game=game, saved=saved,
                      error=error)
    made = replace(made, named=_MOMENT.search(path.name) is None)
    if made.broken or found is None:
        return made
    title, start, end = _title_and_term(context, made.scenario)
    said, part = context.words("saves.at_first"), 0.0  # nothing is dated before the first stop
    if made.quarter:
        # A finished game stands after its last quarter; that one is what a player knows.
        quarter = min(Quarter.parse(made.quarter), end or Quarter.parse(made.quarter))
        said = context.words.quarter(quarter)
        part = (quarter - start) / max(1, end - start) if start and end else 0.0
    made = replace(made, scenario=title, quarter=said, part=min(1.0, max(0.0, part)))
    return replace(made, facts=_facts(context, path, found),
                   promises=_promises(context, found), happened=_happened(context, found))


def _facts(context: Context, path: Path, game: File) -> tuple[tuple[str, str], ...]:
    """Return what else a file tells of its game."""
    words = context.words
    played = {str(quarter) for quarter in game.played}
    stops = sum(stop.date in played for stop in game.stops)
    facts = [("signed", words("saves.signed", stops)),
             ("open", words("saves.unsigned") if game.draft.decisions or game.draft.choices
              else ""),
             ("players", ", ".join(game.players)),
             ("rules", words("briefing.free") if game.settings.get("free") else ""),
             ("seed", str(game.seed)), ("file", path.name)]
    return tuple((words(f"saves.fact.{name}"), said) for name, said in facts if said)


def _promises(context: Context, game: File) -> tuple[str, ...]:
    """Return the promises of a game by name, as far as its scenario is there to tell them."""
    card = _card(context, game.scenario.id)
    if card is None:
        return ()
    return tuple(filter(None, (_told(context, card, f"commitment.{each}")
                               for each in game.commitments)))


def _happened(context: Context, game: File) -> tuple[tuple[str, str], ...]:
    """Return what happened last in a game: quarter and title, the last first."""
    card = _card(context, game.scenario.id)
    found = [] if card is None else [
        (context.words.quarter(Quarter.parse(date)), _told(context, card, f"event.{each}.title"))
        for date in sorted(game.fired, reverse=True) for each in game.fired[date]]
    return tuple((when, title) for when, title in found if title)[:MOST_HAPPENED]


def _told(context: Context, card: ScenarioCard, key: str) -> str:
    """Return a text of a scenario; nothing if it has none under that key."""
    said = card.text(key, context.settings.language)
    return "" if said == key else said


def _stands_at(game: File) -> str:
    """Return the quarter that a saved game stands before; nothing if it has not begun."""
    dates = [*(Quarter.parse(stop.date) for stop in game.stops),
             *(quarter + 1 for quarter in game.played)]
    return str(max(dates)) if dates else ""


def _card(context: Context, identity: str) -> ScenarioCard | None:
    """Return what is known of a scenario without checking it; None if it is not there."""
    if identity not in context.cards:
        context.cards.update({card.id: card for card in find_scenarios()})
    return context.cards.get(identity)


def _title_and_term(
    context: Context, identity: str
) -> tuple[str, Quarter | None, Quarter | None]:
    """Return a scenario's title, first and last quarter; its id and None where it is not there."""
    card = _card(context, identity)
    if card is None:
        return identity, None, None
    title = card.text("scenario.title", context.settings.language)
    start, end = (Quarter.parse(each) if _QUARTER.fullmatch(each) else None
                  for each in (card.start, card.end))
    return (identity if title == "scenario.title" else title), start, end


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


def file_name(name: str) -> str:
    """Return what of a game's name can stand in the name of a file."""
    return "".join(c for c in name.strip() if c.isalnum() or c in " -_()")[:60].strip()


def save_game(context: Context, name: str) -> Path:
    """Save the game in hand under a name; GosplanError if the name or disk does not allow it."""
    clean = file_name(name)
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
