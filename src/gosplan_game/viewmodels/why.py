"""Why a number is what it is: its account, and what each decision and shock made of it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, Literal

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import quantities
from gosplan_game.core.variables import SeriesId
from gosplan_game.report.addends import adding_up
from gosplan_game.report.numbers import decimals_for, is_known
from gosplan_game.report.reading import QUARTERS, REPORTED, Reading
from gosplan_game.report.series import history_points
from gosplan_game.report.words import SHARE
from gosplan_game.sim.accounts import Account, is_flow
from gosplan_game.sim.causes import Cause, Explanation, explain
from gosplan_game.viewmodels.almanac import SECTIONS

Hand = Literal["under_way", "office", "line", "outside", "rest"]
WINDOWS = ("quarter", "year", "signed")
DIGITS = 3
ORDERS = quantities(Decisions)
GRAVE = ("deaths_", "executed")
"""Lines of accounts that count the dead."""
TRACE = 1e-12
GROUPS = {"countryside": "sheaf", "prices": "rouble", "people": "loaf", "industry": "factory",
          "trade": "ship", "plan": "stamp", "line": "banner"}
"""Pictograms of orders by the group of the lever."""
PICTOGRAMS = {"under_way": "scale", "order": "stamp", "choice": "stamp", "event": "newspaper",
              "shock": "sun", "rest": "card"}
SKIES = {"weather": "drought", "war_scare": "soldier", "threat": "tank",
         "foreign_relief_offer": "ship", "annexation": "banner"}
PLACES = {"countryside": "countryside", "industry": "industry", "people": "people",
          "money": "prices"}
"""Screens on which the orders behind a section of the almanac are given."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One window or voice that can be asked for; ``reason`` says why not."""

    id: str
    name: str
    chosen: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One line of the account: what it was before and is now, what it adds."""

    name: str
    before: str
    now: str
    amount: str
    total: bool = False


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One region: before and now, as texts and as shares of the largest."""

    series: str
    name: str
    before: float
    now: float
    text: str


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One cause: what, when and by whom, and its share in the change."""

    id: str
    hand: Hand
    pictogram: str
    name: str
    note: str
    text: str
    share: float
    """Contribution over the largest one, -1 to 1."""
    tip: str


@dataclass(frozen=True, slots=True)
class Why:
    """The *Why?* panel of one number."""

    series: str
    why: str
    title: str
    span: str
    close: str
    problem: str
    """Why there is no answer; everything below is then empty."""
    windows: tuple[Choice, ...] = ()
    voices: tuple[Choice, ...] = ()
    earlier: str = ""
    later: str = ""
    can_go_earlier: bool = False
    can_go_later: bool = False
    figure: str = ""
    unit: str = ""
    compared: str = ""
    voice_note: str = ""
    account_title: str = ""
    account_note: str = ""
    account_heads: tuple[str, str, str] = ("", "", "")
    account: tuple[AccountRow, ...] = ()
    two_columns: bool = False
    """Whether the lines were something before: else they are flows."""
    places_title: str = ""
    places_note: str = ""
    places: tuple[PlaceRow, ...] = ()
    causes_title: str = ""
    causes_note: str = ""
    causes_unit: str = ""
    causes: tuple[CauseRow, ...] = ()
    total_name: str = ""
    total: str = ""
    legend: tuple[tuple[Hand, str], ...] = ()
    nothing: str = ""
    method: str = ""
    history: str = ""
    country: str = ""
    """Words of the way back to the whole country, for a region."""
    copy: str = ""
    almanac: str = ""
    orders: str = ""
    orders_place: str = ""
    text: str = ""
    """Account and causes as tab-separated lines, as they are copied."""


def why(
    session: Any, texts: Any, series: str, window: str = "", back: int = 0, voice: str = "",
) -> Why:
    """Return the panel of a series.

    Args:
        session: The game.
        texts: The text catalogue.
        series: What is asked about, without ``~reported``.
        window: ``quarter``, ``year`` or ``signed``; what suits the series where empty.
        back: How many quarters before the last one played the window ends.
        voice: ``reported`` or ``true``; the office's where empty.
    """
    return _Panel(session, texts, series.removesuffix(REPORTED), window, back, voice).made()


def usual_window(reading: Reading, series: str) -> str:
    """Return the window that suits a series: a year where seasons differ, else a quarter."""
    variable = reading.variable(series)
    grain = variable.id.startswith("grain_")
    return "year" if is_flow(variable) and ("region" in variable.axes or grain) else "quarter"


class _Panel:
    """The makings of one panel."""

    def __init__(self, session: Any, texts: Any, series: str, window: str, back: int, voice: str
                 ) -> None:
        self.session, self.series, self.back = session, series, back
        self.reading = Reading(session, texts)
        self.words = self.reading.words
        self.window = window or usual_window(self.reading, series)
        self.voice = voice or ("reported" if self.reading.voice(series)[1] else "true")
        self.unit = self.reading.unit(series)
        self.scale = 100.0 if self.unit == SHARE else 1.0

    # The whole -------------------------------------------------------------------------------

    def made(self) -> Why:
        words = self.words
        last = int(self.session.turn) - 1 - self.back
        head: dict[str, Any] = {
            "series": self.series, "why": words("common.why"),
            "title": words.series(self.series), "close": words("common.close"),
        }
        try:
            found = explain(self.session, self._asked(), last, self._first(last))
        except GosplanError as problem:
            return Why(**head, span="", problem=words("why.unknown", reason=str(problem)))
        decimals = self._decimals(found)
        causes, nothing = self._causes(found, decimals)
        account = self._account(found.account, decimals)
        made = Why(
            **head,
            span=self._span(found.account),
            problem="",
            windows=self._windows(last),
            voices=self._voices(),
            earlier=words("why.earlier"),
            later=words("why.later"),
            can_go_earlier=last > 0,
            can_go_later=self.back > 0,
            figure=self._number(found.closing, decimals),
            unit=words.unit(self.unit),
            compared=self._compared(found, decimals),
            voice_note=words(f"why.voice_note.{self.voice}")
            if self.reading.variable(self.series).reported else "",
            account_title=words("why.account"),
            account_note=words.unit(self.unit),
            account_heads=(words("why.before"), words("why.now"), words("why.adds")),
            account=account,
            two_columns=found.account.kind != "stock",
            places_title=words("why.places"),
            places_note=words("why.places_note", unit=words.unit(self.unit)),
            places=self._places(found, last),
            causes_title=words("why.causes", change=self._signed(found.change, decimals)),
            causes_note=words("why.causes_note"),
            causes_unit=words.unit(self.unit),
            causes=causes,
            total_name=words("why.all"),
            total=self._signed(found.change, decimals),
            legend=tuple((hand, words(f"why.hand.{hand}"))
                         for hand in ("office", "line", "outside", "under_way")),
            nothing=nothing,
            method=words("why.method"),
            history=self._history(found.account),
            country=words("why.country") if "@" in self.series else "",
            copy=words("why.copy"),
            almanac=words("why.almanac"),
            orders=words("why.orders"),
            orders_place=self._orders_place(),
        )
        return _with_text(made)

    def _asked(self) -> str:
        return self.series + REPORTED if self.voice == "reported" else self.series

    def _first(self, last: int) -> str | Quarter:
        """Return the window as the explanation takes it."""
        if self.window != "year":
            return self.window
        first: Quarter = self.reading.scenario.start + max(0, last - QUARTERS + 1)
        return first

    def _windows(self, last: int) -> tuple[Choice, ...]:
        words = self.words
        start = self.reading.scenario.start
        signed = [quarter for quarter in self.session.signatures if quarter <= start + last]
        return tuple(
            Choice(name, words(f"why.window.{name}"), name == self.window,
                   words("why.not_signed") if name == "signed" and not signed else "")
            for name in WINDOWS
        )

    def _voices(self) -> tuple[Choice, ...]:
        """Return the two voices of a reported series; the true one opens with the debrief."""
        reading, words = self.reading, self.words
        if not (reading.variable(self.series).reported and reading.known(self.series + REPORTED)):
            return ()
        locked = "" if reading.over else words("why.true_later")
        return (
            Choice("reported", words("why.voice.reported"), self.voice == "reported"),
            Choice("true", words("why.voice.true"), self.voice == "true", locked),
        )

    # Numbers ---------------------------------------------------------------------------------

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

    def _compared(self, found: Explanation, decimals: int) -> str:
        """Return what the figure is compared with."""
        words = self.words
        if not found.opening_known:
            return words("why.first")
        number = self._number(found.opening, decimals)
        first = Quarter.parse(found.account.first)
        if is_flow(self.reading.variable(self.series)):
            span = Quarter.parse(found.account.last) - first + 1
            before = self._dates(f"{first + -span}/{first + -1}")
            return words("why.against_span", number=number, span=before)
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

    def _orders_place(self) -> str:
        """Return the screen on which the orders behind a series are given."""
        name = SeriesId.parse(self.series).name
        for section, entries in SECTIONS:
            if any(name == listed for listed, _ in entries):
                return "trade" if name in ("exports", "imports", "gold") else PLACES[section]
        return "plan" if any(branch.series == name for branch in self.reading.branches()) \
            else "industry"

    # The account -----------------------------------------------------------------------------

    def _account(self, account: Account, decimals: int) -> tuple[AccountRow, ...]:
        """Return opening, lines and closing; lines too small to print are left out."""
        words = self.words
        lines = account.lines
        amounts = self._rounded([line.amount for line in lines], account.change, decimals)
        rows: list[AccountRow] = []
        stock = account.kind == "stock"
        ratio = account.kind in ("ratio", "product")
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
            if shown == 0 and amount == words.signed(0.0, decimals) and len(lines) > 1 \
                    and (stock or parts[0] == parts[1]):
                continue
            rows.append(AccountRow(self._line_name(line.name), parts[0], parts[1], amount))
        name = words("why.closing", when=words.quarter(Quarter.parse(account.last))) if stock \
            else words.series(self.series)
        rows.append(AccountRow(
            name, "" if stock else self._number(account.opening, decimals),
            "" if stock else self._number(account.closing, decimals),
            self._number(account.closing, decimals) if stock
            else self._signed(account.change, decimals), True))
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
                     now / largest, words.number(now, decimals))
            for region, before, now in rows
        )

    # The causes ------------------------------------------------------------------------------

    def _causes(self, found: Explanation, decimals: int
                ) -> tuple[tuple[CauseRow, ...], str]:
        """Return the causes that can be printed, and the line that names those without effect."""
        words = self.words
        shares = [cause.contribution for cause in found.causes]
        shown = self._rounded(shares, found.change, decimals)
        largest = max((abs(share) for share in shares), default=0.0) or 1.0
        rows, idle = [], []
        for cause, number in zip(found.causes, shown, strict=True):
            if number == 0 and cause.kind != "under_way":
                if cause.kind != "rest":
                    idle.append(self._cause_name(cause))
                continue
            rows.append(CauseRow(
                id=cause.id,
                hand=_hand(cause),
                pictogram=self._pictogram(cause),
                name=self._cause_name(cause),
                note=self._cause_note(cause),
                text=words.signed(number, decimals),
                share=cause.contribution / largest,
                tip=self._cause_tip(cause, decimals),
            ))
        return tuple(rows), words("why.idle", names=", ".join(idle)) if idle else ""

    def _pictogram(self, cause: Cause) -> str:
        name = SeriesId.parse(cause.name).name
        if cause.kind == "order":
            levers = self.reading.scenario.definition.levers
            return GROUPS.get(str(levers[name].group), PICTOGRAMS["order"]) if name in levers \
                else PICTOGRAMS["order"]
        return SKIES.get(name, PICTOGRAMS[cause.kind])

    def _cause_name(self, cause: Cause) -> str:
        words = self.words
        if cause.kind in ("under_way", "rest"):
            return words(f"why.{cause.kind}")
        if cause.kind == "order":
            return words.lever(cause.name)
        if cause.kind == "choice":
            event, _, choice = cause.name.partition(".")
            return words("why.choice", event=words.name(f"event.{event}.title"),
                         choice=words.name(f"event.{event}.choice.{choice}"))
        if cause.kind == "event":
            return words.name(f"event.{cause.name}.title")
        parts = SeriesId.parse(cause.name)
        name = words(f"outside.{parts.name}")
        if parts.region:
            return words("series.of_region", series=name, region=words.region(parts.region))
        return name

    def _cause_note(self, cause: Cause) -> str:
        """Return when it was decided or happened, by whom, and from what to what."""
        words = self.words
        if cause.kind == "under_way":
            return words("why.under_way_note")
        if cause.kind == "rest":
            return words("why.rest_note", len(cause.members))
        dates = self._dates(cause.date)
        if cause.kind != "order" or cause.before is None or cause.after is None:
            return dates
        unit = ORDERS[SeriesId.parse(cause.name).name].unit
        factor = 100.0 if unit.startswith(SHARE) else 1.0
        values = [cause.before * factor, cause.after * factor]
        decimals = decimals_for(values)
        before, after = (words.number(value, decimals) for value in values)
        key = "why.order_line" if cause.by == "line" else "why.order"
        return words(key, date=dates, before=before, after=words.joined(after, words.unit(unit)))

    def _cause_tip(self, cause: Cause, decimals: int) -> str:
        """Return what leaving it alone out would have changed, or what the rest gathers."""
        words = self.words
        if cause.kind == "under_way":
            return words("why.under_way_help")
        if cause.kind == "rest":
            names = [self._member(member) for member in cause.members[:12]]
            return words("why.rest_help", names=", ".join(dict.fromkeys(names)))
        return words("why.alone", name=self._cause_name(cause),
                     amount=words.joined(self._signed(-cause.alone, decimals),
                                         words.unit(self.unit)))

    def _member(self, identity: str) -> str:
        """Return the name of something gathered in the rest."""
        kind, _, rest = identity.partition(":")
        name = rest.partition(":")[0]
        return self._cause_name(Cause(identity, kind, name, "", 0.0))  # type: ignore[arg-type]


def _hand(cause: Cause) -> Hand:
    """Return whose doing a cause is."""
    if cause.kind in ("under_way", "rest"):
        return cause.kind
    if cause.kind in ("order", "choice"):
        return "line" if cause.by == "line" else "office"
    return "outside"


def _with_text(made: Why) -> Why:
    lines = [f"{made.title}\t{made.span}\t{made.figure} {made.unit}", made.compared, ""]
    lines += ["\t".join((row.name, row.before, row.now, row.amount)) for row in made.account]
    lines += ["", made.causes_title]
    lines += ["\t".join((row.name, row.note, row.text)) for row in made.causes]
    lines.append("\t".join((made.total_name, "", made.total)))
    return replace(made, text="\n".join(lines))
