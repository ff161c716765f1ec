"""What a newcomer reads first is true, says what it counts, and can be asked why."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from tests.viewmodels.conftest import catalogue

from gosplan_game.report.periods import history_counts
from gosplan_game.report.promises import compares
from gosplan_game.report.reading import Reading
from gosplan_game.report.story import story
from gosplan_game.scenario import load_scenario
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.sim.session import Session
from gosplan_game.viewmodels.countryside import countryside
from gosplan_game.viewmodels.frame import frame
from gosplan_game.viewmodels.mandate import desk_mandates
from gosplan_game.viewmodels.plan import plan
from gosplan_game.viewmodels.plates import plates
from gosplan_game.viewmodels.record import record
from gosplan_game.viewmodels.regions import regions
from gosplan_game.viewmodels.why import why

PROMISES = ("close_the_scissors", "mills_at_work", "money_that_holds")


@cache
def lesson(stops: int = 0) -> Session:
    """Return the lesson, which begins after a famine, played so many stops as it stands."""
    session = Session.new(load_scenario("scissors-1922-24"), commitments=PROMISES)
    for _ in range(stops):
        if session.needs_signature:
            session.sign()
        session.advance()
    return session


@cache
def flagship(quarters: int) -> Session:
    """Return the flagship played so many quarters as it stands, with one target moved."""
    session = Session.new(load_scenario("ussr-1921-1941"), settings={"shocks": "historical"})
    session.order("plan_target.metals", 0.35)
    for _ in range(quarters):
        if session.needs_signature:
            session.sign()
        session.advance("quarter")
    return session


def test_a_game_that_begins_after_a_famine_does_not_say_that_nobody_died() -> None:
    """Before anything is played the record tells of the history that is taken over."""
    made = record(lesson(), catalogue())
    before = lesson().scenario.first_turn
    dead = float(np.sum(Reading(lesson(), catalogue()).recorded("excess_deaths")[:before]))
    assert dead > 1000
    assert "quarter I of 1921 to quarter II of 1922" in made.deaths
    assert "no deaths" not in made.deaths


def test_a_game_that_begins_with_its_scenario_has_nothing_to_tell_yet(
    start: Session, texts: TextCatalogue
) -> None:
    """The first quarter of the flagship has no record."""
    assert record(start, texts).deaths == "The first quarter has not been played."


def test_the_dead_and_the_hungry_can_be_asked_about() -> None:
    """The figures of the record open what the office has on deaths and hunger."""
    made = record(flagship(3), catalogue())
    assert "](why:deaths)" in made.deaths
    assert "](why:hungry_people)" in made.hungry
    assert "why:" not in made.deaths_figure + made.hungry_figure


def test_history_of_other_years_is_said_to_be_of_other_years() -> None:
    """The famine of 1921-22 is not a lesson's of 1922-24; it is the flagship's."""
    later = " ".join(count.line for count in history_counts(Reading(lesson(3), catalogue())))
    assert "1921" in later
    assert "The game begins only with quarter III of 1922." in later
    whole = " ".join(count.line for count in history_counts(Reading(flagship(8), catalogue())))
    assert "1921" in whole
    assert "begins only" not in whole


def test_deaths_that_no_full_year_counts_are_not_none() -> None:
    """In the first year the map has no figure of a year's deaths: not the figure nought."""
    made = regions(flagship(3), catalogue(), "hunger")
    deaths = next(each for each in made.panel.figures if each.series == "deaths")
    assert deaths.value == "–"
    assert deaths.note == "The first full year is not over yet."


def test_a_mandate_counts_its_own_year() -> None:
    """What was collected before the campaign began is not counted towards it."""
    session = flagship(4)
    row = next(each for each in desk_mandates(Reading(session, catalogue()))[0]
               if each.id == "tax_in_kind_1921")
    since_july = Reading(session, catalogue()).total("grain_procurement", 2)
    assert row.current == f"so far {since_july:.2f} Mt"
    assert Reading(session, catalogue()).total("grain_procurement", 4) > since_july + 0.5


