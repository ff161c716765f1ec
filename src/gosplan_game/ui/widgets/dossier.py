"""The dossier row: what is to be decided, how grave it is by its shape, and where it opens."""

from __future__ import annotations

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.signs import Severity
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.button import Pressable


class DossierRow(Pressable):
    """A dossier; the whole row is pressed, its button says where it leads.

    Args:
        name: How messages call it.
        rect: Its place.
        title: What it is.
        text: What stands open.
        button: Words of the button at its right.
        gravity: Triangle (act now), square (open) or ring (notice).
        answered: A tick instead of the shape.
    """

    draws_focus = True

    def __init__(self, name: str, rect: Rect, *, title: str, text: str, button: str,
                 gravity: Severity, answered: bool = False, tip: str = "") -> None:
        super().__init__(name, rect, label=title, tip=tip)
        self.title, self.text, self.button = title, text, button
        self.gravity, self.answered = gravity, answered

    @staticmethod
    def height(setter: Typesetter, width: float, title: str, text: str, button: str) -> float:
        """Return the height a row needs for its words."""
        room = DossierRow.room(setter, width, button)
        lines = len(setter.wrap(text, "text", room))
        return (len(setter.wrap(title, "body_bold", room)) * setter.leading("body")
                + lines * setter.leading("text") + 12)

    @staticmethod
    def room(setter: Typesetter, width: float, button: str) -> float:
        """Return the width of the words in a row of that width."""
        return width - 48 - 14 - 8 - max(88.0, setter.width(button, "button") + 24)

    def _button(self, canvas: Canvas) -> Rect:
        width = max(88.0, canvas.setter.width(self.button, "button") + 24)
        height = canvas.theme.control(32)
        return Rect(self.rect.right - width - 8, self.rect.y + (self.rect.h - height) / 2,
                    width, height)

    def draw(self, canvas: Canvas) -> None:
        """Draw the row."""
        rect, setter = self.rect, canvas.setter
        urgent = self.gravity == "act" and not self.answered
        if urgent:
            canvas.fill(rect, "ochre_tint")
        elif self.hovered:
            canvas.fill(rect, "tint")
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "rule")
        if self.answered:
            signs.check(canvas, Rect(rect.x + 8, rect.y + 11, 26, 26), "green_text", 3)
        else:
            signs.severity(canvas, self.gravity, rect.x + 8, rect.y + 11, 26)
        button = self._button(canvas)
        left, room = rect.x + 48, self.room(setter, rect.w, self.button)
        leading = setter.leading("text")
        title = setter.wrap(self.title, "body_bold", room)
        body = setter.wrap(self.text, "text", room)
        used = len(title) * setter.leading("body") + len(body) * leading
        top = rect.y + max(4.0, (rect.h - used) / 2)
        top = canvas.lines(title, left, top, setter.leading("body"))
        canvas.lines(body, left, top, leading, "second")
        self._draw_button(canvas, button, urgent)

    def _draw_button(self, canvas: Canvas, button: Rect, urgent: bool) -> None:
        if urgent:
            canvas.fill(button, "second" if self.hovered else "ink")
        else:
            canvas.fill(button, "tint" if self.hovered else "card")
            canvas.frame(button, "ink")
        canvas.text_middle(self.button, *button.centre, "button", "card" if urgent else "ink",
                           "centre", button.w - 8)
        if self.focused:
            canvas.focus(button)
