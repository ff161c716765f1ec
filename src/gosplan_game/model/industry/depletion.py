"""Depletion: every tonne raised leaves the next one deeper, and a hurried one more so.

    p   = b (T/C - y1)^+ + n,   T/C - y1 at most 0.7
    D_i = e_i K28_i X_i / (X28_i / 4) (1 + w p_i),   K' = K - ... - D

A shaft is sunk for a seam and a well for a pool, and both are spent by what is raised
and not by time. At the output of 1928 a share e of that year's capital is worked out in a
quarter, beside the wear that all plant has; at four times the output four times as much.
So the more a branch raises, the more of its investment only replaces what is gone:
it lives on reserves while it grows fast and has to pay for them afterwards.

Who must raise more than he can, or sets records for a month, takes the hands that should open
the next face and puts them to the one that is open: thick seams and rich ore go first, pillars
are left or robbed, galleries are driven late. The tonne of today is had for more than a tonne of
what was prepared. So pressure p works out ground and wells faster than their output says, and
the years after pay. Iron ore is spent likewise (`ore.mines`).

Source: Hotelling (1931) and the accounting of mineral reserves; Davies (1996) and
Goldman (1980), The Enigma of Soviet Petroleum, on the wells of Baku that gave less each year
while drilling lagged; Siegelbaum (1988), Stakhanovism, on records cut from prepared faces while
work that prepares lagged, and on the Donbas of 1936-37; form ours.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped

MOST_OVER = 0.7
"""Tautness beyond its limit that still counts: nobody can hurry more than all the time."""


def haste(*, tautness: Array, plan_binding: Array, campaign: Array, limit: Array) -> Array:
    """Return how hard mines and wells are pressed, 0 or more, (S, B).

    Args:
        tautness: T/C, target over capacity, (S, B).
        plan_binding: b, 0 to 1, (B,).
        campaign: n, campaign for records and higher norms, 0 to 1, (B,).
        limit: y1, tautness that still drives without breaking, (1|B,).
    """
    return plan_binding * clipped(tautness - limit, 0.0, MOST_OVER) + campaign


def pressed(*, haste: Array, weight: Array) -> Array:
    """Return prepared ground spent for a tonne against unhurried work, 1 or more: 1 + w p.

    Args:
        haste: p, (S, B) or (B,).
        weight: w, (1|B,).
    """
    return 1 + weight * haste


def worked_out(
    *, capital_1928: Array, relative_output: Array, depletion: Array, pressed: Array
) -> Array:
    """Return the capital worked out in a quarter, bn roubles, (S, B).

    Args:
        capital_1928: K28, bn roubles, (S, 1|B).
        relative_output: X over the quarter's output of 1928, (S, B).
        depletion: e, share of K28 worked out in a quarter at the output of 1928, (S, 1|B).
        pressed: 1 + w p, (S, B).
    """
    return depletion * capital_1928 * relative_output * pressed
