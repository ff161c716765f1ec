"""Accounts of people: births, deaths by cause, moves, confinement, food, mood."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.sim.explain.rules import Moves, Parts, Played, Ratio, Rule, shift, whole

THOUSAND = 1000.0
NEWS = 0.55
"""Weight of the quarter's food in smoothed nutrition (model.people.nutrition)."""


def _ages(array: Array) -> Array:
    """Sum (R, A, B) over ages."""
    total: Array = array.sum(axis=1)
    return total


def _village(q: Played) -> dict[str, Array]:
    f = q.flows
    return {
        "births": f.births_rural,
        "deaths_ordinary": -_ages(f.deaths_rural),
        "deaths_hunger": -_ages(f.hunger_rural),
        "migration": -_ages(f.migration),
        "refugees": -_ages(f.refugees),
        "deported": -_ages(f.deported),
        "arrested": -_ages(f.arrested_rural),
        "executed": -_ages(f.executed_rural),
        "called_up": -_ages(f.drafted_rural),
        "trade_schools": -f.trade_left,
        "released": _ages(f.released),
        "annexed": _ages(f.annexed_people),
        "ageing": _ages(f.ageing_rural),
    }


def _town(q: Played) -> dict[str, Array]:
    f = q.flows
    return {
        "births": f.births_urban,
        "deaths_ordinary": -_ages(f.deaths_urban),
        "deaths_hunger": -_ages(f.hunger_urban),
        "migration": _ages(f.arrivals),
        "arrested": -_ages(f.arrested_urban),
        "executed": -_ages(f.executed_urban),
        "called_up": -_ages(f.drafted_urban),
        "trade_schools": f.trade_came,
        "ageing": _ages(f.ageing_urban),
    }


def _share(state: State) -> Array:
    """Share of a region in free people, by which soldiers are reckoned to it, (R, B)."""
    free = _ages(state.rural) + _ages(state.urban)
    return free / free.sum(axis=0)


def _population(q: Played) -> Mapping[str, Array]:
    """All people; those held are reckoned to the regions that hold them."""
    f, exile = q.flows, q.params.exile_share
    found = _village(q)
    for name, amount in _town(q).items():
        found[name] = found[name] + amount
    held_deaths = exile * (f.settler_deaths + f.prisoner_deaths)
    arrested = (f.arrested_rural + f.arrested_urban).sum(axis=(0, 1))
    drafted = (f.drafted_rural + f.drafted_urban).sum(axis=(0, 1))
    before, after = _share(q.before), _share(q.after)
    found["deported"] = found["deported"] + exile * f.deported.sum(axis=(0, 1))
    found["arrested"] = found["arrested"] + exile * arrested
    found["released"] = found["released"] - exile * (f.settler_releases + f.prisoner_releases)
    found["called_up"] = found["called_up"] + after * drafted + (after - before) * q.before.soldiers
    found["deaths_held"] = -held_deaths
    found["deaths_soldiers"] = -after * f.soldier_deaths
    return found


def _entered(found: Mapping[str, Array], q: Played) -> Mapping[str, Array]:
    """People as registers have them: the unregistered dead live on until they are missed."""
    return {
        **found,
        "unregistered_deaths": q.flows.unregistered_deaths,
        "census_missing": -q.flows.census_missing,
    }


def _deaths(q: Played) -> Mapping[str, Array]:
    f, exile = q.flows, q.params.exile_share
    return {
        "deaths_ordinary_rural": THOUSAND * _ages(f.deaths_rural),
        "deaths_ordinary_urban": THOUSAND * _ages(f.deaths_urban),
        "deaths_hunger_rural": THOUSAND * _ages(f.hunger_rural),
        "deaths_hunger_urban": THOUSAND * _ages(f.hunger_urban),
        "executed": THOUSAND * (_ages(f.executed_rural) + _ages(f.executed_urban)),
        "deaths_settlers": THOUSAND * exile * f.settler_deaths,
        "deaths_prisoners": THOUSAND * exile * f.prisoner_deaths,
        "deaths_soldiers": THOUSAND * _share(q.after) * f.soldier_deaths,
    }


