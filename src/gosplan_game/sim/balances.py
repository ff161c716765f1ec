"""Material balances of a plan: sources and uses of every good, and what binds.

    made_i + stock_i + imported_i  against  sum_j a_ij T_j + final_i + exported_i

computed as Gosplan computed them: from targets, norms and what enterprises state,
not from what is true. A gap falls on the users; the one with the largest claim is
named, since a cut there relieves it most.

Source: Montias (1959), "Planning with material balances"; docs/model.md (26)-(29).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.sim.believed import believed_state
from gosplan_game.sim.forecast import one_column
from gosplan_game.sim.office.mandates import span_quarters
from gosplan_game.sim.wiring.industry import fuel_ratio

if TYPE_CHECKING:
    from gosplan_game.sim.engine import Engine

SPARE_GRAIN = 0.33
"""Share of a reported harvest that villages could part with in a fair year.

Source: ours: the state took 30-38 % of grain in the 1930s, and hunger followed.
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Balances of all goods, plan units a year."""

    target: Array
    """(S, B)."""
    capacity: Array
    """As stated by enterprises, (S, B)."""
    made: Array
    """The target as far as stated capacity bears it, (S, B)."""
    stock: Array
    """Stock at hand above the reserve, (S, B)."""
    imported: Array
    uses: Array
    """Need of good i by branch j, (S, S, B)."""
    final: Array
    exported: Array

    @property
    def need(self) -> Array:
        """All uses of a good, (S, B)."""
        total: Array = self.uses.sum(axis=1) + self.final + self.exported
        return total

    @property
    def supply(self) -> Array:
        """All sources of a good, (S, B)."""
        return self.made + self.stock + self.imported

    @property
    def gap(self) -> Array:
        """Need that no source covers, (S, B)."""
        return np.maximum(self.need - self.supply, 0.0)


@dataclass(frozen=True, slots=True)
class Balance:
    """The balance of one good in one plan, plan units a year."""

    good: str
    target: float
    capacity: float
    made: float
    stock: float
    imported: float
    uses: Mapping[str, float]
    """Amount by user: branch ids, ``final`` and ``exports``."""
    need: float
    gap: float
    binding_user: str
    """User with the largest claim where there is a gap, else empty text."""


def _reported(engine: Engine, key: str, otherwise: Array) -> Array:
    """Return the last report of a branch series as inspections correct it."""
    found = engine.values.get(f"{key}~reported")
    if found is None:
        return otherwise
    seen = {"gross_output": engine.inspections.output, "capacity": engine.inspections.capacity}
    return found * seen[key] if key in seen else found


def sheet(engine: Engine, orders: Decisions, *, trials: bool = False) -> Sheet:
    """Return the balances that some orders imply from the reports at hand.

    Args:
        engine: The game, for its reports.
        orders: The orders, run axis 1 or as the engine's; with ``trials`` of any length.
        trials: Whether the columns are drafts for the first run.
    """
    state, params, outside = believed_state(engine), engine.doctrine, engine.outside()
    values = {name: _reported(engine, name, otherwise) for name, otherwise in (
        ("capacity", state.output), ("inventories", state.inventories),
        ("gross_output", state.output),
    )}
    if trials:
        state, params, outside = one_column(state), one_column(params), one_column(outside)
        values = {name: each[..., :1] for name, each in values.items()}
    return _sheet(state, params, outside, orders, values)


def _sheet(
    state: State, params: Params, outside: Exogenous, orders: Decisions,
    values: Mapping[str, Array],
) -> Sheet:
    capacity = 4.0 * values["capacity"]
    target = orders.plan_target + np.zeros_like(capacity)
    weight = params.price_1926 * params.base_output
    progress = (weight * (state.technique - 1.0)).sum(axis=0) / weight.sum(axis=0)
    norm = params.input_norm ** np.maximum(progress, 0.0)
    made = np.minimum(target, capacity)
    stock = values["inventories"]
    reserve = 0.5 * params.stock_cover * np.minimum(target, capacity) / 4.0
    previous = 4.0 * values["gross_output"]
    return Sheet(
        target=target,
        capacity=capacity,
        made=made,
        stock=np.maximum(stock - reserve, 0.0),
        imported=params.material_import_mix * orders.material_imports
        / outside.world_import_price,
        uses=params.technical_coefficients * norm * target
        * fuel_ratio(state, params),
        final=params.final_share * np.minimum(previous, np.maximum(made, 0.0)),
        exported=made * orders.export_share * outside.trade_access,
    )


def balances(engine: Engine, orders: Decisions, column: int = 0) -> tuple[Balance, ...]:
    """Return the balance of every good in one run."""
    found = sheet(engine, orders)
    names = engine.scenario.labels.branches
    result = []
    for index, good in enumerate(names):
        uses = {
            user: float(found.uses[index, place, column])
            for place, user in enumerate(names)
            if found.uses[index, place, column] > 0.0
        }
        for user, array in (("final", found.final), ("exports", found.exported)):
            amount = _at(array, index, column)
            if amount > 0.0:
                uses[user] = amount
        gap = _at(found.gap, index, column)
        branches = {user: amount for user, amount in uses.items() if user in names}
        binding = max(branches or uses, key=uses.__getitem__) if gap > 1e-9 and uses else ""
        result.append(
            Balance(
                good=good,
                target=_at(found.target, index, column),
                capacity=_at(found.capacity, index, column),
                made=_at(found.made, index, column),
                stock=_at(found.stock, index, column),
                imported=_at(found.imported, index, column),
                uses=uses,
                need=_at(found.need, index, column),
                gap=gap,
                binding_user=binding,
            )
        )
    return tuple(result)


def _at(array: Array, index: int, column: int) -> float:
    row = array[index]
    return float(row[min(column, row.shape[-1] - 1)])


def shortage_shown(engine: Engine, orders: Decisions, index: int, figure: Array) -> Array:
    """Return the shortage that a balance shows against a mandate, share of need, (run,).

    For a branch's target: what stated capacity lacks, or the share of its worst input
    that the rise above the last year's output leaves uncovered. For the grain quota:
    what the believed harvest lacks at the share that villages can spare. For anything
    else no balance is kept, so nothing is shown.
    """
    mandate = engine.mandates.mandates[index]
    lever, place = engine.levers.targets(mandate.lever) if mandate.lever else ("", ())
    runs = engine.runs.size
    per_year = figure * (4 / span_quarters(mandate))
    if lever == "grain_quota":
        harvest = believed_state(engine).harvest_last.sum(axis=0)
        lacking = 1.0 - SPARE_GRAIN * harvest / np.maximum(per_year, 1e-9)
        return _as_share(lacking)
    if lever != "plan_target" or not place:
        return np.zeros(runs)
    branch = place[0]
    known = sheet(engine, orders)
    now = 4.0 * _reported(engine, "gross_output", believed_state(engine).output)[branch]
    plans = []
    for target in (np.minimum(now, per_year), per_year):
        changed = orders.plan_target + np.zeros((1, runs))
        changed[branch] = target
        plans.append(sheet(engine, _with_target(orders, changed)))
    lower, higher = plans
    lacking = 1.0 - known.capacity[branch] / np.maximum(per_year, 1e-9)
    own = higher.uses[:, branch]
    opened = (higher.gap - lower.gap) / np.maximum(own, 1e-9)
    worst = np.where(own > 0.0, opened, 0.0).max(axis=0)
    return _as_share(np.maximum(lacking, worst))


def demanded_goods(
    engine: Engine, orders: Decisions, index: int, figure: Array, column: int = 0
) -> dict[str, float]:
    """Return what a mandate for a branch asks of the goods in one run, plan units a year.

    Of its own good the amount to be made, first; of every good that goes into it all that
    would then be used. Empty where no branch's target is demanded.
    """
    mandate = engine.mandates.mandates[index]
    lever, place = engine.levers.targets(mandate.lever) if mandate.lever else ("", ())
    if lever != "plan_target" or not place:
        return {}
    branch = place[0]
    target = orders.plan_target + np.zeros((1, engine.runs.size))
    target[branch] = figure * (4 / span_quarters(mandate))
    found = sheet(engine, _with_target(orders, target))
    names = engine.scenario.labels.branches
    goes_in = {
        good: _at(found.need, row, column)
        for row, good in enumerate(names)
        if row != branch and found.uses[row, branch, column] > 0.0
    }
    return {names[branch]: _at(target, branch, column), **goes_in}


def _as_share(share: Array) -> Array:
    """Return a share brought between 0 and 1."""
    found: Array = np.clip(share, 0.0, 1.0)
    return found


def _with_target(orders: Decisions, target: Array) -> Decisions:
    return replace(orders, plan_target=target)


def bearable_targets(
    engine: Engine, orders: Decisions, *, growth: Array, rounds: int = 4
) -> Array:
    """Return the targets that stated capacity and the balances bear, (S, B).

    Every branch is given what it can make; where a good is short its users are cut, but
    not those whose own goods are short too, or the cut would feed on itself. Branches
    come before final users. Planners had time for a few rounds only; what they leave
    unbalanced stays so.

    Args:
        engine: The game, for its reports.
        orders: The orders whose targets are replaced.
        growth: Growth of stated capacity that the coming year will bring, ratio, (S, B).
        rounds: Rounds of balancing.
    """
    target: Array = sheet(engine, orders).capacity * growth
    for _ in range(rounds):
        found = sheet(engine, _with_target(orders, target))
        sources = target + found.stock + found.imported - found.exported
        claims = found.uses.sum(axis=1)
        cover = np.clip(sources / np.maximum(claims, 1e-9), 0.0, 1.0)
        per_user = np.where(found.uses > 0.0, cover[:, None, :], 1.0).min(axis=0)
        cut = np.clip(0.5 + 0.5 * per_user, 0.8, 1.0)
        target = target * np.where(cover < 1.0, 1.0, cut)
    return target
