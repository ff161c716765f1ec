"""The menu over a running game."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.actions import Action, Pop, Quit, Swap
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.dialog import Plate
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.leaving import to_title
from gosplan_game.ui.screens.registry import has_screen, screen
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable

LINES = ("resume", "save", "load", "again", "settings", "help", "title_screen", "quit")
WIDTH = 360.0


class MenuScreen(Plate):
    """Save, load, settings, help, title, quit."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def first_focus(self) -> str:
        """Back to the game."""
        return "resume"

    def build(self, area: Rect) -> Sequence[Widget]:
        """Lay out the plate and its lines."""
        words = self.context.words
        lines = [name for name in LINES if name != "help" or has_screen("help")]
        control = self.setter.theme.control(40)
        height = 76 + len(lines) * (control + 8) + 24
        height += self.setter.height(words("menu.saved_note"), "small", WIDTH - 48)
        self.plate = Rect(area.x + (area.w - WIDTH) / 2, area.y + (area.h - height) / 2.2,
                          WIDTH, height)
        inner = self.plate.inset(24, 0)
        return [
            Button(name, Rect(inner.x, self.plate.y + 72 + index * (control + 8), inner.w,
                              control), words(f"menu.{name}"),
                   "ink" if name == "resume" else "outline",
                   key="Esc" if name == "resume" else "F1" if name == "help" else "")
            for index, name in enumerate(lines)
        ]

    def paint_over(self, canvas: Canvas) -> None:
        """Draw title and note."""
        words = self.context.words
        x = self.plate.x + 24
        canvas.text(words("menu.title"), x, self.plate.y + 50, "card")
        note, wide = words("menu.saved_note"), self.plate.w - 48
        height = self.setter.height(note, "small", wide)
        canvas.paragraph(note, Rect(x, self.plate.bottom - 12 - height, wide, height), "small",
                         "second")

    def receive(self, message: Message) -> Action | None:
        """Do what the line says."""
        if not isinstance(message, Pressable.Pressed):
            return None
        match message.name:
            case "save":
                return Swap(screen("saves", self.context, saving=True))
            case "load" | "again" | "settings" | "help" as name:
                place = "saves" if name == "load" else name
                return Swap(screen(place, self.context))
            case "title_screen":
                return to_title(self.context)
            case "quit":
                return Quit()
        return Pop()
