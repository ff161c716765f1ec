"""The stylised facts: what must come by itself, in its order and size, under history's orders.

No order says "famine" or "surge": the facts follow from orders, weather and mechanisms.
Each is tested in size here, in its date by its own definition, and all in their order by
`in_order`. The bounds leave room about the record; what the record says stands beside.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.quantities import Array
from gosplan_game.lab.calibrate_errors import Mask
from gosplan_game.lab.counterfactual_outcomes import total, year, years
from gosplan_game.scenario import Scenario
from gosplan_game.sim.history import History

SURPLUS, CONSUMING = ("ukraine", "north_caucasus", "volga"), ("centre", "northwest")
REGIONAL = ("excess_deaths", "population")


@dataclass(frozen=True, slots=True)
class Fact:
    """One stylised fact."""

    id: str
    text: str
    measure: str
    """What the figure is, for the reader."""
    record: str
    """What the record says."""
    figure: Callable[[History], Array]
    lower: float
    upper: float
    when: Callable[[History], Array] | None = None
    """The turn at which it comes, for the order; None where it has no one moment."""

    def holds(self, history: History) -> Mask:
        """Return in which runs it comes in its size, (run,)."""
        found = self.figure(history)
        return np.asarray((found >= self.lower) & (found <= self.upper))

    def bounds_text(self) -> str:
        """Return the bounds for people."""
        if math.isinf(self.upper):
            return f"at least {self.lower:g}"
        if math.isinf(self.lower):
            return f"at most {self.upper:g}"
        return f"{self.lower:g} to {self.upper:g}"


def _deaths_rate(history: History, regions: Sequence[str], first: str, last: str) -> Array:
    """Return excess deaths per thousand people of some regions over quarters, (run,)."""
    deaths = sum(total(history, f"excess_deaths@{each}", first, last) for each in regions)
    place = Quarter.parse(first) - history.start
    people = sum(history.get(f"population@{each}")[place] for each in regions)
    return np.asarray(deaths / people)


def _volga(history: History) -> Array:
    others = [name for name in _regions(history) if name != "volga"]
    span = ("1921-Q3", "1922-Q3")
    return _deaths_rate(history, ["volga"], *span) / np.maximum(
        _deaths_rate(history, others, *span), 1e-9
    )


def _regions(history: History) -> list[str]:
    return [name.partition("@")[2] for name in history.ids() if name.startswith("population@")]


def _first_year(history: History, series: str, share: float) -> Array:
    """Return the first year in which a series reaches a share of its 1928 value, (run,)."""
    found, values = history.annual(series)
    reached = values >= share * values[list(found).index(1928)]
    return np.where(reached.any(axis=0), found[reached.argmax(axis=0)], found[-1] + 1).astype(float)


def _recovery(history: History) -> Array:
    return _first_year(history, "largescale_industry", 0.75) - _first_year(
        history, "grain_harvest", 0.75
    )


def _peak_turn(history: History, series: str, first: str, last: str) -> Array:
    """Return the turn in which a series is greatest between two quarters, (run,)."""
    start = Quarter.parse(first) - history.start
    end = Quarter.parse(last) - history.start + 1
    return (history.get(series)[start:end].argmax(axis=0) + start).astype(np.float64)


def _quarter(history: History, series: str, quarter: str) -> Array:
    row: Array = history.get(series)[Quarter.parse(quarter) - history.start]
    return row


def _scissors_peak(history: History) -> Array:
    """Return the peak of 1923's third and fourth quarter; 0 where another quarter is higher."""
    peak = _peak_turn(history, "scissors_ratio", "1922-Q3", "1924-Q4")
    first = Quarter(1923, 2) - history.start
    value = np.maximum(
        _quarter(history, "scissors_ratio", "1923-Q3"),
        _quarter(history, "scissors_ratio", "1923-Q4"),
    )
    return np.where((peak == first) | (peak == first + 1), value, 0.0)


def _ratio(series: str, first: int, second: int) -> Callable[[History], Array]:
    return lambda history: year(history, series, first) / year(history, series, second)


def _draught(history: History) -> Array:
    """Return horses and tractors in horse equivalents, 1933 over 1929."""
    found = []
    for wanted in (1933, 1929):
        tractors = year(history, "tractors_in_use", wanted) * 14.5 / 1000
        found.append(0.8 * (year(history, "horses", wanted) + tractors))
    return found[0] / found[1]


