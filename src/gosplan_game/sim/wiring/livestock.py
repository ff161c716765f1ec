"""Wiring of livestock and tractors."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.agriculture import herds, tenure
from gosplan_game.sim.wiring.bread import Bread
from gosplan_game.sim.wiring.land import Land


class Livestock(NamedTuple):
    """Animals and tractors after the quarter."""

    change: herds.HerdChange
    herds: Array
    feed_adequacy: Array
    tractors_delivered: Array
    tractors_scrapped: Array
    tractor_power: Array
    collective: Array


def livestock(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    at_hand: Land,
    eaten: Bread,
    tractors_built: Array,
) -> Livestock:
    """Feed, breed, slaughter and take animals; deliver tractors (thousand built)."""
    adequacy = herds.feed_adequacy(
        adequacy=state.feed_adequacy,
        fed=eaten.use.feed,
        need=eaten.feed_need,
        memory=params.feed_memory,
    )
    kept = np.minimum(params.herd_plot_limit * decisions.plot_concession, 1.0)
    collective = tenure.collective_herds(
        share=state.collective_herds,
        collectivised=at_hand.collectivised,
        kept_on_plots=kept,
        speed=params.herd_socialising,
    )
    change = herds.herd_change(
        herds=state.herds,
        feed_adequacy=adequacy,
        pressure=at_hand.pressure,
        collective=collective,
        disruption=at_hand.disruption,
        levy=decisions.herd_levy / 4,
        herds_1928=params.herds_1928,
        growth=params.herd_growth,
        ceiling=params.herd_ceiling,
        kolkhoz_ceiling=herds.barns_wanting(
            loss=params.herd_kolkhoz_loss,
            experience=at_hand.experience,
            years=params.barn_years,
        ),
        feed_room=params.herd_feed_room,
        plot_feed=params.herd_plot_feed,
        plots=at_hand.collectivised * decisions.plot_concession,
        cull=params.herd_cull,
        feed_threshold=params.feed_threshold,
        starvation=params.herd_starvation,
        starvation_steepness=params.starvation_steepness,
        kolkhoz_starvation=params.kolkhoz_starvation,
        neglect=params.herd_neglect,
        slaughter=params.herd_slaughter,
        spared=kept,
        household_minimum=params.household_minimum,
    )
    delivered = (
        (tractors_built + outside.tractor_imports / 4)
        * params.tractor_horsepower
        / 1000
    )
    scrapped = state.tractor_power * params.tractor_scrapping
    return Livestock(
        change=change,
        herds=state.herds
        + change.births
        - change.starved
        - change.slaughtered
        - change.levied
        + outside.annexed_herds,
        feed_adequacy=adequacy,
        tractors_delivered=delivered,
        tractors_scrapped=scrapped,
        tractor_power=herds.tractor_stock(
            power=state.tractor_power, delivered=delivered, scrapping=params.tractor_scrapping
        ),
        collective=collective,
    )
