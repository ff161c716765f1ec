"""The board of balances: who needs what of whom, who goes without, and what would help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from gosplan_game.report.numbers import decimals_for
from gosplan_game.report.reading import Branch, Reading
from gosplan_game.report.words import PERCENT
from gosplan_game.sim.chessboard import LEAST, Chessboard, Relief, Round
from gosplan_game.viewmodels.balances import BalanceRow, balance_rows, legend_of
from gosplan_game.viewmodels.board_check import Check, check_of

Face = Literal["uses", "total", "check"]
FACES: tuple[Face, ...] = ("uses", "total", "check")
"""What is shown: a year's needs, what a unit takes in the end, or what the ends need in full."""
COLUMNS = ("need", "made", "stock", "imported", "gap")
TRACE = 5e-5
"""A requirement below it prints as nothing, so its square stays empty."""
EDGES = 4
"""Users named of those who go without."""
WORTHLESS = 0.05
"""Roubles a rouble below which a little more of a good frees nothing."""


@dataclass(frozen=True, slots=True)
class Square:
    """One square: a figure, how much of it is missing (0 to 1), and what it says at length."""

    text: str
    missing: float = 0.0
    tip: str = ""


@dataclass(frozen=True, slots=True)
class GoodRow:
    """One good: its squares by user, then sums and the gap."""

    id: str
    name: str
    pictogram: str
    squares: tuple[Square, ...]
    sums: tuple[str, ...]
    short: bool
    binding: bool


@dataclass(frozen=True, slots=True)
class User:
    """One column: a branch, or a use that is none."""

    name: str
    pictogram: str


