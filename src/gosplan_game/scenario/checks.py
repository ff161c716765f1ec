"""What must hold between the parts of a scenario: names, dates, answers, texts.

Types and single bounds are checked by the schema, numbers by `building`; here
stand the rules that need the whole document. Each check notes all it finds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gosplan_game.core.variables import VARIABLES
from gosplan_game.scenario.checker import Checker
from gosplan_game.scenario.checks_of_office import check_five_year_plans, check_office, check_press
from gosplan_game.scenario.checks_of_play import (
    check_events,
    check_levers,
    check_mandates,
    check_policies,
)
from gosplan_game.scenario.checks_of_texts import check_texts
from gosplan_game.scenario.compiled import AFTER_END
from gosplan_game.scenario.findings import Findings
from gosplan_game.scenario.names import ScenarioNames
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.reasons import problem
from gosplan_game.scenario.schema import ScenarioDefinition
from gosplan_game.scenario.schema.base import parse_point_key


def check_document(
    definition: ScenarioDefinition, names: ScenarioNames, findings: Findings
) -> None:
    """Note everything that does not hold between the parts of a scenario."""
    checker = Checker(definition, names, findings)
    for check in (
        _check_ids,
        _check_country,
        check_policies,
        check_levers,
        check_office,
        check_five_year_plans,
        check_mandates,
        check_events,
        check_press,
        _check_history,
        _check_points_reach,
    ):
        check(checker)
    check_texts(definition, findings)


def _check_ids(checker: Checker) -> None:
    definition = checker.definition
    for table in (
        "regions", "branches", "products", "projects", "mandates", "commitments", "advisers",
        "events", "difficulties", "five_year_plans", "press",
    ):
        _check_unique([item.id for item in getattr(definition, table)], (table,), checker)
    _check_unique([bend.id for bend in definition.line.bends], ("line", "bends"), checker)
    for number, event in enumerate(definition.events):
        path = ("events", number, "choices")
        _check_unique([choice.id for choice in event.choices], path, checker)
    parts = list(type(definition).model_fields)
    for number, name in enumerate(definition.drop):
        checker.one_of(name, parts, ("drop", number), "part_of_a_scenario")
    _check_unique([found.series for found in definition.history], ("history",), checker, "series")
    taken: dict[str, str] = dict.fromkeys(VARIABLES, problem("taken_by.indicator"))
    series: list[tuple[KeyPath, str, str]] = [
        (("branches", number, "series"), branch.series, problem("taken_by.branch", id=branch.id))
        for number, branch in enumerate(definition.branches)
        if branch.series is not None
    ]
    series += [
        (("products", number, "id"), product.id, problem("taken_by.product", id=product.id))
        for number, product in enumerate(definition.products)
    ]
    for place, name, what in series:
        if name in taken:
            checker.findings.error(place, problem("taken", name=repr(name), by=taken[name]))
        taken.setdefault(name, what)


def _check_unique(
    names: Sequence[str], path: KeyPath, checker: Checker, key: str = "id"
) -> None:
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            checker.findings.error(
                (*path, number, key), problem("second", name=repr(name))
            )
        if name == "default":
            checker.findings.error((*path, number, key), problem("default_id"))
        seen.add(name)


def _check_country(checker: Checker) -> None:
    definition, labels = checker.definition, checker.names.labels
    for number, product in enumerate(definition.products):
        checker.one_of(product.branch, labels.branches, ("products", number, "branch"), "branch")
    for number, project in enumerate(definition.projects):
        path = ("projects", number)
        checker.one_of(project.branch, labels.branches, (*path, "branch"), "branch")
        checker.one_of(project.region, labels.regions, (*path, "region"), "region")
        for index, need in enumerate(project.needs):
            checker.one_of(need, labels.projects, (*path, "needs", index), "project")
        for feeder in project.fed_by:
            checker.one_of(feeder, labels.projects, (*path, "fed_by", feeder), "project")
        for made in project.makes:
            checker.one_of(made, labels.products, (*path, "makes", made), "product")
        if project.earliest > definition.end and not checker.findings.is_inherited(path):
            checker.findings.warning(
                (*path, "earliest"), problem(
                    "after_end", when=str(project.earliest), last=str(definition.end))
            )
    _check_needs(checker)


def _check_needs(checker: Checker) -> None:
    needs = {project.id: project.needs for project in checker.definition.projects}
    for number, project in enumerate(checker.definition.projects):
        reached: set[str] = set()
        waiting = list(project.needs)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += needs.get(name, ())
        if project.id in reached:
            way = ", ".join(sorted(reached - {project.id}))
            checker.findings.error(
                ("projects", number, "needs"),
                problem("needs_itself_by" if way else "needs_itself", project=project.id, way=way),
            )


def _check_history(checker: Checker) -> None:
    for number, found in enumerate(checker.definition.history):
        path: KeyPath = ("history", number)
        checker.series(found.series, (*path, "series"))
        seen: set[str] = set()
        for index, point in enumerate(found.points):
            if point.period in seen:
                checker.findings.warning(
                    (*path, "points", index, "period"),
                    problem("second_figure", when=point.period)
                )
            seen.add(point.period)
        if found.unit:
            _check_unit(checker, found.series, found.unit, (*path, "unit"))
    for series in checker.definition.hindcast.bands:
        checker.series(series, ("hindcast", "bands", series), at_key=True)


def _check_unit(checker: Checker, series: str, unit: str, path: KeyPath) -> None:
    try:
        expected = checker.names.series_unit(series)
    except ValueError:
        return
    if expected and expected != unit:
        checker.findings.warning(path, problem(
            "other_record", found=repr(unit), expected=repr(expected)))


def _check_points_reach(checker: Checker) -> None:
    """Note points that come too late to be used."""
    definition = checker.definition
    last = definition.end + AFTER_END
    groups: list[tuple[KeyPath, Mapping[str, Any]]] = [
        (("exogenous", name, "points"), series.points)
        for name, series in definition.exogenous.items()
    ]
    for policy, found in definition.policies.items():
        for lever, orders in found.orders.items():
            groups.append((("policies", policy, "orders", lever, "points"), orders.points))
    for path, points in groups:
        for key in points:
            if parse_point_key(key) > last and len(points) == 1:
                checker.findings.warning(
                    (*path, key), problem("never_used", last=str(last)), at_key=True
                )
