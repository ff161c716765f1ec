"""Causes: exact shares of decisions and shocks, checked by other ways of reckoning."""

import time
from itertools import permutations
from math import fsum

import numpy as np
import pytest

from gosplan_game import Session
from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.sim.causes import explain
from gosplan_game.sim.explain.candidates import MOST, candidates
from gosplan_game.sim.explain.rerun import rerun
from gosplan_game.sim.explain.shapley import shapley, subsets
from gosplan_game.sim.series import UnknownSeries


def by_orders(value, players):
    """Return Shapley values by their definition: the mean over all orders of arrival."""
    share = dict.fromkeys(players, 0.0)
    orders = list(permutations(players))
    for order in orders:
        here = frozenset()
        for player in order:
            share[player] += (value(here | {player}) - value(here)) / len(orders)
            here |= {player}
    return share


def as_values(value, count):
    """Return a game's values in the order of `subsets`."""
    have = subsets(count)
    return np.array([value(frozenset(np.flatnonzero(row))) for row in have.T])


# The formula


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_shapley_values_agree_with_their_definition(count):
    """On games of drawn values the formula gives the mean over all orders."""
    values = np.random.default_rng(count).normal(size=2**count)
    named = {
        frozenset(np.flatnonzero(row)): each
        for row, each in zip(subsets(count).T, values, strict=True)
    }
    expected = by_orders(named.__getitem__, range(count))
    assert shapley(values) == pytest.approx([expected[i] for i in range(count)])
    assert shapley(values).sum() == pytest.approx(values[-1] - values[0])


def test_equal_groups_have_equal_shares():
    """Where two groups do the same in any company, they share alike."""
    value = as_values(lambda here: len(here & {0, 2}) ** 2 + 3.0 * (1 in here), 3)
    first, other, second = shapley(value)
    assert first == second
    assert (first, other) == pytest.approx((2.0, 3.0))


def test_a_group_without_effect_has_exactly_nothing():
    """A dummy's share is zero, not small."""
    value = as_values(lambda here: np.exp(len(here - {1})) / 7.0, 4)
    assert shapley(value)[1] == 0.0


def test_values_must_be_those_of_all_subsets():
    """A table of another length is refused."""
    with pytest.raises(ValueError, match="power of two"):
        shapley(np.zeros(6))


# A small game against independent play


def opening(trial, orders, **settings):
    """Return the trial after its first quarter, played with some orders."""
    game = Session.new(trial, seed=3, settings={"shocks": "historical", **settings})
    for item, value in orders.items():
        game.order(item, value)
    game.sign()
    game.advance("quarter")
    return game


CASES = {
    "coal": {"plan_target.coal": 30.0, "plan_target.rail": 60.0, "priority.coal": 2.5},
    "gross_output.machinery": {
        "plan_target.metals": 0.8, "plan_target.machinery": 600.0, "priority.machinery": 2.5,
        "export_share.machinery": 0.2,
    },
    "nutrition_urban": {"ration": 0.05, "grain_reserve": 3.0, "grain_quota": 3.0},
    "bread_ration": {"ration": 0.3, "grain_reserve": 2.0, "village_sales": 6.0},
}  # fmt: skip


@pytest.mark.parametrize("series", CASES)
def test_causes_agree_with_games_played_apart(trial, series):
    """The shares of some orders are those of games really played with each part of them."""
    orders = CASES[series]
    found = explain(opening(trial, orders), series)
    played = {}

    def value(here):
        if here not in played:
            game = opening(trial, {item: orders[item] for item in sorted(here)})
            played[here] = float(game.history.get(series)[0, 0])
        return played[here]

    expected = by_orders(value, list(orders))
    shares = {cause.name: cause.contribution for cause in found.causes}
    assert {name: shares[name] for name in orders} == pytest.approx(expected, rel=1e-9, abs=1e-12)
    assert sum(abs(share) > 0 for share in expected.values()) > 1
    assert len(played) == 2 ** len(orders)
    # What was under way is the game without any of them, less what was before.
    under_way = found.causes[0]
    assert under_way.contribution == pytest.approx(value(frozenset()) - found.opening, rel=1e-9)


