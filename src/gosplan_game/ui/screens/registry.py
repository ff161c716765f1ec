"""Which class shows which screen; modules are loaded when a screen is first opened."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context

_PACKAGE = "gosplan_game.ui.screens"
SCREENS = {
    "title": "title:TitleScreen",
    "shelf": "shelf:ShelfScreen",
    "briefing": "briefing:BriefingScreen",
    "saves": "saves:SavesScreen",
    "history": "history:HistoryScreen",
    "settings": "preferences:PreferencesScreen",
    "menu": "menu:MenuScreen",
    "again": "again:AgainScreen",
    "event": "event:EventScreen",
    "mandate": "mandate:MandateScreen",
    "line_orders": "line_orders:LineOrdersScreen",
    "five_year_plan": "five_year_plan:FiveYearPlanScreen",
    "advisers": "advisers:AdvisersScreen",
    "help": "help:HelpScreen",
    "why": "why:WhyScreen",
    "chessboard": "chessboard:ChessboardScreen",
    "debrief": "debrief:DebriefScreen",
    # The rail.
    "desk": "desk:DeskScreen",
    "plan": "plan:PlanScreen",
    "countryside": "countryside:CountrysideScreen",
    "prices": "prices:PricesScreen",
    "people": "people:PeopleScreen",
    "industry": "industry:IndustryScreen",
    "trade": "trade:TradeScreen",
    "regions": "regions:RegionsScreen",
    "almanac": "almanac:AlmanacScreen",
    "report": "quarter:QuarterScreen",
}


def has_screen(name: str) -> bool:
    """Return whether a screen of that name is there."""
    target = SCREENS.get(name)
    return target is not None and find_spec(f"{_PACKAGE}.{target.partition(':')[0]}") is not None


def screen(name: str, context: Context, **details: Any) -> Screen:
    """Return a new screen.

    Args:
        name: A name of ``SCREENS``.
        context: What screens share.
        details: What the screen is about (an event's id, a series).
    """
    module, _, cls = SCREENS[name].partition(":")
    made: Screen = getattr(import_module(f"{_PACKAGE}.{module}"), cls)(context, **details)
    return made
