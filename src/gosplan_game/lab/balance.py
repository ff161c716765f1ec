"""`gosplan-game balance`: many games by several policies, and how their outcomes spread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from gosplan_game.core.misspelt import Unknown
from gosplan_game.core.quantities import Array
from gosplan_game.lab.balance_difficulty import difficulties
from gosplan_game.lab.balance_matters import matters
from gosplan_game.lab.balance_office import ELSEWHERE, office_tables
from gosplan_game.lab.balance_promises import promises
from gosplan_game.lab.balance_tuning import tuning
from gosplan_game.lab.console import number, wide_console
from gosplan_game.lab.ledger import Ledger, read_ledger
from gosplan_game.lab.outcomes import outcomes, unit_of
from gosplan_game.lab.workers import in_parts
from gosplan_game.report.spoken import said, unit
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.scenario.reasons import no_such
from gosplan_game.sim.run import simulate

CHUNK = 64
"""Games played at once: few, so that the progress shows and stopping loses little."""

COLUMNS = 3
"""Number of the list of columns that a folder of games holds."""

QUANTILES = (0.1, 0.5, 0.9)
STOPPED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceRequest:
    """What to play and where to keep it; see the command's help."""

    scenario: str
    policies: tuple[str, ...]
    runs: int = 200
    seed: int = 1
    office: bool = True
    out: str | None = None
    compare: str | None = None
    tune: bool = False
    """Whether to look for the floor and patience with which the Game bar holds, and for the
    figures with which promises can be kept and broken."""
    write: bool = False
    """Whether to write the figures proposed for promises into the scenario's files."""
    matters: bool = False
    """Whether to look for levers and events that never matter."""
    difficulties: bool = False
    """Whether to play the policies under every difficulty."""


def balance(request: BalanceRequest, console: Console | None = None) -> int:
    """Play what is missing, keep it, and print quantiles by policy.

    Returns:
        0, or 130 if stopped by Ctrl+C with the finished games kept.

    Raises:
        GosplanError: a policy does not exist or a folder cannot be used.
    """
    scenario = load_scenario(request.scenario)
    known = scenario.definition.policies
    unknown = [name for name in request.policies or ("",) if name not in known]
    if unknown:
        raise Unknown(no_such("policy", unknown[0], sorted(known), where=scenario.id))
    other = read_ledger(Path(request.compare)) if request.compare else {}
    folder = Path(request.out or f"balance-{scenario.id}")
    ledger = Ledger(
        folder,
        {
            "scenario": scenario.id,
            "version": scenario.version,
            "content": scenario.sha256,
            "seed": request.seed,
            "office": request.office,
            "columns": COLUMNS,
        },
    )
    try:
        _play(request, ledger)
    except KeyboardInterrupt:
        kept = sum(ledger.done(policy) for policy in request.policies)
        Console(stderr=True).print(
            said("lab.balance.stopped", kept=kept, all=request.runs * len(request.policies),
                 folder=folder),
            highlight=False,
        )
        return STOPPED
    tables = {
        name: table for name, table in read_ledger(folder).items() if name in request.policies
    }
    out = console or wide_console()
    for policy in request.policies:
        out.print(_table(policy, tables[policy], other.get(policy)))
    if request.office:
        for part in office_tables(scenario, tables):
            out.print(part, highlight=False)
        if request.tune:
            for part in tuning(scenario, request.policies, runs=request.runs, seed=request.seed):
                out.print(part, highlight=False)
            for part in promises(scenario, tables, write=request.write):
                out.print(part, highlight=False)
        if request.difficulties:
            for part in difficulties(scenario, request.policies, seed=request.seed):
                out.print(part, highlight=False)
        if request.matters:
            for part in matters(scenario, seed=request.seed):
                out.print(part, highlight=False)
    return 0


@dataclass(frozen=True, slots=True)
class _Part:
    """Some games of one policy."""

    request: BalanceRequest
    policy: str
    first: int
    count: int


def _play(request: BalanceRequest, ledger: Ledger) -> None:
    """Play the games that the folder lacks, with a bar on the terminal's error stream."""
    done = {policy: ledger.done(policy) for policy in request.policies}
    parts = [
        _Part(request, policy, first, min(CHUNK, request.runs - first))
        for policy in request.policies
        for first in range(done[policy], request.runs, CHUNK)
    ]
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        tasks = {
            policy: progress.add_task(policy, total=request.runs, completed=done[policy])
            for policy in request.policies
        }
        for part, found in zip(parts, in_parts(_outcomes, parts), strict=True):
            ledger.add(part.policy, found)
            progress.update(tasks[part.policy], advance=part.count)


def _outcomes(part: _Part) -> dict[str, Array]:
    """Return the main outcomes of the games of a part, (run,) each."""
    history = simulate(
        _scenario(part.request.scenario),
        policy=part.policy,
        runs=part.count,
        first_run=part.first,
        seed=part.request.seed,
        shocks="drawn",
        office=part.request.office,
        grade=True,
    )
    return outcomes(history, _scenario(part.request.scenario))


@cache
def _scenario(source: str) -> Scenario:
    """Return a scenario, read once in each process."""
    return load_scenario(source)


def _table(policy: str, games: Mapping[str, Array], other: Mapping[str, Array] | None) -> Table:
    """Return the quantiles of one policy's games, beside those of an earlier balance."""
    count = len(next(iter(games.values())))
    table = Table(title=said("lab.count.games", count, policy=policy),
                  title_justify="left", box=SIMPLE_HEAD)
    table.add_column(said("lab.balance.outcome"))
    table.add_column(said("lab.roads.unit"))
    for quantile in QUANTILES:
        table.add_column(f"P{quantile * 100:.0f}", justify="right")
    table.add_column(said("lab.balance.mean"), justify="right")
    if other is not None:
        table.add_column(said("lab.balance.before"), justify="right")
        table.add_column(said("lab.balance.change"), justify="right")
    for name, values in games.items():
        if name.startswith(ELSEWHERE):
            continue
        cells = [number(value) for value in (*np.nanquantile(values, QUANTILES), values.mean())]
        if other is not None:
            cells += _change(values, other.get(name))
        table.add_row(name, unit(unit_of(name)), *cells)
    return table


def _change(values: Array, before: Array | None) -> list[str]:
    """Return the earlier mean and the difference in standard errors, as cells."""
    if before is None:
        return ["", said("lab.balance.new")]
    difference = float(values.mean() - before.mean())
    error = float(np.hypot(*(each.std() / np.sqrt(len(each)) for each in (values, before))))
    if difference == 0:
        return [number(before.mean()), said("lab.none")]
    size = said("lab.balance.error", size=f"{difference / error:+.1f}") if error else ""
    return [number(before.mean()), f"{number(difference)} {size}".strip()]
