"""The run axis of containers, and how numpy goes along it."""

import numpy as np
import pytest

from gosplan_game.sim.columns import FEW, row_by_row


@pytest.mark.parametrize(("runs", "buffer"), [(FEW, 8192), (20, 16), (1003, 992), (9000, 8192)])
def test_numpy_buffers_a_row_of_runs_while_they_are_played(runs, buffer):
    """No more than a row in whole sixteens; afterwards as much as before, whatever happened."""
    before = np.getbufsize()
    with row_by_row(runs):
        assert np.getbufsize() == buffer
    assert np.getbufsize() == before
    with pytest.raises(ZeroDivisionError), row_by_row(runs):
        raise ZeroDivisionError
    assert np.getbufsize() == before == 8192


def test_what_is_joined_row_by_row_is_what_is_joined_at_once():
    """To the last bit: of parameters, numbers a run, sums, and what is not a real number."""
    draws = np.random.default_rng(2)
    many = draws.lognormal(0.0, 3.0, (9, 4, 1003))

    def joined():
        whole = many * draws_of_a_row + many[0, 0] - many[:, :1] / draws_of_all
        return [whole, whole.sum(axis=1), whole.sum(axis=(0, 1)), (many > 1.0) * whole]

    draws_of_a_row, draws_of_all = draws.random((9, 4, 1)), draws.random((4, 1))
    wanted = joined()
    with row_by_row(many.shape[-1]):
        found = joined()
    for one, other in zip(found, wanted, strict=True):
        np.testing.assert_array_equal(one, other)
