"""The first two stops, played together: one plate at a time says what to do and waits for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
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
PITCH = 16.0
"""How finely a free place is looked for."""
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
        spares: Widgets that are told of too, and are not covered where that can be helped.
    """

    key: str
    place: str
    target: str
    until: Until = "next"
    spares: tuple[str, ...] = ()


STEPS = (
    Step("dossiers", "desk", "decisions", "answered"),
    Step("to_plan", "plan", "rail", "there"),
    Step("targets", "plan", "", "changed"),
    Step("balances", "plan", "balances"),
    Step("sign", "plan", "main", "signed", ("balances",)),
    Step("advance", "plan", "main", "advanced", ("balances",)),
    Step("report", "report", "on", spares=("fulfilment", "record", "learned")),
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
    setter: Typesetter, area: Rect, words: Any, step: Step, target: Rect | None, here: bool,
    spared: Sequence[Rect] = (),
) -> list[Widget]:
    """Return the plate of a step, placed where it does not cover what it is about.

    Args:
        setter: Measures the words.
        area: The screen.
        words: Gives the texts.
        step: What is to be done.
        target: Where the widget is that it is about.
        here: Whether this is the screen where it is done.
        spared: What should stay in sight beside the target.
    """
    text = words(f"tutorial.{step.key}") if here else words(
        "tutorial.go", screen=words(f"rail.{step.place}"))
    inner = WIDTH - 2 * PADDING
    control = setter.theme.control(32)
    body = setter.height(text, "text", inner)
    height = PADDING + 6 + body + 12 + control + PADDING
    place = _beside(area, Rect(0, 0, WIDTH, height), target, spared)
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


def _beside(area: Rect, size: Rect, target: Rect | None, spared: Sequence[Rect] = ()) -> Rect:
    """Return a place for a plate, next to the target and inside the area.

    Of the places beside the target the first is taken that leaves free what is spared; if none
    does, the nearest place anywhere that covers least of it.
    """
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
    beside = [Rect(x, min(y, inside.bottom - h), w, h) for x, y in room]
    fit = [place for place in beside if place.x >= inside.x and place.right <= inside.right
           and place.y >= inside.y and not _covered(place, (target,))]
    free = next((place for place in fit if not _covered(place, spared)), None)
    if free is not None:
        return free
    if not spared:
        return corner
    least, _, found = min(
        ((_covered(place, spared), _away(place, target), place)
         for place in _everywhere(inside, w, h) if not _covered(place, (target,))),
        key=lambda each: each[:2], default=(0.0, 0.0, corner))
    # Where it helps little, it stays beside what it is about.
    return fit[0] if fit and least >= _covered(fit[0], spared) else found


def _everywhere(inside: Rect, w: float, h: float) -> Iterator[Rect]:
    """Yield places for a plate all over an area."""
    for row in range(int(max(0.0, inside.h - h) // PITCH) + 1):
        for column in range(int(max(0.0, inside.w - w) // PITCH) + 1):
            yield Rect(inside.right - w - column * PITCH, inside.y + row * PITCH, w, h)


def _covered(place: Rect, told: Sequence[Rect]) -> float:
    """Return how much a place covers of what is told of."""
    return float(sum(shared.w * shared.h for shared in map(place.clipped, told)))


def _away(place: Rect, target: Rect) -> float:
    """Return how far the middles of two places are apart."""
    (x, y), (other_x, other_y) = place.centre, target.centre
    return abs(x - other_x) + abs(y - other_y)
