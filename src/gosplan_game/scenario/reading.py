"""Finding scenarios on disk and reading their files."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import tomli

from gosplan_game.core.errors import Problem, ScenarioError
from gosplan_game.core.misspelt import NoScenario
from gosplan_game.paths import scenarios_dir, user_scenarios_dir
from gosplan_game.scenario.merging import Origin, Piece, SourceFile, extend, join_parts
from gosplan_game.scenario.reasons import foreign, hint, listed, problem

MAIN_FILE = "scenario.toml"
_LARGEST_FILE = 8_000_000  # bytes; the flagship's largest is some hundred thousand
_MOST_FILES = 400
_LONGEST_CHAIN = 8
_OWN_KEYS = ("id", "version", "extends", "drop")
"""Keys that a scenario does not inherit."""

_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_ADVICE = (
    (re.compile("Cannot overwrite a value|Duplicate inline table key"), "", "twice"),
    (re.compile("Expected|Unclosed|Invalid"), r"=\s*-?\d+,\d", "point"),
    (re.compile("Invalid value"), "", "marks"),
    (re.compile("Unterminated string|Illegal character '\\\\n'"), "", "open_text"),
    (re.compile("Unclosed inline table"), "", "commas"),
)
"""What is advised where the reader's message and the line are like this, the first that fits."""


def _advice(message: str, lines: list[str]) -> str:
    """Return what to do about a text that is not TOML, if that can be guessed."""
    for said, written, advice in _ADVICE:
        if said.match(message) and (not written or any(re.search(written, each)
                                                           for each in lines)):
            return problem(advice)
    return ""


class Reader:
    """Reads scenarios; a file is parsed once however many scenarios use it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._parsed: dict[Path, SourceFile | None] = {}

    def read(self, path: Path) -> Piece | None:
        """Return the scenario at a path merged with its bases, or None if unreadable.

        Args:
            path: A folder with scenario.toml, or one .toml file.

        Returns:
            The merged table with its origin; every problem met is in `problems`.
        """
        return self._read(path, ())

    def _read(self, path: Path, chain: tuple[Path, ...]) -> Piece | None:
        resolved = path.resolve()
        files = [self._parse(file) for file in self._parts(path)]
        known = [file for file in files if file is not None]
        if not known or len(known) < len(files):
            return None
        for file in known:
            file.inherited = file.inherited or bool(chain)
            file.folder = path if path.is_dir() else path.parent
        piece = join_parts(known, self._conflict)
        base = piece[0].get("extends")
        if base is None:
            return piece
        origin = piece[1].member("extends")
        if not isinstance(base, str):
            self._conflict(origin, problem("extends", found=repr(base)))
            return None
        return self._extended(piece, base, path, (*chain, resolved))

    def _extended(
        self, piece: Piece, base: str, path: Path, chain: tuple[Path, ...]
    ) -> Piece | None:
        origin = piece[1].member("extends")
        try:
            base_path = locate(base, beside=path)
        except ScenarioError as error:
            self._conflict(origin, error.problems[0].text)
            return None
        if base_path.resolve() in chain:
            names = " -> ".join(item.name for item in (*chain, base_path.resolve()))
            self._conflict(origin, problem("circle", names=names))
            return None
        if len(chain) > _LONGEST_CHAIN:
            self._conflict(origin, problem("chain", most=_LONGEST_CHAIN))
            return None
        found = self._read(base_path, chain)
        if found is None:
            self._conflict(origin, problem("base", name=repr(base)))
            return None
        dropped = piece[0].get("drop")
        left = {*_OWN_KEYS, *(dropped if isinstance(dropped, list) and all(
            isinstance(name, str) for name in dropped) else ())}
        kept = {key: value for key, value in found[0].items() if key not in left}
        opening = kept.get("start")
        merged, merged_origin = extend((kept, found[1]), piece, self._conflict)
        if "replay" in piece[0] and opening is not None:
            # The replay runs from the opening that the base's initial state describes.
            merged["start"] = opening
            merged_origin.members["start"] = found[1].member("start")
        return merged, merged_origin

    def _parts(self, path: Path) -> list[Path]:
        if path.is_file():
            return [path]
        found = sorted(path.rglob("*.toml"))
        if len(found) > _MOST_FILES:
            self._problem(path, problem("many_files", count=len(found), most=_MOST_FILES))
            return found[:1]
        return sorted(found, key=lambda file: (file.name != MAIN_FILE or file.parent != path))

    def _parse(self, path: Path) -> SourceFile | None:
        resolved = path.resolve()
        if resolved not in self._parsed:
            self._parsed[resolved] = self._parse_new(path)
        return self._parsed[resolved]

    def _parse_new(self, path: Path) -> SourceFile | None:
        try:
            if path.stat().st_size > _LARGEST_FILE:
                self._problem(path, problem("large", most=_LARGEST_FILE // 10**6))
                return None
            content = path.read_bytes()
        except OSError as error:
            self._problem(path, problem("unreadable", why=error.strerror or error))
            return None
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            self._problem(path, problem("utf8"), line)
            return None
        data = self._toml(path, text)
        return None if data is None else SourceFile(display_name(path), text, data)

    def _toml(self, path: Path, text: str) -> dict[str, Any] | None:
        try:
            return tomli.loads(text)
        except RecursionError:
            self._problem(path, problem("deep_lists"))
        except ValueError as error:
            message = str(error)
            found = _AT.search(message)
            line, column = (
                (int(found.group(1)), int(found.group(2)))
                if found and found.group(1)
                else (text.count("\n") + 1, 1)
            )
            told = problem("not_toml", what=foreign(_AT.sub("", message)),
                           hint=_advice(message, text.splitlines()[line - 1 : line]))
            self._problem(path, told, line, column)
        return None

    def _problem(self, path: Path, text: str, line: int = 1, column: int = 1) -> None:
        self.problems.append(Problem(display_name(path), line, column, "error", text))

    def _conflict(self, origin: Origin, text: str) -> None:
        place = origin.place(of_key=True)
        self.problems.append(
            Problem(origin.file.name, place.line, place.column, "error", text)
        )


def display_name(path: Path) -> str:
    """Return a path as people know it: relative where it lies below the working folder."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if relative.startswith("..") else relative


