"""From village to town, and back.

    rate = [(1 - k) a_0 (rel - r_0) + k a_1 (rel - r_1)] (1 - b ban)(1 - p papers)
    k = min(1, s + t terror)
    back = U [f max(hunger_town - hunger_village, 0)/4 + e max(papers' - papers, 0)]
    papers' = papers + v (ordered - papers)
    fled = V g min(hunger, destitute) (1 - b ban)/4

rel is food and goods in town over those in the village. Under NEP people moved
slowly; fear and collectivisation made the same gap pull four times as hard.
Jobs pull, bans hold. A ban on leaving acts on roads and stations, passports on the
right to live in a town: who has none is not taken on, and who is refused one when they are
issued must go. Townspeople who starve while there is bread in villages leave by
themselves, as they left Petrograd. Villagers flee hunger to villages of other regions, as from the
Volga in 1921 and from Kazakhstan in 1930-33, when their houses have nothing left to wait on and
unless the roads are closed to them.

Source: Allen (2003), Farm to Factory, migration functions; Petrograd's 2.3 million of 1917
and 0.7 of 1920; passports, decree of 27 December 1932: some 27 million issued by August 1933,
one in ten of those asked gone from closed towns (Kessler 2001; Ablazhey 2024 on the Kuzbass);
Kazakhstan: 1.03 million left, 616 thousand of them for good (Abylkhozhin, Kozybaev and
Tatimov 1989; Cameron 2018); limits are ours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped


class Moves(NamedTuple):
    """Movers of a quarter, million, (R, A, B); both sum to the same over regions."""

    from_villages: Array
    to_towns: Array


def migration_rate(
    *,
    town_level: Array,
    village_level: Array,
    collectivised: Array,
    terror: Array,
    jobs: Array,
    exit_ban: Array,
    ban_effect: Array,
    papers: Array,
    papers_effect: Array,
    slope: Array,
    level: Array,
    pressed_slope: Array,
    pressed_level: Array,
    fear: Array,
) -> Array:
    """Return the share of villagers who move in a quarter, (R, B).

    Args:
        town_level: Consumption in town, relative, (B,).
        village_level: Consumption in the village, relative, (R, B).
        collectivised: s, (R, B).
        terror: 0 to 1, (B,).
        jobs: Pull of jobs, 0 to 2, (B,).
        exit_ban: 0 to 1, (R, B).
        ban_effect: b, share of moves that a full ban stops, (1|B,).
        papers: Share of townspeople under passport rule, (B,).
        papers_effect: p, share of moves that passports stop, (1|B,).
        slope: a_0, movers a year per relative level under NEP, (1|B,).
        level: r_0, relative level at which nobody moves under NEP, (1|B,).
        pressed_slope: a_1, under collectivisation and terror, (1|B,).
        pressed_level: r_1, under collectivisation and terror, (1|B,).
        fear: t, weight of terror beside collectivisation, (1|B,).
    """
    gap = clipped(town_level / np.maximum(village_level, 0.3), 0.8, 2.6)
    pressed = np.minimum(1.0, collectivised + fear * terror)
    usual, driven = slope * (gap - level), pressed_slope * (gap - pressed_level)
    rate = usual + pressed * (driven - usual)
    held = (1 - ban_effect * exit_ban) * (1 - papers_effect * papers)
    return clipped(rate * jobs * held, -0.008, 0.04) / 4


def passported(*, papers: Array, ordered: Array, speed: Array) -> Array:
    """Return the share of townspeople under passport rule after a quarter, (B,).

    Args:
        papers: Before, (B,).
        ordered: 0 to 1, (B,).
        speed: v, share of the gap closed in a quarter, (1|B,).
    """
    issued: Array = papers + speed * (ordered - papers)
    return issued


def expelled(*, urban: Array, issued: Array, refused: Array) -> Array:
    """Return townspeople who are refused a passport and must go, million, (R, B).

    Args:
        urban: U, million, (R, B).
        issued: Rise of the share under passport rule; nothing where it falls, (B,).
        refused: e, share of those newly under it who have to leave, (1|B,).
    """
    gone: Array = urban * (refused * np.maximum(issued, 0.0))
    return gone


def flight(
    *, urban: Array, hunger_town: Array, hunger_village: Array, readiness: Array
) -> Array:
    """Return townspeople who leave hungry towns for villages that have bread, million, (R, B).

    Args:
        urban: U, million, (R, B).
        hunger_town: Mean depth of hunger, 0 to 1, (R, B).
        hunger_village: The same in the region's villages, (R, B).
        readiness: f, share a year who leave where the difference is whole, (1|B,).
    """
    gone: Array = urban * (readiness / 4 * np.maximum(hunger_town - hunger_village, 0.0))
    return gone


def refugees(
    *, rural: Array, hunger: Array, destitute: Array, held: Array, readiness: Array, onset: Array
) -> Array:
    """Return villagers who flee hunger less those who come, million, (R, A, B).

    Whole families go, so every age alike. They spread over the regions by villagers, and the
    less the more those hunger themselves: none goes where everybody hungers.
    The sum over regions is nothing.

    Args:
        rural: V, million, (R, A, B).
        hunger: Mean depth of hunger in villages, 0 to 1, (R, B).
        destitute: Hunger lived through by houses with nothing left, 0 to 1, (R, B).
        held: b ban, share of flights that bans on leaving stop, (R, B).
        readiness: g, share a year who would flee where nothing is left to eat, (1|B,).
        onset: c, share hungry for each point of a shallow hunger, (1|B,).
    """
    leaving = np.minimum(hunger, destitute)
    gone = rural * (readiness / 4 * leaving * (1 - held))[:, None, :]
    refuge = rural.sum(axis=1) * (np.maximum(1 - onset * hunger, 0.0) + 1e-9)
    share = refuge / np.maximum(refuge.sum(axis=0), 1e-30)
    net: Array = gone - share[:, None, :] * gone.sum(axis=0)
    return net


def movers(*, people: Array, rate: Array, age_weight: Array) -> Array:
    """Return movers by age, million, (R, A, B); they sum to rate times all.

    Args:
        people: Million, (R, A, B).
        rate: Share who move, (R, B).
        age_weight: Relative mobility by age, (A, 1|B).
    """
    weighted = people * age_weight
    share = weighted / np.maximum(weighted.sum(axis=1), 1e-9)[:, None, :]
    moving = share * (rate * people.sum(axis=1))[:, None, :]
    return np.minimum(moving, people / 2)


def placed(*, urban: Array, moving: Array) -> Moves:
    """Return movers with the towns they come to, or where negative, come from.

    Half stay in their region, half spread over all towns by size. Where hungry
    towns send people back, they give at most a quarter of any age at once.

    Args:
        urban: Townspeople, million, (R, A, B).
        moving: From village to town, negative for returns, million, (R, A, B).
    """
    size = urban.sum(axis=1)
    share = (size / np.maximum(2 * size.sum(axis=0), 1e-9))[:, None, :]
    returning = np.maximum(-moving, 0.0)
    leaving = share * returning.sum(axis=0) + returning / 2
    given = (urban / 4 / np.maximum(leaving, 1e-12)).min(axis=0)
    moving = np.where(moving < 0, moving * np.minimum(1.0, given), moving)
    return Moves(from_villages=moving, to_towns=share * moving.sum(axis=0) + moving / 2)
