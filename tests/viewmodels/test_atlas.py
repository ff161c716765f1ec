"""Map, why, variants and forecasts: what they say, without a window."""

import math
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
from tests.viewmodels.test_screens import CONTEST, HOLE, said

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.report.expected import expected
from gosplan_game.report.measures import MEASURES, THEMES, amount, campaign, harvest_year, value
from gosplan_game.report.reading import Reading
from gosplan_game.scenario import load_scenario
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.sim.causes import explain
from gosplan_game.sim.session import Session
from gosplan_game.viewmodels.expected import own_forecast
from gosplan_game.viewmodels.plan import plan
from gosplan_game.viewmodels.regions import regions
from gosplan_game.viewmodels.why import WINDOWS, why

SERIES = ("grain_procurement", "grain_stocks_state", "steel", "deaths@volga", "population",
          "kolkhoz_market_ratio", "project_progress.dneprostroi", "camp_prisoners", "real_wage")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def read(text: str) -> float:
    """Return a printed number."""
    plain = text.replace("\u2212", "-").replace("+", "").replace("\u00a0", "")
    return float(plain)


@cache
def drafting() -> Session:
    """Return a game at a stop that nobody else drafts in."""
    scenario = load_scenario("ussr-1921-1941")
    session = Session.new(scenario, settings={"shocks": "historical"})
    for _ in range(10):
        if session.needs_signature:
            session.sign()
        session.advance()
    return session


# The map


@pytest.mark.parametrize("measure", [one.id for one in MEASURES])
def test_each_measure_is_said_and_leaves_no_hole(
    measure: str, session: Session, texts: TextCatalogue
) -> None:
    """Every measure has its words, nine regions and five steps, at any moment of a game.

    Deaths above the usual are no office's: while the game runs the first map of hunger opens.
    """
    texts.missing.clear()
    view = regions(session, texts, measure=measure)
    spoken = [text for text in said(view) if text]
    closed = measure.startswith("excess") and not session.is_over
    assert view.measure == ("hungry" if closed else measure)
    assert [text for text in spoken if HOLE.search(text) or CONTEST.search(text)] == []
    assert texts.missing == set()
    assert len(view.inked) == 9
    assert all(0 <= region.step <= 5 for region in view.inked)
    assert len(view.bounds) in (0, 6)
    assert bool(view.alike) == (not view.bounds)


def test_a_theme_opens_its_first_measure(middle: Session, texts: TextCatalogue) -> None:
    """Themes follow each other; a measure of another theme is not opened under it."""
    assert tuple(tab.id for tab in regions(middle, texts).tabs) == THEMES
    view = regions(middle, texts, "herds", "harvest")
    assert view.measure == "horses"
    assert [tab.id for tab in view.measures if tab.chosen] == ["horses"]


def test_measures_set_amounts_against_people(middle: Session, texts: TextCatalogue) -> None:
    """Horses to a hundred villagers are horses over villagers, wherever one looks."""
    reading = Reading(middle, texts)
    horses = next(one for one in MEASURES if one.id == "horses")
    for region in ("", *reading.scenario.labels.regions):
        people = reading.last(f"population_rural@{region}" if region else "population_rural")
        assert value(reading, horses, region) == pytest.approx(
            100 * amount(reading, horses, region) / people)


@pytest.mark.parametrize(("season", "began"), [(0, 2), (1, 2), (2, 2), (3, 2)])
def test_collections_are_set_against_their_own_harvest(
    season: int, began: int, texts: TextCatalogue
) -> None:
    """The agricultural year begins in July; in summer the year before is still judged."""
    session = drafting()
    reading = Reading(session, texts)
    back = next(step for step in range(4) if (reading.past + -step).season == season)
    first, last = campaign(reading, back)
    assert (reading.scenario.start + first).season == began
    assert 1 <= last - first <= 3
    assert harvest_year(reading) in (reading.past.year, reading.past.year - 1)


def test_a_region_is_told_with_its_sites(middle: Session, texts: TextCatalogue) -> None:
    """The panel speaks of the chosen region; pins are numbered as in the list."""
    view = regions(middle, texts, "grain", region="ukraine")
    assert view.panel.title == "Ukraine"
    assert all(figure.series.endswith("@ukraine") for figure in view.panel.figures)
    assert [site.number for site in view.sites] == [
        str(number) for number in range(1, len(view.sites) + 1)]
    assert {site.region for site in view.sites} <= set(middle.scenario.labels.regions)


def test_hunger_is_told_plainly(over: Session, texts: TextCatalogue) -> None:
    """Measures of hunger and deaths are plain, carry the record, and count persons first."""
    view = regions(over, texts, "hunger")
    assert view.plain
    assert view.record is not None
    assert all(figure.unit == "people" for figure in view.panel.figures)
    assert not regions(over, texts, "grain").plain


