"""How the office fared in a batch of finished games, run by run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gosplan_game.core.quantities import Array
from gosplan_game.scenario.thresholds import threshold_of
from gosplan_game.sim.context import Context
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.expressions import condition_mask, expression, value_of
from gosplan_game.sim.office.commitments import continued

KEPT, PARTLY, BROKEN = 1.0, 0.5, 0.0
"""Grades as numbers, so that their mean over runs can be read."""


@dataclass(frozen=True, slots=True)
class Results:
    """Standing, dismissal and the grade of every commitment; arrays are (run,)."""

    standing: Array
    """0 to 100 at the end."""
    dismissed_turn: npt.NDArray[np.int64]
    """Turn of the review that dismissed the office, -1 if it served to the end."""
    stops: Array
    """At how many stops play waited for the office."""
    lowest: Array
    """Lowest standing at any review that the office lived to see."""
    moves: tuple[tuple[int, str, Array], ...]
    """All that moved standing: the quarter, the reason, and how much."""
    grades: Mapping[str, Array]
    """`KEPT`, `PARTLY` or `BROKEN` by commitment, on true figures a year after the end."""
    figures: Mapping[str, Array]
    """What a promise turns on, ``kept ID`` and ``partly ID``: the measure that its first
    comparison looks at; nan where the conditions beside it fail."""


def results(engine: Engine, count: int) -> Results:
    """Return the results of the first ``count`` columns of an engine at its end."""
    grades = {}
    figures: dict[str, Array] = {}
    commitments = engine.scenario.definition.commitments
    if commitments:
        context = continued(engine).context
        for each in commitments:
            kept = condition_mask(expression(each.kept), context)
            grade = np.where(kept, KEPT, BROKEN)
            if each.partly:
                partly = condition_mask(expression(each.partly), context)
                grade = np.where(kept, KEPT, np.where(partly, PARTLY, BROKEN))
            grades[each.id] = grade[:count]
            for word, text in (("kept", each.kept), ("partly", each.partly)):
                found = _turned_on(text, context)
                if found is not None:
                    figures[f"{word} {each.id}"] = found[:count]
    return Results(
        standing=engine.standing.value[:count],
        dismissed_turn=engine.standing.dismissed_turn[:count],
        stops=engine.stopped[:count].astype(np.float64),
        lowest=engine.standing.lowest[:count],
        moves=tuple((turn, reason, amount[:count])
                    for turn, reason, amount in engine.standing.moves()),
        grades=grades,
        figures=figures,
    )


def _turned_on(text: str, context: Context) -> Array | None:
    """Return what the first comparison of a promise looks at, (run,); None without one."""
    found = threshold_of(text)
    if found is None:
        return None
    value = value_of(expression(found.measure), context)
    if not found.rest:
        return value
    return np.where(condition_mask(expression(found.rest), context), value, np.nan)


def joined(parts: Sequence[Results]) -> Results:
    """Return the results of several parts of a batch as one."""
    return Results(
        standing=np.concatenate([part.standing for part in parts]),
        dismissed_turn=np.concatenate([part.dismissed_turn for part in parts]),
        stops=np.concatenate([part.stops for part in parts]),
        lowest=np.concatenate([part.lowest for part in parts]),
        moves=_joined_moves(parts),
        grades={
            name: np.concatenate([part.grades[name] for part in parts]) for name in parts[0].grades
        },
        figures={
            name: np.concatenate([part.figures[name] for part in parts])
            for name in parts[0].figures
        },
    )


def _joined_moves(parts: Sequence[Results]) -> tuple[tuple[int, str, Array], ...]:
    """Return what moved standing in any part; 0 in the parts where that moved nothing."""
    sizes = [part.standing.size for part in parts]
    keys = sorted({(turn, reason) for part in parts for turn, reason, _ in part.moves})
    found = []
    for turn, reason in keys:
        columns = []
        for part, size in zip(parts, sizes, strict=True):
            amounts = [each for when, why, each in part.moves if (when, why) == (turn, reason)]
            columns.append(np.sum(amounts, axis=0) if amounts else np.zeros(size))
        found.append((turn, reason, np.concatenate(columns)))
    return tuple(found)
