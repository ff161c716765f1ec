"""Who works or seeks work: men and women of the towns, and villagers who work outside farms.

    w' = w + v (w* - w)
    w* = w0 + j max(1 - idle/f, 0) - d max(idle - f, 0)
    supply = W (m + w)/2 - students - trade pupils - teachers + y employed

Women of the towns take work where there is work and give up where nobody is hired (a wage
that no longer feeds a family was tried as well: the record gave it no weight). So a boom
makes its own hands for some years, and a slump hides part of its jobless. Registered jobless
are those who have an exchange to go to and reason to go:
r' = r + u (max(1 - l law, 0) (1 - b^4) - r).

Source: women 25, 24, 27, 35 and 39 % of workers and employees in 1922, 1928, 1932,
1937 and 1940 (Narodnoe khozyaistvo SSSR, from memory); Schwarz (1951) and Goldman (2002)
on the call-up of women from 1930; exchanges closed to benefit on 9 October 1930; form
and coefficients ours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array


class Supply(NamedTuple):
    """Where hands come from, million, (B,)."""

    men: Array
    """Of the towns, without those away."""
    women: Array
    """Of the towns."""
    village: Array
    """Villagers who work outside farms."""
    away: Array
    """Students, pupils of trade schools, and teachers beyond those of 1928."""
    at_home: Array
    """Townspeople of working age who neither work, seek work, study nor teach."""


def womens_participation(
    *,
    share: Array,
    idle: Array,
    base: Array,
    jobs_effect: Array,
    full: Array,
    discouragement: Array,
    speed: Array,
) -> Array:
    """Return the share of women of working age in towns who work or seek work, (B,).

    Args:
        share: w, (B,).
        idle: Jobless over labour supply, (B,).
        base: w0, (1|B,).
        jobs_effect: j, (1|B,).
        full: f, idle share at which nobody is drawn or put off, (1|B,).
        discouragement: d, (1|B,).
        speed: v a quarter, (1|B,).
    """
    aim = (
        base
        + jobs_effect * np.maximum(1 - idle / full, 0.0)
        - discouragement * np.maximum(idle - full, 0.0)
    )
    return share + speed * (np.minimum(np.maximum(aim, 0.1), 0.8) - share)


def labour_supply(
    *,
    townspeople: Array,
    women_share: Array,
    men_share: Array,
    village_employed: Array,
    villagers: Array,
    away: Array,
) -> Supply:
    """Return who works or seeks work outside farms.

    Args:
        townspeople: W, of working age in towns, million, (B,).
        women_share: w, (B,).
        men_share: m, (1|B,).
        village_employed: y times the employed, million, (B,).
        villagers: Of working age in villages, million, (B,).
        away: Students, pupils of trade schools, and teachers beyond those of 1928, million,
            (B,).
    """
    half = townspeople / 2
    taken = np.minimum(np.maximum(away, 0.0), half * men_share / 2)
    women = half * women_share
    men = half * men_share - taken
    return Supply(
        men=men,
        women=women,
        village=np.minimum(village_employed, villagers),
        away=taken,
        at_home=townspeople - men - women - taken,
    )


def registration(
    *,
    registration: Array,
    law: Array,
    plan_binding: Array,
    law_effect: Array,
    speed: Array,
) -> Array:
    """Return the share of the jobless who are registered, (B,).

    Args:
        registration: r, (B,).
        law: Severity of labour law: under labour duty nobody registers, (B,).
        plan_binding: b: under the plan exchanges allot hands and pay no benefit, (B,).
        law_effect: l, (1|B,).
        speed: u a quarter, (1|B,).
    """
    aim = np.maximum(1 - law_effect * law, 0.0) * (1 - plan_binding**4)
    kept: Array = registration + speed * (aim - registration)
    return kept
