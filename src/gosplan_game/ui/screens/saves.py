"""Saved games: to load from, or to save into."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gosplan_game import paths
from gosplan_game.ui.actions import Action, Pop, Push
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.dialog import Answer, Dialog
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.leaving import go_on
from gosplan_game.ui.screens.sheet import Sheet
from gosplan_game.ui.screens.storage import (
    SUFFIX,
    delete_game,
    file_name,
    save_game,
    saved_games_on_disk,
)
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.entry import TextEntry
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import fitted
from gosplan_game.ui.widgets.table import Cell, Column, Row, Table
from gosplan_game.viewmodels.saves import SavedGame, SavedGames, saved_games

LIST = 0.64
"""Share of the width that the list takes."""


class TermBar(Widget):
    """How far the term has gone: ink up to the present quarter, pale after it."""

    def __init__(self, rect: Rect, part: float) -> None:
        super().__init__("", rect)
        self.part = part

    def draw(self, canvas: Canvas) -> None:
        """Draw the bar and the present quarter on it."""
        rect = self.rect
        now = rect.x + self.part * (rect.w - 3)
        canvas.fill(Rect(rect.x, rect.y + 4, rect.w, 6), "pale")
        canvas.fill(Rect(rect.x, rect.y + 4, now - rect.x, 6), "ink")
        canvas.fill(Rect(now, rect.y, 3, 14), "red")


class SavesScreen(Sheet):
    """The list of saved games.

    Args:
        context: What screens share.
        saving: Whether the game in hand is to be saved under a name.
    """

    def __init__(self, context: Context, saving: bool = False) -> None:
        super().__init__(context)
        self.saving = saving
        self.chosen = ""
        self.name = ""
        self._games: list[SavedGame] | None = None

    @property
    def model(self) -> SavedGames:
        """The view model of what is on disk."""
        if self._games is None:
            self._games = saved_games_on_disk(self.context)
        return saved_games(self.context.texts, self._games, str(paths.saves_dir()))

    def first_focus(self) -> str:
        """The name when saving, the list when loading."""
        return "name" if self.saving else "games"

    def entered(self) -> None:
        """Look at the disk again."""
        self._games = None
        self.rebuild()

    def heading(self) -> tuple[str, str]:
        """Return the title."""
        return self.model.title, ""

    def notes(self) -> tuple[str, str]:
        """Say where the files lie."""
        return self.model.folder, ""

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out the name, the list and what can be done; right, what the chosen game is."""
        made, setter = self.model, self.setter
        control = setter.theme.control(40)
        widgets: list[Widget] = []
        if self.saving:
            line = area.top(control)
            widgets += [
                TextEntry("name", line.trim(right=216), self.name, hint=made.name_hint),
                Button("save", line.rightmost(200), made.save, "red", key="Enter"),
            ]
            area = area.below(control + 16)
        if not made.games:
            return [*widgets, Paragraph(area.top(60), made.empty, "lead", "second")]
        if self.chosen not in [game.path for game in made.games]:
            self.chosen = made.games[0].path
        game = self._game(made)
        left, right = area.trim(bottom=control + 16).columns((LIST, 1 - LIST), 40)
        widgets += [self._table(left, made),
                    fitted("game", right, lambda width: self._told(right.left(width), game),
                           focusable=True, label=game.name)]
        foot = area.lowest(control)
        widgets.append(Button("delete", foot.left(140), made.delete))
        if not self.saving:
            widgets.append(Button("load", foot.rightmost(240), made.load, "red", key="Enter",
                                  enabled=not game.broken, reason=game.error or game.scenario))
        return widgets

    def _table(self, area: Rect, made: SavedGames) -> Table:
        words = self.words
        columns = (
            Column(words("saves.column.name"), -3), Column(words("saves.column.scenario"), -3),
            Column(words("saves.column.quarter"), -1.2),
            Column(words("saves.column.saved"), -1.4, "right"),
        )
        rows = tuple(
            Row(game.path, (
                game.name,
                Cell(game.scenario, ink="red_text" if game.broken else "ink",
                     sign="warning" if game.broken else "", tip=game.error),
                game.quarter, game.saved))
            for game in made.games
        )
        return Table("games", area, columns, rows, self.chosen, label=made.title)

    def _told(self, area: Rect, game: SavedGame) -> tuple[list[Widget], float]:
        """Return what is known of a game, and the height it takes."""
        setter, model = self.setter, self.model
        head = Section.height(setter)
        y = area.y
        widgets: list[Widget] = [Section(area.top(head), game.scenario, game.quarter)]
        y += head + 4
        if game.broken:
            height = setter.height(game.error, "text", area.w)
            widgets.append(Paragraph(Rect(area.x, y, area.w, height), game.error, "text",
                                     "red_text", cut=False))
            return widgets, y + height - area.y
        widgets.append(TermBar(Rect(area.x, y, area.w, 14), game.part))
        y += 26
        parts = (("", game.facts),
                 (model.promises, tuple((said, "") for said in game.promises)),
                 (model.happened, game.happened))
        for title, lines in parts:
            if title and lines:
                widgets.append(Section(Rect(area.x, y + 10, area.w, head), title))
                y += head + 12
            made, y = self._lines(Rect(area.x, y, area.w, 0), lines)
            widgets += made
        return widgets, y - area.y

    def _lines(self, area: Rect, lines: Sequence[tuple[str, str]]) -> tuple[list[Widget], float]:
        """Return lines of a name and what is said of it, and the y below them."""
        setter, y = self.setter, area.y
        both = [name for name, said in lines if said]
        column = max((setter.width(name, "text") for name in both), default=area.w - 20) + 20
        widgets: list[Widget] = []
        for name, said in lines:
            room = Rect(area.x + column, y, area.w - column, 0)
            height = max(setter.height(name, "text", column),
                         setter.height(said, "text_bold", room.w) if said else 0.0)
            widgets.append(Paragraph(Rect(area.x, y, column, height), name, "text",
                                     "second" if said else "ink", cut=False))
            if said:
                widgets.append(Paragraph(Rect(room.x, y, room.w, height), said, "text_bold",
                                         cut=False))
            y += height + 6
        return widgets, y

    def _game(self, made: SavedGames) -> SavedGame:
        return next(game for game in made.games if game.path == self.chosen)

    # Answers ---------------------------------------------------------------------------------

    def answer(self, message: Message) -> Action | None:
        """Choose, load, save, delete."""
        match message:
            case Table.Chosen(_, key):
                self.chosen = key
                game = self._game(self.model)
                if self.saving and game.named:
                    self.name = game.name
                self.rebuild()
            case Table.Activated(_, key):
                self.chosen = key
                game = self._game(self.model)
                if self.saving:
                    return self._save(game.name if game.named else self.name)
                return self._load()
            case TextEntry.Changed(_, text):
                self.name = text
                self.rebuild()
            case TextEntry.Entered(_, text):
                return self._save(text)
            case Pressable.Pressed("save"):
                return self._save(self.name)
            case Pressable.Pressed("load"):
                return self._load()
            case Pressable.Pressed("delete"):
                return self._delete()
        return None

    def _load(self) -> Action | None:
        if self._game(self.model).broken:
            return None
        return go_on(self.context, self.chosen)

    def _save(self, name: str) -> Action | None:
        words = self.words
        if any(Path(game.path).name.removesuffix(SUFFIX).lower() == file_name(name).lower()
               for game in self.model.games):
            return Push(Dialog(
                words("saves.replace"), words("saves.replace_text", name=name.strip()),
                (Answer("back", words("common.back"), shown_key="Esc"),
                 Answer("save", words("saves.save"), "red")),
                lambda answer: self._saved(name) if answer == "save" else None, loses=True))
        return self._saved(name)

    def _saved(self, name: str) -> Action | None:
        save_game(self.context, name)
        return Pop()

    def _delete(self) -> Action | None:
        game, words = self._game(self.model), self.words

        def answer(name: str) -> Action | None:
            if name == "delete":
                delete_game(self.context, str(Path(game.path)))
            return None

        return Push(Dialog(
            words("saves.sure"), words("saves.sure_text", name=game.name),
            (Answer("back", words("common.back"), shown_key="Esc"),
             Answer("delete", words("saves.delete"), "ink")), answer, loses=True))
