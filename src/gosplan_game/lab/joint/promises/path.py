"""What history's own path must show besides the record and the facts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.lab.joint.promises.broken import HISTORY, HUNGER, Broken, less
from gosplan_game.lab.joint.variants import Played
from gosplan_game.scenario import Scenario


def path(found: Played, scenario: Scenario) -> Iterator[Broken]:
    """Yield what history's own path must show besides the record and the facts."""
    ukraine = scenario.labels.regions.index("ukraine")
    dead = found.rows("excess_deaths", HISTORY, "1924-Q1", "1936-Q4")[:, ukraine]
    spring = Quarter.parse("1933-Q1") - Quarter.parse("1924-Q1")
    others = np.delete(dead, [spring, spring + 1], axis=0).max(axis=0)
    yield less("Ukraine's worst quarter is early in 1933", others,
                dead[spring : spring + 2].max(axis=0), 0.02)  # fmt: skip
    cattle = found.at("cattle", HISTORY, "1930-Q4"), found.at("cattle", HISTORY, "1929-Q4")
    yield less("cattle fall in 1930", cattle[0], 0.9 * cattle[1])
    harvest = [
        found.total("grain_harvest", HISTORY, f"{year}-Q1", f"{year}-Q4")
        for year in (1929, 1930, 1931)
    ]
    yield less("while the harvest holds", 0.97 * harvest[0], harvest[1], 0.005)
    yield less("and falls a year later", harvest[2], 0.9 * harvest[1])
    early, later = (
        found.total("grain_harvest", HISTORY, f"{year}-Q1", f"{year}-Q4") for year in (1923, 1928)
    )
    yield less("the fields recover by 1923", 0.75 * later, early, 0.015)
    rooms = found.at("living_space", HISTORY, "1940-Q4")
    yield less("towns still have rooms", 3.71 + 0 * rooms, rooms, 0.0)
    women = [found.at("women_in_work", HISTORY, f"{year}-Q4") for year in (1922, 1928, 1936, 1940)]
    for before, after in pairwise(women):
        yield less("more women work", before, after, 0.003)
    for value, known in zip(women, (25.0, 24.0, 34.0, 39.0), strict=True):
        yield Broken("women in work as recorded", np.abs(value - known) / 6.0 - 0.95)
    yield less("jobless under NEP",
                1.03 + 0 * women[0],
                found.rows("jobless", HISTORY, "1926-Q1", "1928-Q3").min(axis=0))  # fmt: skip
    yield less("none when plans bind",
                found.rows("jobless", HISTORY, "1932-Q1", "1934-Q4").max(axis=0),
                0.48 + 0 * women[0])  # fmt: skip


def first_famine(found: Played, scenario: Scenario) -> Iterator[Broken]:
    """Yield when people die in 1921-22: after the drought, and most before the next harvest.

    Local hunger came before the drought; the famine's dead fall into the months from the
    autumn of 1921 to the summer of 1922 and most into the winter and spring
    (docs/parts/model-misfits.md says what sources).
    """
    early, autumn, spring, later = (
        found.total("excess_deaths", HISTORY, *span)
        for span in (
            ("1921-Q1", "1921-Q2"), ("1921-Q3", "1921-Q4"), ("1922-Q1", "1922-Q2"),
            ("1922-Q3", "1922-Q4"),
        )
    )  # fmt: skip
    yield Broken("few die before the drought", 0.3 * (early / 245.0 - 1.0))
    yield Broken(
        "the spring of 1922 is as deadly", 0.3 * (0.85 * autumn / np.maximum(spring, 1.0) - 1.0)
    )
    yield less("and the next harvest feeds", later, 0.7 * spring, 0.02)
    winter, months = (
        found.total("excess_deaths", HISTORY, quarter, quarter)
        for quarter in ("1922-Q1", "1922-Q2")
    )
    yield less("the winter before it is deadly too", 0.65 * months, winter)
    yield less("no quarter has half the dead", months, 0.44 * (autumn + spring + later))
    regions = scenario.labels.regions
    dead = found.rows("excess_deaths", HISTORY, "1921-Q1", "1923-Q2").sum(axis=0)
    volga, north = dead[regions.index("volga")], dead[regions.index("northwest")]
    yield less("most die on the Volga", 0.43 * dead.sum(axis=0), volga, 0.02)
    for name in ("centre", "north_caucasus"):
        dry = dead[regions.index(name)]
        yield Broken(
            f"the dry part of {name} starves too", 0.1 * np.log(40.0 / np.maximum(dry, 0.01))
        )
    yield less("millions die, as far as is known", 3200.0 + 0 * volga, dead.sum(axis=0))
    south = dead[regions.index("south")]
    yield less("the south less than the Volga", south, 0.1 * dead.sum(axis=0), 0.02)
    yield less("the north does not starve", north, 0.06 * dead.sum(axis=0), 0.02)
    ukraine = regions.index("ukraine")
    again = found.rows("excess_deaths", HISTORY, "1922-Q3", "1923-Q2")[:, ukraine].sum(axis=0)
    yield less("the south of Ukraine hungers again", 0.08 * dead[ukraine], again)
    drought = found.total(HUNGER, HISTORY, "1936-Q3", "1937-Q3")
    yield less("reserves carry the winter of 1936", drought, 150.0 + 0 * drought, 0.05)
    shut = found.total(HUNGER, "barns shut", "1936-Q3", "1937-Q3")
    yield less("and nothing else does", 5 * drought + 40.0, shut)


