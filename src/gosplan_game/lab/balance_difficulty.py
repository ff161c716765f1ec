"""What difficulties do: the same games under each, who stays and what is kept.

A hard game may be lost often; one that no bot survives by any way of playing is no game.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.table import Table

from gosplan_game.report.spoken import figure, said
from gosplan_game.scenario import Scenario
from gosplan_game.sim.office.results import KEPT
from gosplan_game.sim.office.rules import Rules, rules_of
from gosplan_game.sim.run import simulate

RUNS = 60


def difficulties(
    scenario: Scenario, policies: Sequence[str], *, seed: int = 1, runs: int = RUNS
) -> Iterator[Table]:
    """Yield how many games are served to the end, and what is kept, by difficulty and policy."""
    table = Table(
        title=said("lab.difficulty.title", runs=runs),
        title_justify="left", box=SIMPLE_HEAD)
    for head in ("difficulty", "tautness", "patience", "weather"):
        table.add_column(said(f"lab.difficulty.{head}"),
                         justify="left" if head == "difficulty" else "right")
    for policy in policies:
        table.add_column(policy, justify="right")
    for each in scenario.definition.difficulties:
        rules = rules_of(scenario, difficulty=each.id)
        sizes = (rules.tautness, rules.patience, rules.weather)
        table.add_row(each.id, *(figure(f"{size:g}") for size in sizes),
                      *(_cell(scenario, policy, rules, seed, runs) for policy in policies))
    yield table


def _cell(scenario: Scenario, policy: str, rules: Rules, seed: int, runs: int) -> str:
    """Return the share that stays and the mean number of promises kept, in words."""
    found = simulate(scenario, policy=policy, runs=runs, seed=seed, shocks="drawn", office=True,
                     grade=True, series=(), rules=rules).results
    assert found is not None
    stays = float((found.dismissed_turn < 0).mean())
    kept = sum((grade == KEPT for grade in found.grades.values()), np.zeros(runs))
    return f"{stays:.0%}, {figure(f'{kept.mean():.1f}')}"
