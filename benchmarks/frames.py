"""How fast the window draws: `python benchmarks/frames.py`; needs no display.

Every screen of a game in mid-course, and the almanac with its longest table and its longest
chart, are drawn thirty times at each size; the median of a redrawn frame and the first frame
after it was laid out are printed, in milliseconds of the processor, with the bar of that size: a
machine busy with other work makes frames late, but not dear. Nothing is kept
between the frames but what the game itself keeps.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Iterator

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from gosplan_game.core.calendar import Quarter
from gosplan_game.ui.actions import Push
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.shots import every_screen
from gosplan_game.ui.stage import Stage

BARS = {(1280, 720): 8.0, (1920, 1080): 16.0}
UNTIL = Quarter(1940, 3)
"""The longest lines and tables there are."""
FRAMES = 30
REST = 10_000


def frames(made: Screen, size: tuple[int, int], below: Screen | None = None
           ) -> tuple[float, float]:
    """Return the milliseconds of the first frame and the median of the following ones."""
    stage = Stage(size, Settings().theme())
    for shown in filter(None, (below, made)):
        stage.do(Push(shown))
    for shown in stage.stack:
        shown.tick(shown.now + REST)
    surface = pygame.Surface(size)
    times = []
    for _ in range(FRAMES):
        made.dirty = True
        began = time.process_time()
        stage.draw(surface)
        times.append(1e3 * (time.process_time() - began))
    return times[0], statistics.median(times[1:])


def cases() -> Iterator[tuple[str, Screen, Screen | None]]:
    """Yield the screens with their names and what lies under the dialogs."""
    context = Context.standard(Settings())
    yield from every_screen(context, UNTIL)
    for table in (False, True):
        almanac = screen("almanac", context, series="grain_harvest")
        almanac.as_table = table  # type: ignore[attr-defined]
        yield "almanac, longest " + ("table" if table else "chart"), almanac, None


def main() -> None:
    """Measure and print; end with status 1 if a bar is missed and this was asked for."""
    parser = argparse.ArgumentParser(description="Measure how fast the window draws.")
    parser.add_argument("--strict", action="store_true", help="fail if a frame misses its bar")
    strict, missed = parser.parse_args().strict, False
    print("| screen | size | first frame, ms | frame, ms | bar, ms |\n|---|---|---|---|---|")
    for name, made, below in cases():
        for size, bar in BARS.items():
            first, usual = frames(made, size, below)
            late = " **late**" if usual > bar else ""
            missed = missed or usual > bar
            print(f"| {name} | {size[0]}x{size[1]} | {first:.1f} | {usual:.2f}{late} | {bar:.0f} |",
                  flush=True)
    if strict and missed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
