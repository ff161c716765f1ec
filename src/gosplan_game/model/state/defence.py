"""Defence: equipment, readiness and what an invasion would take.

    E' = E (1 - w) + defence output
    R  = E^0.45 (forces officers)^0.30 (mobilisation)^0.25 (1 - 0.5 exposed), 1928 = 1
    loss = exposed (1 - 0.6 R/(R + T)),   ln T normal about the central strength, deviation s

June 1941 is no single number: how strong the blow falls is not known beforehand. The loss is
that of a middling blow; its deciles are those of a weak and of a strong one.

Source: form ours, docs/model.md (41); exponents a guess; occupied shares of 1941 after Voznesensky.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped

DECILE = 1.2815515655446004
"""Standard deviations from the median to the ninth decile of a normal quantity."""
HELD_AT_MOST = 0.6
"""Share of the exposed industry that a wholly ready country would hold or move away."""


def equipment(*, equipment: Array, delivered: Array, wear: Array) -> Array:
    """Return equipment of the forces, bn roubles, (B,).

    Args:
        equipment: E, (B,).
        delivered: Bn roubles in the quarter, (B,).
        wear: Share worn out or out of date in a quarter, (1|B,).
    """
    return equipment * (1 - wear) + delivered


def officers(
    *, officers: Array, terror: Array, learning: Array, terror_loss: Array, growth_of_army: Array
) -> Array:
    """Return the quality of officers, 1928 = 1, (B,).

    Args:
        officers: O, (B,).
        terror: 0 to 1, (B,).
        learning: Share of the gap to 1.1 closed in a quarter, (1|B,).
        terror_loss: Lost in a quarter of full terror, (1|B,).
        growth_of_army: Growth in the quarter: newcomers dilute, (B,).
    """
    kept = officers * (1 - terror_loss * np.maximum(terror - 0.4, 0.0))
    diluted = kept * (1 - 0.3 * clipped(growth_of_army, 0.0, 0.5))
    return clipped(diluted + learning * (1.1 - diluted), 0.1, 1.2)


def readiness(
    *,
    equipment: Array,
    equipment_1928: Array,
    soldiers: Array,
    soldiers_1928: Array,
    officers: Array,
    mobilisation: Array,
    exposed: Array,
) -> Array:
    """Return readiness for war, 1928 = 1, (B,).

    Args:
        equipment: Bn roubles, (B,).
        equipment_1928: Bn roubles, (1|B,).
        soldiers: Million, (B,).
        soldiers_1928: Million, (1|B,).
        officers: 1928 = 1, (B,).
        mobilisation: Steel, machines and oil against 1928, (B,).
        exposed: Share of industry within reach of an invasion, (B,).
    """
    return (
        (equipment / equipment_1928) ** 0.45
        * np.maximum(soldiers / soldiers_1928 * officers, 1e-6) ** 0.30
        * np.maximum(mobilisation, 1e-6) ** 0.25
        * (1 - 0.5 * exposed)
    )


def invasion_loss(*, readiness: Array, exposed: Array, threat_strength: Array) -> Array:
    """Return the share of industrial capacity an invasion would take, (B,).

    Args:
        readiness: R, 1928 = 1, (B,).
        exposed: Share within reach, (B,).
        threat_strength: Readiness at which half of the exposed share is held, (1|B,).
    """
    return exposed * _not_held(readiness, threat_strength)


def _not_held(readiness: Array, threat_strength: Array) -> Array:
    """Share of the exposed industry that is lost, (B,)."""
    return 1 - HELD_AT_MOST * readiness / (readiness + threat_strength)


def invasion_deciles(
    *, loss: Array, readiness: Array, threat_strength: Array, spread: Array
) -> tuple[Array, Array]:
    """Return the loss that one blow in ten stays below, and that one in ten exceeds, (B,).

    Args:
        loss: At the central strength, a share, (B,).
        readiness: R, 1928 = 1, (B,).
        threat_strength: T, central, (1|B,).
        spread: s, standard deviation of ln T, (1|B,).
    """
    exposed = loss / _not_held(readiness, threat_strength)
    wider = np.exp(DECILE * spread)
    low = exposed * _not_held(readiness, threat_strength / wider)
    return low, exposed * _not_held(readiness, threat_strength * wider)
