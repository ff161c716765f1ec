"""The countryside unscripted: tenures, stations, brigades, blacklists, droughts and famines."""

from dataclasses import replace

import numpy as np
import pytest
from tests.sim.paths import (
    Histories,
    between,
    both,
    historical_quarters,
    historical_states,
    played,
    unchanged,
)

from gosplan_game.core.calendar import Quarter
from gosplan_game.lab.counterfactual_outcomes import years
from gosplan_game.sim.run import simulate
from gosplan_game.sim.step import step

HUNGER = "excess_deaths_hunger"
FAMINE = ("1932-Q3", "1933-Q4")


def listed(flagship, share):
    """Return a change that puts a share of every region's villages on the blacklist, 1932-33."""

    def change(orders, quarter):
        if Quarter.parse("1932-Q4") <= quarter <= Quarter.parse("1933-Q1"):
            orders["blacklist"] = np.full_like(orders["blacklist"], share)

    return change


def driven(brigades):
    """Return a change that sends brigades out in 1929-32 and aims at 90 % in spring 1930."""
    return both(
        between("1929-Q4", "1932-Q4", town_brigades=brigades),
        between("1930-Q1", "1930-Q1", collectivisation_target=0.9),
    )


@pytest.fixture(scope="module")
def villages(flagship) -> Histories:
    """History, and what might have been in the villages."""
    return played(
        flagship,
        {
            "history": unchanged,
            "no blacklist": listed(flagship, 0.0),
            "all listed": listed(flagship, 0.4),
            "no brigades": driven(0.0),
            "brigades": driven(25.0),
            "many brigades": driven(100.0),
            "no payment": between("1930-Q1", "1941-Q2", machine_payment=0.0),
            "double payment": between("1930-Q1", "1941-Q2", times=True, machine_payment=2.0),
            "no plots": between("1933-Q1", "1941-Q2", plot_concession=0.0),
            "full plots": between("1933-Q1", "1941-Q2", plot_concession=1.0),
            "many state farms": between("1930-Q1", "1941-Q2", times=True, state_farm_area=2.5),
            "barns shut in 1936": between(
                "1936-Q3", "1937-Q2", grain_relief=0.0, seed_loans=0.0, village_sales=0.0
            ),
            "taken as in 1932": both(
                between(
                    "1936-Q3", "1937-Q2", grain_relief=0.0, seed_loans=0.0, village_sales=0.0,
                    coercion=1.0, seed_protection=0.5, plot_concession=0.3,
                ),
                between("1936-Q3", "1937-Q2", times=True, grain_quota=1.35),
            ),
        },
        series=(
            "excess_deaths@*", HUNGER, "cattle", "horses", "cattle_collective", "grain_harvest",
            "grain_procurement", "machine_payments", "state_farm_deliveries", "station_land",
            "collectivised_households", "sown_area_grain",
            "support_peasants",
        ),
        until="1940-Q4",
    )  # fmt: skip


def test_blacklists_take_more_and_kill(villages):
    """More grain that winter, less seed, more dead by far: the lists spare nobody later."""
    winter, dead, sown = (
        [villages.total(series, name, *span) for name in ("no blacklist", "history", "all listed")]
        for series, span in (
            ("grain_procurement", ("1932-Q4", "1933-Q1")),
            (HUNGER, FAMINE),
            ("sown_area_grain", ("1933-Q2", "1933-Q2")),
        )
    )
    assert winter[0] < winter[1] < winter[2]
    assert 1.03 * dead[0] < dead[1] < 0.8 * dead[2]
    assert sown[0] > sown[1] > sown[2]
    assert villages.at("support_peasants", "all listed", "1933-Q4") <= (
        villages.at("support_peasants", "no blacklist", "1933-Q4")
    )


