"""The line chart: your run, history dashed, reports in diamonds, ranges and fans as bands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gosplan_game.report.plots import Chart, Line
from gosplan_game.report.words import SHARE
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.axes import Frame, draw_axes, frame_for, spread
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.geometry import Rect


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line's role is drawn."""

    ink: str
    text: str
    width: float
    dashed: bool = False
    mark: str = ""


STROKES = {
    "yours": Stroke("red", "red_text", 3.5, mark="dot"),
    "history": Stroke("ink", "ink", 2.5, dashed=True),
    "reported": Stroke("ochre_text", "ochre_text", 1.6, dashed=True, mark="diamond"),
    "other": Stroke("blue", "blue_text", 3, mark="square"),
    "middle": Stroke("red", "red_text", 3),
    "plain": Stroke("ink", "ink", 3),
}
SOBER = {**STROKES, "yours": Stroke("ink", "ink", 3.5, mark="dot"),
         "history": Stroke("second", "second", 2.5, dashed=True),
         "middle": Stroke("ink", "ink", 3)}
"""For people's deaths, hunger and unfreedom: no red."""
BANDS = {"range": "blue_tint", "fan": "red_tint"}
SOBER_BANDS = {"range": "pale", "fan": "pale"}
MOST_DOTS = 34
DOTS_APART = 16.0
"""Marks closer than this would run into one another: the line goes without."""
LABEL_WIDTH = 118
LABEL_SHARE = 0.27
MOST_GROWN = 1.3
"""How far the room of labels follows the text size at most."""
"""Labels take at most the larger of these, in pixels and as a share of the chart."""
PERCENT = 100.0
DRAW_ORDER = ("history", "plain", "reported", "other", "middle", "yours")


