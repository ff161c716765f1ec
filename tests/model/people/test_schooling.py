"""Schools: what an order of today brings years later."""

import numpy as np
import pytest

from gosplan_game.model.people import schooling

COURSE = {
    "early": 20.0, "late": 10.0, "staff": 40.0, "admitted": 12.0, "terror": 0.0, "years": 4.0,
    "completion": 0.6, "students_per_staff": 1.5, "attrition": 0.04, "terror_loss": 0.02,
    "terror_threshold": 0.3, "prepared": 1.0,
}  # fmt: skip


def arrays(values):
    """Return each number as a run."""
    return {name: np.atleast_1d(np.asarray(value, dtype=float)) for name, value in values.items()}


def course(**changes):
    """Return a quarter of teaching."""
    return schooling.course(**arrays({**COURSE, **changes}))


def test_a_quarter_of_teaching_by_hand():
    """An eighth of each half moves on; six in ten of those who leave have a diploma."""
    found = course()
    assert found.early.item() == pytest.approx(20 + 3 - 2.5)
    assert found.late.item() == pytest.approx(10 + 2.5 - 1.25)
    assert found.graduates.item() == pytest.approx(0.75)
    assert found.staff.item() == pytest.approx(40 * 0.99 + 0.75)


def test_too_many_students_for_the_teachers():
    """Four times the students that staff can teach: half as many of them finish."""
    assert course(early=160.0, late=80.0).graduates.item() == pytest.approx(0.6 * 0.5 * 10)


def test_entrants_whom_school_has_not_prepared():
    """Half of a cohort schooled leaves a quarter of a tenth; so few prepared, half finish."""
    found = schooling.prepared(
        **arrays({"schooled": 0.5, "cohort": 3000.0, "able": 0.1, "entrants": 300.0})
    )
    assert found.item() == pytest.approx(0.25)
    assert course(prepared=0.25).graduates.item() == pytest.approx(course().graduates.item() / 2)
    few = {"schooled": 1.0, "cohort": 3000.0, "able": 0.1, "entrants": 1.0}
    assert schooling.prepared(**arrays(few)).item() == 1.0


def test_those_who_come_of_age_were_schooled_years_ago():
    """A tenth of the gap between places and those who had one closes in a quarter."""
    found = schooling.schooled(**arrays({"schooled": 0.4, "places": 0.9, "speed": 0.1}))
    assert found.item() == pytest.approx(0.45)
    unchanged = schooling.schooled(**arrays({"schooled": 0.4, "places": 0.4, "speed": 0.1}))
    assert unchanged.item() == pytest.approx(0.4)


def test_students_study_finish_or_leave():
    """Who is admitted sits in one of the halves or has left; with teachers for all, all finish."""
    found = course(completion=1.0, students_per_staff=9.0)
    inside = found.early.item() + found.late.item()
    assert inside + found.graduates.item() == pytest.approx(20 + 10 + 12 / 4)
    assert course(completion=0.5, students_per_staff=9.0).graduates.item() == pytest.approx(
        0.5 * found.graduates.item()
    )


def test_the_purge_takes_staff_and_gives_none():
    """At terror 0.8 another hundredth is gone in a quarter."""
    assert course(terror=0.8).staff.item() == pytest.approx(course().staff.item() - 0.4)
    assert course(terror=0.3).staff.item() == course().staff.item()


def test_an_order_to_admit_brings_nobody_for_years():
    """Admissions doubled now give half of their engineers only after the course's four years."""
    more, usual = (dict.fromkeys(("early", "late"), 24.0) for _ in range(2))
    extra = []
    for _ in range(40):
        high = course(**more, staff=400.0, admitted=24.0)
        base = course(**usual, staff=400.0, admitted=12.0)
        more = {"early": high.early.item(), "late": high.late.item()}
        usual = {"early": base.early.item(), "late": base.late.item()}
        extra.append((high.graduates - base.graduates).item())
    lasting = 0.6 * 12 / 4
    assert extra[0] == 0.0
    assert extra[3] < 0.1 * lasting
    assert extra[-1] == pytest.approx(lasting, rel=0.05)


def test_literacy_by_hand_and_bounds():
    """New adults bring what they learned; evening classes teach the rest; nobody unlearns all."""
    arguments = {"literacy": 0.5, "schooled": 0.9, "coming_of_age": 0.01, "places": 0.5,
                 "classes": 0.2}  # fmt: skip
    found = schooling.literacy(**arrays(arguments))
    assert found.item() == pytest.approx(0.5 + 0.01 * 0.4 + 0.05 * 0.5 * 0.5)
    full = schooling.literacy(**arrays({**arguments, "literacy": 1.0, "schooled": 1.0}))
    assert full.item() == 1.0
    empty = schooling.literacy(**arrays({**arguments, "schooled": 0.0, "places": 0.0}))
    assert empty.item() == pytest.approx(0.495)


def test_staffing_is_one_in_1928():
    """Twice the doctors a head take 2^-0.05 of the deaths; the elasticity is all there is."""
    arguments = {"staff": 63.0, "served": 150.0, "staff_1928": 63.0, "served_1928": 150.0,
                 "elasticity": -0.05}  # fmt: skip
    assert schooling.staffing(**arrays(arguments)).item() == 1.0
    twice = schooling.staffing(**arrays({**arguments, "staff": 126.0}))
    assert twice.item() == pytest.approx(2**-0.05)


def test_batch_is_each_alone():
    """Three runs side by side are three runs."""
    admitted = np.array([0.0, 12.0, 60.0])
    together = course(admitted=admitted).early
    assert [course(admitted=each).early.item() for each in admitted] == together.tolist()


def test_walls_by_hand_and_limits():
    """A million pupils in two shifts and a thousand doctors; nothing back for fewer; a limit."""
    arguments = {"new_pupils": 1.0, "new_doctors": 1.0, "pupils_per_place": 2.0,
                 "place_cost": 300.0, "beds_per_doctor": 6.0, "bed_cost": 3000.0,
                 "investment": 10.0, "limit": 0.1}  # fmt: skip
    assert schooling.walls(**arrays(arguments)).item() == pytest.approx(0.150 + 0.018)
    fewer = schooling.walls(**arrays({**arguments, "new_pupils": -1.0, "new_doctors": -1.0}))
    assert fewer.item() == 0.0
    assert schooling.walls(**arrays({**arguments, "investment": 1.0})).item() == 0.1
    pupils = np.array([0.0, 0.5, 20.0])
    many = schooling.walls(**{**arrays(arguments), "new_pupils": pupils})
    each = [
        schooling.walls(**{**arrays(arguments), "new_pupils": pupils[run : run + 1]}).item()
        for run in range(3)
    ]
    assert many.tolist() == each
