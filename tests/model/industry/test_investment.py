import numpy as np
import pytest

from gosplan_game.model.industry import investment


def capital_goods(**changes):
    """Return investment of a quarter where 1928's was 4 bn a year."""
    arguments = {
        "machines": 1.0, "imported_machines": 1.0, "builders": 1.0, "effort": 1.0,
        "defence_share": 0.0, "investment_1928": 4.0, "home_weight": 0.6,
        "scarcer_weight": 0.75,
    }  # fmt: skip
    return investment.capital_goods(
        **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    ).item()


def test_capital_goods_by_hand():
    """1928's machines and builders make 1928's investment; the scarcer counts three times."""
    assert capital_goods() == pytest.approx(1.0)
    # equipment 0.6 x 2 + 0.4 = 1.6 against builders 1: 0.75 + 0.25 x 1.6
    assert capital_goods(machines=2.0) == pytest.approx(1.15)
    # a fifth of machine-building for arms: 0.6 x 0.8 + 0.4 = 0.88
    assert capital_goods(defence_share=0.2) == pytest.approx(0.75 * 0.88 + 0.25)


def test_effort_moves_machines_whole_and_builders_by_its_root():
    """A quarter of 1928's effort: 0.6 x 0.25 + 0.4 of machines, half of the builders."""
    found = capital_goods(effort=0.25)
    assert found == pytest.approx(0.75 * 0.5 + 0.25 * 0.55)
    assert capital_goods(effort=0.25, builders=4.0) == pytest.approx(0.75 * 0.55 + 0.25 * 2.0)


def test_nothing_is_built_of_nothing():
    """Without machines, home or foreign, and without builders there is no investment."""
    assert capital_goods(machines=0.0, imported_machines=0.0, builders=0.0) == 0.0


def spending(spent, ordered=1.0, allotment=1.0, available=1.0):
    """Return the quarter of a project of cost 2 in at least 10 quarters, of the second branch."""
    return investment.project_spending(
        spent=np.array([[spent]]),
        ordered=np.array([[ordered]]),
        cost=np.array([[2.0]]),
        quarters=np.array([[10.0]]),
        allotment=np.array([[9.0], [allotment], [9.0]]),
        membership=np.array([[[0.0], [1.0], [0.0]]]),
        available=np.array([[available]]),
        largest_share=np.array([0.5]),
    )


def test_a_project_takes_its_pace_or_its_branch_s_limit():
    """A tenth of the cost, unless half of the branch's investment is less."""
    assert spending(0.3).spent.item() == pytest.approx(0.2)
    assert spending(0.3, allotment=0.1).spent.item() == pytest.approx(0.05)
    assert spending(0.3, available=0.0).spent.item() == 0.0


def test_a_project_hands_over_by_halves_and_all_of_its_cost():
    """Half of the capital comes at half of the cost, the rest at the end, nothing after."""
    assert spending(0.7).delivered.item() == 0.0
    assert spending(0.9).delivered.item() == pytest.approx(1.0)
    assert spending(1.9).spent.item() == pytest.approx(0.1)
    assert spending(1.9).delivered.item() == pytest.approx(1.0)
    assert spending(2.0).spent.item() == 0.0
    assert spending(2.0).delivered.item() == 0.0


def works(started, *, crowding=0.0):
    """Return a quarter of works of 4 and 4 that take 8 quarters."""
    return investment.works(
        early=np.array([[4.0]]),
        late=np.array([[4.0]]),
        started=np.array([[started]]),
        gestation=np.array([[8.0]]),
        crowding=np.array([crowding]),
    )


def test_works_by_hand():
    """A quarter of each half moves on: 2 / 8."""
    found = works(1.0)
    assert found.completed.item() == pytest.approx(1.0)
    assert found.early.item() == pytest.approx(4.0)
    assert found.late.item() == pytest.approx(4.0)


@pytest.mark.parametrize("started", [0.0, 1.0, 7.0])
def test_works_are_conserved(started):
    """What is started is unfinished or completed."""
    found = works(started, crowding=0.5)
    assert (found.early + found.late + found.completed).item() == pytest.approx(8 + started)


def test_too_many_starts_lengthen_every_work():
    """Three times the normal starts at a crowding of 0.5 double the time."""
    assert works(3.0, crowding=0.5).completed.item() == pytest.approx(0.5)


def test_starts_as_usual_lengthen_nothing_and_one_crowded_branch_delays_all():
    """Starts of one eighth of what is begun are usual; above it every branch waits alike."""
    assert works(1.0, crowding=0.5).completed.item() == pytest.approx(1.0)
    assert works(0.0, crowding=0.5).completed.item() == pytest.approx(1.0)
    found = investment.works(
        early=np.array([[4.0], [4.0]]), late=np.array([[4.0], [12.0]]),
        started=np.array([[4.5], [0.0]]), gestation=np.array([[8.0], [8.0]]),
        crowding=np.array([0.5]),
    )  # fmt: skip
    # 4.5 begun where 24 / 8 = 3 is usual: a quarter longer
    np.testing.assert_allclose(found.completed[:, 0], [0.8, 2.4])


def test_what_stands_by_hand():
    """Nothing below half of the cost, half from there on, all at the end, never more."""
    found = investment.standing(
        spent=np.array([[0.0, 0.99, 1.0, 1.99, 2.0, 9.0]]), cost=np.array([[2.0]])
    )
    np.testing.assert_allclose(found[0], [0.0, 0.0, 0.5, 0.5, 1.0, 1.0])


def test_a_works_waits_for_those_that_feed_it():
    """Half of a coalfield feeds it whole: a tenth built feeds a fifth; the coalfield needs none."""
    found = investment.unfed(
        spent=np.array([[2.0], [0.3]]), cost=np.array([[2.0], [3.0]]),
        fed_by=np.array([[0.0, 0.5], [0.0, 0.0]])[:, :, None],
    )  # fmt: skip
    np.testing.assert_allclose(found[:, 0], [0.8, 0.0])
