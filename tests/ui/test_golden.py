"""Charts and widgets look as they were last looked at."""

import numpy as np
import pygame
import pytest
from tests.ui.golden import FOLDER, PICTURES, drawn

DIFFERENT = 48
"""A pixel differs if one of its colours is this far off: edges may fall a little otherwise."""
MOST = 0.004
"""Share of pixels that may differ."""


def differing(one: pygame.Surface, other: pygame.Surface) -> float:
    """Return the share of pixels that differ."""
    a, b = (pygame.surfarray.array3d(picture).astype(int) for picture in (one, other))
    return float((np.abs(a - b).max(axis=2) > DIFFERENT).mean())


@pytest.mark.parametrize("name", [*PICTURES, "gallery"])
def test_looks_as_in_its_golden_picture(name: str) -> None:
    """A picture differs from its golden one in fewer than four pixels of a thousand."""
    golden = pygame.image.load(FOLDER / f"{name}.png")
    now = drawn(name)
    assert now.get_size() == golden.get_size()
    assert differing(now, golden) <= MOST


def test_the_tolerance_notices_a_moved_line() -> None:
    """A chart moved by two pixels, or without its labels, is another picture."""
    golden = drawn("line")
    moved = golden.copy()
    moved.blit(golden, (2, 2))
    assert differing(golden, moved) > MOST
    bare = golden.copy()
    bare.fill((244, 236, 220), (630, 0, 130, 360))
    assert differing(golden, bare) > MOST
