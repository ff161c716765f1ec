"""Mandates are opened, answered, judged; standing follows; the chance rises as it should."""

import numpy as np
import pytest

from gosplan_game.scenario.schema.office import Office
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.office.mandates import Answer, MandateBook, Status, counter_chance
from gosplan_game.sim.office.standing import StandingBook

OFFICE = Office()
"""The rules of standing as designed."""
RUNS = np.arange(40, dtype=np.int64)


@pytest.fixture
def book(trial):
    """The trial's mandates for forty runs, all given."""
    found = MandateBook(trial, seed=1, runs=RUNS)
    for turn in range(trial.turns):
        found.issue(turn)
    return found


def test_the_chance_of_a_counter_rises_with_shortage_and_standing():
    """More shortage and a better name are heard more often, never surely."""
    gaps = counter_chance(np.array([0.0, 0.1, 0.3, 1.0]), np.full(4, 50.0))
    names = counter_chance(np.full(3, 0.2), np.array([20.0, 50.0, 90.0]))
    assert np.all(np.diff(gaps) > 0)
    assert np.all(np.diff(names) > 0)
    assert gaps.min() > 0.0
    assert gaps.max() < 1.0


def test_a_counter_that_is_heard_eases_the_figure(book):
    """Where it is heard the figure falls by the declared share, elsewhere it stays."""
    index = book.index("trial_steel")
    outcome = book.answer(
        index,
        RUNS % 2 == 0,
        gap=np.full(40, 0.3),
        standing=np.full(40, 50.0),
        turn=4,
    )
    assert set(outcome[1::2].tolist()) == {Answer.ACCEPTED}
    assert set(outcome[::2].tolist()) == {Answer.EASED, Answer.REFUSED}
    eased = outcome == Answer.EASED
    assert np.allclose(book.figures[index], np.where(eased, 8.0, 10.0))


def test_the_same_counter_has_the_same_answer(trial):
    """The draw is keyed: asking again in another batch changes nothing."""
    answers = []
    for runs in (RUNS, RUNS[10:11]):
        book = MandateBook(trial, seed=1, runs=runs)
        index = book.index("trial_steel")
        every = np.ones(runs.size, dtype=bool)
        answers.append(
            book.answer(
                index, every, gap=np.full(runs.size, 0.3), standing=np.full(runs.size, 50.0),
                turn=4,
            )
        )
    assert answers[0][10] == answers[1][0]


def test_a_mandate_is_judged_by_the_year_that_ends_with_its_deadline(trial):
    """Coal of 1922 is more than a million tonnes, so the mandate is met in every run."""
    engine = Engine(
        trial,
        seed=1,
        runs=RUNS[:3],
        params=trial.parameters(),
        drawn=True,
        office=True,
    )
    index = engine.mandates.index("trial_coal")
    for _ in range(8):
        for each in engine.begin().occurrences:
            engine.answer_event(each, np.zeros(3, dtype=np.int64))
        assert engine.mandates.status[index, 0] in (Status.NOT_GIVEN, Status.OPEN)
        engine.finish(engine.wanted)
    assert engine.mandates.status[index].tolist() == [Status.MET] * 3
    view = engine.mandates.view(index, engine.history)
    year = engine.history.get("coal~reported")[4:8, 0].sum()
    assert view.status == "met"
    assert view.current == pytest.approx(year)


def test_standing_rises_and_falls_with_what_was_reported(trial, book):
    """Met, narrowly missed, missed, warned and refused have their declared sizes."""
    runs = 5
    index = book.index("trial_steel")
    standing = StandingBook(trial, runs=runs)
    before = standing.value.copy()
    book.answers[index, :runs] = [0, 0, 0, Answer.EASED, 0]
    book.answers, book.status = book.answers[:, :runs], book.status[:, :runs]
    met = np.array([True, False, False, False, True])
    shortfall = np.array([0.0, 0.0, 0.9, 0.9, 0.0])
    standing.judged(book, [(index, met, shortfall)], turn=7)
    change = standing.value - before
    patience = trial.definition.office.patience
    losses = np.array([OFFICE.narrowly, 1.0, OFFICE.warned]) * -OFFICE.missed / patience
    assert change == pytest.approx([OFFICE.met, *losses, OFFICE.met])
    standing.answered(np.full(runs, Answer.REFUSED, dtype=np.int8), turn=7, mandate="x")
    assert standing.value - before - change == pytest.approx(-OFFICE.countered / patience)
    assert [each.reason for each in standing.account(2)] == ["mandate:trial_steel", "counter:x"]


def test_an_office_below_the_floor_is_dismissed_at_the_review_only(trial):
    """The yearly review dismisses; other quarters do not, and nobody is dismissed twice."""
    standing = StandingBook(trial, runs=2)
    standing.change(np.array([-199.0, 0.0]), turn=0, reason="event:x")
    standing.review(0)
    assert not standing.dismissed.any()
    standing.review(3)
    assert standing.dismissed.tolist() == [True, False]
    standing.review(7)
    assert standing.dismissed_turn.tolist() == [3, -1]
    standing.change(np.array([50.0, 0.0]), turn=8, reason="event:x")
    assert standing.value[0] == 0.0
