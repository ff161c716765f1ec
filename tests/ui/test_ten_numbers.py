"""Ten surprising numbers of one played game, each explained in two actions by window and `why`.

The game is played and saved; the window opens the file, `gosplan-game why` reads the same
file. For each number the actions are counted, what the window prints is held against what
`why --json` says, and a script that knows nothing of the game (tests/lab/recheck.py) adds
every answer up again. Times are printed with ``-s``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gosplan_game.cli import main
from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import Impossible
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.session import Session
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.screens.why import WhyScreen
from gosplan_game.ui.settings import Settings
from gosplan_game.viewmodels.why import Why

Fly = Callable[..., Pilot]
RECHECK = Path(__file__).parents[1] / "lab" / "recheck.py"
WINDOW, YEAR, THEME, HUNGER = "window", (0.30, 0.5), "theme", (0.55, 0.5)
"""A choice of several and the place in it that is clicked: the year, and the last theme."""
LAST = "1933-Q2"
TEN = (
    # screen, first action, second action, what is asked about
    ("desk", "why:grain_procurement", "", "grain_procurement"),
    ("desk", "why:kolkhoz_market_ratio", WINDOW, "kolkhoz_market_ratio"),
    ("desk", "why:real_wage", WINDOW, "real_wage"),
    ("plan", "why:steel", WINDOW, "steel"),
    ("report", "why:machinery_output", WINDOW, "machinery_output"),
    ("report", "why:rail_freight", WINDOW, "rail_freight"),
    ("regions", "figure:2", WINDOW, "grain_stocks_peasant"),
    ("almanac", "series:horses", "why:horses", "horses"),
    ("regions", THEME, "figure:1", "deaths"),
    ("people", "figures:bread_ration", WINDOW, "consumption_per_head"),
)
"""A figure on a screen, a line of the almanac or a theme is clicked, then a window or a link."""
PLACES = {WINDOW: YEAR, THEME: HUNGER}
LONGEST = 3.0
"""Seconds of computing that an action may take on a slow machine."""


@dataclass
class Asked:
    """What was found out about one number."""

    series: str
    actions: int = 0
    window: list[float] = field(default_factory=list)
    """Seconds of each action, the picture of the panel included."""
    command: float = 0.0
    """Seconds of `why`, the game played again from its file included."""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A game played to the summer of 1933, with history's orders where the office gives them."""
    session = Session.new(load_scenario("ussr-1921-1941"), seed=4)
    orders = session.scenario.policy_orders("historical")
    while session.quarter <= Quarter.parse(LAST):
        _decide(session, orders[session.turn])
        session.advance("quarter")
    place = tmp_path_factory.mktemp("saves") / "ten.gosplan.json"
    session.save(place)
    return place


def _decide(session: Session, wanted: Any) -> None:
    """Order what history ordered, as far as this office can."""
    levers = session.engine.levers
    for item in session.scenario.lever_items if session.at_stop else ():
        limits = session.limits(item)
        value = float(np.clip(levers.value(wanted, item), limits.lower, limits.upper))
        if limits.authority in ("decide", "propose") and value != session.lever(item):
            with suppress(Impossible):
                session.order(item, value)
    if session.needs_signature:
        session.sign()


@pytest.fixture(scope="module")
def game(saved: Path) -> Session:
    """The game as the window opens it."""
    return Session.load(saved)


def printed(text: str) -> tuple[float, float]:
    """Return a printed number and half of its last digit."""
    plain = "".join(each for each in text if each in "0123456789.-\u2212").replace("\u2212", "-")
    return float(plain), 0.5 * 10.0 ** -len(plain.partition(".")[2])


def in_the_window(found: Asked, pilot: Pilot, actions: tuple[str, ...]) -> Why:
    """Do the actions one by one, timed; return what the panel then says."""
    for name in actions:
        began = time.process_time()
        pilot.click(name, PLACES.get(name, (0.5, 0.5)))
        pilot.picture()
        found.window.append(time.process_time() - began)
    found.actions = len(actions)
    assert isinstance(pilot.screen, WhyScreen)
    return pilot.screen.model


