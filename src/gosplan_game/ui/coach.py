"""The first two stops, played together: one plate at a time says what to do and waits for it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from gosplan_game import paths
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.button import Button
from gosplan_game.ui.widgets.label import Paragraph

WIDTH = 344.0
PADDING = 16.0
NEXT, STOP = "coach-next", "coach-stop"
Until = Literal["next", "answered", "there", "changed", "signed", "advanced"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Attributes:
        key: Text key after ``tutorial.``.
        place: Screen on which it is done.
        target: Widget it is about; an empty name for the whole screen.
        until: When it is done; ``next`` waits for the button.
    """

    key: str
    place: str
    target: str
    until: Until = "next"


STEPS = (
    Step("dossiers", "desk", "decisions", "answered"),
    Step("to_plan", "plan", "rail", "there"),
    Step("targets", "plan", "", "changed"),
    Step("balances", "plan", "balances"),
    Step("sign", "plan", "main", "signed"),
    Step("advance", "plan", "main", "advanced"),
    Step("report", "report", "on"),
    # Only now: at the first stop there may be nothing to count yet.
    Step("plates", "desk", ""),
    Step("record", "desk", "record"),
    Step("standing", "desk", "standing"),
    Step("alone", "desk", "rail"),
)


def _path() -> Path:
    return paths.user_dir() / "first_stops.json"


def _identity(session: Any) -> str:
    """Return what tells a game from others: its scenario and its seed."""
    return f"{session.scenario.id} {session.seed}"


WALKED_AWAY = ("next", "answered")
"""Steps that are done when whoever has read them goes on without: nobody is held back."""


class Coach:
    """Where the player is in the first two stops; kept, so that they can be taken up again.

    Args:
        session: The game.
        index: The step to be done.
        turn: The turn on which the lesson began; this one where it is None.
    """

    def __init__(self, session: Any, index: int = 0, turn: int | None = None) -> None:
        self.index = index
        self._read = -1
        self._turn = int(session.turn) if turn is None else turn
        self._game = _identity(session)

    @property
    def over(self) -> bool:
        """Whether all steps are done."""
        return self.index >= len(STEPS)

    def next(self) -> None:
        """Go on to the next step."""
        self.index += 1
        self.keep()

    def keep(self, *, stopped: bool = False) -> None:
        """Keep the place, if the user's folder can be written; nothing is kept of a lesson done.

        Args:
            stopped: Whether it waits until it is asked for again.
        """
        with suppress(OSError):
            if self.over:
                _path().unlink(missing_ok=True)
                return
            _path().parent.mkdir(parents=True, exist_ok=True)
            _path().write_text(json.dumps({
                "game": self._game, "step": self.index, "turn": self._turn, "stopped": stopped,
            }) + "\n", encoding="utf-8")

    @classmethod
    def taken_up(cls, session: Any, *, stopped: bool = False) -> Coach | None:
        """Return the lesson of a game where it was left; None if it has none.

        Args:
            session: The game.
            stopped: Whether also one that was stopped is taken up.
        """
        try:
            found = json.loads(_path().read_text(encoding="utf-8"))
            index, turn = int(found["step"]), int(found["turn"])
            if found["game"] != _identity(session) or (found["stopped"] and not stopped):
                return None
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return cls(session, index, turn) if 0 <= index < len(STEPS) else None

    def step(self, place: str, session: Any) -> Step | None:
        """Return the step to be done now, passing over those that are done."""
        while not self.over:
            step = STEPS[self.index]
            if not self._done(step, place, session):
                if place == step.place:
                    self._read = self.index
                return step
            self.next()
        return None

    def _done(self, step: Step, place: str, session: Any) -> bool:
        if self._read == self.index and place != step.place and step.until in WALKED_AWAY:
            return True
        match step.until:
            case "answered":
                return not any(d.kind == "event" and not d.answered for d in session.dossiers())
            case "there":
                return place == step.place
            case "changed":
                return bool(session.changed()) or not session.needs_signature
            case "signed":
                return not session.needs_signature
            case "advanced":
                return int(session.turn) > self._turn
        return False


class CoachPlate(Widget):
    """The plate's ground, and the frame around what it is about."""

    def __init__(self, rect: Rect, target: Rect | None) -> None:
        super().__init__("coach", rect, label="coach")
        self.target = target

    def draw(self, canvas: Canvas) -> None:
        """Draw frame and plate."""
        if self.target is not None:
            canvas.frame(self.target.inset(-6), "ochre", 4)
        canvas.fill(self.rect, "ochre_tint")
        canvas.frame(self.rect, "ink", 2)
        canvas.fill(self.rect.top(6), "ink")


def coach_widgets(
    setter: Typesetter, area: Rect, words: Any, step: Step, target: Rect | None, here: bool
) -> list[Widget]:
    """Return the plate of a step, placed where it does not cover what it is about.

    Args:
        setter: Measures the words.
        area: The screen.
        words: Gives the texts.
        step: What is to be done.
        target: Where the widget is that it is about.
        here: Whether this is the screen where it is done.
    """
    text = words(f"tutorial.{step.key}") if here else words(
        "tutorial.go", screen=words(f"rail.{step.place}"))
    inner = WIDTH - 2 * PADDING
    control = setter.theme.control(32)
    body = setter.height(text, "text", inner)
    height = PADDING + 6 + body + 12 + control + PADDING
    place = _beside(area, Rect(0, 0, WIDTH, height), target)
    foot = Rect(place.x + PADDING, place.bottom - PADDING - control, inner, control)
    stop = max(96.0, setter.width(words("tutorial.stop"), "button") + 24)
    widgets: list[Widget] = [
        CoachPlate(place, target),
        Paragraph(Rect(place.x + PADDING, place.y + PADDING + 4, inner, body), text, "text",
                  cut=False, name="coach text"),
        Button(STOP, foot.left(stop), words("tutorial.stop"), tip=words("tutorial.stop_help")),
    ]
    if here and step.until in ("next", "changed"):
        following = max(96.0, setter.width(words("tutorial.next"), "button") + 24)
        widgets.append(Button(NEXT, foot.rightmost(following), words("tutorial.next"), "ink"))
    return widgets


def _beside(area: Rect, size: Rect, target: Rect | None) -> Rect:
    """Return a place for a plate, next to the target and inside the area."""
    w, h = size.w, size.h
    corner = Rect(area.right - w - 40, area.bottom - h - 48, w, h)
    if target is None:
        return corner
    room: Sequence[tuple[float, float]] = (
        (target.right + 16, target.y + 8),
        (target.x - w - 16, target.y + 8),  # before below: what lies there is often told of too
        (target.x, target.bottom + 16),
        (target.right - w, target.bottom + 16),
        (target.x, target.y - h - 16),
    )
    inside = area.inset(8)
    for x, y in room:
        y = min(y, inside.bottom - h)
        place = Rect(x, y, w, h)
        fits = (place.x >= inside.x and place.right <= inside.right and place.y >= inside.y)
        if fits and place.clipped(target).w * place.clipped(target).h == 0:
            return place
    return corner
