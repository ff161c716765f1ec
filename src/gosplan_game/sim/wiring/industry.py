"""Wiring of production: claims, deliveries, output and what is kept out of sight."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, clipped
from gosplan_game.core.state import State
from gosplan_game.model.industry import fuel, ore, planning, power, production, quality
from gosplan_game.model.money import private
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.bread import Bread
from gosplan_game.sim.wiring.plant import handed_over, left_from_works, running_capital
from gosplan_game.sim.wiring.population import Vitals
from gosplan_game.sim.wiring.totals import once
from gosplan_game.sim.wiring.work import Work


class Industry(NamedTuple):
    """Production of the quarter."""

    readiness: Array
    capacity: Array
    tautness: Array
    made: production.Output
    imported: Array
    exported: Array
    ore: Array
    """Iron ore raised, Mt, (B,)."""
    hidden: Array
    belief: Array
    products: Array
    relative: Array
    at_home: Array
    """Sound output left in the country against 1928, (S, B)."""
    scrap: Array
    """Share of what is counted as made that nobody can use, (S, B)."""
    sound: Array
    """Use of a unit kept at home against a unit of 1928, (S, B)."""
    spoiled: Array
    """Scrap beyond that of 1928, plan units, (S, B)."""
    goods: Array
    relative_last: Array


def _grain(decisions: Decisions, params: Params, eaten: Bread) -> Array:
    """Grain that industry can work up, against 1928, (B,)."""
    return production.grain_at_hand(
        marketings=eaten.marketings / params.marketings_1928,
        issued=4 * eaten.served.industry / params.works_grain_1928,
        plan_binding=decisions.plan_binding,
    )


def _raw_limit(
    state: State, params: Params, crops: Array, grain: Array, capacity: Array
) -> Array:
    """Ceiling that farm raw materials set to each branch, share of capacity, (S, B)."""
    animals = (state.herds * params.herd_food_weight).sum(axis=(0, 1))
    animals = animals / totals.animals_1928(params)
    cotton = params.home_fibre * crops + (1 - params.home_fibre) * (
        4 * state.materials_arriving / params.material_imports_1928
    )
    from_crops, from_animals = params.food_from_crops, params.food_from_animals
    food = from_crops * crops + from_animals * animals + (1 - (from_crops + from_animals)) * grain
    raw = params.fibre_dependence * cotton + params.farm_food_dependence * food
    dependence = params.fibre_dependence + params.farm_food_dependence
    relative = np.maximum(capacity / totals.output_1928(params), 1e-6)
    share = np.minimum(raw / np.maximum(dependence, 1e-9) / relative, 1.0)
    return 1 - dependence * (1 - share)


@once
def _local_megawatts(params: Params) -> Array:
    """Return megawatts of finished projects that need no coal carried, by branch, (S, P)."""
    amount = params.project_megawatts * params.project_local_fuel
    by_branch: Array = (params.project_branch[:, :, 0] * amount[:, :1]).T
    return by_branch


@once
def coal_need(state: State, params: Params) -> Array:
    """Return the fuel that a unit of each branch's output needs against the norm, (S, B)."""
    return power.coal_need(
        local=power.local_share(
            local_megawatts=_local_megawatts(params) @ handed_over(state, params),
            hours=params.station_hours,
            output=state.output,
        ),
        usual=params.local_power_usual,
    )


@once
def fuel_ratio(state: State, params: Params) -> Array:
    """Return each user's need of each good against the norm, (S, S, B)."""
    return power.fuel_ratio(replaced=params.replaced_fuel, coal_need=coal_need(state, params))


def pressures(
    params: Params,
    *,
    season: int,
    plan_binding: Array,
    tautness: Array,
    experience: Array,
    shortage: Array,
) -> quality.Pressures:
    """Return what presses on quality in a quarter; arguments as of `quality.pressures`."""
    return quality.pressures(
        pace=params.season_of_work[season],
        plan_binding=plan_binding,
        tautness=tautness,
        experience=experience,
        experience_1928=params.experience_1928,
        shortage=shortage,
        storming_effect=params.scrap_storming,
        tautness_effect=params.scrap_pressure,
        newcomer_effect=params.scrap_pressure,
        shortage_effect=params.scrap_pressure,
    )


