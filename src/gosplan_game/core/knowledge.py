"""What the office knows of each indicator while the game runs, and on what ground.

    voice      true      counted by the state itself, or by people one can count
               reported  a twin ``~reported`` stands in its place
               record    no office has it; the record alone tells it, for the country
               books     no office has it; the debrief opens it

The rule is one: the office sees what `sim.believed` makes of the state. People, money, debt
and the state's own grain and works are true; harvest, grain of farms, herds, sown area,
output, capacity and stocks of materials are what is reported; shares, totals and nutrition
are reckoned anew from these. Registered deaths are people, and true. Deaths *above the
usual* and births that did not come are a historian's reckoning, which no office made: the
record, a plain caption, tells the excess deaths and the hungry of the country to the present
quarter and is the only view that may read them. `report.reading.Reading` enforces this, and
`tests/viewmodels/test_guard.py` and `test_two_voices.py` show that no view gets round it.

Outputs of branches and products, which scenarios name, are reported.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gosplan_game.core.variables import VARIABLES

Voice = Literal["true", "reported", "record", "books"]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why the office knows some indicators, or does not."""

    id: str
    voice: Voice
    meaning: str
    series: tuple[str, ...]


def _ground(name: str, voice: Voice, meaning: str, series: str) -> Ground:
    return Ground(name, voice, meaning, tuple(series.split()))


GROUNDS = (
    _ground("reports", "reported", "what farms and enterprises report of themselves",
            "grain_harvest grain_stocks_peasant sown_area_grain horses cattle pigs sheep_goats "
            "gross_output capacity inventories"),
    _ground("registers", "reported", "registers carried forward from the last census",
            "population population_rural deaths"),
    _ground("reckoned", "reported", "reckoned anew from what is reported and believed",
            "nutrition_rural hungry_people consumption_per_head pig_iron largescale_industry "
            "gross_industry gdp gdp_per_head national_product statistics_honesty"),
    _ground("published", "true", "a report by itself, under its published name",
            "grain_harvest_official industry_official plan_fulfilment defence_published"),
    _ground("people", "true", "people who are counted, registered or on a list",
            "population_urban births census_missing rural_urban_migration "
            "expelled_persons passported deported_persons special_settlers camp_prisoners "
            "armed_forces unemployment_registered jobless fed_by_relief women_in_work strikers "
            "literacy pupils schooled_youth students_engineering students_medicine trade_pupils "
            "engineers doctors employment workers_and_employees industrial_employment separations "
            "labour_turnover experienced_workers commanders officers training "
            "support_workers support_peasants support_party peasant_disturbances"),
    _ground("money", "true", "prices, wages, cash, budget and trade, in money",
            "scissors_ratio scissors_ratio_year price_level kolkhoz_market_ratio retail_price "
            "market_price real_wage nominal_wage money_in_circulation currency_trust "
            "budget_balance budget_expenditure defence_spending defence_budget_share exports "
            "imports machinery_imports machinery_share_imports imports_on_the_way gold "
            "valuables church_plate concession_capital private_profits rents leased_works "
            "investment investment_by_plan queue_hours goods_bought unsold_goods"),
    _ground("debt", "true", "what is owed",
            "foreign_debt foreign_debt_due state_loans credit_record"),
    _ground("scales", "true", "grain that went over the state's scales, and crops over mills'",
            "grain_procurement grain_exports grain_stocks_state grain_stocks_state_july "
            "machine_payments state_farm_deliveries grain_marketings technical_crops"),
    _ground("rations", "true", "food of towns: issued by the state or sold on their markets",
            "bread_ration nutrition_urban nutrition_towns nutrition_special_list "
            "nutrition_third_list"),
    _ground("works", "true", "plant, sites and dwellings in the state's own books",
            "capital unfinished_works unmastered_plant working_plant eastern_plant "
            "project_progress station_power ore_capacity ore_sinking best_practice "
            "foreign_equipment tractors_in_use tractors_fuelled forces_equipment "
            "housing_stock living_space housing_completed unfinished_dwellings war_industry_east "
            "exposed_industry readiness_defence evacuated invasion_loss invasion_loss_low "
            "invasion_loss_high"),
    _ground("claims", "true", "claims for material that supply offices could not fill",
            "shortage"),
    _ground("decrees", "true", "what a decree or a campaign brought under it",
            "collectivised_households sown_area_collectivised sown_area_state_farms "
            "station_land cattle_collective campaign_disorder"),
    _ground("surveys", "true", "land and farms as surveyed; no report of them differs",
            "grain_land soil farm_tools farm_skill seed_fund feed_adequacy"),
    _ground("record", "record", "deaths above those of well-fed times without repression",
            "excess_deaths"),
    _ground("books", "books", "reckoned in hindsight, or hidden by those who would report it",
            "excess_deaths_hunger excess_deaths_deportation excess_deaths_camps "
            "excess_deaths_executions excess_deaths_towns births_lost weakness_rural "
            "unregistered_deaths dead_registered weakness_urban technique iron_ore "
            "defence_product defence_share_gnp scrap statisticians invasion_drawn weather"),
)
"""Grounds in the order in which the dictionary prints them; each indicator has one."""

_OF: Mapping[str, Ground] = {name: ground for ground in GROUNDS for name in ground.series}
RECORDED = frozenset({"excess_deaths", "hungry_people"})
"""What the record tells, and nothing else."""


def ground_of(name: str) -> Ground:
    """Return the ground of an indicator; outputs and products are reported."""
    return _OF.get(name, GROUNDS[0])


def shut(name: str) -> bool:
    """Return whether an indicator, by name without place, is no office's to read."""
    return ground_of(name).voice in ("record", "books")


def of_the_dead(name: str) -> bool:
    """Return whether an indicator counts excess deaths: by it promises are judged at any time."""
    return name.split("_")[:2] == ["excess", "deaths"]


def unplaced() -> tuple[str, ...]:
    """Return indicators of the catalogue without a ground, and grounds of none: should be empty."""
    listed = [name for ground in GROUNDS for name in ground.series]
    twice = {name for name in listed if listed.count(name) > 1}
    return tuple(sorted({*(set(VARIABLES) ^ set(listed)), *twice}))
