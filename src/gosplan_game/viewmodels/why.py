"""Why a number is what it is: its account, and what each decision and shock made of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.report.reading import QUARTERS, REPORTED
from gosplan_game.sim.causes import explain
from gosplan_game.viewmodels.almanac import SECTIONS
from gosplan_game.viewmodels.inspection import Inspection, inspection
from gosplan_game.viewmodels.why_account import AccountPart
from gosplan_game.viewmodels.why_causes import CausePart
from gosplan_game.viewmodels.why_figures import usual_window
from gosplan_game.viewmodels.why_rows import AccountRow, CauseRow, Choice, Hand, PlaceRow

__all__ = ["AccountRow", "CauseRow", "Choice", "Hand", "PlaceRow", "Why", "usual_window", "why"]

WINDOWS = ("quarter", "year", "signed", "decision")
PLACES = {"countryside": "countryside", "industry": "industry", "people": "people",
          "money": "prices"}
"""Screens on which the orders behind a section of the almanac are given."""


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
    source: str = ""
    """Whose word the figures are, also where nobody can pad them."""
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
    inspection: Inspection = Inspection("")
    since: str = ""
    """Quarter of the decision since which is asked, where that is the window."""
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
    since: str = "",
) -> Why:
    """Return the panel of a series.

    Args:
        session: The game.
        texts: The text catalogue.
        series: What is asked about, without ``~reported``.
        window: ``quarter``, ``year``, ``signed`` or ``decision``; what suits the series
            where empty.
        back: How many quarters before the last one played the window ends.
        voice: ``reported`` or ``true``; the office's where empty. The true one is given
            only once the game is over, or where inspectors have seen the books.
        since: Quarter of a decision, for that window; the last one where empty.
    """
    return _Panel(session, texts, series.removesuffix(REPORTED), window, back, voice, since).made()


def decision_dates(session: Any, last: int) -> tuple[Quarter, ...]:
    """Return the quarters up to a turn in which the office decided something."""
    start = session.scenario.start
    return tuple(sorted({
        *(each for each in session.signatures if each <= start + last),
        *(start + firing.turn for firing in session.history.fired
          if firing.turn <= last and firing.choices and firing.choices[0]),
    }))


class _Panel(AccountPart, CausePart):
    """The makings of one panel."""

    def made(self) -> Why:
        words = self.words
        last = int(self.session.turn) - 1 - self.back
        self._settle(last)
        head: dict[str, Any] = {
            "series": self.series, "why": words("common.why"),
            "title": words.series(self.series), "close": words("common.close"),
        }
        if self.reading.shut(self.series):
            return Why(**head, span="", problem=words("why.shut"))
        try:
            found = explain(self.session, self._asked(), last, self._first(last))
        except GosplanError as problem:
            return Why(**head, span="", problem=words("why.unknown", reason=words.reason(problem)))
        self._fit(found)
        decimals = self._decimals(found)
        causes, nothing = self._causes(found, decimals)
        account = self._account(found.account, decimals)
        known = found.opening_known
        made = Why(
            **head,
            span=self._span(found.account),
            problem="",
            windows=self._windows(last),
            voices=self._voices(last),
            earlier=words("why.earlier"),
            later=words("why.later"),
            can_go_earlier=last > 0,
            can_go_later=self.back > 0,
            figure=self._number(found.closing, decimals),
            unit=self.shown_unit,
            compared=self._compared(found, decimals),
            voice_note=self._voice_note(last),
            source=self._voice_note(last) or words("why.voice_note.true"),
            account_title=words("why.account"),
            account_note=self.shown_unit,
            account_heads=(words("why.before") if known else "", words("why.now"),
                           words("why.adds")),
            account=account,
            two_columns=found.account.kind != "stock",
            places_title=words("why.places"),
            places_note="; ".join(filter(None, (
                self.shown_unit, words("why.places_note") if known else ""))),
            places=self._places(found, last),
            causes_title=words("why.causes", change=self._signed(found.change, decimals))
            if known else words("why.causes_first", number=self._number(found.closing, decimals)),
            causes_note=words("why.causes_note"),
            causes_unit=self.shown_unit,
            causes=causes,
            total_name=words("why.all"),
            total=self._signed(found.change, decimals),
            legend=tuple((hand, words(f"why.hand.{hand}"))
                         for hand in ("office", "line", "outside", "under_way")),
            nothing=nothing,
            method=words("why.method"),
            history=self._history(found.account),
            inspection=inspection(self.reading, self.series),
            since=self.since,
            country=words("why.country") if "@" in self.series else "",
            copy=words("why.copy"),
            almanac=words("why.almanac"),
            orders=words("why.orders"),
            orders_place=self._orders_place(),
        )
        return _with_text(made)

    def _settle(self, last: int) -> None:
        """Choose the decision that is asked since, and close books that were not seen."""
        if self.window == "decision":
            dates = [str(each) for each in decision_dates(self.session, last)]
            self.since = self.since if self.since in dates else dates[-1] if dates else ""
            if not dates:
                self.window = "quarter"
        if self.voice == "true" and not self._seen(last):
            self.voice = "reported"

    def _seen(self, last: int) -> bool:
        """Return whether the true figures of the window may be read."""
        if not self.reading.closed(self.series):
            return True
        first = last
        if self.window == "year":
            first = max(0, last - QUARTERS + 1)
        elif self.window != "quarter":
            date = Quarter.parse(self.since) if self.window == "decision" else max(
                (each for each in self.session.signatures
                 if each <= self.reading.scenario.start + last),
                default=self.reading.scenario.start + last)
            first = date - self.reading.scenario.start
        return bool(last >= 0 and self.session.books_open(self.series, first, last))

    def _voice_note(self, last: int) -> str:
        """Return whose word the figure is, and whether anybody has checked it."""
        if not self.reading.variable(self.series).reported:
            return ""
        checked = self.voice == "reported" and not self.reading.over and self._seen(last)
        return str(self.words("why.voice_note.checked" if checked
                              else f"why.voice_note.{self.voice}"))

    def _asked(self) -> str:
        return self.series + REPORTED if self.voice == "reported" else self.series

    def _first(self, last: int) -> str | Quarter:
        """Return the window as the explanation takes it."""
        if self.window == "decision":
            return Quarter.parse(self.since)
        if self.window != "year":
            return self.window
        first: Quarter = self.reading.scenario.start + max(0, last - QUARTERS + 1)
        return first

    def _windows(self, last: int) -> tuple[Choice, ...]:
        words = self.words
        start = self.reading.scenario.start
        signed = [quarter for quarter in self.session.signatures if quarter <= start + last]
        decided = decision_dates(self.session, last)
        none = {"signed": "" if signed else words("why.not_signed"),
                "decision": "" if decided else words("why.not_decided")}
        since = words("why.since", when=words.quarter(Quarter.parse(self.since))) \
            if self.window == "decision" else words("why.window.decision")
        return tuple(
            Choice(name, since if name == "decision" else words(f"why.window.{name}"),
                   name == self.window, none.get(name, ""))
            for name in WINDOWS
        )

    def _voices(self, last: int) -> tuple[Choice, ...]:
        """Return the two voices of a reported series.

        The true one opens with the debrief, or where inspectors have seen the books.
        """
        reading, words = self.reading, self.words
        if not (reading.variable(self.series).reported and reading.known(self.series + REPORTED)):
            return ()
        locked = "" if self._seen(last) else words("why.true_later")
        return (
            Choice("reported", words("why.voice.reported"), self.voice == "reported"),
            Choice("true", words("why.voice.true"), self.voice == "true", locked),
        )

    def _orders_place(self) -> str:
        """Return the screen on which the orders behind a series are given."""
        name = self.name
        for section, entries in SECTIONS:
            if any(name == listed for listed, _ in entries):
                return "trade" if name in ("exports", "imports", "gold") else PLACES[section]
        return "plan" if any(branch.series == name for branch in self.reading.branches()) \
            else "industry"

def _with_text(made: Why) -> Why:
    lines = [f"{made.title}\t{made.span}\t{made.figure} {made.unit}", made.compared, ""]
    lines += ["\t".join((row.name, row.before, row.now, row.amount)) for row in made.account]
    lines += ["", made.causes_title]
    lines += ["\t".join((row.name, row.note, row.text)) for row in made.causes]
    lines.append("\t".join((made.total_name, "", made.total)))
    return replace(made, text="\n".join(lines))
