"""What must hold between the parts of a scenario: names, dates, answers, texts.

Types and single bounds are checked by the schema, numbers by `building`; here
stand the rules that need the whole document. Each check notes all it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.variables import VARIABLES
from gosplan_game.scenario.checks_of_texts import check_texts
from gosplan_game.scenario.compiled import AFTER_END
from gosplan_game.scenario.expressions import ExpressionError, Kind, compile_expression
from gosplan_game.scenario.findings import Findings
from gosplan_game.scenario.names import LEVERS, OUTSIDE, ScenarioNames, did_you_mean
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.schema import Effect, Event, Policy, ScenarioDefinition
from gosplan_game.scenario.schema.base import parse_point_key

REQUIRED_POLICIES = ("historical", "passive", "random", "obedient", "candid", "planner")


def check_document(
    definition: ScenarioDefinition, names: ScenarioNames, findings: Findings
) -> None:
    """Note everything that does not hold between the parts of a scenario."""
    checker = Checker(definition, names, findings)
    for check in (
        _check_ids,
        _check_country,
        _check_policies,
        _check_levers,
        _check_office,
        _check_mandates,
        _check_events,
        _check_history,
        _check_points_reach,
    ):
        check(checker)
    check_texts(definition, findings)


class Checker:
    """A document with what its checks share."""

    def __init__(
        self, definition: ScenarioDefinition, names: ScenarioNames, findings: Findings
    ) -> None:
        """Keep the document, the names it knows, and where findings go."""
        self.definition = definition
        self.names = names
        self.findings = findings

    def one_of(self, name: str, known: Iterable[str], path: KeyPath, what: str) -> None:
        """Note a name that is not among the known."""
        listed = list(known)
        if name not in listed and name not in self.findings.doubtful:
            hint = did_you_mean(name, listed)
            shown = "" if hint or len(listed) > 12 else f"; there are {', '.join(listed) or 'none'}"
            self.findings.error(path, f"unknown {what} {name!r}{hint or shown}")

    def series(self, text: str, path: KeyPath, *, at_key: bool = False) -> None:
        """Note an id that is no series."""
        self._resolved(self.names.series, text, path, at_key=at_key)

    def lever(self, text: str, path: KeyPath, *, at_key: bool = False) -> None:
        """Note an id that is no lever or item of one."""
        self._resolved(self.names.lever, text, path, at_key=at_key)

    def outside(self, text: str, path: KeyPath) -> None:
        """Note an id that is no outside series or item of one."""
        self._resolved(self.names.outside, text, path)

    def _resolved(
        self, resolve: Callable[[str], Any], text: str, path: KeyPath, *, at_key: bool = False
    ) -> None:
        try:
            resolve(text)
        except ValueError as error:
            if not any(name and name in text for name in self.findings.doubtful):
                self.findings.error(path, str(error), at_key=at_key)

    def expression(self, text: str, path: KeyPath, kind: Kind) -> None:
        """Note what is wrong with an expression, at its place within the string."""
        try:
            compiled = compile_expression(text, kind=kind, names=self.names)
        except ExpressionError as error:
            if not any(name and name in text for name in self.findings.doubtful):
                self.findings.error(path, error.text, shift=_shift(text, error.column))
            return
        for remark in compiled.remarks:
            self.findings.warning(path, remark.text, shift=_shift(text, remark.column))

    def played(self, quarter: Quarter | None, path: KeyPath) -> None:
        """Note a date of the scenario's own that lies outside the period."""
        start, end = self.definition.start, self.definition.end
        if quarter is None or start <= quarter <= end or self.findings.is_inherited(path):
            return
        self.findings.error(path, f"{quarter} lies outside the period {start} to {end}")


def _shift(text: str, column: int) -> int:
    return 0 if "\n" in text else column


def _check_ids(checker: Checker) -> None:
    definition = checker.definition
    for table in (
        "regions", "branches", "products", "projects", "mandates", "commitments", "advisers",
        "events",
    ):
        _check_unique([item.id for item in getattr(definition, table)], (table,), checker)
    for number, event in enumerate(definition.events):
        path = ("events", number, "choices")
        _check_unique([choice.id for choice in event.choices], path, checker)
    parts = list(type(definition).model_fields)
    for number, name in enumerate(definition.drop):
        checker.one_of(name, parts, ("drop", number), "part of a scenario")
    _check_unique([found.series for found in definition.history], ("history",), checker, "series")
    taken = dict.fromkeys(VARIABLES, "an indicator of every scenario")
    series: list[tuple[KeyPath, str, str]] = [
        (("branches", number, "series"), branch.series, f"the series of branch {branch.id}")
        for number, branch in enumerate(definition.branches)
        if branch.series is not None
    ]
    series += [
        (("products", number, "id"), product.id, f"product {product.id}")
        for number, product in enumerate(definition.products)
    ]
    for place, name, what in series:
        if name in taken:
            checker.findings.error(place, f"the name {name!r} is taken by {taken[name]}")
        taken.setdefault(name, what)


