"""Where the Game bar holds: floor of dismissal and patience, from one batch of games.

The games are played with a floor of nought, so that nobody is dismissed and every review is
seen. What moved standing is kept, and standing is reckoned again for other floors and other
patience: losses are divided by it, gains are not. Only the chance of being heard, which
rises a little with standing, is held as it was; play the games again with what was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.table import Table

from gosplan_game.core.quantities import Array
from gosplan_game.lab.balance_office import (
    CANDID,
    CANDID_STAYS,
    OBEDIENT,
    OBEDIENT_STAYS,
    PASSIVE,
    PASSIVE_DISMISSED,
)
from gosplan_game.report.spoken import said
from gosplan_game.scenario import Scenario
from gosplan_game.sim.office.results import Results
from gosplan_game.sim.office.rules import Rules
from gosplan_game.sim.run import simulate

PATIENCE = (0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2.0)
"""Factors that are tried, in the scenario's own measure."""
FLOORS = tuple(float(each) for each in range(5, 46, 5))
TARGETS = {PASSIVE: (0.0, 1.0 - PASSIVE_DISMISSED), OBEDIENT: (OBEDIENT_STAYS, 1.0),
           CANDID: CANDID_STAYS}
"""Share of games in which each stays: the least and the most."""


def tuning(
    scenario: Scenario, policies: Sequence[str], *, runs: int, seed: int
) -> Iterator[Table | str]:
    """Yield the margins of the bar by patience and floor, and the best of them."""
    wanted = [policy for policy in TARGETS if policy in policies]
    if not wanted:
        return
    base = scenario.definition.office
    lowest = {
        policy: {each: reviewed(scenario, found, each) for each in PATIENCE}
        for policy in wanted
        for found in (_played(scenario, policy, runs, seed),)
    }
    table = Table(
        title=said("lab.tuning.title"), title_justify="left", box=SIMPLE_HEAD)
    table.add_column(said("lab.patience"))
    for floor in FLOORS:
        table.add_column(f"{floor:.0f}", justify="right")
    best: tuple[tuple[float, ...], float, float] = ((-np.inf,), 0.0, 0.0)
    for patience in PATIENCE:
        cells = []
        for floor in FLOORS:
            margins = sorted(
                _margin(policy, lowest[policy][patience], floor) for policy in wanted
            )
            # Where the narrowest is as wide as it can be the next narrowest decides.
            best = max(best, (tuple(margins), patience, floor))
            cells.append(f"{100 * margins[0]:+.0f}")
        table.add_row(f"{patience:g}", *cells)
    yield table
    margins_of_best, patience, floor = best
    yield said(
        "lab.tuning.widest", patience=f"{patience:g}", floor=f"{floor:g}",
        margin=f"{100 * margins_of_best[0]:+.0f}", now_patience=f"{base.patience:g}",
        now_floor=f"{base.floor:g}")
    for policy in wanted:
        low = lowest[policy][min(PATIENCE, key=lambda each: abs(each - base.patience))]
        quantiles = " ".join(f"{each:.0f}" for each in np.quantile(low, (0.1, 0.25, 0.5, 0.75,
                                                                         0.9)))
        yield said("lab.tuning.lowest", policy=policy, figures=quantiles)


def _played(scenario: Scenario, policy: str, runs: int, seed: int) -> Results:
    history = simulate(
        scenario, policy=policy, runs=runs, seed=seed, shocks="drawn", office=True, grade=True,
        series=(), rules=Rules(floor=0.0),
    )
    assert history.results is not None
    return history.results


def reviewed(scenario: Scenario, results: Results, patience: float) -> Array:
    """Return the lowest standing at any review, reckoned with another patience, (run,).

    Args:
        scenario: What was played.
        results: Of games with a floor of nought.
        patience: In the scenario's own measure.
    """
    office = scenario.definition.office
    factor = office.patience / patience
    value = np.full(results.standing.shape, float(office.standing))
    lowest = np.full_like(value, 100.0)
    moves = sorted(results.moves, key=lambda each: each[0])
    at = 0
    for turn in range(scenario.turns):
        while at < len(moves) and moves[at][0] == turn:
            amount = moves[at][2]
            value = np.clip(value + np.where(amount < 0.0, amount * factor, amount), 0.0, 100.0)
            at += 1
        if scenario.quarter(turn).season + 1 == office.review_quarter:
            lowest = np.minimum(lowest, value)
    return lowest


def _margin(policy: str, lowest: Array, floor: float) -> float:
    """Return how far inside its bar a policy stays, share of games; negative outside."""
    stays = float((np.round(lowest, 9) >= floor).mean())
    least, most = TARGETS[policy]
    inside = [stays - least if least > 0.0 else 1.0, most - stays if most < 1.0 else 1.0]
    return min(inside)