def test_a_settled_mandate_tells_what_it_came_to() -> None:
    """After the deadline the figure is the one it was judged by."""
    rows = desk_mandates(Reading(flagship(7), catalogue()))[0]
    row = next(each for each in rows if each.id == "tax_in_kind_1921")
    assert row.sign in ("met", "missed")
    assert row.current.startswith("came to ")


def test_a_button_that_plays_two_quarters_says_so() -> None:
    """The lesson has no stop in the winter of 1923: the button names the one it goes on to."""
    texts, session = catalogue(), Session.new(load_scenario("scissors-1922-24"))
    told = []
    for _ in range(3):
        session.sign()
        told.append(frame(session, texts).action.text)
        before = session.quarter
        session.advance()
        assert (session.quarter - before > 1) == told[-1].startswith("Go on to")
    assert told == ["End the quarter", "Go on to 1923 II", "End the quarter"]


@pytest.mark.parametrize(("quarters", "head"), [(2, "at this pace"), (5, "last year")])
def test_a_year_that_has_not_been_made_is_called_a_pace(quarters: int, head: str) -> None:
    """In the first year the plan sets the target against four times the last quarter."""
    made = plan(flagship(quarters), catalogue())
    assert next(title for name, title, _ in made.columns if name == "last_year") == head


def test_a_promise_of_growth_is_told_in_times() -> None:
    """A ratio of two years has no unit: neither roubles nor the base of an index."""
    assert compares("annual(steel, 1924) / annual(steel, 1922) >= 2")
    assert not compares("average(scissors_ratio, 4) <= 1.5")
    told = " ".join(line for part in story(lesson(8), catalogue()).chapters
                    for line in part.lines)
    mills = told[told.index("Mills at work"):]
    mills = mills[:mills.index("A money that holds")]
    assert "times what it was" in mills
    assert "roubles" not in mills


def test_an_order_for_one_branch_is_named_with_its_branch() -> None:
    """A target moved in one branch is called so also where branches are not told apart."""
    made = why(flagship(1), catalogue(), "real_wage")
    names = [cause.name for cause in made.causes]
    assert any("Plan target, Iron and steel" in name for name in names)


def test_the_account_of_regions_adds_up_as_it_is_printed() -> None:
    """Regions at rest are named too, so that the columns make their sums."""
    made = why(flagship(3), catalogue(), "hungry_people")
    parts = [(float(row.before or 0), float(row.now or 0)) for row in made.account[:-1]]
    total = made.account[-1]
    assert sum(now for _, now in parts) == pytest.approx(float(total.now), abs=0.1 * len(parts) / 2)
    assert sum(was for was, _ in parts) == pytest.approx(float(total.before),
                                                         abs=0.1 * len(parts) / 2)


def test_the_village_before_the_first_harvest_has_a_heading_of_its_own(
    start: Session, texts: TextCatalogue
) -> None:
    """What is not there yet is the grain account, not the collective farms."""
    made = countryside(start, texts)
    assert made.account is None
    assert made.no_account_title == "The grain account"


def test_the_second_choice_of_the_tax_is_what_its_puds_weigh() -> None:
    """350 million puds of 16.38 kg are 5.73 Mt."""
    events = load_scenario("ussr-1921-1941").definition.events
    tax = next(each for each in events if each.id == "prodnalog_rate")
    choice = next(each for each in tax.choices if each.id == "tax_350")
    quota = next(each for each in choice.effects if each.lever == "grain_quota")
    assert quota.set == pytest.approx(350 * 16.38 / 1e3, abs=0.01)


def test_the_harvest_is_on_the_desk_as_soon_as_it_is_in() -> None:
    """In October the year's harvest is known: the plate does not wait for the year's end."""
    session = flagship(3)
    reading = Reading(session, catalogue())
    harvest = next(each for each in plates(reading) if each.series == "grain_harvest")
    assert "1921" in harvest.unit
    assert harvest.value == reading.words.figure(reading.last("grain_harvest"), "Mt")
    whole = Reading(flagship(4), catalogue())
    again = next(each for each in plates(whole) if each.series == "grain_harvest")
    assert again.value == harvest.value