# Why


def windows() -> Iterator[tuple[str, str]]:
    """Yield series and windows."""
    for series in SERIES:
        for window in WINDOWS:
            yield series, window


@pytest.mark.parametrize(("series", "window"), list(windows()))
def test_why_adds_up_as_it_is_printed(
    series: str, window: str, middle: Session, texts: TextCatalogue
) -> None:
    """Account and causes sum to the change in the very figures that are shown."""
    texts.missing.clear()
    view = why(middle, texts, series, window)
    assert not view.problem
    assert texts.missing == set()
    assert [text for text in said(view) if HOLE.search(text) or CONTEST.search(text)] == []
    unit = 10.0 ** -len(view.total.partition(".")[2])
    causes = sum(read(row.text) for row in view.causes)
    assert causes == pytest.approx(read(view.total), abs=1.5 * unit)
    lines = [read(row.amount) for row in view.account if not row.total and row.amount[0] != "u"]
    if view.two_columns:
        assert sum(lines) == pytest.approx(read(view.total), abs=1.5 * unit)
    else:
        opening, closing = (read(view.account[at].amount) for at in (0, -1))
        assert opening + sum(lines) == pytest.approx(closing, abs=2.5 * unit)
    assert view.causes[0].hand == "under_way"
    moved = any(read(row.text) for row in view.causes)  # causes may cancel to a change of nought
    assert max(abs(row.share) for row in view.causes) == pytest.approx(1.0 if moved else 0.0)


def test_why_is_read_from_the_explanation(middle: Session, texts: TextCatalogue) -> None:
    """The figure is the closing value, and every named cause is in the explanation."""
    found = explain(middle, "real_wage", window="signed")
    view = why(middle, texts, "real_wage", "signed")
    assert read(view.figure) == pytest.approx(found.closing, abs=0.06)
    assert {row.id for row in view.causes} <= {cause.id for cause in found.causes}


def test_the_office_is_told_as_reported_until_the_end(
    middle: Session, over: Session, texts: TextCatalogue
) -> None:
    """In play the true voice is locked; in the debrief both can be heard."""
    playing = why(middle, texts, "steel")
    assert [(voice.chosen, bool(voice.reason)) for voice in playing.voices] == [
        (True, False), (False, True)]
    ended = why(over, texts, "steel")
    assert [voice.reason for voice in ended.voices] == ["", ""]
    assert why(over, texts, "steel", voice="reported").voice_note != ended.voice_note
    assert why(middle, texts, "real_wage").voices == ()


def test_a_nation_has_its_regions_and_a_region_its_nation(
    middle: Session, texts: TextCatalogue
) -> None:
    """Regions lead to their own why, the largest change first; a region leads back."""
    nation = why(middle, texts, "horses", "year")
    assert len(nation.places) == 9
    changes = [abs(row.now - row.before) for row in nation.places]
    assert changes == sorted(changes, reverse=True)
    assert not nation.country
    region = why(middle, texts, nation.places[0].series)
    assert region.country
    assert region.places == ()


def test_one_can_step_back_to_the_first_quarter(middle: Session, texts: TextCatalogue) -> None:
    """Back at the first quarter there is nothing earlier, and no opening."""
    view = why(middle, texts, "grain_procurement", "quarter", back=middle.turn - 1)
    assert not view.can_go_earlier
    assert view.can_go_later
    assert view.compared == texts.get("why.first")
    assert view.account_heads[0] == ""
    assert [row.before for row in view.account] == [""] * len(view.account)
    assert view.account[-1].amount == ""
    assert [row.was for row in view.places] == [""] * len(view.places)
    assert view.figure in view.causes_title
    assert "+" not in view.causes_title


def test_what_cannot_be_explained_says_so(texts: TextCatalogue) -> None:
    """Before the first quarter, and for what is no series, the reason is given."""
    fresh = Session.new(load_scenario("ussr-1921-1941"))
    assert "quarter" in why(fresh, texts, "steel").problem
    with pytest.raises(GosplanError):
        explain(fresh, "steel")


def test_what_is_copied_holds_account_and_causes(middle: Session, texts: TextCatalogue) -> None:
    """The copied text has a line for every line shown."""
    view = why(middle, texts, "grain_stocks_state")
    names = [row.name for row in view.account] + [row.name for row in view.causes]
    for name in names:
        assert name in view.text
    assert len(view.text.splitlines()) >= len(view.account) + len(view.causes) + 4


