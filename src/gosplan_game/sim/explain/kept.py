"""Quarters kept as they were played, so that they can be accounted for and played again.

Containers are immutable, so keeping a quarter is keeping references: some 80 kB each.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.errors import GosplanError
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.flows import Flows
from gosplan_game.core.state import State
from gosplan_game.scenario.reasons import reason
from gosplan_game.sim.events import EventBook, choice_number

if TYPE_CHECKING:
    from gosplan_game.scenario.schema import Effect
    from gosplan_game.sim.engine import Engine

REMEMBERED = 12
"""Results of reruns that a game keeps at hand: each is at most a megabyte."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Kept:
    """One quarter of one game: where it began, what was ordered, what came of it."""

    turn: int
    before: State
    after: State
    flows: Flows
    ordered_before: Decisions
    """Orders of the quarter before, the office's and the line's, without events."""
    ordered: Decisions
    """Orders of this quarter, the office's and the line's, without events."""
    in_force: Decisions
    """The same as events left them."""
    outside: Exogenous
    """Outside conditions as events left them."""
    events: EventBook
    """Effects in force at the beginning, before this quarter's events."""
    answers: tuple[tuple[int, int], ...]
    """Events of the quarter and their choices, by number; -1 where there was none."""
    dismissed: bool
    """Whether a successor gave the orders."""
    amendments: tuple[Amendment, ...] = ()
    """What was ended or put in force besides what the events did, in order."""
    amended_after: tuple[int, ...] = ()
    """How many events had been answered before each: one order set after another holds."""


@dataclass(frozen=True, slots=True)
class Released:
    """What events had set of an item ended, because the office ordered it anew."""

    lever: str
    place: int | None


@dataclass(frozen=True, slots=True)
class Begun:
    """An effect that no event of the quarter called for was put in force."""

    effect: Effect
    origin: str
    end: int | None


Amendment = Released | Begun


class Keeper:
    """The quarters of one game, in order from the scenario's first."""

    def __init__(self) -> None:
        """Begin with none; the engine fills it while it plays."""
        self.quarters: list[Kept] = []
        self._events: EventBook | None = None
        self._amendments: list[tuple[int, Amendment]] = []
        self._ordered: Decisions | None = None
        self._results: OrderedDict[Hashable, object] = OrderedDict()

    def begin(self, engine: Engine) -> None:
        """Note the effects in force before anything is answered."""
        self._events = engine.events.first_run()
        self._amendments = []

    def amend(self, engine: Engine, amendment: Amendment) -> None:
        """Note what was ended or put in force in the quarter besides its events."""
        self._amendments.append((len(_answers(engine)), amendment))

    def finish(
        self,
        engine: Engine,
        *,
        before: State,
        flows: Flows,
        ordered: Decisions,
        in_force: Decisions,
        outside: Exogenous,
    ) -> None:
        """Keep the quarter that the engine has just played."""
        events = self._events or engine.events.first_run()
        self.quarters.append(
            Kept(
                turn=engine.turn,
                before=before,
                after=engine.state,
                flows=flows,
                ordered_before=self._ordered or engine.wanted,
                ordered=ordered,
                in_force=in_force,
                outside=outside,
                events=events,
                answers=_answers(engine),
                dismissed=bool(engine.standing.dismissed[0]),
                amendments=tuple(each for _, each in self._amendments),
                amended_after=tuple(after for after, _ in self._amendments),
            )
        )
        self._ordered, self._events = ordered, None

    def quarter(self, turn: int) -> Kept:
        """Return a quarter; GosplanError if it was not played."""
        if not 0 <= turn < len(self.quarters):
            raise GosplanError(reason("that_not_played"))
        return self.quarters[turn]

    def remembered(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return a result by its key, made now if it is not at hand."""
        if key in self._results:
            self._results.move_to_end(key)
            return self._results[key]  # type: ignore[return-value]
        made = make()
        self._results[key] = made
        while len(self._results) > REMEMBERED:
            self._results.popitem(last=False)
        return made

    def known(self, key: Hashable) -> Any:
        """Return a result by its key, or None if it is not at hand."""
        return self._results.get(key)

    def forget(self) -> None:
        """Drop the remembered results, as those who measure must."""
        self._results.clear()


def _answers(engine: Engine) -> tuple[tuple[int, int], ...]:
    places = {each.id: index for index, each in enumerate(engine.events.events)}
    found = []
    for firing in reversed(engine.events.log):
        if firing.turn != engine.turn:
            break
        if 0 in firing.runs:
            index = places[firing.event]
            choice = firing.choices[firing.runs.index(0)]
            found.append((index, choice_number(engine.events.events[index], choice)))
    return tuple(reversed(found))
