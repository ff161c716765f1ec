"""Before a game: title, scenario shelf, briefing, saved games."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gosplan_game.core.errors import Problem
from gosplan_game.report.promises import promise_help
from gosplan_game.report.signs import Count, count
from gosplan_game.report.words import Words

DIFFICULTIES = 5
COMMITMENTS = 3
MOST_SEED = 2**63
STEEL = (("1922", 0.32), ("1925", 1.87), ("1928", 4.25), ("1931", 5.6), ("1934", 9.7),
         ("1937", 17.7))
HORSES = (("1922", 24.1), ("1925", 27.1), ("1928", 33.5), ("1931", 26.2), ("1934", 15.7),
          ("1937", 16.7))
STEEL_SIGN = 2.0
HORSE_SIGN = 4.0


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One line of the title's menu."""

    id: str
    name: str
    key: str
    note: str
    enabled: bool


@dataclass(frozen=True, slots=True)
class Title:
    """The title screen."""

    name: str
    headline: str
    years: str
    lead: str
    steel_title: str
    steel: Count
    horses_title: str
    horses: Count
    items: tuple[MenuItem, ...]
    languages: tuple[tuple[str, str], ...]
    language: str
    help: str
    quit: str
    version: str


@dataclass(frozen=True, slots=True)
class Card:
    """One scenario on the shelf; a broken one carries its problems instead."""

    id: str
    title: str
    years: str
    teaches: str
    turns: str
    minutes: str
    difficulty: int
    difficulty_word: str
    author: str
    warning: str
    pictogram: str
    broken: bool
    where: str
    error: str
    summary: str
    period: str
    cover: str = ""
    picture: str = ""
    """SVG of the cover, where it is the scenario's own."""
    """Event whose plate stands for it."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The scenario shelf."""

    title: str
    search: str
    cards: tuple[Card, ...]
    play: str
    briefing: str
    back: str
    empty: str
    cannot: str
    footer: str


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


@dataclass(frozen=True, slots=True)
class SavedGame:
    """One saved game in a list."""

    path: str
    name: str
    scenario: str
    quarter: str
    saved: str
    broken: bool
    error: str


@dataclass(frozen=True, slots=True)
class SavedGames:
    """The list of saved games, to load from or save into."""

    title: str
    games: tuple[SavedGame, ...]
    empty: str
    load: str
    save: str
    name_hint: str
    delete: str
    back: str


def title(
    texts: Any, *, continue_note: str = "", version: str = "",
    languages: Sequence[tuple[str, str]] = (),
) -> Title:
    """Return the title screen.

    Args:
        texts: The text catalogue.
        continue_note: What the last game is; empty where there is none.
        version: The game's version.
        languages: Codes and own names of the languages there are.
    """
    words = Words(texts)
    keys = (("continue", ""), ("quick", "Q"), ("new", "N"), ("scenarios", "S"),
            ("load", "L"), ("almanac", "A"), ("settings", "T"))
    notes = {"continue": continue_note, "quick": words("title.quick_note")}
    items = tuple(
        MenuItem(item, words(f"title.{item}"), key,
                 notes.get(item, ""),
                 item != "continue" or bool(continue_note))
        for item, key in keys
    )
    return Title(
        name=words("title.name"),
        headline=words("title.headline"),
        years=words("title.years"),
        lead=words("title.lead"),
        steel_title=words("title.steel"),
        steel=_title_count(words, "ingot", STEEL, STEEL_SIGN),
        horses_title=words("title.horses"),
        horses=_title_count(words, "horse", HORSES, HORSE_SIGN),
        items=items,
        languages=tuple(languages),
        language=words.language,
        help=words("frame.help"),
        quit=words("title.quit"),
        version=words("title.version", version=version) if version else "",
    )


def _title_count(
    words: Words, pictogram: str, values: Sequence[tuple[str, float]], one: float
) -> Count:
    """Return the title's rising or falling columns, with a fixed sign."""
    made = count(words, pictogram=pictogram, unit="", labels=[year for year, _ in values],
                 values=[value for _, value in values], most=9)
    columns = tuple(
        column.__class__(column.label, round(value / one * 4) / 4, column.text)
        for column, (_, value) in zip(made.columns, values, strict=True)
    )
    return Count(pictogram, words(f"title.legend.{pictogram}"), columns)


