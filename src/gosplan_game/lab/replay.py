"""`gosplan-game replay`: a saved game played again from its decrees."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.lab.console import number, wide_console
from gosplan_game.report.spoken import said, told
from gosplan_game.report.spoken import unit as spoken_unit
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.scenario.reasons import problem, quarter_of
from gosplan_game.sim.ledger import Difference
from gosplan_game.sim.reasons import outside
from gosplan_game.sim.saves import EditedScenario, SavedGame, SavedStop, read_game
from gosplan_game.sim.session import Session

SHOWN = (
    "excess_deaths",
    "hungry_people",
    "grain_harvest",
    "gross_industry",
    "real_wage",
    "gold",
)
"""Series of the table, people first."""

MOST_DIFFERENCES = 10
"""Differences printed; the rest is counted."""


def replay(path: str, *, until: str | None = None, console: Console | None = None) -> None:
    """Play a saved game again and print its course, quarter by quarter.

    Args:
        path: The saved game.
        until: Last quarter to play, like 1932-Q4; None for all that were played.
        console: Where the table goes.

    Raises:
        GosplanError: the game or its scenario cannot be used.
    """
    out = console or wide_console()
    game = read_game(path)
    scenario = load_scenario(game.scenario.id)
    end = _after(until, scenario)
    try:
        session = Session.from_game(game, scenario, until=end)
    except EditedScenario:
        out.print(said("lab.changed", scenario=scenario.id), highlight=False)
        session = Session.from_game(game, scenario, accept_edited=True, until=end)
    for note in session.notes:
        out.print(said("lab.replay.limits", note=told(note)), highlight=False)
    out.print(_table(game, session))


def verify(path: str) -> tuple[bool, str]:
    """Replay a game and compare with its figures; return whether they agree, and in words.

    Raises:
        GosplanError: the game cannot be read, or its scenario was edited since.
    """
    game = read_game(path)
    found = Session.verify(game, load_scenario(game.scenario.id))
    if found.verified:
        return True, said("lab.count.verified", found.quarters)
    lines = [*map(told, found.notes), *map(_difference, found.differences)]
    shown = lines[:MOST_DIFFERENCES]
    if len(lines) > len(shown):
        shown.append(said("lab.count.more", len(lines) - len(shown)))
    return False, "\n".join((said("lab.replay.different"), *shown))


def _difference(each: Difference) -> str:
    return said("lab.replay.difference", date=each.date, what=each.series, saved=each.saved,
                replayed=each.replayed)


def _after(until: str | None, scenario: Scenario) -> Quarter | None:
    """Return the quarter after the last one to play."""
    if until is None:
        return None
    try:
        last = quarter_of(until)
    except ValueError as error:
        raise GosplanError(problem("at", where="--until", what=error.args[0])) from None
    if not scenario.start <= last <= scenario.end:
        raise GosplanError(outside("--until", last, scenario))
    return last + 1


def _table(game: SavedGame, session: Session) -> Table:
    history = session.history
    stops = {stop.date: stop for stop in game.stops}
    title = said("lab.replay.title", scenario=game.scenario.id, seed=game.seed)
    if game.players:
        title += f", {', '.join(game.players)}"
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    table.add_column(said("lab.replay.quarter"), no_wrap=True)
    for series in SHOWN:
        unit = spoken_unit(history.variable(series).unit)
        table.add_column(f"{series}\n{unit}", justify="right")
    table.add_column(said("lab.replay.decided"))
    for turn in range(session.scenario.first_turn, history.turns):
        date = str(history.quarter(turn))
        figures = (number(float(history.get(series)[turn, 0])) for series in SHOWN)
        table.add_row(date, *figures, _decided(stops.get(date)))
    return table


def _decided(stop: SavedStop | None) -> str:
    """Say in a few words what was decided at a stop."""
    if stop is None:
        return ""
    parts = []
    if stop.decisions is not None:
        parts.append(said("lab.count.orders", len(stop.decisions)))
    parts += [f"{event}: {choice}" for event, choice in stop.choices.items()]
    parts += [f"{mandate}: {answer}" for mandate, answer in stop.answers.items()]
    return ", ".join(parts)
