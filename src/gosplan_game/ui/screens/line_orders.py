"""Orders from above: carried out, put off, or objected to, each with its price."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.core.errors import Impossible
from gosplan_game.ui.actions import Action, Push
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.dialog import Answer, Dialog
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.sheet import Sheet
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Pressable
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import fitted
from gosplan_game.viewmodels.line_orders import CarriedRow, LineOrders, OrderRow, Reply, line_orders

REPLY = "reply:"


class ReplyCard(Pressable):
    """One thing that can be said: its name, its price, what is stated and what nobody knows."""

    def __init__(self, name: str, rect: Rect, reply: Reply, enabled: bool) -> None:
        super().__init__(name, rect, label=reply.name, enabled=enabled,
                         tip=reply.unknown)
        self.reply = reply

    @staticmethod
    def height(setter: Typesetter, width: float, reply: Reply) -> float:
        """Return the height its words need."""
        inner = width - 40
        return (setter.height(reply.name, "section", inner) + 6
                + setter.height(reply.stated, "text", inner)
                + (setter.leading("caption_bold") + 4 if reply.cost else 0) + 24)

    def draw(self, canvas: Canvas) -> None:
        """Draw the card."""
        rect, reply = self.rect, self.reply
        canvas.fill(rect, "tint" if self.hovered and self.enabled else "card")
        canvas.fill(rect.left(8), "ink" if self.hovered and self.enabled else "pale")
        inner = Rect(rect.x + 24, rect.y + 10, rect.w - 40, rect.h - 20)
        ink = "ink" if self.enabled else "third"
        y = canvas.paragraph(reply.name, inner, "section", ink) + 6
        y = canvas.paragraph(reply.stated, Rect(inner.x, y, inner.w, 0), "text", "second")
        if reply.cost:
            canvas.paragraph(reply.cost, Rect(inner.x, y + 4, inner.w, 0), "caption_bold", ink)


class CarriedLine(Widget):
    """A lever that the line orders: its name, what is in force, since when."""

    def __init__(self, rect: Rect, row: CarriedRow) -> None:
        super().__init__("", rect, label=row.name, tip=f"**{row.name}.** {row.help}")
        self.row = row

    @property
    def copied(self) -> str:
        """Name, value and date."""
        return "\t".join((self.row.name, self.row.value, self.row.since))

    def draw(self, canvas: Canvas) -> None:
        """Draw the row over its hairline."""
        rect, row = self.rect, self.row
        middle = rect.y + rect.h / 2
        parts = rect.columns((5, 4, 2), 16)
        canvas.text_middle(row.name, parts[0].x, middle, "table", most=parts[0].w)
        canvas.text_middle(row.value, parts[1].x, middle, "table_bold", most=parts[1].w)
        canvas.text_middle(row.since, parts[2].right, middle, "table", "second", "right",
                           parts[2].w)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "rule")


class LineOrdersScreen(Sheet):
    """All orders that take force at this stop."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._model: LineOrders | None = None
        self._language = ""

    @property
    def model(self) -> LineOrders:
        """The sheet as it stands."""
        if self._model is None or self._language != self.context.settings.language:
            self._language = self.context.settings.language
            self._model = line_orders(self.context.game, self.context.texts)
        return self._model

    def entered(self) -> None:
        """Make the sheet anew."""
        self._model = None
        self.rebuild()

    def heading(self) -> tuple[str, str]:
        """Return title and date."""
        return self.model.title, self.model.subtitle

    def notes(self) -> tuple[str, str]:
        """Say what happens to an order that nobody answers."""
        return self.model.footer, ""

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out the orders one under the other, and where the line bends."""
        return [fitted("orders", area, lambda width: self._orders(area.left(width)),
                       focusable=True, label=self.model.title)]

    def _orders(self, area: Rect) -> tuple[list[Widget], float]:
        made, setter = self.model, self.setter
        head = Section.height(setter)
        widgets: list[Widget] = []
        y = area.y
        if not made.orders:
            widgets.append(Paragraph(Rect(area.x, y, area.w, 40), made.none, "lead", "second"))
            y += 56
        for order in made.orders:
            inside, y = self._order(Rect(area.x, y, area.w, 0), order)
            widgets += inside
        if made.bends:
            widgets.append(Section(Rect(area.x, y, area.w, head), made.bends_title))
            y += head
            for line in made.bends:
                height = setter.height(line, "text", area.w)
                widgets.append(Paragraph(Rect(area.x, y, area.w, height), line, cut=False))
                y += height + 6
            y += 18
        pitch = max(30.0, setter.leading("table") + 10)
        for title, rows in ((made.carried_title, made.carried),
                            (made.proposed_title, made.proposed)):
            if not rows:
                continue
            widgets.append(Section(Rect(area.x, y, area.w, head), title, made.carried_note))
            y += head
            for row in rows:
                widgets.append(CarriedLine(Rect(area.x, y, area.w, pitch), row))
                y += pitch
            y += 18
        return widgets, y - area.y

    def _order(self, area: Rect, order: OrderRow) -> tuple[list[Widget], float]:
        setter = self.setter
        head = Section.height(setter)
        y = area.y
        widgets: list[Widget] = [
            Section(Rect(area.x, y, area.w, head), order.name, order.answered)]
        y += head
        for text, kind, ink in ((order.help, "text", "second"),
                                ("\n".join(order.changes), "text_bold", "ink"),
                                (order.chance, "caption", "second")):
            if not text:
                continue
            height = setter.height(text, kind, area.w)
            widgets.append(Paragraph(Rect(area.x, y, area.w, height), text, kind, ink, cut=False))
            y += height + 6
        columns = Rect(area.x, y, area.w, 0).columns(len(order.replies))
        height = max(ReplyCard.height(setter, place.w, reply)
                     for place, reply in zip(columns, order.replies, strict=True))
        for place, reply in zip(columns, order.replies, strict=True):
            widgets.append(ReplyCard(
                f"{REPLY}{order.lever}:{reply.id}", Rect(place.x, y, place.w, height), reply,
                enabled=not order.answered))
        return widgets, y + height + 24

    def answer(self, message: Message) -> Action | None:
        """Send what was said, and say what came of it."""
        if not (isinstance(message, Pressable.Pressed) and message.name.startswith(REPLY)):
            return None
        _, lever, reply = message.name.split(":")
        words = self.words
        try:
            outcome = self.context.game.reply(lever, reply)  # type: ignore[arg-type]
        except Impossible as reason:
            text, title = words.reason(reason), words("app.problem")
        else:
            text, title = words(outcome), words.lever(lever)
        self._model = None
        self.rebuild()
        return Push(Dialog(title, text, (Answer("close", words("common.close"), "ink"),)))
