"""What is hidden may be anything: no view of the office changes with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any

import numpy as np
import pytest
from tests.viewmodels.conftest import catalogue

from gosplan_game import paths
from gosplan_game.core.knowledge import ground_of, of_the_dead, shut, unplaced
from gosplan_game.core.quantities import read_only
from gosplan_game.core.state import State
from gosplan_game.core.variables import VARIABLES, SeriesId
from gosplan_game.report.expected import expected
from gosplan_game.report.measures import MEASURES
from gosplan_game.report.page import debrief_page
from gosplan_game.report.reading import REPORTED, Reading
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.accounts import played
from gosplan_game.sim.believed import believed, believed_state, reports_of
from gosplan_game.sim.expected import expectations
from gosplan_game.sim.expressions import expression
from gosplan_game.sim.quarters import measured
from gosplan_game.sim.session import Session
from gosplan_game.viewmodels.advisers import advisers
from gosplan_game.viewmodels.almanac import SECTIONS, almanac
from gosplan_game.viewmodels.chessboard import board
from gosplan_game.viewmodels.countryside import countryside
from gosplan_game.viewmodels.debrief import debrief
from gosplan_game.viewmodels.desk import desk
from gosplan_game.viewmodels.five_year_plan import plan_line
from gosplan_game.viewmodels.frame import frame
from gosplan_game.viewmodels.industry import industry
from gosplan_game.viewmodels.inspection import seen_of_late
from gosplan_game.viewmodels.line_orders import line_orders
from gosplan_game.viewmodels.mandate import mandate
from gosplan_game.viewmodels.paper import newspaper
from gosplan_game.viewmodels.people import people
from gosplan_game.viewmodels.plan import plan
from gosplan_game.viewmodels.prices import prices
from gosplan_game.viewmodels.quarter import quarter
from gosplan_game.viewmodels.record import record
from gosplan_game.viewmodels.regions import regions
from gosplan_game.viewmodels.standing import standing
from gosplan_game.viewmodels.trade import trade

PLAIN = (frame, desk, plan, countryside, prices, people, industry, trade, quarter, record,
         newspaper, advisers, standing, line_orders, plan_line, debrief)
SIGNS = paths.assets_dir() / "pictograms"


@cache
def autumn() -> Session:
    """The autumn of 1932 under history's orders: half of the truth is not told."""
    scenario = load_scenario("ussr-1921-1941")
    promises = tuple(each.id for each in scenario.definition.commitments[:3])
    session = Session.new(
        scenario, seed=2, commitments=promises, settings={"shocks": "historical"}
    )
    orders = scenario.policy_orders("historical")
    while str(session.quarter) < "1932-Q4":
        if session.at_stop and str(session.quarter) >= "1926":
            session.predict("steel", 0.0, 1000.0)
        session._signed = orders[session.turn]
        session._play_quarter()
    return session


def views(session: Session) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield everything that the window, the tables and the exports can show."""
    texts = catalogue()
    for view in PLAIN:
        yield view.__name__, partial(view, session, texts)
    yield "comparison", partial(plan, session, texts, compare=True)
    yield "forecasts", lambda: expected(Reading(session, texts))
    yield "board of all needs", partial(board, session, texts, "total")
    yield "board", partial(board, session, texts)
    listed = [name for _, series in SECTIONS for name, _ in series]
    for name in (*listed, *(each.series for each in Reading(session, texts).branches())):
        yield f"almanac {name}", partial(almanac, session, texts, name)
    for measure in MEASURES:
        for region in ("", "ukraine"):
            yield f"map {measure.id} {region}", partial(
                regions, session, texts, measure=measure.id, region=region)
    for each in session.mandates():
        yield f"mandate {each.id}", partial(mandate, session, texts, each.id)


def test_no_view_changes_when_the_hidden_record_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every true series that has a report, or no office, is made another; nothing shown moves.

    The record's own two figures are held still: it alone may move with them, and promises
    about the dead, which it judges.
    """
    session = autumn()
    recorder = session.engine.recorder
    monkeypatch.setattr(Reading, "recorded", lambda self, series: np.full(self.session.turn, 0.5))
    promised = {series for each in session.scenario.definition.commitments
                for series in expression(each.kept).series if of_the_dead(series)}
    hidden = [row for series, row in recorder.rows.items()
              if not series.endswith(REPORTED) and series not in promised
              and (shut(SeriesId.parse(series).name) or f"{series}{REPORTED}" in recorder.rows)]
    kept = recorder.data.copy()
    before = {name: repr(make()) for name, make in views(session)}
    assert len(hidden) > 100
    assert len(before) > 100
    session._asked = None
    try:
        recorder.data[hidden] *= 1.37
        after = {name: repr(make()) for name, make in views(session)}
    finally:
        recorder.data[:] = kept
        session._asked = None
    assert [name for name in before if before[name] != after[name]] == []


