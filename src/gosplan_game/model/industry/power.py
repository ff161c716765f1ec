"""Power stations: what a rouble builds in megawatts, and the coal that local fuel spares.

    y_p = (MW_p / cost_p) / (MW28 / K28)
    s   = min(h sum_p MW_p f_p local_p / X, 1),  X output of the branch a year
    a'  = a (1 - s) / (1 - s28)

A station of an earlier plan is worth the megawatts that its roubles gave, against those of the
branch's plant of 1928: dams are dear, peat and dust stations cheap. In return a dam burns nothing,
and peat, shale or the waste of mines need no coal that must be cut and carried. Brown coal is
counted with coal and spares none.

Source: purpose and list of the GOELRO stations (1920), megawatts as told with each project; form
ours. Megawatts of 1928 and hours of use after the statistical yearbooks, from memory.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array


def lead(
    *,
    delivered: Array,
    megawatts: Array,
    cost: Array,
    otherwise: Array,
    installed: Array,
    capital: Array,
) -> Array:
    """Return what new works give above their roubles, bn roubles of usual plant, (P, B).

    delivered (y - 1), less than nothing where a rouble gave less than in 1928.

    Args:
        delivered: Capital handed over, bn roubles 1926/27, (P, B).
        megawatts: Of the finished station, 0 for other works, (P, 1|B).
        cost: bn roubles 1926/27, (P, 1|B).
        otherwise: y of works that are no station, (P, 1|B).
        installed: MW28, megawatts of each project's branch in 1928, (P, 1|B).
        capital: K28 of that branch, bn roubles 1926/27, (P, 1|B).
    """
    per_rouble = megawatts * capital / (cost * np.maximum(installed, 1e-9))
    station = (megawatts > 0) & (installed > 0)
    return delivered * (np.where(station, per_rouble, otherwise) - 1)


def local_share(*, local_megawatts: Array, hours: Array, output: Array) -> Array:
    """Return the share of each branch's output made from water and local fuel, 0 to 1, (S, B).

    Args:
        local_megawatts: Stations on water and local fuel, by branch, (S, B).
        hours: Hours of full load a year over plan units per megawatt-hour, (1|B,).
        output: Last quarter's output, plan units, (S, B).
    """
    made = 1e-6 * hours * local_megawatts
    return np.minimum(made / np.maximum(4 * output, 1e-9), 1.0)


def coal_need(*, local: Array, usual: Array) -> Array:
    """Return the fuel that a unit of output needs against the norm, ratio, (S, B).

    Args:
        local: s, share of output from water and local fuel, (S, B).
        usual: s28, the share for which norms were set, 0 for branches without stations, (S, 1|B).
    """
    return (1 - local) / (1 - usual)


def fuel_ratio(*, replaced: Array, coal_need: Array) -> Array:
    """Return the use of each good against the norm where users' fuel need changed, (S, S, B).

    1 + min(f, 1) (n - 1): never below nothing, for no more can be spared than is burnt.

    Args:
        replaced: f, part of a good's use that water and local fuel spare, (S, 1|B).
        coal_need: n, what they leave of each user's need, (S, B).
    """
    return 1 + np.minimum(replaced, 1.0)[:, None] * (coal_need - 1)
