"""Reads a screen as a proof-reader would: what is cut, overlaps, is faint or out of reach.

A screen is drawn on a canvas that takes note of every line of text: where its ink lies, on which
ground, inside which widget. What is wrong is told in words; nothing is judged by a picture kept
from before, so any screen, language, size and look can be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pygame

from gosplan_game.ui import focus
from gosplan_game.ui.canvas import Align, Canvas, Ink
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.theme import TYPES, Colour, contrast
from gosplan_game.ui.typesetting import ELLIPSIS, Cut
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.table import Table

LEAST_CONTRAST = 4.5
LEAST_CONTRAST_LARGE = 3.0
"""WCAG 2 asks less of letters from 24 logical pixels on (18 pt)."""
LARGE = 24.0
SLACK = 1.5
"""Logical pixels by which ink may pass an edge: rounding, and the side of a letter."""
GROUND_SHARE = 0.2
"""Share of the ground under a line from which an ink counts as what it is read on."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a reader would stumble over.

    Attributes:
        kind: ``cut``, ``leaves``, ``overlaps``, ``covered``, ``faint`` or ``unreached``.
        text: The line, or the widget's name.
        detail: What it collides with, by how much.
    """

    kind: str
    text: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.text!r} {self.detail}".rstrip()


@dataclass(slots=True)
class Inked:
    """A line of text as it lies on the surface; real pixels.

    Attributes:
        text: The words.
        ink: The smallest rectangle around the letters.
        seen: What of it is inside the clip.
        owner: The widget that drew it; None for the screen itself.
        scrolled: Whether a part outside can be scrolled into sight.
        faint: Grounds that it stands out from too little.
    """

    text: str
    ink: pygame.Rect
    seen: pygame.Rect
    owner: Widget | None
    scrolled: bool
    faint: tuple[str, ...] = ()

    def repeats(self, other: Inked, slack: int) -> bool:
        """Return whether it is drawn over the same words again: they were its halo."""
        return self.text == other.text and max(
            abs(self.ink.centerx - other.ink.centerx), abs(self.ink.centery - other.ink.centery)
        ) <= 3 * slack


class Proof(Canvas):
    """A canvas that notes the text it is given, and what is laid over it."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.lines_seen: list[Inked] = []
        self.unread: set[str] = set()
        """Signs, bars, intervals and lines outside any chart that can be read."""
        self.faults: list[Fault] = []
        self._owners: list[Widget] = []
        self._scrolling = 0

    @contextmanager
    def inside(self, widget: Widget) -> Iterator[None]:
        """Draw as a widget."""
        self._owners.append(widget)
        scrolls = hasattr(widget, "reveal") or hasattr(widget, "reveal_row")
        self._scrolling += scrolls
        try:
            yield
        finally:
            self._owners.pop()
            self._scrolling -= scrolls

    # What is noted ---------------------------------------------------------------------------

    def text(
        self, text: str, x: float, baseline: float, kind: str, ink: Ink = "ink",
        align: Align = "left", most: float | None = None,
    ) -> float:
        """Draw a line and note it."""
        setter = self.setter
        cut = Cut(text, TYPES[kind].face, setter.pixels(kind))
        if most is not None:
            cut = setter.fitted(text, kind, most)
        if (cut.text != text or cut.text.endswith(ELLIPSIS)) and text.strip():
            self.faults.append(Fault("cut", text, f"to {cut.text!r}"))
        if cut.text.strip():
            self._note(cut, x, baseline, self.ink(ink), align)
        return super().text(text, x, baseline, kind, ink, align, most)

    def _note(self, cut: Cut, x: float, baseline: float, tone: Colour, align: Align) -> None:
        fonts = self.setter.fonts
        drawn = fonts.render(cut.text, cut.face, cut.pixels, tone)
        left, base = self.point(x, baseline)
        left -= {"left": 0.0, "centre": drawn.get_width() / 2, "right": drawn.get_width()}[align]
        top = round(base) - fonts.face(cut.face, cut.pixels).get_ascent()
        box = drawn.get_bounding_rect(64).move(round(left), top)
        seen = box.clip(self.surface.get_clip())
        owner = self._owners[-1] if self._owners else None
        faint = self._faint(seen, tone, cut.pixels / self.scale) if seen.w and seen.h else ()
        line = Inked(cut.text, box, seen, owner, self._scrolling > 0, faint)
        slack = round(SLACK * self.scale)
        self.lines_seen = [other for other in self.lines_seen if not line.repeats(other, slack)]
        self.lines_seen.append(line)

    def _faint(self, seen: pygame.Rect, tone: Colour, size: float) -> tuple[str, ...]:
        """Return the inks much of a line lies on and that it stands out from too little."""
        ground = self.surface.subsurface(seen)
        pixels = pygame.surfarray.array3d(ground)[::2, ::2].reshape(-1, 3)
        counted = Counter(map(tuple, pixels.tolist()))
        least = LEAST_CONTRAST_LARGE if size >= LARGE else LEAST_CONTRAST
        grounds = ((r, g, b) for (r, g, b), count in counted.items()
                   if count >= GROUND_SHARE * len(pixels))
        return tuple(f"{contrast(tone, ground):.1f} : 1, {tone} on {ground}"
                     for ground in grounds if contrast(tone, ground) < least - 0.005)

    def fill(self, rect: Rect, ink: Ink) -> None:
        """Fill a rectangle, and note what words it covers."""
        self._cover(self.area(rect))
        super().fill(rect, ink)

    def pictogram(self, name: str, x: float, y: float, size: float, ink: Ink = "ink") -> None:
        """Draw a pictogram, and note what words it covers."""
        left, top = self.point(x, y)
        drawn = self.pictograms.get(name, max(1, round(size * self.scale)), self.ink(ink))
        box = drawn.get_bounding_rect(64)
        if box.w and box.h:
            self._cover(box.move(round(left), round(top)), f"the pictogram {name}")
        super().pictogram(name, x, y, size, ink)

    def part_pictogram(self, name: str, *given: Any, **named: Any) -> None:
        """Draw a counted sign, and note it if no chart around it tells its figure."""
        self.tells(name)
        super().part_pictogram(name, *given, **named)

    def tells(self, what: str) -> None:
        """Note what tells figures outside any chart or table that can be read."""
        if not any(isinstance(owner, ReadableChart | Table) for owner in self._owners):
            self.unread.add(what)

    def kept(
        self, key: object, rect: Rect, ground: Ink, paint: Callable[[Canvas], None]
    ) -> None:
        """Paint at once what is otherwise copied."""
        with self.clip(rect):
            self.fill(rect, ground)
            paint(self)

    def _cover(self, area: pygame.Rect, what: str = "") -> None:
        """Forget words that are wholly covered; tell of those that are in part."""
        area = area.clip(self.surface.get_clip())
        slack = round(SLACK * self.scale)
        kept = []
        for line in self.lines_seen:
            both = line.seen.clip(area)
            if both.w <= slack or both.h <= slack:
                kept.append(line)
            elif what or not area.inflate(2 * slack, 2 * slack).contains(line.seen):
                by = what or f"a part of {self._owners[-1].name or self._owners[-1].label!r}" \
                    if self._owners or what else "a rectangle"
                self.faults.append(Fault("covered", line.text, f"by {by}"))
        self.lines_seen = kept

    # What is judged at the end ---------------------------------------------------------------

    def judge(self) -> list[Fault]:
        """Return all faults of what was drawn."""
        slack = round(SLACK * self.scale)
        for line in self.lines_seen:
            self._leaves(line, slack)
            self.faults += [Fault("faint", line.text, ground) for ground in line.faint]
        lines = sorted((line for line in self.lines_seen if line.seen.w and line.seen.h),
                       key=lambda line: line.seen.x)
        for index, one in enumerate(lines):
            for other in lines[index + 1:]:
                if other.seen.x > one.seen.right - slack:
                    break
                both = one.seen.clip(other.seen)
                if both.w > slack and both.h > slack and one.seen != other.seen:
                    self.faults.append(Fault("overlaps", one.text, f"and {other.text!r}"))
        return self.faults

    def _leaves(self, line: Inked, slack: int) -> None:
        """Tell of a line that its box, its clip or the window cuts or does not hold."""
        ink, clip = line.ink, line.seen
        if not line.scrolled or clip.h:
            lost = ink.w - clip.w
            if lost > slack or (ink.h - clip.h > slack and not line.scrolled):
                self.faults.append(Fault("leaves", line.text, "its clip or the window"))
                return
        owner = line.owner
        if owner is None or not owner.rect.w:
            return
        box = self.area(_box(owner)).inflate(2 * slack, 2 * slack)
        if clip.h and not box.contains(clip):
            over = max(box.x - clip.x, clip.right - box.right, box.y - clip.y,
                       clip.bottom - box.bottom)
            name = owner.name or owner.label or type(owner).__name__
            self.faults.append(Fault("leaves", line.text,
                                     f"the box of {name!r} by {over / self.scale:.0f}"))


