"""Words that are only read: one line, or a marked paragraph whose words may open something."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.ui.canvas import Align, Canvas, Ink
from gosplan_game.ui.events import Event, Key, Pointer
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Line, Typesetter
from gosplan_game.ui.widgets.base import HANDLED, Message, Widget

TERM = "term:"
"""Terms are no stops of Tab, there are too many: the pointer opens them, or the key G."""


class Label(Widget):
    """One line of words with its capitals centred in the rectangle."""

    def __init__(
        self, rect: Rect, text: str, kind: str = "text", ink: Ink = "ink",
        align: Align = "left", *, name: str = "", tip: str = "",
    ) -> None:
        super().__init__(name, rect, label=text, tip=tip)
        self.text, self.kind, self.ink, self.align = text, kind, ink, align

    def draw(self, canvas: Canvas) -> None:
        """Draw the line; what does not fit is cut with an ellipsis."""
        rect = self.rect
        x = {"left": rect.x, "centre": rect.x + rect.w / 2, "right": rect.right}[self.align]
        canvas.text_middle(
            self.text, x, rect.y + rect.h / 2, self.kind, self.ink, self.align, rect.w
        )


class Paragraph(Widget):
    """A wrapped, marked text: ``**bold**`` and ``[word](target)``.

    Opening words are dotted; a click, or Enter on the chosen one, posts ``Followed``.
    """

    @dataclass(frozen=True, slots=True)
    class Followed(Message):
        """An opening word was followed."""

        target: str

    def __init__(
        self, rect: Rect, text: str, kind: str = "text", ink: Ink = "ink",
        align: Align = "left", *, name: str = "", most: int = 0, cut: bool = True,
    ) -> None:
        super().__init__(name, rect, label=text)
        self.text, self.kind, self.ink, self.align = text, kind, ink, align
        self.most, self.cut = most, cut
        self.chosen = 0
        self._pressed = -1
        self.draws_focus = True

    @property
    def set_in(self) -> str:
        """The type it is set in: a smaller one where there is no room."""
        if not (self.most or self.cut):
            return self.kind
        return self.setter.fitting(self.text, self.kind, self.rect.w, self.rect.h, self.most)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The wrapped lines."""
        most, kind = self.most, self.set_in
        if kind != self.kind and most:
            most = max(1, int((most * self.setter.leading(self.kind) + 1)
                              // self.setter.leading(kind)))
        if not most and self.cut and self.rect.h > 0:
            most = max(1, int((self.rect.h + 1) // self.setter.leading(kind)))
        return self.setter.wrap(self.text, kind, self.rect.w, most)

    @property
    def targets(self) -> list[tuple[str, Rect]]:
        """The opening words in reading order, with their places."""
        leading = self.setter.leading(self.set_in)
        found = []
        for row, line in enumerate(self.lines):
            for placed in line:
                if placed.target and not placed.target.startswith(TERM):
                    place = Rect(self.rect.x + placed.x, self.rect.y + row * leading,
                                 placed.width, leading)
                    found.append((placed.target, place))
        return found

    @property
    def focusable(self) -> bool:
        """Whether there is a word to open."""
        return bool(self.name) and self._setter is not None and bool(self.targets)

    @property
    def answers(self) -> bool:
        """Whether a word can be followed."""
        return bool(self.targets)

    def adopt(self, old: Paragraph) -> None:
        """Keep the chosen word."""
        self.chosen = min(old.chosen, max(0, len(self.targets) - 1))

    def handle(self, event: Event) -> Message | None:
        """Follow words by click or by arrows and Enter."""
        targets = self.targets
        if isinstance(event, Pointer) and event.kind in ("down", "up"):
            return self._clicked(event, targets)
        if isinstance(event, Key) and targets:
            if event.name in ("enter", "space"):
                return self.Followed(self.name, targets[self.chosen][0])
            step = {"right": 1, "left": -1}.get(event.name, 0)
            if step and 0 <= self.chosen + step < len(targets):
                self.chosen += step
                return HANDLED
        return None

    def _clicked(self, event: Pointer, targets: list[tuple[str, Rect]]) -> Message | None:
        """Follow a word when the button is let go on it, as it was pressed on it.

        Followed at the press, the release would fall on whatever the word has opened.
        """
        under = next((index for index, (_, place) in enumerate(targets)
                      if place.contains(event.at)), -1)
        if event.kind == "down":
            self._pressed = under
            return HANDLED if under >= 0 else None
        pressed, self._pressed = self._pressed, -1
        if under < 0 or under != pressed:
            return None
        self.chosen = under
        return self.Followed(self.name, targets[under][0])

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Return nothing: opening words are followed, and explained by the screen."""
        del point
        return self.tip, self.rect

    def draw(self, canvas: Canvas) -> None:
        """Draw the text, and the focus around the chosen word."""
        canvas.lines(self.lines, self.rect.x, self.rect.y, self.setter.leading(self.set_in),
                     self.ink, self.align, self.rect.w)
        if self.focused and self.targets:
            canvas.focus(self.targets[min(self.chosen, len(self.targets) - 1)][1])


class Section(Widget):
    """The head of a section: a 3 px rule, the title under it, a note at the right."""

    def __init__(self, rect: Rect, title: str, note: str = "", *, ink: Ink = "ink",
                 note_kind: str = "caption", title_room: float = 0.0) -> None:
        super().__init__("", rect, label=title)
        self.title_room = title_room or rect.w
        self.title, self.note, self.ink, self.note_kind = title, note, ink, note_kind

    @staticmethod
    def height(setter: Typesetter) -> float:
        """Return the room a head takes, to the first line under it."""
        return max(34.0, setter.theme.size("section") * 1.35 + 9)

    def arrange(self, setter: Typesetter) -> None:
        """Take as much height as the words need."""
        super().arrange(setter)
        rect = self.rect
        self.rect = Rect(rect.x, rect.y, rect.w, max(rect.h, self.height(setter)))

    def draw(self, canvas: Canvas) -> None:
        """Draw rule, title and note on one baseline."""
        rect = self.rect
        canvas.horizontal(rect.x, rect.right, rect.y, self.ink, 3)
        baseline = rect.y + 7 + canvas.theme.size("section") * 1.02
        used = canvas.text(self.title, rect.x, baseline, "section", self.ink,
                           most=self.title_room)
        # The note takes what the title leaves; a stump of it would say nothing.
        room = rect.w - used - 12
        if self.note and room >= canvas.setter.width(self.note, "least"):
            canvas.text(self.note, rect.right, baseline, self.note_kind, "second", "right",
                        most=room)

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Return the title and note, where they had to be set small or left out."""
        needed = self.setter.width(self.title, "section") + 12 + (
            self.setter.width(self.note, self.note_kind) if self.note else 0.0)
        if needed > self.rect.w + 12:
            return (f"**{self.title}.** {self.note}" if self.note else self.title), self.rect
        return super().tip_at(point)