def test_history_is_not_told_ahead_of_time(middle: Session, texts: TextCatalogue) -> None:
    """What history gives for a year is said once that year is over."""
    for series in ("grain_harvest", "steel", "population"):
        for year in NUMBER.findall(why(middle, texts, series).history)[-1:]:
            assert float(year) <= middle.quarter.year


# Variants and forecasts


def test_variants_are_named_and_compared(texts: TextCatalogue) -> None:
    """The bar says what is kept and in hand; the comparison lists what differs."""
    session = drafting()
    session.reset_draft()
    for letter in "ABC":
        session.forget(letter)
    empty = plan(session, texts, compare=True)
    assert not empty.variants.can_compare
    assert empty.comparison is None
    session.keep_as("A")
    session.order("plan_target.coal", 1.5 * session.lever("plan_target.coal"))
    session.keep_as("B")
    texts.missing.clear()
    view = plan(session, texts, compare=True)
    assert texts.missing == set()
    assert [(one.kept, one.in_hand) for one in view.variants.letters] == [
        (True, False), (True, True), (False, False)]
    assert view.comparison is not None
    assert len(view.comparison.heads) == 4
    differing = {row.name: row.cells for row in view.comparison.rows}
    target = next(cells for name, cells in differing.items() if name.startswith("Plan target"))
    assert target[0] == target[2] != target[1]
    rows = view.comparison.rows
    assert all(len(row.cells) == 3 for row in rows)
    assert any(row.beneath for row in rows)
    missing = [row for row in rows if row.name.startswith("Short of")]
    balances = {row.name: row for row in view.balances if row.short}
    assert {row.name.split(",")[0].removeprefix("Short of ") for row in missing} >= set(balances)
    assert all(row.cells[0] == balances[name].missing for row in missing
               for name in balances if row.name.startswith(f"Short of {name},"))
    assert all(not one.beneath for one, row in pairwise(rows) if row.beneath)
    session.reset_draft()


def test_your_forecast_is_asked_and_held_against_what_came(texts: TextCatalogue) -> None:
    """Nothing narrower than an interval is committed; three series a stop; then it is judged."""
    scenario = load_scenario("ussr-1921-1941")
    session = Session.new(scenario, settings={"shocks": "historical"})
    for _ in range(4):
        if session.needs_signature:
            session.sign()
        session.advance()
    reading = Reading(session, texts)
    asked = own_forecast(reading, "steel")
    assert asked is not None
    assert not asked.can_commit
    guessed = own_forecast(reading, "steel", (0.1, 9.0))
    assert guessed is not None
    assert guessed.can_commit
    for series in ("steel", "coal", "horses"):
        session.predict(series, 0.0, 1000.0)
    full = own_forecast(reading, "oil", (0.0, 1.0))
    assert full is not None
    assert not full.can_commit
    again = own_forecast(reading, "steel", (0.5, 2.0))
    assert again is not None
    assert again.can_commit
    assert again.committed
    first = expected(reading)
    assert all(not row.known for row in first.rows)
    assert first.summary == ""
    session.predict("steel", 0.0, 0.001)
    began = session.turn
    while session.turn < began + 4:
        if session.needs_signature:
            session.sign()
        session.advance("quarter")
    texts.missing.clear()
    made = expected(Reading(session, texts))
    assert texts.missing == set()
    assert {row.series: row.held for row in made.rows} == {
        "steel": False, "coal": True, "horses": True}
    assert "2" in made.summary
    for row in made.rows:
        assert 0 <= row.lower_at < row.upper_at <= 1
        assert 0 <= row.true_at <= 1
        assert math.isfinite(row.reported_at)


def test_nobody_forecasts_when_the_term_is_over(over: Session, texts: TextCatalogue) -> None:
    """After the end there is no plan to forecast."""
    assert own_forecast(Reading(over, texts), "steel") is None


def test_paper_money_is_explained_in_billions(texts: TextCatalogue) -> None:
    """The price level of 1923 is printed short enough for its place, its account adding up."""
    scenario = load_scenario("ussr-1921-1941")
    session = Session.new(scenario, seed=3)
    orders = scenario.policy_orders("historical")
    while session.quarter < Quarter(1924, 1):
        session._signed = orders[session.turn]
        session._play_quarter()
    made = why(session, texts, "price_level")
    assert made.unit == "bn, 1913 = 1"
    closing = float(session.history.get("price_level")[-1, ..., 0].max())
    assert float(made.figure.replace(" ", "").replace("\u00a0", "")) \
        == pytest.approx(closing / 1e9, rel=5e-3)
    assert all(len(row.amount) < 10 for row in made.account)
    assert why(session, texts, "population").unit == "million"
