"""Defence: equipment, readiness and what an invasion would take.

    E' = E (1 - w) + defence output
    T' = (T + r g)/(1 + g) + l (min(O, 1.2) - T)^+,   g growth of the army in the quarter
    R  = E^a (forces training officers)^b (mobilisation)^(1-a-b) (1 - c exposed), 1928 = 1
    loss = exposed (1 - h R/(R + S)) (1 - moved),   ln S normal about the central strength
    moved = e rail/(rail + k) min(1, (1 - exposed)/exposed)

Arms without men who can use them are metal: recruits know little, and learn from officers who are
there to teach them. What lies within reach and is not held can be moved if railways carry
it and works in the east take it in.

June 1941 is no single number: how strong the blow falls is not known beforehand. The loss is
that of a middling blow; its deciles are those of a weak and of a strong one.

Source: form ours, docs/model.md (41); exponents a guess; occupied shares of 1941 after Voznesensky;
some 1,500 works moved in 1941, about an eighth of the plant of the lost lands (Voznesensky;
Kumanev, from memory).
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped

DECILE = 1.2815515655446004
"""Standard deviations from the median to the ninth decile of a normal quantity."""


def equipment(*, equipment: Array, delivered: Array, wear: Array) -> Array:
    """Return equipment of the forces, bn roubles, (B,).

    Args:
        equipment: E, (B,).
        delivered: Bn roubles in the quarter, (B,).
        wear: Share worn out or out of date in a quarter, (1|B,).
    """
    return equipment * (1 - wear) + delivered


def officers(
    *,
    officers: Array,
    terror: Array,
    learning: Array,
    terror_loss: Array,
    terror_threshold: Array,
    growth_of_army: Array,
    recruits: Array,
) -> Array:
    """Return the quality of officers, 1928 = 1, (B,).

    Half of the posts that growth opens are filled from the ranks, by men who know what a
    recruit knows.

    Args:
        officers: O, (B,).
        terror: 0 to 1, (B,).
        learning: Share of the gap to those of 1928 closed in a quarter, (1|B,).
        terror_loss: Lost in a quarter of full terror, (1|B,).
        terror_threshold: Terror below which none is lost, (1|B,).
        growth_of_army: Growth in the quarter: newcomers dilute, (B,).
        recruits: What a newcomer knows, (1|B,).
    """
    kept = officers * (1 - terror_loss * np.maximum(terror - terror_threshold, 0.0))
    diluted = kept * (1 - (1 - recruits) / 2 * clipped(growth_of_army, 0.0, 0.5))
    return clipped(diluted + learning * (1 - diluted), 0.1, 1.2)


def training(
    *, training: Array, officers: Array, growth_of_army: Array, recruits: Array, learning: Array
) -> Array:
    """Return the training of the forces after a quarter, 1928 = 1, (B,).

    Args:
        training: T, (B,).
        officers: O, quality of those who teach, (B,).
        growth_of_army: g, newcomers over those who were there, (B,).
        recruits: r, what a newcomer knows, (1|B,).
        learning: l, share of the gap to the officers closed in a quarter, (1|B,).
    """
    grown = clipped(growth_of_army, 0.0, 3.0)
    mixed = (training + recruits * grown) / (1 + grown)
    return mixed + learning * np.maximum(np.minimum(officers, 1.2) - mixed, 0.0)


def evacuated(*, exposed: Array, rail: Array, most: Array, half_rail: Array) -> Array:
    """Return the share of lost plant that is moved in time, (B,).

    Args:
        exposed: Share of industry within reach, (B,).
        rail: Rail freight against 1928, (B,).
        most: e, (1|B,).
        half_rail: k, freight at which half of what could be moved is moved, (1|B,).
    """
    room = np.minimum((1 - exposed) / np.maximum(exposed, 1e-9), 1.0)
    moved: Array = most * rail / (rail + half_rail) * room
    return moved


def readiness(
    *,
    equipment: Array,
    equipment_1928: Array,
    soldiers: Array,
    soldiers_1928: Array,
    officers: Array,
    training: Array,
    mobilisation: Array,
    exposed: Array,
    equipment_exponent: Array,
    forces_exponent: Array,
    exposure_effect: Array,
) -> Array:
    """Return readiness for war, 1928 = 1, (B,).

    Args:
        equipment: Bn roubles, (B,).
        equipment_1928: Bn roubles, (1|B,).
        soldiers: Million, (B,).
        soldiers_1928: Million, (1|B,).
        officers: 1928 = 1, (B,).
        training: 1928 = 1, (B,).
        mobilisation: Steel, machines and oil against 1928, (B,).
        exposed: Share of industry within reach of an invasion, (B,).
        equipment_exponent: a, (1|B,).
        forces_exponent: b, (1|B,).
        exposure_effect: c, (1|B,).
    """
    return (
        (equipment / equipment_1928) ** equipment_exponent
        * np.maximum(soldiers / soldiers_1928 * training * officers, 1e-6) ** forces_exponent
        * np.maximum(mobilisation, 1e-6) ** (1 - equipment_exponent - forces_exponent)
        * (1 - exposure_effect * exposed)
    )


def invasion_loss(
    *,
    readiness: Array,
    exposed: Array,
    threat_strength: Array,
    held_at_most: Array,
    evacuated: Array,
) -> Array:
    """Return the share of industrial capacity an invasion would take, (B,).

    Args:
        readiness: R, 1928 = 1, (B,).
        exposed: Share within reach, (B,).
        threat_strength: S, readiness at which half of what can be held is held, (1|B,).
        held_at_most: h, exposed share that a wholly ready country would hold, (1|B,).
        evacuated: Share of what is not held that is moved, (B,).
    """
    return exposed * _not_held(readiness, threat_strength, held_at_most) * (1 - evacuated)


def _not_held(readiness: Array, threat_strength: Array, held_at_most: Array) -> Array:
    """Share of the exposed industry that is not held, (B,)."""
    return 1 - held_at_most * readiness / (readiness + threat_strength)


def under_blow(
    *,
    loss: Array,
    readiness: Array,
    threat_strength: Array,
    spread: Array,
    held_at_most: Array,
    blow: Array | float,
) -> Array:
    """Return the loss under a blow some deviations from the middling one, (B,).

    Args:
        loss: At the central strength, a share, (B,).
        readiness: R, 1928 = 1, (B,).
        threat_strength: S, central, (1|B,).
        spread: s, standard deviation of ln S, (1|B,).
        held_at_most: h, (1|B,).
        blow: Standard normal: the strength is S exp(s blow), (1|B,).
    """
    struck = _not_held(readiness, threat_strength * np.exp(spread * blow), held_at_most)
    return loss * struck / _not_held(readiness, threat_strength, held_at_most)