def shelf(
    texts: Any, scenarios: Sequence[Any], broken: Sequence[tuple[str, Sequence[Problem]]] = ()
) -> Shelf:
    """Return the shelf.

    Args:
        texts: The text catalogue.
        scenarios: The scenarios that can be played.
        broken: Names of those that cannot, with their problems.
    """
    words = Words(texts)
    cards = [_card(Words(texts, scenario)) for scenario in scenarios]
    cards += [_broken_card(words, name, problems) for name, problems in broken]
    return Shelf(
        title=words("shelf.title"),
        search=words("shelf.search"),
        cards=tuple(cards),
        play=words("shelf.play"),
        briefing=words("shelf.briefing"),
        back=words("common.back"),
        empty=words("shelf.empty"),
        cannot=words("shelf.cannot"),
        footer=words("shelf.footer"),
    )


def _card(words: Words) -> Card:
    scenario = words.scenario
    definition = scenario.definition
    opens = scenario.quarter(scenario.first_turn)
    turns = scenario.turns - scenario.first_turn
    hours = definition.minutes // 60
    minutes = (words("shelf.hours", hours) if definition.minutes >= 120
               else words("shelf.minutes", definition.minutes))
    authors = ", ".join(map(words.cited, definition.authors))
    years = (str(opens.year) if opens.year == scenario.end.year
             else f"{opens.year}\u2013{scenario.end.year}")
    first_branch = definition.branches[0].pictogram if definition.branches else ""
    cover = next((event for event in definition.events if event.id == definition.cover), None)
    sign = cover.pictogram if cover is not None else first_branch
    return Card(
        id=scenario.id,
        title=words.content("scenario.title") or scenario.id,
        years=years,
        teaches=words.content("scenario.teaches"),
        turns=words("shelf.turns", turns),
        minutes=minutes,
        difficulty=max(0, min(DIFFICULTIES, int(definition.difficulty))),
        difficulty_word=words("shelf.difficulty"),
        author=words("shelf.by", author=authors) if authors else words("shelf.built_in"),
        warning=words("shelf.warning") if definition.content_warning else "",
        pictogram=words.content("scenario.pictogram") or sign or "scale",
        broken=False,
        where="",
        error="",
        summary=words.content("scenario.summary"),
        period=words("shelf.period", first=words.months(opens), last=words.months(scenario.end)),
        cover=cover.id if cover is not None else "",
        picture=scenario.plates.get(cover.id, "") if cover is not None else "",
    )


def _broken_card(words: Words, name: str, problems: Sequence[Problem]) -> Card:
    first = problems[0] if problems else None
    more = len(problems) - 1
    error = words.problem(first.text) if first else words("shelf.unreadable")
    if more > 0:
        error = words("shelf.more_problems", more, first=error)
    return Card(
        id=name,
        title=name,
        years="",
        teaches="",
        turns="",
        minutes="",
        difficulty=0,
        difficulty_word="",
        author="",
        warning="",
        pictogram="",
        broken=True,
        where=words("shelf.where", file=first.file.rpartition("/")[2], line=first.line)
        if first else "",
        error=error,
        summary="",
        period=words("shelf.cannot"),
    )


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


def saved_games(texts: Any, games: Sequence[SavedGame]) -> SavedGames:
    """Return the list of saved games."""
    words = Words(texts)
    return SavedGames(
        title=words("saves.title"),
        games=tuple(games),
        empty=words("saves.empty"),
        load=words("saves.load"),
        save=words("saves.save"),
        name_hint=words("saves.name"),
        delete=words("saves.delete"),
        back=words("common.back"),
    )


def saved_game(
    texts: Any, *, path: str, name: str, game: dict[str, Any] | None, saved: str, error: str = ""
) -> SavedGame:
    """Return one line of the list from a game's file as read; ``game`` is None if unreadable."""
    words = Words(texts)
    if game is None:
        return SavedGame(path, name, words("saves.broken"), "", saved, True, error)
    stops = game.get("stops") or []
    last = str(stops[-1].get("date", "")) if stops else ""
    scenario = str((game.get("scenario") or {}).get("id", ""))
    return SavedGame(path, name, scenario, last, saved, False, "")
