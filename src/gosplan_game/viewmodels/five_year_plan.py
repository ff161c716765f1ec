"""A five-year plan: its drafts side by side, and the way that the signed one sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gosplan_game.report.numbers import decimals_for, is_known
from gosplan_game.report.reading import Reading

HUNDRED = 100.0
LEAST_COST = 0.05


@dataclass(frozen=True, slots=True)
class DraftCell:
    """One branch in one draft."""

    text: str
    growth: str
    """Yearly growth in words; empty where there is no base."""
    times: float
    """Figure over base; 0 where there is no base."""
    figure: float
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class DraftColumn:
    """One variant."""

    id: str
    name: str
    note: str
    source: str
    standing: str
    wanted: str
    """Whether it is the one that the line expects."""


@dataclass(frozen=True, slots=True)
class BranchRow:
    """One branch through all drafts."""

    branch: str
    name: str
    unit: str
    pictogram: str
    base: str
    cells: tuple[DraftCell, ...]


@dataclass(frozen=True, slots=True)
class RunningRow:
    """One branch of a signed plan."""

    name: str
    pictogram: str
    base: str
    figure: str
    path: str
    target: str
    reported: str
    reported_times: float
    path_times: float
    figure_times: float
    """Reported output, the way and the last year's figure, over the base."""
    unit: str
    """Of all its figures."""
    below: bool
    """Whether the yearly target lies below the way and its tolerance."""


@dataclass(frozen=True, slots=True)
class FiveYearPlanSheet:
    """The screen of one plan."""

    id: str
    title: str
    subtitle: str
    stage: str
    """``drafted``, ``signed`` or ``over``."""
    stage_text: str
    drafts: tuple[DraftColumn, ...]
    rows: tuple[BranchRow, ...]
    most_times: float
    """The largest growth that a bar has to show, times the base."""
    heads: tuple[str, ...]
    running: tuple[RunningRow, ...]
    running_heads: tuple[str, ...]
    notes: tuple[str, ...]
    """Raises that came, fulfilment as declared, what the yearly figures cost."""
    sign: str
    follow: str
    can_follow: bool
    footer: str


def plan_line(session: Any, texts: Any) -> tuple[tuple[str, str, str], ...]:
    """Return the signed plans that run: id, name and until when."""
    reading = Reading(session, texts)
    words = reading.words
    return tuple(
        (plan.id, words.name(f"five_year_plan.{plan.id}"),
         words("five_year.until", when=words.quarter(plan.deadline)))
        for plan in session.five_year_plans() if plan.stage == "signed"
    )


def five_year_plan(session: Any, texts: Any, plan_id: str) -> FiveYearPlanSheet:
    """Return the sheet of a plan that was drafted."""
    reading = Reading(session, texts)
    words = reading.words
    plan = session.five_year_plan(plan_id)
    base = f"five_year_plan.{plan_id}"
    rows = _rows(reading, plan)
    running = _running(reading, plan)
    times = [cell.times for row in rows for cell in row.cells]
    times += [each for row in running for each in
              (row.figure_times, row.path_times, row.reported_times)]
    return FiveYearPlanSheet(
        id=plan_id,
        title=words.name(base),
        subtitle=words.content(f"{base}.help"),
        stage=plan.stage,
        stage_text=_stage(reading, plan),
        drafts=tuple(_column(reading, plan, draft) for draft in plan.drafts),
        rows=rows,
        most_times=max([1.0, *(each for each in times if is_known(each))]),
        heads=(words("five_year.branch"), words("five_year.base")),
        running=running,
        running_heads=tuple(words(f"five_year.{name}") for name in (
            "branch", "base", "reported", "path", "target", "figure")),
        notes=_notes(reading, plan),
        sign=words("five_year.sign"),
        follow=words("five_year.follow"),
        can_follow=plan.stage == "signed" and bool(session.at_stop)
        and any(row.below for row in running),
        footer=words("five_year.footer"),
    )


