"""Every series has its account, and no account has a gap."""

from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from gosplan_game import Session
from gosplan_game.core.errors import GosplanError, Impossible
from gosplan_game.core.quantities import read_only
from gosplan_game.core.state import State
from gosplan_game.core.variables import VARIABLES
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.accounts import account, played, rules
from gosplan_game.sim.explain.kept import Keeper
from gosplan_game.sim.quarters import measured

TWO_RIVERS = Path(__file__).resolve().parents[1] / "scenarios" / "two-rivers"
EXACT = 1e-9


def play(scenario, *, seed, **settings):
    """Return a game played to its end with orders and answers drawn at every stop."""
    random = np.random.default_rng(seed)
    game = Session.new(scenario, seed=seed, settings=settings)
    items = [item for item in scenario.lever_items if scenario.authority(item, 0) == "decide"]
    while not game.is_over:
        for item in random.permutation(items)[:4] if game.at_stop else ():
            limits = game.limits(item)
            wanted = game.lever(item) * random.uniform(0.9, 1.1)
            with suppress(Impossible):
                game.order(item, float(np.clip(wanted, limits.lower, limits.upper)))
        for question in game.questions():
            choices = question.event.choices
            game.choose(question.event.id, choices[random.integers(len(choices))].id)
        if game.needs_signature:
            game.sign()
        game.advance()
    return game


@pytest.fixture(scope="module")
def game(flagship):
    """The flagship from beginning to end."""
    return play(flagship, seed=5)


def test_every_indicator_has_a_rule():
    """No indicator, and no report of one, is left without an account of its own."""
    reports = {f"{key}~reported" for key, each in VARIABLES.items() if each.reported}
    assert set(rules()) == set(VARIABLES) | reports


UNTOLD = {
    "planned_area": "an intention of the farms; what is sown is sown_area_grain",
    "winter_seed": "lies in the ground from autumn to spring; what is sown is sown_area_grain",
    "collected_this_year": "a counter of the year: the sum of grain_procurement since July",
    "collected_last_year": "the same counter a year ago",
    "kolkhoz_experience": "a memory of the farms; it is seen in grain_harvest",
    "grievance": "a memory of the farms; it is seen in support_peasants and sowing",
    "conceived_rural": "conceptions of late; they are seen in births two quarters later",
    "conceived_urban": "the same in towns",
    "fertility_rural": "conceptions of nine months ago; it is seen in births and births_lost",
    "fertility_urban": "the same in towns",
    "womens_participation": "a wish to work; those who work or seek work are women_in_work",
    "campaign_fatigue": "a memory of workers; it is seen in labour_turnover and strikers",
    "ratchet_belief": "what enterprises expect of planners; nobody tells it",
    "target_last": "the order of the quarter before",
    "markup": "known as list_price_over_clearing in the account of scissors_ratio",
    "expected_inflation": "an expectation; what came is price_level",
}
"""Fields of the state without a series of their own, and why: clocks, memories, intentions."""
OF_HUNGER = {
    "drought": "how a region's last harvest fell within it; it is seen in excess_deaths",
    "reference_people": "a yardstick, people without excess deaths; consumption_per_head names it",
}
"""The same, of fields that reports of hunger tell where there is any."""


def untold_at(game, turn):
    """Return the fields of the state that move no indicator of a quarter."""
    q = played(game.engine, turn)

    def values(after):
        return measured(q.before, after, q.flows, q.orders, q.outside, q.params, game.scenario)

    plain = values(q.after)
    untold = set()
    for field in fields(State):
        stock = getattr(q.after, field.name)
        more = values(replace(q.after, **{field.name: read_only(0.9 * stock + 0.013)}))
        if all(np.array_equal(more[key], plain[key], equal_nan=True) for key in plain):
            untold.add(field.name)
    return untold


def test_every_stock_of_the_country_is_in_the_catalogue(game):
    """Each field of the state moves an indicator, or it is said why none tells it."""
    untold = untold_at(game, 40)
    assert set(UNTOLD) <= untold <= set(UNTOLD) | set(OF_HUNGER)
    assert all((UNTOLD | OF_HUNGER).values())


def test_what_has_no_series_is_seen_in_those_that_are_named(game):
    """A reason that points to an indicator points to one that there is."""
    known = set(VARIABLES) | {line.name for turn in (40,) for key in ("capacity.coal",
            "scissors_ratio") for line in account(game.engine, key, turn, turn).lines}
    for reason in (UNTOLD | OF_HUNGER).values():
        named = {word.strip(",;") for word in reason.split() if "_" in word}
        assert named <= known, reason


def independent_gap(found):
    """Return what the lines of an account leave open, against its largest number."""
    sizes = [abs(found.opening), abs(found.closing), *(abs(line.amount) for line in found.lines)]
    gap = found.opening - found.closing
    for line in found.lines:
        gap += line.amount
    return abs(gap) / max(*sizes, 1e-12)


@pytest.mark.parametrize("step", [range(0, 82, 5), range(2, 82, 8)])
def test_every_series_is_accounted_for(game, step):
    """In any quarter the lines of every series add up to its change, at 1e-9."""
    for turn in step:
        for series in game.engine.catalogue.all():
            found = account(game.engine, series, turn, turn)
            assert independent_gap(found) <= EXACT, (series, turn, found)
            assert found.check == pytest.approx(independent_gap(found), abs=1e-15)
            assert found.closing == game.history.get(series)[turn, 0]


