"""Material balances: sources and uses of each good, and who goes short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from gosplan_game.report.numbers import decimals_for
from gosplan_game.report.reading import Reading

NOTHING: Mapping[str, float] = MappingProxyType({})
Use = Literal["industry", "building", "transport", "rest"]
USES: tuple[Use, ...] = ("industry", "building", "transport", "rest")
BUILDING = frozenset({"construction", "investment", "building"})
TRANSPORT = frozenset({"rail", "transport"})
LEAST_GAP = 0.005
"""A gap below this share of all uses is not called a shortage."""


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a bar: what it is and its length as a share of the longest bar."""

    kind: str
    name: str
    share: float
    text: str


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One good: its sources over its uses, what is left or short, and by whose claim."""

    id: str
    name: str
    pictogram: str
    sources: tuple[Part, ...]
    gap: float
    """The missing stretch as a share of the longest bar."""
    uses: tuple[Part, ...]
    result: str
    missing: str
    """What is short, without its unit; empty where nothing is."""
    unit: str
    short: bool
    cause: str
    mark: Part | None = None
    """What a mandate asks of this good: of its own what is to be made, of others what is used."""


def balance_rows(reading: Reading, variant: str = "",
                 demanded: Mapping[str, float] = NOTHING) -> tuple[BalanceRow, ...]:
    """Return the balances that the present draft, or a kept variant, implies.

    Args:
        reading: The game.
        variant: The kept variant; empty for the draft.
        demanded: What a mandate asks of the goods; its own comes first.
    """
    session = reading.session
    found = session.variant_balances(variant) if variant else session.balances()
    own = next(iter(demanded), "")
    return tuple(_row(reading, balance, demanded.get(balance.good, 0.0), balance.good == own)
                 for balance in found)


def legend_of(reading: Reading, rows: Sequence[BalanceRow]) -> tuple[tuple[str, str], ...]:
    """Return the kinds of sources and uses with their names, as a legend tells them.

    What comes from abroad, and what is demanded, is told where a bar shows it.
    """
    words = reading.words
    abroad = any(part.kind == "imported" for row in rows for part in row.sources)
    marked = any(row.mark for row in rows)
    return (*((kind, words(f"balance.{kind}")) for kind in ("made", "stock")),
            *((("imported", words("balance.imported")),) if abroad else ()),
            *((kind, words(f"balance.use.{kind}")) for kind in USES),
            *((("demanded", words("balance.demanded")),) if marked else ()))


def binding_line(reading: Reading, rows: tuple[BalanceRow, ...]) -> str:
    """Return which good binds the draft, in a sentence."""
    short = [row for row in rows if row.short]
    words = reading.words
    if not short:
        return words("balance.none_binds")
    worst = max(short, key=lambda row: row.gap)
    key = "balance.binds_by" if worst.cause else "balance.binds"
    return words(key, good=worst.name, result=worst.result, cause=worst.cause)


def _row(reading: Reading, balance: Any, demanded: float = 0.0, own: bool = False) -> BalanceRow:
    words = reading.words
    good = str(getattr(balance, "good", getattr(balance, "id", "")))
    branches = {branch.id: branch for branch in reading.branches()}
    branch = branches.get(good)
    unit = branch.unit if branch else reading.unit(good) or "Mt"
    name = words.series(branch.series) if branch else words.name(f"balance.{good}")
    sources = [("made", float(balance.made)), ("stock", float(balance.stock)),
               ("imported", float(balance.imported))]
    uses = dict.fromkeys(USES, 0.0)
    for user, amount in balance.uses.items():
        uses[use_of(user, branches)] += float(amount)
    longest = max(sum(amount for _, amount in sources), sum(uses.values()), demanded, 1e-12)
    gap = max(0.0, float(balance.gap))
    short = gap > LEAST_GAP * max(sum(uses.values()), 1e-12)
    left = sum(amount for _, amount in sources) - sum(uses.values())
    decimals = decimals_for([longest], unit)
    number = words.number(gap if short else max(left, 0.0), decimals)
    figure = words.joined(number, words.unit(unit))
    binding = str(balance.binding_user or "")
    return BalanceRow(
        id=good,
        name=name,
        pictogram=branch.pictogram if branch else "sheaf",
        sources=tuple(
            Part(kind, words(f"balance.{kind}"), amount / longest, words.amount(amount, unit))
            for kind, amount in sources if amount > 0
        ),
        gap=gap / longest if short else 0.0,
        uses=tuple(
            Part(kind, words(f"balance.use.{kind}"), amount / longest, words.amount(amount, unit))
            for kind, amount in uses.items() if amount > 0
        ),
        result=words("balance.short" if short else "balance.left", amount=figure),
        missing=number if short else "",
        unit=words.unit(unit),
        short=short,
        cause=(words.branch(binding) if binding in branches
               else words(f"balance.user.{binding}")) if short and binding else "",
        mark=Part("to_make" if own else "to_use",
                  words("balance.to_make" if own else "balance.to_use"),
                  demanded / longest, words.amount(demanded, unit)) if demanded > 0 else None,
    )


def use_of(user: str, branches: dict[str, Any]) -> Use:
    """Return the kind of use a user belongs to."""
    if user in BUILDING:
        return "building"
    if user in TRANSPORT:
        return "transport"
    return "industry" if user in branches else "rest"
