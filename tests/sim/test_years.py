"""Single rows of the chronology at work in the whole model: what each order of a year did."""

from dataclasses import replace

import numpy as np
import pytest
from tests.sim.paths import (
    Histories,
    between,
    historical_quarters,
    historical_states,
    played,
    unchanged,
)

from gosplan_game.core.calendar import Quarter
from gosplan_game.model.industry.investment import standing
from gosplan_game.sim.columns import widened
from gosplan_game.sim.step import step

HUNGER = "excess_deaths_hunger"
FAMINE = ("1932-Q3", "1933-Q4")


def weighted(flagship, region, factor):
    """Return a change that moves a region's weight in the quotas of 1931-33."""
    place = flagship.labels.regions.index(region)

    def change(orders, quarter):
        if Quarter.parse("1931-Q1") <= quarter <= Quarter.parse("1933-Q2"):
            orders["quota_weight"] = orders["quota_weight"].copy()
            orders["quota_weight"][place] *= factor

    return change


@pytest.fixture(scope="module")
def years(flagship) -> Histories:
    """History, and one order of it left out or given otherwise."""
    return played(
        flagship,
        {
            "history": unchanged,
            "no foreign relief": between("1921-Q1", "1923-Q4", foreign_relief=0.0),
            "no seizure of grain": between("1921-Q1", "1922-Q4", coercion=0.0),
            "no herds taken": between("1928-Q1", "1933-Q4", herd_levy=0.0),
            "ukraine lighter": weighted(flagship, "ukraine", 0.8),
            "ukraine heavier": weighted(flagship, "ukraine", 1.2),
            "barns opened": between("1932-Q4", "1933-Q2", grain_reserve=0.0, grain_relief=4.0),
            "no credit": between("1926-Q1", "1935-Q4", credit_drawn=0.0),
            "nobody executed": between("1921-Q1", "1941-Q2", executions=0.0),
        },
        series=(
            HUNGER, "excess_deaths@*", "sown_area_grain", "foreign_debt", "machinery_imports",
            "population", "grain_stocks_state", "cattle@kazakhstan", "exports", "grain_exports",
            "excess_deaths_executions", "gross_industry", "consumption_per_head",
            "readiness_defence", "support_workers", "support_peasants", "support_party",
            "fed_by_relief",
        ),
    )  # fmt: skip


def test_foreign_relief_of_1921_saves_lives(years):
    """Without the missions of Hoover and Nansen hundreds of thousands more die by mid-1923."""
    span = ("1921-Q3", "1923-Q2")
    saved = years.total(HUNGER, "no foreign relief", *span) - years.total(HUNGER, "history", *span)
    assert saved > 300


def test_kitchens_feed_millions_in_the_spring_of_1922(years):
    """At their height 10.5 million ate of American bread, and some two of the state's own."""
    fed = years.at("fed_by_relief", "history", "1922-Q2")
    assert 8.0 < fed < 15.0
    assert years.at("fed_by_relief", "no foreign relief", "1922-Q2") < 0.4 * fed
    assert years.at("fed_by_relief", "history", "1926-Q2") < 0.01


def test_requisition_costs_the_fields_of_1922(years):
    """Where nothing is taken by force in 1921-22 more is sown in the spring of 1922."""
    sown = [
        years.at("sown_area_grain", name, "1922-Q2") for name in ("history", "no seizure of grain")
    ]
    assert sown[1] > 1.015 * sown[0]


def test_the_steppe_starves_because_its_herds_are_taken(years):
    """Without levies on herds hardly anybody dies in Kazakhstan, and the cattle live."""
    span = ("1930-Q1", "1933-Q4")
    history, kept = (
        years.total("excess_deaths@kazakhstan", name, *span)
        for name in ("history", "no herds taken")
    )
    assert kept < 0.25 * history
    assert years.at("cattle@kazakhstan", "no herds taken", "1933-Q4") > (
        1.5 * years.at("cattle@kazakhstan", "history", "1933-Q4")
    )


