"""What all charts share: points that are read by pointer or arrows, the chart as a table.

Keys of a focused chart: arrows, Home and End move along the points, T shows the table instead
of the picture and back, E writes both to files, Ctrl+C copies the table. The pointer does the same
with two small tiles in the corner of the chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.table import asked, draw_table
from gosplan_game.ui.events import Event, Key, Pointer, Wheel
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.widgets.base import HANDLED, Exported, Message, Widget
from gosplan_game.ui.widgets.typing_line import copy

FAR = 1e9
BOX = 12.0
TILE = 22.0
LEAST_TILED = 96.0
"""Charts lower than this have no tiles: they would cover what is drawn."""
SOURCED = 230.0
"""The least width of a box that names its source."""
MOST_LINES = 6
"""Lines of a source at most."""
CARD_WIDTH, CARD_ROWS = 340.0, 9
"""The table of a chart that is read beside it: its least width, and its rows."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value at a point: its name, its figure with unit, the ink of its words."""

    name: str
    text: str
    ink: str = "ink"


@dataclass(frozen=True, slots=True)
class Point:
    """A place of a chart that can be read: what is marked, its title, its values."""

    at: Rect
    title: str
    values: tuple[Value, ...]
    source: str = ""
    """Where its figures come from, if not from where the chart's do."""