def _excess(q: Played) -> Mapping[str, Array]:
    f, exile = q.flows, q.params.exile_share
    return {
        "deaths_hunger_rural": THOUSAND * _ages(f.hunger_rural),
        "deaths_hunger_urban": THOUSAND * _ages(f.hunger_urban),
        "executed": THOUSAND * (_ages(f.executed_rural) + _ages(f.executed_urban)),
        "deaths_settlers": THOUSAND * exile * f.settler_excess,
        "deaths_prisoners": THOUSAND * exile * f.prisoner_excess,
    }


def _hunger(q: Played) -> Mapping[str, Array]:
    return {
        "deaths_hunger_rural": THOUSAND * _ages(q.flows.hunger_rural).sum(axis=0),
        "deaths_hunger_urban": THOUSAND * _ages(q.flows.hunger_urban).sum(axis=0),
    }


def _executions(q: Played) -> Mapping[str, Array]:
    return {
        "executed_rural": THOUSAND * _ages(q.flows.executed_rural).sum(axis=0),
        "executed_urban": THOUSAND * _ages(q.flows.executed_urban).sum(axis=0),
    }


def _deported(q: Played) -> Mapping[str, Array]:
    regional = THOUSAND * _ages(q.flows.deported)
    return {f"deported@{name}": regional[row] for row, name in enumerate(q.labels.regions)}


def _settlers(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "deported": THOUSAND * f.deported.sum(axis=(0, 1)),
        "deaths": -THOUSAND * f.settler_deaths,
        "released": -THOUSAND * f.settler_releases,
    }


def _prisoners(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "arrested": 1e6 * (f.arrested_rural + f.arrested_urban).sum(axis=(0, 1)),
        "deaths": -1e6 * f.prisoner_deaths,
        "released": -1e6 * f.prisoner_releases,
    }


def _soldiers(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "called_up": THOUSAND * (f.drafted_rural + f.drafted_urban).sum(axis=(0, 1)),
        "deaths": -THOUSAND * f.soldier_deaths,
    }


def smoothed_food(q: Played, field: str) -> dict[str, Array]:
    """Return how smoothed nutrition moved: the quarter's food comes in, older food fades."""
    before, after = getattr(q.before, field), getattr(q.after, field)
    fading = -NEWS * before
    return {"food_of_the_quarter": after - before - fading, "earlier_food": fading}


def _food(field: str) -> Moves:
    return Moves(lambda q: smoothed_food(q, field))


def _food_of_list(row: int) -> Moves:
    """The same for the towns of one supply list."""

    def moves(q: Played) -> Mapping[str, Array]:
        before, after = q.before.nutrition_lists[row], q.after.nutrition_lists[row]
        fading = -NEWS * before
        return {"food_of_the_quarter": after - before - fading, "earlier_food": fading}

    return Moves(moves)


def _jobless(q: Played) -> dict[str, Array]:
    seeking = q.before.unemployed + q.before.employment.sum(axis=0)
    hired = q.after.employment.sum(axis=0) - q.before.employment.sum(axis=0)
    return {"labour_supply": q.flows.labour_supply - seeking, "hired": -hired}


def _unemployed(q: Played) -> Mapping[str, Array]:
    """Registered: what changed the jobless, and what changed the share who register."""
    found = {
        name: THOUSAND * q.before.registration * part for name, part in _jobless(q).items()
    }
    change = q.after.registration - q.before.registration
    return {**found, "registration": THOUSAND * q.after.unemployed * change}


def _women(q: Played) -> Array:
    f = q.flows
    return 100 * (f.town_women + q.params.village_women * f.village_hands)


def _staff(stock: str, graduates: str) -> Moves:
    """Engineers or doctors: those who graduate, and those lost to age, other work or terror."""

    def moves(q: Played) -> Mapping[str, Array]:
        came = getattr(q.flows, graduates)
        return {
            "graduates": came,
            "staff_lost": getattr(q.after, stock) - getattr(q.before, stock) - came,
        }

    return Moves(moves)


def _housing(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "dwellings_of_the_state": f.housing_completed,
        "dwellings_of_people": f.housing_own,
        "dwellings_worn": -f.housing_worn,
    }


