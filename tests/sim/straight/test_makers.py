"""Functions written for a length."""

from dataclasses import dataclass

import numpy as np
import pytest

from gosplan_game.core.labels import Labels
from gosplan_game.sim.straight.function import Straight
from gosplan_game.sim.straight.makers import total_of


@pytest.mark.parametrize("rows", [2, 5, 9, 12, 16])
def test_a_sum_of_rows_is_that_of_numpy(rows):
    """To the last bit, for two equal columns."""
    draws = np.random.default_rng(rows)
    for _ in range(200):
        column = draws.lognormal(0.0, 4.0, (rows, 1))
        summed = np.add.reduce(column.repeat(2, 1), 0)
        assert total_of(rows)(column.repeat(2, 1)) == summed[0] == summed[1]


def test_a_single_game_adds_up_few_rows_by_itself_and_many_by_numpy():
    """Twelve rows become one number of Python; forty, and sums by row, stay with numpy."""

    def function(_, params, now):
        few = now.x * params.x
        many = np.concatenate([few, few, few, few])
        return {"few": few.sum(axis=0), "many": many.sum(axis=0), "all": few.sum(axis=None)}

    @dataclass(frozen=True, kw_only=True, eq=False)
    class Numbers:
        x: np.ndarray

    draws = np.random.default_rng(3)
    now = Numbers(x=draws.random((12, 1)).repeat(2, 1))
    params = Numbers(x=draws.random((12, 1)).repeat(2, 1))
    labels = Labels(regions=("a",), branches=("b",))
    lines = Straight(function, "params", "now").written(labels, params, now, alone=True)
    assert lines.source.count("total12(") == 1
    assert lines.source.count("add_reduce(") == 2
    found, wanted = lines.play(lines.prepare(params, 2), now), function(labels, params, now)
    for name, value in wanted.items():
        np.testing.assert_array_equal(found[name], value, err_msg=name)
