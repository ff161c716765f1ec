"""One quarter: the contents page of the model.

shocks and orders -> prices -> campaign, sowing, harvest -> collection and stores
-> use of grain -> people -> confinement, army and call-up -> schools -> work -> production ->
building -> herds -> money -> trade -> reports, mood, defence -> closing stocks
"""

from __future__ import annotations

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.flows import Flows
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.sim.closing import closing
from gosplan_game.sim.flow_record import flows_of
from gosplan_game.sim.wiring.bread import bread
from gosplan_game.sim.wiring.building import building
from gosplan_game.sim.wiring.commerce import commerce
from gosplan_game.sim.wiring.confined import confined
from gosplan_game.sim.wiring.industry import Industry, industry
from gosplan_game.sim.wiring.land import land
from gosplan_game.sim.wiring.livestock import livestock
from gosplan_game.sim.wiring.population import vitals
from gosplan_game.sim.wiring.registers import registered
from gosplan_game.sim.wiring.reserves import reserved
from gosplan_game.sim.wiring.schools import schools
from gosplan_game.sim.wiring.standing import standing
from gosplan_game.sim.wiring.treasury import money, overhang_of, prices
from gosplan_game.sim.wiring.work import jobs_pull, work


def step(
    state: State, decisions: Decisions, outside: Exogenous, params: Params
) -> tuple[State, Flows]:
    """Return the country a quarter later and the flows that made it so.

    Args:
        state: Stocks at the quarter's start.
        decisions: Orders in force.
        outside: Weather, world market and slow trends of the quarter.
        params: The model's parameters.

    Returns:
        Closing stocks and named flows. Deterministic: equal arguments give equal results.
    """
    cut = prices(state, decisions, outside.season, params)
    overhang = overhang_of(state, params)
    fields = land(state, decisions, outside, params, cut.felt, cut.goods)
    grain = bread(state, decisions, outside, params, fields, overhang)
    alive = vitals(state, decisions, outside, params, fields, grain, jobs_pull(state, params))
    books = registered(state, outside, params, alive)
    trades = reserved(
        state, decisions, params, confined(state, decisions, outside, params, alive)
    )
    people = trades.people
    taught = schools(state, decisions, params, trades.schools)
    hands = work(state, decisions, outside, params, alive, taught)
    output = industry(
        state, decisions, outside, params, alive, hands, fields.technical_crops, grain
    )
    built = building(state, decisions, outside, params, output, hands, taught, fields)
    animals = livestock(state, decisions, outside, params, fields, grain, _tractors(output, params))
    purse = money(state, decisions, params, cut, grain, alive, people, hands, output, built, taught)
    abroad = commerce(state, decisions, outside, params, grain, output)
    mood = standing(
        state,
        decisions,
        outside,
        params,
        fields,
        grain,
        alive,
        people,
        hands,
        output,
        built,
        purse.real_wage,
    )
    parts = (
        cut, fields, grain, alive, books, people, trades, taught, hands, output, built, animals,
        purse, abroad, mood,
    )  # fmt: skip
    return (
        closing(state, decisions, outside, *parts),
        flows_of(state, decisions, outside, params, *parts),
    )


def _tractors(output: Industry, params: Params) -> Array:
    """Tractors built in the quarter, thousand, (B,)."""
    return (params.tractor_product * output.products).sum(axis=0)
