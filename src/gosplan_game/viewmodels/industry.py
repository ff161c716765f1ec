"""Industry and projects: output against capacity, what is short, the building sites."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from gosplan_game.report.numbers import is_known, percent_change
from gosplan_game.report.reading import QUARTERS, Reading
from gosplan_game.viewmodels.inspection import seen_of_late
from gosplan_game.viewmodels.levers import (
    Consequences,
    Lever,
    LeverGroup,
    consequences,
    groups,
    lever,
)
from gosplan_game.viewmodels.plates import metals

GROUPS = (
    ("building", ("investment_effort", "defence_share", "plan_binding")),
    ("reports", ("reward_success", "statistics_audit", "norm_campaign", "labour_decree")),
)
SEEN = 0.005
"""Share of the claims from which a shortage is named."""
MOST_MISSING = 3
SHORT = 0.05
BLOCKS = 10


@dataclass(frozen=True, slots=True)
class IndustryRow:
    """One branch: output and capacity of the last quarter, what it lacked, its people."""

    branch: str
    series: str
    name: str
    pictogram: str
    unit: str
    output: str
    on_year: str
    use: str
    use_share: float
    """Output over capacity, 0 to 1; nan where it is not known."""
    shortage: str
    short: bool
    employment: str
    unfinished: str
    fulfilment: str
    seen: str
    """What inspectors found there of late; empty where nobody has been."""


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One named building site."""

    id: str
    name: str
    note: str
    pictogram: str
    place: str
    cost: str
    blocks: int
    """Tenths of the cost spent."""
    state: str
    working: bool
    lever: Lever | None
    can_start: bool
    source: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A good of which less came than was claimed."""

    name: str
    pictogram: str
    share: float
    """Of the claims, what did not come."""
    text: str
    short: bool


@dataclass(frozen=True, slots=True)
class Industry:
    """The industry screen."""

    title: str
    subtitle: str
    columns: tuple[str, ...]
    rows: tuple[IndustryRow, ...]
    bottleneck_title: str
    bottleneck: str
    missing: tuple[Missing, ...]
    """The goods that were missed most, the worst first."""
    projects_title: str
    projects_note: str
    projects: tuple[ProjectRow, ...]
    start: str
    stop: str
    groups: tuple[LeverGroup, ...]
    consequences: Consequences
    footer: str


def industry(session: Any, texts: Any, *, with_forecast: bool = True) -> Industry:
    """Return the industry screen of the present draft."""
    reading = Reading(session, texts)
    words = reading.words
    chosen = metals(reading)
    wanted = ((chosen.series, chosen.pictogram, True), ("gross_industry", "factory", True),
              ("labour_turnover", "worker", False))
    return Industry(
        title=words("industry.title"),
        subtitle=words("industry.subtitle"),
        columns=tuple(words(f"industry.column.{name}") for name in
                      ("branch", "output", "on_year", "use", "shortage", "employment",
                       "unfinished")),
        rows=tuple(_row(reading, branch) for branch in reading.branches()),
        bottleneck_title=words("industry.bottleneck_title"),
        bottleneck=_bottleneck(reading),
        missing=_missing(reading),
        projects_title=words("industry.projects"),
        projects_note=words("industry.share_finished"),
        projects=project_rows(reading),
        start=words("industry.start"),
        stop=words("industry.stop"),
        groups=groups(reading, (*GROUPS, ("ranks", _ranks(reading)))),
        consequences=consequences(reading, wanted if with_forecast else ()),
        footer=words("industry.footer"),
    )


def _ranks(reading: Reading) -> tuple[str, ...]:
    """Return the levers by which branches are served before one another."""
    return tuple(f"priority.{branch.id}" for branch in reading.branches())


def _row(reading: Reading, branch: Any) -> IndustryRow:
    words = reading.words
    made = reading.last(branch.series)
    capacity = reading.last(f"capacity.{branch.id}")
    shortage = reading.last(f"shortage.{branch.id}")
    use = made / capacity if is_known(capacity) and capacity > 0 else math.nan
    fulfilment = reading.last(f"plan_fulfilment.{branch.id}")
    change = percent_change(made, reading.last(branch.series, QUARTERS))

    def percent(value: float) -> str:
        if not is_known(value):
            return ""
        return words("number.percent", number=words.number(value))

    return IndustryRow(
        branch=branch.id,
        series=branch.series,
        name=words.branch(branch.id),
        pictogram=branch.pictogram,
        unit=words.unit_of_branch(branch.id, branch.unit),
        output=words.figure(made, branch.unit),
        on_year=words("number.percent", number=words.signed(change)) if is_known(change) else "",
        use=percent(use * 100),
        use_share=min(use, 1.0) if is_known(use) else math.nan,
        shortage=percent(shortage * 100) if is_known(shortage) and shortage >= SEEN else "",
        short=is_known(shortage) and shortage >= SHORT,
        employment=words.figure(reading.last(f"employment.{branch.id}"), "million"),
        unfinished=words.figure(reading.last(f"unfinished_works.{branch.id}")),
        fulfilment=percent(fulfilment),
        seen=seen_of_late(reading, branch.series),
    )


def _bottleneck(reading: Reading) -> str:
    """Return which branch's product was missed most last quarter."""
    words = reading.words
    found = [(reading.last(f"shortage.{branch.id}"), branch.id) for branch in reading.branches()]
    known = [(share, name) for share, name in found if is_known(share) and share >= SHORT]
    if not known:
        return words("industry.no_bottleneck")
    share, name = max(known)
    return words(
        "industry.bottleneck", branch=words.branch(name), percent=words.number(100 * share)
    )


def _missing(reading: Reading) -> tuple[Missing, ...]:
    """Return the goods that were missed most last quarter, the worst first."""
    words = reading.words
    found = [(reading.last(f"shortage.{branch.id}"), branch) for branch in reading.branches()]
    known = sorted(((share, branch) for share, branch in found
                    if is_known(share) and share >= SEEN), key=lambda pair: -pair[0])
    return tuple(Missing(words.branch(branch.id), branch.pictogram, min(1.0, share),
                         words("number.percent", number=words.number(100 * share)), share >= SHORT)
                 for share, branch in known[:MOST_MISSING])


def project_rows(reading: Reading) -> tuple[ProjectRow, ...]:
    """Return the named building sites of the scenario."""
    return tuple(_project(reading, item) for item in reading.scenario.definition.projects)


def _project(reading: Reading, item: Any) -> ProjectRow:
    words = reading.words
    progress = reading.last(f"project_progress.{item.id}")
    progress = progress if is_known(progress) else 0.0
    order = lever(reading, f"project_start.{item.id}")
    working = progress >= 1 - 1e-6
    early = reading.now < item.earliest
    if working:
        state = words("industry.working")
    elif early:
        state = words("industry.not_before", quarter=words.quarter(item.earliest))
    elif progress > 0:
        state = words("number.percent", number=words.number(progress * 100))
    else:
        ordered = order is not None and order.value > 0
        state = words("industry.ordered" if ordered else "industry.not_begun")
    branches = {branch.id: branch for branch in reading.branches()}
    branch = branches.get(item.branch)
    return ProjectRow(
        id=item.id,
        name=words.project(item.id),
        note=words.content(f"project.{item.id}.note"),
        pictogram=branch.pictogram if branch else "works",
        place=words.region(item.region),
        cost=words("industry.cost", amount=words.figure(float(item.cost))),
        blocks=min(BLOCKS, math.floor(progress * BLOCKS + 1e-9)),
        state=state,
        working=working,
        lever=order,
        can_start=order is not None and order.enabled and not working and not early,
        source=words.cited(item.source),
    )
