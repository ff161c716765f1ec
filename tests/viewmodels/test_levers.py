"""Levers say what is in force: an order, or what an answer to an event has set."""

import pytest

from gosplan_game.report.reading import Reading
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.session import Session
from gosplan_game.viewmodels.levers import Lever, lever
from gosplan_game.viewmodels.plates import plates


@pytest.fixture
def taxed() -> Session:
    """The second stop of the flagship, after the tax in kind was answered with 240 m puds."""
    scenario = load_scenario("ussr-1921-1941")
    session = Session.new(scenario, commitments=[
        each.id for each in scenario.definition.commitments[:3]], seed=1)
    session.choose("prodnalog_rate", "tax_240")
    session.sign()
    session.advance()
    return session


def shown(session: Session, item: str, texts: object) -> Lever:
    """Return a lever as a screen shows it."""
    found = lever(Reading(session, texts), item)
    assert found is not None
    return found


def test_what_an_answer_set_is_what_the_lever_shows(taxed, texts):
    """The quota answered to an event stands at the lever and on the desk, with its end."""
    quota = shown(taxed, "grain_quota", texts)
    assert (quota.value, quota.standing, quota.field) == (3.93, 3.93, "3.93 Mt")
    assert not quota.changed
    assert quota.set_note == "set until 1922 II"
    assert "A tax instead of requisition" in quota.acting
    assert "3.93 Mt" in quota.acting
    collected = next(each for each in plates(Reading(taxed, texts))
                     if each.series == "grain_procurement")
    assert "3.93 Mt" in collected.unit


def test_an_order_ends_what_was_set_and_undo_restores_it(taxed, texts):
    """Once ordered anew the lever shows the order against what was in force; undone, that."""
    taxed.order("grain_quota", 5.0)
    quota = shown(taxed, "grain_quota", texts)
    assert (quota.value, quota.standing, quota.changed) == (5.0, 3.93, True)
    assert "3.93" in quota.standing_text
    assert taxed.in_force("grain_quota") == 5.0
    taxed.undo()
    assert shown(taxed, "grain_quota", texts).value == 3.93


def test_what_nothing_acts_on_says_nothing(taxed, texts):
    """A lever that only orders move has neither note nor line."""
    price = shown(taxed, "grain_price", texts)
    assert (price.set_note, price.acting) == ("", "")
    assert price.value == pytest.approx(taxed.standing("grain_price") * price.factor)


@pytest.mark.parametrize(("item", "unit"), [
    ("quota_weight@ukraine", "even = 1"), ("priority.coal", "equal rank = 1"),
    ("sowing_push", "1928 = 1"), ("wage_spread", "1928 = 1"),
])
def test_a_ratio_says_what_one_means(taxed, texts, item, unit):
    """A bare number of a lever stands with what it is measured against."""
    assert shown(taxed, item, texts).unit == unit
