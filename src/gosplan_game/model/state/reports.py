"""Reports: what offices are told.

    X_rep = X (1 + f),  f = a max(0, T/X - 1) reward (1 - audit) + fear, at most f_max
    Y_rep = Y (1 + b),  b = b_s s reward (1 - audit) + b_p max(0, Y_norm/Y - 1) s
    value index: machines at prices of their first year grow faster than machines
    c' = c + a (1 - c) - [s max(terror - h, 0) + r reward] c,  audit = A c

Fear lowers honest error and raises praise, so it never yields truth. Audits are made by people:
an order to check is worth as much as those who dare to write down what they find. Those
who did were replaced in 1930-32, when the statistical office lost its independence, and
shot or imprisoned after the census of 1937.

Source: form ours, docs/model.md (31)-(33); Wheatcroft and Davies (1994) on biological yields;
Gerschenkron (1947) on index drift; Blum and Mespoulet (2003) on the statisticians;
coefficients estimated on published against revised harvests and indices, the
statisticians' guessed.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped


def courage(
    *,
    courage: Array,
    terror: Array,
    reward: Array,
    learning: Array,
    purge: Array,
    selection: Array,
    terror_threshold: Array,
) -> Array:
    """Return the share of statisticians who report what they find, (B,).

    Args:
        courage: c, (B,).
        terror: 0 to 1, (B,).
        reward: Weight of success in careers, 0 to 1, (B,).
        learning: a, share of the gap closed in a quarter, (1|B,).
        purge: s, share arrested or dismissed in a quarter of full terror, (1|B,).
        selection: r, share replaced in a quarter where success is all that counts, (1|B,).
        terror_threshold: h, terror below which none is lost, (1|B,).
    """
    lost = (purge * np.maximum(terror - terror_threshold, 0.0) + selection * reward) * courage
    return clipped(courage + learning * (1 - courage) - lost, 0.02, 1.0)


def padding(
    *,
    output: Array,
    target: Array,
    plan_binding: Array,
    reward: Array,
    audit: Array,
    terror: Array,
    slope: Array,
    largest: Array,
    fear: Array,
) -> Array:
    """Return the share by which branches overstate output, (S, B).

    Args:
        output: X, plan units a quarter, (S, B).
        target: T, plan units a year, (S, B).
        plan_binding: 0 to 1, (B,).
        reward: 0 to 1, (B,).
        audit: 0 to 1, (B,).
        terror: 0 to 1, (B,).
        slope: a, (1|B,).
        largest: f_max, (1|B,).
        fear: Padding at full terror, (1|B,).
    """
    miss = clipped(target / 4 / np.maximum(output, 1e-9) - 1, 0.0, 1.0)
    believed = (1 - audit) * plan_binding
    told = miss * (slope * reward * believed) + fear * terror * believed
    return np.minimum(told, largest)


def reported_harvest(
    *,
    harvest: Array,
    normal: Array,
    collectivised: Array,
    reward: Array,
    audit: Array,
    field_estimate: Array,
    pressure: Array,
) -> Array:
    """Return the harvest as reported, Mt, (R, B).

    Args:
        harvest: Y, Mt, (R, B).
        normal: What planners expect of the area, Mt, (R, B).
        collectivised: s, (R, B).
        reward: 0 to 1, (B,).
        audit: 0 to 1, (B,).
        field_estimate: b_s, crop on the stalk over crop in the barn less 1, (1|B,).
        pressure: b_p, (1|B,).
    """
    short = clipped(normal / np.maximum(harvest, 1e-9) - 1, 0.0, 1.0)
    bias = collectivised * reward * (field_estimate + pressure * short) * (1 - audit)
    return harvest * (1 + np.minimum(bias, 0.6))


def value_index(
    *, output: Array, base_output: Array, price: Array, drift: Array, industrial: Array
) -> Array:
    """Return gross industrial output as valued by reports, million roubles a quarter, (B,).

    V = sum p X28 (X/X28)^(1 + d)

    Args:
        output: Plan units a quarter, (S, B).
        base_output: X28 a year, (S, 1|B).
        price: Roubles of 1926/27 a plan unit, million, (S, 1|B).
        drift: d, extra growth of value where products change, (S, 1|B).
        industrial: 1 for industry, (S, 1|B).
    """
    base = base_output / 4
    ratio = np.maximum(output / base, 1e-6)
    return (price * base * industrial * ratio ** (1 + drift)).sum(axis=0)
