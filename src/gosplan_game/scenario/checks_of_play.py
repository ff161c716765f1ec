"""What must hold of policies, levers, mandates and events."""

from __future__ import annotations

from gosplan_game.scenario.arrays import bounds_text
from gosplan_game.scenario.checker import Checker
from gosplan_game.scenario.compiled import AFTER_END
from gosplan_game.scenario.names import LEVERS, OUTSIDE
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.reasons import listed, problem
from gosplan_game.scenario.schema import Earlier, Effect, Event, Policy

REQUIRED_POLICIES = ("historical", "passive", "random", "obedient", "candid", "planner")
"""Policies that every shipped scenario names."""
_SHOWN = 6


def check_policies(checker: Checker) -> None:
    """Check that policies exist, stand on each other in order, and answer what is asked."""
    definition = checker.definition
    policies = definition.policies
    for name in REQUIRED_POLICIES:
        if name not in policies and name not in checker.findings.doubtful:
            checker.findings.warning(
                ("policies",), problem("no_usual_policy", name=repr(name)), at_key=True
            )
    for name, policy in policies.items():
        _check_policy(checker, name, policy)
    checker.one_of(definition.line.policy, policies, ("line", "policy"), "policy")
    if definition.replay is not None:
        checker.one_of(definition.replay.policy, policies, ("replay", "policy"), "policy")
        until = definition.replay.until
        if not definition.start <= until < definition.end:
            checker.findings.error(
                ("replay", "until"), problem(
                    "nothing_to_replay", until=str(until), first=str(definition.start),
                    last=str(definition.end))
            )
    followed = [("line", definition.line.policy)]
    followed += [("replay", definition.replay.policy)] if definition.replay is not None else []
    for part, name in followed:
        found = policies.get(name)
        if found is not None and found.kind not in ("orders", "standing"):
            checker.findings.error(
                (part, "policy"), problem("not_by_date", policy=repr(name), kind=repr(found.kind))
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
                checker.findings.error((*path, "base"), problem("policy_circle"))
                break
            seen.add(following)
            following = policies[following].base
    if policy.orders and policy.kind != "orders":
        checker.findings.error(
            (*path, "orders"), problem("policy.no_orders", kind=repr(policy.kind)), at_key=True
        )
    if policy.rules and policy.kind != "rules":
        checker.findings.error(
            (*path, "rules"), problem("policy.no_rules", kind=repr(policy.kind)), at_key=True
        )
    if policy.kind == "rules" and not policy.rules:
        checker.findings.error(path, problem("policy.needs_rules"), at_key=True)
    for item, rule in policy.rules.items():
        checker.lever(item, (*path, "rules", item), at_key=True)
        checker.expression(rule, (*path, "rules", item), "number")
    for part in ("objections", "delays"):
        for lever, text in getattr(policy, part).items():
            checker.one_of(lever, LEVERS, (*path, part, lever), "lever")
            checker.expression(text, (*path, part, lever), "truth")
    mandates = [mandate.id for mandate in checker.definition.mandates]
    for mandate_id, text in policy.look_well.items():
        checker.one_of(mandate_id, mandates, (*path, "look_well", mandate_id), "mandate")
        checker.expression(text, (*path, "look_well", mandate_id), "truth")
    plans = {plan.id: plan for plan in checker.definition.five_year_plans}
    for plan_id, variant in policy.five_year_plans.items():
        place = (*path, "five_year_plans", plan_id)
        checker.one_of(plan_id, plans, place, "five_year_plan")
        if plan_id in plans:
            known = [each.id for each in plans[plan_id].variants]
            checker.one_of(variant, known, place, "variant")
    _check_choices(checker, policy, path)


def _check_choices(checker: Checker, policy: Policy, path: KeyPath) -> None:
    events = {event.id: event for event in checker.definition.events}
    for event_id, choice_id in policy.choices.items():
        place = (*path, "choices", event_id)
        checker.one_of(event_id, events, place, "event")
        if event_id in events:
            known = [choice.id for choice in events[event_id].choices]
            checker.one_of(choice_id, known, place, "choice")


def check_levers(checker: Checker) -> None:
    """Note levers that nobody at the table will see."""
    definition = checker.definition
    absent = [name for name in LEVERS if name not in definition.levers]
    if absent:
        checker.findings.warning(
            ("levers",), problem("levers_absent", names=listed(absent, _SHOWN)), at_key=True
        )


def check_mandates(checker: Checker) -> None:
    """Check what the line demands, when, and by which lever it is obeyed."""
    definition = checker.definition
    for number, mandate in enumerate(definition.mandates):
        path: KeyPath = ("mandates", number)
        checker.series(mandate.indicator, (*path, "indicator"))
        checker.played(mandate.first, (*path, "from"))
        if mandate.deadline > definition.end + AFTER_END:
            checker.findings.warning(
                (*path, "deadline"),
                problem("never_judged", when=str(mandate.deadline), last=str(definition.end)),
            )
        if mandate.condition:
            checker.expression(mandate.condition, (*path, "condition"), "truth")
        if mandate.scale:
            checker.expression(mandate.scale, (*path, "scale"), "number")
        if mandate.lever:
            checker.lever(mandate.lever, (*path, "lever"))
            _check_item(checker, mandate.lever, (*path, "lever"))
        if not mandate.source:
            checker.findings.warning(path, problem("no_source.mandate"), at_key=True)


def _check_item(checker: Checker, item: str, path: KeyPath) -> None:
    declared = LEVERS.get(item)
    if declared is not None and declared.axes:
        first = (checker.names.labels.along(declared.axes[0]) or ("id",))[0]
        sign = "@" if declared.axes[0] == "region" else "."
        checker.findings.error(
            path, problem("many_items", item=item, example=f"{item}{sign}{first}")
        )


def check_events(checker: Checker) -> None:
    """Check when events happen, how they are answered and what they change."""
    cover = checker.definition.cover
    if cover is not None and not checker.findings.is_inherited(("cover",)):
        checker.one_of(cover, [event.id for event in checker.definition.events], ("cover",),
                       "event")
    for number, event in enumerate(checker.definition.events):
        path: KeyPath = ("events", number)
        for name in ("counted", "figures"):
            for index, series in enumerate(getattr(event, name)):
                checker.series(series, (*path, name, index))
        _check_time(checker, event, path)
        _check_answers(checker, event, path)
        if event.bend is not None:
            bends = [bend.id for bend in checker.definition.line.bends]
            checker.one_of(event.bend, bends, (*path, "bend"), "bend")
        for part in ("after", "unless"):
            for index, earlier in enumerate(getattr(event, part)):
                check_earlier(checker, earlier, (*path, part, index))
        for index, effect in enumerate(event.effects):
            check_effect(checker, effect, (*path, "effects", index))
        for place, choice in enumerate(event.choices):
            for index, effect in enumerate(choice.effects):
                check_effect(checker, effect, (*path, "choices", place, "effects", index))
        if not event.sources:
            checker.findings.warning(path, problem("no_source.event", id=event.id), at_key=True)


def _check_time(checker: Checker, event: Event, path: KeyPath) -> None:
    checker.played(event.when, (*path, "when"))
    if event.condition:
        checker.expression(event.condition, (*path, "condition"), "truth")
    start, end = checker.definition.start, checker.definition.end
    if event.when is not None or checker.findings.is_inherited(path):
        return
    if event.first is not None and event.first > end:
        checker.findings.error((*path, "from"), problem(
            "after_end", when=str(event.first), last=str(end)))
    if event.until is not None and event.until < start:
        checker.findings.error((*path, "until"), problem(
            "before_start", when=str(event.until), first=str(start)))


def _check_answers(checker: Checker, event: Event, path: KeyPath) -> None:
    known = [choice.id for choice in event.choices]
    if known and event.default is None:
        checker.findings.error(
            path, problem("no_default", event=event.id, choice=repr(known[0])), at_key=True,
        )
    for key in ("default", "historical"):
        name = getattr(event, key)
        if name is not None:
            checker.one_of(name, known, (*path, key), "choice")
    if len(known) > 1 and event.historical is None:
        checker.findings.warning(
            path, problem("no_historical", id=event.id), at_key=True
        )


def check_earlier(checker: Checker, earlier: Earlier, path: KeyPath) -> None:
    """Check that an earlier answer can have been given."""
    if earlier.event is not None:
        events = {event.id: event for event in checker.definition.events}
        checker.one_of(earlier.event, events, (*path, "event"), "event")
        if earlier.event not in events:
            return
        known = [choice.id for choice in events[earlier.event].choices]
        for index, choice in enumerate(earlier.choices):
            checker.one_of(choice, known, (*path, "choices", index), "choice")
    if earlier.plan is not None:
        plans = {plan.id: plan for plan in checker.definition.five_year_plans}
        checker.one_of(earlier.plan, plans, (*path, "plan"), "five_year_plan")
        if earlier.plan in plans:
            known = [variant.id for variant in plans[earlier.plan].variants]
            for index, choice in enumerate(earlier.choices):
                checker.one_of(choice, known, (*path, "choices", index), "variant")


def check_effect(checker: Checker, effect: Effect, path: KeyPath) -> None:
    """Check what an effect changes, and that what it sets is within bounds."""
    if effect.lever is not None:
        checker.lever(effect.lever, (*path, "lever"))
        declared = LEVERS.get(effect.lever.partition("@")[0].partition(".")[0])
    elif effect.exogenous is not None:
        checker.outside(effect.exogenous, (*path, "exogenous"))
        declared = OUTSIDE.get(effect.exogenous.partition("@")[0].partition(".")[0])
    else:
        if effect.adviser is not None:
            advisers = [adviser.id for adviser in checker.definition.advisers]
            checker.one_of(effect.adviser, advisers, (*path, "adviser"), "adviser")
        return
    value = effect.set
    if declared is not None and value is not None and not (
        declared.lower <= value <= declared.upper
    ):
        checker.findings.error(
            (*path, "set"), problem(
                "out_of_bounds", number=f"{value:g}", bounds=bounds_text(declared))
        )
