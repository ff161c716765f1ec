"""Foreign trade: what is sold, what is bought, what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gosplan_game.report.numbers import is_known
from gosplan_game.report.plots import Chart
from gosplan_game.report.reading import QUARTERS, Reading
from gosplan_game.report.series import series_chart
from gosplan_game.report.signs import Count, count
from gosplan_game.viewmodels.levers import Consequences, LeverGroup, consequences, group, groups
from gosplan_game.viewmodels.prices import MoneyRow, money_row

GROUPS = (
    ("sold", ("grain_exports", "other_exports", "gold_sales", "gold_shops", "church_seizure")),
    ("bought", ("machinery_imports", "material_imports", "consumer_imports", "grain_imports",
                "foreign_engineers")),
    ("owed", ("credit_drawn", "debt_withheld", "concessions")),
)
CONSEQUENCES = (
    ("gold", "gold", True),
    ("foreign_debt", "rouble", False),
    ("grain_stocks_state", "sack", True),
)
ACCOUNT = ("exports", "imports", "machinery_imports", "machinery_share_imports", "foreign_debt",
           "foreign_debt_due", "credit_record", "gold", "grain_exports")


@dataclass(frozen=True, slots=True)
class Trade:
    """The trade screen."""

    title: str
    subtitle: str
    balance_title: str
    balance: tuple[Count, ...]
    account_title: str
    account_note: str
    account: tuple[MoneyRow, ...]
    chart: Chart
    groups: tuple[LeverGroup, ...]
    branches: LeverGroup | None
    consequences: Consequences
    footer: str


def trade(session: Any, texts: Any, *, with_forecast: bool = True) -> Trade:
    """Return the trade screen of the present draft."""
    reading = Reading(session, texts)
    words = reading.words
    return Trade(
        title=words("trade.title"),
        subtitle=words("trade.subtitle"),
        balance_title=words("trade.balance"),
        balance=_balance(reading),
        account_title=words("trade.account"),
        account_note=words("prices.money_note"),
        account=tuple(row for name in ACCOUNT if (row := money_row(reading, name))),
        chart=series_chart(reading, "foreign_debt", quarterly=True),
        groups=groups(reading, GROUPS),
        branches=group(reading, "export_share",
                       tuple(f"export_share.{branch.id}" for branch in reading.branches())),
        consequences=consequences(reading, CONSEQUENCES if with_forecast else ()),
        footer=words("trade.footer"),
    )


def _balance(reading: Reading) -> tuple[Count, ...]:
    """Return exports and imports of the last four quarters, counted in one unit."""
    words = reading.words
    labels, values = [], []
    for series in ("exports", "imports"):
        value = reading.total(series, QUARTERS)
        if not is_known(value):
            value = reading.last(series)
        if is_known(value):
            labels.append(words.series(series))
            values.append(value)
    if not values:
        return ()
    return (count(words, pictogram="gold", unit="million gold roubles", labels=labels,
                  values=values, most=16),)
