"""Saved games: the scenario's hash, the seed and the decisions, stop by stop.

A file is small, readable JSON. It is written beside its place and moved over it, so
that a crash leaves either the old game or the new one, and read with errors that say
what can be done.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gosplan_game import __version__
from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.paths import saves_dir
from gosplan_game.scenario.reasons import problem
from gosplan_game.sim.reasons import disk, reason

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario

FORMAT = 1
SUFFIX = ".gosplan.json"
_LARGEST = 20_000_000
"""Bytes; a game of centuries is far smaller."""

_LATER = ("replies", "plans", "advice", "remarks", "inspections")
"""Parts of a stop that are written only where there is something in them."""

Date = Annotated[str, Field(pattern=r"^\d{4}-Q[1-4]$")]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Interval = tuple[Finite, Finite]


class SaveError(GosplanError):
    """A saved game that cannot be read or does not fit; the text says what to do."""


class EditedScenario(SaveError):
    """A saved game of another edition of its scenario; it can be replayed on request."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class SavedScenario(_Part):
    """Which scenario was played, in which edition."""

    id: str
    version: str = ""
    sha256: str = ""


class SavedPlan(_Part):
    """A five-year plan as it was signed."""

    variant: str
    figures: dict[str, Finite] = Field(default_factory=dict)
    """The office's own figures by branch."""


class SavedStop(_Part):
    """What was decided at one stop."""

    date: Date
    decisions: dict[str, Finite] | None = None
    """Orders changed; None if nothing was signed here."""
    answers: dict[str, str] = Field(default_factory=dict)
    """``accept``, ``counter`` or ``look_well`` by mandate."""
    replies: dict[str, str] = Field(default_factory=dict)
    """``comply``, ``delay`` or ``object`` by lever newly ordered from above."""
    plans: dict[str, SavedPlan] = Field(default_factory=dict)
    """Five-year plans signed."""
    advice: dict[str, dict[str, tuple[Finite, Finite, Finite]]] = Field(default_factory=dict)
    """Forecasts asked for, by adviser and series: lower, middle, upper."""
    remarks: dict[str, str] = Field(default_factory=dict)
    """What advisers said."""
    choices: dict[str, str] = Field(default_factory=dict)
    """Choice by event."""
    predictions: dict[str, Interval] = Field(default_factory=dict)
    """Interval of 80 % by series."""
    inspections: tuple[str, ...] = ()
    """Branches (``.coal``) and regions (``@ukraine``) to which inspectors were sent."""


class SavedDraft(_Part):
    """Orders and choices that are not signed yet."""

    decisions: dict[str, Finite] = Field(default_factory=dict)
    choices: dict[str, str] = Field(default_factory=dict)
    variants: dict[str, dict[str, Finite]] = Field(default_factory=dict)
    """Drafts kept by letter; written only where there are some."""


class SavedGame(_Part):
    """A game as a ledger of decrees."""

    format: int
    engine: str = ""
    scenario: SavedScenario
    seed: int
    settings: dict[str, Any] = Field(default_factory=dict)
    players: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    stops: tuple[SavedStop, ...] = ()
    draft: SavedDraft = SavedDraft()
    check: dict[Date, dict[str, Finite | None]] = Field(default_factory=dict)
    """Some twenty series by quarter, six significant digits."""
    fired: dict[Date, tuple[str, ...]] = Field(default_factory=dict)
    """Events by quarter."""

    @property
    def played(self) -> tuple[Quarter, ...]:
        """Quarters that were played, in order."""
        return tuple(sorted(Quarter.parse(date) for date in self.check))

    def as_json(self) -> dict[str, Any]:
        """Return the game as plain JSON values."""
        found = self.model_dump(mode="json")
        for stop in found["stops"]:
            if stop["decisions"] is None:
                del stop["decisions"]
            for part in _LATER:
                if not stop[part]:
                    del stop[part]
        if not found["draft"]["variants"]:
            del found["draft"]["variants"]
        return found