def _check_unique(
    names: Sequence[str], path: KeyPath, checker: Checker, key: str = "id"
) -> None:
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            checker.findings.error(
                (*path, number, key), f"a second {name!r}: ids are unique, keep one"
            )
        if name == "default":
            checker.findings.error((*path, number, key), "'default' cannot be an id")
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
        if project.earliest > definition.end and not checker.findings.is_inherited(path):
            checker.findings.warning(
                (*path, "earliest"), f"{project.earliest} lies after the end {definition.end}"
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
                f"{project.id} needs itself{f' by way of {way}' if way else ''}",
            )


def _check_policies(checker: Checker) -> None:
    definition = checker.definition
    policies = definition.policies
    for name in REQUIRED_POLICIES:
        if name not in policies and name not in checker.findings.doubtful:
            checker.findings.warning(
                ("policies",), f"no policy {name!r}: every shipped scenario has one", at_key=True
            )
    for name, policy in policies.items():
        _check_policy(checker, name, policy)
    checker.one_of(definition.line.policy, policies, ("line", "policy"), "policy")
    if definition.replay is not None:
        checker.one_of(definition.replay.policy, policies, ("replay", "policy"), "policy")
        until = definition.replay.until
        if not definition.start <= until < definition.end:
            checker.findings.error(
                ("replay", "until"), f"{until} leaves nothing to replay or to play between "
                f"{definition.start} and {definition.end}"
            )
    followed = [("line", definition.line.policy)]
    followed += [("replay", definition.replay.policy)] if definition.replay is not None else []
    for part, name in followed:
        found = policies.get(name)
        if found is not None and found.kind not in ("orders", "standing"):
            checker.findings.error(
                (part, "policy"), f"{name!r} is of kind {found.kind!r}, expected one of orders by "
                "date: 'orders' or 'standing'"
            )


def _check_policy(checker: Checker, name: str, policy: Policy) -> None:
    path: KeyPath = ("policies", name)
    policies = checker.definition.policies
    if policy.base is not None:
        checker.one_of(policy.base, policies, (*path, "base"), "policy")
        seen = {name}
        following: str | None = policy.base
        while following is not None and following in policies:
            if following in seen:
                checker.findings.error((*path, "base"), "policies stand on each other in a circle")
                break
            seen.add(following)
            following = policies[following].base
    if policy.orders and policy.kind != "orders":
        checker.findings.error(
            (*path, "orders"), f"a policy of kind {policy.kind!r} takes no orders", at_key=True
        )
    if policy.rules and policy.kind != "rules":
        checker.findings.error(
            (*path, "rules"), f"a policy of kind {policy.kind!r} takes no rules", at_key=True
        )
    if policy.kind == "rules" and not policy.rules:
        checker.findings.error(path, "a policy of kind 'rules' needs rules", at_key=True)
    for item, rule in policy.rules.items():
        checker.lever(item, (*path, "rules", item), at_key=True)
        checker.expression(rule, (*path, "rules", item), "number")
    _check_choices(checker, policy, path)


def _check_choices(checker: Checker, policy: Policy, path: KeyPath) -> None:
    events = {event.id: event for event in checker.definition.events}
    for event_id, choice_id in policy.choices.items():
        place = (*path, "choices", event_id)
        checker.one_of(event_id, events, place, "event")
        if event_id in events:
            known = [choice.id for choice in events[event_id].choices]
            checker.one_of(choice_id, known, place, "choice")


def _check_levers(checker: Checker) -> None:
    definition = checker.definition
    absent = [name for name in LEVERS if name not in definition.levers]
    if absent:
        shown = ", ".join(absent[:6]) + (f" and {len(absent) - 6} more" if len(absent) > 6 else "")
        checker.findings.warning(
            ("levers",), f"not listed, so not the office's: {shown}", at_key=True
        )


def _check_office(checker: Checker) -> None:
    definition = checker.definition
    for number, commitment in enumerate(definition.commitments):
        path: KeyPath = ("commitments", number)
        checker.expression(commitment.kept, (*path, "kept"), "truth")
        if commitment.partly:
            checker.expression(commitment.partly, (*path, "partly"), "truth")
        if commitment.indicator:
            checker.series(commitment.indicator, (*path, "indicator"))
    for number, adviser in enumerate(definition.advisers):
        path = ("advisers", number)
        if adviser.overlay:
            overlays = definition.parameters.overlays
            checker.one_of(adviser.overlay, overlays, (*path, "overlay"), "overlay")
        for index, series in enumerate(adviser.series):
            checker.series(series, (*path, "series", index))
    if definition.lesson is not None:
        for index, item in enumerate(definition.lesson.open_levers):
            checker.lever(item, ("lesson", "open_levers", index))
    _check_stops(checker)


