"""Stops are the scenario's dates and years, from the first turn of play."""

from dataclasses import dataclass
from itertools import pairwise
from types import SimpleNamespace

from gosplan_game import Session, load_scenario
from gosplan_game.core.calendar import Quarter
from gosplan_game.scenario.schema import Stops
from gosplan_game.sim.office.seats import PATIENCE
from gosplan_game.sim.office.stops import planned_stops


@dataclass(eq=False)
class Country:
    """As much of a scenario as stops need."""

    stops: Stops
    first_turn: int = 0
    turns: int = 12

    @property
    def definition(self):
        """The part that holds the stops."""
        return SimpleNamespace(stops=self.stops, five_year_plans=())

    def quarter(self, turn):
        """Return the quarter of a turn; the country begins in 1921."""
        return Quarter(1921, 0) + turn


def test_dates_and_years_are_stops():
    """Single dates and a yearly quarter join, and play opens with a stop."""
    stops = Stops.model_validate(
        {"dates": ["1921-Q2"], "yearly": [{"quarter": 4, "from": 1922, "to": 1923}]}
    )
    assert planned_stops(Country(stops)) == {0, 1, 7, 11}


def test_a_scenario_without_stops_halts_every_january():
    """Nothing said means the first quarter of every year."""
    assert planned_stops(Country(Stops())) == {0, 4, 8}


def test_replayed_quarters_have_no_stops():
    """Play opens after the replay, and only then are there stops."""
    stops = Stops.model_validate({"dates": ["1921-Q2", "1922-Q4"]})
    assert planned_stops(Country(stops, first_turn=6)) == {6, 7}


def test_an_adviser_gives_the_alarm_once_and_stops_play_between_the_planned_stops():
    """Where its condition begins to hold an adviser is heard at once, then not for two years."""
    game = Session.new(load_scenario("ussr-1921-1941"))
    given: dict[str, list[int]] = {}
    between = 0
    while not game.is_over:
        if game.at_stop:
            for adviser in game.alarms():
                given.setdefault(adviser, []).append(game.turn)
                assert ("alarm", adviser) in {
                    (each.kind, each.id) for each in (*game.dossiers(), *game.carried_dossiers())
                }
            between += bool(game.alarms()) and game.turn not in game.engine.stops
        if game.needs_signature:
            game.sign()
        game.advance()
    assert between
    assert all(b - a >= PATIENCE for turns in given.values() for a, b in pairwise(turns))
