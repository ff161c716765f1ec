"""What must hold of the office: commitments, advisers, the line, plans, stops."""

from __future__ import annotations

from gosplan_game.scenario.checker import Checker
from gosplan_game.scenario.checks_of_play import check_earlier, check_effect
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.reasons import problem


def check_office(checker: Checker) -> None:
    """Check commitments, advisers, the lesson and the stops."""
    definition = checker.definition
    for number, commitment in enumerate(definition.commitments):
        path: KeyPath = ("commitments", number)
        checker.expression(commitment.kept, (*path, "kept"), "truth")
        if commitment.partly:
            checker.expression(commitment.partly, (*path, "partly"), "truth")
        if commitment.indicator:
            checker.series(commitment.indicator, (*path, "indicator"))
    _check_advisers(checker)
    for index, effect in enumerate(definition.office.look_well):
        check_effect(checker, effect, ("office", "look_well", index))
    _check_bends(checker)
    drafted = definition.office.departments
    if drafted is not None and drafted not in definition.policies:
        # A scenario that drops its base's policies has a table without a draft, and works.
        checker.findings.warning(("office", "departments"),
                                 problem("no_departments", name=repr(drafted)))
    if definition.lesson is not None:
        for index, item in enumerate(definition.lesson.open_levers):
            checker.lever(item, ("lesson", "open_levers", index))
    _check_stops(checker)


def _check_advisers(checker: Checker) -> None:
    definition = checker.definition
    for number, adviser in enumerate(definition.advisers):
        path: KeyPath = ("advisers", number)
        if adviser.overlay:
            overlays = definition.parameters.overlays
            checker.one_of(adviser.overlay, overlays, (*path, "overlay"), "overlay")
        if adviser.condition:
            checker.expression(adviser.condition, (*path, "condition"), "truth")
        for index, series in enumerate(adviser.series):
            checker.series(series, (*path, "series", index))
        for index, effect in enumerate(adviser.effects):
            check_effect(checker, effect, (*path, "effects", index))
        for index, remark in enumerate(adviser.remarks):
            place = (*path, "remarks", index)
            if remark.condition:
                checker.expression(remark.condition, (*place, "condition"), "truth")
            if remark.series:
                checker.one_of(remark.series, adviser.series, (*place, "series"), "series")


def _check_bends(checker: Checker) -> None:
    policies = checker.definition.policies
    for number, bend in enumerate(checker.definition.line.bends):
        path: KeyPath = ("line", "bends", number)
        for index, lever in enumerate(bend.levers):
            checker.lever(lever, (*path, "levers", index))
        checker.expression(bend.condition, (*path, "condition"), "truth")
        for part in ("order", "multiply"):
            text = getattr(bend, part)
            if text:
                checker.expression(text, (*path, part), "number")
        if bend.policy is not None:
            checker.one_of(bend.policy, policies, (*path, "policy"), "policy")
            found = policies.get(bend.policy)
            if found is not None and found.kind not in ("orders", "standing"):
                checker.findings.error(
                    (*path, "policy"), problem(
                        "not_by_date", policy=repr(bend.policy), kind=repr(found.kind))
                )
        if not bend.source:
            checker.findings.warning(
                path, problem("no_source.bend", id=bend.id), at_key=True
            )


def _check_stops(checker: Checker) -> None:
    stops = checker.definition.stops
    for number, date in enumerate(stops.dates):
        checker.played(date, ("stops", "dates", number))
    for number, yearly in enumerate(stops.yearly):
        if yearly.last < yearly.first:
            checker.findings.error(
                ("stops", "yearly", number), problem(
                    "backwards", until="to", last=str(yearly.last), first=str(yearly.first))
            )
    if not stops.dates and not stops.yearly:
        checker.findings.warning(("stops",), problem("no_stops"), at_key=True)


def check_five_year_plans(checker: Checker) -> None:
    """Check that plans name branches, have the variants they speak of, and say their sources."""
    branches = checker.names.labels.branches
    for number, plan in enumerate(checker.definition.five_year_plans):
        path: KeyPath = ("five_year_plans", number)
        checker.played(plan.sign, (*path, "sign"))
        variants = [variant.id for variant in plan.variants]
        for key in ("line", "historical"):
            checker.one_of(getattr(plan, key), variants, (*path, key), "variant")
        for branch in plan.base:
            checker.one_of(branch, branches, (*path, "base", branch), "branch")
        for part in ("variants", "raises"):
            for index, each in enumerate(getattr(plan, part)):
                place = (*path, part, index)
                for branch in each.targets:
                    checker.one_of(branch, branches, (*place, "targets", branch), "branch")
                if not each.source:
                    checker.findings.warning(
                        place, problem("no_source.of", id=each.id), at_key=True)
        for index, raised in enumerate(plan.raises):
            place = (*path, "raises", index)
            if raised.condition:
                checker.expression(raised.condition, (*place, "condition"), "truth")
            for part in ("after", "unless"):
                for at, earlier in enumerate(getattr(raised, part)):
                    check_earlier(checker, earlier, (*place, part, at))


def check_press(checker: Checker) -> None:
    """Check that the newspaper names what there is, and only what was reported."""
    events = {event.id: event for event in checker.definition.events}
    definition, labels = checker.definition, checker.names.labels
    plans = [plan.id for plan in definition.five_year_plans]
    things = (*labels.branches, *labels.projects, *plans)
    for index, name in enumerate(definition.unprinted):
        checker.one_of(name, things, ("unprinted", index), "branch_or_project")
    for number, story in enumerate(definition.press):
        path: KeyPath = ("press", number)
        for index, name in enumerate(story.about):
            if not checker.findings.is_inherited(path):
                checker.one_of(name, things, (*path, "about", index), "branch_project_or_plan")
        if story.series:
            checker.series(story.series, (*path, "series"))
        if story.condition:
            checker.expression(story.condition, (*path, "condition"), "truth")
        if story.event is None:
            continue
        if story.event not in events:
            if not checker.findings.is_inherited(path):
                checker.one_of(story.event, events, (*path, "event"), "event")
            continue
        known = [choice.id for choice in events[story.event].choices]
        for index, choice in enumerate(story.choices):
            checker.one_of(choice, known, (*path, "choices", index), "choice")
