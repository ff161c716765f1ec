"""The briefing: what is known before the first quarter, and what is settled there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gosplan_game.report.promises import promise_help
from gosplan_game.report.words import Words

COMMITMENTS = 3
MOST_SEED = 2**63


@dataclass(frozen=True, slots=True)
class CommitmentChoice:
    """A commitment that can be chosen."""

    id: str
    name: str
    help: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class BriefingMandate:
    """A mandate that is known at the start."""

    name: str
    figure: str
    deadline: str


@dataclass(frozen=True, slots=True)
class DifficultyChoice:
    """How hard a game is to be."""

    id: str
    name: str
    help: str


@dataclass(frozen=True, slots=True)
class RulesChoice:
    """What else is settled before the first quarter: difficulty, the line, the draws."""

    difficulty_title: str
    difficulties: tuple[DifficultyChoice, ...]
    difficulty: str
    free_name: str
    free_help: str
    seed_title: str
    seed_help: str
    seed_wrong: str
    """Why the seed that was typed will not do; empty if it does."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What is known before the first quarter, and the three promises."""

    title: str
    subtitle: str
    situation: tuple[str, ...]
    warning: str
    mandates_title: str
    mandates: tuple[BriefingMandate, ...]
    no_mandates: str
    commitments_title: str
    commitments_note: str
    commitments: tuple[CommitmentChoice, ...]
    rules: RulesChoice
    ready: bool
    why_not: str
    sources_title: str
    sources: tuple[str, ...]
    begin: str
    back: str


def seed_of(text: str) -> int | None:
    """Return the seed that was typed; None if it is none."""
    text = text.strip()
    if not (text.isascii() and text.isdecimal()) or int(text) >= MOST_SEED:
        return None
    return int(text)


def _rules(words: Words, seed: str, difficulty: str) -> RulesChoice:
    definition = words.scenario.definition
    return RulesChoice(
        difficulty_title=words("briefing.difficulty"),
        difficulties=tuple(
            DifficultyChoice(each.id, words.name(f"difficulty.{each.id}"),
                             words.content(f"difficulty.{each.id}.help"))
            for each in definition.difficulties
        ),
        difficulty=difficulty,
        free_name=words("briefing.free"),
        free_help=words("briefing.free_help"),
        seed_title=words("briefing.seed"),
        seed_help=words("briefing.seed_lesson" if definition.lesson else "briefing.seed_help"),
        seed_wrong="" if seed_of(seed) is not None else words("briefing.seed_wrong"),
    )


def briefing(
    texts: Any, scenario: Any, chosen: Sequence[str] = (), *, seed: str = "1",
    difficulty: str = "ordinary",
) -> Briefing:
    """Return the briefing.

    Args:
        texts: The text catalogue.
        scenario: What is to be played.
        chosen: The commitments chosen so far.
        seed: What stands in the seed's field.
        difficulty: Id of the difficulty chosen.
    """
    words = Words(texts, scenario)
    definition = scenario.definition
    opens = scenario.quarter(scenario.first_turn)
    text = words.content("scenario.briefing") or words.content("scenario.summary")
    wanted = min(COMMITMENTS, len(definition.commitments))
    left = wanted - len(chosen)
    sources = words.content("scenario.sources")
    rules = _rules(words, seed, difficulty)
    return Briefing(
        title=words.content("scenario.title") or scenario.id,
        subtitle=words("shelf.period", first=words.months(opens), last=words.months(scenario.end)),
        situation=tuple(part.strip() for part in text.split("\n\n") if part.strip()),
        warning=words("briefing.warning") if definition.content_warning else "",
        mandates_title=words("desk.mandates"),
        mandates=tuple(_known_mandate(words, item) for item in definition.mandates
                       if item.first <= opens),
        no_mandates=words("briefing.no_mandates"),
        commitments_title=words("desk.commitments"),
        commitments_note=words("briefing.choose", wanted),
        commitments=tuple(
            CommitmentChoice(item.id, words.name(f"commitment.{item.id}"),
                             promise_help(words, item), item.id in chosen)
            for item in definition.commitments
        ),
        rules=rules,
        ready=left <= 0 and not rules.seed_wrong,
        why_not=words("briefing.left", left) if left > 0 else rules.seed_wrong,
        sources_title=words("briefing.sources"),
        sources=tuple(line.strip() for line in sources.splitlines() if line.strip()),
        begin=words("briefing.begin"),
        back=words("common.back"),
    )


def _known_mandate(words: Words, item: Any) -> BriefingMandate:
    variable = words.scenario.variables.get(item.indicator.partition("~")[0].partition(".")[0])
    unit = variable.unit if variable else ""
    return BriefingMandate(
        name=words.content(f"mandate.{item.id}") or words.series(item.indicator),
        figure=words.amount(float(item.figure), unit),
        deadline=words("mandate.deadline", quarter=words.quarter(item.deadline)),
    )
