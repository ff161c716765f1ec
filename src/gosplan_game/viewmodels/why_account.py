"""The left of the *Why?* panel: the account, the regions, what history gives."""

from __future__ import annotations

import math

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.variables import SeriesId
from gosplan_game.report.numbers import is_known
from gosplan_game.report.reading import REPORTED
from gosplan_game.report.series import history_points
from gosplan_game.sim.accounts import Account, is_flow
from gosplan_game.sim.causes import Explanation
from gosplan_game.viewmodels.why_figures import DIGITS, Figures
from gosplan_game.viewmodels.why_rows import AccountRow, PlaceRow


class AccountPart(Figures):
    """Opening, flows and closing; the same by region."""

    def _compared(self, found: Explanation, decimals: int) -> str:
        """Return what the figure is compared with."""
        words = self.words
        if not found.opening_known:
            return words("why.first")
        number = self._number(found.opening, decimals)
        first = Quarter.parse(found.account.first)
        if is_flow(self.reading.variable(self.series)):
            span = Quarter.parse(found.account.last) - first + 1
            # Near the beginning fewer quarters lie before: they are taken at their pace.
            earliest = max(first + -span, self.reading.scenario.start)
            before = self._dates(f"{earliest}/{first + -1}")
            whole = first - earliest == span
            return words("why.against_span" if whole else "why.against_pace", number=number,
                         span=before)
        return words("why.against_end", number=number, when=words.quarter(first + -1))

    def _history(self, account: Account) -> str:
        """Return what history's line gives for the year, where it is known by now."""
        words, year = self.words, Quarter.parse(account.last).year
        if "@" in self.series:
            return ""
        points = [point for point in history_points(self.reading, self.series)
                  if int(point[0] + 1e-9) in (year - 1, year)]
        if not points:
            return ""
        x, number, low, high = points[-1]
        text = words("why.history", year=int(x + 1e-9),
                     amount=words.amount(number, self.reading.unit(self.series)))
        if is_known(low) and is_known(high) and high > low:
            unit = self.reading.unit(self.series)
            text += words("why.history_range", low=words.figure(low, unit),
                          high=words.figure(high, unit))
        return text

    def _account(self, account: Account, decimals: int) -> tuple[AccountRow, ...]:
        """Return opening, lines and closing; parts too small to print are left out.

        Where nothing is known from before, nothing is put there.
        """
        words = self.words
        lines = account.lines
        amounts = self._rounded([line.amount for line in lines], account.change, decimals)
        rows: list[AccountRow] = []
        known = account.opening_known
        stock = account.kind == "stock"
        ratio = account.kind in ("ratio", "product")
        nothing = {"", self._number(0.0, decimals)}
        if stock:
            rows.append(AccountRow(
                words("why.opening", when=words.quarter(Quarter.parse(account.first) + -1)),
                "", "", self._number(account.opening, decimals), True))
        for line, shown in zip(lines, amounts, strict=True):
            parts = ["", ""]
            if line.opening is not None and line.closing is not None:
                parts = [words.figure(value) if ratio else self._number(value, decimals)
                         for value in (line.opening, line.closing)]
            amount = self._small(line.name, line.amount, shown, decimals)
            if not known:
                parts[0] = ""
            # Parts that stand side by side and make a sum are all named, also those at rest.
            idle = stock or (parts[0] == parts[1] if ratio else {*parts} <= nothing)
            if shown == 0 and amount == words.signed(0.0, decimals) and len(lines) > 1 and idle:
                continue
            rows.append(AccountRow(self._line_name(line.name), parts[0], parts[1], amount))
        name = words("why.closing", when=words.quarter(Quarter.parse(account.last))) if stock \
            else words.series(self.series)
        rows.append(AccountRow(
            name, "" if stock or not known else self._number(account.opening, decimals),
            "" if stock else self._number(account.closing, decimals),
            self._number(account.closing, decimals) if stock
            else self._signed(account.change, decimals) if known else "", True))
        return tuple(rows)

    def _line_name(self, name: str) -> str:
        """Return the name of a flow or part, with its branch or region."""
        words = self.words
        parts = SeriesId.parse(name)
        own = words.optional(f"flow.{parts.name}") or words.series(parts.name)
        if parts.region:
            return words.region(parts.region)
        if parts.branch:
            return words("series.of_branch", series=own, branch=words.branch(parts.branch))
        return own

    def _places(self, found: Explanation, last: int) -> tuple[PlaceRow, ...]:
        """Return the regions of a national figure, the largest change first."""
        reading, words = self.reading, self.words
        variable = reading.variable(self.series)
        if "@" in self.series or tuple(variable.axes) != ("region",) \
                or all("@" in line.name for line in found.account.lines):
            return ()
        first = Quarter.parse(found.account.first) - reading.scenario.start
        span = last - first + 1
        suffix = REPORTED if self.voice == "reported" else ""
        rows = []
        for region in reading.scenario.labels.regions:
            values = reading.true(f"{self.series}@{region}{suffix}")
            if len(values) <= last:
                return ()
            if is_flow(variable):
                now = float(values[first : last + 1].sum())
                earlier = values[max(0, first - span) : first]
                before = float(earlier.mean()) * span if len(earlier) else 0.0
            else:
                now = float(values[last])
                before = float(values[first - 1]) if first > 0 else 0.0
            rows.append((region, before * self.scale, now * self.scale))
        largest = max((max(abs(before), abs(now)) for _, before, now in rows), default=0.0)
        if largest <= 0:
            return ()
        decimals = max(0, min(2, DIGITS - 1 - math.floor(math.log10(largest) + 1e-12)))
        rows.sort(key=lambda row: -abs(row[2] - row[1]))
        return tuple(
            PlaceRow(f"{self.series}@{region}", words.region(region), before / largest,
                     now / largest, words.number(now, decimals),
                     words.number(before, decimals) if first > 0 else "")
            for region, before, now in rows
        )
