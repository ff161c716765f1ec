"""A mandate: what is ordered, by when, and the answers, with the balances that could prove one."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.core.errors import Impossible
from gosplan_game.sim.office.mandates import Answer as Outcome
from gosplan_game.sim.papers import OUTCOME_TEXTS
from gosplan_game.ui.actions import Action, Pop, Swap
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.bars import BalanceBars, legend, legend_width, result_room
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.dialog import Answer as Reply
from gosplan_game.ui.dialog import Dialog
from gosplan_game.ui.events import Key
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.exports import exported
from gosplan_game.ui.screens.plan import INKS, bar_of, by_need
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.viewmodels.balances import BalanceRow
from gosplan_game.viewmodels.mandate import Answer, MandateSheet, mandate

MARGIN = 48.0
LEAST_CARD, MOST_CARD, BETWEEN = 76.0, 100.0, 12.0
SPLIT = 0.62
"""Share of a card that what is stated takes."""
UNDER = 46.0
"""Where the text of a card begins under its upper edge."""
LEAST_PITCH = 30.0
KEY = 26.0
"""Room of the key to the bars."""
LEAST_CHART, MOST_CHART = 244.0, 340.0


def _first_asked(row: BalanceRow) -> tuple[bool, bool, bool]:
    """Sort the good that is demanded first, then what is short, then what goes into it."""
    return not (row.mark and row.mark.kind == "to_make"), not row.short, row.mark is None


class AnswerCard(Pressable):
    """One answer: its name, what is stated of it, what is not known; Enter sends, not it."""

    keys = ("space",)

    def __init__(self, name: str, rect: Rect, answer: Answer, chosen: bool, unknown: str,
                 enabled: bool) -> None:
        super().__init__(name, rect, label=answer.name, enabled=enabled)
        self.answer, self.chosen, self.unknown = answer, chosen, unknown

    def draw(self, canvas: Canvas) -> None:
        """Draw the card; the chosen one has its bar in ink."""
        rect = self.rect
        canvas.fill(rect, "card" if not self.hovered else "tint")
        canvas.fill(Rect(rect.x, rect.y, 12, rect.h), "ink" if self.chosen else "pale")
        x = rect.x + 28
        split = self._stated(rect.w)
        canvas.text_middle(self.answer.name, x, rect.y + 26, "head", most=split - 40)
        canvas.paragraph(self.answer.stated, Rect(x, rect.y + UNDER, split - 44,
                                                  rect.h - UNDER - 6), "text", "second")
        canvas.vertical(rect.x + split, rect.y + 14, rect.bottom - 14, "rule")
        right = rect.x + split + 16
        canvas.text_middle(self.unknown, right, rect.y + 26, "caption_bold", "second")
        canvas.paragraph(self.answer.unknown,
                         Rect(right, rect.y + UNDER, rect.right - right - 12,
                              rect.h - UNDER - 6), "text")

    @staticmethod
    def _stated(width: float) -> float:
        """Return the width of what is stated."""
        return width * SPLIT

    @staticmethod
    def height(setter: Typesetter, answer: Answer, width: float) -> float:
        """Return the height that its words need, within what the sheet has for them."""
        split = AnswerCard._stated(width)
        text = max(setter.height(answer.stated, "text", split - 44),
                   setter.height(answer.unknown, "text", width - split - 28))
        return min(MOST_CARD, max(LEAST_CARD, UNDER + text + 10))


class MandateScreen(Screen):
    """The sheet of one mandate."""

    def __init__(self, context: Context, mandate: str) -> None:
        super().__init__()
        self.context, self.mandate = context, mandate
        self.chosen = "accept"
        self._model: MandateSheet | None = None
        self.key_to_bars = Rect(0, 0, 0, 0)

    @property
    def model(self) -> MandateSheet:
        """The sheet as it stands."""
        if self._model is None:
            self._model = mandate(self.context.game, self.context.texts, self.mandate)
        return self._model

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return not self.model.answered

    def entered(self) -> None:
        """Make the sheet anew."""
        self._model = None
        self.rebuild()

    def chart_words(self) -> tuple[str, str]:
        """Return what the tiles of charts do."""
        return self.context.chart_words

    def build(self, area: Rect) -> Sequence[Widget]:
        """Lay out the order left, the answers right, the balances below them."""
        model = self.model
        left = Rect(MARGIN, 104, 400, area.h - 104 - 88)
        right = Rect(MARGIN + 440, 104, area.w - 2 * MARGIN - 440, area.h - 104 - 88)
        words = self.context.words
        below = left.y + (170 if model.answered else 150)
        widgets: list[Widget] = [
            Section(left.top(30), model.row.name, model.row.deadline),
        ]
        for text, kind in ((model.note, "text"), (model.source, "caption")):
            if text:
                height = self.setter.height(text, kind, left.w)
                widgets.append(Paragraph(Rect(left.x, below, left.w, height), text, kind,
                                         "ink" if kind == "text" else "second", cut=False))
                below += height + 6
        chart = left.lowest(min(MOST_CHART, max(LEAST_CHART, left.bottom - below - 18)))
        if not model.chart.empty:
            widgets += [
                Section(chart.top(30), model.chart.title),
                LineChart("history", chart.trim(top=34), model.chart,
                          show_value=words.measured(model.chart.measure),
                          show_time=lambda at: str(int(at))),
            ]
        y = right.y
        for answer in model.answers:
            tall = AnswerCard.height(self.setter, answer, right.w)
            widgets.append(AnswerCard(
                f"answer:{answer.id}", Rect(right.x, y, right.w, tall), answer,
                answer.id == (self.chosen if self.open else model.chosen),
                words("event.not_known"), self.open))
            y += tall + BETWEEN
        rows = sorted(by_need(model.balances), key=_first_asked)
        parts = [(INKS[kind], name) for kind, name in model.legend]
        taken = self.setter.width(model.balances_title, "head") + 24
        beside = legend_width(self.setter, parts) <= right.w - taken
        head = 38 if beside else 38 + KEY
        window = Rect(right.x, y + head, right.w + 12, right.bottom - y - head - 34)

        grown = self.setter.theme.size("table") / 16
        bars = [bar_of(row) for row in rows]
        room = result_room(self.setter, bars, 116 * grown)
        # As many whole rows as find room: none is cut in two.
        pitch = max(LEAST_PITCH, self.setter.leading("table") + 2)
        pitch = window.h / max(1, min(len(bars), int(window.h / pitch)))
        inside = BalanceBars(
            "balance bars", Rect(right.x, window.y, right.w, pitch * len(bars)), bars,
            name_width=124, result_width=room, label=model.balances_title,
            source=model.balances_source)
        self.key_to_bars = Rect(right.x + taken, y + 6, right.w - taken, 24) if beside \
            else Rect(right.x, y + 36, right.w, KEY)
        widgets += [
            Section(Rect(right.x, y, right.w, 30), model.balances_title),
            ScrollArea("balances", window, (inside,), inside.rect.h, label=model.balances_title),
            Paragraph(right.lowest(26), model.proof, "text"),
            Button("back", Rect(MARGIN, area.h - 68, 160, 40), model.back, "outline", key="Esc"),
        ]
        if self.open:
            name = next(answer.name for answer in model.answers if answer.id == self.chosen)
            text = words("mandate.chosen", answer=name)
            width = max(240.0, self.setter.width(text, "button_large") + 96)
            widgets.append(Button("send", Rect(area.w - MARGIN - width, area.h - 68, width, 40),
                                  text, "red", key="Enter"))
        return widgets

    def first_focus(self) -> str:
        """The first answer."""
        return "answer:accept"

    def paint(self, canvas: Canvas) -> None:
        """Draw the head and the figure ordered."""
        model = self.model
        canvas.fill(self.area.top(8), "ink")
        canvas.text(model.title, MARGIN, 60, "title")
        canvas.horizontal(MARGIN, self.area.w - MARGIN, 76, "ink", 2)
        x = MARGIN
        canvas.text(model.row.figure, x, 200, "giant", most=400)
        canvas.text_middle(model.row.current, x, 224, "text", "second")
        canvas.text_middle(model.row.left, x + 400, 224, "text_bold", "ink", "right")
        legend(canvas, self.key_to_bars, [(INKS[kind], name) for kind, name in model.legend])
        if model.answered:
            canvas.text_middle(model.answered, x, 250, "text_bold")

    def receive(self, message: Message) -> Action | None:
        """Choose, send, or go back."""
        match message:
            case ReadableChart.Exported(name):
                return exported(self.context, self, name)
            case Pressable.Pressed("back"):
                return Pop()
            case Pressable.Pressed("send"):
                return self._send()
            case Pressable.Pressed(name) if name.startswith("answer:"):
                self.chosen = name.removeprefix("answer:")
                self.rebuild()
        return None

    def key(self, key: Key) -> Action | bool | None:
        """Digits choose, Enter sends."""
        if not self.open:
            return Pop() if key.name == "enter" and key.plain else None
        for number, answer in enumerate(self.model.answers, start=1):
            if key.plain and key.name == str(number):
                self.chosen = answer.id
                self.rebuild()
                self.focus_on(f"answer:{answer.id}")
                return True
        return self._send() if key.name == "enter" and key.plain else None

    def _send(self) -> Action | None:
        """Send the answer and say what came of it."""
        words = self.context.words
        try:
            outcome = self.context.game.answer(self.mandate, self.chosen)  # type: ignore[arg-type]
        except Impossible as reason:
            text, title = words.reason(reason), words("app.problem")
        else:
            if outcome == OUTCOME_TEXTS[Outcome.ACCEPTED]:
                return Pop()  # it was asked for: the desk shows it, nothing has to be said
            text, title = words(outcome), self.model.row.name
        close = (Reply("close", words("common.close"), "ink"),)
        return Swap(Dialog(title, text, close))


