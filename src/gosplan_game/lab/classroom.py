"""`gosplan-game class`: a folder of saved games becomes one page that compares them.

Nothing is sent anywhere: games are small files, the page is one file. Every game is
played again from its decisions; what a file claims is only compared with that. A file that
cannot be used is listed with the reason.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gosplan_game import paths
from gosplan_game.core.errors import GosplanError, ScenarioError
from gosplan_game.core.misspelt import Unknown
from gosplan_game.report.class_groups import Group, group_of
from gosplan_game.report.class_page import Games, LeftOut, class_page
from gosplan_game.report.reading import Reading
from gosplan_game.report.spoken import said
from gosplan_game.report.words import Words
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.scenario.reasons import no_such, reason
from gosplan_game.sim.ledger import compare
from gosplan_game.sim.saves import SUFFIX, SavedGame, SaveError, read_game
from gosplan_game.sim.session import Session

MOST_GAMES = 60
"""Games on one page; a class is half of that."""
MOST_FILES = 2000
"""Files of the folder that are looked at."""
LONGEST_NAME = 40
PAGE = ".html"
_ID = re.compile(r"^[a-z0-9][a-z0-9-]*$")
"""Ids alone: a file handed in may not name folders of this machine."""


class NoGames(GosplanError):
    """A folder without a game that can be used; the text names each file's reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRequest:
    """What to compare and where to write it."""

    folder: str
    out: str
    language: str = "en"


@dataclass
class _Room:
    """What has been read so far."""

    texts: TextCatalogue
    scenarios: dict[str, Scenario | str] = field(default_factory=dict)
    """By id; the reason where one cannot be used."""
    readings: dict[str, Reading] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def words(self) -> Words:
        return Words(self.texts)


def classroom(request: ClassRequest, console: Console | None = None) -> str:
    """Read a folder of games, write the page, and return what was done, in words.

    Raises:
        GosplanError: The folder or the page's place cannot be used, or no game can be read.
    """
    folder, out = Path(request.folder), Path(request.out)
    if not folder.is_dir():
        raise GosplanError(reason("lab.no_folder", path=request.folder))
    if out.suffix != PAGE or not out.absolute().parent.is_dir():
        raise GosplanError(reason("lab.out_page", path=request.out))
    texts = TextCatalogue.read(paths.assets_dir() / "texts")
    if request.language not in texts.languages:
        raise Unknown(no_such("language", request.language, texts.languages))
    room = _Room(texts.speaking(request.language))
    _read(room, folder, out, console or Console(stderr=True))
    if not room.groups:
        reasons = "".join(f"\n  {each.file}: {each.reason}" for each in room.left_out)
        raise NoGames(reason("lab.no_class_games", folder=request.folder, files=reasons))
    text = class_page(_by_scenario(room), room.left_out, room.texts,
                      paths.assets_dir() / "pictograms")
    fresh = out.with_name(out.name + ".part")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(out)
    return said(
        "lab.class.done_but" if room.left_out else "lab.class.done", page=out,
        games=said("lab.count.compared", len(room.groups)),
        files=said("lab.count.left_out", len(room.left_out)))


def _by_scenario(room: _Room) -> list[Games]:
    """Return the games by scenario, the largest class first, groups by name."""
    found: dict[str, list[Group]] = {}
    for group in sorted(room.groups, key=lambda each: (each.name.casefold(), each.file)):
        found.setdefault(group.scenario, []).append(group)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [Games(room.readings[name], _told_apart(groups)) for name, groups in ordered]


def _told_apart(groups: list[Group]) -> tuple[Group, ...]:
    """Return the groups with equal names told apart by their files."""
    names = [group.name for group in groups]
    return tuple(
        replace(group, name=f"{group.name} ({_stem(group.file)})")
        if names.count(group.name) > 1 and group.name != _stem(group.file) else group
        for group in groups
    )


# Reading the folder ------------------------------------------------------------------------


def _read(room: _Room, folder: Path, out: Path, console: Console) -> None:
    games = _without_earlier(room, list(_games(room, folder, out)))
    progress = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TimeRemainingColumn(), console=console, transient=True,
        disable=not console.is_terminal,
    )
    with progress:
        task = progress.add_task(said("lab.class.playing"), total=len(games))
        for place, (file, game) in enumerate(games):
            if place < MOST_GAMES:
                _take(room, file, game, place + 1)
            else:
                many = room.words("class.too_many", count=MOST_GAMES)
                room.left_out.append(LeftOut(file, many))
            progress.advance(task)


def _games(room: _Room, folder: Path, out: Path) -> Iterator[tuple[str, SavedGame]]:
    """Yield the saved games of a folder and its folders, by name; note the others."""
    for path in _files(folder):
        if path.absolute() == out.absolute() or path.suffix == PAGE:
            continue
        file = path.relative_to(folder).as_posix()
        if path.suffix.lower() != ".json":
            room.left_out.append(LeftOut(file, room.words("class.no_suffix")))
            continue
        try:
            yield file, read_game(path)
        except SaveError as error:
            room.left_out.append(LeftOut(file, room.words.reason(error)))


