"""Items, limits and clipping of levers."""

import numpy as np
import pytest

from gosplan_game.core.errors import Impossible
from gosplan_game.sim.decisions import FIELDS, levers_of, shared_out


@pytest.fixture(scope="module")
def levers(flagship):
    """The flagship's levers."""
    return levers_of(flagship)


def test_items_read_and_write_their_place(levers, flagship):
    """A region's and a branch's item change one number and leave the rest."""
    orders = flagship.standing_orders()
    changed = levers.with_items(orders, {"quota_weight@ukraine": 1.5, "plan_target.coal": 42.0})
    assert levers.value(changed, "quota_weight@ukraine") == 1.5
    assert levers.value(changed, "plan_target.coal") == 42.0
    before, after = levers.values(orders), levers.values(changed)
    different = {each for each in before if before[each] != after[each]}
    assert different <= {"quota_weight@ukraine", "plan_target.coal"}


def test_orders_are_read_only(levers, flagship):
    """Nobody changes orders behind the engine's back."""
    changed = levers.with_items(flagship.standing_orders(), {"coercion": 0.5})
    with pytest.raises(ValueError, match="read-only"):
        changed.coercion[...] = 0.0


def test_an_unknown_item_is_answered_with_the_nearest(levers):
    """A misspelt lever names the right one."""
    with pytest.raises(Impossible, match=r"plan_target\.coal"):
        levers.item("plan_target.cole")


def test_clipping_respects_every_limit(levers, flagship):
    """Orders far out of bounds come back to them, for every lever."""
    orders = flagship.standing_orders()
    wild = {each: 1e9 * (-1.0) ** place for place, each in enumerate(levers.items)}
    clipped = levers.clipped(levers.with_items(orders, wild))
    for name in FIELDS:
        lower, upper = levers.bounds(name)
        array = getattr(clipped, name)
        assert np.all((array >= lower) & (array <= upper)), name


def test_shares_add_up_to_one():
    """Shares are normalised in every run, and nothing stays nothing."""
    found = shared_out(np.array([[1.0, 0.0], [3.0, 0.0]]))
    assert found.tolist() == [[0.25, 0.0], [0.75, 0.0]]