def by_command(found: Asked, saved: Path, shown: Why, capsys: Any) -> Any:
    """Ask `why` about the same number over the same window."""
    window = next(choice.id for choice in shown.windows if choice.chosen)
    since = str(Quarter.parse(LAST) + -3) if window == "year" else window
    told = f"{shown.series}~reported" if shown.voices else shown.series
    began = time.process_time()
    assert main(["why", str(saved), "--series", told, "--turn", LAST, "--window", since,
                 "--json"]) == 0
    found.command = time.process_time() - began
    return json.loads(capsys.readouterr().out)


def agree(shown: Why, answer: Any) -> None:
    """The window prints the number, the change and the shares that `why` gives, and they add up."""
    scale = 100.0 if answer["unit"] == "share" else 1.0
    change = scale * (answer["closing"] - answer["opening"])
    for text, value in ((shown.figure, scale * answer["closing"]), (shown.total, change)):
        number, half = printed(text)
        assert abs(number - value) <= half * (1 + 1e-6), (shown.series, text, value)
    shares = {cause["id"]: scale * cause["contribution"] for cause in answer["causes"]}
    assert {row.id for row in shown.causes} <= set(shares)
    assert len(shown.causes) >= 2
    for row in shown.causes:  # rounded so that the printed ones add up: by a digit at most
        number, half = printed(row.text)
        assert abs(number - shares[row.id]) <= 2 * half * (1 + 1e-6), (shown.series, row.name)
    total, half = printed(shown.total)
    told = sum(printed(row.text)[0] for row in shown.causes)
    left_out = set(shares) - {row.id for row in shown.causes}
    assert abs(told - total) <= half * (1 + 1e-6) + sum(abs(shares[each]) for each in left_out)


def test_ten_surprising_numbers_are_explained_in_two_actions_and_by_why(
    saved: Path, game: Session, fly: Fly, tmp_path: Path, capsys: Any
) -> None:
    """Window and command give the same account and causes of each; all sums hold at 1e-9."""
    context = Context.standard(Settings())
    context.take(game)
    asked, files = [], []
    for place, first, second, series in TEN:
        pilot = fly(lambda place=place: screen(place, context))
        found = Asked(series)
        shown = in_the_window(found, pilot, tuple(filter(None, (first, second))))
        assert shown.series == series
        assert not shown.problem
        assert shown.account
        answer = by_command(found, saved, shown, capsys)
        agree(shown, answer)
        files.append(tmp_path / f"{series}.json")
        files[-1].write_text(json.dumps(answer), encoding="utf-8")
        asked.append(found)
    added = subprocess.run([sys.executable, "-I", str(RECHECK), *map(str, files)],
                           capture_output=True, text=True, check=False)
    for each in asked:
        sys.stdout.write(f"{each.series:24} {each.actions} actions, window "
                         f"{1000 * sum(each.window):5.0f} ms, why {each.command:4.1f} s\n")
    assert added.returncode == 0, added.stdout
    assert added.stdout.count("adds up") == len(TEN)
    assert all(each.actions <= 2 for each in asked)
    assert max(seconds for each in asked for seconds in each.window) < LONGEST


def test_a_panel_that_prints_another_number_would_be_noticed(
    saved: Path, game: Session, fly: Fly, capsys: Any
) -> None:
    """The comparison can fail: a share or a total that is a little off is refused."""
    context = Context.standard(Settings())
    context.take(game)
    found = Asked("deaths")
    pilot = fly(lambda: screen("regions", context))
    shown = in_the_window(found, pilot, (THEME, "figure:1"))
    answer = by_command(found, saved, shown, capsys)
    agree(shown, answer)
    for part in ("closing", "cause"):
        other = json.loads(json.dumps(answer))
        if part == "closing":
            other["closing"] *= 1.02
        else:
            most = max(other["causes"], key=lambda cause: abs(cause["contribution"]))
            most["contribution"] *= 1.1
        with pytest.raises(AssertionError):
            agree(shown, other)
