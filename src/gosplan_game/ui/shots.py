"""Pictures of every screen of a game in mid-course, without a display."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import Impossible

if TYPE_CHECKING:
    from gosplan_game.ui.screen import Screen
    from gosplan_game.ui.screens.context import Context

SCENARIO = "ussr-1921-1941"
UNTIL = Quarter(1928, 2)
"""The pictures are of the stop after this quarter."""
COMMITMENTS = 3


def languages() -> list[str]:
    """Return the codes of the languages that there are texts in."""
    from gosplan_game.ui.screens.context import Context
    from gosplan_game.ui.settings import Settings

    return [code for code, _ in Context.standard(Settings()).languages()]


def shots(
    out: str | Path, *, size: tuple[int, int] = (1280, 720), language: str = "en",
    palette: str = "default", text_size: int = 100,
) -> Iterator[Path]:
    """Save a picture of every screen and yield where it is.

    Args:
        out: Folder of the pictures; it is made if need be.
        size: Real pixels.
        language: Language of the texts.
        palette: Name of the palette.
        text_size: Percent, 100 to 150.
    """
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    import pygame

    from gosplan_game.ui.screens.context import Context
    from gosplan_game.ui.settings import Settings
    from gosplan_game.ui.stage import render_to_surface

    settings = Settings(language=language, palette=palette, text_size=text_size)
    context = Context.standard(settings)
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    for name, made, below in every_screen(context):
        surface = render_to_surface(made, size, settings.theme(), below, context.linked)
        path = folder / f"{name}.png"
        pygame.image.save(surface, str(path))
        yield path


def every_screen(context: Context, until: Quarter = UNTIL
                 ) -> Iterator[tuple[str, Screen, Screen | None]]:
    """Yield the screens of a game at the stop after a quarter, with what lies under dialogs."""
    from gosplan_game.ui.screens.debrief import DebriefScreen
    from gosplan_game.ui.screens.registry import SCREENS, has_screen, screen
    from gosplan_game.ui.screens.storage import open_scenario, scenario_ids

    yield "title", screen("title", context), None
    for identity in scenario_ids():
        open_scenario(context, identity)
    yield "shelf", screen("shelf", context), None
    yield "briefing", screen("briefing", context, scenario=SCENARIO), None
    yield "history", screen("history", context, scenario=open_scenario(context, SCENARIO)), None
    _play_to(context, until)
    yield "settings", screen("settings", context), None
    yield "saves", screen("saves", context, saving=True), None
    yield "menu", screen("menu", context), screen("desk", context)
    for event in ("grain_strike_1928", "autumn_1932_quota"):
        if any(found.id == event for found in context.game.scenario.definition.events):
            yield f"event_{event}", screen("event", context, event=event), None
    mandates = context.game.mandates()
    if has_screen("mandate"):
        waits = [each for each in mandates if each.status == "open" and not each.answer]
        settled = [each for each in mandates if each.status != "open"]
        for name, found in (("mandate", waits), ("mandate_settled", settled)):
            if found:
                yield name, screen("mandate", context, mandate=found[-1].id), None
    if has_screen("why"):
        yield "why", screen("why", context, series="grain_procurement"), screen("desk", context)
    yield from _variants(context)
    for plan in context.game.five_year_plans():
        yield f"five_year_plan_{plan.id}", screen("five_year_plan", context, plan=plan.id), None
    special = {"title", "shelf", "briefing", "history", "saves", "settings", "menu", "event",
               "mandate", "why", "five_year_plan"}
    for name in SCREENS:
        if name not in special and has_screen(name):
            made = screen(name, context)
            yield name, made, screen("plan", context) if made.modal else None
    while not context.game.is_over:  # true books open at the end
        if context.game.needs_signature:
            context.game.sign()
        context.game.advance("stop")
    for page in ("term", "country", "decisions", "reports"):
        debrief = DebriefScreen(context, page)
        debrief.settle()
        yield f"debrief_{page}", debrief, None


def _variants(context: Context) -> Iterator[tuple[str, Screen, Screen | None]]:
    """Yield the plan with two kept variants beside the draft, which then is as it was."""
    from gosplan_game.ui.screens.plan import PlanScreen

    game = context.game
    made = PlanScreen(context)
    targets = [f"plan_target.{row.branch}" for row in made.view().rows if row.target] \
        if game.needs_signature else []
    if not targets:
        return
    game.keep_as("A")
    game.order(targets[0], min(game.limits(targets[0]).upper, 1.25 * game.lever(targets[0])))
    game.keep_as("B")
    made.comparing = True
    yield "plan_variants", made, None
    game.forget("A")
    game.forget("B")
    game.reset_draft()


def _play_to(context: Context, until: Quarter) -> None:
    """Put a game in hand that stands at the stop after a quarter, as history ordered."""
    from gosplan_game.sim.decisions import Levers
    from gosplan_game.sim.session import Session
    from gosplan_game.ui.screens.storage import open_scenario

    scenario = open_scenario(context, SCENARIO)
    if isinstance(scenario, tuple):
        return
    promises = tuple(item.id for item in scenario.definition.commitments[:COMMITMENTS])
    session = Session.new(scenario, commitments=promises, settings={"shocks": "historical"})
    levers = Levers(scenario)
    orders = scenario.policy_orders("historical")
    while not session.is_over and session.quarter <= until:
        if session.at_stop:
            for item, value in levers.values(orders[session.turn]).items():
                with suppress(Impossible):  # not the office's to order at this date
                    session.order(item, value)
            session.advisers()  # as the desk does: they are measured by what they said then
            session.sign()
        context.reports = tuple(session.advance("stop"))
    context.session = session
