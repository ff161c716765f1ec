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


@pytest.mark.parametrize("height", [160, 230])
def test_the_plate_of_the_report_covers_nothing_it_speaks_of(height):
    """Figures left, the record below them, what inspectors found over the button: all in sight."""
    area = Rect(0, 0, 1280, 720)
    button = Rect(1048, 640, 200, 40)
    told = (Rect(112, 110, 736, 390), Rect(112, 515, 736, 165), Rect(872, 560, 376, 70))
    place = _beside(area, Rect(0, 0, WIDTH, height), button, told)
    for each in (button, *told):
        shared = place.clipped(each)
        assert shared.w * shared.h == 0
    assert place.clipped(area) == place


def test_where_all_is_told_of_the_plate_stays_beside_its_target():
    """A place that covers no less is not worth going away for."""
    area, target = Rect(0, 0, 1280, 720), Rect(100, 100, 200, 40)
    size = Rect(0, 0, WIDTH, 160)
    assert _beside(area, size, target, (area,)) == _beside(area, size, target)