def test_what_is_believed_does_not_change_when_the_hidden_harvest_does() -> None:
    """Less grain in the barns under the same report is the same country to the office."""
    session = autumn()
    engine, state = session.engine, session.engine.state
    missing = 0.1 * np.minimum(state.harvest_last, state.peasant_grain)
    told, kept = believed_state(engine), engine.state
    fields = {name: getattr(state, name) for name in State.__slots__}
    fields["harvest_last"] = read_only(state.harvest_last - missing)
    fields["peasant_grain"] = read_only(state.peasant_grain - missing)
    try:
        engine.state = State(**fields)
        other = believed_state(engine)
    finally:
        engine.state = kept
    assert np.max(missing) > 0.0
    for name in State.__slots__:
        assert getattr(other, name) == pytest.approx(getattr(told, name), rel=1e-9), name


def seen_true(moved: set[str], plain: Mapping[str, Any], unless: Collection[str] = ()) -> set[str]:
    """Return the series that the office would see move: true, open, on no stated ground."""
    return {key for key in moved
            if not key.endswith(REPORTED) and f"{key}{REPORTED}" not in plain and not shut(key)
            and ground_of(key).id not in unless}


def differing(plain: Mapping[str, Any], other: Mapping[str, Any]) -> set[str]:
    """Return the indicators that are not alike."""
    return {key for key in plain if not np.array_equal(plain[key], other[key], equal_nan=True)}


def test_every_indicator_has_a_ground() -> None:
    """The office's knowledge is stated for each, once, and a report is there where one is said."""
    assert unplaced() == ()
    for name, variable in VARIABLES.items():
        assert (ground_of(name).voice == "reported") == variable.reported, name


def test_the_office_sees_what_the_believed_state_gives() -> None:
    """Whatever comes out another on the believed state has a report, or is no office's.

    This is what nutrition once failed: the believed state recomputed it, and the map did not.
    """
    q = played(autumn().engine, 45)
    told = believed(q.after, reports_of(q.after))
    plain, other = (measured(q.before, after, q.flows, q.orders, q.outside, q.params,
                             autumn().scenario) for after in (q.after, told))
    moved = differing(plain, other)
    assert {"nutrition_rural", "grain_stocks_peasant", "gross_output"} <= moved
    assert seen_true(moved, plain) == set()
    without = {key: value for key, value in plain.items() if key != "nutrition_rural~reported"}
    assert seen_true(moved, without) == {"nutrition_rural"}
    for name in ("nutrition_rural", "grain_stocks_peasant"):
        assert plain[f"{name}{REPORTED}"] == pytest.approx(other[name], rel=1e-12), name


def test_hunger_moves_no_true_figure_that_is_shown() -> None:
    """Hungrier villages under the same reports are seen in registers alone, which are reports."""
    q = played(autumn().engine, 45)
    more = {name: read_only(1.3 * getattr(q.flows, name))
            for name in ("hungry", "hunger_rural", "births_lost", "settler_excess")}
    plain, other = (measured(q.before, q.after, flows, q.orders, q.outside, q.params,
                             autumn().scenario) for flows in (q.flows, replace(q.flows, **more)))
    moved = differing(plain, other)
    assert {"hungry_people", "excess_deaths", "deaths", "births_lost"} <= moved
    assert "deaths~reported" in moved
    assert seen_true(moved, plain) == set()


