"""Wiring of schools: places, readers, students, engineers, doctors."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.people import reserves, schooling


class Schools(NamedTuple):
    """Schools after a quarter."""

    schooled: Array
    literacy: Array
    engineers: schooling.Course
    doctors: schooling.Course
    pupils: Array
    """Million."""
    away: Array
    """Students, pupils of trade schools and their masters, and teachers and staff of health
    beyond those of 1928, million."""
    with_trade: Array
    """Practised hands that leave trade schools, million."""
    new_beds_for: Array
    """Doctors beyond those for whom beds stand, more than before, thousand."""
    new_pupils: Array
    """More than before, million a quarter: schooling follows its places slowly. With those
    of trade schools."""
    cost: Array
    """Schools and health, million roubles a quarter at 1928 wages, beyond those of 1928."""


def schools(
    state: State, decisions: Decisions, params: Params, trades: reserves.Schools
) -> Schools:
    """Teach children, adults, engineers, doctors and youths for a quarter."""
    children = (state.rural[:, 0] + state.urban[:, 0]).sum(axis=0)
    adults = (state.rural[:, 1] + state.urban[:, 1]).sum(axis=0)
    pupils = params.school_age * decisions.schooling * children
    shared = {
        "terror": decisions.terror,
        "completion": params.course_completion,
        "students_per_staff": params.students_per_staff,
        "attrition": params.staff_attrition,
        "terror_loss": params.terror_experience,
        "terror_threshold": params.terror_threshold,
        "prepared": schooling.prepared(
            schooled=state.schooled,
            cohort=1000 * params.growing_up * children,
            able=params.prepared_share,
            entrants=decisions.technical_training + decisions.medical_training,
        ),
    }
    engineers = schooling.course(
        early=state.engineers_early,
        late=state.engineers_late,
        staff=state.engineers,
        admitted=decisions.technical_training,
        years=params.course_years,
        **shared,
    )
    doctors = schooling.course(
        early=state.doctors_early,
        late=state.doctors_late,
        staff=state.doctors,
        admitted=decisions.medical_training,
        years=params.course_years,
        **shared,
    )
    students = (engineers.early + engineers.late + doctors.early + doctors.late) / 1000
    added = pupils - params.pupils_1928
    healing = (state.doctors - params.doctors_1928) / 1000
    reached = schooling.schooled(
        schooled=state.schooled, places=decisions.schooling, speed=params.school_speed
    )
    return Schools(
        schooled=reached,
        literacy=schooling.literacy(
            literacy=state.literacy,
            schooled=state.schooled,
            coming_of_age=params.growing_up / 4 * children / np.maximum(adults, 1e-9),
            places=decisions.schooling,
            classes=params.evening_classes,
        ),
        engineers=engineers,
        doctors=doctors,
        pupils=pupils,
        new_beds_for=np.maximum(doctors.staff, params.doctors_1928)
        - np.maximum(state.doctors, params.doctors_1928),
        new_pupils=params.school_age * children * (reached - state.schooled)
        + (trades.pupils - state.trade_pupils),
        away=np.maximum(
            students + added / params.pupils_per_teacher + healing * params.staff_per_doctor, 0.0
        )
        + state.trade_pupils * (1 + 1 / params.pupils_per_teacher),
        with_trade=params.trade_skill * trades.graduates,
        cost=(
            params.pupil_cost * added
            + params.student_cost * (students + state.trade_pupils)
            + params.doctor_cost * healing
        )
        / 4,
    )
