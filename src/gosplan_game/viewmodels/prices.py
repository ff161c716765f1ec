"""Prices and money: the scissors, what grain buys, the budget, the levers of trade at home."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gosplan_game.report.numbers import is_known, ticks
from gosplan_game.report.plots import Mark, Points, points
from gosplan_game.report.reading import QUARTERS, Reading
from gosplan_game.report.signs import Column, Count
from gosplan_game.viewmodels.almanac import PLAIN
from gosplan_game.viewmodels.levers import Consequences, LeverGroup, consequences, groups

SPAN = 12
"""Quarters in the tracks of the money account."""
BLADES = 32
"""Quarters of scissors shown: eight years, so that 1923 is in sight until the first plan."""
BOLTS = 10.0
MOST_BOLTS = 15.0
HUNDRED = 100.0
LEAST = 1e-9
WIDER = 1.25
"""How much wider than now the blades must have gaped to be named."""

GROUPS = (
    ("prices", ("price_ceiling", "turnover_tax", "private_trade", "trade_credit", "leasing")),
    ("money", ("stable_currency", "bond_sales", "wage_control", "farm_tax")),
)
CONSEQUENCES = (
    ("scissors_ratio", "scale", False),
    ("kolkhoz_market_ratio", "loaf", False),
    ("real_wage", "rouble", True),
)
MONEY = ("price_level", "money_in_circulation", "budget_balance", "nominal_wage")


@dataclass(frozen=True, slots=True)
class Scissors:
    """The two blades on a logarithmic scale; their distance is the ratio of prices.

    Each blade stands off the level line by the square root of the ratio, so that
    only the opening, which is what is measured, can be read.
    """

    title: str
    note: str
    industry: Points
    village: Points
    industry_label: str
    village_label: str
    opening: str
    opening_note: str
    pivot: float | None
    """The time in years when the blades were level last; none if they never were."""
    level: str
    """What is written there."""
    widest: tuple[float, str, str] | None
    """When they gaped widest, by how much, and what is written beside it; none if now."""
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    x_marks: tuple[Mark, ...]
    y_marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One figure of the money account."""

    series: str
    name: str
    value: str
    change: str
    track: tuple[float, ...]
    """The last three years by quarter, for a bare line."""
    sober: bool
    said: str = ""
    """Name, value, change and the reach of the track, for those who do not see the line."""
    told: tuple[tuple[str, str], ...] = ()
    """The track in words: each quarter with its amount and unit."""


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices screen."""

    title: str
    subtitle: str
    scissors: Scissors | None
    no_scissors: str
    buys_title: str
    buys: Count
    groups: tuple[LeverGroup, ...]
    consequences: Consequences
    money_title: str
    money_note: str
    money: tuple[MoneyRow, ...]
    footer: str
    ratio_unit: str
    """Unit of the scissors' opening."""


PURCHASE = "1913=100"
"""Unit of what the same grain buys."""


def prices(session: Any, texts: Any, *, with_forecast: bool = True) -> Prices:
    """Return the prices screen of the present draft."""
    reading = Reading(session, texts)
    words = reading.words
    ratio = reading.last("scissors_ratio")
    subtitle = "prices.open" if is_known(ratio) and ratio > 1.25 else (
        "prices.reversed" if is_known(ratio) and ratio < 0.8 else "prices.closed")
    return Prices(
        title=words("prices.title"),
        subtitle=words(subtitle),
        scissors=scissors(reading),
        no_scissors=words("prices.no_scissors"),
        buys_title=words("prices.buys"),
        buys=_buys(reading),
        groups=groups(reading, GROUPS),
        consequences=consequences(reading, CONSEQUENCES if with_forecast else ()),
        money_title=words("prices.money"),
        money_note=words("prices.money_note"),
        money=tuple(row for name in MONEY if (row := money_row(reading, name))),
        footer=words("prices.footer"),
        ratio_unit=reading.unit("scissors_ratio"),
    )


