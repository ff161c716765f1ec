"""The same game again from one of its stops, with everything after it still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.sim.events import has_question
from gosplan_game.sim.reasons import reason
from gosplan_game.sim.saves import SavedDraft

if TYPE_CHECKING:
    from gosplan_game.sim.session import Session


def stops_of(session: Session) -> tuple[Quarter, ...]:
    """Return the stops that a game has passed: planned ones, and those of events and orders."""
    scenario = session.scenario
    start, first = scenario.quarter(0), scenario.first_turn
    end = session.turn
    if session.dismissed is not None:
        end = min(end, session.dismissed - start + 1)
    asked = {each.id for each in scenario.definition.events if has_question(each)}
    turns = {
        *session.engine.stops,
        *(Quarter.parse(each.date) - start for each in session.saved_game().stops),
        *(each.turn for each in session.history.fired if each.event in asked),
    }
    return tuple(scenario.quarter(turn) for turn in sorted(turns) if first <= turn < end)


def from_stop(session: Session, stop: Quarter) -> Session:
    """Return a new game that stands where a game stood at a stop, with nothing decided there.

    It has no file yet: the game that it comes from stays as it is.

    Raises:
        GosplanError: The game did not come to that quarter.
    """
    start = session.scenario.quarter(session.scenario.first_turn)
    if not start <= stop < session.quarter:
        raise GosplanError(reason("outside", quarter=stop, first=start, last=session.quarter + -1))
    saved = session.saved_game()

    def before(date: str) -> bool:
        return Quarter.parse(date) < stop

    cut = saved.model_copy(update={
        "stops": tuple(each for each in saved.stops if before(each.date)),
        "draft": SavedDraft(),
        "check": {date: values for date, values in saved.check.items() if before(date)},
        "fired": {date: events for date, events in saved.fired.items()
                  if Quarter.parse(date) <= stop},
    })
    return type(session).from_game(cut, session.scenario, accept_edited=True)
