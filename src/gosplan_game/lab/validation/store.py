"""The computed parts of the validation page, kept as small data files.

Each part says what it was computed from, so that computing anew leaves alone what is up
to date, and a test notices what is not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gosplan_game.lab.validation.fingerprint import same_marks

DOCS = Path(__file__).resolve().parents[4] / "docs"
PAGE = DOCS / "validation.md"
FOLDER = DOCS / "validation"

PARTS = ("record", "prediction", "identification", "counterfactual", "facts")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a part was computed from."""

    content: Mapping[str, str]
    """Hash by part: the scenario's numbers that it reads."""
    fit: Mapping[str, float]
    """Errors of the hindcast, which change with the model."""
    ensemble: str
    """Hash of the ensemble's file."""


def load(part: str, folder: Path = FOLDER) -> dict[str, Any] | None:
    """Return a part, or None if it was never computed or cannot be read."""
    try:
        found = json.loads((folder / f"{part}.json").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError):
        return None
    return found if isinstance(found, dict) else None


def save(part: str, data: Any, marks: Marks, folder: Path = FOLDER) -> None:
    """Keep a part with its marks, a line for each member of its lists."""
    folder.mkdir(parents=True, exist_ok=True)
    document = {
        "content": marks.content[part],
        "fit": dict(marks.fit),
        "ensemble": marks.ensemble,
        "data": data,
    }
    (folder / f"{part}.json").write_text(_text(document) + "\n", encoding="utf-8")


def _text(value: Any, depth: int = 3) -> str:
    """Return JSON whose outer tables and lists have a line for each member."""
    if depth and isinstance(value, dict) and value:
        members = [f"{_plain(key)}: {_text(each, depth - 1)}" for key, each in value.items()]
        return "{\n" + ",\n".join(members) + "\n}"
    if depth and isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return "[\n" + ",\n".join(map(_plain, value)) + "\n]"
    return _plain(value)


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def is_fresh(found: Mapping[str, Any] | None, part: str, marks: Marks) -> bool:
    """Return whether a part was computed from what stands now."""
    return (
        found is not None
        and found.get("content") == marks.content[part]
        and found.get("ensemble") == marks.ensemble
        and same_marks(found.get("fit", {}), marks.fit)
    )


def refresh(
    part: str, compute: Callable[[], Any], marks: Marks, *, force: bool = False,
    folder: Path = FOLDER,
) -> bool:
    """Compute a part anew if it is stale or that is forced; return whether it was."""
    if not force and is_fresh(load(part, folder), part, marks):
        return False
    save(part, compute(), marks, folder)
    return True