def _box(widget: Widget) -> Rect:
    """Return the room a widget may write in: its own, and that of what opens over others."""
    over, rect = widget.over_rect(), widget.on_screen()
    if over is None:
        return rect
    x, y = min(rect.x, over.x), min(rect.y, over.y)
    return Rect(x, y, max(rect.right, over.right) - x, max(rect.bottom, over.bottom) - y)


def _watched(widget: Widget) -> None:
    """Let a widget and all inside it tell the canvas who draws."""
    for inner in widget.walk():
        for name in ("draw", "draw_over"):
            _watch(inner, name)


def _watch(widget: Widget, name: str) -> None:
    if name in vars(widget):
        return
    plain = getattr(widget, name)

    def draw(canvas: Canvas) -> None:
        if isinstance(canvas, Proof):
            with canvas.inside(widget):
                plain(canvas)
        else:
            plain(canvas)

    setattr(widget, name, draw)


def proof(screen: Screen, surface: pygame.Surface, pictograms: Any) -> list[Fault]:
    """Return what is wrong with a screen that has been laid out, as it stands now.

    Args:
        screen: The screen.
        surface: Where it is drawn; of the size it was laid out for.
        pictograms: The drawings.
    """
    return [*_drawn(screen, surface, pictograms).judge(), *unreached(screen)]


