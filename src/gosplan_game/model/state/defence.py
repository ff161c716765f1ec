"""Defence: equipment, readiness and what an invasion would take.

    E' = E (1 - w) + defence output
    R  = E^0.45 (forces officers)^0.30 (mobilisation)^0.25 (1 - 0.5 exposed), 1928 = 1
    loss = exposed (1 - 0.35 ln(1 + R/R0))

Source: form ours, docs/model.md (41); exponents a guess; occupied shares of 1941 after Voznesensky.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array


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
    diluted = kept * (1 - 0.3 * np.clip(growth_of_army, 0.0, 0.5))
    return np.clip(diluted + learning * (1.1 - diluted), 0.1, 1.2)


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
    held = readiness / (readiness + threat_strength)
    return exposed * (1 - 0.6 * held)
