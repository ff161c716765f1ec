"""The newspaper: chosen from what was reported, and from nothing else.

Every quarter some templates hold: a branch whose report reached its target, a harvest
reported above the last, a works that opened, a date. The heaviest leads; of each subject
one is printed. Figures are the reports'. What the regime did not print has no template:
the paper has no words for hunger after 1922, and none for a fall.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from gosplan_game.sim.context import Context
from gosplan_game.sim.expressions import condition_mask, expression
from gosplan_game.sim.forecast import reported_series
from gosplan_game.sim.history import Firing
from gosplan_game.sim.shocks import Kind, uniform

if TYPE_CHECKING:
    from gosplan_game.scenario.schema import Branch, Story
    from gosplan_game.sim.engine import Engine

LEAST_RISE = 2.0
"""Percent from which a rise is worth a line."""
WORTH = {"fulfilled": 9.0, "rose": 5.0, "record": 8.0, "harvest_rose": 16.0, "harvest": 7.0}
"""Weight of news by rule beside the template's own."""
CHANGE = 6.0
"""Weight that chance adds, so that the same branch does not lead every page."""
MOST_STORIES = 4
OPENED = 0.999
"""Share of a project's cost from which it counts as opened."""

_BRANCHES = 10_000
"""Where the draws of branches begin, beyond those of templates."""

FigureKind = Literal["amount", "percent", "number"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a report, to be put in words by whoever prints it."""

    value: float
    kind: FigureKind
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """One story on the page: its template, what it names, and its figures."""

    id: str
    subject: str
    weight: float
    series: str = ""
    """Series that a picture beside it may count, as reported."""
    pictogram: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    """Text keys of the names in it by field: ``branch``, ``project``, ``plan``."""
    figures: Mapping[str, Figure] = field(default_factory=dict)
    """Figures by field: ``amount``, ``percent``, ``before``."""

    @property
    def headline(self) -> str:
        """Key of the headline's text."""
        return f"press.{self.id}.headline"

    @property
    def line(self) -> str:
        """Key of the line's text."""
        return f"press.{self.id}.line"


@dataclass(frozen=True, slots=True)
class _News:
    """Something that happened, as far as it was reported."""

    rule: str
    key: str
    """What it happened to: a branch, a project, a plan."""
    weight: float
    series: str = ""
    pictogram: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)


def front_page(engine: Engine, column: int = 0, *, most: int = MOST_STORIES) -> tuple[Printed, ...]:
    """Return what the newspaper prints at the beginning of a quarter, the lead first.

    Args:
        engine: A game whose quarter was begun.
        column: Which run.
        most: How many stories the page holds.
    """
    news = list(_news(engine, column))
    found = [
        each
        for number, story in enumerate(engine.scenario.definition.press)
        if _in_tone(story, engine)
        for each in _printed(story, number, news, engine, column)
    ]
    found.sort(key=lambda each: (-each.weight, each.id, each.series))
    page: list[Printed] = []
    for each in found:
        again = any(
            each.subject == other.subject or (each.series and each.series == other.series)
            for other in page
        )
        if not again and len(page) < most:
            page.append(each)
    return tuple(page)


def _in_tone(story: Story, engine: Engine) -> bool:
    """Return whether a template belongs to this quarter."""
    quarter = engine.scenario.quarter(engine.turn)
    if story.rule == "date" and quarter != story.first:
        return False
    if story.season is not None and quarter.season + 1 != story.season:
        return False
    if story.first is not None and quarter < story.first:
        return False
    return story.until is None or quarter <= story.until


def _printed(
    story: Story, number: int, news: list[_News], engine: Engine, column: int
) -> Iterator[Printed]:
    """Yield a template filled with each piece of news that it fits."""
    context = engine.context
    if story.condition:
        holds = condition_mask(expression(story.condition), context)
        if not holds[column]:
            return
    chance = _chance(engine, number, column)
    if story.rule in ("date", "condition"):
        figures = _figures(engine, story.series, column) if story.series else {}
        yield Printed(
            story.id, story.subject, story.weight + 0.5 * chance, story.series,
            story.pictogram, {}, figures,
        )
        return
    for each in news:
        if each.rule == story.rule and _fits(story, each.key, engine):
            yield Printed(
                story.id, story.subject, each.weight + story.weight + 2.0 * chance,
                each.series, story.pictogram or each.pictogram, each.names, each.figures,
            )


def _chance(engine: Engine, number: int, column: int) -> float:
    """Return a template's chance now, the less the better its chance was a quarter ago."""
    now, before = (
        float(uniform(engine.seed, engine.runs, turn, Kind.PAPER, number)[column])
        for turn in (engine.turn, engine.turn - 1)
    )
    return now + 0.5 * (1.0 - before)


def _fits(story: Story, key: str, engine: Engine) -> bool:
    """Return whether a template may speak of a piece of news of its rule."""
    if story.rule == "event":
        choices = story.choices or ("*",)
        return key in {f"{story.event}:{choice}" for choice in choices}
    if story.about:
        return key in story.about
    return key not in engine.scenario.definition.unprinted


def _news(engine: Engine, column: int) -> Iterator[_News]:
    yield from _branches(engine, column)
    yield from _harvest(engine, column)
    yield from _collected(engine, column)
    yield from _projects(engine, column)
    yield from _answers(engine.events.log, engine.turn - 1, column)
    yield from _plans(engine, column)


def _year(context: Context, series: str, ago: int, column: int) -> float:
    """Return one quarter's report, some quarters ago."""
    return float(context.value(series, ago)[column])


