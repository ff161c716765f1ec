"""Mandates: what is ordered from above, by when, and what can be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from gosplan_game.core.calendar import Quarter
from gosplan_game.report.numbers import is_known
from gosplan_game.report.plots import Chart
from gosplan_game.report.reading import REPORTED, Reading
from gosplan_game.report.series import series_chart
from gosplan_game.report.story import answer_told
from gosplan_game.viewmodels.balances import NOTHING, BalanceRow, balance_rows, legend_of

Sign = Literal["act", "open", "notice", "met", "missed"]
HUNDRED = 100.0
LEAST_SHOWN = 0.005
LATELY = 4
"""Quarters for which a settled mandate stays on the desk."""
SOON = 4
"""Quarters before a deadline from which a mandate presses."""


@dataclass(frozen=True, slots=True)
class MandateRow:
    """A mandate with its deadline."""

    id: str
    name: str
    figure: str
    current: str
    deadline: str
    left: str
    status: str
    sign: Sign
    answer: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a mandate and what is stated of it."""

    id: str
    name: str
    stated: str
    unknown: str


@dataclass(frozen=True, slots=True)
class MandateSheet:
    """The screen on which a mandate is answered."""

    title: str
    row: MandateRow
    order: str
    note: str
    source: str
    chart: Chart
    answers: tuple[Answer, ...]
    chosen: str
    answered: str
    balances_title: str
    balances: tuple[BalanceRow, ...]
    balances_source: str
    legend: tuple[tuple[str, str], ...]
    """Kinds of sources and uses with their names."""
    proof: str
    confirm: str
    back: str


def desk_mandates(reading: Reading) -> tuple[tuple[MandateRow, ...], int, int]:
    """Return the mandates that the desk shows, and how many were met and missed before.

    Open ones first by deadline, then those settled within the last year, the latest first.
    """
    found = reading.session.mandates()
    last = int(reading.session.turn) - 1
    still = sorted((each for each in found if each.status == "open"),
                   key=lambda each: each.deadline_turn)
    settled = [each for each in found if each.status != "open"]
    lately = sorted((each for each in settled if each.deadline_turn > last - LATELY),
                    key=lambda each: -each.deadline_turn)
    earlier = [each for each in settled if each not in lately]
    met = sum(each.status == "met" for each in earlier)
    return (tuple(_row(reading, each) for each in (*still, *lately)), met, len(earlier) - met)


def _row(reading: Reading, mandate: Any) -> MandateRow:
    words = reading.words
    unit = reading.unit(mandate.indicator)
    deadline = Quarter.parse(mandate.deadline)
    left = deadline - reading.now + 1
    sign: Sign = "open"
    if mandate.status in ("met", "missed"):
        sign = mandate.status
    elif left <= SOON:
        sign = "act"
    figure = words.amount(float(mandate.figure), unit)
    return MandateRow(
        id=mandate.id,
        name=words.content(f"mandate.{mandate.id}") or words.series(mandate.indicator),
        figure=words("mandate.at_most" if mandate.at_most else "mandate.at_least", figure=figure),
        current=_current(reading, mandate, left),
        deadline=words("mandate.deadline", quarter=words.quarter(deadline)),
        left=words("mandate.left", left) if left > 0 and mandate.status == "open" else "",
        status=words(f"mandate.status.{mandate.status}"),
        sign=sign,
        answer=_answer(reading, mandate),
    )


def _answer(reading: Reading, mandate: Any) -> str:
    """Return what was answered; once its stop has passed, that silence counted as consent."""
    if not mandate.answer:
        return ""
    return reading.words(f"mandate.answered.{answer_told(reading.session, mandate)}")


def _current(reading: Reading, mandate: Any, left: int) -> str:
    """Return how a mandate stands: of a flow what has come in of its own year, not of the last.

    Args:
        reading: The game.
        mandate: The mandate as it stands.
        left: Quarters still to be played, with that of the deadline.
    """
    words, amount, key = reading.words, float(mandate.current), "mandate.current"
    variable = reading.variable(mandate.indicator)
    if mandate.status != "open":
        key = "mandate.reached"
    elif variable.annual == "sum" and not variable.stock:
        began = mandate.quarters - left
        key = "mandate.so_far" if began > 0 else "mandate.past_year"
        if began > 0:
            amount = reading.total(mandate.indicator, began)
    if not is_known(amount):
        return words("mandate.no_report")
    return words(key, amount=words.amount(amount, reading.unit(mandate.indicator)))


def mandate(session: Any, texts: Any, mandate_id: str) -> MandateSheet:
    """Return the sheet of one mandate with the answers and the balances that could prove it."""
    reading = Reading(session, texts)
    words = reading.words
    found = next(item for item in session.mandates() if item.id == mandate_id)
    row = _row(reading, found)
    asked = session.demanded_goods(mandate_id) if found.status == "open" else NOTHING
    balances = balance_rows(reading, demanded=asked)
    declared = next(
        (item for item in session.scenario.definition.mandates if item.id == mandate_id), None
    )
    return MandateSheet(
        title=words("mandate.title"),
        row=row,
        order=words("mandate.order", series=words.series(found.indicator), figure=row.figure),
        # A note tells what came of it: it is for afterwards.
        note=(words.content(f"mandate.{mandate_id}.note") or declared.note)
        if declared and (found.status != "open" or reading.over) else "",
        source=words("almanac.source", sources=words.cited(declared.source))
        if declared and declared.source else "",
        chart=series_chart(reading, found.indicator.removesuffix(REPORTED)),
        answers=tuple(
            Answer(key, words(f"mandate.{key}"), words(f"mandate.{key}.stated"),
                   words(f"mandate.{key}.unknown"))
            for key in session.answers(mandate_id)
        ),
        chosen=found.answer or "",
        answered=row.answer,
        balances_title=words("mandate.balances"),
        balances=balances,
        balances_source=words("plan.footer"),
        legend=legend_of(reading, balances),
        proof=_proof(reading, mandate_id),
        confirm=words("mandate.confirm"),
        back=words("common.back"),
    )


def _proof(reading: Reading, mandate_id: str) -> str:
    """Return what a counter-proposal could show now."""
    words = reading.words
    shown = float(reading.session.shortage_shown(mandate_id))
    if is_known(shown) and shown > LEAST_SHOWN:
        return words("mandate.shown", percent=words.number(HUNDRED * shown))
    return words("mandate.no_proof")
