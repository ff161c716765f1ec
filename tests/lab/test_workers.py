"""Work in parts on several cores."""

import math
import os

import pytest

from gosplan_game.lab.workers import in_parts


def _process(_part):
    return os.getpid()


def test_results_come_in_order():
    """Two processes give the results in the order of the parts."""
    parts = list(range(6))
    assert list(in_parts(math.factorial, parts, workers=2)) == [1, 1, 2, 6, 24, 120]


def test_few_parts_stay_in_this_process():
    """Processes are not started for less than they cost."""
    assert list(in_parts(_process, [1, 2])) == [os.getpid()] * 2


def test_a_fault_in_a_part_is_raised_here():
    """An error of a worker arrives with its own type and text."""
    with pytest.raises(ValueError, match="negative"):
        list(in_parts(math.factorial, [1, -1, 2, 3], workers=2))
