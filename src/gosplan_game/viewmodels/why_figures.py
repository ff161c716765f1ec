"""What the parts of the *Why?* panel share: the series asked about, its numbers and dates."""

from __future__ import annotations

import math
from typing import Any

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.variables import SeriesId
from gosplan_game.report.addends import adding_up
from gosplan_game.report.numbers import WHOLE_UNITS
from gosplan_game.report.reading import Reading
from gosplan_game.report.words import LARGE, SHARE
from gosplan_game.sim import accounts
from gosplan_game.sim.accounts import Account
from gosplan_game.sim.causes import Explanation

DIGITS = 3
GRAVE = ("deaths_", "executed")
"""Lines of accounts that count the dead."""
TRACE = 1e-12


def usual_window(reading: Reading, series: str) -> str:
    """Return the window that suits a series: a year where seasons differ, else a quarter."""
    return accounts.usual_window(reading.variable(series))


class Figures:
    """The series asked about, with what is printed of its numbers."""

    def __init__(self, session: Any, texts: Any, series: str, window: str, back: int, voice: str,
                 since: str = "") -> None:
        self.session, self.series, self.back, self.since = session, series, back, since
        self.reading = Reading(session, texts)
        self.words = self.reading.words
        self.window = window or usual_window(self.reading, series)
        self.voice = voice or ("reported" if self.reading.voice(series)[1] else "true")
        self.unit = self.reading.unit(series)
        self.scale = 100.0 if self.unit == SHARE else 1.0
        self.shown_unit = self.words.unit(self.unit)
        self.name = SeriesId.parse(series).name

    def _fit(self, found: Explanation) -> None:
        """Count in billions where the paper money of 1922 needs it."""
        size = self.scale * max(abs(found.opening), abs(found.closing))
        for least, key in LARGE:
            if size >= least and self.unit not in WHOLE_UNITS:
                self.scale /= least
                counted = self.words(key, number="").strip()
                self.shown_unit = ", ".join(filter(None, (counted, self.shown_unit)))
                return

    def _decimals(self, found: Explanation) -> int:
        """Return decimals that show the largest share in the change with three figures."""
        amounts = [cause.contribution for cause in found.causes]
        amounts += [line.amount for line in found.account.lines]
        largest = self.scale * max([abs(amount) for amount in amounts], default=0.0)
        size = self.scale * max(abs(found.opening), abs(found.closing))
        if self.unit == "persons" or largest == 0:
            largest = max(largest, size)
        if largest == 0:
            return 0
        wanted = DIGITS - 1 - math.floor(math.log10(largest) + 1e-12)
        if self.unit == "persons":
            return 0
        # No more than six figures in all: the rest is noise.
        room = 5 - math.floor(math.log10(size) + 1e-12) if size > 0 else wanted
        return max(0, min(wanted, room, 4))

    def _number(self, value: float, decimals: int) -> str:
        return self.words.number(value * self.scale, decimals)

    def _signed(self, value: float, decimals: int) -> str:
        return self.words.signed(value * self.scale, decimals)

    def _rounded(self, parts: list[float], total: float, decimals: int) -> list[float]:
        """Return parts that add up as printed, in the unit that is printed."""
        scaled = [part * self.scale for part in parts]
        return list(adding_up(scaled, total * self.scale, decimals))

    def _small(self, name: str, value: float, shown: float, decimals: int) -> str:
        """Return a signed figure; the dead are named even where they are too few to print."""
        if shown == 0 and abs(value) > TRACE and name.startswith(GRAVE):
            return self.words("why.under", number=self.words.number(10.0 ** -decimals, decimals))
        return self.words.signed(shown, decimals)

    # Time and place --------------------------------------------------------------------------

    def _span(self, account: Account) -> str:
        return self._dates(f"{account.first}/{account.last}")

    def _dates(self, text: str) -> str:
        """Return ``1932-Q3/1933-Q1`` as people write it."""
        words = self.words
        first, _, last = text.partition("/")
        if not first:
            return ""
        start = words.quarter(Quarter.parse(first))
        if not last or last == first:
            return start
        return words("quarter.span", first=start, last=words.quarter(Quarter.parse(last)))
