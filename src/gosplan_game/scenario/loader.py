"""Loading scenarios: from an id or a path to a compiled, checked scenario."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import Problem, ScenarioError
from gosplan_game.paths import scenarios_dir
from gosplan_game.scenario.building import build_tables, names_of
from gosplan_game.scenario.catalogue import FALLBACK, TextCatalogue
from gosplan_game.scenario.checks import check_document
from gosplan_game.scenario.compiled import Scenario
from gosplan_game.scenario.findings import Findings, TooManyErrors
from gosplan_game.scenario.merging import Piece
from gosplan_game.scenario.plates import own_plates
from gosplan_game.scenario.reading import MAIN_FILE, Reader, display_name, installed, locate
from gosplan_game.scenario.reasons import problem
from gosplan_game.scenario.schema import ScenarioDefinition
from gosplan_game.scenario.validation import validated


def load_scenario(source: str | Path) -> Scenario:
    """Return a scenario, checked and compiled.

    Args:
        source: An id, looked for in the user's folder and then among the shipped, or the
            path of a folder with scenario.toml or of one .toml file.

    Raises:
        ScenarioError: it cannot be used; the error holds every problem found.
    """
    locate(source)  # a name that was mistyped is another matter than a scenario with faults
    scenario, problems = check(source)
    if scenario is None:
        raise ScenarioError([found for found in problems if found.severity == "error"])
    return scenario


def check(source: str | Path) -> tuple[Scenario | None, list[Problem]]:
    """Return a scenario, or None, and every problem found in its files.

    Args:
        source: As for `load_scenario`.

    Returns:
        The scenario if no problem is an error, and all errors and warnings by file and line.
    """
    try:
        path = locate(source)
    except ScenarioError as error:
        return None, list(error.problems)
    reader = Reader()
    try:
        piece = reader.read(path)
    except RecursionError:
        return None, [_too_deep(path)]
    if piece is None:
        return None, sorted(set(reader.problems))
    findings = Findings(piece)
    scenario = None
    try:
        scenario = compiled(path, piece, findings)
    except TooManyErrors:
        pass  # those found so far are enough to begin with
    except RecursionError:
        reader.problems.append(_too_deep(path))
    problems = sorted({*reader.problems, *findings.problems})
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return scenario, problems


def _too_deep(path: Path) -> Problem:
    return Problem(display_name(path), 1, 1, "error", problem("deep"))


def compiled(path: Path, piece: Piece, findings: Findings) -> Scenario | None:
    """Return the scenario of a merged document, or None after noting errors."""
    _check_identity(path, piece, findings)
    definition = validated(piece, findings)
    if definition is None:
        return None
    texts = TextCatalogue(definition.texts)
    meanings = {key: texts.get(key) for key in texts.keys(FALLBACK)}
    names = names_of(definition, meanings)
    tables = build_tables(definition, names, findings)
    check_document(definition, names, findings)
    plates = own_plates(definition, findings)
    if findings.has_errors:
        return None
    return Scenario(
        definition=definition,
        # Words change no number: a corrected text leaves every saved game as it was.
        sha256=canonical_hash({key: part for key, part in piece[0].items() if key != "texts"}),
        path=path,
        names=names,
        tables=tables,
        texts=texts,
        plates=dict(plates),
    )


def _check_identity(path: Path, piece: Piece, findings: Findings) -> None:
    data = piece[0]
    expected = path.name if path.is_dir() else path.stem
    if path.name == MAIN_FILE:
        expected = path.resolve().parent.name
    found = data.get("id")
    if isinstance(found, str) and found != expected:
        what = "folder" if path.is_dir() or path.name == MAIN_FILE else "file"
        findings.error(("id",), problem(
            f"other_id.{what}", found=repr(found), expected=repr(expected)))


def canonical_hash(data: Any) -> str:
    """Return the SHA-256 of a merged document as canonical JSON."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def json_schema() -> dict[str, Any]:
    """Return the JSON schema of the scenario format."""
    schema = ScenarioDefinition.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """What a list of scenarios shows; read without checking the scenario."""

    id: str
    path: Path
    shipped: bool
    start: str
    end: str
    difficulty: int
    minutes: int
    content_warning: bool
    is_lesson: bool
    texts: TextCatalogue
    problems: tuple[Problem, ...] = ()
    """Why it cannot even be read."""

    def text(self, key: str, lang: str = FALLBACK) -> str:
        """Return a text of the scenario, such as ``scenario.title``."""
        return self.texts.speaking(lang).get(key)


def find_scenarios() -> tuple[ScenarioCard, ...]:
    """Return the user's scenarios and the shipped ones, by id."""
    reader = Reader()
    return tuple(_card(name, path, reader) for name, path in installed().items())


def _card(name: str, path: Path, reader: Reader) -> ScenarioCard:
    before = len(reader.problems)
    try:
        data = (reader.read(path) or ({}, None))[0]
        texts = _texts(data.get("texts"))
    except RecursionError:
        reader.problems.append(_too_deep(path))
        data, texts = {}, TextCatalogue({})
    return ScenarioCard(
        id=name,
        path=path,
        shipped=path.is_relative_to(scenarios_dir()),
        start=_opening(data),
        end=str(data.get("end", "")),
        difficulty=_integer(data.get("difficulty"), 2),
        minutes=_integer(data.get("minutes"), 60),
        content_warning=data.get("content_warning") is True,
        is_lesson="lesson" in data,
        texts=texts,
        problems=tuple(reader.problems[before:]),
    )


def _opening(data: dict[str, Any]) -> str:
    """Return the quarter in which play opens, after the replay if there is one."""
    replay = data.get("replay")
    if isinstance(replay, dict):
        try:
            return str(Quarter.parse(str(replay.get("until"))) + 1)
        except ValueError:
            pass  # the check of the scenario says what is wrong
    return str(data.get("start", ""))


def _integer(value: object, default: int) -> int:
    return value if isinstance(value, int) else default


def _texts(found: object) -> TextCatalogue:
    tables = found if isinstance(found, dict) else {}
    return TextCatalogue(
        {lang: table for lang, table in tables.items() if isinstance(table, dict)}
    )