def test_weights_of_the_quota_decide_where_people_die(years):
    """A fifth off or onto Ukraine's weight: far fewer or far more of its people die."""
    lighter, history, heavier = (
        years.total("excess_deaths@ukraine", name, *FAMINE)
        for name in ("ukraine lighter", "history", "ukraine heavier")
    )
    assert lighter < 0.8 * history
    assert heavier > 1.12 * history


def test_reserves_opened_in_the_last_winter_save_most(years):
    """Relief of four million tonnes a year from the autumn of 1932, and no reserve kept."""
    assert years.total(HUNGER, "barns opened", "1932-Q4", "1933-Q4") < (
        0.7 * years.total(HUNGER, "history", "1932-Q4", "1933-Q4")
    )


def test_foreign_credit_buys_machines_and_is_paid_back(years):
    """Debt is highest at the end of 1931 and under a third of that in 1935; without it fewer come.

    Gorlov and others: 1.4 billion roubles at the end of 1931, 139 million at the end of 1935.
    """
    debt = {year: years.at("foreign_debt", "history", f"{year}-Q4") for year in range(1925, 1937)}
    assert max(debt, key=debt.__getitem__) == 1931
    assert debt[1935] < 0.33 * debt[1931]
    span = ("1930-Q1", "1931-Q4")
    assert years.total("machinery_imports", "no credit", *span) < 0.85 * years.total(
        "machinery_imports", "history", *span
    )
    assert years.at("foreign_debt", "no credit", "1931-Q4") < 0.2 * debt[1931]


def test_the_census_of_1926_finds_147_million(years):
    """147.0 million on 17 December 1926."""
    assert years.at("population", "history", "1926-Q4") == pytest.approx(147.0, rel=0.025)


def test_a_reserve_of_some_six_million_tonnes_lies_ready_in_1941(years):
    """About six, by the chronology; within two."""
    assert years.at("grain_stocks_state", "history", "1941-Q2") == pytest.approx(6.0, abs=2.0)


def test_twice_the_grain_of_1927_brings_no_more_in_1930(years):
    """Over twice as much grain goes abroad as in 1926/27, and all exports earn hardly more."""
    before, after = ("1926-Q3", "1927-Q2"), ("1930-Q3", "1931-Q2")
    grain, earned = (
        years.total(series, "history", *after) / years.total(series, "history", *before)
        for series in ("grain_exports", "exports")
    )
    assert grain > 2.0
    assert earned < 0.6 * grain


def test_a_blockade_that_does_not_end_leaves_little_to_import(flagship):
    """Markets of 1921-23 as shut as in the winter of 1921: a third of imports, hardly a loan."""
    params = flagship.parameters()

    def bought(access):
        state, imports, lent = flagship.initial_state(), 0.0, 0.0
        for orders, outside in historical_quarters(flagship)[:12]:
            shut = outside.trade_access if access is None else 0 * outside.trade_access + access
            state, flows = step(state, orders, replace(outside, trade_access=shut), params)
            imports, lent = imports + flows.imports.item(), lent + flows.credit.item()
        return imports, lent

    (open_bought, open_lent), (shut_bought, shut_lent) = bought(None), bought(0.15)
    assert shut_bought < 0.4 * open_bought
    assert shut_lent < 0.25 * open_lent


def test_fear_of_war_empties_collections_in_the_autumn_of_1927(flagship):
    """The same barns, prices and orders without the fear: more is brought of its own will."""
    turn = Quarter.parse("1927-Q4") - flagship.quarter(0)
    state, params = historical_states(flagship, [turn])[turn], flagship.parameters()
    orders, outside = historical_quarters(flagship)[turn]
    calm = replace(outside, war_scare=0 * outside.war_scare)
    bought = [
        step(state, orders, sky, params)[1].bought.sum() for sky in (outside, calm)
    ]  # fmt: skip
    assert outside.war_scare.item() > 0.0
    assert bought[0] < 0.97 * bought[1]


