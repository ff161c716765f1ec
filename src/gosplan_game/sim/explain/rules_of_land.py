"""Accounts of the countryside: harvest, grain, area, herds, kolkhozy."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gosplan_game.core.labels import SPECIES
from gosplan_game.core.quantities import Array
from gosplan_game.sim.believed import peasant_grain_reported
from gosplan_game.sim.explain.rules import Moves, Parts, Played, Ratio, Rule, whole

SPRING = 1
THOUSAND = 1000.0
CATTLE = SPECIES.index("cattle")


def _state_grain(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "bought": f.bought.sum(axis=0),
        "forced": f.forced.sum(axis=0),
        "machine_payments": f.machine_payments.sum(axis=0),
        "state_farm_grain": f.state_farm_grain.sum(axis=0),
        "grain_imports": f.grain_imports,
        "grain_exports": -f.grain_exports,
        "relief": -f.relief.sum(axis=0),
        "shop_grain": -f.shop_grain.sum(axis=0),
        "seed_lent": -f.seed_lent.sum(axis=0),
        "village_sales": -f.village_sales.sum(axis=0),
        "town_grain": -f.town_grain,
        "army_grain": -f.army_grain,
        "industry_grain": -f.industry_grain,
        "state_loss": -f.state_loss,
    }


def _peasant_grain(q: Played) -> dict[str, Array]:
    f = q.flows
    return {
        "harvest": f.harvest,
        "relief": f.relief,
        "foreign_relief": f.foreign_relief,
        "shop_grain": f.shop_grain,
        "seed_lent": f.seed_lent,
        "village_sales": f.village_sales,
        "village_trade": f.village_trade,
        "bought": -f.bought,
        "forced": -f.forced,
        "machine_payments": -f.machine_payments,
        "state_farm_grain": -f.state_farm_grain,
        "private_to_towns": -f.private_to_towns,
        "food_rural": -f.food_rural,
        "feed": -f.feed,
        "seed": -f.seed,
        "farm_loss": -f.farm_loss,
    }


def _peasant_grain_reported(q: Played) -> Mapping[str, Array]:
    """As the balance of grain has it: the harvest as reported, use as it was."""
    moves = _peasant_grain(q)
    told = q.values["grain_harvest~reported"]
    moves["harvest"] = told
    moves["estimate_revised"] = (
        peasant_grain_reported(q.after)
        - q.after.peasant_grain
        - (peasant_grain_reported(q.before) - q.before.peasant_grain)
        - (told - q.flows.harvest)
    )
    return moves


def _sown_area(q: Played) -> Mapping[str, Array]:
    """In spring what was reaped last makes way for what is sown now."""
    annexed = q.outside.annexed_area + np.zeros_like(q.after.sown_area)
    if q.outside.season != SPRING:
        return {"annexed": annexed}
    return {
        "annexed": annexed,
        "last_sowing_ended": -(q.before.sown_area + annexed),
        "sown": q.after.sown_area,
    }


def _animals(row: int) -> Moves:
    return Moves(
        lambda q: {
            "herd_births": q.flows.herd_births[:, row],
            "herd_starved": -q.flows.herd_starved[:, row],
            "herd_slaughtered": -q.flows.herd_slaughtered[:, row],
            "herd_levied": -q.flows.herd_levied[:, row],
            "annexed": q.flows.herd_annexed[:, row],
        }
    )


def _peasants_land(q: Played) -> Array:
    """Area sown to grain outside state farms, Mha, (R, B)."""
    return q.after.sown_area * (1 - q.after.state_farms)


def _state_farms(q: Played) -> Mapping[str, Array]:
    land, sown = q.before.state_farms, q.before.sown_area
    return {
        "state_farms_founded": (q.after.state_farms - land) * q.after.sown_area,
        "sown": land * (q.after.sown_area - sown),
    }


def _collective_cattle(q: Played) -> Mapping[str, Array]:
    held, herd = q.before.collective_herds[:, CATTLE], q.before.herds[:, CATTLE]
    after = q.after.herds[:, CATTLE]
    return {
        "driven_to_barns": (q.after.collective_herds[:, CATTLE] - held) * after,
        "herds_changed": held * (after - herd),
    }


def _kolkhozy(q: Played) -> Mapping[str, Array]:
    change = 100 * q.after.collectivised - 100 * q.before.collectivised
    return {"joined": np.maximum(change, 0.0), "left": np.minimum(change, 0.0)}


def _tractors(q: Played) -> Mapping[str, Array]:
    scale = THOUSAND / q.params.tractor_horsepower
    return {
        "tractors_delivered": scale * q.flows.tractors_delivered,
        "tractors_scrapped": -scale * q.flows.tractors_scrapped,
    }


RULES: dict[str, Rule] = {
    "weather": whole("weather", "weather"),
    "grain_harvest": whole("harvest", "grain_harvest"),
    "grain_harvest~reported": whole("harvest_reported", "grain_harvest~reported"),
    "grain_harvest_official": Parts(
        lambda q: {
            f"harvest_reported@{region}": q.values["grain_harvest~reported"][row]
            for row, region in enumerate(q.labels.regions)
        }
    ),
    "grain_procurement": Parts(
        lambda q: {
            "bought": q.flows.bought,
            "forced": q.flows.forced,
            "machine_payments": q.flows.machine_payments,
            "state_farm_grain": q.flows.state_farm_grain,
        }
    ),
    "grain_exports": whole("grain_exports", "grain_exports"),
    "grain_stocks_state": Moves(_state_grain),
    "grain_stocks_state_july": Moves(_state_grain),
    "grain_stocks_peasant": Moves(_peasant_grain),
    "grain_stocks_peasant~reported": Moves(_peasant_grain_reported),
    "sown_area_grain": Moves(_sown_area),
    "sown_area_grain~reported": Moves(_sown_area),
    "sown_area_state_farms": Moves(_state_farms),
    "sown_area_collectivised": Ratio(
        "land_of_kolkhozy",
        lambda q: 100 * (_peasants_land(q) * q.flows.kolkhoz_land).sum(axis=0),
        "land_of_peasants",
        lambda q: _peasants_land(q).sum(axis=0),
    ),
    "station_land": whole("ploughed_by_stations", "station_land"),
    "tractors_fuelled": whole("kerosene_for_farms", "tractors_fuelled"),
    "machine_payments": whole("machine_payments", "machine_payments"),
    "state_farm_deliveries": whole("state_farm_grain", "state_farm_deliveries"),
    "cattle_collective": Moves(_collective_cattle),
    "collectivised_households": Moves(_kolkhozy),
    "peasant_disturbances": whole("disturbances", "peasant_disturbances"),
    "tractors_in_use": Moves(_tractors),
    **{species: _animals(row) for row, species in enumerate(SPECIES)},
    **{f"{species}~reported": _animals(row) for row, species in enumerate(SPECIES)},
}
"""Accounts by key of the indicator."""
