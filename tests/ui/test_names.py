"""Names in rows: whole, and in no smaller type than narrow lines would need."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.ui.test_orders import context as context_at_a_stop

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.industry import Sites
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.settings import Settings

Fly = Callable[..., Pilot]
context = context_at_a_stop


@pytest.mark.parametrize("language", ["en", "ru", "es"])
@pytest.mark.parametrize("place", ["plan", "countryside", "prices", "people", "trade"])
def test_names_of_levers_can_be_read_in_large_text(
    context: Context, fly: Fly, place: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 150 % no name of a lever is cut, or set smaller than it would be in narrow lines."""
    settings = Settings(language=language, text_size=150)
    context.settings = settings
    pilot = fly(lambda: screen(place, context), settings=settings)
    seen: list[tuple[str, Rect, str]] = []
    drawn = Canvas.named

    def named(self: Canvas, text: str, rect: Rect, kind: str, ink: str = "ink") -> float:
        seen.append((text, rect, kind))
        return drawn(self, text, rect, kind, ink)

    monkeypatch.setattr(Canvas, "named", named)
    pilot.picture()
    assert seen
    setter = pilot.screen.setter
    for text, rect, kind in seen:
        usual = setter.fitted(text, kind, rect.w)
        narrow = setter.narrowed(text, kind, rect.w, rect.h)
        assert usual.text == text or narrow is not None, text
        low = rect.h + 1 < 2 * setter.leading("tight")  # the plan's own rows hold one line
        assert low or narrow is not None or usual.pixels >= setter.pixels("tight") - 1, text


def test_sites_have_their_whole_name_in_large_text(context: Context, fly: Fly) -> None:
    """Where a site's name would be set small beside its blocks, all have a line for it."""
    settings = Settings(language="ru", text_size=150)
    context.settings = settings
    pilot = fly(lambda: screen("industry", context), settings=settings)
    setter = pilot.screen.setter
    sites = next(inner for top in pilot.screen.widgets for inner in top.walk()
                 if isinstance(inner, Sites))
    width = sites.rect.w - sites.room
    assert Sites.apart(setter, sites.sites, width)
    for site in sites.sites:
        cut = setter.fitted(site.name, "text_bold", width - 40)
        assert cut.text == site.name
        assert cut.pixels >= setter.pixels("tight_bold")
