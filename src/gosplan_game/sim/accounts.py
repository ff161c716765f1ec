"""Accounts: how a number came from its opening to its closing value.

    account(engine, "grain_stocks_state", first, last) -> Account

Every series has an account, read from the stocks, flows and orders of the quarters
played; nothing is calculated a second time. Its lines add up to the change:

- a stock: opening + named flows = closing;
- a flow, index or price: its parts, each against what it was before;
- a ratio: numerator and denominator, each with what its own change did to the ratio.

What a value is compared with: a stock or a rate with the end of the quarter before the
window; a flow with as many quarters before the window as it has, at the pace of those
that are recorded. In the first quarter a flow or rate has nothing to be compared with:
its opening is 0 and ``opening_known`` is false.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.core.variables import VARIABLES, Variable
from gosplan_game.sim.explain import (
    rules_of_industry,
    rules_of_land,
    rules_of_money,
    rules_of_people,
    rules_of_reports,
    rules_of_stocks,
)
from gosplan_game.sim.explain.rules import Moves, Parts, Played, Product, Ratio, Rule, whole
from gosplan_game.sim.series import Series

if TYPE_CHECKING:
    from gosplan_game.sim.engine import Engine

Kind = Literal["stock", "flow", "level", "ratio", "product"]
SMALLEST = 1e-12
"""Gaps are judged against the numbers they lie between, and these against this."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an account."""

    name: str
    """Id of the flow or part, with ``.branch`` or ``@region`` where it is one of them."""
    amount: float
    """What it adds to the change, in the unit of the series."""
    opening: float | None = None
    """Value of the part before, in its own unit; None for a flow into or out of a stock."""
    closing: float | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """The account of one series over some quarters; its lines add up to the change."""

    series: str
    unit: str
    kind: Kind
    first: str
    """First quarter of the window."""
    last: str
    opening: float
    closing: float
    lines: tuple[Line, ...]
    opening_known: bool = True

    @property
    def change(self) -> float:
        """Closing less opening."""
        return self.closing - self.opening

    @property
    def check(self) -> float:
        """Return what no line names of the change, against the largest of its numbers."""
        amounts = [line.amount for line in self.lines]
        gap = self.opening + sum(amounts) - self.closing
        return relative(gap, self.opening, self.closing, *amounts)


def relative(gap: float, *sizes: float) -> float:
    """Return a gap against the largest of some sizes."""
    return abs(gap) / max(SMALLEST, *(abs(each) for each in sizes))


def is_flow(variable: Variable) -> bool:
    """Return whether quarters of a series add up to a longer span."""
    return variable.annual == "sum" and not variable.stock


def usual_window(variable: Variable) -> str:
    """Return the window that suits a series: ``year`` where seasons differ, else ``quarter``."""
    seasonal = "region" in variable.axes or variable.id.startswith("grain_")
    return "year" if is_flow(variable) and seasonal else "quarter"


@cache
def rules() -> Mapping[str, Rule]:
    """Return the rules of all indicators by key; products follow `rule_of`."""
    return {
        **rules_of_land.RULES,
        **rules_of_people.RULES,
        **rules_of_industry.RULES,
        **rules_of_money.RULES,
        **rules_of_stocks.RULES,
        **rules_of_reports.RULES,
    }


def rule_of(series: Series) -> Rule:
    """Return the rule of a series: national means of regions are ratios."""
    if series.how == "mean":
        return _mean(series.key)
    found = rules().get(series.key)
    return whole("made", series.key) if found is None else found


def _mean(key: str) -> Ratio:
    name = key.partition("~")[0]
    by = VARIABLES[name].weights

    def people(q: Played) -> Array:
        total: Array = q.values[by].sum(axis=0)
        return total

    def weighted(q: Played) -> Array:
        total: Array = (q.values[key] * q.values[by]).sum(axis=0)
        return total

    return Ratio(f"{name}_of_all", weighted, by, people)


