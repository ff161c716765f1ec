"""What an undo or a redo changed, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gosplan_game.report.reading import Reading
from gosplan_game.viewmodels.levers import lever

Drafted = Mapping[str, object]


def drafted(session: Any) -> Drafted:
    """Return the drafted orders by item, and by ``event:`` id whether an event is answered."""
    return {
        **{item: value for item, (_, value) in session.changed().items()},
        **{f"event:{each.id}": each.answered for each in session.dossiers()
           if each.kind == "event" and each.answered},
    }


def stepped(session: Any, texts: Any, step: str, before: Drafted) -> str:
    """Return what a step back or forth in the draft changed; nothing if it changed nothing.

    Args:
        session: The game, after the step.
        texts: The text catalogue.
        step: ``undo`` or ``redo``.
        before: What was drafted before it.
    """
    reading = Reading(session, texts)
    words, after = reading.words, drafted(session)
    moved = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    if not moved:
        return ""
    first = moved[0]
    made = None if first.startswith("event:") else lever(reading, first)
    if made is not None:
        what = words("stepped.lever", name=made.name, value=made.text)
    else:
        what = words.name(f"event.{first.removeprefix('event:')}.title")
    if len(moved) > 1:
        what = words("stepped.more", len(moved) - 1, what=what)
    return words(f"stepped.{step}", what=what)
