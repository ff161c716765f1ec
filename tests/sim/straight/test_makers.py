"""Functions written for a length or a class."""

from dataclasses import FrozenInstanceError, dataclass, fields

import numpy as np
import pytest

from gosplan_game.core.flows import Flows
from gosplan_game.core.labels import Labels
from gosplan_game.core.state import State
from gosplan_game.sim.straight.function import Straight
from gosplan_game.sim.straight.makers import maker, total_of


@dataclass(frozen=True, kw_only=True)
class Loose:
    """A container without slots."""

    x: int
    y: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """A container that looks at itself when it is made."""

    x: int

    def __post_init__(self):
        if self.x < 0:
            raise ValueError("below nothing")


@pytest.mark.parametrize("kind", [State, Flows])
def test_a_container_made_at_once_is_one_made_by_name(kind):
    """All fields in their places, and nothing in it can be changed."""
    names = [item.name for item in fields(kind)]
    made = maker(kind)(*range(len(names)))
    assert type(made) is kind
    assert [getattr(made, name) for name in names] == list(range(len(names)))
    with pytest.raises(FrozenInstanceError):
        setattr(made, names[0], 1)


def test_containers_that_cannot_be_made_at_once_make_themselves():
    """One without slots, and one that checks what it is given."""
    assert maker(Loose)(1, 2) == Loose(x=1, y=2)
    assert maker(Checked)(3).x == 3
    with pytest.raises(ValueError, match="below nothing"):
        maker(Checked)(-1)


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
