"""`gosplan-game run`: games in chunks, streamed to a file as tidy rows."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from gosplan_game.core.errors import GosplanError
from gosplan_game.lab.tidy import heading, open_output, write_rows
from gosplan_game.lab.workers import in_parts
from gosplan_game.report.spoken import said
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.scenario.reasons import reason
from gosplan_game.sim.history import History
from gosplan_game.sim.run import simulate
from gosplan_game.sim.series import Catalogue

CHUNK = 512
"""Runs worked at once: enough for the arrays to be long, few enough to fit in little memory."""

REGIONAL_CHUNK = 64
"""The same with regional series, whose record is ten times as large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRequest:
    """What to run and how to write it; see the command's help."""

    scenario: str
    policy: str = "historical"
    runs: int = 1
    seed: int = 1
    shocks: str | None = None
    office: bool = False
    overlays: tuple[str, ...] = ()
    ensemble: bool = False
    changes: tuple[str, ...] = ()
    decisions: str | None = None
    until: str | None = None
    regions: bool = False
    annual: bool = False
    out: str = "-"


@dataclass(frozen=True, slots=True)
class _Part:
    """Some runs of a request, and the file that takes their rows."""

    request: RunRequest
    first: int
    count: int
    file: Path


def run(request: RunRequest) -> None:
    """Run the games and write them.

    Raises:
        GosplanError: something in the request does not exist or cannot be read.
    """
    chunk = REGIONAL_CHUNK if request.regions else CHUNK
    with open_output(request.out) as stream, TemporaryDirectory(prefix="gosplan-") as folder:
        parts = [
            _Part(request, first, min(chunk, request.runs - first), Path(folder, f"{first}.csv"))
            for first in range(0, request.runs, chunk)
        ]
        for file in in_parts(_rows, parts):
            if file == parts[0].file:  # not before the first games have been played
                stream.write(heading(annual=request.annual))
            with file.open(encoding="utf-8", newline="") as rows:
                shutil.copyfileobj(rows, stream)
            file.unlink()


def _rows(part: _Part) -> Path:
    """Play the runs of a part and write their rows to its file."""
    request = part.request
    history = play(request, first=part.first, count=part.count)
    with part.file.open("w", encoding="utf-8", newline="") as stream:
        write_rows(stream, history, first_run=part.first, annual=request.annual)
    return part.file


def play(request: RunRequest, *, first: int, count: int) -> History:
    """Return the history of some runs of a request."""
    scenario = _scenario(request.scenario)
    return simulate(
        scenario,
        runs=count,
        first_run=first,
        policy=request.policy,
        seed=request.seed,
        shocks=request.shocks,
        office=request.office,
        overlay=request.overlays or None,
        changes=parse_changes(request.changes),
        ensemble=request.ensemble,
        decisions=request.decisions,
        until=request.until,
        series=series_ids(scenario, regions=request.regions),
    )


@cache
def _scenario(source: str) -> Scenario:
    """Return a scenario, read once in each process."""
    return load_scenario(source)


def series_ids(scenario: Scenario, *, regions: bool) -> tuple[str, ...] | None:
    """Return the ids to record: None for the national ones, with the regional ones if asked."""
    if not regions:
        return None
    catalogue = Catalogue(scenario)
    return (*catalogue.national(), *catalogue.matching(("*@*",)))


def beyond_ranges(source: str, changes: Sequence[str]) -> tuple[str, ...]:
    """Return a warning for every change that leaves the range documented for its parameter."""
    if not changes:
        return ()
    base, found = _scenario(source).definition.parameters.base, []
    for name, value in parse_changes(changes).items():
        known = base.get(name.partition(".")[0])
        if known is None or known.range is None or known.range[0] <= value <= known.range[1]:
            continue
        low, high = known.range
        found.append(said("lab.set_beyond", parameter=name, number=f"{value:g}", low=f"{low:g}",
                          high=f"{high:g}", source=known.source or known.status))
    return tuple(found)


def parse_changes(changes: Sequence[str]) -> dict[str, float]:
    """Return ``PARAM=VALUE`` texts as numbers by parameter; which exist the scenario says."""
    found = {}
    for text in changes:
        name, sign, value = text.partition("=")
        try:
            found[name.strip()] = float(value)
        except ValueError:
            sign = ""
        if not sign:
            raise GosplanError(reason("lab.set", text=text))
    return found