def second_winter(found: Played, scenario: Scenario) -> Iterator[Broken]:
    """Yield that a first hungry winter is lived through and the second is not.

    Less than a million above the usual died in 1932 and more than seven in 1933 (Andreev, Darskii
    and Kharkova 1993); in Ukraine a quarter of a million and three and a half (Rudnytskyi and
    others 2015). What is asked is what the model can reach, which is less.
    """
    ukraine = scenario.labels.regions.index("ukraine")
    years = [("1932-Q1", "1932-Q4"), ("1933-Q1", "1933-Q4"), ("1934-Q1", "1934-Q4")]
    dead = [found.total("excess_deaths", HISTORY, *year) for year in years]
    yield less("most die in 1933", 0.71 * (dead[0] + dead[1] + dead[2]), dead[1], 0.005)
    first, second = (
        found.rows("excess_deaths", HISTORY, *year)[:, ukraine].sum(axis=0) for year in years[:2]
    )
    yield less("Ukraine lives through 1932", first, 520.0 + 0 * first, 0.02)
    yield less("and not through 1933", 4.0 * first, second, 0.02)
    yield less("when most of its dead fall", 2800.0 + 0 * second, second, 0.005)
    yield less("1932 is the lesser year", dead[0], 1520.0 + 0 * dead[0])


def towns_and_stations(found: Played, scenario: Scenario) -> Iterator[Broken]:
    """Yield what towns, markets and machine stations must show."""
    ukraine = scenario.labels.regions.index("ukraine")
    south = found.rows("excess_deaths", HISTORY, "1921-Q3", "1923-Q2")[:, ukraine].sum(axis=0)
    yield less("the south of Ukraine starves in 1921", 160.0 + 0 * south, south)
    yield less("and not the whole of it", south, 1080.0 + 0 * south)
    steppe = scenario.labels.regions.index("kazakhstan")
    herders = found.rows("excess_deaths", HISTORY, "1930-Q4", "1930-Q4")[:, steppe].sum(axis=0)
    yield Broken("the steppe starves by 1931", 0.1 * np.log(13.0 / np.maximum(herders, 0.01)))
    years = ("1932-Q1", "1934-Q4")
    towns = found.total("excess_deaths_towns", HISTORY, *years)
    yield Broken("lesser towns starve in 1933", 0.1 * np.log(230.0 / np.maximum(towns, 0.01)))
    yield less("and not as the villages do", towns, 900.0 + 0 * towns, 0.05)
    dead = found.rows("excess_deaths_towns", HISTORY, *years)[:, ukraine].sum(axis=0)
    yield Broken("in Ukraine too", 0.1 * np.log(50.0 / np.maximum(dead, 0.01)))
    strikers = found.total("strikers", HISTORY, "1922-Q1", "1922-Q4")
    yield less("strikes of 1922", 80.0 + 0 * strikers, strikers)
    yield less("are those of some", strikers, 295.0 + 0 * strikers)
    late = found.total("strikers", HISTORY, "1928-Q1", "1928-Q4")
    yield less("few strike in 1928", late, 0.25 * strikers)
    eaten = found.rows("nutrition_towns", HISTORY, "1933-Q2", "1933-Q2")[0]
    north = eaten[scenario.labels.regions.index("northwest")]
    yield less("Ukraine's towns eat worse in 1933", eaten[ukraine], 0.95 * north, 0.003)
    lost = found.rows("births_lost", HISTORY, "1932-Q1", "1935-Q4")
    lost = lost.sum(axis=tuple(range(1, lost.ndim - 1)))
    yield less("the cradles are emptiest after the hunger", lost[:5].max(axis=0),
                lost[5:].max(axis=0), 0.02)  # fmt: skip
    people = found.at("population", HISTORY, "1926-Q4")
    yield less("the census of 1926 finds 147 million", 0.9755 * 147.0 + 0 * people, people, 0.0)
    told = found.at("population~reported", HISTORY, "1934-Q1")
    yield less("registers of 1934 hold the dead", 160.0 + 0 * told, told, 0.001)
    born = [
        found.rows("births", HISTORY, f"{year}-Q1", f"{year}-Q4") for year in (1933, 1934)
    ]
    before, after = (each.sum(axis=tuple(range(each.ndim - 1))) for each in born)
    yield less("fewer are born in the year after the hunger", after, before, 0.003)
    market = found.rows("kolkhoz_market_ratio", HISTORY, "1937-Q1", "1938-Q4").mean(axis=0)
    yield less("markets calm after rationing", market, 2.0 + 0 * market, 0.005)
    farm_years = ("1935-Q3", "1939-Q2")
    taken = [
        found.total("grain_procurement", name, *farm_years)
        for name in ("no payment", HISTORY, "double payment")
    ]
    for before, after in pairwise(taken):
        yield less("stations bring grain", before, after, 0.001)
    for before, after in pairwise(
        found.total(HUNGER, name, "1931-Q1", "1940-Q4")
        for name in ("no payment", HISTORY, "double payment")
    ):
        yield less("and payments cost lives", before, after, 0.001)