def test_brigades_hurry_the_campaign_and_harm_the_fields(villages):
    """The more of them, the more households joined by spring 1930, and the less was reaped."""
    names = ("no brigades", "brigades", "many brigades")
    joined = [villages.at("collectivised_households", name, "1930-Q1") for name in names]
    assert joined[1] > joined[0] + 3
    assert joined[2] > joined[1] + 5
    grain = [villages.total("grain_harvest", name, "1931-Q3", "1931-Q3") for name in names]
    assert grain[0] > grain[1] > grain[2]
    assert grain[2] < 0.98 * grain[0]


def test_what_brigades_do_not_know_costs_grain(flagship):
    """As many households joined, led by farmers or by workers from towns: less is reaped."""
    ignorance = flagship.parameters().brigade_ignorance.item()
    led = played(
        flagship, {"by workers": driven(100.0), "by farmers": driven(100.0)},
        series=("grain_harvest",), until="1931-Q4",
        changes={"brigade_ignorance": np.array([ignorance, 0.0])},
    )  # fmt: skip
    workers, farmers = (led.total("grain_harvest", name, "1931-Q3", "1931-Q3")
                        for name in led.names)  # fmt: skip
    assert workers < 0.97 * farmers


def test_tractors_bring_grain_to_the_state(villages):
    """Payments in kind: a few per cent of collections in 1931, a fifth to two fifths in 1937."""

    def share(year):
        span = (f"{year}-Q3", f"{year + 1}-Q2")
        return villages.total("machine_payments", "history", *span) / villages.total(
            "grain_procurement", "history", *span
        )

    assert share(1929) == 0.0
    assert share(1931) < 0.08
    assert 0.12 < share(1935) < 0.3
    assert 0.2 < share(1937) < 0.4
    span = ("1935-Q3", "1939-Q2")
    taken = [
        villages.total("grain_procurement", name, *span)
        for name in ("no payment", "history", "double payment")
    ]
    assert taken[0] < taken[1] < taken[2]
    embittered, content = (
        villages.at("support_peasants", name, "1938-Q4")
        for name in ("double payment", "no payment")
    )
    assert embittered < content
    dead = [
        villages.total(HUNGER, name, "1931-Q1", "1940-Q4")
        for name in ("no payment", "history", "double payment")
    ]
    assert dead[0] < dead[1] < dead[2]


def test_state_farms_deliver_much_and_harvest_little(villages):
    """Two and a half times their land: more deliveries from a smaller harvest of all."""
    span = ("1931-Q3", "1937-Q2")
    more, base = (
        villages.total("state_farm_deliveries", name, *span)
        for name in ("many state farms", "history")
    )
    assert more > 1.8 * base
    assert villages.total("grain_harvest", "many state farms", *span) < (
        villages.total("grain_harvest", "history", *span)
    )
    delivered = villages.total("state_farm_deliveries", "history", "1932-Q3", "1933-Q2")
    assert 1.2 < delivered < 2.3


def test_cows_live_in_yards(villages):
    """Without plots the herd of 1938 is smaller, and more of it stands in barns."""
    herd = {
        name: villages.at("cattle", name, "1938-Q2")
        for name in ("no plots", "history", "full plots")
    }
    assert herd["no plots"] < 0.97 * herd["history"] < herd["full plots"]
    barns = {
        name: villages.at("cattle_collective", name, "1938-Q2") / herd[name]
        for name in ("no plots", "full plots")
    }
    assert barns["no plots"] > 1.3 * barns["full plots"]


def deaths_at(villages, region, first, last, variant="history"):
    """Return excess deaths of a region, thousand."""
    return villages.total(f"excess_deaths@{region}", variant, first, last)


def test_southern_ukraine_starves_in_1921_while_the_rest_of_it_does_not(flagship, villages):
    """0.2 to 1.0 million in 1921-23 though Ukraine's mean food is above what kills."""
    dead = deaths_at(villages, "ukraine", "1921-Q3", "1923-Q2")
    assert 150 < dead < 1100
    assert deaths_at(villages, "ukraine", "1924-Q1", "1930-Q4") < 100


