"""Wiring of people whom the state takes, holds, calls up and returns."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, clipped
from gosplan_game.core.state import State
from gosplan_game.model.people import confinement
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.population import Vitals

_EVERY_AGE = np.array([[1.0], [1.0], [1.0]])
_GROWN = np.array([[0.0], [1.0], [0.2]])
_WORKERS = np.array([[0.0], [1.0], [0.0]])
"""Weights of children, people of working age and the old among those who are taken, (A, 1)."""


class Confined(NamedTuple):
    """People whom the state took, held, called up or returned (million)."""

    deported: Array
    arrested_rural: Array
    arrested_urban: Array
    executed_rural: Array
    executed_urban: Array
    drafted_rural: Array
    drafted_urban: Array
    annexed: Array
    released: Array
    settlement: confinement.Confinement
    camps: confinement.Confinement
    soldier_deaths: Array
    rural: Array
    urban: Array
    settlers: Array
    prisoners: Array
    soldiers: Array
    reference_people: Array


def confined(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    alive: Vitals,
) -> Confined:
    """Take people to settlements, camps, death and the army, and return some."""
    rural, urban = alive.rural, alive.urban
    village_people = rural.sum(axis=(0, 1))
    rural_share = village_people / (village_people + urban.sum(axis=(0, 1)))
    deported = confinement.drawn_from(
        people=rural, number=decisions.deportation / 4000, weight=_EVERY_AGE
    )
    rural = rural - deported
    arrests, killed = decisions.arrests / 4000, decisions.executions / 4000
    village_part = np.minimum(rural_share, 0.6)
    arrested_rural = confinement.drawn_from(
        people=rural, number=arrests * village_part, weight=_GROWN
    )
    arrested_urban = confinement.drawn_from(
        people=urban, number=arrests * (1 - village_part), weight=_GROWN
    )
    executed_rural = confinement.drawn_from(
        people=rural, number=killed * village_part, weight=_GROWN
    )
    executed_urban = confinement.drawn_from(
        people=urban, number=killed * (1 - village_part), weight=_GROWN
    )
    rural = rural - arrested_rural - executed_rural
    urban = urban - arrested_urban - executed_urban
    held = {
        "nutrition": alive.nutrition_urban,
        "ordinary_death_rate": outside.death_rate,
        "hunger_slope": params.confinement_hunger,
        "hunger_threshold": params.strong_at,
    }
    settled = confinement.confinement(
        people=state.settlers,
        arrivals=deported.sum(axis=(0, 1)),
        death_rate=params.settler_mortality,
        arrival_deaths=params.settler_arrival_deaths,
        release_rate=params.settler_release,
        **held,
    )
    jailed = confinement.confinement(
        people=state.prisoners,
        arrivals=(arrested_rural + arrested_urban).sum(axis=(0, 1)),
        death_rate=params.prisoner_mortality,
        arrival_deaths=params.prisoner_arrival_deaths,
        release_rate=params.prisoner_release,
        **held,
    )
    returned = settled.releases + jailed.releases
    released = rural / rural.sum(axis=(0, 1)) * returned
    rural = rural + released
    annexed = outside.annexed_people[:, None, :] * (rural / rural.sum(axis=1)[:, None, :])
    rural = rural + annexed
    fallen = state.soldiers * params.soldier_mortality / 4
    calling = decisions.army / 1000 - (state.soldiers - fallen)
    pool_rural, pool_urban = rural * _WORKERS, urban * _WORKERS
    pool = pool_rural.sum(axis=(0, 1)) + pool_urban.sum(axis=(0, 1))
    largest = pool / 4
    calling = clipped(calling, -state.soldiers / 2, largest)
    drafted_rural, drafted_urban = calling * pool_rural / pool, calling * pool_urban / pool
    rural, urban = rural - drafted_rural, urban - drafted_urban
    everyone = state.rural.sum(axis=(0, 1)) + totals.townspeople(state)
    village, town = alive.rural_events, alive.urban_events
    natural = (
        (village.births + village.births_lost + town.births + town.births_lost).sum(axis=0)
        - village.deaths.sum(axis=(0, 1))
        - town.deaths.sum(axis=(0, 1))
    ) / everyone
    return Confined(
        deported=deported,
        arrested_rural=arrested_rural,
        arrested_urban=arrested_urban,
        executed_rural=executed_rural,
        executed_urban=executed_urban,
        drafted_rural=drafted_rural,
        drafted_urban=drafted_urban,
        annexed=annexed,
        released=released,
        settlement=settled,
        camps=jailed,
        soldier_deaths=fallen,
        rural=rural,
        urban=urban,
        settlers=state.settlers + settled.arrivals - settled.deaths - settled.releases,
        prisoners=state.prisoners + jailed.arrivals - jailed.deaths - jailed.releases,
        soldiers=state.soldiers
        + drafted_rural.sum(axis=(0, 1))
        + drafted_urban.sum(axis=(0, 1))
        - fallen,
        reference_people=state.reference_people * (1 + natural) + annexed.sum(axis=(0, 1)),
    )
