"""Surprising numbers can be asked about where they stand: also the dead, the hungry, a percent."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.sim.session import Session
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.screens.why import WhyScreen
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.widgets.label import Paragraph

Fly = Callable[..., Pilot]


@cache
def flagship() -> Scenario:
    """Return the flagship, read once."""
    return load_scenario("ussr-1921-1941")


@pytest.fixture
def context() -> Context:
    """The autumn of 1921: famine on the Volga, and a plan that sugar is far beyond."""
    session = Session.new(flagship(), settings={"shocks": "historical"})
    for _ in range(3):
        session.sign()
        session.advance("quarter")
    made = Context.standard(Settings())
    made.take(session)
    return made


def asked(pilot: Pilot) -> str:
    """Return what the panel on top explains."""
    assert isinstance(pilot.screen, WhyScreen)
    return pilot.screen.model.series


@pytest.mark.parametrize("place", ["desk", "report", "people"])
@pytest.mark.parametrize("series", ["deaths", "hungry_people"])
def test_the_record_is_asked_by_one_click(context: Context, fly: Fly, place: str, series: str
                                          ) -> None:
    """On every screen with the record the number of the dead and of the hungry opens Why."""
    pilot = fly(lambda: screen(place, context))
    found = [(widget, rect) for top in pilot.screen.widgets for widget in top.walk()
             if isinstance(widget, Paragraph)
             for target, rect in widget.targets if target == f"why:{series}"]
    assert len(found) == 1
    widget, rect = found[0]
    seen, own = widget.on_screen(), widget.rect
    pilot.click_at(rect.x + rect.w / 2 + seen.x - own.x, rect.y + rect.h / 2 + seen.y - own.y)
    assert asked(pilot) == series


def test_a_branch_is_asked_by_its_percent(context: Context, fly: Fly) -> None:
    """What surprises is how far a plan was fulfilled: the percent answers like the figure."""
    pilot = fly(lambda: screen("report", context))
    pilot.click("why:sugar", (0.97, 0.5))
    assert asked(pilot) == "sugar"
    again = fly(lambda: screen("report", context))
    again.click("why:sugar", (0.1, 0.5))
    assert asked(again) == "sugar"


def test_a_mandate_is_accepted_without_a_word_more(context: Context, fly: Fly) -> None:
    """Who accepts a figure is back on the desk, where it stands as answered."""
    session = Session.new(flagship())
    session.sign()
    session.advance("quarter")
    context.take(session)
    pilot = fly(lambda: screen("desk", context))
    pilot.click("dossier:mandate:tax_in_kind_1921", (0.9, 0.5))
    assert type(pilot.screen).__name__ == "MandateScreen"
    pilot.key("enter")
    assert type(pilot.screen).__name__ == "DeskScreen"
    assert next(each.answer for each in session.mandates()
                if each.id == "tax_in_kind_1921") == "accept"
    names = [widget.name for top in pilot.screen.widgets for widget in top.walk()]
    assert "dossier:plan:1921-Q2" in names
    assert "dossier:mandate:tax_in_kind_1921" not in names
