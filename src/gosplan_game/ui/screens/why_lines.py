"""The lines of the *Why?* panel: accounts, regions, causes; ink and pale only."""

from __future__ import annotations

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.bars import bar, from_axis
from gosplan_game.ui.charts.readable import Value
from gosplan_game.ui.charts.rows import ReadRow, RowsChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.button import Pressable
from gosplan_game.viewmodels.why import AccountRow, CauseRow, PlaceRow, Why

BAR = 128.0
PLACE, SINCE = "place:", "since:"
INKS = {"office": "ink", "line": "ink", "outside": "third", "under_way": "pale", "rest": "rule"}
EARLIER, LATER = "earlier", "later"


def columns(rect: Rect) -> tuple[float, float, float]:
    """Return the right edges of before, now and adds."""
    return rect.right - 188, rect.right - 96, rect.right


def swatch(canvas: Canvas, rect: Rect, hand: str) -> None:
    """Fill a rectangle as the bars of somebody's doing are filled."""
    if hand == "line":
        canvas.hatch(rect, "ink", 4)
        canvas.frame(rect, "ink", 1)
    else:
        canvas.fill(rect, INKS[hand])


class Step(Pressable):
    """A step to the quarter before or after: a triangle in a frame."""

    def __init__(self, name: str, rect: Rect, label: str, *, enabled: bool) -> None:
        super().__init__(name, rect, label=label, tip=label, enabled=enabled)

    def draw(self, canvas: Canvas) -> None:
        """Draw frame and triangle."""
        x, y = self.rect.centre
        if self.enabled:
            canvas.fill(self.rect, "tint" if self.hovered else "card")
            canvas.frame(self.rect, "ink", 1)
        else:
            canvas.dashed_frame(self.rect, "rule")
        signs.pointer(canvas, x - 6, y - 6, 12, "ink" if self.enabled else "rule",
                      self.name == EARLIER)


class AccountLine(Widget):
    """One line of the account; opening and closing are bold, ruled off."""

    def __init__(self, rect: Rect, row: AccountRow) -> None:
        super().__init__("", rect, label=row.name)
        self.row = row

    def draw(self, canvas: Canvas) -> None:
        """Draw name and figures."""
        row, rect = self.row, self.rect
        middle = rect.y + rect.h / 2
        kind = "table_bold" if row.total else "table"
        edges = columns(rect)
        room = rect.w - (284 if row.before or row.now else 110)
        canvas.text_middle(row.name, rect.x, middle, kind, most=room)
        for text, right in zip((row.before, row.now, row.amount), edges, strict=True):
            canvas.text_middle(text, right, middle, kind,
                               "ink" if row.total or right == rect.right else "second", "right")
        if row.total:
            canvas.horizontal(rect.x, rect.right, rect.y, "ink", 1)
        else:
            canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


def place_chart(rect: Rect, model: Why) -> RowsChart:
    """Return the regions: what each was and is; one that is opened asks its own why."""
    def paint(canvas: Canvas, place: Rect, index: int, under: bool) -> None:
        draw_place(canvas, place, model.places[index], under)

    was, now = model.account_heads[:2]
    rows = [ReadRow(row.name, tuple(Value(head, _said(text, model.unit))
                                    for head, text in ((was, row.was), (now, row.text)) if text),
                    f"{PLACE}{row.series}")
            for row in model.places]
    return RowsChart("places", rect, rows, paint, label=f"{model.title}: {model.places_title}",
                     source=model.source)


def draw_place(canvas: Canvas, rect: Rect, row: PlaceRow, under: bool) -> None:
    """Draw name, bars and figure: what it was, pale, and what it is, in ink."""
    if under:
        canvas.fill(rect, "tint")
    middle = rect.y + rect.h / 2
    canvas.text_middle(row.name, rect.x, middle, "table", most=150)
    area = Rect(rect.x + 160, middle - 7, rect.w - 240, 14)
    for share, top, height, ink in ((row.before, 0.0, 14.0, "pale"), (row.now, 3.5, 7.0, "ink")):
        bar(canvas, Rect(area.x, area.y + top, area.w, height), share, ink)
    canvas.text_middle(row.text, rect.right, middle, "table_bold", "ink", "right")


def _said(figure: str, unit: str) -> str:
    """Return a figure with its unit, as it is read."""
    return f"{figure} {unit}".strip()


class Inspected(Widget):
    """What inspectors found, with the open eye before it."""

    def __init__(self, rect: Rect, text: str) -> None:
        super().__init__("", rect, label=text)
        self.text = text

    def draw(self, canvas: Canvas) -> None:
        """Draw the eye and the words."""
        signs.eye(canvas, "checked", self.rect.x, self.rect.y, 20)
        canvas.paragraph(self.text, self.rect.trim(left=30), "text")


def cause_chart(rect: Rect, model: Why) -> RowsChart:
    """Return the causes with their bars; one that the office decided opens the window since."""
    low = min([0.0, *(cause.share for cause in model.causes)])
    high = max([0.0, *(cause.share for cause in model.causes)])

    def paint(canvas: Canvas, place: Rect, index: int, under: bool) -> None:
        draw_cause(canvas, place, model.causes[index], (low, high), under)

    note = f"{model.causes_note} {model.source}".strip()
    rows = [ReadRow(cause.name, (Value(model.account_heads[2],
                                       _said(cause.text, model.causes_unit)),),
                    f"{SINCE}{cause.since}" if cause.since else "", cause.tip,
                    ". ".join(part for part in (cause.note, note) if part))
            for cause in model.causes]
    return RowsChart("cause bars", rect, rows, paint,
                     label=f"{model.title}: {model.causes_title}", source=note)


def draw_cause(canvas: Canvas, rect: Rect, row: CauseRow, span: tuple[float, float],
               under: bool) -> None:
    """Draw one cause: its sign, what and when, a bar from the axis, its share in the change."""
    if under:
        canvas.fill(rect, "tint")
    middle = rect.y + rect.h / 2
    grown = canvas.theme.size("table") / 16
    value, wide = 78.0 * grown, BAR / grown
    field = Rect(rect.right - value - wide, rect.y, wide, rect.h)
    canvas.pictogram(row.pictogram, rect.x, middle - 13, 26,
                     "ink" if row.hand in ("office", "line") else "second")
    room = field.x - rect.x - 46
    two = bool(row.note)
    lead = rect.h * 0.22 if two else 0
    canvas.text_middle(row.name, rect.x + 36, middle - lead, "table_bold", most=room)
    canvas.text_middle(row.note, rect.x + 36, middle + lead, "small", "second", most=room)
    stretch, axis = from_axis(field, row.share, span)
    stretch = Rect(stretch.x, middle - 7, stretch.w, 14)
    canvas.tells("bar")
    if row.hand == "line" and stretch.w < 8:
        canvas.frame(stretch, "ink", 1)
    else:
        swatch(canvas, stretch, row.hand)
    canvas.vertical(axis, rect.y, rect.bottom, "ink", 1)
    canvas.text_middle(row.text, rect.right, middle, "table_bold", "ink", "right")
    canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")