def played(engine: Engine, turn: int) -> Played:
    """Return a quarter of a game as it was played."""
    from gosplan_game.sim.quarters import measured

    assert engine.keeper is not None
    kept = engine.keeper.quarter(turn)
    values = measured(
        kept.before,
        kept.after,
        kept.flows,
        kept.in_force,
        kept.outside,
        engine.params,
        engine.scenario,
    )
    return Played(
        before=kept.before,
        after=kept.after,
        flows=kept.flows,
        orders=kept.in_force,
        outside=kept.outside,
        params=engine.params,
        labels=engine.scenario.labels,
        values=values,
    )


def opening_value(engine: Engine, series: Series, first: int, last: int) -> tuple[float, bool]:
    """Return what a series' value over a window is compared with, and whether it is known."""
    row = engine.history.get(series.id)[:, 0]
    if is_flow(series.variable):
        span = last - first + 1
        earlier = row[max(first - span, 0) : first]
        if not earlier.size:
            return 0.0, False
        return float(earlier.sum()) * (span / earlier.size), True
    if first > 0:
        return float(row[first - 1]), True
    if not isinstance(rule_of(series), Moves):
        return 0.0, False
    return _before_all(engine, series), True


def _before_all(engine: Engine, series: Series) -> float:
    """Return a stock's value in the scenario's opening state."""
    from gosplan_game.sim.quarters import measured

    assert engine.keeper is not None
    kept = engine.keeper.quarter(0)
    values = measured(
        kept.before,
        kept.before,
        kept.flows,
        kept.in_force,
        kept.outside,
        engine.params,
        engine.scenario,
    )
    return float(series.row(values)[0])


def closing_value(engine: Engine, series: Series, first: int, last: int) -> float:
    """Return a series' value over a window: a flow's sum, else the value at its end."""
    row = engine.history.get(series.id)[:, 0]
    return float(row[first : last + 1].sum() if is_flow(series.variable) else row[last])


def account(engine: Engine, series_id: str, first: int, last: int) -> Account:
    """Return the account of a series over the quarters ``first`` to ``last``, inclusive.

    Raises:
        UnknownSeries: There is no series of that id.
        GosplanError: The quarters have not been played.
    """
    series = engine.catalogue.resolve(series_id)
    assert engine.keeper is not None
    engine.keeper.quarter(last)
    opening, known = opening_value(engine, series, first, last)
    kind, lines = _lines(engine, series, first, last)
    return Account(
        series=series_id,
        unit=series.variable.unit,
        kind=kind,
        first=str(engine.scenario.quarter(first)),
        last=str(engine.scenario.quarter(last)),
        opening=opening,
        closing=closing_value(engine, series, first, last),
        lines=_told(lines),
        opening_known=known,
    )


