"""The board of balances: checked against other ways of reckoning, and against orders given."""

import numpy as np
import pytest

from gosplan_game import Session
from gosplan_game.sim.balances import sheet
from gosplan_game.sim.chessboard import GIFT, LEAST, missing
from gosplan_game.sim.full_need import full_needs, total_requirements
from gosplan_game.sim.trials import side_by_side, trials


@pytest.fixture(scope="module")
def game(flagship):
    """The flagship under history's orders at the beginning of a taut year."""
    session = Session.new(flagship, seed=2, settings={"shocks": "historical"})
    orders = flagship.policy_orders("historical")
    while str(session.quarter) < "1937-Q1":
        session._signed = orders[session.turn]
        session._play_quarter()
    return session


@pytest.fixture(scope="module")
def board(game):
    """Its board."""
    return game.chessboard()


# Total requirements


def test_total_requirements_are_the_sum_of_all_rounds_of_inputs(board):
    """(I - A)^-1 is I + A + A^2 + ..., reckoned round by round."""
    power, total = np.eye(len(board.direct)), np.zeros_like(board.direct)
    for _ in range(400):
        total = total + power
        power = power @ board.direct
    assert board.total == pytest.approx(total, rel=1e-9, abs=1e-12)
    assert np.all(board.total >= np.eye(len(total)) - 1e-12)


def test_a_country_of_two_goods_by_hand():
    """A ton of steel takes 2 of coal; a ton of coal 0.1 of steel."""
    found = total_requirements(np.array([[0.0, 2.0], [0.1, 0.0]]))
    assert found == pytest.approx(np.array([[1.25, 2.5], [0.125, 1.25]]))


def test_a_technique_that_eats_itself_is_refused():
    """What needs more than itself has no plan at all."""
    with pytest.raises(ValueError, match="uses up more"):
        total_requirements(np.array([[1.0]]))


# Full need


def test_full_need_closes_every_balance_at_once(game, board):
    """With the goods' targets at their full need, sources equal uses, found by substitution."""
    found = sheet(game.engine, side_by_side([game.engine.orders_in_force(game.drafted())]),
                  trials=True)
    needs = full_needs(found)
    norm = found.uses[..., 0] / found.target[:, 0]
    goods = found.uses[..., 0].any(axis=1)
    outside = (found.final + found.exported - found.stock - found.imported)[:, 0]
    output = found.target[:, 0].copy()
    for _ in range(400):  # round after round, without an inverse
        output = np.where(goods, norm @ output + outside, found.target[:, 0])
    assert [each.full for each in needs] == pytest.approx(np.maximum(output, 0.0), rel=1e-9)
    assert goods.any()
    assert not goods.all()
    assert board.rounds[0].full == dict(zip(board.branches, needs, strict=True))


def test_rounds_come_nearer_to_what_is_needed_in_full(board):
    """Three rounds leave less missing by Leontief's measure than the draft, in every year."""
    short = [max(each.missing / each.full for each in row.full.values() if each.full > 0)
             for row in board.rounds]
    assert short[0] > 0.02
    assert short[-1] < 0.5 * short[0]


# Who starves whom


def test_what_users_lack_is_the_gap(game, board):
    """What is missing at users adds up to the gap, good by good; nobody lacks what is there."""
    found = sheet(game.engine, side_by_side([game.engine.orders_in_force(game.drafted())]),
                  trials=True)
    lack = missing(found, game.drafted().priority)[..., 0]
    assert lack.sum(axis=1) == pytest.approx(
        np.minimum(board.gap, board.uses.sum(axis=1)), rel=1e-9, abs=1e-9)
    assert np.all(lack <= board.uses + 1e-12)
    named = {(each.good, each.user) for each in board.starved}
    for i, good in enumerate(board.branches):
        for j, user in enumerate(board.branches):
            assert ((good, user) in named) == (lack[i, j] > LEAST * board.uses[i, j])


def test_rank_goes_before(game, board):
    """Of two users of a short good, the one of higher rank lacks no greater share of it."""
    rank = dict(zip(board.branches, game.drafted().priority[:, 0], strict=True))
    share = {(each.good, each.user): each.share for each in board.starved}
    assert share
    for good in {good for good, _ in share}:
        users = [j for j, _ in enumerate(board.branches)
                 if board.uses[board.branches.index(good), j] > 0]
        for one in (board.branches[j] for j in users):
            for other in (board.branches[j] for j in users):
                if rank[one] > rank[other]:
                    assert share.get((good, one), 0) <= share.get((good, other), 0) + 1e-9


