"""Why a number is what it is: the account left, causes that add up right; ink and pale only."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.actions import Action, Pop, Series, Swap
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.dialog import Plate
from gosplan_game.ui.events import Key
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.exports import exported, exported_screen
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.screens.why_lines import (
    EARLIER,
    LATER,
    PLACE,
    SINCE,
    AccountLine,
    Inspected,
    Step,
    cause_chart,
    columns,
    place_chart,
    swatch,
)
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Link, Pressable
from gosplan_game.ui.widgets.choice import OneOf, Option
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.ui.widgets.typing_line import copy
from gosplan_game.viewmodels.why import Choice, Why, decision_dates, why

WIDTH, MARGIN, INNER = 1136.0, 24.0, 24.0
LEFT, SPLIT = 488.0, 48.0
HEAD = 112.0
ACCOUNT_ROW, PLACE_ROW, CAUSE_ROW = 25.0, 24.0, 40.0
FOOT = 56.0


class WhyScreen(Plate):
    """The panel over any screen of a game.

    Args:
        context: What screens share.
        series: What is asked about.
        rail: Whether it lies over a screen of the rail, from which one can go to others.
    """

    def __init__(self, context: Context, series: str, rail: bool = False) -> None:
        super().__init__()
        self.context, self.series, self.rail = context, series, rail
        self.window, self.voice, self.back, self.since = "", "", 0, ""
        self._sum_y = 0.0
        self._model: Why | None = None

    @property
    def model(self) -> Why:
        """The view model of what is asked."""
        if self._model is None:
            self._model = why(self.context.game, self.context.texts, self.series, self.window,
                              self.back, self.voice, self.since)
        return self._model

    def first_focus(self) -> str:
        """The windows: arrows switch them at once."""
        return "window" if self.model.windows else "close"

    def entered(self) -> None:
        """Ask anew: the game may have gone on."""
        self._refresh()

    def _refresh(self) -> None:
        self._model = None
        self.rebuild()

    # Layout ----------------------------------------------------------------------------------

    def build(self, area: Rect) -> Sequence[Widget]:
        """Size the plate by what there is to say; lay out head, account, causes and buttons."""
        model, setter = self.model, self.setter
        width = min(WIDTH, area.w - 2 * MARGIN)
        height = self._height(width - 2 * INNER)
        height = min(height, area.h - 2 * MARGIN)
        self.plate = Rect(area.x + (area.w - width) / 2,
                          max(MARGIN, (area.h - height) / 2.6), width, height)
        inner = self._inner
        close = max(104.0, setter.width(model.close, "button") + 74)
        widgets: list[Widget] = [
            Button("close", Rect(inner.right - close, inner.y, close, 36), model.close,
                   key="Esc"),
        ]
        if model.problem:
            return [Paragraph(inner.trim(top=52), model.problem, "body", "second", cut=False),
                    *widgets]
        body = inner.trim(top=HEAD)
        left, right = body.left(LEFT), body.trim(left=LEFT + SPLIT)
        return [*widgets, *self._choices(inner), *self._account(left), *self._causes(right),
                *self._buttons(inner)]

    @property
    def _inner(self) -> Rect:
        return self.plate.trim(INNER, 22, INNER, 20)

    def _height(self, width: float) -> float:
        """Return the height everything needs, the plate's edges included."""
        if self.model.problem:
            return 110 + self.setter.height(self.model.problem, "body", width)
        left, right = Rect(0, 0, LEFT, 0), Rect(0, 0, width - LEFT - SPLIT, 0)
        account = self._figure_height(left) + self._account_lines(left)[1]
        causes = self._causes_head(right) + self._causes_foot(right) \
            + CAUSE_ROW * self._grown * len(self.model.causes)
        return 42 + HEAD + max(account, causes) + FOOT

    @property
    def _grown(self) -> float:
        return self.setter.theme.size("table") / 16

    def _choices(self, inner: Rect) -> list[Widget]:
        """Return the windows with the steps back and forth, and the voices."""
        model, setter = self.model, self.setter
        height = setter.theme.control(30)
        line = Rect(inner.x, inner.y + HEAD - 22 - height, inner.w, height)
        windows = _options(model.windows)
        wide = sum(setter.width(option.text, "tab") + 36 for option in windows) \
            + sum(22 for option in windows if option.reason)
        x = line.x + wide + 12
        widgets: list[Widget] = [
            OneOf("window", line.left(wide), windows, _chosen(model.windows), look="tabs"),
            Step(EARLIER, Rect(x, line.y, 32, height), model.earlier,
                 enabled=model.can_go_earlier),
            Step(LATER, Rect(x + 36, line.y, 32, height), model.later,
                 enabled=model.can_go_later),
        ]
        if model.voices:
            voices = _options(model.voices)
            room = sum(setter.width(option.text, "tab") + 58 for option in voices)
            widgets.append(OneOf("voice", line.rightmost(room), voices, _chosen(model.voices),
                                 look="tabs"))
        return widgets

    def _account(self, left: Rect) -> list[Widget]:
        """Return the figure's account and the regions under it."""
        top = left.trim(top=self._figure_height(left), bottom=FOOT)
        inside, height = self._account_lines(top)
        heads = self.model.account_heads if self.model.two_columns else ("", "", "")
        middle = top.y + Section.height(self.setter) + ACCOUNT_ROW * self._grown * 0.36
        edges = columns(Rect(top.x, 0, top.w - 12, 0))

        def paint(canvas: Canvas) -> None:
            for text, right in zip(heads, edges, strict=True):
                canvas.text_middle(text, right, middle, "caption", "second", "right")

        return [ScrollArea("account", top, inside, height, paint=paint, focusable=True,
                           label=self.model.account_title)]

    def _account_lines(self, top: Rect) -> tuple[list[Widget], float]:
        """Return the lines of account, regions and history, and their height."""
        model, setter = self.model, self.setter
        line, place = ACCOUNT_ROW * self._grown, PLACE_ROW * self._grown
        head = Section.height(setter)
        x, y, width = top.x, top.y, top.w - 12
        inside: list[Widget] = [Section(Rect(x, y, width, 30), model.account_title,
                                        model.account_note)]
        y += head + (line * 0.8 if model.two_columns else 0)
        for row in model.account:
            inside.append(AccountLine(Rect(x, y, width, line), row))
            y += line
        if model.places:
            y += 14
            inside.append(Section(Rect(x, y, width, 30), model.places_title, model.places_note))
            y += head
            rows = Rect(x, y, width, place * len(model.places))
            inside.append(place_chart(rows, model))
            y = rows.bottom
        if model.inspection.found:
            height = setter.height(model.inspection.found, "text", width - 30)
            inside.append(Inspected(Rect(x, y + 10, width, height), model.inspection.found))
            y += 12 + height
        if model.country:
            inside.append(Link("country", Rect(x, y + 8, width, 26), model.country, dotted=True,
                               ink="ink"))
            y += 36
        if model.history:
            height = setter.height(model.history, "text", width)
            inside.append(Paragraph(Rect(x, y + 12, width, height), model.history, "text",
                                    cut=False))
            y += 12 + height
        return inside, y - top.y

    def _figure_height(self, left: Rect) -> float:
        text = self.setter.height(self._comparison, "text", self._beside(left).w)
        return max(62.0, text + 14)

    @property
    def _comparison(self) -> str:
        model = self.model
        return f"{model.compared} {model.voice_note}".strip()

    def _beside(self, left: Rect) -> Rect:
        """Return the place of the words beside the figure."""
        model, setter = self.model, self.setter
        used = setter.width(model.figure, "numeral") + 10 + setter.width(model.unit, "text_bold")
        return left.trim(left=min(used + 24, left.w * 0.62))

    def _causes(self, right: Rect) -> list[Widget]:
        """Return the causes with their bars, and what is said under their sum."""
        model = self.model
        foot = self._causes_foot(right)
        room = right.trim(top=self._causes_head(right), bottom=FOOT + foot)
        line = max(33.0 * self._grown, min(CAUSE_ROW * self._grown,
                                           room.h / max(1, len(model.causes))))
        whole = line * len(model.causes)
        shown = min(room.h, whole)
        self._sum_y = room.y + shown
        chart = cause_chart(Rect(room.x, room.y, room.w - 10, whole), model)
        widgets: list[Widget] = [ScrollArea("causes", room.top(shown), (chart,),
                                            shown if whole < room.h + 1 else whole,
                                            focusable=True, label=model.causes_title)]
        if model.nothing:
            said = self.setter.height(model.nothing, "caption", right.w)
            widgets.append(Paragraph(Rect(right.x, self._sum_y + 58 * self._grown, right.w, said),
                                     model.nothing, "caption", "second", cut=False))
        return widgets

    def _causes_foot(self, right: Rect) -> float:
        """Return the height of the sum, the legend and the causes without effect."""
        nothing = self.model.nothing
        said = self.setter.height(nothing, "caption", right.w) if nothing else 0.0
        return 58 * self._grown + said

    def _causes_head(self, right: Rect) -> float:
        setter = self.setter
        return (setter.height(self.model.causes_title, "head", right.w)
                + setter.height(self.model.causes_note, "text", right.w - 24
                                - setter.width(self.model.causes_unit, "caption")) + 12)

    def _buttons(self, inner: Rect) -> list[Widget]:
        """Return the buttons, and the method beside them if there is room for it."""
        model, setter = self.model, self.setter
        named = [("copy", model.copy)]
        sent = model.inspection
        if sent.place:
            named.insert(0, ("inspect", sent.text))
        if self.rail:
            named += [("almanac", model.almanac), ("orders", model.orders)]
        widgets: list[Widget] = []
        x = inner.right
        for name, text in reversed(named):
            wide = setter.width(text, "button") + 36
            x -= wide
            usable = name != "inspect" or sent.can
            widgets.insert(0, Button(name, Rect(x, inner.bottom - 36, wide, 36), text,
                                     "ink" if name == "orders" else "outline", enabled=usable,
                                     reason="" if usable else sent.why_not,
                                     tip=sent.tip if name == "inspect" else ""))
            x -= 12
        room = Rect(inner.x, inner.bottom - 40, x - inner.x - 16, 40)
        if setter.height(model.method, "caption", room.w) <= room.h + 1:
            widgets.insert(0, Paragraph(room, model.method, "caption", "second", cut=False))
        return widgets

    # Drawing ---------------------------------------------------------------------------------

    def paint(self, canvas: Canvas) -> None:
        """Draw the plate, the head and everything that is not pressed."""
        super().paint(canvas)
        model, theme = self.model, canvas.theme
        inner = self._inner
        used = canvas.text(model.why, inner.x, inner.y + 8 + theme.size("subtitle") * 0.7,
                           "subtitle", "second")
        title = f"{model.title}, {model.span}" if model.span else model.title
        canvas.text(title, inner.x + used + 14, inner.y + 8 + theme.size("subtitle") * 0.7,
                    "subtitle", most=inner.w - used - 160)
        if model.problem:
            return
        canvas.horizontal(inner.x, inner.right, inner.y + HEAD - 12, "ink", 2)
        body = inner.trim(top=HEAD)
        self._draw_figure(canvas, body.left(LEFT))
        self._draw_causes(canvas, body.trim(left=LEFT + SPLIT))

    def _draw_figure(self, canvas: Canvas, left: Rect) -> None:
        model = self.model
        baseline = left.y + canvas.theme.size("numeral")
        used = canvas.text(model.figure, left.x, baseline, "numeral", most=left.w * 0.5)
        canvas.text(model.unit, left.x + used + 10, baseline, "text_bold")
        place = self._beside(left)
        canvas.paragraph(self._comparison, Rect(place.x, left.y + 6, place.w, 0), "text", "second")

    def _draw_causes(self, canvas: Canvas, right: Rect) -> None:
        model, grown = self.model, self._grown
        y = canvas.paragraph(model.causes_title, Rect(right.x, right.y + 2, right.w, 0), "head")
        unit = canvas.text(model.causes_unit, right.right - 10,
                           y + canvas.theme.size("text") * 1.05, "caption", "second", "right")
        canvas.paragraph(model.causes_note, Rect(right.x, y, right.w - unit - 24, 0), "text",
                         "second")
        y = self._sum_y
        canvas.horizontal(right.x, right.right - 10, y, "ink", 1.5)
        middle = y + 15 * grown
        canvas.text_middle(model.total_name, right.x, middle, "text_bold")
        canvas.text_middle(model.total, right.right - 10, middle, "table_bold", "ink", "right")
        x, middle = right.x, y + 41 * grown
        for hand, name in model.legend:
            swatch(canvas, Rect(x, middle - 7, 14, 14), hand)
            x += 20
            x += canvas.text_middle(name, x, middle, "caption") + 18

    # Answers ---------------------------------------------------------------------------------

    def receive(self, message: Message) -> Action | None:
        """Switch window or voice, go to a region, copy, or go where orders are given."""
        match message:
            case ReadableChart.Exported(name):
                return exported(self.context, self, name)
            case OneOf.Changed("window", window):
                self.window = window
            case OneOf.Changed("voice", voice):
                self.voice = voice
            case Pressable.Pressed("close"):
                return self.cancel()
            case Pressable.Pressed("earlier" | "later" as step) if self._steps_decision:
                self._step_decision(-1 if step == EARLIER else 1)
            case Pressable.Pressed("earlier" | "later" as step):
                self.back += 1 if step == EARLIER else -1
            case Pressable.Pressed("inspect"):
                self._inspect()
            case Pressable.Pressed(name) if name.startswith(SINCE):
                self.window, self.since = "decision", name.removeprefix(SINCE)
            case Pressable.Pressed("country"):
                self.series = self.series.partition("@")[0]
            case Pressable.Pressed(name) if name.startswith(PLACE):
                self.series = name.removeprefix(PLACE)
            case Pressable.Pressed("copy"):
                copy(self.model.text)
                return None
            case Pressable.Pressed("almanac"):
                made = screen("almanac", self.context, series=self.series.partition("@")[0])
                return Series((Pop(), Swap(made)))
            case Pressable.Pressed("orders"):
                return Series((Pop(), Swap(screen(self.model.orders_place, self.context))))
            case _:
                return None
        self._refresh()
        return None

    @property
    def _steps_decision(self) -> bool:
        """Whether the steps go from decision to decision instead of from quarter to quarter."""
        return bool(self.model.since) and self.window == "decision"

    def _step_decision(self, by: int) -> None:
        game = self.context.game
        dates = [str(each) for each in decision_dates(game, int(game.turn) - 1 - self.back)]
        at = dates.index(self.model.since) + by
        self.since = dates[min(max(at, 0), len(dates) - 1)]

    def _inspect(self) -> None:
        sent, game = self.model.inspection, self.context.game
        if sent.ordered:
            game.call_back(sent.place)
        elif sent.can:
            game.inspect(sent.place)

    def key(self, key: Key) -> Action | bool | None:
        """W closes what W opened; Ctrl+C copies, E writes picture and figures to files."""
        if key.name == "e" and key.plain and not self.model.problem:
            shown = WhyScreen(self.context, self.series, self.rail)
            shown.window, shown.voice, shown.back, shown.since = (
                self.window, self.voice, self.back, self.since)
            return exported_screen(self.context, shown, self.setter.theme,
                                   f"{self.model.why} {self.model.title}", self.model.text)
        if key.name == "w" and key.plain:
            return self.cancel()
        if key.name == "c" and key.ctrl:
            copy(self.model.text)
            return True
        return None


def _options(choices: Sequence[Choice]) -> list[Option]:
    return [Option(choice.id, choice.name, choice.reason) for choice in choices]


def _chosen(choices: Sequence[Choice]) -> str:
    return next((choice.id for choice in choices if choice.chosen), "")