class ReadableChart(Widget):
    """A chart whose points can be read, one after the other.

    Args:
        name: How messages call it; without a name it cannot be focused.
        rect: Its place.
        source: Where the figures come from, under the values that are read.
    """

    can_focus = True
    beside = False
    """Whether what is read stands beside it, over all else: for charts too small to hold it."""
    leaving: tuple[str, ...] = ("up", "down")
    """Keys that go on to other widgets at the first and the last point."""
    upright = False
    """Whether its points lie one under the other: then Up and Down move along them too."""
    tile_tips = ("", "")
    """What the tiles say: the table, the files."""

    Exported = Exported

    def __init__(self, name: str, rect: Rect, *, label: str = "", source: str = "") -> None:
        super().__init__(name, rect, label=label)
        self.source = source
        self.place: int | None = None
        """Index of the point that is read."""
        self.as_table = False
        self.first_row = 0

    # What a chart says -----------------------------------------------------------------------

    def points(self) -> Sequence[Point]:
        """Return the points from left to right."""
        return ()

    def table(self) -> list[list[str]]:
        """Return head and rows: each point's title and values."""
        points = self.points()
        names = list(dict.fromkeys(value.name for point in points for value in point.values))
        rows = [["", *names]]
        for point in points:
            known = {value.name: value.text for value in point.values}
            rows.append([point.title, *(known.get(name, "") for name in names)])
        return rows

    def figures(self) -> list[list[str]]:
        """Return the table as it is written to a file."""
        return self.table()

    def card(self) -> list[list[str]]:
        """Return what is shown as a table beside a small chart."""
        return self.table()

    def nearest(self, at: tuple[float, float]) -> int | None:
        """Return the index of the point under a place."""
        return next((index for index, point in enumerate(self.points())
                     if point.at.contains(at)), None)

    @property
    def focusable(self) -> bool:
        """Whether there is something to read."""
        return bool(self.name) and bool(self.points())

    @property
    def answers(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.points())

    def adopt(self, old: ReadableChart) -> None:
        """Keep the point that is read, and whether it is a table."""
        self.place, self.as_table, self.first_row = old.place, old.as_table, old.first_row

    def left(self) -> None:
        """Stop reading."""
        self.place = None
        if self.beside:
            self.as_table = False

    def at_rest(self) -> None:
        """Be a picture, with nothing read."""
        super().at_rest()
        self.place, self.as_table = None, False

    # Events ----------------------------------------------------------------------------------

    def handle(self, event: Event) -> Message | None:
        """Follow the pointer and the keys."""
        points = self.points()
        if not points:
            return None
        if isinstance(event, Pointer) and event.kind == "down":
            return self._tile(event.at)
        if isinstance(event, Pointer) and event.kind == "move" and not self.as_table:
            new = self.nearest(event.at)
            changed, self.place = new != self.place, new
            return HANDLED if changed else None
        if isinstance(event, Wheel) and self.as_table:
            return self._scrolled(-3 * int(event.steps))
        return self._key(event, len(points)) if isinstance(event, Key) else None

    def _key(self, key: Key, count: int) -> Message | None:
        if key.ctrl and key.name == "c":
            copy("\n".join("\t".join(row) for row in self.table()))
            return HANDLED
        if not key.plain:
            return None
        if key.name == "t":
            self._turn()
            return HANDLED
        if key.name == "e":
            return self.Exported(self.name)
        if self.as_table:
            step = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8, "home": -count,
                    "end": count}.get(key.name)
            return self._scrolled(step) if step else None
        return self._moved(key.name, count)

    def _moved(self, key: str, count: int) -> Message | None:
        """Read the next point; at the last one the keys of `leaving` go on to other widgets."""
        steps = {"left": -1, "right": 1, "home": -count, "end": count}
        if self.upright:
            steps |= {"up": -1, "down": 1}
        if key not in steps:
            return None
        step, before = steps[key], self.place
        start = before if before is not None else (-1 if step > 0 else count)
        self.place = max(0, min(count - 1, start + step))
        if self.place == before and key in self.leaving:
            return None
        reveal = getattr(self.parent, "reveal", None)
        if reveal is not None:
            reveal(self.points()[self.place].at)
        return HANDLED

    def _turn(self) -> None:
        self.as_table, self.first_row = not self.as_table, 0

    # Tiles -----------------------------------------------------------------------------------

    def tiles(self) -> tuple[Rect, Rect] | None:
        """Return the places of the tiles for the table and the files, if there are any."""
        if self.beside or self.rect.h < LEAST_TILED or not self.focusable:
            return None
        right = Rect(self.rect.right - TILE, self.rect.y, TILE, TILE)
        return right.moved(-TILE - 4, 0), right

    def _tile(self, at: tuple[float, float]) -> Message | None:
        tiles = self.tiles()
        if tiles is None:
            return None
        if tiles[0].contains(at):
            self._turn()
            return HANDLED
        return self.Exported(self.name) if tiles[1].contains(at) else None

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Say what a tile does."""
        tiles = self.tiles()
        for tile, text in zip(tiles or (), self.tile_tips, strict=False):
            if tile.contains(point):
                return text, tile
        return super().tip_at(point)

    def _draw_tiles(self, canvas: Canvas) -> None:
        tiles = self.tiles()
        if tiles is None or not (self.hovered or self.focused):
            return
        for tile, draw in zip(tiles, (signs.grid, signs.tray), strict=True):
            canvas.fill(tile, "card")
            canvas.frame(tile, "second")
            draw(canvas, tile.inset(5), "ink")

    def _scrolled(self, rows: int) -> Message | None:
        most = max(0, len(self._shown()) - 1 - self._rows_shown())
        new = max(0, min(most, self.first_row + rows))
        changed, self.first_row = new != self.first_row, new
        return HANDLED if changed else None

    def _shown(self) -> list[list[str]]:
        """Return the table as the screen shows it."""
        return self.card() if self.beside else self.table()

    # Drawing ---------------------------------------------------------------------------------

    def draw(self, canvas: Canvas) -> None:
        """Draw the picture with what is read, or the table."""
        if self.as_table and not self.beside:
            # The tiles stand beside the heads, never on them.
            aside = 2 * TILE + BOX if self.tiles() else 0.0
            self._draw_rows(canvas, self.rect.trim(right=aside))
            self._draw_tiles(canvas)
            return
        self.draw_chart(canvas)
        point = self._read()
        if point is not None:
            self.draw_mark(canvas, point)
            if not self.beside:
                self._draw_box(canvas, point, self.rect)
        self._draw_tiles(canvas)

    def draw_over(self, canvas: Canvas) -> None:
        """Draw beside a small chart what is read of it."""
        if not self.beside:
            return
        window = Rect(0, 0, canvas.surface.get_width() / canvas.scale,
                      canvas.surface.get_height() / canvas.scale).inset(8)
        point = self._read()
        if self.as_table:
            self._draw_card(canvas, window)
        elif point is not None:
            shown = replace(point, at=point.at.moved(*self.shift()))
            self._draw_box(canvas, shown, window)

    def _read(self) -> Point | None:
        """Return the point that is read now."""
        points = self.points() if self.place is not None else ()
        if self.place is None or self.place >= len(points) or not (self.hovered or self.focused):
            return None
        return points[self.place]

    def _draw_card(self, canvas: Canvas, window: Rect) -> None:
        """Draw the table on a card beside the chart."""
        rows, place = len(self.card()), self.on_screen()
        needed = sum(asked(self.setter, self.card())) + 2 * BOX + 10
        width = min(window.w, max(CARD_WIDTH, place.w, needed))
        height = min(window.h, self._pitch() * min(rows, CARD_ROWS) + 8 + 2 * BOX)
        y = place.bottom + 6 if place.bottom + 6 + height <= window.bottom else \
            max(window.y, place.y - height - 6)
        x = max(window.x, min(place.x, window.right - width))
        card = Rect(x, y, width, height)
        canvas.fill(card, "card")
        canvas.frame(card, "ink")
        self._draw_rows(canvas, card.inset(BOX))

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw the picture."""

    def draw_mark(self, canvas: Canvas, point: Point) -> None:
        """Mark the point that is read."""
        canvas.frame(point.at.inset(-2), "blue", 2)

    def _draw_box(self, canvas: Canvas, point: Point, room: Rect) -> None:
        """Draw title, values and source beside the point, inside the room."""
        setter, height = canvas.setter, canvas.setter.leading("caption") + 2
        source = point.source or self.source
        names = max((setter.width(v.name, "caption") for v in point.values), default=0.0)
        texts = max((setter.width(v.text, "caption_bold") for v in point.values), default=0.0)
        word = max((setter.width(part, "small") for part in source.split()), default=0.0)
        width = min(room.w, max(setter.width(point.title, "tab"), word, names + 24 + texts)
                    + 2 * BOX)
        if source:
            needed = setter.width(source, "small") + 2 * BOX + 1
            width = min(room.w, max(width, min(SOURCED, needed)))
        wrapped = setter.wrap(source, "small", width - 2 * BOX, MOST_LINES) if source else ()
        tall = 32 + len(point.values) * height + len(wrapped) * setter.leading("small") + 6
        x = point.at.x - width - 8 if point.at.x - width - 8 > room.x else point.at.right + 8
        box = Rect(max(room.x, min(x, room.right - width)),
                   max(room.y, min(point.at.y + 4, room.bottom - tall)), width, tall)
        canvas.fill(box, "card")
        canvas.frame(box, "ink")
        canvas.text_middle(point.title, box.x + BOX, box.y + 17, "tab", most=width - 2 * BOX)
        for index, value in enumerate(point.values):
            middle = box.y + 30 + (index + 0.5) * height
            canvas.text_middle(value.name, box.x + BOX, middle, "caption", value.ink)
            canvas.text_middle(value.text, box.right - BOX, middle, "caption_bold", value.ink,
                               "right")
        canvas.lines(wrapped, box.x + BOX, box.y + 32 + len(point.values) * height,
                     setter.leading("small"), "second")

    def _pitch(self) -> float:
        return self.setter.leading("table") + 3

    def _rows_shown(self) -> int:
        if self.beside:
            return CARD_ROWS - 1
        return max(1, int((self.rect.h - self._pitch() - 6) // self._pitch()))

    def _draw_rows(self, canvas: Canvas, rect: Rect) -> None:
        draw_table(canvas, rect, self._shown(), self.first_row, self._rows_shown(), self._pitch())