_FAULTS = {
    **dict.fromkeys(("float_parsing", "float_type", "finite_number", "int_parsing", "int_type",
                     "int_from_float"), "number"),
    **dict.fromkeys(("string_type", "string_pattern_mismatch"), "text"),
    "missing": "missing",
    "extra_forbidden": "unknown",
}
"""What the checks of a file call a fault, and the text that says it to a player."""


def parse_game(document: Mapping[str, Any], name: str = "") -> SavedGame:
    """Return a saved game from JSON values.

    Raises:
        SaveError: It is of another format or lacks something; says what and where.
    """
    name = name or problem("the_file")
    found = document.get("format") if isinstance(document, Mapping) else None
    if found is None:
        raise SaveError(reason("save.no_format", name=name))
    if found != FORMAT:
        raise SaveError(reason("save.other_format", name=name, found=repr(found), format=FORMAT))
    try:
        return SavedGame.model_validate(document)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        fault = _FAULTS.get(first["type"], "other")
        raise SaveError(reason("save.damaged", name=name, place=place,
                               what=reason(f"save.fault.{fault}"),
                               problems=len(error.errors()))) from None


def read_game(path: str | Path) -> SavedGame:
    """Return a saved game from its file; SaveError says what is wrong with it."""
    place = Path(path)
    try:
        if place.stat().st_size > _LARGEST:
            raise SaveError(reason("save.too_large", name=place.name))
        text = place.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SaveError(reason("save.no_file", path=place)) from None
    except UnicodeDecodeError:
        raise SaveError(reason("save.no_text", name=place.name)) from None
    except OSError as error:
        raise SaveError(reason("save.unreadable", path=place, why=disk(error))) from None
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise SaveError(reason("save.breaks_off", name=place.name, line=line)) from None
    return parse_game(document, place.name)


def write_game(game: SavedGame, path: str | Path) -> Path:
    """Write a game so that a crash leaves the old file or the new one; return its path."""
    place = Path(path)
    text = json.dumps(game.as_json(), ensure_ascii=False, indent=1, allow_nan=False)
    beside: Path | None = None
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(
            "w", encoding="utf-8", dir=place.parent, prefix=f".{place.name}.", delete=False
        ) as file:
            beside = Path(file.name)
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except OSError as error:
        if beside is not None:
            with suppress(OSError):
                beside.unlink()
        raise SaveError(reason("save.unwritten", path=place, why=disk(error))) from error
    return place


def new_save_path(scenario_id: str, players: tuple[str, ...] = ()) -> Path:
    """Return a fresh path in the folder of saved games, named after game and moment."""
    who = "-".join(re.sub(r"[^\w]+", "", each)[:20] for each in players if each.strip())
    moment = datetime.now().strftime("%Y%m%d-%H%M%S")
    stem = "-".join(part for part in (scenario_id, who, moment) if part)
    folder = saves_dir()
    path = folder / f"{stem}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{number}{SUFFIX}"
        number += 1
    return path


def stamp(path: Path | None) -> tuple[int, int] | None:
    """Return what tells a file from a later one at its place; None if there is none."""
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def check_edition(game: SavedGame, scenario: Scenario) -> None:
    """Raise EditedScenario if the game was played in another edition of its scenario."""
    if game.scenario.id != scenario.id:
        raise SaveError(reason("save.other_scenario", found=game.scenario.id,
                               scenario=scenario.id))
    if game.scenario.sha256 and game.scenario.sha256 != scenario.sha256:
        if game.scenario.version == scenario.version:
            raise EditedScenario(reason("save.other_numbers", scenario=scenario.id))
        raise EditedScenario(reason(
            "save.other_edition", scenario=scenario.id, here=scenario.version,
            version=game.scenario.version or reason("save.unknown_version"),
        ))


def signature(scenario: Scenario) -> SavedScenario:
    """Return what a save says of its scenario."""
    return SavedScenario(id=scenario.id, version=scenario.version, sha256=scenario.sha256)


def engine_version() -> str:
    """Return what a save says of the program that wrote it."""
    return __version__
