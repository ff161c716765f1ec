"""The quarters between two stops: they pass on the desk, whose plates move with the year.

`Passage` plays them one by one, to the next stop, for a quarter, or to a date; it always
halts where the office is dismissed. `PassingScreen` shows it in under two seconds, and
longer only for the years after a dismissal. With reduced motion nothing is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from gosplan_game.core.calendar import Quarter
from gosplan_game.sim.session import QuarterReport
from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Event, Key, Pointer
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.desk import DeskScreen

To = Literal["stop", "quarter"] | Quarter
WHOLE = 1600.0
"""Milliseconds in which the quarters up to a stop pass, if there are many."""
ONE, AFTERWARDS = 260.0, 120.0
"""Milliseconds that a quarter is seen at most, and in the years after a dismissal."""


class Passage:
    """Some quarters to be played one after the other.

    Args:
        context: The game in hand.
        to: ``"stop"``, ``"quarter"``, or the quarter that is to be played next.
        through: Whether stops on the way to a date are passed on standing orders.
    """

    def __init__(self, context: Context, to: To = "stop", *, through: bool = False) -> None:
        self._game, self._to, self._through = context.game, to, through
        self._served = self._game.dismissed is None
        self.reports: list[QuarterReport] = []
        self.done = False

    @property
    def dismissed(self) -> bool:
        """Whether the office was dismissed on the way."""
        return self._served and self._game.dismissed is not None

    def step(self) -> None:
        """Play a quarter."""
        game = self._game
        self.reports += game.advance("quarter")
        here = game.quarter
        reached = isinstance(self._to, Quarter) and here >= self._to
        halted = game.at_stop and not (self._through and isinstance(self._to, Quarter))
        self.done = (
            game.is_over or self.dismissed or self._to == "quarter" or reached or halted
        )
        if not self.done and game.needs_signature:
            game.sign()  # a stop that is passed: the standing orders are signed again

    def quarters(self) -> int:
        """Return about how many quarters there are to play, 1 at least."""
        if isinstance(self._to, Quarter):
            return max(1, self._to - self._game.quarter)
        return 1 if self._to == "quarter" else 4


class PassingScreen(DeskScreen):
    """The desk while quarters pass; any key or click lets the rest pass at once."""

    moves = False

    def __init__(
        self, context: Context, passage: Passage, then: Callable[[], Action | None]
    ) -> None:
        super().__init__(context)
        self.passage, self._then = passage, then
        served = context.game.dismissed is None
        self._pace = min(ONE, WHOLE / passage.quarters()) if served else AFTERWARDS
        self._next: float | None = None
        self._hurry = False

    @property
    def busy(self) -> bool:
        """Whether there are quarters left to pass."""
        return not self.passage.done

    def tick(self, now: int) -> Action | None:
        """Play the next quarter when its time has come."""
        self.now = now
        if self._next is None:
            self._next = now + self._pace
        while not self.passage.done and (self._hurry or now >= self._next):
            self.passage.step()
            self._next = now + self._pace
            self.dirty = True
            if not self._hurry:
                self.refresh()
                break
        return self._then() if self.passage.done else None

    def due(self) -> int | None:
        """Return in how many milliseconds the next quarter is to be played."""
        if self._hurry or self._next is None or self.passage.done:
            return 0
        return max(0, int(self._next - self.now))

    def handle(self, event: Event) -> Action | None:
        """Hurry on at any key or click."""
        pressed = isinstance(event, Key) or (isinstance(event, Pointer) and event.kind == "down")
        self._hurry = self._hurry or pressed
        return None

    def paint_over(self, canvas: Canvas) -> None:
        """Nothing lies over the desk."""
