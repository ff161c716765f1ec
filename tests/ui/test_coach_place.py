"""The plate of the first lesson does not lie on what it speaks of."""

import pytest

from gosplan_game.ui.coach import WIDTH, _beside
from gosplan_game.ui.geometry import Rect


@pytest.mark.parametrize("area", [Rect(0, 0, 1280, 720), Rect(0, 0, 1920, 1080)])
def test_the_plate_of_the_balances_leaves_the_fan_below_them_free(area):
    """Balances fill the right of the plan, the fan lies below: the plate stands to their left."""
    balances = Rect(area.right - 420, 120, 400, area.h * 0.4)
    fan = Rect(balances.x, balances.bottom, 400, area.bottom - balances.bottom)
    place = _beside(area, Rect(0, 0, WIDTH, 260), balances)
    assert place.right <= balances.x
    for told in (balances, fan):
        shared = place.clipped(told)
        assert shared.w * shared.h == 0