def _files(folder: Path) -> list[Path]:
    """Return the files of a folder and its folders, without hidden ones and links."""
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place) / name for name in sorted(files)
                  if not name.startswith(".") and not (Path(place) / name).is_symlink()]
        if len(found) >= MOST_FILES:
            break
    return found[:MOST_FILES]


def _without_earlier(
    room: _Room, games: list[tuple[str, SavedGame]]
) -> list[tuple[str, SavedGame]]:
    """Return the games without earlier states of the same game, which are noted."""
    kept: list[tuple[str, SavedGame]] = []
    for file, game in sorted(games, key=lambda pair: (-len(pair[1].check), pair[0])):
        later = next((other for other, longer in kept if _is_earlier(game, longer)), None)
        if later is None:
            kept.append((file, game))
        else:
            room.left_out.append(LeftOut(file, room.words("class.same_game", file=later)))
    return sorted(kept, key=lambda pair: pair[0])


def _is_earlier(game: SavedGame, longer: SavedGame) -> bool:
    """Return whether a game is another one as it stood before."""
    same = (game.scenario.id, game.seed, game.players, game.commitments, game.settings) == (
        longer.scenario.id, longer.seed, longer.players, longer.commitments, longer.settings)
    ended = game.stops[: len(longer.stops)]
    return (same and bool(game.players) and len(game.stops) <= len(longer.stops)
            and ended == longer.stops[: len(ended)])


def _take(room: _Room, file: str, game: SavedGame, number: int) -> None:
    """Play a game again and put its group on the page, or note why not."""
    try:
        room.groups.append(_group(room, file, game, number))
    except _NotUsable as why:
        room.left_out.append(LeftOut(file, str(why)))
    except GosplanError as error:
        told = _line(room, error)
        room.left_out.append(LeftOut(file, room.words("class.unplayable", reason=told)))
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        # A file made by hand can hold anything; one of them must not cost the class its page.
        told = f"{type(error).__name__}: {error}"
        room.left_out.append(LeftOut(file, room.words("class.unplayable", reason=told)))


class _NotUsable(Exception):
    """A game that stays off the page; the text is the reason, in the page's language."""


def _group(room: _Room, file: str, game: SavedGame, number: int) -> Group:
    words = room.words
    scenario = _scenario(room, game.scenario.id)
    session = Session.from_game(game, scenario, accept_edited=True)
    if session.turn <= scenario.first_turn:
        raise _NotUsable(words("class.not_begun"))
    notes = []
    if game.scenario.sha256 and game.scenario.sha256 != scenario.sha256:
        notes.append(words("class.edited"))
    elif different := compare(game.check, session.history):
        notes.append(words("class.unlike", len(different)))
    if session.notes:
        notes.append(words("class.within_limits", len(session.notes)))
    name = _name(game, file) or words("class.unnamed", number=number)
    group = group_of(session, room.texts, name=name, file=file, notes=tuple(notes))
    if scenario.id not in room.readings:
        room.readings[scenario.id] = reading = Reading(session, room.texts)
        reading.over = True
    return group


def _scenario(room: _Room, name: str) -> Scenario:
    """Return a scenario, read once; _NotUsable where it cannot be used."""
    if name not in room.scenarios:
        try:
            if not _ID.match(name):
                raise GosplanError(reason("no_scenario_name"))
            room.scenarios[name] = load_scenario(name)
        except (GosplanError, OSError, ValueError) as error:
            room.scenarios[name] = _line(room, error)
    found = room.scenarios[name]
    if isinstance(found, str):
        raise _NotUsable(room.words("class.no_scenario", scenario=name, reason=found))
    return found


def _line(room: _Room, error: Exception) -> str:
    """Return the first line of an error in the page's language."""
    if isinstance(error, ScenarioError) and error.problems:
        return room.words.found(error.problems[0])
    return room.words.reason(error).strip().partition("\n")[0]


def _name(game: SavedGame, file: str) -> str:
    """Return what a group calls itself, else its file's name; never longer than a line."""
    players = ", ".join(filter(None, (_plain(player) for player in game.players)))
    found = players or _plain(_stem(file))
    return found if len(found) <= LONGEST_NAME else found[: LONGEST_NAME - 1].rstrip() + "\u2026"


def _stem(file: str) -> str:
    name = Path(file).name
    return name.removesuffix(SUFFIX).removesuffix(".json")


def _plain(text: str) -> str:
    """Return a text without control and direction marks, its blanks joined."""
    shown = "".join(" " if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") else sign
                    for sign in text)
    return re.sub(r"\s+", " ", shown).strip()
