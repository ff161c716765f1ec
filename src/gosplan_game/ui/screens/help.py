"""Help: how a stop goes, the keys, and every term with one plain sentence."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.actions import Action, Pop
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.coach import Coach
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.keycap import keycap
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.sheet import Sheet
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.entry import TextEntry
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import fitted
from gosplan_game.viewmodels.help import Help, KeyLine, help_sheet, term


class HelpScreen(Sheet):
    """The help.

    Args:
        context: What screens share.
        find: A term's id to begin with, or letters to look for.
    """

    def __init__(self, context: Context, find: str = "") -> None:
        super().__init__(context)
        found = term(context.texts, find) if find else None
        self.search = found.name if found else find

    @property
    def model(self) -> Help:
        """The view model of the terms that fit."""
        return help_sheet(self.context.texts, self.search)

    def heading(self) -> tuple[str, str]:
        """Return the title."""
        return self.model.title, ""

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out steps and keys left, terms right."""
        made, setter = self.model, self.setter
        left, right = area.columns((10, 13), 40)
        control = setter.theme.control(34)
        head = Section.height(setter)
        terms = right.below(head + control + 16)
        playing = self.context.session is not None and not self.context.game.is_over
        if playing:
            left = left.trim(bottom=control + 16)
        return [
            *([Button("tutorial", Rect(left.x, area.bottom - control, left.w, control),
                      self.words(self._lesson()))] if playing else []),
            fitted("how", left, lambda width: self._how(left.left(width), made), focusable=True,
                   label=made.steps_title),
            Section(right.top(head), made.terms_title, str(len(made.terms))),
            TextEntry("find", Rect(right.x, right.y + head + 4, right.w, control), self.search,
                      hint=self.words("help.find")),
            fitted("terms", terms, lambda width: self._terms(terms.left(width), made),
                   focusable=True, label=made.terms_title),
        ]

    def _how(self, area: Rect, made: Help) -> tuple[list[Widget], float]:
        setter = self.setter
        head = Section.height(setter)
        widgets: list[Widget] = [Section(area.top(head), made.steps_title)]
        y = area.y + head + 4
        for place, step in enumerate(made.steps, start=1):
            height = setter.height(step, "text", area.w - 32)
            widgets += [
                Paragraph(Rect(area.x, y, 24, height), f"**{place}**", "body", cut=False),
                Paragraph(Rect(area.x + 32, y, area.w - 32, height), step, "text", cut=False),
            ]
            y += height + 8
        y += 10
        widgets.append(Section(Rect(area.x, y, area.w, head), made.keys_title))
        y += head + 2
        line = max(28.0, setter.leading("text") + 8)
        for key in made.keys:
            widgets.append(KeyRow(Rect(area.x, y, area.w, line), key))
            y += line
        return widgets, y - area.y

    def _terms(self, area: Rect, made: Help) -> tuple[list[Widget], float]:
        y = area.y
        widgets: list[Widget] = []
        for item in made.terms:
            text = f"**{item.name}.** {item.text}"
            height = self.setter.height(text, "text", area.w)
            widgets.append(Paragraph(Rect(area.x, y, area.w, height), text, "text", cut=False))
            y += height + 9
        return widgets, y - area.y

    def answer(self, message: Message) -> Action | None:
        """Look for letters."""
        if isinstance(message, TextEntry.Changed):
            self.search = message.text
            self.rebuild()
        if isinstance(message, Pressable.Pressed) and message.name == "tutorial":
            game = self.context.game
            self.context.coach = Coach.taken_up(game, stopped=True) or Coach(game)
            self.context.coach.keep()
            return Pop()
        return None

    def _lesson(self) -> str:
        """Return what the button does: begin the lesson, or take it up where it was left."""
        left = Coach.taken_up(self.context.game, stopped=True)
        return "tutorial.resume" if left is not None and left.index else "tutorial.start"


class KeyRow(Widget):
    """A key and what it does."""

    def __init__(self, rect: Rect, line: KeyLine) -> None:
        super().__init__("", rect, label=line.text)
        self.line = line

    def draw(self, canvas: Canvas) -> None:
        """Draw the key in its frame and the words beside it."""
        middle = self.rect.y + self.rect.h / 2
        keycap(canvas, self.line.key, self.rect.x, middle)
        grown = canvas.theme.size("key") / 13
        canvas.text_middle(self.line.text, self.rect.x + 88 * grown, middle, "text",
                           most=self.rect.w - 88 * grown)
