"""The further stocks of the catalogue, read off the state at a quarter's end."""

from __future__ import annotations

from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State


def further_stocks(after: State) -> dict[str, Array]:
    """Return the indicators of `core.further_stocks` by id."""
    return {
        "grain_land": after.grain_land,
        "seed_fund": after.seed_fund,
        "soil": after.soil,
        "farm_tools": after.implements,
        "farm_skill": after.farm_skill,
        "feed_adequacy": after.feed_adequacy,
        "campaign_disorder": after.disruption,
        "grain_marketings": after.marketings,
        "technical_crops": after.technical_crops,
        "schooled_youth": after.schooled,
        "students_engineering": after.engineers_early + after.engineers_late,
        "students_medicine": after.doctors_early + after.doctors_late,
        "trade_pupils": 1000 * after.trade_pupils,
        "unfinished_dwellings": after.housing_unfinished,
        "experienced_workers": after.experience,
        "working_plant": after.readiness,
        "eastern_plant": after.eastern_share,
        "unsold_goods": after.unsold_goods,
        "currency_trust": after.currency_trust,
        "retail_price": after.retail_price,
        "market_price": after.market_price,
        "foreign_debt_due": after.debt_short,
        "imports_on_the_way": (
            after.machines_arriving + after.materials_arriving + after.goods_arriving
        ),
        "forces_equipment": after.equipment,
        "officers": after.officers,
    }
