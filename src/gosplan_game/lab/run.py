"""`gosplan-game run`: games in chunks, streamed to a file as tidy rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.lab.tidy import TidyWriter, open_output
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.sim.history import History
from gosplan_game.sim.run import simulate
from gosplan_game.sim.series import Catalogue

CHUNK = 256
"""Runs worked at once: enough for the arrays to be long, few enough to stay in the cache."""


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


def run(request: RunRequest) -> None:
    """Run the games and write them.

    Raises:
        GosplanError: something in the request does not exist or cannot be read.
    """
    scenario = load_scenario(request.scenario)
    options = {
        "policy": request.policy,
        "seed": request.seed,
        "shocks": request.shocks,
        "office": request.office,
        "overlay": request.overlays or None,
        "changes": parse_changes(request.changes),
        "ensemble": request.ensemble,
        "decisions": read_game(request.decisions) if request.decisions else None,
        "until": parse_quarter(request.until) if request.until else None,
        "series": series_ids(scenario, regions=request.regions),
    }
    chunks = in_chunks(scenario, request.runs, options)
    first, history = next(chunks)
    units = [(name, history.variable(name).unit) for name in history.ids()]
    with open_output(request.out) as stream:
        writer = TidyWriter(stream, units, annual=request.annual)
        writer.write(history, first)
        for first, history in chunks:
            writer.write(history, first)


def in_chunks(
    scenario: Scenario, runs: int, options: Mapping[str, Any], *, skip: int = 0
) -> Iterator[tuple[int, History]]:
    """Yield the number of the first run and the history of one chunk after another.

    Args:
        scenario: What is played.
        runs: Number of runs in all.
        options: Further arguments of `simulate`.
        skip: Runs that are done already.
    """
    for first in range(skip, runs, CHUNK):
        count = min(CHUNK, runs - first)
        yield first, simulate(scenario, runs=count, first_run=first, **options)


def series_ids(scenario: Scenario, *, regions: bool) -> tuple[str, ...] | None:
    """Return the ids to record: None for the national ones, with the regional ones if asked."""
    if not regions:
        return None
    catalogue = Catalogue(scenario)
    return (*catalogue.national(), *catalogue.matching(("*@*",)))


def parse_quarter(text: str) -> Quarter:
    """Return a quarter; GosplanError if it is not one."""
    try:
        return Quarter.parse(text)
    except ValueError as error:
        raise GosplanError(str(error)) from None


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
            raise GosplanError(f"--set {text}: write it like parameter=0.5")
    return found


def read_game(path: str) -> dict[str, Any]:
    """Return a saved game as a document; GosplanError if the file is not one."""
    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise GosplanError(f"{path} is not a saved game: {error}") from None
    if not isinstance(document, dict) or "stops" not in document:
        raise GosplanError(f"{path} is not a saved game: it has no stops")
    return document
