"""What famine, purge, empty tills and anger leave behind in the counts of later years."""

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
from gosplan_game.sim.run import simulate
from gosplan_game.sim.step import step


def test_the_census_of_1937_finds_millions_missing(flagship):
    """162 million in January 1937; without excess deaths and lost births there were far more.

    Stalin had spoken of three million more each year: eight million were missing.
    """
    turn = Quarter.parse("1937-Q1") - flagship.quarter(0)
    state = historical_states(flagship, [turn])[turn]
    everybody = state.rural.sum() + state.urban.sum()
    everybody += (state.settlers + state.prisoners + state.soldiers).item()
    assert everybody == pytest.approx(162.0, rel=0.035)
    assert state.reference_people.item() - everybody > 8.0


@pytest.fixture(scope="module")
def office(flagship) -> Histories:
    """History, and a country that did not arrest its statisticians."""
    return played(
        flagship,
        {"history": unchanged, "no purge": between("1936-Q3", "1938-Q4", terror=0.0)},
        series=("statisticians",),
        until="1939-Q4",
    )


def test_few_statisticians_dare_after_the_census(office):
    """Two in three did before it was taken, half of these two years later."""
    before, after = (office.at("statisticians", "history", q) for q in ("1936-Q2", "1938-Q4"))
    assert after < 0.65 * before < 50
    assert office.at("statisticians", "no purge", "1938-Q4") > 1.4 * after


def test_children_not_born_are_missing_at_school(flagship):
    """Of a million births lost in 1932-34 nearly half and more are missed among pupils by 1940.

    At work they are not yet missed: who was born in 1933 is no worker before the war.
    """
    keys = ("births_lost", "pupils", "workers_and_employees")
    history = simulate(flagship, series=keys)
    fed = simulate(flagship, series=keys, changes={"birth_food": 0.0, "birth_weakness": 0.0})
    start = flagship.quarter(0)

    def missing(key, when):
        turn = Quarter.parse(when) - start
        return float(fed.get(key)[turn, 0] - history.get(key)[turn, 0])

    famine = slice(Quarter.parse("1932-Q1") - start, Quarter.parse("1934-Q4") - start + 1)
    assert history.get("births_lost")[famine].sum() > 700
    assert fed.get("births_lost")[famine].sum() == pytest.approx(0.0, abs=1e-6)
    assert missing("pupils", "1934-Q4") > 0.2
    assert missing("pupils", "1940-Q4") > 0.4
    assert abs(missing("workers_and_employees", "1940-Q4")) < 0.5 * missing("pupils", "1940-Q4")


def test_a_reform_on_an_empty_till_fails(flagship):
    """Gold money ordered in 1921: a deficit keeps half of it out and paper falls; taxes save it.

    In the second history excises, a small army and payments in kind balance the budget.
    """
    params, quarters = flagship.parameters(), historical_quarters(flagship)

    def after_two_years(**changed):
        state = flagship.initial_state()
        for orders, outside in quarters[:8]:
            new = {key: np.full_like(getattr(orders, key), to) for key, to in changed.items()}
            state, flows = step(state, replace(orders, **new), outside, params)
        return state.currency_trust.item(), flows.inflation.item()

    trust, inflation = after_two_years(stable_currency=1.0)
    assert trust < 0.75
    assert inflation > 2.0
    balanced = {"turnover_tax": 0.6, "army": 600.0, "private_trade": 0.3}
    trust, inflation = after_two_years(stable_currency=1.0, **balanced)
    assert trust > 0.95
    assert inflation < 0.2


def test_the_angrier_strike_more(flagship):
    """In the winter of 1927-28 nobody content strikes; at half the support several times more."""
    turn = Quarter.parse("1928-Q1") - flagship.quarter(0)
    state = historical_states(flagship, [turn])[turn]
    orders, outside = historical_quarters(flagship)[turn]
    struck = [
        step(replace(state, support_workers=np.array([mood])), orders, outside,
             flagship.parameters())[1].strikers.item()
        for mood in (0.75, 0.45, 0.225)
    ]  # fmt: skip
    assert struck[0] == 0.0
    assert struck[2] > 3 * struck[1] > 0


@pytest.fixture(scope="module")
def counted(flagship):
    """History as the registers have it."""
    keys = ("population", "population~reported", "deaths@ukraine", "unregistered_deaths@ukraine",
            "census_missing", "excess_deaths")  # fmt: skip
    return simulate(flagship, series=keys)


def _of(history, key, first, last):
    start = history.start
    return np.asarray(history.get(key))[Quarter.parse(first) - start : Quarter.parse(last) - start
                                        + 1, 0]  # fmt: skip


def test_registers_of_1934_hold_millions_who_are_dead(counted):
    """Officials spoke of 168 million at the end of 1933: millions more than there were."""
    reported = _of(counted, "population~reported", "1934-Q1", "1934-Q1")
    true = _of(counted, "population", "1934-Q1", "1934-Q1")
    assert 4.5 < (reported - true).item() < 9.0
    assert 160.0 < reported.item() < 172.0


def test_part_of_ukraines_deaths_is_in_no_register(counted):
    """In 1933 a third to two thirds of them; by the archives about half."""
    dead = _of(counted, "deaths@ukraine", "1933-Q1", "1933-Q4").sum()
    unregistered = _of(counted, "unregistered_deaths@ukraine", "1933-Q1", "1933-Q4").sum()
    assert 0.33 < unregistered / dead < 0.66


def test_the_count_of_1937_is_what_registers_then_hold(counted):
    """What registers held too many is found missing, once; then they hold the living."""
    missing = _of(counted, "census_missing", "1936-Q4", "1936-Q4").item()
    before = _of(counted, "population~reported", "1936-Q3", "1936-Q3")
    assert missing > 3000
    assert missing / 1000 == pytest.approx(
        (before - _of(counted, "population", "1936-Q3", "1936-Q3")).item(), rel=0.05
    )
    assert _of(counted, "population~reported", "1936-Q4", "1936-Q4") == pytest.approx(
        _of(counted, "population", "1936-Q4", "1936-Q4")
    )


def test_the_record_counts_the_dead_whom_registers_leave_out(flagship, counted):
    """How badly registers are kept changes no death and nobody's life."""
    kept = simulate(
        flagship, series=("excess_deaths", "population"), changes={"register_breakdown": 0.0}
    )
    for key in ("excess_deaths", "population"):
        assert np.array_equal(kept.get(key), counted.get(key))