def test_one_order_has_the_whole_difference(trial):
    """With a single order its share is the game with it less the game without."""
    with_it = opening(trial, {"ration": 0.3})
    without = opening(trial, {})
    for series in ("bread_ration", "grain_stocks_state", "population_urban"):
        found = explain(with_it, series)
        (order,) = (each for each in found.causes if each.name == "ration")
        difference = with_it.history.get(series)[0, 0] - without.history.get(series)[0, 0]
        assert order.contribution == pytest.approx(difference, rel=1e-9)
        assert order.alone == pytest.approx(difference, rel=1e-9)
        assert (order.kind, order.by, order.date) == ("order", "office", "1921-Q1")
        assert order.after == 0.3
        assert order.before == without.standing("ration")


@pytest.fixture(scope="module")
def dry(trial):
    """The trial after a drought that was chosen, under recorded weather."""
    game = Session.new(trial, seed=3, settings={"shocks": "historical"})
    game.sign()
    game.advance()
    assert str(game.quarter) == "1921-Q3"
    game.choose("trial_question", "drought")
    game.advance("quarter")
    return game


def test_an_event_of_known_effect_has_its_exact_share(dry, trial):
    """A choice that halves the Volga's rain takes half the crop, shared with the weather."""
    found = explain(dry, "grain_harvest@volga")
    weather = float(trial.exogenous(2).weather[trial.labels.regions.index("volga"), 0])
    usual = found.closing / (0.5 * weather)  # the crop under weather 1, without the drought
    shares = {cause.id: cause for cause in found.causes}
    drought = shares["choice:trial_question.drought"]
    assert drought.contribution == pytest.approx(-0.5 * usual * (1 + weather) / 2, rel=1e-9)
    assert shares["shock:weather@volga"].contribution == pytest.approx(
        (weather - 1) * usual * (0.5 + 1) / 2, rel=1e-9
    )
    assert found.causes[0].contribution == pytest.approx(usual - found.opening, rel=1e-9)
    assert (drought.date, drought.by) == ("1921-Q3", "office")
    others = [c for c in found.causes[1:] if c.id not in (drought.id, "shock:weather@volga")]
    assert all(cause.contribution == 0.0 for cause in others)


def test_the_declared_default_is_no_cause(trial):
    """An answer that equals the default changed nothing."""
    game = Session.new(trial, seed=3)
    game.sign()
    game.advance()
    game.choose("trial_question", "wait")
    game.advance("quarter")
    assert all(cause.kind != "choice" for cause in explain(game, "grain_harvest").causes)


def test_an_effect_that_goes_on_was_under_way(trial):
    """In the quarter after an answer its effect is no longer a cause, but in its window it is."""
    game = Session.new(trial, seed=3)
    game.sign()
    game.advance()
    game.choose("trial_question", "ban")
    game.advance("quarter")
    game.advance("quarter")
    name = "trial_question.ban"
    assert name not in {cause.name for cause in explain(game, "coal").causes}
    longer = explain(game, "coal", window="1921-Q3")
    assert name in {cause.name for cause in longer.causes}
    assert longer.adds_up


def test_a_proposal_is_dated_when_it_was_made(trial):
    """What takes force a quarter later is linked to the quarter in which it was ordered."""
    game = Session.new(trial, seed=3)
    game.order("bond_sales", 0.05)
    game.sign()
    game.advance("quarter")
    assert "bond_sales" not in {cause.name for cause in explain(game, "budget_balance").causes}
    game.advance("quarter")
    found = {cause.name: cause for cause in explain(game, "budget_balance").causes}
    assert found["bond_sales"].date == "1921-Q1"
    assert found["bond_sales"].after == 0.05


# The flagship