def _urban(q: Played) -> Array:
    total: Array = q.after.urban.sum(axis=(0, 1))
    return np.maximum(total, 1e-9)


RULES: dict[str, Rule] = {
    "population": Moves(_population),
    "population~reported": Moves(lambda q: _entered(_population(q), q)),
    "population_rural~reported": Moves(lambda q: _entered(_village(q), q)),
    "deaths~reported": Parts(
        lambda q: {**_deaths(q), "unregistered_deaths": -THOUSAND * q.flows.unregistered_deaths}
    ),
    "unregistered_deaths": whole("unregistered_deaths", "unregistered_deaths"),
    "census_missing": whole("census_missing", "census_missing"),
    "dead_registered": Moves(
        lambda q: {
            "unregistered_deaths": THOUSAND * q.flows.unregistered_deaths,
            "census_missing": -THOUSAND * q.flows.census_missing,
        }
    ),
    "population_urban": Moves(_town),
    "population_rural": Moves(_village),
    "births": Parts(
        lambda q: {
            "births_rural": THOUSAND * q.flows.births_rural,
            "births_urban": THOUSAND * q.flows.births_urban,
        }
    ),
    "births_lost": whole("births_lost", "births_lost"),
    "deaths": Parts(_deaths),
    "excess_deaths": Parts(_excess),
    "excess_deaths_hunger": Parts(_hunger),
    "excess_deaths_deportation": whole("deaths_settlers", "excess_deaths_deportation"),
    "excess_deaths_camps": whole("deaths_prisoners", "excess_deaths_camps"),
    "excess_deaths_executions": Parts(_executions),
    "excess_deaths_towns": whole("deaths_hunger_urban", "excess_deaths_towns"),
    "expelled_persons": whole("expelled", "expelled_persons"),
    "passported": shift("passports_issued", "passported", 100.0),
    "hungry_people": whole("hungry", "hungry_people"),
    "fed_by_relief": whole("fed_by_relief", "fed_by_relief"),
    "rural_urban_migration": whole("migration", "rural_urban_migration"),
    "deported_persons": Parts(_deported),
    "special_settlers": Moves(_settlers),
    "camp_prisoners": Moves(_prisoners),
    "armed_forces": Moves(_soldiers),
    "unemployment_registered": Moves(_unemployed),
    "nutrition_rural": _food("nutrition_rural"),
    "nutrition_urban": _food("nutrition_urban"),
    "nutrition_towns": whole("food_of_the_quarter", "nutrition_towns"),
    "nutrition_special_list": _food_of_list(0),
    "nutrition_third_list": _food_of_list(-1),
    "weakness_rural": shift("hunger_and_recovery", "weakness_rural"),
    "weakness_urban": shift("hunger_and_recovery", "weakness_urban"),
    "bread_ration": Ratio(
        "town_grain",
        lambda q: q.values["bread_ration"] * _urban(q),
        "population_urban",
        _urban,
    ),
    "jobless": Moves(_jobless),
    "women_in_work": Ratio(
        "women_in_work",
        _women,
        "labour_supply",
        lambda q: np.maximum(q.flows.labour_supply, 1e-9),
    ),
    "strikers": whole("strikers", "strikers"),
    "literacy": shift("schools_and_classes", "literacy", 100.0),
    "pupils": whole("pupils", "pupils"),
    "engineers": _staff("engineers", "graduates"),
    "doctors": _staff("doctors", "new_doctors"),
    "housing_stock": Moves(_housing),
    "housing_completed": Parts(
        lambda q: {
            "dwellings_of_the_state": q.flows.housing_completed,
            "dwellings_of_people": q.flows.housing_own,
        }
    ),
    "living_space": Ratio(
        "housing_stock", lambda q: q.after.housing, "population_urban", _urban
    ),
    "support_workers": shift("conditions_of_workers", "support_workers"),
    "support_peasants": shift("conditions_of_peasants", "support_peasants"),
    "support_party": shift("conditions_of_the_party", "support_party"),
}
"""Accounts by key of the indicator."""
