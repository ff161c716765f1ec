"""Inspections at the desk: whom to send where, and which books lie open."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.core.errors import Impossible
from gosplan_game.sim.accounts import compared_turns
from gosplan_game.sim.office.inspections import BOOKS, Finding
from gosplan_game.sim.planning import Planning
from gosplan_game.sim.reasons import reason
from gosplan_game.sim.series import Series


@dataclass(frozen=True, slots=True)
class InspectionView:
    """How a place stands with inspections."""

    place: str
    """``.BRANCH`` or ``@REGION``."""
    ordered: bool
    """Whether a team goes there this quarter; it can still be called back."""
    free: int
    """Teams that can still be sent."""
    teams: int
    cost: float
    """Standing that one costs."""
    why_not: str
    """``away``, ``not_now`` or nothing: why none can be sent."""
    found: Finding | None
    """What the last one found."""


class Inspecting(Planning):
    """A game at a stop, with inspectors of its own."""

    def place_of(self, series_id: str) -> str:
        """Return the place that would be inspected for a series; empty where there is none."""
        series = self._engine.catalogue.resolve(series_id.removesuffix("~reported"))
        return self._place(series) if series.variable.reported else ""

    def places_of(self, series_id: str) -> tuple[str, ...]:
        """Return the places whose reports a series is made of: its own, or every region."""
        series = self._engine.catalogue.resolve(series_id.removesuffix("~reported"))
        own = self.place_of(series_id)
        if own or not series.variable.reported or series.variable.axes != ("region",):
            return (own,) if own else ()
        return tuple(f"@{region}" for region in self.scenario.labels.regions)

    def seen_of_late(self, series_id: str) -> tuple[Finding, ...]:
        """Return what inspectors found behind a series in the last quarters, latest first.

        One finding a place; older ones than the books that an inspection opens are past.
        """
        places = self.places_of(series_id)
        found: dict[str, Finding] = {}
        for each in reversed(self._engine.inspections.findings):
            if each.place in places and self.turn - each.turn <= BOOKS:
                found.setdefault(each.place, each)
        return tuple(found.values())

    def _place(self, series: Series) -> str:
        if series.how != "row":
            return ""
        labels = self.scenario.labels
        axes = series.variable.axes or ("branch",)
        if axes[0] == "region":
            return f"@{labels.regions[series.index]}"
        return f".{labels.branches[series.index]}" if axes[0] == "branch" else ""

    def inspection(self, place: str) -> InspectionView:
        """Return how a place stands with inspections.

        Raises:
            Impossible: There is no such place.
        """
        book, office = self._engine.inspections, self.scenario.definition.office
        book.check(place)
        ordered = place in self._stop.inspections
        away = book.away(self.turn, office.inspection_quarters)
        free = max(office.inspection_teams - away - len(self._stop.inspections), 0)
        why_not = "" if ordered or (self.at_stop and free) else \
            "away" if self.at_stop else "not_now"
        return InspectionView(
            place=place,
            ordered=ordered,
            free=free,
            teams=office.inspection_teams,
            cost=0.0 if self._engine.rules.free
            else office.inspection_cost / self._engine.standing.patience,
            why_not=why_not,
            found=next((each for each in reversed(book.findings) if each.place == place), None),
        )

    def findings(self) -> tuple[Finding, ...]:
        """Return what inspectors have found so far, in order."""
        return tuple(self._engine.inspections.findings)

    def inspect(self, place: str) -> None:
        """Send inspectors to a branch or region with the coming quarter.

        Raises:
            Impossible: With the reason, for the player.
        """
        view = self.inspection(place)
        if view.ordered:
            return
        if view.why_not == "not_now":
            raise Impossible(reason("inspectors_at_stops"))
        if view.why_not:
            raise Impossible(reason("inspectors_away"))
        self._stop.inspections.append(place)

    def call_back(self, place: str) -> None:
        """Keep inspectors at home who were to go there, as long as the stop lasts."""
        if place in self._stop.inspections:
            self._stop.inspections.remove(place)

    def _send_inspectors(self) -> None:
        for place in self._stop.inspections:
            self._engine.inspect(place)

    def books_open(self, series_id: str, first: int, last: int) -> bool:
        """Return whether inspectors have seen a series from turn ``first`` to ``last``.

        What the window is compared with must have been seen too.
        """
        series = self._engine.catalogue.resolve(series_id.removesuffix("~reported"))
        place = self._place(series)
        earlier = compared_turns(series, first, last)
        begin = min(earlier, default=first)
        return any(
            each.place == place and each.turn - BOOKS < begin and last <= each.turn
            for each in self._engine.inspections.findings
        )