def test_the_board_shows_the_balances_of_the_plan(game, board):
    """It is one balance: the plan's bars and the board say the same."""
    for place, balance in enumerate(game.balances()):
        assert board.gap[place] == pytest.approx(balance.gap, abs=1e-9)
        assert board.sources["made"][place] == pytest.approx(balance.made)
        for user, amount in balance.uses.items():
            row = board.others.get(user)
            found = row[place] if row is not None else \
                board.uses[place, board.branches.index(user)]
            assert found == pytest.approx(amount)


# Relief


def test_a_relief_does_what_it_says(game, board):
    """Each is ordered by itself: the balance closes by as much, the year brings as much."""
    assert len(board.reliefs) >= 3
    assert len({each.means for each in board.reliefs}) >= 2
    first = trials(game.engine, [game.drafted()], ["gross_industry"])["gross_industry"].sum()
    for each in board.reliefs:
        place = board.branches.index(each.good)
        game.order(each.item, each.after)
        gap = game.balances()[place].gap
        assert each.closes == pytest.approx(board.gap[place] - gap, abs=1e-9)
        assert each.left == pytest.approx(gap, abs=1e-9)
        alone = trials(game.engine, [game.drafted()], ["gross_industry"])
        assert each.output == pytest.approx(alone["gross_industry"].sum() - first, abs=1e-6)
        game.reset_draft()
        assert not game.changed()
    assert board.binding in {each.good for each in board.reliefs}


def test_a_little_more_is_worth_what_a_trial_says(game, board):
    """The worth of a short good is what a hundredth of a year's need more of it frees."""
    place = board.branches.index(board.binding)
    drafts = [game.drafted()] * 2
    gifts = np.zeros((len(board.branches), 2))
    need = board.uses[place].sum() + sum(each[place] for each in board.others.values())
    gifts[place, 1] = GIFT * need
    made = trials(game.engine, drafts, ["gross_industry"], gifts=gifts)["gross_industry"].sum(0)
    slope = (made[1] - made[0]) / (gifts[place, 1] * game.engine.params.price_1926[place, 0])
    assert board.worth[board.binding] == pytest.approx(slope, rel=1e-9)


def test_a_trial_does_not_depend_on_its_neighbours(game):
    """A draft's year is the same alone and beside others."""
    other = game.engine.levers.with_items(game.drafted(), {"plan_target.metals": 8.0})
    series = ["gross_industry", "steel"]
    alone = trials(game.engine, [other], series)
    beside = trials(game.engine, [game.drafted(), other, game.drafted()], series)
    for each in series:
        assert beside[each][:, 1] == pytest.approx(alone[each][:, 0], rel=1e-12)
        assert beside[each][:, 0] == pytest.approx(beside[each][:, 2], rel=1e-12)
        assert abs(beside[each][-1, 0] / beside[each][-1, 1] - 1.0) > 0.01


# Revision


def test_rounds_of_revision_close_the_balance_bit_by_bit(board):
    """The largest gap shrinks from round to round; the first is the draft."""
    assert [each.number for each in board.rounds] == [0, 1, 2, 3]
    sizes = [each.short for each in board.rounds]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < 0.25 * sizes[0]


def test_a_round_can_be_drafted(game, board):
    """Taking the last round drafts its targets; the balances are then those it named."""
    moved = game.take_round(board.rounds[-1])
    assert moved
    assert max(each.gap / max(each.need, 1e-9) for each in game.balances()) < 0.3 * max(
        board.rounds[0].short, 1e-9)
    game.reset_draft()


def test_a_draft_that_closes_has_nothing_to_revise(game):
    """Low targets leave no gap: nothing binds and nothing is proposed."""
    for branch in game.scenario.labels.branches:
        item = f"plan_target.{branch}"
        game.order(item, max(0.25 * game.lever(item), game.limits(item).lower))
    found = game.chessboard()
    game.reset_draft()
    assert found.rounds[0].gaps == {}
    assert (found.binding, found.reliefs, found.starved) == ("", (), ())
    assert len(found.rounds) == 1
