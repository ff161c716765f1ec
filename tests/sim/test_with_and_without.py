"""Rows of the chronology with and without their cause: the difference, and its size.

Thresholds stand at about half of what was measured, so that a new fit does not cross them.
"""

from dataclasses import replace

import numpy as np
import pytest
from tests.sim.paths import (
    Histories,
    arms_of,
    between,
    historical_quarters,
    played,
    unchanged,
)

from gosplan_game.core.calendar import Quarter
from gosplan_game.sim.columns import widened
from gosplan_game.sim.step import step

VARIANTS = {
    "history": unchanged,
    "no grain abroad": between("1922-Q4", "1923-Q2", grain_exports=0.0),
    "measures go on": between("1928-Q3", "1928-Q4", coercion=0.5),
    "deported": between("1933-Q3", "1935-Q4", deportation=600.0),
    "plots left": between("1939-Q2", "1941-Q2", plot_concession=0.9),
    "dear lists": between("1925-Q1", "1926-Q4", price_ceiling=1.2),
    "grain dear": between("1927-Q3", "1927-Q4", grain_price=0.9),
    "no purge": between("1936-Q4", "1941-Q2", terror=0.3, arrests=0.0, executions=0.0),
    "eight hours": between("1929-Q1", "1932-Q4", working_hours=1.0),
    "law of 1939": between("1940-Q3", "1941-Q2", labour_decree=0.5),
    "no records": between("1935-Q4", "1936-Q4", norm_campaign=0.1),
    "slow to master": unchanged,
    "spared ground": unchanged,
    "calm at the face": unchanged,
    "arms of 1936": unchanged,
}
HASTE = ("depletion", "ore_exhaustion", "haste_depletion")


@pytest.fixture(scope="module")
def rows(flagship) -> Histories:
    """History, and history without one cause."""
    speed = np.repeat(flagship.parameters().mastering_speed, len(VARIANTS), axis=-1)
    speed[:, list(VARIANTS).index("slow to master")] *= 0.5
    ground = {
        name: np.repeat(getattr(flagship.parameters(), name), len(VARIANTS), axis=-1)
        for name in HASTE
    }
    for name in HASTE[:2]:
        ground[name][..., list(VARIANTS).index("spared ground")] = 0.0
    ground["haste_depletion"][..., list(VARIANTS).index("calm at the face")] = 0.0
    return played(
        flagship,
        {**VARIANTS, "arms of 1936": arms_of(flagship, "1936-Q4")},
        series=(
            "excess_deaths_deportation", "grain_stocks_state", "exports", "gold", "queue_hours",
            "grain_procurement", "peasant_disturbances", "support_peasants", "support_workers",
            "special_settlers", "pigs", "cattle_collective", "kolkhoz_market_ratio", "commanders",
            "gross_industry", "investment", "labour_turnover", "unmastered_plant", "ore_capacity",
            "oil", "steel", "gross_output.defence",
        ),
        changes={"mastering_speed": speed, **ground},
    )  # fmt: skip


def ratio(rows, series, variant, first, last=None):
    """Return a series of a variant over history's, of sums of a span."""
    last = last or first
    return rows.total(series, variant, first, last) / rows.total(series, "history", first, last)


def test_grain_sold_abroad_in_1923_is_missing_in_the_barns(rows):
    """Unsold, a tenth or more remains in the barns; exports, and gold, pay for it."""
    span = ("1922-Q4", "1923-Q2")
    assert ratio(rows, "grain_stocks_state", "no grain abroad", "1923-Q2") > 1.1
    assert ratio(rows, "exports", "no grain abroad", *span) < 0.85
    assert ratio(rows, "gold", "no grain abroad", "1923-Q2") < 0.9


def test_measures_kept_in_1928_bring_grain_and_revolt(rows):
    """Force of the winter kept after July: more grain, and disorder rises by far more."""
    grain = ratio(rows, "grain_procurement", "measures go on", "1928-Q3", "1928-Q4")
    revolt = ratio(rows, "peasant_disturbances", "measures go on", "1928-Q3", "1929-Q1")
    assert grain > 1.02
    assert revolt > 1.12
    assert revolt - 1 > 2 * (grain - 1)


def test_deportation_kept_after_may_1933_fills_the_settlements_and_kills(rows):
    """Six hundred thousand a year to 1935: half as many settlers again, many more deaths."""
    assert ratio(rows, "special_settlers", "deported", "1935-Q4") > 1.4
    span = ("1933-Q3", "1936-Q4")
    assert ratio(rows, "excess_deaths_deportation", "deported", *span) > 1.6


def test_plots_measured_anew_move_animals_to_the_barns(rows):
    """Left as they were, plots keep more pigs, barns fewer cattle, and peasants think better."""
    span = ("1940-Q4", "1941-Q2")
    assert ratio(rows, "pigs", "plots left", *span) > 1.03
    assert ratio(rows, "cattle_collective", "plots left", *span) < 0.94
    assert ratio(rows, "support_peasants", "plots left", "1940-Q1", "1941-Q2") > 1.05


def test_lists_below_the_market_make_the_goods_famine(rows):
    """With lists that clear, nobody queues in 1926, and free prices stand nearer to them."""
    span = ("1925-Q4", "1926-Q4")
    assert rows.total("queue_hours", "history", *span) > 1.0
    assert ratio(rows, "queue_hours", "dear lists", *span) < 0.3
    assert ratio(rows, "kolkhoz_market_ratio", "dear lists", *span) < 0.95


