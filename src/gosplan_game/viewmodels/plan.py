"""The control figures: a target and an investment share for every branch, what they imply."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from gosplan_game.report.numbers import is_known, percent_change
from gosplan_game.report.plots import Chart
from gosplan_game.report.reading import QUARTERS, Branch, Reading
from gosplan_game.viewmodels.balances import BalanceRow, balance_rows, binding_line, legend_of
from gosplan_game.viewmodels.base_year import BaseYear, base_year
from gosplan_game.viewmodels.expected import OwnForecast, own_forecast
from gosplan_game.viewmodels.fan import fan
from gosplan_game.viewmodels.levers import Lever, LeverGroup, groups, lever
from gosplan_game.viewmodels.plates import metals
from gosplan_game.viewmodels.variants import Comparison, Variants, comparison, variants

LIMIT_FULL = 0.98
WHOLE = 1.0
OUTGROWN = 1.5
"""Times a target that reports must reach for two years before it is called outgrown."""
SHARE_AIR = 0.005

GROUPS = (
    ("effort", ("investment_effort", "plan_binding", "defence_share")),
    ("reports", ("reward_success", "statistics_audit")),
)
COLUMNS = ("branch", "last_year", "target", "rise", "investment", "share", "limit")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One branch: last year, target, rise, investment share, what limits it."""

    branch: str
    series: str
    name: str
    pictogram: str
    unit: str
    counted: str
    """What the branch is counted in, where its name does not say so."""
    last_year: str
    """Before anything was reported, what the record gives for the year before."""
    base: str
    """What the record gives for the years before the first plan, with its sources."""
    target: Lever | None
    rise: str
    investment: Lever | None
    share: str
    """The share of all investment that this order comes to, when all are added up."""
    limit: str
    bound: bool
    """Whether the limit is a shortage that this draft makes."""


@dataclass(frozen=True, slots=True)
class FanTab:
    """One series the fan can show."""

    series: str
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan screen."""

    title: str
    state: str
    """Draft, signed, or standing."""
    columns: tuple[tuple[str, str, str], ...]
    """Name, head and explanation of every column."""
    rows: tuple[PlanRow, ...]
    groups: tuple[LeverGroup, ...]
    total: str
    total_note: str
    total_help: str
    balances_title: str
    balances_note: str
    balances: tuple[BalanceRow, ...]
    binding: str
    gaps: str
    gaps_help: str
    board: str
    """Words of the button that opens the whole board."""
    uses_legend: tuple[tuple[str, str], ...]
    fan_title: str
    fan_tabs: tuple[FanTab, ...]
    fan_series: str
    fan: Chart
    far: str
    """Words of the box that draws the fan to the plan's end; empty where that is a year."""
    variants: Variants
    comparison: Comparison | None
    """The kept variants beside the draft, where it is asked for."""
    own: OwnForecast | None
    sign: str
    can_sign: bool
    why_not: str
    reset: str
    can_reset: bool
    departments: str
    """Button that takes the departments' draft; empty where none lies ready."""
    departments_help: str
    footer: str
    outgrown: str
    """That targets were left far behind by reports for two years; empty where none was."""


def plan(
    session: Any, texts: Any, fan_series: str = "", *, compare: bool = False,
    guess: tuple[float, float] | None = None, far: bool = False,
) -> Plan:
    """Return the plan screen of the present draft.

    Args:
        session: The game.
        texts: The text catalogue.
        fan_series: The series of the fan; the first tab where empty.
        compare: Whether the kept variants are laid beside the draft.
        guess: The player's interval for that series, not yet committed.
        far: Whether the fan looks to the end of the five-year plan that runs.
    """
    reading = Reading(session, texts)
    words = reading.words
    balances = balance_rows(reading)
    short = [row for row in balances if row.short]
    tabs = fan_tabs(reading)
    chosen = fan_series or tabs[0].series
    base = base_year(reading, reading.branches())
    rows, total = _rows(reading, balances, base)
    return Plan(
        title=words("plan.title", year=reading.shown.year),
        state=_state(reading),
        columns=_columns(reading, base),
        rows=rows,
        groups=groups(reading, GROUPS),
        total=words("plan.total"),
        total_note=words("plan.total_share", percent=words.number(total * 100)),
        total_help=words("plan.total_note"),
        balances_title=words("plan.balances"),
        balances_note=words("plan.sources_over_uses"),
        balances=balances,
        binding=binding_line(reading, balances),
        gaps=words("plan.gaps", len(short)) if short else "",
        gaps_help=words("plan.gaps_help"),
        board=words("board.open"),
        uses_legend=legend_of(reading, balances),
        fan_title=words("plan.fan"),
        fan_tabs=tabs,
        fan_series=chosen,
        fan=fan(reading, chosen, session.quarters_of_plan if far else QUARTERS),
        far=words("plan.far") if session.quarters_of_plan > QUARTERS else "",
        variants=variants(reading),
        comparison=comparison(reading, tuple((tab.series, tab.name) for tab in tabs))
        if compare and session.variants() else None,
        own=own_forecast(reading, chosen, guess),
        sign=words("frame.sign"),
        can_sign=bool(session.needs_signature),
        why_not="" if session.needs_signature else words("plan.nothing_to_sign"),
        reset=words("plan.reset"),
        can_reset=bool(session.changed()),
        departments=words("plan.departments") if session.departments_drafted else "",
        departments_help=words("plan.departments_help"),
        footer=words("plan.footer"),
        outgrown=_outgrown(reading, rows),
    )


