"""Leontief's check on the board: what the draft's ends need in full, and what rounds left."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.report.numbers import decimals_for
from gosplan_game.report.reading import Branch, Reading
from gosplan_game.sim.chessboard import LEAST, Chessboard, Round
from gosplan_game.sim.full_need import FullNeed

COLUMNS = ("asked", "can", "full", "missing")


@dataclass(frozen=True, slots=True)
class CheckGood:
    """A good in one draft: its figures in the order of the heads, and shares of the track."""

    name: str
    pictogram: str
    texts: tuple[str, ...]
    asked: float
    can: float
    full: float
    missing: bool


@dataclass(frozen=True, slots=True)
class CheckHalf:
    """The draft, or what the last round made of it."""

    title: str
    goods: tuple[CheckGood, ...]
    verdict: str
    short: bool


@dataclass(frozen=True, slots=True)
class Check:
    """Both halves; one where nothing had to be revised."""

    heads: tuple[str, ...]
    halves: tuple[CheckHalf, ...]


def check_of(reading: Reading, found: Chessboard) -> Check:
    """Return the check of a draft and of its last round."""
    rounds = (found.rounds[0],) if len(found.rounds) == 1 else (found.rounds[0], found.rounds[-1])
    words = reading.words
    goods = [name for place, name in enumerate(found.branches) if found.uses[place].any()]
    most = {name: max(max(row.full[name].target, row.full[name].made, row.full[name].full)
                      for row in rounds) for name in goods}
    halves = []
    for row in rounds:
        rows = tuple(_good(reading, name, row.full[name], most[name]) for name in goods)
        title = words("board.round", number=row.number) if row.number else \
            words("board.round_draft")
        short = [words.series(_branch(reading, name).series)
                 for name, each in zip(goods, rows, strict=True) if each.missing]
        halves.append(CheckHalf(title, rows, _verdict(reading, short, row), bool(short)))
    return Check(tuple(words(f"board.check.{name}") for name in COLUMNS), tuple(halves))


def _branch(reading: Reading, name: str) -> Branch:
    return next(each for each in reading.branches() if each.id == name)


def _verdict(reading: Reading, short: list[str], row: Round) -> str:
    """Say what ends can be met, and what a gap means where none of them needs it."""
    if short:
        return reading.words("board.check_short", goods=", ".join(short))
    return reading.words("board.check_idle" if row.gaps else "board.check_closes")


def _good(reading: Reading, name: str, need: FullNeed, most: float) -> CheckGood:
    words = reading.words
    branch = _branch(reading, name)
    missing = need.missing > LEAST * need.full
    decimals = decimals_for([most])
    return CheckGood(
        name=words("board.good", good=words.series(branch.series), unit=words.unit(branch.unit)),
        pictogram=branch.pictogram,
        texts=(words.number(need.target, decimals), words.number(need.made, decimals),
               words.number(need.full, decimals),
               words.number(need.missing, decimals) if missing else ""),
        asked=need.target / most,
        can=need.made / most,
        full=need.full / most,
        missing=missing,
    )
