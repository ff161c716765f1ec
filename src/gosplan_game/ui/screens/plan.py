"""The plan: targets and investment left, the balances and the fan they imply right."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui import signs
from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.bars import (
    BalanceBar,
    BalanceBars,
    Mark,
    Stretch,
    legend,
    result_room,
)
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.framed import MAIN
from gosplan_game.ui.screens.levers import LeverName
from gosplan_game.ui.screens.plan_parts import PlanParts
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Ask, Button, Pressable
from gosplan_game.ui.widgets.choice import Checkbox, OneOf, Option
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.ui.widgets.stepper import Stepper
from gosplan_game.viewmodels.balances import BalanceRow
from gosplan_game.viewmodels.plan import Plan, PlanRow, plan

INKS = {"made": "ink", "stock": "third", "imported": "rule", "industry": "blue",
        "building": "green", "transport": "ochre", "rest": "pale", "demanded": "mark"}
HEAD = 32.0
ROW = 31.0
BALANCE = BalanceBars.PITCH
SEEN = 6
"""Balances that can be seen without scrolling."""
BELOW = 86.0
"""Room under the balances for the legend and for what binds."""
LEFT = 620.0
SPLIT = 24.0
LARGE = 1.14


def bar_of(row: BalanceRow) -> BalanceBar:
    """Return a material balance as bars."""
    return BalanceBar(
        row.name, row.pictogram,
        tuple(Stretch(part.share, INKS[part.kind], part.name, part.text) for part in row.sources),
        tuple(Stretch(part.share, INKS[part.kind], part.name, part.text) for part in row.uses),
        row.gap, row.result, row.short, row.cause,
        Mark(row.mark.share, row.mark.name, row.mark.text, row.mark.kind == "to_make")
        if row.mark else None,
    )


def by_need(rows: Sequence[BalanceRow]) -> list[BalanceRow]:
    """Return the balances with the shortest goods first, the rest in the plan's order."""
    return sorted(rows, key=lambda row: (not row.short, -row.gap))


