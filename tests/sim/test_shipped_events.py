"""The shipped events: enough of them, told whole, true to history's orders, never a bare bonus."""

import numpy as np
import pytest

from gosplan_game import simulate
from gosplan_game.sim.decisions import FIELDS
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.policies import policy_named
from gosplan_game.sim.run import decided


@pytest.fixture(scope="module")
def events(flagship):
    """All events of the flagship."""
    return flagship.definition.events


def test_there_are_enough_events_and_chains(events):
    """At least forty events, and several that depend on an earlier answer."""
    assert len(events) >= 40
    assert sum(bool(each.after) for each in events) >= 5


def test_history_answers_without_moving_history(flagship):
    """In the replay of history what events set is what was ordered anyway."""
    player = policy_named(flagship, "historical")
    engine = Engine(
        flagship, seed=1, runs=np.zeros(1, dtype=np.int64), params=flagship.parameters(),
        drawn=False, office=False, ids=player.series(),
    )
    moved = set()
    for turn in range(flagship.turns):
        wanted = decided(engine, player, engine.begin())
        engine.finish(wanted)
        for name in FIELDS:
            ordered, in_force = getattr(wanted, name), getattr(engine.in_force, name)
            if not np.allclose(ordered, in_force[..., :1], rtol=1e-9, atol=1e-12):
                moved.add((name, str(flagship.quarter(turn))))
    assert moved == set()


def test_no_answer_is_a_bare_bonus(events):
    """Whatever changes the standing for the better changes something else as well."""
    for event in events:
        for choice in event.choices:
            gains = [each.standing for each in choice.effects if (each.standing or 0.0) > 0.0]
            others = [each for each in choice.effects if each.standing is None]
            assert not gains or others, (event.id, choice.id)


def test_answers_differ(events):
    """No two answers to one event do the same."""
    for event in events:
        done = [tuple(each.model_dump_json() for each in choice.effects)
                for choice in event.choices]
        assert len(set(done)) == len(done), event.id


def test_answers_say_what_is_known_and_what_is_not(flagship, events):
    """Every question has texts for what is stated, what nobody knows, and the note."""
    for event in events:
        keys = [f"event.{event.id}.note"]
        for choice in event.choices:
            base = f"event.{event.id}.choice.{choice.id}"
            keys += [f"{base}.{part}" for part in ("stated", "unknown")]
        for key in keys:
            assert flagship.texts.has(key), key
        assert event.sources, event.id


def test_no_answer_moves_a_standing_by_a_death(events):
    """No effect touches people, and plates of hunger and terror are plain."""
    for event in events:
        for each in (*event.effects, *(e for choice in event.choices for e in choice.effects)):
            assert each.exogenous not in {"birth_rate", "death_rate", "annexed_people"}
    plain = {"famine_relief_1921", "dekulakisation_order", "autumn_1932_quota", "torgsin",
             "law_7_august", "passports_1932", "purge_of_planners", "shakhty", "census_1937"}
    assert all(each.plate == "plain" for each in events if each.id in plain)


DATED = {
    "the line's own decision": {
        "prodnalog_rate", "control_figures_first", "popov_1926", "shakhty", "stakhanov",
        "leasing_and_concessions", "syndicate_credit_1922", "foreign_engineers_1929",
    },
    "a building site's turn in the plan": {
        "dneprostroi_go", "turksib_go", "ural_kuznetsk", "eastern_twins",
    },
    "what other countries did": {
        "war_scare_1927", "german_credit_1931", "pact_trade", "winter_war", "decree_june_1940",
        "warnings_1941",
    },
}
"""Events that come by the calendar alone, and why the model cannot say when."""


def test_only_what_the_model_cannot_know_comes_by_the_calendar(events):
    """Famine, strikes, shortage, dear bread and terror happen where the game makes them happen."""
    bare = {each.id for each in events
            if each.when is not None and not (each.condition or each.after or each.bend)}
    assert bare == set().union(*DATED.values())


FORCED = {"goods_famine", "retail_price_cut_1927", "grain_strike_1928", "rationing_start",
          "depression_exports", "neo_nep_1932", "autumn_1932_quota", "passports_1932",
          "law_7_august"}
"""What came of low prices and force; a drought can bring hunger on any road."""


def test_a_country_that_pays_for_its_grain_meets_no_crisis_of_grain(flagship):
    """On the market road neither empty shops nor searches nor what followed them come."""
    told = {each.event for each in simulate(flagship, policy="market_line", runs=4).fired}
    assert not FORCED & told


def test_history_meets_its_events_in_its_quarters(flagship):
    """With history's orders and weather each crisis comes when it came."""
    fired = simulate(flagship, policy="historical").fired
    dates = {(each.event, str(flagship.quarter(each.turn))) for each in fired}
    for event, date in (
        ("famine_relief_1921", "1921-Q3"), ("currency_reform", "1922-Q4"),
        ("scissors_1923", "1923-Q4"), ("goods_famine", "1926-Q1"), ("grain_strike_1928", "1927-Q4"),
        ("rationing_start", "1929-Q1"), ("nomads_settlement", "1930-Q4"),
        ("drought_1931", "1931-Q3"), ("neo_nep_1932", "1932-Q2"), ("law_7_august", "1932-Q3"),
        ("autumn_1932_quota", "1932-Q4"), ("passports_1932", "1932-Q4"),
        ("seed_and_food_loans_1933", "1933-Q1"), ("mastering_1933", "1933-Q3"),
        ("purge_of_planners", "1937-Q3"),
    ):
        assert (event, date) in dates, event