def is_scenario(path: Path) -> bool:
    """Return whether a path is a folder with scenario.toml or a .toml file."""
    try:
        if path.is_dir():
            return (path / MAIN_FILE).is_file()
        return path.suffix == ".toml" and path.is_file()
    except (OSError, ValueError):
        return False


def scenario_folders() -> tuple[Path, ...]:
    """Return the folders that hold scenarios, the user's first."""
    return (user_scenarios_dir(), scenarios_dir())


def installed() -> dict[str, Path]:
    """Return the scenarios found in the known folders by id; the user's come first."""
    found: dict[str, Path] = {}
    for folder in scenario_folders():
        if folder.is_dir():
            for path in sorted(folder.iterdir()):
                if not path.name.startswith((".", "_")) and is_scenario(path):
                    found.setdefault(path.name if path.is_dir() else path.stem, path)
    return found


def locate(source: str | Path, *, beside: Path | None = None) -> Path:
    """Return the path of a scenario given by id or path.

    Args:
        source: An id, or a path of a folder or .toml file.
        beside: A scenario next to which a relative path or an id may also lie.

    Returns:
        The path of an existing scenario.

    Raises:
        ScenarioError: There is none; the message lists what there is.
    """
    text = str(source)
    candidates = [Path(source)] if beside is None or Path(source).is_absolute() else []
    if beside is not None:
        candidates += [beside.parent / text, beside.parent / f"{text}.toml"]
    for candidate in candidates:
        if is_scenario(candidate):
            return candidate
    known = installed()
    if text in known:
        return known[text]
    found = _not_a_scenario(candidates)
    kind = ScenarioError if found else NoScenario
    told = found or problem("no_scenario", name=repr(text), hint=hint(text, known) or ".",
                            known=listed(known))
    raise kind([Problem(text, 1, 1, "error", told)])


def _not_a_scenario(candidates: list[Path]) -> str:
    for candidate in candidates:
        try:
            if candidate.is_dir():
                return problem("folder", name=display_name(candidate), file=MAIN_FILE)
            if candidate.is_file():
                return problem("no_toml_file", name=display_name(candidate))
        except (OSError, ValueError):
            continue
    return ""