def test_the_first_famine_peaks_in_the_winter_after_the_drought(villages):
    """Hunger before the drought is local; the Volga starves up to the next harvest, no longer."""
    def dead(first, last, region=None):
        name = f"excess_deaths@{region}" if region else HUNGER
        return villages.total(name, "history", first, last)

    before, autumn = dead("1921-Q1", "1921-Q2"), dead("1921-Q3", "1921-Q4")
    spring, after = dead("1922-Q1", "1922-Q2"), dead("1922-Q3", "1923-Q2")
    assert before < 250
    assert spring >= 0.8 * autumn
    assert after < 0.2 * spring
    whole = dead("1921-Q3", "1923-Q2")
    by_region = {
        name: dead("1921-Q3", "1923-Q2", name) for name in villages.scenario.labels.regions
    }
    volga = by_region.pop("volga")
    assert volga > 0.42 * whole
    assert volga > 1.8 * max(by_region.values())
    assert dead("1921-Q3", "1923-Q2", "northwest") < 0.05 * whole


def test_the_famine_of_the_kazakhs_begins_with_the_herds(villages):
    """Kazakhstan starves before grain regions do, from the end of 1930, its animals being taken."""
    def beginning(region):
        dead = villages.series(f"excess_deaths@{region}", "history", "1929-Q1", "1933-Q4")
        return Quarter.parse("1929-Q1") + int(np.argmax(dead > 10))

    assert beginning("kazakhstan") <= Quarter.parse("1930-Q4")
    assert beginning("kazakhstan") < beginning("ukraine")
    assert 1000 < deaths_at(villages, "kazakhstan", "1930-Q1", "1933-Q4") < 2300


def test_horses_are_lost_step_by_step(villages):
    """Counts of each summer, 30.2, 26.2, 19.6 and 16.6 million in 1930-33: a tenth off at most.

    Most go after the poor harvest of 1931, of hunger in collective stables.
    """
    counted = {1930: 30.2, 1931: 26.2, 1932: 19.6, 1933: 16.6}
    found = {year: villages.at("horses", "history", f"{year}-Q2") for year in counted}
    for year, heads in counted.items():
        assert found[year] == pytest.approx(heads, rel=0.1)
    lost = [found[year] - found[year + 1] for year in (1930, 1931, 1932)]
    assert max(lost) == lost[1]


@pytest.mark.parametrize("region", ["ukraine", "north_caucasus", "volga"])
def test_1933_kills_in_spring_where_grain_grew(villages, region):
    """The first half of 1933 holds most of the dead of two years, in each grain region."""
    dead = villages.series(f"excess_deaths@{region}", "history", "1932-Q3", "1934-Q2")
    assert dead[2] + dead[3] > 0.6 * dead.sum()
    assert np.argmax(dead) in (2, 3)


def test_ukraine_outlives_the_first_hungry_winter_and_not_the_second(villages):
    """1933 kills four times as many as 1932 or more: some 3.5 million died there against 250,000.

    Figures after Rudnytskyi and others (2015). The model's 1932 is still too high; at most
    600,000 is what it promises.
    """
    first = deaths_at(villages, "ukraine", "1932-Q1", "1932-Q4")
    second = deaths_at(villages, "ukraine", "1933-Q1", "1933-Q4")
    assert 0 < first < 600
    assert second > 4 * first


def test_the_drought_of_1936_does_not_kill_and_would_with_the_measures_of_1932(villages):
    """No famine in 1936-37 as it was; with quotas, searches and plots like 1932's there is one."""
    span = ("1936-Q3", "1937-Q3")
    assert villages.total(HUNGER, "history", *span) < 150
    assert villages.total(HUNGER, "taken as in 1932", *span) > 5 * max(
        villages.total(HUNGER, "history", *span), 20
    )


def test_reserves_released_in_1936_are_what_saves(villages):
    """The same drought and quotas with barns shut: no relief, seed or sales, and many more die."""
    span = ("1936-Q3", "1937-Q3")
    released, shut = (
        villages.total(HUNGER, name, *span) for name in ("history", "barns shut in 1936")
    )
    assert shut > 5 * released + 20


