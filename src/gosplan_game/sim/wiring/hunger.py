"""Wiring of hunger in villages: food of fields and herds, in the dry part and in the rest."""

from __future__ import annotations

from typing import NamedTuple

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.agriculture import drought, tenure
from gosplan_game.model.people import nutrition
from gosplan_game.model.state import relief
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.land import SUMMER, Land


def village_animals(state: State, params: Params) -> Array:
    """Return food of villages from animals a head against 1928, (R, B)."""
    return nutrition.animal_food(
        herds=state.herds,
        herds_1928=params.herds_1928,
        people=totals.villagers(state),
        people_1928=params.rural_1928,
        food_weight=params.herd_food_weight,
    )


def drought_felt(at_hand: Land, outside: Exogenous, params: Params) -> Array:
    """Return how far the food of the dry part lies below the region's this quarter, (R, B).

    Args:
        at_hand: Land and last harvest.
        outside: The quarter's exogenous.
        params: The model's parameters.
    """
    return drought.felt(
        drought=at_hand.drought,
        since_harvest=(outside.season - SUMMER) % 4,
        at_harvest=params.drought_at_harvest,
    )


def village_hunger(fed: Array, animal: Array, dry: Array, kitchens: Array, params: Params) -> Array:
    """Return the depth of hunger in villages at a level of food against wish, (R, B).

    Args:
        fed: Food against wish without that of kitchens, mean of a region, (R, B).
        animal: Food from animals against 1928, (R, B).
        dry: How far the food of the dry part lies below the region's, (R, B).
        kitchens: Share of the hungry that eat in kitchens, (R, B).
        params: The model's parameters.
    """
    poor, rest = _parts(fed, animal, dry, params)
    alone = drought.mean_hunger(dry=poor, rest=rest, dry_part=params.dry_part)
    return relief.beside_kitchens(hunger=alone, fed=kitchens)


def hungry_villagers(hunger: Array, state: State, params: Params) -> Array:
    """Return villagers below bare subsistence at a depth of hunger, million, (R, B)."""
    share = relief.hungry(hunger=hunger, onset=params.hungry_onset)
    found: Array = totals.villagers(state) * share
    return found


class Wanting(NamedTuple):
    """What hungry villages would be given, and what they would buy, Mt, (R, B)."""

    kitchens: Array
    """Rations for all who are below bare life."""
    missing: Array
    """Food that they lack for it."""


def wanting(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    at_hand: Land,
    own: Array,
) -> Wanting:
    """Return what the hungry of the quarter want beside their own food.

    Args:
        state: As the quarter opens.
        decisions: In force.
        outside: The quarter's exogenous.
        params: The model's parameters.
        at_hand: Land and last harvest.
        own: Grain that villages would eat without relief, Mt, (R, B).
    """
    people = totals.villagers(state)
    fed = nutrition.nutrition(
        nutrition=state.nutrition_rural,
        food=tenure.with_gardens(
            food=own,
            collectivised=at_hand.collectivised,
            plot_concession=decisions.plot_concession,
            garden_food=params.garden_food,
        ),
        wish=params.food_wish / 4 * people,
        memory=params.food_memory,
    )
    dry = drought_felt(at_hand, outside, params)
    poor, rest = _parts(fed, village_animals(state, params), dry, params)
    part, onset = params.dry_part, params.hungry_onset
    share = part * relief.hungry(hunger=poor, onset=onset) + (1 - part) * relief.hungry(
        hunger=rest, onset=onset
    )
    return Wanting(
        kitchens=relief.wanted(hungry=people * share, ration=params.kitchen_ration),
        missing=relief.missing(
            people=people,
            food_wish=params.food_wish,
            bare=params.food_bare,
            dry_hunger=poor,
            hunger=rest,
            dry_part=part,
        ),
    )


def _parts(fed: Array, animal: Array, dry: Array, params: Params) -> tuple[Array, Array]:
    """Return the depth of hunger in the dry part and in the rest, two of (R, B)."""
    poor, rest = drought.split_food(
        nutrition=fed,
        drought=dry,
        dry_part=params.dry_part,
        made_up=params.drought_made_up,
    )
    diet = {
        "animal_food": animal,
        "animal_share": params.animal_diet_share,
        "bare": params.food_bare,
        "bare_animal": params.bare_animal_food,
    }
    return nutrition.hunger(nutrition=poor, **diet), nutrition.hunger(nutrition=rest, **diet)
