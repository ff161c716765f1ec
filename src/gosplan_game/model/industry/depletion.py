"""Depletion: every tonne raised leaves the next one deeper, and a hurried one more so.

    D_i = e_i K28_i X_i / (X28_i / 4) [1 + w (o_i + n)],   K' = K - ... - D
    o   = b (T/C - y1)^+,   n campaign for records

A shaft is sunk for a seam and a well for a pool, and both are spent by what is raised
and not by time. At the output of 1928 a share e of that year's capital is worked out in a
quarter of unhurried work, beside the wear that all plant has; at four times the output four
times as much. So the more a branch raises, the more of its investment only replaces what is gone:
it lives on reserves while it grows fast and has to pay for them afterwards.

Who must raise more than he can, or sets records for a month, takes the hands that should open
the next face and puts them to the one that is open: thick seams and rich ore go first, pillars
are left or robbed, galleries are driven late. The tonne of today is had for more than a tonne of
what was prepared. So pressure works out ground and wells faster than their output says, and
the years after pay. Iron ore is spent likewise (`ore.mines`).

Source: Hotelling (1931) and the accounting of mineral reserves; Davies (1996) and
Goldman (1980), The Enigma of Soviet Petroleum, on the wells of Baku that gave less each year
while drilling lagged; Siegelbaum (1988), Stakhanovism, on records cut from prepared faces while
work that prepares lagged, and on the Donbas of 1936-37; form ours.
"""

from __future__ import annotations

from gosplan_game.core.quantities import Array


def pressed(*, over: Array, campaign: Array, weight: Array) -> Array:
    """Return prepared ground spent for a tonne against unhurried work, 1 or more.

    1 + w (o + n).

    Args:
        over: o, tautness beyond what drives without breaking, where plans bind, (S, B).
        campaign: n, campaign for records and higher norms, 0 to 1, (B,).
        weight: w, (1|B,).
    """
    return 1 + weight * (over + campaign)


def worked_out(
    *, capital_1928: Array, relative_output: Array, depletion: Array, pressed: Array
) -> Array:
    """Return the capital worked out in a quarter, bn roubles, (S, B).

    Args:
        capital_1928: K28, bn roubles, (S, 1|B).
        relative_output: X over the quarter's output of 1928, (S, B).
        depletion: e, share of K28 worked out in a quarter at the output of 1928, (S, 1|B).
        pressed: Ground spent for a tonne against unhurried work, (S, B).
    """
    return depletion * capital_1928 * relative_output * pressed
