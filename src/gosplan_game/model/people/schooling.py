"""Schools, literacy, engineers and doctors: years lie between an order and what it brings.

    s' = s + v (places - s)                          schooling of those who come of age
    L' = L + g (s - L) + a places (1 - L)            literacy of working ages
    students move through two halves of a course of T years
    graduates = c (min(1, k E / students) min(1, q s^2 G / entrants))^0.5 leaving
    E' = E (1 - o - t max(terror - h, 0)) + graduates
    staffing = ((E/N) / (E28/N28))^e

A course that outgrows its teachers, or the youth G that school has prepared, passes
fewer. Engineers a worker decide how much
new plant gives; doctors a head lower ordinary deaths a little; the purge takes
both. Readers learn a trade sooner. What it costs: students and teachers beyond
those of 1928 are missing from work at once, the budget pays, and walls take builders.

Source: literate at 9-49: 44.1, 56.6 and 87.4 % in 1920, 1926 and 1939 (censuses);
pupils 9.2, 11.4, 21.4 and 34.8 million in 1920, 1927, 1932 and 1940; engineers 47 and
290 thousand in 1928 and 1941; doctors 63, 76 and 142 thousand in 1928, 1932 and 1940
(Narodnoe khozyaistvo SSSR, from memory); Strumilin (1924) on schooling and skill; form
and effects ours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array

MILLIONS_A_BILLION = 1e3
THOUSANDS_A_BILLION = 1e6


def prepared(*, schooled: Array, cohort: Array, able: Array, entrants: Array) -> Array:
    """Return the share of entrants to all courses whom school has prepared, (B,).

    Args:
        schooled: s, whose square stands for the longer schooling that a course asks, (B,).
        cohort: G, people who come of age in a year, thousand, (B,).
        able: q, share of a wholly schooled cohort that can follow a course, (1|B,).
        entrants: Admitted to all courses, thousand a year, (B,).
    """
    candidates = able * schooled * schooled * cohort
    return np.minimum(candidates / np.maximum(entrants, 1e-9), 1.0)


class Course(NamedTuple):
    """Students and staff after a quarter, thousand, (B,)."""

    early: Array
    late: Array
    graduates: Array
    staff: Array


def schooled(*, schooled: Array, places: Array, speed: Array) -> Array:
    """Return the share of those coming of age who went to school, (B,).

    Args:
        schooled: s, (B,).
        places: School places over children of school age, (B,).
        speed: v a quarter, (1|B,).
    """
    followed: Array = schooled + speed * (places - schooled)
    return followed


def literacy(
    *, literacy: Array, schooled: Array, coming_of_age: Array, places: Array, classes: Array
) -> Array:
    """Return the share of working ages who can read, (B,).

    Args:
        literacy: L, (B,).
        schooled: s, (B,).
        coming_of_age: g, new adults over adults this quarter, (B,).
        places: School places, whose teachers also hold evening classes, (B,).
        classes: a a year, (1|B,).
    """
    learned = coming_of_age * (schooled - literacy) + classes / 4 * places * (1 - literacy)
    return np.minimum(np.maximum(literacy + learned, 0.0), 1.0)


def course(
    *,
    early: Array,
    late: Array,
    staff: Array,
    admitted: Array,
    terror: Array,
    years: Array,
    completion: Array,
    students_per_staff: Array,
    attrition: Array,
    terror_loss: Array,
    terror_threshold: Array,
    prepared: Array,
) -> Course:
    """Teach a quarter's students and count the staff.

    Args:
        early: Students in the first half, thousand, (B,).
        late: In the second half, thousand, (B,).
        staff: E, thousand, (B,).
        admitted: Thousand a year, (B,).
        terror: 0 to 1, (B,).
        years: T, (1|B,).
        completion: c, share who finish where teachers suffice, (1|B,).
        students_per_staff: k, students that staff can teach beside its work, (1|B,).
        attrition: o a year, (1|B,).
        terror_loss: t, share lost in a quarter of full terror, (1|B,).
        terror_threshold: h, terror below which none is lost, (1|B,).
        prepared: Share of entrants whom school has prepared, (B,).
    """
    rate = 1 / (2 * years)
    moved, leaving = early * rate, late * rate
    taught = np.minimum(students_per_staff * staff / np.maximum(early + late, 1e-9), 1.0)
    graduates = completion * np.sqrt(taught * prepared) * leaving
    lost = attrition / 4 + terror_loss * np.maximum(terror - terror_threshold, 0.0)
    return Course(
        early=early + admitted / 4 - moved,
        late=late + moved - leaving,
        graduates=graduates,
        staff=staff * (1 - lost) + graduates,
    )


def staffing(
    *, staff: Array, served: Array, staff_1928: Array, served_1928: Array, elasticity: Array
) -> Array:
    """Return what staff a head does against 1928, (B,).

    Args:
        staff: E, thousand, (B,).
        served: N, those who depend on it, million, (B,).
        staff_1928: E28, thousand, (1|B,).
        served_1928: N28, million, (1|B,).
        elasticity: e, negative where staff lowers a rate, (1|B,).
    """
    density = staff / np.maximum(served, 1e-9) / (staff_1928 / served_1928)
    return np.minimum(np.maximum(density, 0.1), 4.0) ** elasticity


def walls(
    *,
    new_pupils: Array,
    new_doctors: Array,
    pupils_per_place: Array,
    place_cost: Array,
    beds_per_doctor: Array,
    bed_cost: Array,
    investment: Array,
    limit: Array,
) -> Array:
    """Return investment in schools and hospitals in a quarter, bn roubles of 1926/27, (B,).

    W = min(c max(dP, 0)/(1000 m) + k b max(dD, 0)/10^6, l I)

    Shifts are the cushion: a place serves more than one pupil, and what the limit leaves
    unbuilt is taught in a third shift. Who closes schools gets no bricks back.

    Source: Stroitelstvo Moskvy 1929 on the cost of a place; schools built in 1933-37 and the
    decrees of 1931 on their capital and of 22 February 1935 on shifts (scenario).

    Args:
        new_pupils: dP, more pupils than before, million, (B,).
        new_doctors: dD, more doctors than before beyond those of 1928, thousand, (B,).
        pupils_per_place: m, (1|B,).
        place_cost: c, roubles, (1|B,).
        beds_per_doctor: b, (1|B,).
        bed_cost: k, roubles, (1|B,).
        investment: I, of the quarter, bn roubles, (B,).
        limit: l, (1|B,).
    """
    schools = place_cost / pupils_per_place * np.maximum(new_pupils, 0.0) / MILLIONS_A_BILLION
    beds = bed_cost * beds_per_doctor * np.maximum(new_doctors, 0.0) / THOUSANDS_A_BILLION
    return np.minimum(schools + beds, limit * investment)
