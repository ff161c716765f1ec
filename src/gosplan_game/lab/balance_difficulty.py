"""What difficulties do: the same games under each, who stays and what is kept.

A hard game may be lost often; one that no bot survives by any way of playing is no game.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.table import Table

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
        title=f"Served to the end, and commitments kept, by difficulty ({runs} games each)",
        title_justify="left", box=SIMPLE_HEAD)
    for head in ("difficulty", "tautness", "patience", "weather", *policies):
        table.add_column(head, justify="left" if head == "difficulty" else "right")
    for each in scenario.definition.difficulties:
        rules = rules_of(scenario, difficulty=each.id)
        table.add_row(each.id, f"{rules.tautness:g}", f"{rules.patience:g}", f"{rules.weather:g}",
                      *(_cell(scenario, policy, rules, seed, runs) for policy in policies))
    yield table


def _cell(scenario: Scenario, policy: str, rules: Rules, seed: int, runs: int) -> str:
    """Return the share that stays and the mean number of promises kept, in words."""
    found = simulate(scenario, policy=policy, runs=runs, seed=seed, shocks="drawn", office=True,
                     grade=True, series=(), rules=rules).results
    assert found is not None
    stays = float((found.dismissed_turn < 0).mean())
    kept = sum((grade == KEPT for grade in found.grades.values()), np.zeros(runs))
    return f"{stays:.0%}, {kept.mean():.1f}"
