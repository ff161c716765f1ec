"""Depletion: every tonne raised leaves the next one deeper.

    D_i = e_i K28_i X_i / (X28_i / 4),   K' = K - ... - D

A shaft is sunk for a seam and a well for a pool, and both are spent by what is raised
and not by time. At the output of 1928 a share e of that year's capital is worked out in a
quarter, beside the wear that all plant has; at four times the output four times as much.
So the more a branch raises, the more of its investment only replaces what is gone:
it lives on reserves while it grows fast and has to pay for them afterwards.

Source: Hotelling (1931) and the accounting of mineral reserves; Davies (1996) and
Goldman (1980), The Enigma of Soviet Petroleum, on the wells of Baku that gave less each year
while drilling lagged; form ours.
"""

from __future__ import annotations

from gosplan_game.core.quantities import Array


def worked_out(*, capital_1928: Array, relative_output: Array, depletion: Array) -> Array:
    """Return the capital worked out in a quarter, bn roubles, (S, B).

    Args:
        capital_1928: K28, bn roubles, (S, 1|B).
        relative_output: X over the quarter's output of 1928, (S, B).
        depletion: e, share of K28 worked out in a quarter at the output of 1928, (S, 1|B).
    """
    return depletion * capital_1928 * relative_output
