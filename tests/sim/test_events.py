"""Events happen in time, under their condition, once; answers change what they say."""

import numpy as np
import pytest

from gosplan_game import Session, simulate
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.events import choice_number


@pytest.fixture
def engine(trial):
    """Three runs of the trial."""
    return Engine(
        trial,
        seed=1,
        runs=np.arange(3, dtype=np.int64),
        params=trial.parameters(),
        drawn=False,
        office=False,
        ids=("coal", "grain_harvest@volga"),
    )


def play(engine, choices=None):
    """Play one quarter, answering the trial's question with choices by run."""
    opening = engine.begin()
    for each in opening.occurrences:
        mine = each.event.id == "trial_question" and choices is not None
        numbers = choices if mine else [0] * engine.runs.size
        engine.answer_event(each, np.array(numbers, dtype=np.int64))
    engine.finish(engine.wanted)
    return opening


def test_an_effect_holds_in_its_runs_for_its_quarters(engine):
    """The campaign runs for two quarters in the run that chose so, and only there."""
    free = float(engine.wanted.norm_campaign[0])
    seen = []
    for turn in range(6):
        play(engine, [0, 1, 0] if turn == 2 else None)
        seen.append(np.broadcast_to(engine.in_force.norm_campaign, (3,)).tolist())
    assert seen[1] == [free, free, free]
    assert [each[1] for each in seen[2:]] == [0.9, 0.9, free, free]
    assert [each[0] for each in seen] == [free] * 6


def test_an_effect_on_the_sky_reaches_one_region_and_run(engine):
    """A drought halves the Volga's harvest where it was chosen."""
    for turn in range(3):
        play(engine, [0, 0, 2] if turn == 2 else None)
    harvest = engine.history.get("grain_harvest@volga")[2]
    assert harvest[2] == pytest.approx(0.5 * harvest[0], rel=1e-6)
    assert harvest[1] == harvest[0]


def test_conditions_look_at_the_record_and_fire_once(engine):
    """The news comes on turn 6 and never again; a condition before the record never."""
    fired = [
        (turn, each.event.id)
        for turn in range(10)
        for each in play(engine).occurrences
        if each.event.id.startswith("trial")
    ]
    assert fired == [(2, "trial_question"), (6, "trial_news")]


def test_without_the_office_history_answers(trial):
    """With the office off the historical choice is taken, with it on the default."""
    off = simulate(trial, policy="passive", office="off", series=["coal"])
    on = simulate(trial, policy="passive", office="on", series=["coal"])
    answered = [
        next(each.choices[0] for each in found.fired if each.event == "trial_question")
        for found in (off, on)
    ]
    assert answered == ["ban", "wait"]


def test_a_choice_that_does_not_exist_has_no_number(trial):
    """Unknown answers are told from known ones."""
    event = next(each for each in trial.definition.events if each.id == "trial_question")
    assert choice_number(event, "ban") == 1
    assert choice_number(event, "nonsense") == -1
    assert choice_number(event, None) == -1


def test_a_script_replaces_conditions(trial):
    """The events of a saved game happen as recorded."""
    engine = Engine(
        trial,
        seed=1,
        runs=np.zeros(1, dtype=np.int64),
        params=trial.parameters(),
        drawn=False,
        office=False,
        ids=("coal",),
        script={0: ["trial_news"], 2: []},
    )
    first = [each.event.id for each in play(engine).occurrences]
    play(engine)
    third = [each.event.id for each in play(engine).occurrences]
    assert first == ["trial_news"]
    assert third == []


def test_chains_follow_the_answer_they_depend_on(drill):
    """One chain follows the answer that was given, the other only if it was not."""
    fired = {}
    for answer in ("fix", "leave"):
        game = Session.new(drill, seed=2)
        while not game.is_over:
            if any(each.event.id == "drill_wages" for each in game.questions()):
                game.choose("drill_wages", answer)
            if game.needs_signature:
                game.sign()
            game.advance("quarter")
        fired[answer] = {each.event: str(drill.quarter(each.turn)) for each in game.history.fired
                         if each.event.startswith("drill_") and "chain" in each.event}
    assert fired["fix"] == {"drill_chain": "1921-Q4"}
    assert fired["leave"] == {"drill_other_chain": "1922-Q1"}


def test_what_can_happen_again_waits_for_its_pause(drill):
    """More than three quarters lie between two occurrences."""
    history = simulate(drill, policy="passive", series=["coal"])
    turns = [each.turn for each in history.fired if each.event == "drill_again"]
    assert turns == [1, 5, 9]