def _columns(reading: Reading, base: BaseYear | None) -> tuple[tuple[str, str, str], ...]:
    """Return name, head and explanation of every column; the base of the first plan is a year."""
    words = reading.words
    made = []
    for name in COLUMNS:
        head, told = words(f"plan.column.{name}"), words.optional(f"plan.column.{name}.help")
        if name == "last_year" and base is not None:
            head, told = str(base.year), words("plan.base_help", year=base.year)
        elif name == "last_year" and not _year_made(reading):
            head = words("plan.column.pace")
        made.append((name, head, told))
    return tuple(made)


def _year_made(reading: Reading) -> bool:
    """Return whether four quarters are told of; before, a year is four times the last one."""
    return any(is_known(reading.total(branch.series, QUARTERS)) for branch in reading.branches())


def _state(reading: Reading) -> str:
    words = reading.words
    if reading.session.is_over:
        return words("plan.over")
    return words("plan.draft" if reading.session.needs_signature else "plan.signed")


def _rows(reading: Reading, balances: tuple[BalanceRow, ...], base: BaseYear | None
          ) -> tuple[tuple[PlanRow, ...], float]:
    """Return the rows and the sum of the investment shares as ordered."""
    branches = reading.branches()
    weights = {branch.id: lever(reading, f"investment_share.{branch.id}") for branch in branches}
    total = sum(_value(each) for each in weights.values())
    causes = {row.cause: row for row in balances if row.short and row.cause}
    return tuple(_row(reading, branch, weights[branch.id], total, causes, base)
                 for branch in branches), total


def _value(found: Lever | None) -> float:
    return found.value / found.factor if found else 0.0


def _row(
    reading: Reading,
    branch: Branch,
    investment: Lever | None,
    total: float,
    causes: dict[str, BalanceRow],
    base: BaseYear | None,
) -> PlanRow:
    words = reading.words
    target = lever(reading, f"plan_target.{branch.id}")
    last = reading.total(branch.series, QUARTERS)
    if not is_known(last):
        last = reading.last(branch.series) * QUARTERS
    if base is not None:
        last = base.values.get(branch.id, math.nan)
    rise = percent_change(target.value, last) if target else math.nan
    name = words.branch(branch.id)
    blocked = next((row for cause, row in causes.items() if cause == name), None)
    limit, bound = (blocked.name, True) if blocked else (_limit(reading, branch), False)
    return PlanRow(
        branch=branch.id,
        series=branch.series,
        name=name,
        pictogram=branch.pictogram,
        unit=words.unit_of_branch(branch.id, branch.unit),
        counted=_counted(reading, branch),
        last_year=words.number(last, branch.decimals),
        base=base.told.get(branch.id, "") if base is not None else "",
        target=target,
        rise=words("number.percent", number=words.signed(rise)) if is_known(rise) else "",
        investment=investment,
        share=words("number.percent", number=words.number(100 * _value(investment) / total))
        if total > 0 else "",
        limit=limit,
        bound=bound,
    )


def _outgrown(reading: Reading, rows: tuple[PlanRow, ...]) -> str:
    """Return which target reports have left furthest behind, two years running; where due."""
    if not reading.session.departments_drafted:
        return ""
    worst, name = OUTGROWN, ""
    for row in rows:
        if row.target is None or row.target.value <= 0:
            continue
        years = [reading.total(row.series, QUARTERS, back) for back in (0, QUARTERS)]
        times = min(years) / row.target.value if all(map(is_known, years)) else 0.0
        if times >= worst:
            worst, name = times, row.name
    words = reading.words
    return words("plan.outgrown", branch=name, percent=words.number(100 * worst)) if name else ""


def _counted(reading: Reading, branch: Branch) -> str:
    """Return what product stands for the whole branch, where that is not the branch's name."""
    words = reading.words
    series = words.series(branch.series)
    if series == words.branch(branch.id):
        return ""
    return words("plan.counted", series=series, unit=words.unit(branch.unit))


def _limit(reading: Reading, branch: Branch) -> str:
    """Return what limited the branch last quarter, as far as reports show it."""
    words = reading.words
    shortage = reading.last(f"shortage.{branch.id}")
    made, capacity = reading.last(branch.series), reading.last(f"capacity.{branch.id}")
    if is_known(capacity) and capacity > 0 and made >= LIMIT_FULL * capacity:
        return words("plan.limit.plant")
    if is_known(shortage) and shortage > 0.02:
        return words("plan.limit.materials")
    return words("plan.limit.none")


def fan_tabs(reading: Reading) -> tuple[FanTab, ...]:
    """Return the series the fan offers: metals, bread, prices, village food."""
    words = reading.words
    wanted = (metals(reading).series, "kolkhoz_market_ratio", "real_wage", "nutrition_rural")
    return tuple(FanTab(name, words.optional(f"fan.{name}") or words.series(name))
                 for name in wanted)