@pytest.fixture(scope="module")
def game(flagship):
    """The flagship under history's orders, so that much changes in any quarter."""
    session = Session.new(flagship, seed=4)
    orders = flagship.policy_orders("historical")
    random = np.random.default_rng(4)
    while not session.is_over:
        for question in session.questions():
            choices = question.event.choices
            session.choose(question.event.id, choices[random.integers(len(choices))].id)
        if session.needs_signature:
            session.sign()
        session._signed = orders[session.turn]
        session._play_quarter()
    return session


WINDOWS = [
    (34, "quarter"), (47, "quarter"), (48, "signed"), (40, "1928-Q4"), (51, "1929-Q4"),
    (79, "quarter"), (80, "1939-Q1"), (3, "1921-Q1"), (0, "quarter"),
]  # fmt: skip
SERIES = [
    "deaths", "excess_deaths@ukraine", "grain_stocks_state", "grain_procurement@volga", "steel",
    "steel~reported", "gross_industry", "gdp_per_head", "labour_turnover", "nutrition_rural",
    "scissors_ratio", "money_in_circulation", "gold", "statistics_honesty", "capital.metals",
    "project_progress.magnitogorsk", "population", "budget_balance", "tanks",
]  # fmt: skip


@pytest.mark.parametrize(("turn", "window"), WINDOWS)
def test_causes_add_up_to_the_change(game, turn, window):
    """Opening and contributions make the closing value at 1e-9, in every window."""
    for series in SERIES:
        if series not in game.history:
            continue
        found = explain(game, series, turn, window)
        total = fsum([found.opening, *(cause.contribution for cause in found.causes)])
        allowed = 1e-9 * max(abs(found.opening), abs(found.closing), 1e-12)
        assert abs(total - found.closing) <= allowed, (series, found)
        assert found.adds_up
        assert found.account.closing == found.closing
        assert len(found.causes) <= 9
        assert found.causes[0].kind == "under_way"
        assert [each.kind for each in found.causes].count("rest") <= 1


def test_the_largest_stay_single_and_the_rest_is_named(game):
    """Eight groups; what is gathered says what is in it; no member stands alone as well."""
    found = explain(game, "gross_industry", 36)
    *single, rest = found.causes[1:]
    assert len(single) <= 7
    assert rest.kind == "rest"
    assert len(rest.members) > 1
    assert not {cause.id for cause in single} & set(rest.members)
    sizes = [abs(cause.contribution) for cause in single]
    assert sizes == sorted(sizes, reverse=True)
    assert all(cause.alone for cause in single)
    assert all(cause.date for cause in single)


def test_groups_follow_the_asked_series(game):
    """Levers are told apart by branch for a branch, by region for a region, else whole."""
    steel = {cause.name for cause in explain(game, "steel", 40).causes}
    assert any(name.startswith("plan_target.") for name in steel)
    industry = {cause.name for cause in explain(game, "gross_industry", 40).causes}
    assert "plan_target" in industry
    kept = game.engine.keeper.quarters[40:41]
    for split in ("branch", "region", None):
        names = {each.name for each in candidates(game.engine, kept, split)}
        assert ("weather" in names) == (split != "region")
        assert ("weather@volga" in names) == (split == "region")
        assert ("plan_target" in names) == (split != "branch")
        assert ("plan_target.metals" in names) == (split == "branch")


@pytest.mark.parametrize("first", [0, 28, 60, 78])
def test_candidates_are_few_and_hold_every_change(game, first):
    """However long the window, the first batch is small and nothing is lost by grouping."""
    kept = game.engine.keeper.quarters[first:82]
    found = candidates(game.engine, kept, "branch")
    assert 0 < len(found) <= MOST
    assert len({each.id for each in found}) == len(found)
    one_by_one = sum(len(candidates(game.engine, [each], None)) for each in kept)
    assert sum(len(each.atoms) for each in found) >= one_by_one > 0


