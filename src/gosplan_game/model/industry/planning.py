"""The game between planners and enterprises: hidden reserves and the ratchet.

    h' = h + 0.1 (h_max k/(k + r) - h)
    k' = k + 0.15 (dT/T / over-fulfilment - k)     when a target was over-fulfilled

Enterprises learn from the planner's own past: who is raised for doing well keeps
something back, and states capacity C (1 - h).

Source: Berliner (1957); Weitzman (1980); docs/model.md (29); coefficients guessed.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped


def hidden_reserve(
    *,
    hidden: Array,
    ratchet_belief: Array,
    plan_binding: Array,
    largest: Array,
    patience: Array,
    speed: Array,
) -> Array:
    """Return the share of capacity kept out of sight, (S, B).

    Args:
        hidden: h, (S, B).
        ratchet_belief: k, (B,).
        plan_binding: Where plans do not bind there is nothing to hide, (B,).
        largest: h_max, (1|B,).
        patience: r, (1|B,).
        speed: Share of the gap to the wish that closes in a quarter, (1|B,).
    """
    wish = plan_binding * largest * ratchet_belief / (ratchet_belief + patience)
    return hidden + speed * (wish - hidden)


def ratchet_belief(
    *,
    belief: Array,
    target: Array,
    target_last: Array,
    reported_ratio: Array,
    weight: Array,
    learning: Array,
) -> Array:
    """Return the rise of target expected from over-fulfilment, (B,).

    Args:
        belief: k, (B,).
        target: Now, plan units a year, (S, B).
        target_last: A quarter ago, (S, B).
        reported_ratio: Reported output over the old target, (S, B).
        weight: Weight of the branch, sums to 1, (S, 1|B).
        learning: Share of a lesson that is believed at once, (1|B,).
    """
    over = clipped(reported_ratio - 1, 0.0, 0.5)
    raised = clipped(target / np.maximum(target_last, 1e-9) - 1, 0.0, 1.0)
    seen = clipped(raised / np.maximum(over, 0.02), 0.0, 1.0)
    lesson = (weight * np.where((over > 1e-3) & (raised > 0), seen - belief, 0.0)).sum(axis=0)
    return clipped(belief + learning * lesson, 0.02, 0.98)
