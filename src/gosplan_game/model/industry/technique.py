"""Technique: new plant is better than old, and each generation better than the one before.

    l' = l + (n - l)/lag
    taught = min(hired, a machines)
    b' = b [1 + g s (completed/K) + (m/4) l (1 + e taught)]
    z_i' = z_i + (completed_i/K_i')(L b - z_i) + (delivered_i (y - 1)/K_i') L b

Technique is embodied: a branch's plant z is the average of its vintages, and rises only as
newer plant takes its place. New plant is as good as the best that the country can design and
order, b, times a lead L over the plant that the civil war left: new furnaces and
shops were several times as large, and cost by capacity rises with the power 0.6 to 0.8 of
size. Best practice has two sources, and neither is time. Who builds learns to design and
to make machines (s: engineers against those of 1928). And machines bought abroad are
copied about a year later, sooner with people who know them; so a country that buys none
goes on with what it knows. Foreign engineers taught at the machines that their firms sold:
more of them than there are machines to start are paid and teach nobody (absorptive
capacity). Plant that is renewed closes up on best practice and no further, therefore
investment alone has falling returns.

Source: 170 contracts of technical aid from 1923 to 1933, 107 of them in 1929 and 1930, when
most machines were ordered (survey of the People's Commissariat of Heavy Industry, December
1933); Salter (1960), Productivity and Technical Change, on best practice and average
plant; Arrow (1962) on learning from cumulated investment; Haldi and Whitcomb (1967)
on scale; docs/model.md (37) on imported machines; coefficients estimated or
guessed, as the scenario states.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array


def foreign_lessons(*, lessons: Array, imported: Array, lag: Array) -> Array:
    """Return the share of foreign machines in equipment of about the last year, (B,).

    Args:
        lessons: l, (B,).
        imported: n, foreign machines over all equipment of the quarter, 0 to 1, (B,).
        lag: Mean delay, quarters, (1|B,).
    """
    return lessons + (imported - lessons) / lag


def teachers(*, hired: Array, machines: Array, per_machine: Array) -> Array:
    """Return foreign engineers who have something to teach, 0 to 1, (B,).

    Args:
        hired: Foreign engineers hired, 0 to 1, (B,).
        machines: Foreign machines that arrive, against those of 1928, (B,).
        per_machine: a, engineers that the machines of 1928 employ, (1|B,).
    """
    return np.minimum(hired, per_machine * machines)


def best_practice(
    *,
    best: Array,
    completed: Array,
    capital: Array,
    staffing: Array,
    lessons: Array,
    engineers: Array,
    building_gain: Array,
    import_gain: Array,
    engineer_gain: Array,
) -> Array:
    """Return the productivity of the best new plant, 1 in 1921, (B,).

    Args:
        best: b, (B,).
        completed: All works handed over in the quarter, bn roubles, (B,).
        capital: K, of all branches, bn roubles, (B,).
        staffing: s, effect of engineers against those of 1928, (B,).
        lessons: l, (B,).
        engineers: Foreign engineers who teach, 0 to 1, (B,).
        building_gain: g, elasticity to all that was ever built, (1|B,).
        import_gain: m, growth a year if all equipment were foreign, (1|B,).
        engineer_gain: e, (1|B,).
    """
    built = building_gain * staffing * (completed / np.maximum(capital, 1e-9))
    copied = import_gain / 4 * lessons * (1 + engineer_gain * engineers)
    return best * (1 + built + copied)


def technique(
    *, technique: Array, renewed: Array, better: Array, best: Array, lead: Array
) -> Array:
    """Return the productivity of capital in place, (S, B).

    Args:
        technique: z, 1 in 1921, (S, B).
        renewed: Works handed over against closing capital, (S, B).
        better: Capital of named projects over closing capital times how much better than
            other new works it is, (y - 1), (S, B).
        best: b, (B,).
        lead: L, (1|B,).
    """
    new = lead * best
    return technique + renewed * (new - technique) + better * new