def test_honest_harvests_are_told_as_they_were() -> None:
    """Where no grain is reported that was not reaped, food and hunger are what they were."""
    q = played(autumn().engine, 45)
    before, after = (replace(each, harvest_reported=each.harvest_last)
                     for each in (q.before, q.after))
    found = measured(before, after, q.flows, q.orders, q.outside, q.params, autumn().scenario)
    padded = measured(q.before, q.after, q.flows, q.orders, q.outside, q.params,
                      autumn().scenario)
    for name, ways in (("nutrition_rural", 1), ("hungry_people", -1),
                       ("consumption_per_head", 1)):
        assert np.array_equal(found[f"{name}{REPORTED}"], found[name]), name
        gap = ways * (padded[f"{name}{REPORTED}"] - padded[name])
        assert np.all(gap >= 0.0), name
        assert np.any(gap > 0.0), name


def test_what_is_reckoned_from_hidden_output_is_read_as_told() -> None:
    """More output and harvest under the same reports moves no series that has no report."""
    q = played(autumn().engine, 45)
    after = replace(
        q.after, output=read_only(1.1 * q.after.output),
        harvest_last=read_only(0.8 * q.after.harvest_last),
        hidden_reserve=read_only(q.after.hidden_reserve + 0.05),
    )
    flows = replace(
        q.flows, products=read_only(1.1 * q.flows.products),
        value_true=read_only(1.1 * q.flows.value_true),
        national_product=read_only(1.05 * q.flows.national_product),
    )
    scenario = autumn().scenario
    plain, moved = (
        measured(q.before, *pair, q.orders, q.outside, q.params, scenario)
        for pair in ((q.after, q.flows), (after, flows))
    )
    differ = differing(plain, moved)
    assert {"gross_output", "pig_iron", "gdp", "statistics_honesty", "tanks"} <= differ
    assert seen_true(differ, plain, unless=("people", "claims")) == set()


def test_a_page_written_while_the_game_runs_keeps_the_books_shut(over: Session) -> None:
    """The page of the debrief opens them when the term is over, not before."""
    texts = catalogue()
    heads = [texts.get("turning.title"), texts.get("padding.who")]
    early, late = (debrief_page(game, texts, SIGNS) for game in (autumn(), over))
    assert [head in early for head in heads] == [False, False]
    assert [head in late for head in heads] == [True, True]


def test_while_the_game_runs_no_true_value_of_a_forecast_is_read() -> None:
    """The office measures itself by what was reported."""
    for told in expectations(autumn(), told=True):
        assert not told.known or told.true == told.reported
    assert any(one.true != one.reported for one in expectations(autumn()) if one.known)


def test_what_inspectors_saw_of_late_is_marked() -> None:
    """The branch and the region that were inspected are marked, and no other; for two years."""
    scenario, texts = load_scenario("ussr-1921-1941"), catalogue()
    session = Session.new(scenario, seed=3, settings={"free": True})
    while str(session.quarter) < "1926-Q1" or not session.at_stop:
        session._play_quarter()
    session.inspect(".metals")
    session.inspect("@ukraine")
    session._play_quarter()
    marked = {row.series for row in industry(session, texts).rows if row.seen}
    assert marked == {"steel"}
    plates = {each.series: each for each in desk(session, texts).plates}
    assert plates["steel"].seen
    assert "Ukraine" in plates["grain_harvest"].seen
    assert not plates["real_wage"].seen
    reading = Reading(session, texts)
    assert seen_of_late(reading, "grain_harvest@ukraine")
    assert not seen_of_late(reading, "grain_harvest@volga")
    for _ in range(8):
        session._play_quarter()
    assert not seen_of_late(Reading(session, texts), "steel")
