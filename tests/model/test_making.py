"""Containers made at once."""

from dataclasses import FrozenInstanceError, dataclass, fields

import numpy as np
import pytest

from gosplan_game.core.flows import Flows
from gosplan_game.core.making import maker
from gosplan_game.core.quantities import with_arrays
from gosplan_game.core.state import State


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


def test_a_container_with_other_arrays_keeps_the_rest():
    """Only what is named is replaced, and the first container stays as it was."""
    names = [item.name for item in fields(State)]
    first = maker(State)(*(np.array([float(place)]) for place in range(len(names))))
    other = with_arrays(first, {"gold": np.array([-1.0])})
    assert other.gold[0] == -1.0
    assert first.gold[0] == names.index("gold")
    assert all(getattr(other, name) is getattr(first, name) for name in names if name != "gold")
    with pytest.raises(KeyError):
        with_arrays(first, {"silver": np.array([1.0])})
