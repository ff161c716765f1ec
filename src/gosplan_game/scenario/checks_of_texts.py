"""Texts that a scenario needs: those that are missing, misnamed or half translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gosplan_game.scenario.catalogue import FALLBACK, Text, fields_of, flattened
from gosplan_game.scenario.citations import CITED, cited_sources, parts_of
from gosplan_game.scenario.findings import Findings
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.reasons import hint, listed, problem
from gosplan_game.scenario.schema import Event, RemarkRule, ScenarioDefinition

_OWNED = (
    "adviser", "bend", "branch", "cited", "commitment", "difficulty", "event", "five_year_plan",
    "mandate", "policy", "press", "product", "project", "region",
)
"""First words of keys that name something defined in the scenario."""

_SHOWN = 5
_MOST_ORPHANS = 50


def required_texts(definition: ScenarioDefinition) -> Iterator[tuple[str, KeyPath]]:
    """Yield the keys that a scenario must have in English, with what needs them."""
    yield "scenario.title", ()
    yield "scenario.summary", ()
    for table, word in (
        ("regions", "region"), ("branches", "branch"), ("products", "product"),
        ("projects", "project"), ("commitments", "commitment"), ("mandates", "mandate"),
    ):
        for number, item in enumerate(getattr(definition, table)):
            yield f"{word}.{item.id}", (table, number)
    for name in definition.policies:
        yield f"policy.{name}", ("policies", name)
    for name in definition.levers:
        yield f"lever.{name}", ("levers", name)
    for number, bend in enumerate(definition.line.bends):
        yield f"bend.{bend.id}", ("line", "bends", number)
    for number, difficulty in enumerate(definition.difficulties):
        yield f"difficulty.{difficulty.id}", ("difficulties", number)
    for number, adviser in enumerate(definition.advisers):
        yield f"adviser.{adviser.id}", ("advisers", number)
        for remark in adviser.remarks:
            for key in _remark_texts(adviser.id, remark):
                yield key, ("advisers", number)
    for number, plan in enumerate(definition.five_year_plans):
        yield f"five_year_plan.{plan.id}", ("five_year_plans", number)
        for variant in plan.variants:
            yield f"five_year_plan.{plan.id}.{variant.id}", ("five_year_plans", number)
    for number, event in enumerate(definition.events):
        for key in _event_texts(event):
            yield key, ("events", number)
    for number, story in enumerate(definition.press):
        for part in ("headline", "line"):
            yield f"press.{story.id}.{part}", ("press", number)


def _remark_texts(adviser_id: str, remark: RemarkRule) -> Iterator[str]:
    key = f"adviser.{adviser_id}.remark.{remark.id}"
    if remark.variants == 1:
        yield key
    else:
        yield from (f"{key}.{number}" for number in range(1, remark.variants + 1))


def _event_texts(event: Event) -> Iterator[str]:
    yield f"event.{event.id}.title"
    yield f"event.{event.id}.situation"
    if len(event.choices) > 1:
        yield f"event.{event.id}.question"
    for choice in event.choices:
        yield f"event.{event.id}.choice.{choice.id}"


def optional_texts(definition: ScenarioDefinition) -> Iterator[str]:
    """Yield further keys that a scenario may have."""
    for event in definition.events:
        for ending in ("note", "question", "newspaper"):
            yield f"event.{event.id}.{ending}"
        for choice in event.choices:
            for ending in ("stated", "unknown", "note"):
                yield f"event.{event.id}.choice.{choice.id}.{ending}"
    for difficulty in definition.difficulties:
        yield f"difficulty.{difficulty.id}.help"
    for adviser in definition.advisers:
        for ending in ("help", "record", "removed", "doctrine", "cost"):
            yield f"adviser.{adviser.id}.{ending}"
    for plan in definition.five_year_plans:
        yield f"five_year_plan.{plan.id}.help"
        for variant in plan.variants:
            yield f"five_year_plan.{plan.id}.{variant.id}.note"
        for each in plan.raises:
            yield f"five_year_plan.{plan.id}.raise.{each.id}"
    for project in definition.projects:
        yield f"project.{project.id}.note"
    for word, items in (
        ("commitment", definition.commitments), ("mandate", definition.mandates),
        ("region", definition.regions), ("branch", definition.branches),
        ("product", definition.products),
    ):
        for item in items:
            yield f"{word}.{item.id}.help"
            yield f"{word}.{item.id}.note"
            yield f"{word}.{item.id}.short"
    for name in definition.policies:
        yield f"policy.{name}.help"
        yield f"policy.{name}.note"
    for source in (*definition.authors, *cited_sources(definition)):
        yield from (f"{CITED}{part}" for part in parts_of(source))


def check_texts(definition: ScenarioDefinition, findings: Findings) -> None:
    """Note texts that are missing, that belong to nothing, or lack a translation."""
    texts = {lang: flattened(table) for lang, table in definition.texts.items()}
    for lang, table in definition.texts.items():
        _check_shapes(table, ("texts", lang), findings)
    english = texts.get(FALLBACK, {})
    needed = dict(required_texts(definition))
    for key, owner in needed.items():
        if key not in english:
            findings.warning(owner, problem("texts.none", name=repr(key)), at_key=True)
    _check_figures(definition, english, findings)
    known = {*needed, *optional_texts(definition)}
    for lang, table in texts.items():
        _check_owners(lang, table, known, definition, findings)
        if lang != FALLBACK:
            _check_translation(lang, table, english, findings)
    for number, lang in enumerate(definition.languages):
        if lang not in texts:
            findings.warning(("languages", number), problem("texts.no_language", name=repr(lang)))


def _check_figures(
    definition: ScenarioDefinition, english: Mapping[str, Text], findings: Findings
) -> None:
    """Note fields of an event's situation that the event gives no figure for."""
    for number, event in enumerate(definition.events):
        text = english.get(f"event.{event.id}.situation")
        unknown = sorted(fields_of(text) - set(event.figures)) if text is not None else []
        if unknown:
            names = ", ".join(f"{{{name}}}" for name in unknown)
            findings.warning(
                ("events", number),
                problem("texts.figures", names=names), at_key=True)