def _slaughter_before(history: History) -> Array:
    """Return the fall of cattle to 1930 where that year's harvest has not fallen, percent."""
    fall = 100 * (1.0 - year(history, "cattle", 1930) / year(history, "cattle", 1929))
    grain = year(history, "grain_harvest", 1930) >= 0.97 * year(history, "grain_harvest", 1929)
    return np.where(grain, fall, 0.0)


def _famine_share(history: History) -> Array:
    """Return the share of 1933's first half in the excess deaths of 1932-34."""
    return total(history, "excess_deaths", "1933-Q1", "1933-Q2") / np.maximum(
        total(history, "excess_deaths", "1932-Q1", "1934-Q4"), 1e-9
    )


def _surplus_rate(history: History) -> Array:
    span = ("1932-Q3", "1933-Q3")
    return _deaths_rate(history, SURPLUS, *span) / np.maximum(
        _deaths_rate(history, CONSUMING, *span), 1e-9
    )


def _kazakh_early(history: History) -> Array:
    """Return the share of Kazakhstan's excess deaths of 1930-33 that fall before mid-1932."""
    series = "excess_deaths@kazakhstan"
    return total(history, series, "1930-Q1", "1932-Q2") / np.maximum(
        total(history, series, "1930-Q1", "1933-Q4"), 1e-9
    )


def _surge(history: History) -> Array:
    """Return the yearly growth of steel 1933-36 less that of 1930-33, percentage points."""
    steel = {wanted: year(history, "steel", wanted) for wanted in (1930, 1933, 1936)}
    after = (steel[1936] / steel[1933]) ** (1 / 3) - 1
    before = (steel[1933] / steel[1930]) ** (1 / 3) - 1
    return 100 * (after - before)


def _stall(history: History) -> Array:
    """Return the yearly growth of steel 1937-39, percent."""
    return 100 * (np.sqrt(year(history, "steel", 1939) / year(history, "steel", 1937)) - 1)


def _free_prices(history: History) -> Array:
    """Return free over state prices, mean of 1926-28 over 1924."""
    return years(history, "kolkhoz_market_ratio", 1926, 1928).mean(axis=0) / year(
        history, "kolkhoz_market_ratio", 1924
    )


def _at(quarter: str) -> Callable[[History], Array]:
    """Return a moment that the definition of a fact fixes."""
    return lambda history: np.full(history.runs, float(Quarter.parse(quarter) - history.start))


def _after(series: str, share: float, rise: bool, first: int, last: int
           ) -> Callable[[History], Array]:
    """Return the turn at which a year first lies below (above) a share of the year before."""
    def when(history: History) -> Array:
        found, values = history.annual(series)
        turn = np.full(history.runs, np.nan)
        for wanted in range(last, first - 1, -1):
            row = list(found).index(wanted)
            change = values[row] / values[row - 1]
            hit = change > share if rise else change < share
            turn = np.where(hit, float(Quarter(wanted, 0) - history.start), turn)
        return turn
    return when


