"""`gosplan-game why`: the account and the causes of a number in a saved game."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.report.spoken import said, told
from gosplan_game.report.spoken import unit as spoken_unit
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.scenario.reasons import problem, quarter_of
from gosplan_game.sim.accounts import usual_window
from gosplan_game.sim.causes import Cause, Explanation, explain
from gosplan_game.sim.reasons import outside
from gosplan_game.sim.saves import EditedScenario, SavedGame, read_game
from gosplan_game.sim.session import Session

YEAR = 4
"""Quarters of a year."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Why a number is what it is, and what had to be said of the game first."""

    found: Explanation
    notes: tuple[str, ...] = ()

    def as_text(self) -> str:
        """Return notes, the account and the causes as two tables with commas, sum and check."""
        return "\n".join(
            (*map(told, self.notes), *_head(self.found), *_account(self.found), "",
             *_causes(self.found))
        )

    def as_json(self) -> str:
        """Return all of it as JSON, numbers in full."""
        document = {
            **asdict(self.found),
            "change": self.found.change,
            "sum": self.found.total,
            "notes": self.notes,
        }
        return json.dumps(document, indent=2, ensure_ascii=False)


def why(path: str, series: str, *, turn: str | None = None, window: str | None = None) -> Answer:
    """Explain a number of a saved game.

    Args:
        path: The saved game.
        series: Id of the series.
        turn: Quarter like 1933-Q1; None for the last one played.
        window: ``quarter``, ``year``, ``signed``, or the quarter from which on; None for
            the one that suits the series, as the window of the game has it.

    Raises:
        GosplanError: the game, the series or the window cannot be used.
    """
    game = read_game(path)
    scenario = load_scenario(game.scenario.id)
    last = None if turn is None else _quarter(turn, scenario)
    session, notes = _replayed(game, scenario, None if last is None else last + 1)
    since = _window(session, series, last, window)
    return Answer(explain(session, series, last, since), (*notes, *session.notes))


def _window(
    session: Session, series: str, last: Quarter | None, window: str | None
) -> str | Quarter:
    """Return the window as the explanation takes it: a year is the quarter it begins with."""
    if window is None:
        window = usual_window(session.engine.catalogue.resolve(series).variable)
    if window != "year":
        return window
    start = session.scenario.quarter(0)
    end = start + (session.turn - 1) if last is None else last
    return start + max(0, end - start + 1 - YEAR)


def _quarter(text: str, scenario: Scenario) -> Quarter:
    try:
        found = quarter_of(text)
    except ValueError as error:
        raise GosplanError(problem("at", where="--turn", what=error.args[0])) from None
    if not scenario.start <= found <= scenario.end:
        raise GosplanError(outside("--turn", found, scenario))
    return found


def _replayed(
    game: SavedGame, scenario: Scenario, until: Quarter | None
) -> tuple[Session, tuple[str, ...]]:
    try:
        return Session.from_game(game, scenario, until=until), ()
    except EditedScenario:
        session = Session.from_game(game, scenario, accept_edited=True, until=until)
        return session, (said("lab.changed_why", scenario=scenario.id),)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def _head(found: Explanation) -> Iterator[str]:
    opening = f"{found.opening:.6g}" if found.opening_known else said("lab.why.first")
    yield said("lab.why.head", series=found.series, unit=spoken_unit(found.unit),
               window=found.window, closing=f"{found.closing:.6g}", opening=opening,
               change=f"{found.change:+.6g}")
    yield ""


def _account(found: Explanation) -> Iterator[str]:
    account = found.account
    yield "account,amount,opening,closing"
    yield f"opening,{_figure(account.opening)},,"
    for line in account.lines:
        yield ",".join((line.name, *map(_figure, (line.amount, line.opening, line.closing))))
    yield f"closing,{_figure(account.closing)},,"


def _causes(found: Explanation) -> Iterator[str]:
    yield "group,date,contribution"
    for cause in found.causes:
        yield f"{_group(cause)},{cause.date},{_figure(cause.contribution)}"
    yield f"sum,,{_figure(found.total)}"
    yield f"check,,{found.check:.3g}"


def _group(cause: Cause) -> str:
    """Return what a cause is called: its kind and its name, free of commas."""
    if cause.kind == "under_way":
        return "under way"
    if cause.kind == "rest":
        return f"rest ({len(cause.members)} more)"
    return f"{cause.kind} {cause.name}{cause.item}"
