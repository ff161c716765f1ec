"""The first two stops, played together: one plate at a time says what to do and waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

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


WALKED_AWAY = ("next", "answered")
"""Steps that are done when whoever has read them goes on without: nobody is held back."""


class Coach:
    """Where the player is in the first two stops."""

    def __init__(self, session: Any) -> None:
        self.index = 0
        self._read = -1
        self._turn = int(session.turn)

    @property
    def over(self) -> bool:
        """Whether all steps are done."""
        return self.index >= len(STEPS)

    def next(self) -> None:
        """Go on to the next step."""
        self.index += 1

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
        Button(STOP, foot.left(stop), words("tutorial.stop")),
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
        (target.x, target.bottom + 16),
        (target.x - w - 16, target.y + 8),
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