def scissors(reading: Reading) -> Scissors | None:
    """Return the scissors of the last eight years, or nothing before the first quarter."""
    words = reading.words
    ratios = [float(value) for value in reading.quarters("scissors_ratio")[-BLADES:]]
    if not ratios or not is_known(ratios[-1]):
        return None
    length = len(ratios)
    xs = [reading.place(index, length) for index in range(length)]
    tops = [HUNDRED * math.sqrt(value) if value > 0 else math.nan for value in ratios]
    bottoms = [HUNDRED / math.sqrt(value) if value > 0 else math.nan for value in ratios]
    reach = max(1.6, *(max(ratio, 1 / ratio) ** 0.5 * 1.15 for ratio in ratios if ratio > 0))
    y_range = (HUNDRED / reach, HUNDRED * reach)
    level = [index for index in range(1, length)
             if (ratios[index - 1] - 1.0) * (ratios[index] - 1.0) <= 0 < ratios[index]]
    marks = [mark for mark in (25, 40, 60, 80, 100, 125, 160, 250, 400)
             if y_range[0] <= mark <= y_range[1]]
    return Scissors(
        title=words("prices.scissors"),
        note=words("prices.scissors_note"),
        industry=points(xs, tops),
        village=points(xs, bottoms),
        industry_label=words("prices.industry"),
        village_label=words("prices.village"),
        opening=words.figure(max(ratios[-1], 1 / ratios[-1])),
        opening_note=words("prices.times_apart"),
        pivot=_crossing(xs, ratios, level[-1]) if level else None,
        level=words("prices.crossed", quarter=words.quarter(reading.now + (level[-1] - length)))
        if level else "",
        widest=_widest(reading, xs, ratios),
        x_range=(xs[0] - 1 / QUARTERS, xs[-1] + 1 / QUARTERS),
        y_range=y_range,
        x_marks=tuple(Mark(year, words.number(year).replace(words.style.gap, ""))
                      for year in ticks(math.ceil(xs[0]), math.floor(xs[-1]), 5)
                      if float(year).is_integer()),
        y_marks=tuple(Mark(float(mark), words.number(mark)) for mark in marks),
    )


def _crossing(xs: Sequence[float], ratios: Sequence[float], index: int) -> float:
    """Return when the ratio passed one on its way to an index, on the logarithmic scale."""
    before, after = math.log(max(ratios[index - 1], LEAST)), math.log(ratios[index])
    share = before / (before - after) if before != after else 1.0
    return xs[index - 1] + share * (xs[index] - xs[index - 1])


def _widest(
    reading: Reading, xs: Sequence[float], ratios: Sequence[float]
) -> tuple[float, str, str] | None:
    """Return where the blades gaped widest, if it is not about as wide as now."""
    words = reading.words
    gaping = [max(ratio, 1 / ratio) if ratio > 0 else 1.0 for ratio in ratios]
    index = max(range(len(gaping)), key=gaping.__getitem__)
    if gaping[index] < WIDER * gaping[-1]:
        return None
    quarter = words.quarter(reading.now + (index - len(ratios)))
    return xs[index], words.figure(gaping[index]), words("prices.widest", quarter=quarter)


def _buys(reading: Reading) -> Count:
    """Return how much cloth the same grain buys, a bolt for a tenth of the purchase of 1913."""
    words = reading.words
    columns = [Column(words("prices.in_1913"), BOLTS, words.number(HUNDRED),
                      said=words.amount(HUNDRED, PURCHASE))]
    length = len(reading.quarters("scissors_ratio"))
    for back in (2 * QUARTERS, QUARTERS, 0):
        ratio = reading.last("scissors_ratio", back) if length > back else math.nan
        if is_known(ratio) and ratio > 0:
            columns.append(
                Column(words.quarter(reading.past + -back), min(BOLTS / ratio, MOST_BOLTS),
                       words.number(HUNDRED / ratio), back == 0,
                       words.joined(words.number(HUNDRED / ratio), words.unit(PURCHASE)))
            )
    return Count("cloth", words("prices.one_bolt"), tuple(columns))


def money_row(reading: Reading, series: str) -> MoneyRow | None:
    """Return one figure with its change on a year ago; nothing where it is not recorded."""
    words = reading.words
    value = reading.last(series)
    if not is_known(value):
        return None
    unit = reading.unit(series)
    before = reading.last(series, QUARTERS)
    change = ""
    if is_known(before):
        change = words("prices.year_ago", amount=words.figure(before, unit))
    track = tuple(float(each) for each in reading.quarters(series)[-SPAN:])
    name, amount = words.series(series), words.amount(value, unit)
    known = [each for each in track if is_known(each)]
    said = words("figures.track", len(known), name=name, now=amount,
                 low=words.amount(min(known), unit), high=words.amount(max(known), unit)) \
        if len(known) > 1 else ""
    told = tuple((words.quarter(reading.past + (index - len(track) + 1)), words.amount(each, unit))
                 for index, each in enumerate(track))
    return MoneyRow(series, name, amount, change, track, series in PLAIN, said, told)
