"""Screens outside a game: a band of their own with Back, and a quiet footer."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.report.words import Words
from gosplan_game.ui.actions import Action, Pop, Push
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.exports import exported
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.viewmodels.glossary import LINK

MARGIN = 32
BAND = 66


class Sheet(Screen):
    """A full screen with a red edge, Back at the left, a title, and the body below."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.body = Rect(0, 0, 0, 0)

    @property
    def words(self) -> Words:
        """The words in the language in force."""
        return self.context.words

    def heading(self) -> tuple[str, str]:
        """Return title and subtitle."""
        return "", ""

    def notes(self) -> tuple[str, str]:
        """Return the notes at the left and right of the footer."""
        return "", ""

    def content(self, area: Rect) -> Sequence[Widget]:
        """Return the widgets of the body, in reading order."""
        del area
        return ()

    def answer(self, message: Message) -> Action | None:
        """Answer a message of the body's widgets."""
        del message
        return None

    def explain(self, target: str) -> str:
        """Return the glossary's text of a term."""
        return self.context.explained(target)

    def follow(self, target: str) -> Action | None:
        """Open the glossary at a term."""
        return Push(screen("help", self.context, find=target.removeprefix(LINK)))

    def title_x(self) -> float:
        """Return where the title begins, right of Back."""
        return MARGIN + self._back_width() + 24

    def _back_width(self) -> float:
        return max(88.0, self.setter.width(self.words("common.back"), "button") + 68)

    def chart_words(self) -> tuple[str, str]:
        """Return what the tiles of charts do."""
        return self.context.chart_words

    def build(self, area: Rect) -> Sequence[Widget]:
        """Lay out Back and the body."""
        self.body = area.trim(MARGIN, 80, MARGIN, 48)
        return [
            Button("back", Rect(MARGIN, 21, self._back_width(), 36), self.words("common.back"),
                   key="Esc"),
            *self.content(self.body),
        ]

    def paint(self, canvas: Canvas) -> None:
        """Draw edge, title, rules and notes."""
        area = self.area
        canvas.fill(area.top(8), "red")
        title, subtitle = self.heading()
        x = self.title_x()
        width = canvas.text(title, x, 52, "title", most=area.w * 0.5)
        if subtitle:
            canvas.text(subtitle, x + width + 20, 52, "body", "second",
                        most=area.w - x - width - 20 - MARGIN)
        canvas.horizontal(MARGIN, area.right - MARGIN, 64, "ink", 2)
        left, right = self.notes()
        middle = area.bottom - 21
        canvas.text_middle(left, MARGIN, middle, "small", "second", most=area.w * 0.6)
        canvas.text_middle(right, area.right - MARGIN, middle, "small", "second", "right")

    def receive(self, message: Message) -> Action | None:
        """Go back, or let the body answer."""
        if isinstance(message, Pressable.Pressed) and message.name == "back":
            return self.cancel()
        if isinstance(message, ReadableChart.Exported):
            return exported(self.context, self, message.name)
        return self.answer(message)

    def cancel(self) -> Action | None:
        """Esc goes back."""
        return Pop()