def unread(screen: Screen, surface: pygame.Surface, pictograms: Any) -> set[str]:
    """Return what is counted or measured on a screen outside any chart that can be read."""
    return _drawn(screen, surface, pictograms).unread


def _drawn(screen: Screen, surface: pygame.Surface, pictograms: Any) -> Proof:
    for widget in screen.widgets:
        _watched(widget)
    canvas = Proof(surface, screen.setter, pictograms)
    screen.draw(canvas)
    return canvas


def unreached(screen: Screen) -> list[Fault]:
    """Return what answers the pointer and that Tab never comes to, and leaps against reading."""
    order = focus.stops(screen.widgets)
    faults = [Fault("unreached", widget.name or widget.label or type(widget).__name__)
              for top in screen.widgets for widget in top.walk()
              if widget.answers and not _reached(widget, order)]
    names = Counter(widget.name for widget in order)
    faults += [Fault("unreached", name, "two stops of one name")
               for name, count in names.items() if count > 1]
    seen = {id(widget) for widget in _tabbed(screen, order)}
    faults += [Fault("unreached", widget.name, "Tab passes it by")
               for widget in order if id(widget) not in seen]
    return faults + _leaps(order)


def _reached(widget: Widget, order: Sequence[Widget]) -> bool:
    """Return whether Tab stops here, inside, around, or where W asks the same."""
    if widget.parent is not None and widget.parent.focusable:
        return True
    series = getattr(widget, "series", "")
    return any(inner.focusable for inner in widget.walk()) or bool(
        series and any(getattr(stop, "series", "") == series for stop in order))


def _tabbed(screen: Screen, order: Sequence[Widget]) -> list[Widget]:
    """Return the stops that Tab comes to in one round."""
    found: list[Widget] = []
    at: Widget | None = None
    for _ in order:
        at = focus.following(order, at, 1)
        if at is not None:
            found.append(at)
    return found


def _leaps(order: Sequence[Widget]) -> list[Fault]:
    """Return steps of Tab that go up and to the left at once: nobody reads so."""
    faults = []
    for one, other in pairwise(order):
        here, there = one.on_screen(), other.on_screen()
        if there.bottom <= here.y + SLACK and there.right <= here.x + SLACK:
            faults.append(Fault("unreached", other.name, f"follows {one.name!r} against reading"))
    return faults
