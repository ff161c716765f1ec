import numpy as np
import pytest

from gosplan_game.model.people import supply_lists

LISTS = np.array([[0.2], [0.2], [0.3], [0.3]])


def issued(fill, priority):
    """Return bread issued to four lists of a fifth, a fifth and twice three tenths."""
    return supply_lists.issued(
        fill=np.atleast_1d(fill), people=LISTS, priority=np.atleast_1d(priority)
    )


def test_bread_for_half_of_the_norm_by_hand():
    """In strict order two lists get theirs, the third a third of it, the last nothing."""
    assert issued(0.5, 1.0)[:, 0] == pytest.approx([1.0, 1.0, 1 / 3, 0.0])
    assert issued(0.5, 0.5)[:, 0] == pytest.approx([0.75, 0.75, 5 / 12, 0.25])


def test_nobody_is_first_where_there_is_no_order_or_no_want():
    """Limits: all alike without priority, and where the norm is met or exceeded."""
    assert issued(0.5, 0.0)[:, 0] == pytest.approx([0.5] * 4)
    assert issued(1.1, 1.0)[:, 0] == pytest.approx([1.1] * 4)


@pytest.mark.parametrize("fill", [0.0, 0.13, 0.4, 0.77, 1.0, 1.4])
def test_what_first_lists_gain_the_last_lack(fill):
    """Bread is shared, not made."""
    for priority in (0.0, 0.6, 1.0):
        given = (LISTS * issued(fill, priority)).sum()
        assert given == pytest.approx(fill)


def test_a_purse_by_hand():
    """Twice the wage and ten times the price of 1928: a fifth of what an income bought."""
    found = supply_lists.purse(
        wage=np.array([1400.0]),
        wage_1928=np.array([700.0]),
        market_price=np.array([10.0]),
        reach=np.array([4.0]),
    )
    assert found.item() == pytest.approx(0.8)


def wanted(issue, priority=1.0):
    """Return what two regions of 1 and 3 million lack, one all special, one all third list."""
    return supply_lists.wanted(
        urban=np.array([[1.0], [3.0]]),
        list_people=np.array([[[1.0], [0.0]], [[0.0], [1.0]]]),
        issue=np.atleast_1d(issue),
        norm=np.array([0.05]),
        wish=np.array([0.06]),
        priority=np.atleast_1d(priority),
        beside=np.array([0.06]),
    )


def bought(lists, affordable, carried=9.0, glut=0.5):
    """Return what the lists buy of what traders would carry."""
    return supply_lists.bought(
        people=lists.people,
        lacking=lists.lacking,
        affordable=np.atleast_1d(affordable),
        carried=np.atleast_1d(carried),
        wish=np.array([0.06]),
        glut=np.array([glut]),
    )


def test_markets_are_asked_for_what_rations_lack_by_hand():
    """Bread for half of the norm: the first list eats 5/6 of the wish, the last a third of that."""
    found = wanted(0.1)
    assert found.issued[:, 0] == pytest.approx([5 / 6, 5 / 18])
    assert found.lacking[:, 0] == pytest.approx([1 / 6 + 0.06, 13 / 18 + 0.06])


def test_who_cannot_pay_does_not_buy():
    """A purse of a tenth of the wish buys a tenth, whatever is missing, where none is left over."""
    found = bought(wanted(0.1), 0.1, carried=0.024)
    assert found.head[:, 0] == pytest.approx([0.1, 0.1])
    assert found.demand[:, 0] == pytest.approx([0.006, 0.018])


def test_bread_that_finds_no_buyer_is_sold_for_less_by_hand():
    """Four times as much as is asked for halves the price at a half; nobody buys beyond want."""
    found = bought(wanted(0.1), 0.1, carried=0.096)
    assert found.head[:, 0] == pytest.approx([0.2, 0.2])
    assert bought(wanted(0.1), 0.1, carried=0.096, glut=0.0).head[:, 0] == pytest.approx([0.1, 0.1])
    assert bought(wanted(0.1), 9.0).head == pytest.approx(wanted(0.1).lacking)


def sold(supply, demand, nearness=0.6):
    """Return market bread of two regions."""
    return supply_lists.sold(
        supply=np.array(supply)[:, None],
        demand=np.array(demand)[:, None],
        nearness=np.array([nearness]),
    )[:, 0]


def test_bread_is_sold_near_by_hand():
    """Of 1 Mt from the first region 0.6 stay, 0.4 are shared by a demand of 0.4 and 2."""
    assert sold([1.0, 0.0], [1.0, 2.0]) == pytest.approx([0.6 + 1 / 15, 1 / 3])


def test_no_grain_is_lost_on_the_market():
    """What is offered is sold, wherever it comes from, and no region buys more than it asks."""
    random = np.random.default_rng(3)
    for _ in range(20):
        demand = random.uniform(0, 2, 5)
        supply = random.uniform(0, 1, 5)
        supply *= min(1.0, demand.sum() / supply.sum())
        found = sold(supply, demand, random.uniform())
        assert found.sum() == pytest.approx(supply.sum())
        assert np.all(found <= demand + 1e-9)


def test_a_batch_buys_as_one_by_one():
    """The last axis is the run."""
    both = bought(
        wanted(np.array([0.1, 0.15]), np.array([1.0, 0.4])),
        np.array([0.1, 0.2]),
        np.array([0.05, 0.08]),
    )
    alone = bought(wanted(0.15, 0.4), 0.2, 0.08)
    assert both.head[:, 1] == pytest.approx(alone.head[:, 0])
    assert both.demand[:, 1] == pytest.approx(alone.demand[:, 0])
