"""Work: how many, how practised, how long they stay.

    wanted_i = L28_i [(1 - b)(u K/K28)^h + b (1 + o) T_i/(X28_i g)]
    employed = wanted clip(supply / sum wanted, 1, b^2 supply / sum wanted)
    x' = x + 0.08 (1 - x) - hires x + trained/employed - terror loss

Market branches hire for the plant they can run and shed slowly; planned ones
claim people for their target under a soft budget and keep whoever comes, so
unemployment ends where plans bind.

Source: form ours, docs/model.md (20)-(22); Granick (1987) and Filtzer (1986) on turnover;
coefficients estimated or guessed as the scenario states.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped

WEEKS = 13
"""Of a quarter."""


class Employment(NamedTuple):
    """Work of a quarter."""

    employed: Array
    """Million, (S, B)."""
    unemployed: Array
    """Million, (B,)."""
    tightness: Array
    """Value ordered over value made, less 1, where plans bind, (B,)."""


def employment(
    *,
    supply: Array,
    running_capital: Array,
    target_ratio: Array,
    plan_binding: Array,
    employment_1928: Array,
    hoarding_exponent: Array,
    soft_budget: Array,
    productivity: Array,
    previous: Array,
    hiring: Array,
    shedding: Array,
    value_ordered: Array,
    value_made: Array,
    between_places: Array,
) -> Employment:
    """Return employment by branch.

    Args:
        supply: People who work or seek work, million, (B,).
        running_capital: u K over K28, (S, B).
        target_ratio: Target over output of 1928, (S, B).
        plan_binding: b, 0 to 1, (B,).
        employment_1928: L28, million, (S, 1|B).
        hoarding_exponent: h, (1|B,).
        soft_budget: o, hands claimed beyond need where plans bind, (1|B,).
        productivity: g, output a worker against 1928 that planners assume, (B,) or (1,).
        previous: Last quarter's employment, million, (S, B).
        hiring: Share of its hands by which a branch grows at most in a quarter, (1|B,).
        shedding: Share of its hands that a branch lets go at most in a quarter, (1|B,).
        value_ordered: Of all targets, million roubles a quarter, (B,).
        value_made: Of last quarter's output, million roubles, (B,).
        between_places: Share of hands that are on their way between places, (1|B,).
    """
    market = running_capital**hoarding_exponent
    claimed = clipped(target_ratio * (1 + soft_budget) / productivity, 0.05, 15.0)
    wanted = employment_1928 * ((1 - plan_binding) * market + plan_binding * claimed)
    wanted = clipped(wanted, (1 - shedding) * previous, (1 + hiring) * previous + 1e-3)
    total = np.maximum(wanted.sum(axis=0), 1e-9)
    hands = (1 - between_places) * supply
    absorbed = np.maximum(1.0, plan_binding * plan_binding * hands / total)
    employed = wanted * np.minimum(absorbed, hands / total)
    return Employment(
        employed=employed,
        unemployed=np.maximum(supply - employed.sum(axis=0), 0.0),
        tightness=plan_binding * (value_ordered / np.maximum(value_made, 1e-9) - 1),
    )


def experience(
    *,
    experience: Array,
    employed: Array,
    previous: Array,
    terror: Array,
    with_trade: Array,
    learning: Array,
    terror_loss: Array,
    terror_threshold: Array,
) -> Array:
    """Return the share of workers with experience, (B,).

    Whoever comes from a trade school takes the place of a newcomer who knows nothing.

    Args:
        experience: x, (B,).
        employed: Million in all, (B,).
        previous: Million a quarter ago, (B,).
        terror: 0 to 1, (B,).
        with_trade: Practised hands among newcomers, million, (B,).
        learning: Share of the gap learned in a quarter, (1|B,).
        terror_loss: Share of the experienced lost in a quarter of full terror, (1|B,).
        terror_threshold: Terror below which none is lost, (1|B,).
    """
    hires = clipped(employed / np.maximum(previous, 1e-9) - 1, 0.0, 0.3)
    trained = with_trade / np.maximum(employed, 1e-9)
    grown = experience + learning * (1 - experience) - hires * experience + trained
    return clipped(
        grown * (1 - terror_loss * np.maximum(terror - terror_threshold, 0.0)), 0.15, 1.0
    )


def labour_quality(
    *,
    experience: Array,
    nutrition: Array,
    lists: Array,
    hours: Array,
    fatigue: Array,
    campaign: Array,
    unskilled: Array,
    crew: Array,
    experience_1928: Array,
    food_elasticity: Array,
    campaign_gain: Array,
    fatigue_effect: Array,
    hours_threshold: Array,
    hours_elasticity: Array,
    hours_concavity: Array,
) -> Array:
    """Return the work a person gives, 1 = fully experienced and fed, (S, B).

    q = s (s/s28)^(k - 1) sum_l(a_l n_l^e) w(h) (1 + c campaign - f fatigue)
    s = q0 + (1 - q0) x
    w(h) = min(h, h0)^v [1 + v o - z o^2]            o = max(h/h0 - 1, 0)

    Workers eat by the list of their town, and a branch works in towns of several lists: lists
    that feed Donbass and Baku first leave the spindles of Ivanovo to the hungry (Rossman 2005 on
    the strikes of April 1932).

    A heat is as good as the weakest of those who must not fail at it: where a job takes k hands
    whose work multiplies, newcomers cost its power k (Kremer 1993). Yields of furnaces and hearths
    sank while their crews doubled in 1931-33 and rose by half and more to 1936 (Clark 1956).

    Source of w: munition workers of 1914-18, output proportional to hours up to 48 or 49 a
    week, rising ever less above, at 70 hours hardly more than at 56 (Pencavel 2015).

    Args:
        experience: x, (B,).
        nutrition: n, food against need of those at work, by list, (L, B).
        lists: a, share of a branch's workers in towns of a list, (S, L, 1|B).
        hours: h, 1928 = 1, (B,).
        fatigue: Left by earlier campaigns, (B,).
        campaign: This quarter's, 0 to 1, (B,).
        unskilled: q0, work of a newcomer, (1|B,).
        crew: k, hands whose work multiplies, (S, 1|B).
        experience_1928: x28, (1|B,).
        food_elasticity: e, (1|B,).
        campaign_gain: c, (1|B,).
        fatigue_effect: f, (1|B,).
        hours_threshold: h0, 1928 = 1, (1|B,).
        hours_elasticity: v, of work to hours up to h0, (1|B,).
        hours_concavity: z, (1|B,).
    """
    skill = unskilled + (1 - unskilled) * experience
    usual = unskilled + (1 - unskilled) * experience_1928
    crews = skill * (skill / usual) ** (crew - 1)
    mood = 1 + campaign_gain * campaign - fatigue_effect * fatigue
    over = np.maximum(hours / hours_threshold - 1, 0.0)
    worked = np.minimum(hours, hours_threshold) ** hours_elasticity * (
        1 + over * (hours_elasticity - hours_concavity * over)
    )
    fed = (lists * clipped(nutrition, 0.3, 1.0) ** food_elasticity).sum(axis=1)
    return fed * crews * (worked * mood)


def fatigue(
    *,
    fatigue: Array,
    campaign: Array,
    hours: Array,
    hours_threshold: Array,
    weariness: Array,
    recovery: Array,
) -> Array:
    """Return what campaigns and long hours leave behind, (B,).

    f' = (1 - r) f + r (campaign + t max(h/h0 - 1, 0))

    Source of t: who has no time to recover works worse in the weeks after (Pencavel 2016);
    weeks of 56 hours made 69 in Britain in 1940 gave a tenth more at first and an eighth
    less than before in the end (from memory).

    Args:
        fatigue: f, (B,).
        campaign: 0 to 1, (B,).
        hours: h, 1928 = 1, (B,).
        hours_threshold: h0, (1|B,).
        weariness: t, (1|B,).
        recovery: r a quarter, (1|B,).
    """
    over = np.maximum(hours / hours_threshold - 1, 0.0)
    return (1 - recovery) * fatigue + recovery * (campaign + weariness * over)


def separations(
    *,
    employed: Array,
    real_wage: Array,
    tightness: Array,
    decree: Array,
    crowding: Array,
    base_rate: Array,
    wage_effect: Array,
    tightness_effect: Array,
    decree_effect: Array,
    crowding_effect: Array,
    outbidding: Array,
    outbidding_effect: Array,
) -> Array:
    """Return people who leave their place in a quarter, million, (B,).

    rate = r (1 + w (1 - wage)) (1 + t clip(tightness, 0, 1)) (1 - d decree) (1 + c crowding)
           (1 + k b (1 - control))

    Works on a soft budget take hands from each other by better pay and easier norms; a
    held wage fund takes from them the money to do it with. Turnover was highest in 1930,
    when plans bound first and wages were held least (Filtzer 1986, ch. 2; Vdovin and
    Drobizhev 1976).

    Args:
        employed: In industry, million, (B,).
        real_wage: Against 1928, (B,).
        tightness: Orders over what is made, less 1, (B,).
        decree: Severity of labour law, (B,).
        crowding: Shortage of living space against 1928, (B,).
        base_rate: r a year, (1|B,).
        wage_effect: w, (1|B,).
        tightness_effect: t, (1|B,).
        decree_effect: d, (1|B,).
        crowding_effect: c, (1|B,).
        outbidding: b (1 - control), how far plans bind and wages are free, 0 to 1, (B,).
        outbidding_effect: k, (1|B,).
    """
    rate = (
        base_rate
        * clipped(1 + wage_effect * (1 - real_wage), 0.5, 2.0)
        * (1 + tightness_effect * clipped(tightness, 0.0, 1.0))
        * (1 - decree_effect * decree)
        * (1 + crowding_effect * crowding)
        * (1 + outbidding_effect * outbidding)
    )
    return employed * rate / 4


def strikers(
    *,
    employed: Array,
    support: Array,
    law: Array,
    terror: Array,
    plan_binding: Array,
    bread_cut: Array,
    slope: Array,
    threshold: Array,
    bread_effect: Array,
    law_effect: Array,
    unions: Array,
) -> Array:
    """Return workers who strike in a quarter, thousand, (B,).

    a = max(h - support, 0) + b max(cut, 0)
    n = 1000 k L a^2 max(1 - l (law + terror)/2, 0)^2 (1 - v plan)^2

    A cut in bread brings out works that lower wages did not: those of Petrograd when the ration
    was cut by a third in January 1921, Vichuga and Teikovo in April 1932.
    Under the New Economic Policy unions bargained with the works and a strike was lawful. Where
    the plan binds they answer for output ("face to production", 1929): who strikes stands alone.

    Source: unions counted 192, 165 and 43 thousand strikers in 1922, 1923 and 1924, then
    20 to 35 thousand a year to 1928 (from memory); few and local later (Vichuga and
    Teikovo, April 1932: Rossman 2005).

    Args:
        employed: L, in industry, million, (B,).
        support: Of workers, (B,).
        law: Severity of labour law, (B,).
        terror: 0 to 1, (B,).
        plan_binding: How far the plan binds, 0 to 1, (B,).
        bread_cut: Fall of towns' food against wish since last quarter, (B,).
        slope: k, (1|B,).
        threshold: h, (1|B,).
        bread_effect: b, (1|B,).
        law_effect: l, (1|B,).
        unions: v, how much of a strike's backing unions withdraw under a plan, (1|B,).
    """
    anger = np.maximum(threshold - support, 0.0) + bread_effect * np.maximum(bread_cut, 0.0)
    nerve = np.maximum(1 - law_effect * (law + terror) / 2, 0.0)
    backing = 1 - unions * plan_binding
    struck: Array = 1000 * slope * employed * (anger * nerve * backing) ** 2
    return struck


def lost_time(
    *,
    separations: Array,
    employed: Array,
    base_rate: Array,
    queueing: Array,
    weeks_lost: Array,
    striking_days: Array,
    sentences: Array,
) -> Array:
    """Return the share of working time lost beyond that of 1928, (B,).

    t = (w/weeks of a quarter)(separations/employed - r/4) + queues + strike days + days in prison

    Every change of place costs some weeks of work; goods at prices that do not clear keep
    people in queues instead of at work.

    Args:
        separations: Of the quarter, million, (B,).
        employed: In industry, million, (B,).
        base_rate: r, separations a year in 1928, (1|B,).
        queueing: Working time lost in queues beyond that of 1928, (B,).
        weeks_lost: w, weeks a separation, (1|B,).
        striking_days: Lost in strikes, share of all days, (B,).
        sentences: Lost by those whom labour law sent to prison, share of all days, (B,).
    """
    moving = separations / np.maximum(employed, 1e-9) - base_rate / 4
    return clipped(weeks_lost / WEEKS * moving + queueing + striking_days + sentences, -0.1, 0.4)
