"""Lever rows, shared by all screens that order something: name, value, what may be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from gosplan_game.ui import signs
from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.game import GameScreen
from gosplan_game.ui.typesetting import plain
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.label import Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.ui.widgets.stepper import Stepper
from gosplan_game.viewmodels.levers import Consequences, Lever, LeverGroup

View = TypeVar("View")
LEVER = "lever:"
ROW = 36.0
HEAD = 38.0
FIELD = 152.0
GAP = 14.0
LEAST_NAME = 0.5
"""Share of a row that a name keeps, however long its unit is."""
LEGIBLE = "tight"
"""The least type of a unit in large type, beside the name or under it."""
LARGE = 114
"""Text sizes over this are large, percent."""
LINE = 1.15
"""Distance of the two lines of a row, in sizes."""
APART = 8.0
"""Least room between the name of what a draft does and its figure."""


def explained(lever: Lever) -> str:
    """Return what a lever does, and what acts on it beside the order."""
    return "\n".join(filter(None, (f"**{lever.name}.** {lever.help}", lever.acting)))


class LeverName(Widget):
    """The name of a lever, its order in force once changed, a lock where it is not ours."""

    def __init__(self, rect: Rect, lever: Lever) -> None:
        super().__init__("", rect, label=lever.name,
                         tip=f"{explained(lever)}\n{lever.authority_text}")
        self.lever = lever

    def draw(self, canvas: Canvas) -> None:
        """Draw name and note."""
        lever, rect = self.lever, self.rect
        middle = rect.y + rect.h / 2
        ink = "ink" if lever.enabled else "second"
        x = rect.x
        if not lever.enabled:
            canvas.pictogram("lock", x, middle - 9, 18, "second")
            x += 24
        own = ", ".join(filter(None, (lever.note, lever.set_note)))
        note = lever.standing_text if lever.changed else own if lever.enabled else ""
        kind = "text_bold" if lever.changed else "text"
        width = canvas.setter.width(lever.name, kind)
        room = rect.right - x - width - 10
        if canvas.setter.width(note, "caption") > room and lever.changed:
            note = lever.standing_field
        if note == own and lever.set_note \
                and canvas.setter.width(own, "small") > rect.right - x - width - 10:
            # What an event set is told by the tooltip; here its sign stands for the words.
            canvas.pictogram("stamp", x, middle - 8, 16, "second")
            x, note = x + 20, lever.note
        narrow = "caption_bold" if kind.endswith("_bold") else "caption"
        if note and self._stacks(note, narrow, rect.right - x):
            self._draw_stacked(canvas, note, (kind, narrow), ink, x)
            return
        # A unit stands whole: a long name makes room for it; in large type it does not stay tiny.
        small = LEGIBLE if canvas.theme.text_size > LARGE else "least"
        least = canvas.setter.width(note, small) + 10 if note else 0.0
        name = max(rect.right - x - least, LEAST_NAME * (rect.right - x))
        used = canvas.named(lever.name, Rect(x, rect.y, name, rect.h), kind, ink)
        if note:
            canvas.text_middle(note, rect.right, middle, "caption", "second", "right",
                               rect.right - x - used - 8)

    def _stacks(self, note: str, narrow: str, room: float) -> bool:
        """Return whether name and note find room over each other, and none side by side."""
        setter = self.setter
        name = setter.width(plain(self.lever.name), narrow)
        tall = LINE * (setter.theme.size(narrow) + setter.theme.size(LEGIBLE))
        return name <= room < name + 10 + setter.width(note, LEGIBLE) and tall <= self.rect.h

    def _draw_stacked(self, canvas: Canvas, note: str, kinds: tuple[str, str], ink: str,
                      x: float) -> None:
        """Draw the name, as it is usually set or else narrow, over its note."""
        rect, theme = self.rect, canvas.setter.theme
        room = rect.right - x
        usual = canvas.setter.width(plain(self.lever.name), kinds[0]) <= room
        upper, lower = (LINE * theme.size(kind) for kind in (kinds[1], LEGIBLE))
        top = rect.y + (rect.h - upper - lower) / 2
        canvas.text_middle(self.lever.name, x, top + upper / 2, kinds[0 if usual else 1], ink,
                           most=room)
        canvas.text_middle(note, x, top + upper + lower / 2, LEGIBLE, "second", most=room)


class LockedValue(Widget):
    """The value of a lever that the office does not set; the focus stops here and says why."""

    can_focus = True

    def __init__(self, rect: Rect, lever: Lever) -> None:
        super().__init__(f"locked:{lever.item}", rect, label=lever.name,
                         tip=lever.why_not or lever.authority_text)
        self.lever = lever

    @property
    def copied(self) -> str:
        """The lever and its value with the unit."""
        return plain(f"{self.lever.name}\t{self.lever.text}")

    def draw(self, canvas: Canvas) -> None:
        """Draw the value."""
        canvas.text_middle(self.lever.text, self.rect.right - 8, self.rect.y + self.rect.h / 2,
                           "table_bold", "second", "right", self.rect.w - 8)


class ConsequenceBox(Widget):
    """What the draft does within the year: now and the middle of the fan, on ochre."""

    ROW = 28.0

    def __init__(self, rect: Rect, made: Consequences) -> None:
        super().__init__("", rect, label=made.title)
        self.made = made

    @classmethod
    def height(cls, made: Consequences) -> float:
        """Return the height it needs."""
        return 40 + cls.ROW * len(made.lines) + 8 if made.lines else 0.0

    def draw(self, canvas: Canvas) -> None:
        """Draw title and lines; a worsening has its triangle."""
        rect = self.rect
        canvas.fill(rect, "ochre_tint")
        worse = any(line.worse for line in self.made.lines)
        x = rect.x + 12
        if worse:
            signs.warning(canvas, x, rect.y + 11, 20)
            x += 30
        canvas.text_middle(self.made.title, x, rect.y + 21, "text_bold",
                           most=rect.right - 12 - x)
        y = rect.y + 40
        for line in self.made.lines:
            middle = y + self.ROW / 2
            canvas.pictogram(line.pictogram, rect.x + 12, middle - 11, 22)
            room = rect.w - 66
            # Where both have no room, each gives way by as much as it is long.
            name = canvas.setter.width(line.name, "table")
            name *= min(1.0, room / (name + canvas.setter.width(line.text, "table_bold") + APART))
            text = canvas.text_middle(line.text, rect.right - 12, middle, "table_bold", "ink",
                                      "right", room - name - APART)
            canvas.text_middle(line.name, rect.x + 42, middle, "table", most=room - text - APART)
            y += self.ROW

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Return the range of the line under the pointer."""
        index = int((point[1] - self.rect.y - 40) // self.ROW)
        if 0 <= index < len(self.made.lines):
            line = self.made.lines[index]
            place = Rect(self.rect.x, self.rect.y + 40 + index * self.ROW, self.rect.w, self.ROW)
            return f"**{line.name}.** {line.range}", place
        return "", self.rect


class LeverScreen(GameScreen[View]):
    """A screen of the rail whose steppers order levers."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._levers: dict[str, Lever] = {}

    def stepper(self, lever: Lever, rect: Rect, *, bar: bool = True, text: str = "",
                series: str = "") -> Widget:
        """Return the control of one lever, or its value where it is not ours to set.

        W asks at the control about ``series``.
        """
        self._levers[lever.item] = lever
        if not lever.enabled:
            return LockedValue(rect, lever)
        words = self.context.words
        return Stepper(
            LEVER + lever.item, rect, lever.value, text or lever.field, lower=lever.lower,
            upper=lever.upper, step=lever.step, changed=lever.changed, label=lever.name,
            tip=explained(lever), bar=bar, series=series, whole=lever.text,
            enabled=not lever.why_not, reason=lever.why_not,
            expected=words("lever.expected",
                           lower=words.number(lever.lower, lever.decimals),
                           upper=words.number(lever.upper, lever.decimals), unit=lever.unit),
        )

    def rows(self, x: float, y: float, width: float, group: LeverGroup, *,
             field: float = FIELD) -> tuple[list[Widget], float]:
        """Return the widgets of a group under its heading, and the y below them."""
        row = self.setter.theme.control(ROW)
        widgets: list[Widget] = [Section(Rect(x, y, width, HEAD - 6), group.title)]
        y += HEAD
        for lever in group.levers:
            high = self.setter.theme.control(28)
            place = Rect(x + width - field, y + (row - high) / 2, field, high)
            widgets += [
                LeverName(Rect(x, y, width - field - 12, row), lever),
                self.stepper(lever, place),
            ]
            y += row
        return widgets, y + GAP

    def column(self, name: str, area: Rect, groups: Sequence[LeverGroup],
               below: Consequences | None = None) -> list[Widget]:
        """Return groups in a scrolling column with the consequences fixed under it."""
        foot = ConsequenceBox.height(below) if below is not None else 0.0
        window = Rect(area.x - 10, area.y, area.w + 10 + 12, area.h - foot - (8 if foot else 0))
        inside: list[Widget] = []
        y = area.y
        for group in groups:
            made, y = self.rows(area.x, y, area.w, group)
            inside += made
        widgets: list[Widget] = [ScrollArea(name, window, inside, y - area.y)]
        if foot and below is not None:
            widgets.append(ConsequenceBox(
                Rect(area.x, area.bottom - foot, area.w, foot), below))
        return widgets

    def answer(self, message: Message) -> Action | None:
        """Order what a stepper was set to; the rest is the subclass's."""
        if isinstance(message, Stepper.Changed) and message.name.startswith(LEVER):
            item = message.name.removeprefix(LEVER)
            self.context.hints.use("numbers")
            return self.order(item, message.value / self._levers[item].factor,
                              going_on=message.going_on)
        return self.reply(message)

    def reply(self, message: Message) -> Action | None:
        """Answer a message that is no lever's."""
        del message
        return None
