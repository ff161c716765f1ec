"""Merging files into one document without losing where anything was written.

Beside every merged value goes an `Origin`: the file and the key path it came
from. A subtree taken whole needs one origin; only tables and lists that were
mixed from several files carry origins for their members.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from gosplan_game.scenario.places import KeyPath, Place, PlaceIndex
from gosplan_game.scenario.reasons import problem

Report = Callable[["Origin", str], None]
"""Called with the place of a conflict and what is wrong."""

IDENTITY_KEYS = ("id", "series", "period")
"""Keys by which members of an array of tables are recognised."""


@dataclass
class SourceFile:
    """One TOML file that was read: its name for people, text and data."""

    name: str
    text: str
    data: dict[str, Any]
    inherited: bool = False
    """Whether it belongs to a base, not to the scenario itself."""
    folder: Path | None = None
    """Folder of the scenario that it is a part of."""

    @cached_property
    def index(self) -> PlaceIndex:
        """Places of the keys, found when first needed."""
        return PlaceIndex(self.text)


@dataclass
class Origin:
    """Where a merged value came from."""

    file: SourceFile
    path: KeyPath = ()
    members: dict[str | int, Origin] = field(default_factory=dict)

    def member(self, key: str | int) -> Origin:
        """Return the origin of a member of this table or list."""
        found = self.members.get(key)
        return found if found is not None else Origin(self.file, (*self.path, key))

    def at(self, path: KeyPath) -> Origin:
        """Return the origin of the value at a path below this one."""
        origin = self
        for key in path:
            origin = origin.member(key)
        return origin

    def place(self, *, of_key: bool = False) -> Place:
        """Return line and column of the value, or of its key."""
        if of_key:
            found = self.file.index.key(self.path)
            if found is not None:
                return found
        return self.file.index.nearest(self.path)


Piece = tuple[Any, Origin]
"""A value and where it came from."""


def join_parts(files: Sequence[SourceFile], report: Report) -> Piece:
    """Merge the files of one scenario: tables join, lists follow each other.

    Args:
        files: The parts, in the order of their names.
        report: Called for every key that two files give.

    Returns:
        The merged table and its origin.
    """
    merged: Piece = (files[0].data, Origin(files[0]))
    for file in files[1:]:
        merged = _join(merged, (file.data, Origin(file)), report)
    return merged


def _join(first: Piece, second: Piece, report: Report) -> Piece:
    value, origin = first
    other, other_origin = second
    if isinstance(value, dict) and isinstance(other, dict):
        merged = dict(value)
        members = dict(origin.members)
        for key, added in other.items():
            place = other_origin.member(key)
            if key in merged:
                merged[key], members[key] = _join(
                    (merged[key], origin.member(key)), (added, place), report
                )
            else:
                merged[key], members[key] = added, place
        return merged, Origin(origin.file, origin.path, members)
    if _is_table_list(value) and _is_table_list(other):
        joined = [*_members((value, origin)), *_members((other, other_origin))]
        return _listed(joined, origin)
    earlier = origin.place(of_key=True)
    report(
        other_origin,
        problem("given_twice", name=dotted(other_origin.path), file=origin.file.name,
                line=earlier.line),
    )
    return first


def extend(base: Piece, change: Piece, report: Report) -> Piece:
    """Lay a scenario over its base.

    Tables merge; arrays of tables merge by id; `remove = true` drops a member and
    `replace = true` takes a table as it stands; all else is replaced.

    Args:
        base: The base, already merged.
        change: The scenario that extends it.
        report: Called where something is to be removed that the base lacks.

    Returns:
        The merged table and its origin.
    """
    value, origin = base
    changed, changed_origin = change
    if isinstance(value, dict) and isinstance(changed, dict):
        if changed.get("replace") is True:
            return _without(changed, "replace"), changed_origin
        return _extend_table((value, origin), (changed, changed_origin), report)
    if changed and _is_identified(value) and _is_identified(changed):
        return _extend_list(base, change, report)
    return change


def _extend_table(base: Piece, change: Piece, report: Report) -> Piece:
    value, origin = base
    changed, changed_origin = change
    merged = dict(value)
    members = {key: origin.member(key) for key in merged}
    for key, added in changed.items():
        place = changed_origin.member(key)
        twin = _twin(key)
        if twin in merged and twin not in changed:
            merged[key], members[key] = merged.pop(twin), members.pop(twin)
        if isinstance(added, dict) and added.get("remove") is True:
            if key not in merged:
                report(place, problem("removed_nothing", name=repr(key)))
            merged.pop(key, None)
            members.pop(key, None)
        elif key in merged:
            merged[key], members[key] = extend((merged[key], members[key]), (added, place), report)
        else:
            merged[key], members[key] = added, place
    return merged, Origin(changed_origin.file, changed_origin.path, members)


def _twin(key: str) -> str:
    """Return the other way of writing a date that is a year or its first quarter."""
    found = re.fullmatch(r"(\d{4})(-Q1)?", key)
    if found is None:
        return ""
    return found.group(1) if found.group(2) else f"{key}-Q1"


def _extend_list(base: Piece, change: Piece, report: Report) -> Piece:
    pieces = {identity(value): (value, origin) for value, origin in _members(base)}
    for value, origin in _members(change):
        name = identity(value)
        if value.get("remove") is True:
            if pieces.pop(name, None) is None:
                report(origin, problem("removed_nothing", name=repr(name)))
        elif name in pieces:
            pieces[name] = extend(pieces[name], (value, origin), report)
        else:
            pieces[name] = (value, origin)
    return _listed(list(pieces.values()), change[1])


def identity(table: dict[str, Any]) -> str:
    """Return what a member of an array of tables is recognised by, or ''."""
    for key in IDENTITY_KEYS:
        if isinstance(table.get(key), str):
            return str(table[key])
    return ""


def dotted(path: KeyPath, data: Any = None) -> str:
    """Return a path as people say it: ``events.dry_summer.choices``.

    A member of a list goes by its id where ``data``, the document, gives one, else by
    its number from 1.
    """
    text = ""
    for key in path:
        data = _step(data, key)
        if isinstance(key, str):
            text += f".{key}" if text else key
        else:
            name = identity(data) if isinstance(data, dict) else ""
            text += f".{name}" if name else f"[{key + 1}]"
    return text or problem("the_file")


def _step(data: Any, key: str | int) -> Any:
    try:
        return data[key]
    except (KeyError, IndexError, TypeError):
        return None


def _without(table: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in table.items() if name != key}


def _is_table_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _is_identified(value: object) -> bool:
    if not isinstance(value, list) or not _is_table_list(value):
        return False
    names = [identity(item) for item in value]
    return "" not in names and len(set(names)) == len(names)


def _members(piece: Piece) -> list[Piece]:
    value, origin = piece
    return [(item, origin.member(number)) for number, item in enumerate(value)]


def _listed(pieces: list[Piece], origin: Origin) -> Piece:
    members: dict[str | int, Origin] = {number: piece[1] for number, piece in enumerate(pieces)}
    return [piece[0] for piece in pieces], Origin(origin.file, origin.path, members)


def without(piece: Piece, paths: Sequence[KeyPath]) -> Piece:
    """Return a document without the values at some paths; the origins stay right."""
    value, origin = piece
    dropped = {path[0] for path in paths if len(path) == 1}
    deeper: dict[str | int, list[KeyPath]] = {}
    for path in paths:
        if len(path) > 1 and path[0] not in dropped:
            deeper.setdefault(path[0], []).append(path[1:])
    if isinstance(value, dict):
        members = dict(origin.members)
        kept = {key: item for key, item in value.items() if key not in dropped}
        for key, rest in deeper.items():
            if key in kept:
                kept[key], members[key] = without((kept[key], origin.member(key)), rest)
        return kept, Origin(origin.file, origin.path, members)
    if isinstance(value, list):
        pieces = [
            without(member, deeper[number]) if number in deeper else member
            for number, member in enumerate(_members(piece))
            if number not in dropped
        ]
        return _listed(pieces, origin)
    return piece