def test_state_farms_take_builders(flagship):
    """New ones leave the branches less; of 1921 there are no bricks to found them with."""

    def founded(date, area):
        turn = Quarter.parse(date) - flagship.quarter(0)
        state, params = historical_states(flagship, [turn])[turn], flagship.parameters()
        orders, outside = historical_quarters(flagship)[turn]
        changed = replace(orders, state_farm_area=0 * orders.state_farm_area + area)
        after, flows = step(state, changed, outside, params)
        grown = (after.state_farms - state.state_farms) * state.planned_area
        return grown.sum(), flows.state_farm_building.item(), flows.investment.sum()

    none, nothing, branches = founded("1930-Q1", 0.0)
    grown, spent, left = founded("1930-Q1", 25.0)
    assert none <= 0.0
    assert nothing == 0.0
    assert spent == pytest.approx(grown * flagship.parameters().state_farm_cost.item() / 1000)
    assert branches - left == pytest.approx(spent)
    early = founded("1921-Q3", 25.0)[0]
    assert 0.0 < early < 0.5 * grown


def test_cattle_come_back_as_kolkhozy_learn_to_keep_them(flagship):
    """They do after 1934, and hardly where nobody learns to keep them."""
    herd = {
        name: simulate(flagship, series=["cattle"], changes={"barn_years": np.array([years])})
        for name, years in (("learnt", float(flagship.tables.parameters["barn_years"])),
                            ("never", 1e6))
    }  # fmt: skip
    grown = {
        name: counted[-1, 0] / counted[0, 0]
        for name, counted in (
            (name, years(history, "cattle", 1934, 1938)) for name, history in herd.items()
        )
    }
    assert grown["learnt"] > 1.12
    assert grown["never"] < grown["learnt"] - 0.08


def test_pigs_come_back_with_the_plots(flagship):
    """By half and more from 1933 to 1936; without the feed of plots by half as much."""
    feed = flagship.parameters().herd_plot_feed
    herd = {
        name: simulate(flagship, series=["pigs"], changes={"herd_plot_feed": value})
        for name, value in (("with plots", feed), ("without", 0 * feed))
    }
    grown = {
        name: counted[-1, 0] / counted[0, 0]
        for name, counted in (
            (name, years(history, "pigs", 1933, 1936)) for name, history in herd.items()
        )
    }
    assert grown["with plots"] > 1.5
    assert grown["without"] - 1 < 0.6 * (grown["with plots"] - 1)


def test_disturbances_brake_the_winter_of_1930(flagship):
    """Of 57 % ordered two fifths are in by April 1930; where nobody resists all are.

    Most disturbances fall into the first half of that year, and into that year.
    """
    found = {
        name: simulate(
            flagship, series=["collectivised_households", "peasant_disturbances", HUNGER],
            changes={"uproar_resistance": np.array([size])}, until="1934-Q4",
        )
        for name, size in (
            ("history", flagship.parameters().uproar_resistance.item()), ("nobody resists", 1e-6),
        )
    }  # fmt: skip
    spring = Quarter.parse("1930-Q1") - flagship.quarter(0)
    share = {name: h.get("collectivised_households")[spring, 0] for name, h in found.items()}
    assert 34 < share["history"] < 44
    assert share["nobody resists"] > 54
    risings = found["history"].get("peasant_disturbances")[:, 0].reshape(-1, 4)
    by_year = risings.sum(axis=1)
    assert np.argmax(by_year) == 1930 - 1921
    assert 9_000 < by_year[1930 - 1921] < 20_000
    assert risings[1930 - 1921, :2].sum() > 0.75 * by_year[1930 - 1921]
    dead = {name: h.get(HUNGER)[-12:, 0].sum() for name, h in found.items()}
    assert dead["nobody resists"] > 1.05 * dead["history"]