def test_order_00447_kills_and_gives_nothing(years):
    """681,692 recorded executions in 1937-38; without any, nothing of worth is lower."""
    span = ("1937-Q1", "1938-Q4")
    dead = years.total("excess_deaths_executions", "history", *span)
    assert dead == pytest.approx(681.7, rel=0.02)
    assert years.total("excess_deaths_executions", "nobody executed", *span) == 0.0
    assert years.at("population", "nobody executed", "1938-Q4") > (
        years.at("population", "history", "1938-Q4") + 0.5
    )
    for series in ("gross_industry", "consumption_per_head", "readiness_defence",
                   "support_workers", "support_peasants", "support_party"):
        spared, history = (
            years.series(series, name, "1937-Q3", "1941-Q1").mean()
            for name in ("nobody executed", "history")
        )
        assert spared > 0.999 * history, series


OPENED = {
    "volkhov": "1926-Q4", "stalingrad_tz": "1930-Q2", "turksib": "1930-Q2", "kharkov_tz": "1931-Q4",
    "amo_zis": "1931-Q4", "gaz": "1932-Q1", "kuznetsk": "1932-Q2", "dneprostroi": "1932-Q4",
    "uralmash": "1933-Q3", "chelyabinsk_tz": "1933-Q2", "white_sea_canal": "1933-Q3",
    "metro": "1935-Q2", "moscow_volga": "1937-Q3",
}  # fmt: skip
"""When named works began to run, by the chronology."""
WHOLE = {"turksib", "white_sea_canal", "metro", "moscow_volga"}
"""Lines and canals, which carry nothing before they reach their end."""


@pytest.fixture(scope="module")
def handed_over(flagship):
    """Return stocks by turn: spending on projects, horses and tractors of history's path."""
    params, state = flagship.parameters(), widened(flagship.initial_state(), 2)
    shares, power = [], {}
    for turn, (orders, outside) in enumerate(historical_quarters(flagship)[: flagship.turns]):
        state, _ = step(state, orders, outside, params)
        shares.append(standing(spent=state.project_spent, cost=params.project_cost)[:, 0])
        if flagship.quarter(turn).season == 1:
            horses, tractors = state.herds[:, 0, 0].sum(), state.tractor_power[..., 0].sum()
            power[flagship.quarter(turn).year] = (float(horses), float(tractors))
    return np.array(shares), power


@pytest.mark.parametrize("works", OPENED)
def test_named_works_begin_to_run_when_they_did(flagship, handed_over, works):
    """Half of a works, all of a line, is there within two years of its opening."""
    row, share = flagship.labels.projects.index(works), 1.0 if works in WHOLE else 0.5
    runs = flagship.quarter(int(np.argmax(handed_over[0][:, row] >= share)))
    assert handed_over[0][-1, row] >= share
    assert abs(runs - Quarter.parse(OPENED[works])) <= 8, str(runs)


def test_tractors_replace_horses_late(handed_over):
    """Over a third of all draught is gone in 1933, and tractors are a sixth of what is left.

    Those of 1938, a fourth of all or more, have still not made good what was lost.
    """
    power = handed_over[1]
    all_of = {year: sum(both) for year, both in power.items()}
    assert all_of[1933] < 0.65 * all_of[1929]
    assert power[1933][1] < all_of[1933] / 6
    assert power[1938][1] > all_of[1938] / 4
    assert all_of[1933] < all_of[1938] < 0.8 * all_of[1929]


def test_horses_are_under_half_within_five_years(handed_over):
    """Some 34 million before collectivisation, 33.5 by the count of 1928, under 17 after it."""
    horses = {year: both[0] for year, both in handed_over[1].items()}
    assert horses[1929] == pytest.approx(34.0, rel=0.06)
    assert max(horses[year] for year in range(1934, 1937)) < 17.0
