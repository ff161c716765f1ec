"""Expressions of the scenario, compiled once and evaluated on the record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.quantities import Array
from gosplan_game.scenario import compile_expression
from gosplan_game.sim.context import Context

if TYPE_CHECKING:
    from gosplan_game.scenario import Expression, Scenario


@lru_cache(maxsize=4096)
def expression(text: str) -> Expression:
    """Return a compiled expression; the text was checked when the scenario was read."""
    return compile_expression(text)


def value_of(compiled: Expression, context: Context) -> Array:
    """Return an expression's value in every run, (run,)."""
    return _in_every_run(compiled.evaluate(context).copy(), context)


def condition_mask(compiled: Expression, context: Context) -> npt.NDArray[np.bool_]:
    """Return in which runs a condition holds; what is not a number counts as false."""
    value = _in_every_run(compiled.evaluate(context), context)
    mask: npt.NDArray[np.bool_] = (value != 0.0) & ~np.isnan(value)
    return mask


def _in_every_run(value: Array, context: Context) -> Array:
    runs = (context.runs,)
    return value if value.shape == runs else np.broadcast_to(value, runs)


def texts(scenario: Scenario) -> Iterator[str]:
    """Return every expression that a scenario contains."""
    definition = scenario.definition
    for event in definition.events:
        if event.condition:
            yield event.condition
    for commitment in definition.commitments:
        yield from (text for text in (commitment.kept, commitment.partly) if text)
    for mandate in definition.mandates:
        yield from (text for text in (mandate.condition, mandate.scale) if text)
    for plan in definition.five_year_plans:
        yield from (each.condition for each in plan.raises if each.condition)
    yield from (each.condition for each in definition.advisers if each.condition)
    for bend in definition.line.bends:
        yield from (text for text in (bend.condition, bend.order, bend.multiply) if text)
    for policy in definition.policies.values():
        for rules in (policy.rules, policy.objections, policy.delays, policy.look_well):
            yield from rules.values()