class PlanScreen(PlanParts):
    """Control figures."""

    place = "plan"
    main_look = "ink"

    def view(self) -> Plan:
        """Return the plan of the present draft."""
        return plan(self.session, self.texts, self.series, compare=self.comparing,
                    guess=self.guesses.get(self.series), far=self.far)

    def heading(self) -> tuple[str, str]:
        """Return title and state."""
        return self.model.title, self.model.state

    def footnote(self) -> str:
        """Return what last year and the fan are."""
        return self.model.outgrown or self.model.footer

    # Layout ----------------------------------------------------------------------------------

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out table, levers and signature left, balances and fan right."""
        self.series = self.model.fan_series
        left, right = self._halves(area)
        table = left.trim(top=self._bar_height)
        widgets = [*self._bar(left), *self._table(table), *self._foot(table)]
        own = self._own(right)
        if self.model.comparison is not None:
            return [*widgets, *self._compared(right, self.model.comparison), *own]
        return [*widgets, *self._balances(right), *self._fan(right), *own]

    def _halves(self, area: Rect) -> tuple[Rect, Rect]:
        wide = max(LEFT, area.w * 0.545)
        return area.left(wide), area.trim(left=wide + SPLIT)

    def _places(self, left: Rect) -> dict[str, tuple[float, float]]:
        """Return left edge and width of the table's columns."""
        x, w = left.x, left.w
        ends = {"limit": 80.0, "share": 40.0, "investment": 104.0, "rise": 50.0,
                "target": 104.0, "last_year": 60.0}
        grown = self.setter.theme.size("table") / 16
        if grown > LARGE:
            # Large text: what can be read elsewhere gives way to the figures that are set.
            ends = {"limit": 0.0, "share": 0.0, "investment": 140.0, "rise": 66.0,
                    "target": 140.0, "last_year": 78.0}
        places: dict[str, tuple[float, float]] = {}
        right = x + w
        for name, width in ends.items():
            places[name] = (right - width, width)
            right -= width
        places["branch"] = (x, right - x)
        return places

    @property
    def row_height(self) -> float:
        """The height of a branch's row: what the area leaves, 31 at most."""
        count = max(1, len(self.model.rows))
        room = self.content_area.h - HEAD - 196 - self._bar_height
        return max(24.0, min(self.setter.theme.control(ROW), room / count))

    def _table(self, left: Rect) -> list[Widget]:
        places = self._places(left)
        height = self.row_height
        widgets = self._explained(left, places)
        for index, row in enumerate(self.model.rows):
            y = left.y + HEAD + index * height
            x, w = places["last_year"]
            locked = row.target is None or not row.target.enabled
            widgets.append(Ask(row.series, Rect(x + 8, y, w - 8, height), row.name,
                               value=row.last_year, unit=row.unit,
                               tip=f"{row.counted} {row.base or self.context.words('why.ask')}"
                               .strip(), stop=locked))
            field = min(28.0, height - 3)
            top = y + (height - field) / 2
            if row.target is not None:
                x, w = places["target"]
                text = self.context.words.number(row.target.value, row.target.decimals)
                widgets.append(self.stepper(row.target, Rect(x + 4, top, w - 10, field),
                                            bar=False, text=text, series=row.series))
            if row.investment is not None:
                x, w = places["investment"]
                widgets.append(self.stepper(row.investment, Rect(x + 4, top, w - 8, field),
                                            bar=False))
        return widgets

    def _explained(self, left: Rect, places: dict[str, tuple[float, float]]) -> list[Widget]:
        """Return what lies unseen over heads and sums, and explains them."""
        model = self.model
        widgets = [Widget("", Rect(places[name][0], left.y, places[name][1], HEAD - 4),
                          label=text, tip=tip)
                   for name, text, tip in model.columns if tip and places[name][1]]
        below = left.y + HEAD + len(model.rows) * self.row_height
        widgets.append(Widget("", Rect(left.x, below + 2, left.w, 28), label=model.total,
                              tip=model.total_help))
        if model.gaps:
            widgets.append(Widget("", Rect(left.right - 330, left.bottom - 34, 104, 32),
                                  label=model.gaps, tip=model.gaps_help))
        return widgets

    def _foot(self, left: Rect) -> list[Widget]:
        """Return the levers that stand above all branches, and the signature."""
        model = self.model
        y = left.y + HEAD + len(model.rows) * self.row_height + 34
        columns = left.columns(2, 24)
        widgets: list[Widget] = []
        for column, group in zip(columns, model.groups, strict=False):
            at = y
            for lever in group.levers:
                widgets += [LeverName(Rect(column.x, at, column.w - 116, 32), lever),
                            self.stepper(lever, Rect(column.right - 108, at + 3, 108, 26))]
                at += 32
        buttons = Rect(left.x, left.bottom - 36, left.w, 36)
        sign = buttons.rightmost(216)
        place = Rect(buttons.x, buttons.y, 224, 36)
        # One place: who has drafted nothing may take a draft, who has may go back.
        widgets += [
            Button("departments", place, model.departments, "outline",
                   tip=model.departments_help)
            if model.departments and not model.can_reset else
            Button("reset", place, model.reset, "outline",
                   enabled=model.can_reset, reason=model.why_not),
            Button("sign", sign, model.sign, "red", enabled=model.can_sign,
                   reason=model.why_not),
        ]
        return widgets

    def _split(self, right: Rect) -> float:
        """Return the height of the balances; the fan has the rest."""
        room = right.h - self._own_height
        return min(room * 0.58, 36 + BALANCE * len(self.model.balances) + BELOW)

    def _balances(self, right: Rect) -> list[Widget]:
        model, upper = self.model, right.top(self._split(right))
        rows = by_need(model.balances)
        window = Rect(upper.x, upper.y + 36, upper.w + 12, upper.h - 36 - BELOW)
        grown = self.setter.theme.size("table") / 16
        wide = self.setter.width(model.board, "button") + 32
        bars = [bar_of(row) for row in rows]
        room = result_room(self.setter, bars, 116 * grown)
        # Where the window is low the bars draw together, as far as their words allow.
        least = self.setter.leading("table") + 2
        pitch = max(least, min(BALANCE, window.h / min(SEEN, max(1, len(bars)))))
        inside = BalanceBars(
            "balance bars", Rect(upper.x, window.y, upper.w, pitch * len(bars)), bars,
            name_width=124, result_width=room, label=model.balances_title, source=model.footer)
        return [
            Section(upper.top(30), model.balances_title, model.balances_note),
            ScrollArea("balances", window, (inside,), inside.rect.h, label=model.balances_title),
            Paragraph(Rect(upper.x, upper.bottom - 48, upper.w - wide - 16, 44), model.binding,
                      "text", name="binding"),
            Button("board", Rect(upper.right - wide, upper.bottom - 46, wide, 32), model.board),
        ]

    def _fan(self, right: Rect) -> list[Widget]:
        model = self.model
        lower = right.trim(top=self._split(right) + 8, bottom=self._own_height)
        tabs = [Option(tab.series, tab.name) for tab in model.fan_tabs]
        title = self.setter.width(model.fan_title, "section") + 24
        words = self.context.words
        wide = self.setter.width(model.far, "text") + 34
        box = Rect(lower.right - wide, lower.y + 40, wide, 24)
        far = [Checkbox("far", box, model.far, self.far)] if model.far else []
        return [
            Section(lower.top(30), model.fan_title),
            OneOf("fan", Rect(lower.x + title, lower.y + 8, lower.w - title, 26), tabs,
                  model.fan_series, look="tabs"),
            LineChart("fan chart", lower.trim(top=44), model.fan,
                      show_value=words.measured(model.fan.measure),
                      show_time=words.time, source=model.footer),
            *far,
        ]

    # Picture ---------------------------------------------------------------------------------

    def picture(self, canvas: Canvas) -> None:
        """Draw the table's words and rules, the legend, the sums."""
        left, right = self._halves(self.content_area)
        self._draw_table(canvas, left.trim(top=self._bar_height))
        if self.model.own is not None:
            y = right.bottom - self._own_height + 6
            canvas.horizontal(right.x, right.right, y, "ink", 1.5)
        if self.model.comparison is not None:
            return
        upper = right.top(self._split(right))
        canvas.horizontal(upper.x, upper.right, upper.bottom - 80, "rule")
        legend(canvas, Rect(upper.x, upper.bottom - 76, upper.w, 24),
               [(INKS[kind], name) for kind, name in self.model.uses_legend])

    def _draw_table(self, canvas: Canvas, left: Rect) -> None:
        places = self._places(left)
        height = self.row_height
        middle = left.y + HEAD / 2
        for name, text, _ in self.model.columns:
            x, w = places[name]
            if not w:
                continue
            if name in ("branch", "target", "investment"):
                canvas.text_middle(text, x + (36 if name == "branch" else 4), middle,
                                   "table_bold", most=w)
            else:
                canvas.text_middle(text, x + w - 4, middle, "table_bold", "ink", "right", w)
        canvas.horizontal(left.x, left.right, left.y + HEAD - 2, "ink", 1.5)
        for index, row in enumerate(self.model.rows):
            place = Rect(left.x, left.y + HEAD + index * height, left.w, height)
            self._draw_row(canvas, place, row, places)
        y = left.y + HEAD + len(self.model.rows) * height
        canvas.horizontal(left.x, left.right, y, "ink", 2)
        x, w = places["share"] if places["share"][1] else places["investment"]
        canvas.text_middle(self.model.total, left.x + 36, y + 16, "table_bold")
        canvas.text_middle(self.model.total_note, x + w - 4, y + 16, "table_bold", "ink", "right")
        if self.model.gaps:
            width = canvas.setter.width(self.model.gaps, "table_bold")
            right = left.right - 232
            canvas.text_middle(self.model.gaps, right, left.bottom - 18, "table_bold",
                               "red_text", "right")
            signs.warning(canvas, right - width - 26, left.bottom - 28, 20)

    def _draw_row(self, canvas: Canvas, place: Rect, row: PlanRow,
                  places: dict[str, tuple[float, float]]) -> None:
        middle = place.y + place.h / 2
        changed = any(lever is not None and lever.changed
                      for lever in (row.target, row.investment))
        if changed:
            canvas.fill(Rect(place.x - 8, place.y + 3, 4, place.h - 6), "red")
        size = min(24.0, place.h - 4)
        canvas.pictogram(row.pictogram, place.x + 4, middle - size / 2, size)
        name = row.name
        unit = canvas.setter.width(row.unit, "least") + 6
        used = canvas.text_middle(name, place.x + 36, middle,
                                  "table_bold" if changed else "table",
                                  most=self._room_of_name(canvas, row, places["branch"][1] - 36))
        room = places["branch"][1] - 36 - used - 6
        if room >= unit - 6:
            canvas.text_middle(row.unit, place.x + 36 + used + 6, middle, "small", "second",
                               most=room)
        for column, text, ink in (("last_year", row.last_year, "second"),
                                  ("rise", row.rise, "ink"), ("share", row.share, "second")):
            x, w = places[column]
            if w:
                canvas.text_middle(text, x + w - 4, middle, "table", ink, "right", w)
        x, w = places["limit"]
        canvas.horizontal(place.x, place.right, place.bottom - 1, "pale")
        if not w:
            return
        width = canvas.text_middle(row.limit, x + w - 4, middle,
                                   "table_bold" if row.bound else "table",
                                   "red_text" if row.bound else "second", "right", w - 22)
        if row.bound:
            signs.warning(canvas, x + w - 4 - width - 20, middle - 8, 16)

    @staticmethod
    def _room_of_name(canvas: Canvas, row: PlanRow, room: float) -> float:
        """Return the room of a branch's name: beside its unit, or all where both do not fit."""
        setter = canvas.setter
        beside = room - setter.width(row.unit, "least") - 6
        fits = setter.fitted(row.name, "table_bold", beside).text == row.name
        return beside if fits else room

    # Messages --------------------------------------------------------------------------------

    def reply(self, message: Message) -> Action | None:
        """Open another fan, sign, or go back to the orders in force."""
        match message:
            case OneOf.Changed("fan", series):
                self.series = series
                self.refresh()
            case Pressable.Pressed(name) if name.startswith(("keep:", "back:", "forget:")):
                act, _, letter = name.partition(":")
                self.context.hints.use("variants")
                {"keep": self.session.keep_as, "back": self.session.back_to,
                 "forget": self.session.forget}[act](letter)
                self.refresh()
            case Checkbox.Changed("far", on):
                self.far = on
                self.refresh()
            case Checkbox.Changed("compare", on):
                self.comparing = on
                self.refresh()
            case Stepper.Changed("own:low" | "own:high" as name, value) if self.model.own:
                own = self.model.own
                self.guesses[self.series] = (value, own.upper) if name == "own:low" \
                    else (own.lower, value)
                self.refresh()
            case Pressable.Pressed("own:commit") if self.model.own:
                own = self.model.own
                self.session.predict(own.series, own.lower, own.upper)
                self.guesses.pop(self.series, None)
                self.refresh()
            case Pressable.Pressed("board"):
                return self.go("chessboard")
            case Pressable.Pressed("sign"):
                self.session.sign()
                self.refresh()
                self.focus_on(MAIN)
            case Pressable.Pressed("departments"):
                self.session.take_departments_draft()
                self.refresh()
            case Pressable.Pressed("reset"):
                self.session.reset_draft()
                self.refresh()
        return None
