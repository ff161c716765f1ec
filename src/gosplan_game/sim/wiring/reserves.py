"""Wiring of the state labour reserves: youths who leave villages for trade schools in towns."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.parameters import Params
from gosplan_game.core.state import State
from gosplan_game.model.people import reserves
from gosplan_game.sim.wiring.confined import Confined

_WORKERS = np.array([[0.0], [1.0], [0.0]])
"""Youths are counted among those of working age, (A, 1)."""


class Reserves(NamedTuple):
    """Labour reserves after a quarter."""

    young: reserves.CallUp
    schools: reserves.Schools
    people: Confined
    """The people of the quarter after the youths have moved."""


def reserved(state: State, decisions: Decisions, params: Params, people: Confined) -> Reserves:
    """Call youths up into trade schools and let others leave them with a trade."""
    young = reserves.call_up(
        villagers=people.rural[:, 1],
        townspeople=people.urban[:, 1],
        number=decisions.youth_call_up / 4,
        village_share=params.trade_village_share,
    )
    return Reserves(
        young=young,
        schools=reserves.trade_schools(
            pupils=state.trade_pupils, called=young.called, years=params.trade_school_years
        ),
        people=people._replace(
            rural=people.rural - young.left[:, None, :] * _WORKERS,
            urban=people.urban + young.came[:, None, :] * _WORKERS,
        ),
    )