FACTS: tuple[Fact, ...] = (
    Fact("volga_famine", "Famine of 1921-22, worst on the Volga",
         "excess deaths a head on the Volga over those elsewhere, mid-1921 to autumn 1922",
         "about 5 million dead, most of them on the Volga and in the south", _volga, 1.5, math.inf,
         lambda h: _peak_turn(h, "excess_deaths@volga", "1921-Q1", "1924-Q4")),
    Fact("recovery", "The fields recover before industry",
         "years between three quarters of the 1928 level in grain and in large-scale industry",
         "grain 1923, large-scale industry 1925-26", _recovery, 1.0, 5.0,
         lambda h: (_first_year(h, "grain_harvest", 0.75) - h.start.year) * 4),
    Fact("scissors", "Scissors of autumn 1923",
         "industrial over farm prices at the peak, if it comes in the second half of 1923",
         "3.1 in October 1923", _scissors_peak, 2.5, 3.7,
         lambda h: _peak_turn(h, "scissors_ratio", "1922-Q3", "1924-Q4")),
    Fact("scissors_close", "The scissors close by spring 1924",
         "ratio of 1924-Q2 over the peak of 1923-Q4", "1.42 over 3.1",
         lambda h: _quarter(h, "scissors_ratio", "1924-Q2")
         / _quarter(h, "scissors_ratio", "1923-Q4"), 0.35, 0.55, _at("1924-Q2")),
    Fact("goods_famine", "Goods famine from 1925 on",
         "free over state prices, mean of 1926-28 over 1924", "state wheat 1.2, market 2.2 roubles "
         "a pud in the winter of 1928", _free_prices, 1.02, math.inf),
    Fact("procurement_1927", "Grain collections fall in the autumn of 1927",
         "state collections of 1927-Q4 over 1926-Q4", "down by about a third to a half",
         lambda h: _quarter(h, "grain_procurement", "1927-Q4")
         / _quarter(h, "grain_procurement", "1926-Q4"), 0.4, 0.65, _at("1927-Q4")),
    Fact("slaughter", "Slaughter in early 1930, before any fall of the harvest",
         "fall of cattle mid-1929 to mid-1930 in percent, if the harvest has not fallen yet",
         "22 % while the harvest of 1930 was good", _slaughter_before, 10.0, 35.0,
         _after("cattle", 0.95, False, 1929, 1934)),
    Fact("harvest_1930", "A good harvest in 1930",
         "grain harvest 1930 over the mean of 1929 and 1931", "1.15",
         lambda h: 2 * year(h, "grain_harvest", 1930)
         / (year(h, "grain_harvest", 1929) + year(h, "grain_harvest", 1931)), 1.05, 1.35,
         _after("grain_harvest", 0.9, False, 1930, 1934)),
    Fact("draught", "Loss of draught power", "horses and tractors 1933 over 1929, in horses",
         "0.6", _draught, 0.45, 0.75),
    Fact("famine_1933", "The famine peaks in the spring of 1933",
         "share of the first half of 1933 in the excess deaths of 1932-34", "about half or more",
         _famine_share, 0.35, 0.85,
         lambda h: _peak_turn(h, "excess_deaths", "1930-Q1", "1936-Q4")),
    Fact("famine_place", "It kills where grain is grown, not where it is eaten",
         "excess deaths a head in Ukraine, North Caucasus and Volga over Centre and North-West, "
         "mid-1932 to autumn 1933", "several times", _surplus_rate, 3.0, math.inf),
    Fact("kazakhstan", "In Kazakhstan it begins earlier, with the herds",
         "share of the excess deaths of 1930-33 that fall before mid-1932",
         "a third or more died before mid-1932", _kazakh_early, 0.25, 0.9),
    Fact("steel_plateau", "Steel stands still in 1930-32 while works are built",
         "steel 1932 over 1930", "5.9 over 5.8 Mt", _ratio("steel", 1932, 1930), 0.85, 1.25),
    Fact("steel_surge", "Steel surges in 1934-36, when they are ready",
         "yearly growth 1933-36 less that of 1930-33, percentage points", "28", _surge, 10.0, 60.0,
         _after("steel", 1.25, True, 1933, 1937)),
    Fact("stall", "Growth stalls in 1937-39", "yearly growth of steel 1937-39, percent", "-0.3",
         _stall, -8.0, 5.0, _at("1938-Q1")),
)  # fmt: skip
"""In the order in which they came."""


ORDER = "order"
"""Stands for the order of all dated facts among those missed."""

MISSED: frozenset[str] = frozenset()
"""Facts that the present parameters miss: the test allows these and no others to fail."""


def needed(scenario: Scenario) -> tuple[str, ...]:
    """Return the series that the facts read."""
    national = ("excess_deaths", "grain_harvest", "largescale_industry", "scissors_ratio",
                "grain_procurement", "cattle", "horses", "tractors_in_use", "steel",
                "kolkhoz_market_ratio")  # fmt: skip
    regional = tuple(f"{name}@{each}" for name in REGIONAL for each in scenario.labels.regions)
    return (*national, *regional)


UNDATED = 4.0
"""Quarters that a fact without a date counts as out of its order."""


def disorder(history: History) -> Array:
    """Return by how many quarters dated facts come before the fact that they follow, (run,)."""
    moments = np.stack([fact.when(history) for fact in FACTS if fact.when is not None])
    steps = np.nan_to_num(np.diff(moments, axis=0), nan=-UNDATED)
    found: Array = np.maximum(-steps, 0.0).sum(axis=0)
    return found


def in_order(history: History) -> Mask:
    """Return in which runs the dated facts come one after another, (run,)."""
    return np.asarray(disorder(history) <= 0)