def test_cheap_grain_empties_collections_in_the_autumn_of_1927(rows):
    """At the price of the spring a quarter more and beyond is brought by the new year."""
    assert ratio(rows, "grain_procurement", "grain dear", "1927-Q4") > 1.25


def test_plants_slow_to_master_make_less_in_1936(rows):
    """At half the pace more plant stands unlearned in 1936, and industry makes less."""
    span = ("1936-Q1", "1936-Q4")
    assert ratio(rows, "unmastered_plant", "slow to master", *span) > 1.2
    assert ratio(rows, "gross_industry", "slow to master", *span) < 0.97


def test_the_purge_stalls_output_and_investment_in_1938(rows):
    """Without it the works keep their heads and make more, and 1938 grows faster."""
    year, before = ("1938-Q1", "1938-Q4"), ("1937-Q1", "1937-Q4")
    assert ratio(rows, "commanders", "no purge", "1938-Q4") > 1.4
    assert ratio(rows, "gross_industry", "no purge", *year) > 1.06
    assert ratio(rows, "investment", "no purge", *year) > 1.05
    growth = [
        rows.total("gross_industry", name, *year) / rows.total("gross_industry", name, *before)
        for name in ("history", "no purge")
    ]
    assert growth[1] - growth[0] > 0.03


def test_the_seven_hour_day_costs_output(rows):
    """Eight hours kept from 1929 to 1932 make over a fiftieth more."""
    assert ratio(rows, "gross_industry", "eight hours", "1930-Q1", "1932-Q4") > 1.02


def test_the_law_of_1940_ties_people_and_angers_them(rows):
    """Under the law of 1939 more leave, and workers think better of the state.

    Output hardly differs either way.
    """
    year = ("1940-Q3", "1941-Q2")
    assert ratio(rows, "labour_turnover", "law of 1939", *year) > 1.15
    assert ratio(rows, "support_workers", "law of 1939", "1940-Q4", "1941-Q2") > 1.05
    assert ratio(rows, "gross_industry", "law of 1939", *year) == pytest.approx(1.0, abs=0.02)


def test_records_gain_first_and_cost_later(rows):
    """Stakhanov's: near a hundredth in half a year, a loss the year after, and anger."""
    assert ratio(rows, "gross_industry", "no records", "1935-Q4", "1936-Q1") < 0.994
    assert ratio(rows, "gross_industry", "no records", "1936-Q4", "1937-Q4") > 1.006
    assert ratio(rows, "support_workers", "no records", "1936-Q1", "1937-Q1") > 1.025


def test_the_same_grain_of_1930_earns_less_than_at_prices_of_1929(flagship):
    """World prices of grain kept as in 1929: as many tonnes earn a tenth more and beyond."""
    params, state = flagship.parameters(), widened(flagship.initial_state(), 2)
    kept, earned, sold = None, np.zeros(2), np.zeros(2)
    for turn, (orders, outside) in enumerate(historical_quarters(flagship)):
        quarter = flagship.quarter(turn)
        if quarter > Quarter.parse("1931-Q4"):
            break
        price = np.repeat(outside.world_grain_price, 2, axis=-1)
        if quarter == Quarter.parse("1929-Q3"):
            kept = price[..., 1].copy()
        if kept is not None:
            price[..., 1] = kept
        state, flows = step(state, orders, replace(outside, world_grain_price=price), params)
        if quarter >= Quarter.parse("1930-Q1"):
            earned += flows.exports.reshape(-1, 2).sum(axis=0)
            sold += flows.grain_exports.reshape(-1, 2).sum(axis=0)
    assert sold[1] == pytest.approx(sold[0], rel=0.02)
    assert earned[1] > 1.1 * earned[0]


LAST_YEAR = ("1940-Q1", "1940-Q4")


def grown(rows, variant):
    """Return industry of 1940 over that of 1936."""
    return rows.total("gross_industry", variant, *LAST_YEAR) / rows.total(
        "gross_industry", variant, "1936-Q1", "1936-Q4"
    )


def test_ground_that_is_used_up_ends_the_surge(rows):
    """Were seams, wells and pits not spent, 1940 would have more ore, oil, steel and industry.

    The surge itself was hardly held up: it lived on what had been opened.
    """
    assert ratio(rows, "ore_capacity", "spared ground", "1940-Q4") > 1.3
    assert ratio(rows, "oil", "spared ground", *LAST_YEAR) > 1.05
    assert ratio(rows, "steel", "spared ground", *LAST_YEAR) > 1.03
    assert grown(rows, "spared ground") > 1.015 * grown(rows, "history")
    surge = ("1933-Q1", "1936-Q4")
    assert ratio(rows, "gross_industry", "spared ground", *surge) == pytest.approx(1.0, abs=0.03)


def test_haste_at_the_face_is_paid_for(rows):
    """Without haste the same records and targets leave more ore and oil in 1940."""
    assert ratio(rows, "ore_capacity", "calm at the face", "1940-Q4") > 1.15
    assert ratio(rows, "oil", "calm at the face", *LAST_YEAR) > 1.02
    assert grown(rows, "calm at the face") > 1.015 * grown(rows, "history")


def test_arms_and_the_army_slow_industry(rows):
    """With arms and army as ordered in 1936 industry grows faster.

    A part of it is arms: who is ordered thrice what he can make makes less than he could.
    """
    assert grown(rows, "arms of 1936") > 1.03 * grown(rows, "history")
    assert ratio(rows, "gross_output.defence", "arms of 1936", *LAST_YEAR) > 1.1
