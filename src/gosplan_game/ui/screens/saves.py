"""Saved games: to load from, or to save into."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gosplan_game.ui.actions import Action, Pop, Push
from gosplan_game.ui.dialog import Answer, Dialog
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.leaving import go_on
from gosplan_game.ui.screens.sheet import Sheet
from gosplan_game.ui.screens.storage import (
    delete_game,
    save_game,
    saved_games_on_disk,
)
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.entry import TextEntry
from gosplan_game.ui.widgets.label import Paragraph
from gosplan_game.ui.widgets.table import Cell, Column, Row, Table
from gosplan_game.viewmodels.saves import SavedGame, SavedGames, saved_games


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
        return saved_games(self.context.texts, self._games)

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

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out the name, the list and what can be done."""
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
        paths = [game.path for game in made.games]
        if self.chosen not in paths:
            self.chosen = paths[0]
        widgets.append(self._table(area.trim(bottom=control + 16), made))
        foot = area.lowest(control)
        game = self._game(made)
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

    def _game(self, made: SavedGames) -> SavedGame:
        return next(game for game in made.games if game.path == self.chosen)

    # Answers ---------------------------------------------------------------------------------

    def answer(self, message: Message) -> Action | None:
        """Choose, load, save, delete."""
        match message:
            case Table.Chosen(_, key):
                self.chosen = key
                if self.saving:
                    self.name = self._game(self.model).name
                self.rebuild()
            case Table.Activated(_, key):
                self.chosen = key
                return self._save(self._game(self.model).name) if self.saving else self._load()
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
        if any(game.name.lower() == name.strip().lower() for game in self.model.games):
            return Push(Dialog(
                words("saves.replace"), words("saves.replace_text", name=name.strip()),
                (Answer("back", words("common.back"), shown_key="Esc"),
                 Answer("save", words("saves.save"), "red")),
                lambda answer: self._saved(name) if answer == "save" else None))
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
             Answer("delete", words("saves.delete"), "ink")), answer))