def _figures(engine: Engine, series: str, column: int) -> dict[str, Figure]:
    """Return last year's report of a series, and its rise on the year before."""
    place = reported_series(engine.catalogue, series)
    last = engine.history.turns - 1
    if place.id not in engine.history or last < 3:
        return {}
    now = float(engine.history.trailing(place.id, last)[column])
    figures = {"amount": Figure(now, "amount", place.variable.unit)}
    if last >= 7:
        before = float(engine.history.trailing(place.id, last - 4)[column])
        if before > 0.0:
            figures["percent"] = Figure(100.0 * (now / before - 1.0), "percent")
    return {name: each for name, each in figures.items() if np.isfinite(each.value)}


def _branches(engine: Engine, column: int) -> Iterator[_News]:
    """Yield branches that reached their target, rose, or stand higher than ever."""
    context = engine.context
    for number, branch in enumerate(engine.scenario.definition.branches):
        if not branch.series:
            continue
        draw = uniform(engine.seed, engine.runs, engine.turn, Kind.PAPER, _BRANCHES + number)
        luck = CHANGE * float(draw[column])
        series = f"{branch.series}~reported"
        made = _year(context, series, 0, column)
        before = _year(context, series, 4, column)
        if not np.isfinite(made) or made <= 0.0:
            continue
        rise = 100.0 * (made / before - 1.0) if before > 0.0 else float("nan")
        percent = _year(context, f"plan_fulfilment.{branch.id}", 0, column)
        if percent >= 100.0:
            worth = WORTH["fulfilled"] + min(percent - 100.0, 25.0) / 4.0
            yield _of_branch("fulfilled", branch, worth + luck, made, percent)
        if rise >= LEAST_RISE:
            worth = WORTH["rose"] + min(rise, 50.0) / 5.0
            yield _of_branch("rose", branch, worth + luck, made, rise)
            past = engine.history.get(series)[:-1, column]
            if past.size >= 8 and made > float(np.nanmax(past)):
                worth = WORTH["record"] + min(rise, 50.0) / 6.0
                yield _of_branch("record", branch, worth + luck, made, rise)


def _of_branch(
    rule: str, branch: Branch, worth: float, amount: float, percent: float
) -> _News:
    figures = {
        "amount": Figure(amount, "amount", branch.unit),
        "percent": Figure(percent, "percent"),
    }
    names = {"branch": f"branch.{branch.id}"}
    return _News(rule, branch.id, worth, branch.series or "", branch.pictogram, names, figures)


def _harvest(engine: Engine, column: int) -> Iterator[_News]:
    """Yield the reported harvest in the quarter after it was brought in."""
    context = engine.context
    made = _year(context, "grain_harvest~reported", 0, column)
    if context.season != 4 or not np.isfinite(made) or made <= 0.0:
        return
    before = _year(context, "grain_harvest~reported", 4, column)
    figures = {"amount": Figure(made, "amount", "Mt")}
    rule = "harvest"
    if before > 0.0 and made > before:
        rule = "harvest_rose"
        figures["percent"] = Figure(100.0 * (made / before - 1.0), "percent")
    yield _News(rule, "grain", WORTH[rule], "grain_harvest", "sheaf", {}, figures)


def _collected(engine: Engine, column: int) -> Iterator[_News]:
    """Yield collections that reached the quota of the agricultural year."""
    context = engine.context
    quota = float(context.lever("grain_quota")[column])
    last = engine.history.turns - 1
    if context.season != 3 or last < 3 or quota <= 0.0:
        return
    taken = float(engine.history.trailing("grain_procurement", last)[column])
    if taken >= quota:
        figures = {
            "amount": Figure(taken, "amount", "Mt"),
            "percent": Figure(100.0 * taken / quota, "percent"),
        }
        yield _News("collected", "grain", 8.0, "grain_procurement", "sack", {}, figures)


def _projects(engine: Engine, column: int) -> Iterator[_News]:
    """Yield works that opened with the quarter before."""
    context = engine.context
    for project in engine.scenario.definition.projects:
        series = f"project_progress.{project.id}"
        if series not in engine.history:
            continue
        now, before = (_year(context, series, ago, column) for ago in (0, 1))
        if now >= OPENED > before:
            names = {"project": f"project.{project.id}"}
            yield _News("project", project.id, 20.0, "", "works", names, {})


def _answers(log: list[Firing], turn: int, column: int) -> Iterator[_News]:
    """Yield the events of the quarter before, with and without their answers."""
    for firing in log:
        if firing.turn == turn and column in firing.runs:
            answer = firing.choices[firing.runs.index(column)]
            yield _News("event", f"{firing.event}:*", 10.0)
            yield _News("event", f"{firing.event}:{answer}", 10.0)


def _plans(engine: Engine, column: int) -> Iterator[_News]:
    """Yield plans signed and declared in the quarter before, and raised in this one."""
    book = engine.plans
    for index, plan in enumerate(book.plans):
        names = {"plan": f"five_year_plan.{plan.id}"}
        if 0 <= book.signed_on(index, column) == engine.turn - 1:
            yield _News("plan_signed", plan.id, 22.0, "", "stamp", names, {})
        if any(place == index and mask[column] and turn == engine.turn
               for place, _, mask, turn in book.raised):
            yield _News("plan_raised", plan.id, 24.0, "", "stamp", names, {})
        declared = float(book.fulfilment[index, column])
        over = int(book.deadline[index, column]) == engine.turn - 1
        if over and np.isfinite(declared):
            figures = {"percent": Figure(100.0 * declared, "percent")}
            yield _News("plan_declared", plan.id, 26.0, "", "banner", names, figures)
