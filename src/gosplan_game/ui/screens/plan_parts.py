"""Parts of the plan: variants kept and compared, and your own forecast."""

from __future__ import annotations

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.levers import LeverScreen
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.choice import Checkbox
from gosplan_game.ui.widgets.label import Label, Paragraph, Section
from gosplan_game.ui.widgets.stepper import Stepper
from gosplan_game.ui.widgets.table import Cell, Column, Row, Table
from gosplan_game.viewmodels.plan import Plan
from gosplan_game.viewmodels.variants import Comparison, Variant

MOST_COMPARED = 34.0
"""The height of a row of compared variants at most."""


class PlanParts(LeverScreen[Plan]):
    """What stands above the plan's table and under its fan."""

    def __init__(self, context: Context, series: str = "") -> None:
        super().__init__(context)
        self.series = series
        self.comparing = self.far = False
        self.guesses: dict[str, tuple[float, float]] = {}

    # Variants --------------------------------------------------------------------------------

    @property
    def _bar_height(self) -> float:
        return self.setter.theme.control(28) + 6

    def _bar(self, left: Rect) -> list[Widget]:
        """Return the letters under which drafts are kept, and the box that compares them."""
        made, setter = self.model.variants, self.setter
        height = self._bar_height - 6
        x = left.x
        widgets: list[Widget] = []
        for letter in made.letters:
            kept = letter.kept and not letter.in_hand
            text = letter.back if kept else f"{letter.letter}, {made.in_hand}" \
                if letter.in_hand else letter.keep
            name = f"back:{letter.letter}" if kept else f"keep:{letter.letter}"
            wide = max(96.0, setter.width(text, "tab") + 24)
            widgets.append(VariantTile(name, Rect(x, left.y, wide, height), text, letter))
            x += wide
            if letter.kept:
                widgets.append(Forget(f"forget:{letter.letter}", Rect(x, left.y, 22, height),
                                      letter.forget))
                x += 22
            x += 8
        wide = setter.width(made.compare, "text") + 34
        widgets.append(Checkbox("compare", Rect(left.right - wide, left.y, wide, height),
                                made.compare, self.comparing and made.can_compare,
                                enabled=made.can_compare, reason=made.why_not))
        return widgets

    def _compared(self, right: Rect, made: Comparison) -> list[Widget]:
        """Return the table of drafts in the place of balances and fan."""
        area = right.trim(bottom=self._own_height)
        name = 0.36 * area.w
        columns = [Column("", name), *(Column(head, -1, "right") for head in made.heads[1:])]
        rows = [Row(f"{index}", (
            Cell(row.name, tip=row.name, ink="second" if row.beneath else "ink"),
            *(Cell(cell, tip=cell, bold=not row.beneath,
                   ink="second" if row.beneath else "ink") for cell in row.cells)))
            for index, row in enumerate(made.rows)]
        note = self.setter.height(made.note, "caption", area.w)
        table = area.trim(top=Section.height(self.setter), bottom=note + 8)
        return [
            Section(area.top(30), made.title),
            Table("compared", table, columns, rows, kind="small", selectable=False,
                  row_height=max(26.0, min(MOST_COMPARED, (table.h - 40) / max(1, len(rows)))),
                  label=made.title, source=made.note),
            Paragraph(area.lowest(note), made.note, "caption", "second", cut=False),
        ]

    # Your own forecast -----------------------------------------------------------------------

    @property
    def _own_height(self) -> float:
        """The room of the entry under the fan."""
        if self.model.own is None:
            return 0.0
        theme = self.setter.theme
        return theme.leading("text_bold") + theme.control(28) + 26

    def _own(self, right: Rect) -> list[Widget]:
        """Return the entry of your own interval for the series of the open fan."""
        own = self.model.own
        if own is None:
            return []
        setter = self.setter
        area = right.lowest(self._own_height - 10)
        line = setter.theme.leading("text_bold")
        height = setter.theme.control(28)
        y = area.bottom - height
        grown = min(1.2, setter.theme.size("table") / 16)
        field, between = 104 * grown, setter.width(own.between, "text") + 20
        commit = max(92.0, setter.width(own.commit, "button") + 28)
        high = Rect(area.x + field + between, y, field, height)
        style = self.context.words
        title = f"**{own.title}.** {own.what}"
        widgets: list[Widget] = [
            Paragraph(Rect(area.x, area.y + 4, area.w, line), title, "text"),
            Label(Rect(area.x, area.y + 4, area.w, line), own.committed, "caption_bold", "ink",
                  "right", tip=own.help),
            Label(Rect(area.x + field, y, between, height), own.between, "text", "second",
                  "centre"),
        ]
        for name, value, rect in (("own:low", own.lower, Rect(area.x, y, field, height)),
                                  ("own:high", own.upper, high)):
            widgets.append(Stepper(
                name, rect, value, style.number(value, own.decimals), lower=-1e12, upper=1e12,
                step=own.step, expected=own.help, tip=own.help, bar=False, label=own.title))
        room = Rect(high.right + 10, y, area.right - commit - high.right - 20, height)
        widgets += [
            Label(room, own.unit, "caption", "second"),
            Button("own:commit", Rect(area.right - commit, y, commit, height), own.commit,
                   "outline", enabled=own.can_commit, reason=own.why_not, tip=own.help),
        ]
        return widgets


class VariantTile(Pressable):
    """A letter: keep the draft under it, or go back to what was kept; ink if it is in hand."""

    def __init__(self, name: str, rect: Rect, text: str, made: Variant) -> None:
        super().__init__(name, rect, label=text)
        self.text, self.made = text, made

    def draw(self, canvas: Canvas) -> None:
        """Draw the tile; a letter without a draft has a pale hairline.

        A dashed edge means that a control cannot be used, and this one can.
        """
        rect, made = self.rect, self.made
        canvas.fill(rect, "ink" if made.in_hand else "tint" if self.hovered else "card")
        if not made.kept:
            canvas.frame(rect, "rule")
        elif not made.in_hand:
            canvas.frame(rect, "ink", 2)
        ink = "card" if made.in_hand else "ink" if made.kept else "second"
        canvas.text_middle(self.text, *rect.centre, "tab", ink, "centre", rect.w - 8)


class Forget(Pressable):
    """A small cross beside a letter: what was kept there is forgotten."""

    def __init__(self, name: str, rect: Rect, label: str) -> None:
        super().__init__(name, rect, label=label, tip=label)

    def draw(self, canvas: Canvas) -> None:
        """Draw the cross."""
        canvas.fill(self.rect, "pale" if self.hovered else "tint")
        x, y = self.rect.centre
        signs.cross(canvas, Rect(x - 4, y - 4, 8, 8), "ink", 1.6)