def _stage(reading: Reading, plan: Any) -> str:
    words = reading.words
    if plan.stage == "drafted":
        return words("five_year.drafted", when=words.quarter(plan.deadline))
    variant = words.name(f"five_year_plan.{plan.id}.{plan.variant}")
    if plan.stage == "signed":
        return words("five_year.signed", variant=variant, when=words.quarter(plan.deadline))
    return words("five_year.over", variant=variant)


def _column(reading: Reading, plan: Any, draft: Any) -> DraftColumn:
    words = reading.words
    base = f"five_year_plan.{plan.id}.{draft.id}"
    return DraftColumn(
        id=draft.id,
        name=words.name(base),
        note=words.content(f"{base}.note"),
        source=words("almanac.source", sources=words.cited(draft.source)) if draft.source else "",
        standing=words("event.standing", change=words.signed(draft.standing, 1))
        if abs(draft.standing) >= LEAST_COST else "",
        wanted=words("five_year.wanted") if draft.id == plan.line else "",
    )


def _rows(reading: Reading, plan: Any) -> tuple[BranchRow, ...]:
    branches = {branch.id: branch for branch in reading.branches()}
    order = [each.branch for each in plan.drafts[0].figures]
    made = []
    for name in order:
        branch = branches[name]
        figures = [next(each for each in draft.figures if each.branch == name)
                   for draft in plan.drafts]
        decimals = decimals_for([figure.figure for figure in figures])
        made.append(BranchRow(
            branch=name,
            name=reading.words.branch(name),
            unit=reading.words.unit(branch.unit),
            pictogram=branch.pictogram,
            base=reading.words.number(figures[0].base, decimals)
            if is_known(figures[0].base) else "",
            cells=tuple(_cell(reading, figure, decimals) for figure in figures),
        ))
    return tuple(made)


def _cell(reading: Reading, figure: Any, decimals: int) -> DraftCell:
    words = reading.words
    growth = ""
    if is_known(figure.growth):
        growth = words("five_year.growth", percent=words.signed(HUNDRED * figure.growth))
    times = figure.figure / figure.base if is_known(figure.base) and figure.base > 0 else 0.0
    return DraftCell(words.number(figure.figure, decimals), growth, times, figure.figure,
                     figure.lowest, figure.highest)


def _running(reading: Reading, plan: Any) -> tuple[RunningRow, ...]:
    words = reading.words
    branches = {branch.id: branch for branch in reading.branches()}
    declared = next(each for each in reading.scenario.definition.five_year_plans
                    if each.id == plan.id)
    made = []
    for each in plan.branches:
        decimals = decimals_for([each.figure])

        def text(value: float, places: int = decimals) -> str:
            return words.number(value, places) if is_known(value) else ""

        base = each.base if is_known(each.base) and each.base > 0 else float("nan")
        made.append(RunningRow(
            name=words.branch(each.branch),
            pictogram=branches[each.branch].pictogram,
            base=text(each.base),
            figure=text(each.figure),
            path=text(each.path),
            target=text(each.target),
            reported=text(each.reported),
            unit=words.unit(branches[each.branch].unit),
            reported_times=each.reported / base,
            path_times=each.path / base,
            figure_times=each.figure / base,
            below=plan.stage == "signed"
            and each.target < (1.0 - declared.tolerance) * each.path,
        ))
    return tuple(made)


def _notes(reading: Reading, plan: Any) -> tuple[str, ...]:
    words = reading.words
    found = [words.content(f"five_year_plan.{plan.id}.raise.{name}") for name in plan.raised]
    if is_known(plan.fulfilment):
        found.append(words("five_year.declared",
                           percent=words.number(HUNDRED * plan.fulfilment, 1)))
    if plan.stage == "signed" and plan.departure > LEAST_COST:
        found.append(words("five_year.departure", amount=words.number(plan.departure, 1)))
    return tuple(text for text in found if text)
