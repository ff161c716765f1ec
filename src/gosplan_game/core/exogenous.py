"""What comes from outside in one quarter: sky, world market and slow trends.

Shocks are drawn before the step, so the step itself is deterministic.
"""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.core.quantities import Array, quantity


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exogenous:
    """Outside conditions of one quarter; the run axis may have length 1."""

    turn: int
    season: int
    """0 winter (Q1) to 3 autumn (Q4)."""

    weather: Array = quantity(
        "ratio", "Yield factor of the weather", "region", lower=0.2, upper=2, default=1
    )
    birth_rate: Array = quantity("per head/year", "Births of well-fed villages", lower=0, upper=0.1)
    death_rate: Array = quantity("per head/year", "Deaths of well-fed villages", lower=0, upper=0.1)
    world_grain_price: Array = quantity(
        "1928=1", "World price of grain", lower=0.05, upper=5, default=1
    )
    world_export_price: Array = quantity(
        "1928=1", "World price of other exports", lower=0.05, upper=5, default=1
    )
    world_import_price: Array = quantity(
        "1928=1", "World price of imports", lower=0.05, upper=5, default=1
    )
    trade_access: Array = quantity(
        "share", "How far foreign markets are open", lower=0, upper=1, default=1
    )
    credit_offer: Array = quantity(
        "million gold roubles/year",
        "New credit that foreigners offer",
        lower=0,
        upper=3000,
        default=0,
    )
    foreign_relief_offer: Array = quantity(
        "Mt/quarter", "Food and seed that foreign relief offers", lower=0, upper=3, default=0
    )
    census: Array = quantity("share", "Census at the quarter's end", lower=0, upper=1, default=0)
    war_scare: Array = quantity("share", "Fear of war among buyers", lower=0, upper=1, default=0)
    threat: Array = quantity("share", "Danger of war as known abroad", lower=0, upper=1, default=0)
    gold_production: Array = quantity(
        "million gold roubles/year", "Gold mined or bought up", lower=0, upper=1000, default=0
    )
    tractor_imports: Array = quantity(
        "thousand/year", "Tractors delivered from abroad", lower=0, upper=200, default=0
    )
    defence_secrecy: Array = quantity(
        "share", "Defence expenditure kept out of the published budget", lower=0, upper=1, default=0
    )
    product_share: Array = quantity(
        "product unit/plan unit",
        "A product's output per unit of its branch's output",
        "product",
        lower=0,
        default=0,
    )
    annexed_people: Array = quantity(
        "million", "People added by annexation in this quarter", "region", lower=0, default=0
    )
    annexed_area: Array = quantity(
        "Mha", "Grain area added by annexation in this quarter", "region", lower=0, default=0
    )
    annexed_herds: Array = quantity(
        "million head",
        "Animals added by annexation in this quarter",
        "region",
        "species",
        lower=0,
        default=0,
    )
    invasion_blow: Array = quantity(
        "standard deviations",
        "Strength of an invasion drawn, about the middling one",
        lower=-6,
        upper=6,
        default=0,
    )