@dataclass(frozen=True, slots=True)
class ReliefRow:
    """One order that would help: what, from where to where, what it closes and does."""

    item: str
    value: float
    name: str
    change: str
    closes: str
    output: str
    worse: bool
    tip: str


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round of revision: its name, what is short then, a year's output."""

    name: str
    short: str
    output: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board."""

    title: str
    note: str
    close: str
    faces: tuple[tuple[Face, str], ...]
    face: Face
    users: tuple[User, ...]
    heads: tuple[str, ...]
    """Heads of the sums."""
    rows: tuple[GoodRow, ...]
    check: Check
    binding_title: str
    binding: tuple[str, ...]
    """What binds and who goes without, sentence by sentence."""
    reliefs_title: str
    reliefs_note: str
    reliefs: tuple[ReliefRow, ...]
    draft: str
    """Words of the button that drafts a relief."""
    rounds_title: str
    rounds_note: str
    rounds: tuple[RoundRow, ...]
    no_rounds: str
    """Said in place of the rounds where nothing has to be revised."""
    take: str
    can_take: bool
    why_not: str
    balances_title: str
    balances_note: str
    balances: tuple[BalanceRow, ...]
    """Sources over uses of every good where none is short, so that spare room is seen."""
    legend: tuple[tuple[str, str], ...]
    last: Round
    """The last round, as it would be drafted."""


def board(session: Any, texts: Any, face: Face = "uses") -> Board:
    """Return the board of the present draft."""
    reading = Reading(session, texts)
    return _Board(reading, session.chessboard(), face).made()


class _Board:
    """The makings of one board."""

    def __init__(self, reading: Reading, found: Chessboard, face: Face) -> None:
        self.reading, self.words, self.found, self.face = reading, reading.words, found, face
        self.branches = {branch.id: branch for branch in reading.branches()}

    def made(self) -> Board:
        """Put the board together."""
        words, found = self.words, self.found
        short = bool(found.worth)
        reason = "" if short else words("board.nothing_short")
        if not self.reading.session.at_stop:
            reason = words("board.not_now")
        balances = () if short else balance_rows(self.reading)
        return Board(
            title=words("board.title"),
            note=words(f"board.note.{self.face}"),
            close=words("common.close"),
            faces=tuple((each, words(f"board.face.{each}")) for each in FACES),
            face=self.face,
            users=self._users(),
            heads=tuple(words(f"board.column.{name}") for name in COLUMNS)
            if self.face == "uses" else (),
            rows=self._rows(),
            check=check_of(self.reading, found),
            binding_title=words("board.binds"),
            binding=self._binding(),
            reliefs_title=words("board.reliefs"),
            reliefs_note=words("board.reliefs_note"),
            reliefs=tuple(self._relief(each) for each in found.reliefs),
            draft=words("board.draft"),
            rounds_title=words("board.rounds"),
            rounds_note=words("board.rounds_note"),
            rounds=tuple(self._round(each) for each in found.rounds) if short else (),
            no_rounds="" if short else words("board.nothing_short"),
            take=words("board.take"),
            can_take=not reason,
            why_not=reason,
            balances_title=words("plan.balances"),
            balances_note=words("plan.sources_over_uses"),
            balances=balances,
            legend=legend_of(self.reading, balances),
            last=found.rounds[-1],
        )

    def _users(self) -> tuple[User, ...]:
        words = self.words
        made = [User(words.branch(name), self._branch(name).pictogram)
                for name in self.found.branches]
        if self.face == "uses":
            made += [User(words("balance.user.final"), "loaf"),
                     User(words("balance.user.exports"), "ship")]
        return tuple(made)

    def _branch(self, name: str) -> Branch:
        return self.branches[name]

    def _good(self, name: str) -> str:
        return self.words.series(self._branch(name).series)

    # The squares

    def _rows(self) -> tuple[GoodRow, ...]:
        """Return the goods that some branch needs, in the plan's order."""
        found = self.found
        needed = [place for place, name in enumerate(found.branches) if found.uses[place].any()]
        return tuple(self._row(place) for place in needed)

    def _row(self, place: int) -> GoodRow:
        found, words = self.found, self.words
        name = found.branches[place]
        unit = words.unit(self._branch(name).unit)
        gap = float(found.gap[place])
        uses = [*found.uses[place], *(found.others[each][place] for each in found.others)]
        need = float(sum(uses))
        short = gap > LEAST * need
        squares = self._uses(place, uses) if self.face == "uses" else self._total(place)
        sums = (need, *(float(found.sources[each][place]) for each in COLUMNS[1:-1]), gap)
        decimals = decimals_for([need])
        return GoodRow(
            id=name,
            name=words("board.good", good=self._good(name), unit=unit),
            pictogram=self._branch(name).pictogram,
            squares=squares,
            sums=tuple(words.number(each, decimals) if each > 0 or index == 0 else ""
                       for index, each in enumerate(sums)) if self.face == "uses" else (),
            short=short,
            binding=name == found.binding,
        )

    def _uses(self, place: int, uses: list[float]) -> tuple[Square, ...]:
        words, found = self.words, self.found
        good = found.branches[place]
        lack = {each.user: each for each in found.starved if each.good == good}
        decimals = decimals_for([max(uses)])
        made = []
        for index, amount in enumerate(uses):
            user = found.branches[index] if index < len(found.branches) else ""
            edge = lack.get(user)
            unit = self._branch(good).unit
            tip = words("board.square_short", user=words.branch(user), good=self._good(good),
                        need=words.amount(amount, unit), missing=words.amount(edge.missing, unit),
                        percent=words.number(100 * edge.share)) if edge else ""
            text = words.number(amount, decimals) if amount > 0 else ""
            made.append(Square(text, edge.share if edge else 0.0, tip))
        return tuple(made)

    def _total(self, place: int) -> tuple[Square, ...]:
        """Return what a thousandth of each branch's output takes of the good in the end."""
        words, found = self.words, self.found
        good = found.branches[place]
        made = []
        for index, user in enumerate(found.branches):
            whole = float(found.total[place, index]) - (place == index)
            direct = float(found.direct[place, index])
            unit, per = self._branch(good).unit, self._branch(user).unit
            tip = words("board.square_total", user=words.branch(user), good=self._good(good),
                        total=words.joined(_few(words, whole), words.unit(unit)),
                        direct=words.joined(_few(words, direct), words.unit(unit)),
                        per=words.joined("1", words.unit(per)))
            made.append(Square(_few(words, whole) if whole >= TRACE else "", 0.0, tip))
        return tuple(made)

    # What binds

    def _binding(self) -> tuple[str, ...]:
        words, found = self.words, self.found
        if not found.binding:
            return (words("balance.none_binds"),)
        place = found.branches.index(found.binding)
        unit = self._branch(found.binding).unit
        said = [words("board.gap", good=self._good(found.binding),
                      amount=words.amount(float(found.gap[place]), unit),
                      percent=words.number(100 * self._share(place)))]
        worth = found.worth[found.binding]
        said.append(words("board.worth", worth=words.number(worth, 1)) if worth > WORTHLESS
                    else words("board.on_paper"))
        edges = [each for each in found.starved if each.good == found.binding]
        said += [words("board.starves", user=words.branch(each.user),
                       percent=words.number(100 * each.share)) for each in edges[:EDGES]]
        chain = self._chain()
        if chain:
            said.append(chain)
        return tuple(said)

    def _share(self, place: int) -> float:
        need = self.found.uses[place].sum() + sum(
            float(each[place]) for each in self.found.others.values())
        return float(self.found.gap[place]) / need if need > 0 else 0.0

    def _chain(self) -> str:
        """Return who goes without because somebody else went without before."""
        found, words = self.found, self.words
        short = {each.good for each in found.starved}
        through = next((each for each in found.starved
                        if each.good == found.binding and each.user in short
                        and each.user != each.good), None)
        if through is None:
            return ""
        ends = [words.branch(each.user) for each in found.starved
                if each.good == through.user and each.user != found.binding]
        return words("board.chain", first=self._good(found.binding),
                     second=words.branch(through.user),
                     users=", ".join(ends[:EDGES])) if ends else ""

    # What would help

    def _relief(self, each: Relief) -> ReliefRow:
        words = self.words
        unit = self._branch(each.good).unit
        lever = self.reading.scenario.names.lever(each.item)[0]
        percent = lever == "export_share"
        before, after = (value * (100.0 if percent else 1.0)
                         for value in (each.before, each.after))
        decimals = decimals_for([before, after])
        closes = words("board.closes_all") if each.left <= LEAST * abs(each.closes) else \
            words("board.closes", amount=words.amount(each.closes, unit),
                  left=words.amount(each.left, unit))
        return ReliefRow(
            item=each.item,
            value=each.after,
            name=words.lever(each.item),
            change=words("board.change", before=words.number(before, decimals),
                         after=words.joined(words.number(after, decimals), PERCENT * percent)),
            closes=words("board.relief", good=self._good(each.good), closes=closes),
            output=words("board.output", amount=words.signed(each.output)),
            worse=each.output < 0,
            tip=words(f"board.means.{each.means}"),
        )

    def _round(self, each: Round) -> RoundRow:
        words = self.words
        short = ", ".join(
            words("board.short_of", good=self._good(good),
                  amount=words.amount(gap, self._branch(good).unit))
            for good, gap in each.gaps.items()
        )
        return RoundRow(
            name=words("board.round", number=each.number) if each.number
            else words("board.round_draft"),
            short=short or words("board.closed"),
            output=words("board.year_output", amount=words.number(each.output)),
            closed=not short,
        )


def _few(words: Any, value: float) -> str:
    """Return a small number with two figures that tell."""
    text: str = words.number(value, 2 if value >= 0.1 else 3 if value >= 0.01 else 4)
    return text
