"""How far to go on: to the next stop, a quarter, or a date, past stops if so wished."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gosplan_game.core.calendar import Quarter
from gosplan_game.ui.actions import Action, Pop, Series
from gosplan_game.ui.dialog import Plate
from gosplan_game.ui.events import Key
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.game import GameScreen
from gosplan_game.ui.screens.passing import To
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.choice import Checkbox, OneOf, Option
from gosplan_game.ui.widgets.label import Paragraph
from gosplan_game.ui.widgets.stepper import Stepper
from gosplan_game.viewmodels.advance import Advance, advance, typed_quarter

WIDTH = 560.0


class DateStepper(Stepper):
    """A stepper of quarters from now on, in which a date is typed."""

    now: Quarter

    def pasted(self, text: str) -> str:
        """Return a date as it was copied."""
        return text.strip()

    def read(self, typed: str) -> float | None:
        """Return how many quarters lie between now and the date typed."""
        date = typed_quarter(typed)
        return None if date is None else float(date - self.now)


class AdvancePlate(Plate):
    """A plate over the screen that asks how far.

    Args:
        below: The screen whose game goes on.
    """

    def __init__(self, below: GameScreen[Any]) -> None:
        super().__init__()
        self.below = below
        self.way = "stop"
        self.date = below.session.quarter + 4
        last = below.session.scenario.quarter(below.session.scenario.turns)
        self.date = min(self.date, last)
        self.through = False

    @property
    def model(self) -> Advance:
        """What there is to say."""
        return advance(self.below.session, self.below.texts, self.date, self.way,
                       through=self.through)

    def first_focus(self) -> str:
        """The ways."""
        return "way"

    def build(self, area: Rect) -> Sequence[Widget]:
        """Lay out the ways, the date, what carries on, and the buttons."""
        made, setter = self.model, self.setter
        control, inner = setter.theme.control(34), min(WIDTH, area.w - 64) - 40
        text = max(setter.height(each, "text", inner) for each in made.rooms)
        title = setter.height(made.title, "head", inner)
        rows = 3 * control
        height = 22 + title + 12 + rows + 12 + control + 12 + text + 20 + control + 24
        self.plate = Rect(area.x + (area.w - inner - 40) / 2, area.y + (area.h - height) / 2.2,
                          inner + 40, height)
        x, y = self.plate.x + 20, self.plate.y + 22
        widgets: list[Widget] = [Paragraph(Rect(x, y, inner, title), made.title, "head",
                                           cut=False)]
        y += title + 12
        widgets.append(OneOf(
            "way", Rect(x, y, inner * 0.62, rows),
            [Option(way.id, way.name, tip=way.help) for way in made.ways], self.way,
            look="radio", upright=True, label=made.title))
        date = DateStepper(
            "date", Rect(x + inner * 0.64, y + 2 * control + 2, inner * 0.36, control - 4),
            float(made.quarters), made.date, lower=1.0, upper=float(made.most), step=1.0,
            expected=made.expected, digits=made.date, label=made.date_name,
            enabled=self.way == "date", bar=False)
        date.now = self.below.session.quarter
        widgets.append(date)
        y += rows + 12
        widgets.append(Checkbox("through", Rect(x, y, inner, control), made.through, self.through,
                                tip=made.through_help, enabled=self.way == "date",
                                keys=("space",)))
        y += control + 12
        widgets.append(Paragraph(Rect(x, y, inner, text), made.carries, "text", "second",
                                 cut=False))
        y += text + 20
        widgets += [
            Button("back", Rect(x, y, 120, control), made.back, key="Esc"),
            Button("go", Rect(x + inner - 200, y, 200, control), made.go, "red", key="Enter"),
        ]
        return widgets

    def receive(self, message: Message) -> Action | None:
        """Choose, go, or go back."""
        match message:
            case OneOf.Changed("way", key):
                self.way = key
            case Stepper.Changed("date", value):
                self.date = self.below.session.quarter + round(value)
            case Checkbox.Changed("through", on):
                self.through = on
            case Pressable.Pressed("back"):
                return Pop()
            case Pressable.Pressed("go"):
                return self._go()
        self.rebuild()
        return None

    def key(self, key: Key) -> Action | bool | None:
        """Enter goes."""
        return self._go() if key.name == "enter" and key.plain else None

    def _go(self) -> Action:
        ways: dict[str, To] = {"stop": "stop", "quarter": "quarter", "date": self.date}
        then = self.below.advance(ways[self.way], through=self.through)
        return Series((Pop(), then)) if then is not None else Pop()