def _told(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Leave out lines where nothing happened, but never all."""
    said = tuple(line for line in lines if line.amount or line.opening or line.closing)
    return said or tuple(lines[:1])


def _lines(engine: Engine, series: Series, first: int, last: int) -> tuple[Kind, list[Line]]:
    rule = rule_of(series)
    if isinstance(rule, Moves):
        total = _summed(
            _amounts(series, rule.flows(played(engine, turn)), engine)
            for turn in range(first, last + 1)
        )
        return "stock", [Line(name, amount) for name, amount in total.items()]
    now, scale, earlier = _spans(series, first, last)
    if isinstance(rule, Parts):
        closing = _summed(
            _amounts(series, rule.parts(played(engine, turn)), engine) for turn in now
        )
        opening = _summed(
            _amounts(series, rule.parts(played(engine, turn)), engine) for turn in earlier
        )
        kind: Kind = "flow" if is_flow(series.variable) else "level"
        return kind, [
            _part(name, scale * opening.get(name, 0.0), closing.get(name, 0.0))
            for name in {**closing, **opening}
        ]
    after = _pairs(engine, series, rule, now, 1.0)
    before = _pairs(engine, series, rule, earlier, scale)
    if isinstance(rule, Product):
        return "product", _of_product(rule, before, after)
    return "ratio", _of_ratio(rule, before, after)


def _spans(series: Series, first: int, last: int) -> tuple[range, float, range]:
    """Return the turns of the window, and those it is compared with and their scale."""
    if not is_flow(series.variable):
        return range(last, last + 1), 1.0, range(max(first - 1, 0), first)
    span = last - first + 1
    earlier = range(max(first - span, 0), first)
    return range(first, last + 1), span / max(len(earlier), 1), earlier


def compared_turns(series: Series, first: int, last: int) -> range:
    """Return the turns that a window of a series is compared with."""
    return _spans(series, first, last)[2]


def _summed(amounts: Iterator[dict[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for each in amounts:
        for name, amount in each.items():
            total[name] = total.get(name, 0.0) + amount
    return total


def _part(name: str, opening: float, closing: float) -> Line:
    return Line(name, closing - opening, opening, closing)


def _amounts(series: Series, found: Mapping[str, Array], engine: Engine) -> dict[str, float]:
    """Return the amounts of a quarter for the row, or the sum, that a series stands for."""
    if series.how == "row":
        return {name: _row(array, series.index) for name, array in found.items()}
    if series.how == "sum" and len(found) == 1:
        ((name, array),) = found.items()
        axis = series.variable.axes[0]
        sign = "@" if axis == "region" else "."
        return {
            f"{name}{sign}{label}": float(array[place, 0])
            for place, label in enumerate(engine.scenario.labels.along(axis))
        }
    return {
        name: float(array.sum(axis=0)[0] if array.ndim > 1 else array[0])
        for name, array in found.items()
    }


def _row(array: Array, index: int) -> float:
    return float(array[index, 0] if array.ndim > 1 else array[0])


def _pairs(
    engine: Engine, series: Series, rule: Ratio | Product, turns: range, scale: float
) -> tuple[float, float]:
    """Return numerator and denominator, or factor and value, over some quarters."""
    pairs = []
    for turn in turns:
        q = played(engine, turn)
        pair = (
            (rule.above(q), rule.below(q))
            if isinstance(rule, Ratio)
            else (rule.first(q), q.values[series.key])
        )
        place = max(series.index, 0)
        pairs.append([_row(np.asarray(array), place) for array in pair])
    if not pairs:
        return 0.0, 0.0
    first, second = np.sum(pairs, axis=0)
    return float(first) * scale, float(second) * scale


def _of_ratio(rule: Ratio, before: tuple[float, float], after: tuple[float, float]) -> list[Line]:
    """Share the change of a ratio among its parts, each averaged over both orders."""
    (above0, below0), (above1, below1) = before, after
    if below0 == 0.0 or below1 == 0.0:
        opening = above0 / below0 if below0 else 0.0
        closing = above1 / below1 if below1 else 0.0
        return [
            Line(rule.numerator, closing - opening, above0, above1),
            Line(rule.denominator, 0.0, below0, below1),
        ]
    return [
        Line(rule.numerator, (above1 - above0) * (1 / below0 + 1 / below1) / 2, above0, above1),
        Line(rule.denominator, (above0 + above1) / 2 * (1 / below1 - 1 / below0), below0, below1),
    ]


def _of_product(
    rule: Product, before: tuple[float, float], after: tuple[float, float]
) -> list[Line]:
    """Share the change of a product between its factor and the rest, likewise."""
    (factor0, value0), (factor1, value1) = before, after
    if factor0 == 0.0 or factor1 == 0.0:
        return [Line(rule.factor, value1 - value0, factor0, factor1)]
    rest0, rest1 = value0 / factor0, value1 / factor1
    return [
        Line(rule.factor, (factor1 - factor0) * (rest0 + rest1) / 2, factor0, factor1),
        Line(rule.rest, (rest1 - rest0) * (factor0 + factor1) / 2, rest0, rest1),
    ]