def _check_stops(checker: Checker) -> None:
    stops = checker.definition.stops
    for number, date in enumerate(stops.dates):
        checker.played(date, ("stops", "dates", number))
    for number, yearly in enumerate(stops.yearly):
        if yearly.last < yearly.first:
            checker.findings.error(
                ("stops", "yearly", number), f"to {yearly.last} lies before from {yearly.first}"
            )
    if not stops.dates and not stops.yearly:
        checker.findings.warning(("stops",), "no stops: every quarter will be one", at_key=True)


def _check_mandates(checker: Checker) -> None:
    definition = checker.definition
    for number, mandate in enumerate(definition.mandates):
        path: KeyPath = ("mandates", number)
        checker.series(mandate.indicator, (*path, "indicator"))
        checker.played(mandate.first, (*path, "from"))
        if mandate.deadline > definition.end + AFTER_END:
            checker.findings.warning(
                (*path, "deadline"),
                f"{mandate.deadline} lies after the end {definition.end}: it is never judged",
            )
        if mandate.lever:
            checker.lever(mandate.lever, (*path, "lever"))
            _check_item(checker, mandate.lever, (*path, "lever"))
        if not mandate.source:
            checker.findings.warning(path, "a mandate names where it is found: no source",
                                     at_key=True)


def _check_item(checker: Checker, item: str, path: KeyPath) -> None:
    declared = LEVERS.get(item)
    if declared is not None and declared.axes:
        first = (checker.names.labels.along(declared.axes[0]) or ("id",))[0]
        sign = "@" if declared.axes[0] == "region" else "."
        checker.findings.error(
            path, f"{item} has many items: name one, such as {item}{sign}{first}"
        )


def _check_events(checker: Checker) -> None:
    for number, event in enumerate(checker.definition.events):
        path: KeyPath = ("events", number)
        _check_time(checker, event, path)
        _check_answers(checker, event, path)
        for index, effect in enumerate(event.effects):
            _check_effect(checker, effect, (*path, "effects", index))
        for place, choice in enumerate(event.choices):
            for index, effect in enumerate(choice.effects):
                _check_effect(checker, effect, (*path, "choices", place, "effects", index))
        if not event.sources:
            checker.findings.warning(path, f"event {event.id} names no sources", at_key=True)


def _check_time(checker: Checker, event: Event, path: KeyPath) -> None:
    checker.played(event.when, (*path, "when"))
    if event.condition:
        checker.expression(event.condition, (*path, "condition"), "truth")
    start, end = checker.definition.start, checker.definition.end
    if event.when is not None or checker.findings.is_inherited(path):
        return
    if event.first is not None and event.first > end:
        checker.findings.error((*path, "from"), f"{event.first} lies after the end {end}")
    if event.until is not None and event.until < start:
        checker.findings.error((*path, "until"), f"{event.until} lies before the start {start}")


def _check_answers(checker: Checker, event: Event, path: KeyPath) -> None:
    known = [choice.id for choice in event.choices]
    if known and event.default is None:
        checker.findings.error(
            path, f"event {event.id} has choices but no default for an unanswered one; "
            f"add default = {known[0]!r} or another", at_key=True,
        )
    for key in ("default", "historical"):
        name = getattr(event, key)
        if name is not None:
            checker.one_of(name, known, (*path, key), "choice")
    if len(known) > 1 and event.historical is None:
        checker.findings.warning(
            path, f"event {event.id} does not say which choice history made", at_key=True
        )


def _check_effect(checker: Checker, effect: Effect, path: KeyPath) -> None:
    if effect.lever is not None:
        checker.lever(effect.lever, (*path, "lever"))
        declared = LEVERS.get(effect.lever.partition("@")[0].partition(".")[0])
    elif effect.exogenous is not None:
        checker.outside(effect.exogenous, (*path, "exogenous"))
        declared = OUTSIDE.get(effect.exogenous.partition("@")[0].partition(".")[0])
    else:
        return
    value = effect.set
    if declared is not None and value is not None and not (
        declared.lower <= value <= declared.upper
    ):
        checker.findings.error(
            (*path, "set"), f"{value:g} is out of bounds: expected {declared.lower:g} to "
            f"{declared.upper:g} ({declared.unit})"
        )


def _check_history(checker: Checker) -> None:
    for number, found in enumerate(checker.definition.history):
        path: KeyPath = ("history", number)
        checker.series(found.series, (*path, "series"))
        seen: set[str] = set()
        for index, point in enumerate(found.points):
            if point.period in seen:
                checker.findings.warning(
                    (*path, "points", index, "period"), f"a second figure for {point.period}"
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
        checker.findings.warning(path, f"found {unit!r}, the series is recorded in {expected!r}")


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
                    (*path, key), f"lies after {last}: it is never used", at_key=True
                )