class LineChart(ReadableChart):
    """A chart of lines over time; the pointer or the arrow keys read its values.

    Args:
        name: How messages call it; without a name it cannot be focused.
        rect: Its place.
        chart: What it shows.
        hidden: Roles not drawn (bands too).
        sober: Whether it is about deaths, hunger or unfreedom: no red.
        labels: Whether lines are named at their ends.
        show_value: Writes a value for the reading box; nothing by default.
        show_time: Writes a time for the reading box.
        source: Where the figures come from.
    """

    def __init__(
        self, name: str, rect: Rect, chart: Chart, *, hidden: frozenset[str] = frozenset(),
        sober: bool = False, labels: bool = True, label: str = "",
        show_value: Callable[[float], str] | None = None,
        show_time: Callable[[float], str] | None = None, source: str = "",
    ) -> None:
        super().__init__(name, rect, label=label or chart.title, source=source or chart.source)
        self.chart, self.hidden, self.sober, self.labels = chart, hidden, sober, labels
        self.show_value, self.show_time = show_value, show_time
        self._strokes = SOBER if sober else STROKES
        self._bands = SOBER_BANDS if sober else BANDS

    @property
    def lines(self) -> list[Line]:
        """The lines that are drawn, the most important last."""
        shown = [line for line in self.chart.lines if line.role not in self.hidden and line.points]
        return sorted(shown, key=lambda line: DRAW_ORDER.index(line.role))

    @property
    def focusable(self) -> bool:
        """Whether its values can be read by keys."""
        return bool(self.name) and self.show_value is not None and not self.chart.empty

    @property
    def answers(self) -> bool:
        """Whether there is anything to read."""
        return not self.chart.empty

    def table(self) -> list[list[str]]:
        """Return the chart as rows: time, then every line's value (empty where none)."""
        value = self.show_value or (lambda v: f"{v:g}")
        time = self.show_time or (lambda v: f"{v:g}")
        times = sorted({x for line in self.chart.lines for x, _ in line.points})
        rows = [["", *(bare(line.label) for line in self.chart.lines)]]
        for at in times:
            known = [dict(line.points) for line in self.chart.lines]
            rows.append([time(at), *(value(k[at]) if at in k else "" for k in known)])
        return rows

    def figures(self) -> list[list[str]]:
        """Return the table with bare numbers: the head says what they are."""
        times = sorted({x for line in self.chart.lines for x, _ in line.points})
        known = [dict(line.points) for line in self.chart.lines]
        scale = PERCENT if self.chart.measure == SHARE else 1.0
        head = [self.chart.title, *(bare(line.label) for line in self.chart.lines)]
        return [head, *([f"{at:g}", *(f"{scale * line[at]:.6g}" if at in line else ""
                                      for line in known)] for at in times)]

    def frame(self) -> Frame:
        """Return the plot area and scales."""
        named = [line for line in self.lines if line.label]
        bands = [band for band in self.chart.bands
                 if band.label and band.role not in self.hidden]
        room = 0.0
        if self.labels and (named or bands):
            words = [self.setter.width(line.label, "caption_bold") for line in named]
            words += [self.setter.width(band.label, "caption") for band in bands]
            grown = min(MOST_GROWN, self.setter.theme.text_size / 100)
            room = min(max(words) + 16, max(LABEL_WIDTH * grown, self.rect.w * LABEL_SHARE))
        return frame_for(self.chart, self.rect, self.setter, room)

    # Reading ---------------------------------------------------------------------------------

    def _times(self) -> list[float]:
        return sorted({x for line in self.lines for x, _ in line.points})

    def points(self) -> list[Point]:
        """Return every time with the values of all lines and bands there."""
        value = self.show_value
        if value is None:
            return []
        time = self.show_time or (lambda at: f"{at:g}")
        frame = self.frame()
        made = []
        for at in self._times():
            found = [Value(bare(line.label), value(known[at]), self._strokes[line.role].text)
                     for line in reversed(self.lines)
                     if at in (known := dict(line.points))]
            found += [Value(bare(band.label).rstrip(":"), f"{value(low)} – {value(high)}", "second")
                      for band in self.chart.bands if band.role not in self.hidden
                      for x, low, high in band.points if x == at]
            made.append(Point(Rect(frame.x(at), frame.plot.y, 0, frame.plot.h), time(at),
                              tuple(found)))
        return made

    def nearest(self, at: tuple[float, float]) -> int | None:
        """Return the index of the time nearest to a place in the plot."""
        frame, times = self.frame(), self._times()
        if not times or not frame.plot.inset(-6).contains(at):
            return None
        wanted = frame.time_at(at[0])
        return min(range(len(times)), key=lambda index: abs(times[index] - wanted))

    # Drawing ---------------------------------------------------------------------------------

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw axes, bands, lines, marks and labels."""
        frame = self.frame()
        draw_axes(canvas, self.chart, frame, self.rect)
        with canvas.clip(frame.plot.inset(-6)):
            for band in self.chart.bands:
                if band.role not in self.hidden and len(band.points) > 1:
                    self._draw_band(canvas, frame, band.points, self._bands[band.role])
                    if band.role == "fan" and "middle" not in self.hidden:
                        self._draw_edges(canvas, frame, band.points)
        if self.chart.now is not None:
            x = frame.x(self.chart.now)
            canvas.vertical(x, frame.plot.y, frame.plot.bottom, "ink", 1.2)
        with canvas.clip(frame.plot.inset(-6)):
            for line in self.lines:
                self._draw_line(canvas, frame, line)
        if self.labels:
            self._draw_labels(canvas, frame)

    def draw_mark(self, canvas: Canvas, point: Point) -> None:
        """Draw an upright line at the time that is read."""
        canvas.vertical(point.at.x, point.at.y, point.at.bottom, "ink")

    @staticmethod
    def _draw_band(canvas: Canvas, frame: Frame,
                   points: tuple[tuple[float, float, float], ...], ink: str) -> None:
        upper = [(frame.x(x), frame.y(high)) for x, _, high in points]
        lower = [(frame.x(x), frame.y(low)) for x, low, _ in points]
        canvas.polygon([*upper, *reversed(lower)], ink)

    def _draw_edges(self, canvas: Canvas, frame: Frame,
                    points: tuple[tuple[float, float, float], ...]) -> None:
        """Draw the outer deciles of a fan as hairlines, so that a narrow one is seen too."""
        ink = self._strokes["middle"].ink
        for side in (1, 2):
            canvas.line([(frame.x(point[0]), frame.y(point[side])) for point in points], ink, 1)

    def _draw_line(self, canvas: Canvas, frame: Frame, line: Line) -> None:
        stroke = self._strokes[line.role]
        points = frame.inside(line.points)
        with canvas.clip(frame.plot.trim(left=-1, top=-6, right=-6, bottom=-6)):
            # Only marks reach over the axis, into its figures.
            if stroke.mark == "diamond":
                canvas.dashed(points, stroke.ink, stroke.width, 2, 4)
            elif stroke.dashed:
                canvas.dashed(points, stroke.ink, stroke.width)
            else:
                canvas.line(points, stroke.ink, stroke.width)
        if not stroke.mark:
            return
        apart = frame.plot.w / max(1, len(points) - 1) >= DOTS_APART
        if len(points) == 1 or (len(points) <= MOST_DOTS and apart):
            for x, y in points:
                draw_mark(canvas, stroke.mark, x, y, stroke.ink)

    def _draw_labels(self, canvas: Canvas, frame: Frame) -> None:
        named: list[tuple[str, float, str, str]] = []
        for line in self.lines:
            if line.label:
                stroke = self._strokes[line.role]
                bold = line.role in ("yours", "middle", "reported", "other")
                named.append((line.label, frame.y(line.points[-1][1]), stroke.text,
                              "caption_bold" if bold else "caption"))
        for band in self.chart.bands:
            if band.label and band.role not in self.hidden and band.points:
                _, low, high = band.points[-1]
                ink = "second" if self.sober else "blue_text" if band.role == "range" \
                    else "red_text"
                named.append((band.label, frame.y((low + high) / 2) + 0.1, ink, "caption"))
        height = canvas.setter.leading("caption")
        places = spread([y for _, y, _, _ in named], height, frame.plot.y,
                        frame.plot.bottom)
        x = frame.plot.right + 12
        room = self.rect.right - x
        # All labels of a chart have one size: that of the one with the least room.
        size = next((size for size in ("caption", "small") if all(
            canvas.setter.width(text, kind.replace("caption", size)) <= room
            for text, _, _, kind in named)), "tight")
        for (text, _, ink, kind), y in zip(named, places, strict=True):
            canvas.text_middle(text, x, y, kind.replace("caption", size), ink, most=room)


def draw_mark(canvas: Canvas, kind: str, x: float, y: float, ink: str) -> None:
    """Draw a point's mark: dot, hollow diamond or square."""
    if kind == "dot":
        canvas.disc(x, y, 3.6, ink)
    elif kind == "square":
        canvas.fill(Rect(x - 3, y - 3, 6, 6), ink)
    else:
        outer = [(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)]
        inner = [(x, y - 3.6), (x + 3.6, y), (x, y + 3.6), (x - 3.6, y)]
        canvas.polygon(outer, ink)
        canvas.polygon(inner, "card")


def bare(label: str) -> str:
    """Return a line's label without the last value that stands at its end."""
    name, _, value = label.rpartition(" ")
    return name if name and any(c.isdigit() for c in value) else label
