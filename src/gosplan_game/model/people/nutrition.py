"""Food and hunger.

    n' = m n + (1 - m) food/wish
    diet = (1 - a) n + a min(animal food, 1)
    hunger = max(0, 1 - diet/bare)
    w' = w + (v if hunger > w else u) (hunger - w)

Where people live on herds (a is large in the steppe) the loss of animals is the
loss of food. The excess is convex, so unequal sharing kills. Hunger is lived through at first,
on what a house can sell, on cows, surrogates and the body itself: w is what of this is spent, and
a part y of the mortality waits for it. Houses differ in what they hold: w^2 / (w^2 + k^2) of them
have nothing left. Deaths therefore come some quarters after the want, and a second winter kills far
more than the first at the same food: a harvest fills bellies, but the cow that was eaten and the
coat that was sold do not come back with it (u < v). Typhus follows the hungry on their roads.

Source: form ours, docs/model.md (16)-(17); reserves before deaths: de Waal (1989), Ó Gráda
(2009); exit bans: Naumenko (2021); Markevich, Naumenko and
Qian (2021) find that barring movement raised mortality.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped


def nutrition(*, nutrition: Array, food: Array, wish: Array, memory: Array) -> Array:
    """Return food against wish, smoothed, of the shape of ``food``.

    Args:
        nutrition: n, last value.
        food: Eaten this quarter, Mt.
        wish: Food wanted this quarter, Mt.
        memory: m, weight of last quarter, (1|B,).
    """
    return memory * nutrition + (1 - memory) * clipped(food / np.maximum(wish, 1e-9), 0, 1.3)


def animal_food(
    *,
    herds: Array,
    herds_1928: Array,
    people: Array,
    people_1928: Array,
    food_weight: Array,
) -> Array:
    """Return food from animals a head against 1928, (R, B).

    Args:
        herds: Million head, (R, H, B).
        herds_1928: Million head, (R, H, 1|B).
        people: Village people, million, (R, B).
        people_1928: Million, (R, 1|B).
        food_weight: Food of a head in units of a cow, by region, (R, H, 1|B).
    """
    now = (herds * food_weight).sum(axis=1) / np.maximum(people, 1e-6)
    then = (herds_1928 * food_weight).sum(axis=1) / people_1928
    return clipped(now / np.maximum(then, 1e-12), 0, 1.3)


def hunger(
    *, nutrition: Array, animal_food: Array, animal_share: Array, bare: Array, bare_animal: Array
) -> Array:
    """Return the depth of hunger, 0 (bare life is fed) to 1, (R, B).

    Args:
        nutrition: n, (R, B).
        animal_food: Against 1928, (R, B).
        animal_share: a, (R, 1|B).
        bare: Grain food against wish that keeps people alive, (1|B,).
        bare_animal: Animal food against 1928 that does, (1|B,).
    """
    diet = (1 - animal_share) * nutrition + animal_share * np.minimum(animal_food, 1)
    threshold = (1 - animal_share) * bare + animal_share * bare_animal
    return clipped(1 - diet / threshold, 0, 1)


def weakness(*, weakness: Array, hunger: Array, speed: Array, recovery: Array) -> Array:
    """Return what hunger has used up, 0 to 1, of the shape of ``hunger``.

    Args:
        weakness: w, last quarter.
        hunger: This quarter's depth, 0 to 1.
        speed: v a quarter, at which hunger uses up, (1|B,).
        recovery: u a quarter, at which bodies and houses recover, (1|B,).
    """
    gap = hunger - weakness
    left: Array = weakness + np.maximum(gap, 0) * speed + np.minimum(gap, 0) * recovery
    return left


def destitution(*, weakness: Array, spread: Array) -> Array:
    """Return hunger lived through by houses that have nothing left, w w^2/(w^2 + k^2), 0 to 1.

    Args:
        weakness: w, what hunger has used up, 0 to 1.
        spread: k, hunger lived through at which half of the houses have nothing left, (1|B,).
    """
    squared = weakness * weakness
    spent: Array = weakness * squared / (squared + spread * spread)
    return spent


def excess_mortality(
    *,
    hunger: Array,
    rate: Array,
    weakness: Array,
    reserve: Array,
    spread: Array,
    exits_shut: Array,
    closed_exits: Array,
    epidemics: Array,
) -> Array:
    """Return excess deaths a head in a quarter; the shape of ``hunger``.

    x = min(m0 h ((1 - y) h + y w w^2/(w^2 + k^2))(1 + c shut)(1 + epidemics), 0.5) / 4

    Args:
        hunger: h, 0 to 1.
        rate: m0, deaths a head a year in total and lasting want, (1|B,).
        weakness: w, what hunger has used up by the end of the quarter, 0 to 1, the shape of
            ``hunger``.
        reserve: y, share of the mortality that waits until reserves are spent, (1|B,).
        spread: k, hunger lived through at which half of the houses have nothing left, (1|B,).
        exits_shut: By bans on leaving and passports, 0 to 1, (R, B).
        closed_exits: c, (1|B,).
        epidemics: Extra deaths where fuel, soap and trains fail, (B,).
    """
    spent = destitution(weakness=weakness, spread=spread)
    risk = rate * hunger * (hunger + reserve * (spent - hunger))
    risk = risk * (1 + closed_exits * exits_shut) * (1 + epidemics)
    return np.minimum(risk, 0.5) / 4
