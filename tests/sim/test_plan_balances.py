"""Plans held against the balances: what a taut variant asks for is more than there is."""

from dataclasses import replace

import numpy as np
import pytest
from tests.sim.paths import between, historical_quarters, played, unchanged

from gosplan_game import Session
from gosplan_game.core.calendar import Quarter
from gosplan_game.sim.balances import sheet
from gosplan_game.sim.trials import side_by_side


@pytest.fixture(scope="module")
def country(flagship):
    """The flagship under history's orders in the last quarter of five years made in four."""
    session = Session.new(flagship, seed=2, settings={"shocks": "historical"})
    orders = flagship.policy_orders("historical")
    while str(session.quarter) < "1932-Q4":
        session._signed = orders[session.turn]
        session._play_quarter()
    return session


@pytest.fixture(scope="module")
def drafts(flagship, country):
    """Balances of the two drafts of the first plan, as if each were the year's targets."""
    plan = next(each for each in flagship.definition.five_year_plans if each.id == "first")
    orders = country.engine.orders_in_force(country.drafted())
    found = {}
    for variant in plan.variants:
        target = orders.plan_target.copy()
        for branch, figure in variant.targets.items():
            target[flagship.labels.branches.index(branch)] = figure
        found[variant.id] = sheet(
            country.engine, side_by_side([replace(orders, plan_target=target)]), trials=True
        )
    return found


def row(flagship, array, branch):
    """Return a branch's number of a balance."""
    return float(array[flagship.labels.branches.index(branch), 0])


@pytest.mark.parametrize("good", ["coal", "metals"])
def test_the_optimal_draft_asks_for_more_than_plant_can_give(flagship, drafts, good):
    """Its branches need more coal and steel than works state they can make, or it plans for."""
    found = drafts["optimal"]
    need = row(flagship, found.need, good)
    assert need > 1.1 * row(flagship, found.capacity, good)
    assert need > row(flagship, found.target, good)
    assert row(flagship, found.gap, good) > 0.0


def test_the_tauter_draft_leaves_the_larger_gaps(flagship, drafts):
    """Every good that the basic draft lacks the optimal one lacks more, and railways besides."""
    basic, optimal = drafts["basic"].gap, drafts["optimal"].gap
    assert np.all(optimal >= basic)
    for good in ("coal", "metals"):
        assert row(flagship, optimal, good) > 1.5 * row(flagship, basic, good)
    assert row(flagship, basic, "rail") == 0.0 < row(flagship, optimal, "rail")


def test_what_a_draft_needs_is_its_technique_times_its_targets(flagship, drafts):
    """Uses are A T: the drafts differ in need by A times their difference in targets."""
    basic, optimal = drafts["basic"], drafts["optimal"]
    direct = basic.uses[..., 0] / np.maximum(basic.target[:, 0], 1e-12)
    more = direct @ (optimal.target - basic.target)[:, 0]
    final = (optimal.final - basic.final)[:, 0] + (optimal.exported - basic.exported)[:, 0]
    np.testing.assert_allclose((optimal.need - basic.need)[:, 0], more + final, rtol=1e-9)


def test_control_figures_are_advice_from_1925_and_bind_from_1928(flagship):
    """The office may propose that figures bind; from 1928 the line has it carried out."""
    def at(quarter):
        return Quarter.parse(quarter) - flagship.quarter(0)

    def binding(quarter):
        return float(np.ravel(historical_quarters(flagship)[at(quarter)][0].plan_binding)[0])

    assert flagship.authority("plan_binding", at("1925-Q4")) == "propose"
    assert flagship.authority("plan_binding", at("1928-Q3")) == "propose"
    assert flagship.authority("plan_binding", at("1928-Q4")) == "carry_out"
    assert binding("1925-Q3") < binding("1925-Q4") < binding("1928-Q4") < binding("1931-Q1") == 1.0


def test_advice_moves_little_and_an_order_much(flagship):
    """Targets halved in 1925 leave nine tenths and more of output; in 1932 they do not."""
    def halved(year):
        return between(f"{year}-Q1", f"{year}-Q4", times=True, plan_target=0.5)

    found = played(
        flagship, {"history": unchanged, "1925": halved(1925), "1932": halved(1932)},
        series=("gross_industry",), until="1932-Q4",
    )  # fmt: skip

    def kept(year):
        span = (f"{year}-Q1", f"{year}-Q4")
        return found.total("gross_industry", f"{year}", *span) / found.total(
            "gross_industry", "history", *span
        )

    assert 0.9 < kept(1925) < 1.0
    assert kept(1932) < 0.85
