"""An earlier stop again: which there are, and what was decided at each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gosplan_game.core.calendar import Quarter
from gosplan_game.report.words import Words
from gosplan_game.sim.again import stops_of


@dataclass(frozen=True, slots=True)
class Again:
    """What the plate says."""

    title: str
    text: str
    label: str
    stops: tuple[tuple[Quarter, str], ...]
    """Stops that were passed, the latest first, with what was decided there."""
    nothing: str
    """Said where no stop has been passed."""
    go: str
    back: str


def again(session: Any, texts: Any) -> Again:
    """Return the stops of a game at which one could stand again."""
    words = Words(texts, session.scenario)
    decided = {each.date: len(each.decisions or ()) + len(each.choices) + len(each.answers)
               for each in session.saved_game().stops}
    stops = tuple(
        (stop, words("again.decided", decided.get(str(stop), 0), when=words.quarter(stop)))
        for stop in reversed(stops_of(session))
    )
    return Again(
        title=words("again.title"),
        text=words("again.text"),
        label=words("again.stop"),
        stops=stops,
        nothing="" if stops else words("again.nothing"),
        go=words("again.go"),
        back=words("common.back"),
    )