@pytest.mark.parametrize("window", [(0, 3), (30, 33), (31, 50), (74, 81)])
def test_every_series_is_accounted_for_over_longer_windows(game, window):
    """Over many quarters too, annexations included."""
    for series in game.engine.catalogue.all():
        found = account(game.engine, series, *window)
        assert independent_gap(found) <= EXACT, (series, found)
        assert found.lines


def test_another_country_is_accounted_for():
    """A scenario with its own regions, branches, products and projects needs no rules."""
    game = play(load_scenario(TWO_RIVERS), seed=1)
    for first, last in ((0, 0), (2, 2), (5, 9), (4, 15)):
        for series in game.engine.catalogue.all():
            found = account(game.engine, series, first, last)
            assert independent_gap(found) <= EXACT, (series, found)


def test_a_stock_has_its_flows(game):
    """State grain: what came in and went out, as the engine's flows have it."""
    found = account(game.engine, "grain_stocks_state", 22, 22)
    kept = game.engine.keeper.quarter(22)
    lines = {line.name: line for line in found.lines}
    assert found.kind == "stock"
    assert found.opening == float(kept.before.state_grain[0])
    assert found.closing == float(kept.after.state_grain[0])
    assert lines["bought"].amount == pytest.approx(float(kept.flows.bought[:, 0].sum()))
    assert lines["town_grain"].amount == -float(kept.flows.town_grain[0])
    assert lines["bought"].opening is None


def test_the_first_quarter_begins_with_the_scenarios_stocks(game, flagship):
    """A stock's opening on turn 0 is the opening state; a flow has none."""
    found = account(game.engine, "gold", 0, 0)
    assert found.opening_known
    assert found.opening == float(flagship.initial_state().gold[0])
    first = account(game.engine, "deaths", 0, 0)
    assert not first.opening_known
    assert (first.opening, first.closing) == (0.0, game.history.get("deaths")[0, 0])


def test_a_flow_is_compared_with_as_many_quarters_before(game):
    """A year of deaths stands against the year before; a longer record against its pace."""
    row = game.history.get("deaths")[:, 0]
    year = account(game.engine, "deaths", 8, 11)
    assert year.opening == pytest.approx(row[4:8].sum())
    assert year.closing == pytest.approx(row[8:12].sum())
    lines = {line.name: line for line in year.lines}
    assert lines["deaths_hunger_rural"].amount == pytest.approx(
        lines["deaths_hunger_rural"].closing - lines["deaths_hunger_rural"].opening
    )
    early = account(game.engine, "deaths", 2, 7)
    assert early.opening == pytest.approx(3 * row[:2].sum())


def test_a_ratio_has_numerator_and_denominator(game):
    """The market ratio moves by both prices, each with the other at its mean."""
    found = account(game.engine, "kolkhoz_market_ratio", 30, 30)
    market, retail = found.lines
    assert found.kind == "ratio"
    assert (market.name, retail.name) == ("market_price", "retail_price")
    assert market.closing / retail.closing == pytest.approx(found.closing)
    assert market.opening / retail.opening == pytest.approx(found.opening)
    assert market.amount == pytest.approx(
        (market.closing - market.opening) * (1 / retail.opening + 1 / retail.closing) / 2
    )


def test_a_national_mean_is_a_ratio_over_people(game):
    """The share of kolkhoz households is households in kolkhozy over all."""
    found = account(game.engine, "collectivised_households", 36, 36)
    assert found.kind == "ratio"
    above, below = found.lines
    assert above.closing / below.closing == pytest.approx(found.closing)
    regional = account(game.engine, "collectivised_households@volga", 36, 36)
    assert regional.kind == "stock"
    assert {line.name for line in regional.lines} <= {"joined", "left"}


def test_output_is_capacity_times_its_use(game):
    """A branch's output is accounted by capacity and how far it is used."""
    found = account(game.engine, "coal", 40, 40)
    capacity, use = found.lines
    assert (capacity.name, use.name) == ("capacity", "use_of_capacity")
    assert capacity.closing * use.closing == pytest.approx(found.closing)
    assert capacity.closing == game.history.get("capacity.coal")[40, 0]


def test_a_single_flow_is_told_by_region(game):
    """A national harvest is the sum of the regions' harvests."""
    found = account(game.engine, "grain_harvest", 34, 34)
    assert {line.name for line in found.lines} == {
        f"harvest@{region}" for region in game.scenario.labels.regions
    }


def test_a_quarter_not_played_has_no_account(flagship):
    """What has not been played is refused in a sentence."""
    game = Session.new(flagship)
    with pytest.raises(GosplanError, match="not been played"):
        account(game.engine, "gold", 0, 0)


def test_the_keeper_remembers_a_few_results():
    """Results are made once, and the oldest make room."""
    keeper = Keeper()
    made = []
    for key in [*range(20), 19]:
        keeper.remembered(key, lambda key=key: made.append(key))
    assert made == list(range(20))
    keeper.remembered(0, lambda: made.append(0))
    assert made[-1] == 0
