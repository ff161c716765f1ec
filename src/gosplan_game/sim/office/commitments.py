"""Commitments: graded on true figures, a year after the last order.

The year under standing orders makes sure that eating seed, herds or credit at the
end earns nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.knowledge import of_the_dead, shut
from gosplan_game.core.misspelt import Unknown
from gosplan_game.core.quantities import Array
from gosplan_game.core.variables import SeriesId
from gosplan_game.scenario.reasons import no_such, reason
from gosplan_game.scenario.thresholds import threshold_of
from gosplan_game.sim.context import Context
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.expressions import condition_mask, expression, value_of
from gosplan_game.sim.forecast import reported_series

if TYPE_CHECKING:
    from gosplan_game.scenario.schema import Commitment

CONTINUATION = 4
"""Quarters played on under standing orders before grading."""
MOST = 3
"""Commitments that a player may choose."""


@dataclass(frozen=True, slots=True)
class Grade:
    """How a commitment stands: ``kept``, ``partly``, ``broken``, or ``open`` until it is due."""

    id: str
    grade: str
    indicator: str
    figure: float
    """What the promise turns on, in the unit of its indicator, once it can be graded; before,
    the indicator over the last year; nan where the commitment names none."""
    final: bool
    """Whether it can be graded: its last quarter was played, or the game is over."""


def check_commitments(known: tuple[str, ...], chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return the chosen commitments, or raise GosplanError for unknown or too many."""
    for each in chosen:
        if each not in known:
            raise Unknown(no_such("commitment", each, known))
    if len(set(chosen)) != len(chosen) or len(chosen) > MOST:
        raise GosplanError(reason("commitments", most=MOST))
    return chosen


def continued(engine: Engine) -> Engine:
    """Return an engine that has gone on for a year under the orders in force.

    No new event or mandate comes in that year. The line's own orders go on as dated, and
    bend to this country as they did before.
    """
    twin = engine.clone()
    for _ in range(CONTINUATION):
        twin.context.turn, twin.context.decisions = twin.turn, twin.in_force
        if twin.governed:
            twin.line.bends.look(twin.context)
        twin.finish(twin.wanted)
    twin.context.turn = twin.turn
    twin.context.decisions = twin.in_force
    return twin


class _Told(Context):
    """A record of which every series that is reported is read as it was reported."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine.scenario, engine.levers, engine.history)
        self.turn, self.decisions = engine.context.turn, engine.context.decisions
        self._catalogue = engine.catalogue

    def _told(self, series_id: str) -> str:
        return reported_series(self._catalogue, series_id).id

    def value(self, series_id: str, lag: int = 0) -> Array:
        """Return one quarter of a series as reported."""
        return super().value(self._told(series_id), lag)

    def annual(self, series_id: str, year: int) -> Array:
        """Return a year of a series as reported."""
        return super().annual(self._told(series_id), year)

    def trailing(self, series_id: str, quarters: int = 4) -> Array:
        """Return the last quarters of a series as reported."""
        return super().trailing(self._told(series_id), quarters)


def _holds(text: str, context: Context, column: int) -> bool:
    return bool(condition_mask(expression(text), context)[column])


def _graded(commitment: Commitment, context: Context, column: int) -> str:
    if _holds(commitment.kept, context, column):
        return "kept"
    partly = bool(commitment.partly) and _holds(commitment.partly, context, column)
    return "partly" if partly else "broken"


def _figure(commitment: Commitment, engine: Engine, column: int, series: str) -> float:
    """Return the indicator over the year that ends with the promise's last quarter, or now."""
    last = engine.history.turns - 1
    if commitment.due is not None:
        last = min(last, commitment.due - engine.scenario.quarter(0))
    return float(engine.history.trailing(series, last)[column])


def _in_no_office(commitment: Commitment) -> bool:
    """Return whether the debrief alone can judge a promise; of the dead the record tells."""
    named = (commitment.indicator, *expression(commitment.kept).series)
    names = {SeriesId.parse(each).name for each in named if each}
    return any(shut(each) and not of_the_dead(each) for each in names)


def grades(
    engine: Engine, chosen: tuple[str, ...], column: int = 0, *, told: bool = False
) -> tuple[Grade, ...]:
    """Return the grades of the chosen commitments in one run.

    At the end they rest on true figures of the year after; before, only what is due is
    graded, on what has been: a promise about 1940 is neither kept nor broken in 1928.

    Args:
        engine: The game.
        chosen: Ids of the commitments.
        column: Which run.
        told: Whether figures are read as they were reported, where the game still runs:
            the office knows no others. A promise about the dead is judged by the record.
    """
    if not chosen:
        return ()
    over = engine.turn >= engine.scenario.turns
    after = continued(engine) if over else engine
    context = _Told(after) if told and not over else after.context
    result = []
    for each in engine.scenario.definition.commitments:
        if each.id not in chosen:
            continue
        if told and not over and _in_no_office(each):
            result.append(Grade(each.id, "open", each.indicator, float("nan"), False))
            continue
        due = over or (each.due is not None and engine.scenario.quarter(engine.turn) > each.due)
        figure = float("nan")
        if each.indicator and after.history.turns > 0:
            series = each.indicator
            if told and not over:
                series = reported_series(engine.catalogue, series).id
            figure = _figure(each, after, column, series)
            turns_on = threshold_of(each.kept) if due else None
            if turns_on is not None:
                figure = float(value_of(expression(turns_on.measure), context)[column])
        grade = _graded(each, context, column) if due else "open"
        result.append(Grade(each.id, grade, each.indicator, figure, due))
    return tuple(sorted(result, key=lambda grade: chosen.index(grade.id)))
