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
GROWTH = 1.12
"""Growth a year that an office plans where no mandate speaks.

Source: ours, the order of the growth that model.md (Katz) reports to 1937.
"""


class BalancesPolicy(MandatesPolicy):
    """Sets targets to what the balances bear, and counters what they cannot."""

    def orders(self, view: View) -> Decisions:
        """Return the base's orders with bearable targets and honest reporting."""
        arrays: dict[str, Any] = fields_of(super().orders(view))
        levers = view.engine.levers
        bound = Decisions(**arrays)
        wished = np.maximum(bound.plan_target, self._grown(view))
        arrays["plan_target"] = read_only(levers.clip("plan_target", wished))
        bearable = bearable_targets(view.engine, Decisions(**arrays))
        arrays["plan_target"] = read_only(levers.clip("plan_target", bearable))
        arrays["statistics_audit"] = read_only(
            levers.clip("statistics_audit", np.maximum(bound.statistics_audit, AUDIT))
        )
        arrays["reward_success"] = read_only(
            levers.clip("reward_success", np.minimum(bound.reward_success, REWARD))
        )
        return Decisions(**arrays)

    def _grown(self, view: View) -> Array:
        output = view.reports.get("gross_output~reported")
        if output is None:
            return view.standing_orders.plan_target
        return 4.0 * GROWTH * output

    def counters(self, index: int, view: View) -> tuple[Mask, Array]:
        """Counter what the balance of the next year cannot bear."""
        order = demanded(view, index)
        gap = shortage_shown(view.engine, view.standing_orders, index, order)
        return gap > WORTH_SHOWING, gap
