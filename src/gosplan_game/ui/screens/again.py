"""A plate that asks at which earlier stop to stand again; the game in hand is kept."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.core.calendar import Quarter
from gosplan_game.sim.again import from_stop
from gosplan_game.ui.actions import Action, Pop, Reset
from gosplan_game.ui.dialog import Plate
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.leaving import leave
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.choice import Option
from gosplan_game.ui.widgets.label import Label, Paragraph
from gosplan_game.ui.widgets.menu import DropDown
from gosplan_game.viewmodels.again import again

WIDTH = 560.0


class AgainScreen(Plate):
    """Chooses a stop and stands there again, in a game of its own."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.model = again(context.game, context.texts)
        self.stop: Quarter | None = self.model.stops[0][0] if self.model.stops else None

    def first_focus(self) -> str:
        """The stops."""
        return "stop" if self.stop else "back"

    def build(self, area: Rect) -> Sequence[Widget]:
        """Lay out the words, the stops and the buttons."""
        made, setter = self.model, self.setter
        control, inner = setter.theme.control(34), min(WIDTH, area.w - 64) - 40
        title = setter.height(made.title, "head", inner)
        text = setter.height(made.text, "body", inner)
        line = setter.leading("caption") + 4
        height = 22 + title + 8 + text + 16 + line + control + 24 + control + 24
        self.plate = Rect(area.x + (area.w - inner - 40) / 2, area.y + (area.h - height) / 2.2,
                          inner + 40, height)
        x, y = self.plate.x + 20, self.plate.y + 22
        widgets: list[Widget] = [
            Paragraph(Rect(x, y, inner, title), made.title, "head", cut=False),
            Paragraph(Rect(x, y + title + 8, inner, text), made.text, "body", "second", cut=False),
        ]
        y += title + 8 + text + 16
        if self.stop is None:
            widgets.append(Paragraph(Rect(x, y, inner, line + control), made.nothing, "text"))
        else:
            options = [Option(str(stop), said) for stop, said in made.stops]
            widgets += [
                Label(Rect(x, y, inner, line), made.label, "caption", "second"),
                DropDown("stop", Rect(x, y + line, inner, control), options, str(self.stop),
                         label=made.label),
            ]
        y += line + control + 24
        widgets += [
            Button("back", Rect(x, y, 120, control), made.back, key="Esc"),
            Button("go", Rect(x + inner - 240, y, 240, control), made.go, "ink",
                   enabled=self.stop is not None, reason=made.nothing),
        ]
        return widgets

    def receive(self, message: Message) -> Action | None:
        """Choose, go, or go back."""
        match message:
            case DropDown.Changed("stop", key):
                self.stop = Quarter.parse(key)
                self.rebuild()
            case Pressable.Pressed("go") if self.stop is not None:
                return stand_again(self.context, self.stop)
            case Pressable.Pressed("back"):
                return Pop()
        return None


def stand_again(context: Context, stop: Quarter) -> Action:
    """Leave the game in hand, which is kept, and stand at one of its stops again."""
    fresh = from_stop(context.game, stop)

    def then() -> Action:
        context.take(fresh)
        return Reset(screen("desk", context))

    return leave(context, then)
