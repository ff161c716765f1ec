"""Candour: targets that stated capacity and the material balances bear.

Mandates that they do not bear are countered with the balance that proves it, and
reports are audited rather than rewarded.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array, read_only
from gosplan_game.sim.balances import bearable_targets, shortage_shown
from gosplan_game.sim.decisions import fields_of
from gosplan_game.sim.policies.base import Mask, View
from gosplan_game.sim.policies.mandates import MandatesPolicy, demanded

AUDIT = 0.5
"""Least effort of auditing that a candid office orders."""
REWARD = 0.3
"""Most that it lets hang on reported fulfilment."""
WORTH_SHOWING = 0.03
"""Shortage from which a counter-proposal is worth its trouble, share of the need."""
STEADY = (1.02, 1.30)
"""Growth of capacity that an office counts on for the coming year lies between these."""


class BalancesPolicy(MandatesPolicy):
    """Sets targets to what the balances bear, and counters what they cannot."""

    def series(self) -> tuple[str, ...]:
        """Return the series that mandates judge, and every branch's stated capacity."""
        branches = self.scenario.labels.branches
        return (*super().series(), *(f"capacity.{each}~reported" for each in branches))

    def orders(self, view: View) -> Decisions:
        """Return the base's orders with bearable targets and honest reporting."""
        arrays: dict[str, Any] = fields_of(super().orders(view))
        levers = view.engine.levers
        bound = Decisions(**arrays)
        bearable = bearable_targets(
            view.engine, Decisions(**arrays), growth=self._expected_growth(view)
        )
        arrays["plan_target"] = read_only(levers.clip("plan_target", bearable))
        arrays["statistics_audit"] = read_only(
            levers.clip("statistics_audit", np.maximum(bound.statistics_audit, AUDIT))
        )
        arrays["reward_success"] = read_only(
            levers.clip("reward_success", np.minimum(bound.reward_success, REWARD))
        )
        return Decisions(**arrays)

    def _expected_growth(self, view: View) -> Array:
        """Return the growth of stated capacity over the last year, kept within reason."""
        names = [f"capacity.{each}~reported" for each in self.scenario.labels.branches]
        now = np.stack([view.context.value(each) for each in names])
        before = np.stack([view.context.value(each, 4) for each in names])
        growth = now / np.where(before > 0.0, before, np.nan)
        return np.clip(np.nan_to_num(growth, nan=STEADY[0]), *STEADY)

    def counters(self, index: int, view: View) -> tuple[Mask, Array]:
        """Counter what the balance of the next year cannot bear."""
        order = demanded(view, index)
        gap = shortage_shown(view.engine, view.standing_orders, index, order)
        return gap > WORTH_SHOWING, gap
