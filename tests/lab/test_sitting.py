"""How long a campaign is estimated to take."""

from itertools import pairwise

import numpy as np
import pytest

from gosplan_game import load_scenario
from gosplan_game.lab.balance_difficulty import difficulties
from gosplan_game.lab.lesson import BRIEFING, CHOICE, FIRST_PLAN
from gosplan_game.lab.sitting import DEBRIEF, WORDS_A_MINUTE, hours


@pytest.fixture(scope="module")
def flagship():
    """The flagship scenario."""
    return load_scenario("ussr-1921-1941")


def _found(scenario, stops, happened=()):
    """Return outcomes of games with so many stops in which some events happened."""
    stops = np.asarray(stops, dtype=float)
    found = {f"event {each.id}": np.full(stops.size, float(each.id in happened))
             for each in scenario.definition.events}
    return {"stops": stops, **found}


def test_a_game_without_stops_is_its_frame(flagship):
    """Nothing laid on the table leaves briefing, first plan and debrief."""
    found = hours(flagship, _found(flagship, [0.0]))
    assert found[0] == pytest.approx((BRIEFING + FIRST_PLAN + DEBRIEF) / 60.0)


def test_an_event_takes_its_words_and_an_answer(flagship):
    """One more event adds its reading at the stated speed, and half a minute to answer."""
    event = next(each for each in flagship.definition.events if each.id == "census_1937")
    texts = flagship.texts.speaking("en")
    keys = [f"event.{event.id}.{part}" for part in ("title", "situation", "question", "note")]
    keys += [f"event.{event.id}.choice.{choice.id}{part}" for choice in event.choices
             for part in ("", ".stated", ".unknown")]
    words = sum(len(texts.get(key).split()) for key in keys if texts.has(key))
    without, with_it = (hours(flagship, _found(flagship, [50.0], happened))[0]
                        for happened in ((), (event.id,)))
    assert 60.0 * (with_it - without) == pytest.approx(words / WORDS_A_MINUTE + CHOICE)


def test_more_stops_take_longer(flagship):
    """Each game has its own length, and fifty stops make an evening, not a lesson."""
    found = hours(flagship, _found(flagship, [10.0, 50.0]))
    assert found[0] < found[1]
    assert 2.0 < found[1] < 4.0


def test_difficulties_are_laid_side_by_side(flagship):
    """The table has a row for every difficulty and a column for every policy."""
    table = next(iter(difficulties(flagship, ("passive",), runs=2)))
    assert table.row_count == len(flagship.definition.difficulties)
    assert [column.header for column in table.columns][-1] == "passive"


def test_difficulties_harden_in_their_order(flagship):
    """From one to the next mandates are tauter, patience shorter and the sky rougher."""
    listed = flagship.definition.difficulties
    for easier, harder in pairwise(listed):
        assert easier.tautness < harder.tautness
        assert easier.patience > harder.patience
        assert easier.weather < harder.weather
        assert easier.audit > harder.audit