def _check_shapes(table: Mapping[str, object], path: KeyPath, findings: Findings) -> None:
    for key, value in table.items():
        if isinstance(value, Mapping):
            _check_shapes(value, (*path, key), findings)
        elif not isinstance(value, str):
            findings.error((*path, key), problem(
                "found", wanted=problem("wanted.text"), found=repr(value)))


def _check_owners(
    lang: str, table: Mapping[str, Text], known: set[str], definition: ScenarioDefinition,
    findings: Findings,
) -> None:
    shown = 0
    for key in table:
        word = key.partition(".")[0]
        if word in _OWNED and key not in known and not _is_doubtful(key, findings):
            path: KeyPath = ("texts", lang, *_written(definition, lang, key))
            if not findings.is_inherited(path) and shown < _MOST_ORPHANS:
                shown += 1
                said = problem("texts.orphan", hint=hint(key, known))
                findings.warning(path, said, at_key=True)


def _is_doubtful(key: str, findings: Findings) -> bool:
    return any(part in findings.doubtful for part in key.split("."))


def _written(definition: ScenarioDefinition, lang: str, key: str) -> KeyPath:
    """Return the path by which a key was written: quoted whole, or as nested tables."""
    path: list[str] = []
    table: object = definition.texts[lang]
    rest = key
    while isinstance(table, Mapping) and rest:
        parts = rest.split(".")
        for length in range(len(parts), 0, -1):
            name = ".".join(parts[:length])
            if name in table:
                path.append(name)
                table = table[name]
                rest = ".".join(parts[length:])
                break
        else:
            break
    return tuple(path) or (key,)


def _check_translation(
    lang: str, table: Mapping[str, Text], english: Mapping[str, Text], findings: Findings
) -> None:
    absent = [key for key in english if key not in table]
    if absent:
        findings.warning(
            ("texts", lang), problem("texts.untranslated", names=listed(absent, _SHOWN)),
            at_key=True)
    for key, text in table.items():
        if key in english and fields_of(text) - {"count"} != fields_of(english[key]) - {"count"}:
            findings.warning(
                ("texts", lang, key),
                problem("texts.fields", own=_listed(text), english=_listed(english[key])),
                at_key=True,
            )


def _listed(text: Text) -> str:
    return listed(f"{{{name}}}" for name in sorted(fields_of(text)))