def test_the_row_with_everything_is_the_game(game):
    """Played again with all groups, every series is as it was recorded."""
    kept = game.engine.keeper.quarters[28:40]
    found = candidates(game.engine, kept, None)
    masks = np.ones((len(found), 2), dtype=np.bool_)
    masks[:, 1] = False
    for turn, values in enumerate(rerun(game.engine, kept, found, masks), start=28):
        for series in game.engine.catalogue.all():
            row = np.broadcast_to(game.engine.catalogue.resolve(series).row(values), (2,))
            recorded = game.history.get(series)[turn, 0]
            assert row[0] == pytest.approx(recorded, rel=1e-9, abs=1e-12), (series, turn)


def test_explaining_moves_nothing_and_is_repeatable(game, flagship):
    """The record, the state and the saved game stay; a second answer is the first."""
    before = game.history.get("deaths").copy()
    state = game.engine.state
    first = explain(game, "deaths", 50, "1929-Q4")
    assert explain(game, "deaths", 50, "1929-Q4") == first
    assert np.array_equal(game.history.get("deaths"), before)
    assert game.engine.state is state
    game.engine.keeper.forget()
    assert explain(game, "deaths", 50, "1929-Q4") == first


def test_a_loaded_game_explains_itself_alike(trial):
    """Replayed from its save, a game gives the same causes."""
    game = Session.new(trial, seed=3)
    game.order("ration", 0.3)
    game.sign()
    game.advance()
    again = Session.from_game(game.to_game(), trial)
    for series in ("grain_stocks_state", "deaths"):
        assert explain(again, series, 1, "signed") == explain(game, series, 1, "signed")


# Windows


def test_windows_begin_where_they_say(trial):
    """A quarter, the last signature, or a date given as text or quarter."""
    game = Session.new(trial, seed=3)
    game.sign()
    while game.turn < 6:
        if game.needs_signature:
            game.sign()
        game.advance("quarter")
    assert explain(game, "coal").window == "1922-Q2"
    assert explain(game, "coal", window="signed").window == "1922-Q1/1922-Q2"
    assert explain(game, "coal", 3, "signed").window == "1921-Q1/1921-Q4"
    assert explain(game, "coal", Quarter(1921, 3)).window == "1921-Q4"
    dated = explain(game, "coal", window="1921-Q3")
    assert dated.window == "1921-Q3/1922-Q2"
    assert explain(game, "coal", window=Quarter(1921, 2)) == dated
    assert dated.closing == pytest.approx(game.history.get("coal")[2:6, 0].sum())


@pytest.fixture(scope="module")
def ordered(trial):
    """The trial after one quarter."""
    return opening(trial, {"ration": 0.3})


@pytest.mark.parametrize(
    ("series", "turn", "window", "message"),
    [
        ("coal", 9, "quarter", "1923-Q2 has not been played"),
        ("coal", -1, "quarter", "has not been played"),
        ("coal", 0, "year", "is no window"),
        ("coal", 0, "1921-Q2", "must lie between"),
        ("coal", 0, "1920-Q4", "must lie between"),
    ],
)
def test_impossible_windows_say_why(ordered, series, turn, window, message):
    """A window that was not played is refused with what can be asked."""
    with pytest.raises(GosplanError, match=message):
        explain(ordered, series, turn, window)


def test_unknown_series_and_unplayed_games_are_refused(ordered, trial):
    """There is nothing to explain before the first quarter, nor of what does not exist."""
    with pytest.raises(UnknownSeries, match="grain_stocks_state"):
        explain(ordered, "grain_stocks_stat")
    with pytest.raises(GosplanError, match="No quarter"):
        explain(Session.new(trial), "coal")


def test_a_quarters_causes_come_while_one_waits(game):
    """A ledger is far from a second even on a slow machine; later series are quicker."""
    explain(game, "steel", 55)
    began = time.process_time()
    for series in ("coal", "deaths", "gold"):
        explain(game, series, 55)
    assert time.process_time() - began < 3.0
