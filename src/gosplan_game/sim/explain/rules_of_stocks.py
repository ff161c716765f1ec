"""Accounts of the further stocks: seed, soil, tools, students, works, debt, equipment."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.money import scissors
from gosplan_game.sim.explain.rules import Moves, Played, Ratio, Rule, shift

SPRING = 1
THOUSAND = 1000.0
FEED_NEWS = 0.4
"""Weight of the quarter in the smoothed feed (model.agriculture.herds)."""


def _change(q: Played, field: str) -> Array:
    moved: Array = getattr(q.after, field) - getattr(q.before, field)
    return moved


def _up_or_down(rise: str, fall: str, field: str) -> Moves:
    """Return the rule of a state that one process raises and another lowers."""
    return Moves(lambda q: {
        rise: np.maximum(_change(q, field), 0.0), fall: np.minimum(_change(q, field), 0.0)
    })


def _smoothed(
    news: str, earlier: str, field: str, weight: Callable[[Played], Array | float]
) -> Moves:
    """Return the rule of a smoothed state: the quarter comes in, older quarters fade."""

    def moves(q: Played) -> Mapping[str, Array]:
        fading = -weight(q) * getattr(q.before, field)
        return {news: _change(q, field) - fading, earlier: fading}

    return Moves(moves)


def _sold_off(q: Played) -> Array:
    """Share of earlier stocks that credit let syndicates no longer keep."""
    return scissors.sold_off(
        share=q.params.glut_sale, credit=q.orders.trade_credit,
        neutral_credit=q.params.neutral_credit,
    )


def _residual(known: str, amount: str, other: str, field: str, scale: float = 1.0) -> Moves:
    """Return the rule of a stock that a recorded flow feeds and one process drains."""

    def moves(q: Played) -> Mapping[str, Array]:
        came = scale * getattr(q.flows, amount)
        return {known: came, other: _change(q, field) - came}

    return Moves(moves)


def _soil(q: Played) -> Mapping[str, Array]:
    """Fallow restores the soil once a year, at sowing; land ploughed beyond it is worn."""
    change = _change(q, "soil")
    rested = np.zeros_like(change)
    if q.outside.season == SPRING:
        rested = q.params.soil_recovery * (1 - q.before.soil)
    return {"fallow": rested, "rotations_broken": change - rested}


def _skill(q: Played) -> Mapping[str, Array]:
    learned = q.params.skill_recovery * (1 - q.before.farm_skill)
    return {"farmers_learn": learned,
            "farmers_expropriated": _change(q, "farm_skill") - learned}


def _students(early: str, late: str, order: str) -> Moves:
    def moves(q: Played) -> Mapping[str, Array]:
        admitted = getattr(q.orders, order) / 4
        return {"admitted": admitted,
                "left_courses": _change(q, early) + _change(q, late) - admitted}

    return Moves(moves)


def _trade_pupils(q: Played) -> Mapping[str, Array]:
    return {"trade_called": THOUSAND * q.flows.trade_called,
            "trade_graduates": -THOUSAND * q.flows.trade_graduates}


def _experience(q: Played) -> Mapping[str, Array]:
    learned = q.params.learning * (1 - q.before.experience)
    employed = np.maximum(q.after.employment.sum(axis=0), 1e-9)
    schooled = q.params.trade_skill * q.flows.trade_graduates / employed
    return {"learned_their_trade": learned, "trade_graduates": schooled,
            "newcomers_and_losses": _change(q, "experience") - learned - schooled}


def _eastern(state: State) -> Array:
    found: Array = state.eastern_share * state.capital
    return found


def _debt_due(q: Played) -> Mapping[str, Array]:
    """What fell due is told by the debt due later: it lost this and gained its credit."""
    short = q.params.short_credit
    credit = q.flows.credit * short
    falls_due = q.flows.credit * (1 - short) - _change(q, "debt_long")
    return {"credit": credit, "falls_due": falls_due,
            "settled": _change(q, "debt_short") - credit - falls_due}


def _on_the_way(q: Played) -> Mapping[str, Array]:
    fields = ("machines_arriving", "materials_arriving", "goods_arriving")
    ordered = {f"ordered_{name.split('_')[0]}": getattr(q.after, name) for name in fields}
    return {**ordered, "arrived": -sum(getattr(q.before, name) for name in fields)}


RULES: dict[str, Rule] = {
    "grain_land": shift("annexed", "grain_land"),
    "seed_fund": _up_or_down("seed_put_by", "seed_taken", "seed_fund"),
    "soil": Moves(_soil),
    "farm_tools": shift("goods_for_villages", "implements"),
    "farm_skill": Moves(_skill),
    "feed_adequacy": _smoothed(
        "feed_of_the_quarter", "earlier_feed", "feed_adequacy", lambda _: FEED_NEWS
    ),
    "campaign_disorder": _up_or_down("driven_into_kolkhozy", "calmed", "disruption"),
    "grain_marketings": _smoothed(
        "sold_now", "earlier_sales", "marketings",
        lambda q: q.params.marketed_in_season[q.outside.season],
    ),
    "technical_crops": shift("crop_of_the_year", "technical_crops"),
    "schooled_youth": shift("school_places", "schooled"),
    "students_engineering": _students("engineers_early", "engineers_late", "technical_training"),
    "students_medicine": _students("doctors_early", "doctors_late", "medical_training"),
    "trade_pupils": Moves(_trade_pupils),
    "unfinished_dwellings": _residual(
        "spent_on_dwellings", "housing_investment", "dwellings_finished", "housing_unfinished"
    ),
    "experienced_workers": Moves(_experience),
    "working_plant": _up_or_down("brought_into_use", "fallen_idle", "readiness"),
    "eastern_plant": Ratio(
        "plant_out_of_reach", lambda q: _eastern(q.after), "capital", lambda q: q.after.capital
    ),
    "unsold_goods": _smoothed("left_unsold", "earlier_sold_off", "unsold_goods", _sold_off),
    "currency_trust": shift("stable_money_spread", "currency_trust"),
    "retail_price": shift("state_prices_set", "retail_price"),
    "market_price": shift("demand_against_supply", "market_price"),
    "foreign_debt_due": Moves(_debt_due),
    "imports_on_the_way": Moves(_on_the_way),
    "forces_equipment": _residual(
        "equipment_delivered", "equipment_delivered", "equipment_worn", "equipment"
    ),
    "officers": shift("training_terror_newcomers", "officers"),
}
"""Accounts by key of the indicator."""