def industry(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    alive: Vitals,
    hands: Work,
    crops: Array,
    eaten: Bread,
) -> Industry:
    """Bring plant back, claim, ration and produce."""
    base = params.base_output
    before = totals.relative_output(state, params)
    left = left_from_works(decisions, params)
    ready = production.readiness(
        readiness=state.readiness,
        food=alive.nutrition_urban,
        fuel=fuel.fuel(
            mineral=(params.fuel_weight * before).sum(axis=0),
            firewood=fuel.firewood(
                horses=state.herds[:, 0],
                horses_1928=params.herds_1928[:, 0],
                feed_adequacy=state.feed_adequacy,
            ),
            substitution=params.firewood_substitution,
        ),
        working_capital=clipped(
            1 + params.credit_in_supplies * (decisions.trade_credit - 1), 0.3, 1.2
        )
        * clipped(1 - params.overstock_cut * state.unsold_goods, 0.5, 1.0),
        repair=clipped(left, 1e-3, 1.0) ** params.repair_parts,
        hands=hands.supply / totals.employed_1928(params),
        speed=params.recovery_speed,
        aim=params.recovery_aim,
    ) + private.restarted(
        leased=state.leased,
        small_works=params.small_works,
        readiness=state.readiness,
        effect=params.lease_effect,
    )
    ready = np.minimum(ready, 1.0)
    possible = production.capacity(
        base_output=base,
        technique=state.technique,
        running_capital=running_capital(state, params),
        employment_ratio=hands.market.employed / params.employment_1928,
        quality=hands.quality / params.labour_quality_1928,
        commanders=state.commanders,
        labour_share=params.labour_share,
        substitution=params.substitution,
        terror_effect=params.terror_capacity,
    ) * (1 - params.hidden_idle * state.hidden_reserve)
    taut = decisions.plan_target / np.maximum(4 * possible, 1e-9)
    working = production.effort(
        tautness=taut,
        plan_binding=decisions.plan_binding,
        usual=params.effort_usual,
        slope=params.effort_slope,
        collapse=params.effort_collapse,
        limit=params.effort_limit,
    )
    imported = params.material_import_mix * state.materials_arriving
    felt = pressures(
        params,
        season=outside.season,
        plan_binding=decisions.plan_binding,
        tautness=taut,
        experience=hands.experience,
        shortage=state.shortage,
    )
    scrap = quality.scrap(
        norm=params.scrap_norm,
        pressure=felt.storming + felt.newcomers + felt.tautness + felt.shortage,
    )
    sound = quality.sound(scrap=scrap, norm=params.scrap_norm)
    smelting = params.ore_dependence > 0
    ore_rate = ore.rate(
        usual=params.ore_rate,
        worn=params.depreciation * state.capital.sum(axis=0),
        worn_1928=params.depreciation * params.capital_1928.sum(axis=0),
        output=(smelting * state.output).sum(axis=0),
        output_1928=(smelting * totals.output_1928(params)).sum(axis=0),
        old_iron=params.old_iron,
        most=params.old_iron_most,
    )
    made = production.produce(
        capacity=possible,
        effort=working,
        target=decisions.plan_target,
        plan_binding=decisions.plan_binding,
        previous=state.output,
        inventories=state.inventories,
        imported=imported,
        exported_share=decisions.export_share * outside.trade_access,
        sound=sound,
        coefficients=params.technical_coefficients,
        norm=params.input_norm
        ** np.maximum(
            (totals.value_1928(params) * (state.technique - 1)).sum(axis=0)
            / totals.all_value_1928(params),
            0.0,
        ),
        fuel_ratio=fuel_ratio(state, params),
        priority=decisions.priority,
        raw_limit=_raw_limit(state, params, crops, _grain(decisions, params, eaten), possible)
        * ore.ceiling(
            capacity=state.ore_capacity,
            readiness=ready,
            possible=possible,
            rate=ore_rate,
            dependence=params.ore_dependence,
        ),
        final_share=params.final_share,
        base_output=base,
        season_of_work=params.season_of_work[outside.season],
        shortage_effect=params.shortage_effect,
        hoarding=production.hoarding_on_credit(
            hoarding=params.hoarding,
            credit=decisions.trade_credit,
            response=params.credit_hoarding,
        ),
        hoarding_limit=params.hoarding_limit,
        overfulfilment=params.overfulfilment,
        stock_cover=params.stock_cover,
        stocks_at_hand=params.stocks_at_hand,
        overstock=params.overstock_cut,
        storable=params.storable,
        stock_loss=params.stock_loss,
        inertia=params.output_inertia,
    )
    relative = made.output / totals.output_1928(params)
    exported = made.output * decisions.export_share * outside.trade_access
    kept = (made.output - exported) * sound
    at_home = kept / totals.output_1928(params)
    return Industry(
        readiness=ready,
        capacity=possible,
        tautness=taut,
        made=made,
        imported=imported,
        exported=exported,
        ore=ore.raised(
            capacity=state.ore_capacity,
            readiness=ready,
            output=made.output,
            rate=ore_rate,
            dependence=params.ore_dependence,
        ),
        hidden=planning.hidden_reserve(
            hidden=state.hidden_reserve,
            ratchet_belief=state.ratchet_belief,
            plan_binding=decisions.plan_binding,
            largest=params.hidden_reserve_limit,
            patience=params.patience,
            speed=params.hiding_speed,
        ),
        belief=planning.ratchet_belief(
            belief=state.ratchet_belief,
            target=decisions.plan_target,
            target_last=state.target_last,
            reported_ratio=4 * state.output_reported / np.maximum(state.target_last, 1e-9),
            weight=totals.branch_weight(params),
            learning=params.ratchet_learning,
        ),
        products=production.products(
            wanted=params.product_branch[:, :, 0] @ made.output
            * outside.product_share,
            workshops=params.product_workshops,
            makes=params.project_makes,
            standing=handed_over(state, params),
        ),
        relative=relative,
        at_home=at_home,
        scrap=scrap,
        sound=sound,
        spoiled=made.output - exported - kept,
        goods=(params.consumer_weight * at_home).sum(axis=0)
        * (1 - params.metalware_share * (1 - clipped(left, 0.0, 1.0)))
        + 4 * state.goods_arriving / params.consumer_goods_1928,
        relative_last=before,
    )
