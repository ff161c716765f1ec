"""`gosplan-game counterfactual`: outcomes by policy, with bands, beside what authors claim."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.misspelt import Unknown
from gosplan_game.core.quantities import Array
from gosplan_game.lab.console import number, wide_console
from gosplan_game.lab.counterfactual_claims import Claim, claims_of
from gosplan_game.lab.counterfactual_outcomes import OUTCOMES, measured, needed
from gosplan_game.report.spoken import said, told
from gosplan_game.report.spoken import unit as spoken_unit
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.scenario.reasons import no_such, reason
from gosplan_game.sim.ensemble import ensemble_path, load_ensemble
from gosplan_game.sim.history import History
from gosplan_game.sim.run import simulate

BASE = "historical"
"""The policy that the others are held against; it is always played."""

DRAWN = 50
"""Runs of an ensemble where a scenario ships no members."""

BAND = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterfactualRequest:
    """What to play; see the command's help."""

    scenario: str
    policies: tuple[str, ...]
    ensemble: bool = False
    overlays: tuple[str, ...] = ()
    seed: int = 1
    out: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Some policies under the same sky and the same parameters."""

    histories: dict[str, History]
    outcomes: dict[str, dict[str, Array]]
    """By policy and outcome, (run,)."""

    @property
    def runs(self) -> int:
        """How many parameter sets were played."""
        return next(iter(self.histories.values())).runs

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims that these policies test."""
        return claims_of(set(self.histories))


def counterfactual(request: CounterfactualRequest, console: Console | None = None) -> int:
    """Play, print outcomes and claims, and write the runs if asked.

    Raises:
        GosplanError: a policy, overlay or file cannot be used.
    """
    scenario = load_scenario(request.scenario)
    target = Path(request.out) if request.out else None
    if target is not None and (target.suffix != ".csv" or not target.absolute().parent.is_dir()):
        raise GosplanError(reason("lab.out_csv", path=request.out))
    found = compare(
        scenario, request.policies, ensemble=request.ensemble, overlays=request.overlays,
        seed=request.seed,
    )
    out = console or wide_console()
    out.print(outcome_table(found))
    if found.claims():
        out.print(claim_table(found))
    if target is not None:
        write_rows(target, found)
    return 0


def compare(
    scenario: Scenario, policies: Sequence[str], *, ensemble: bool = False,
    overlays: Sequence[str] = (), seed: int = 1,
) -> Comparison:
    """Play policies under historical shocks with the same parameters.

    Args:
        scenario: What is played.
        policies: Names; history is added where it lacks.
        ensemble: Whether every member of the ensemble is played instead of the base.
        overlays: Sets of parameters laid over the base.
        seed: Key of what is drawn all the same.
    """
    known = scenario.definition.policies
    unknown = [name for name in policies or ("",) if name not in known]
    if unknown:
        raise Unknown(no_such("policy", unknown[0], sorted(known), where=scenario.id))
    runs = _members(scenario) if ensemble else 1
    histories = {
        name: simulate(
            scenario, policy=name, shocks="historical", runs=runs, seed=seed, ensemble=ensemble,
            overlay=tuple(overlays) or None, series=needed(),
        )
        for name in dict.fromkeys((BASE, *policies))
    }
    return Comparison(histories, {name: measured(each) for name, each in histories.items()})


def _members(scenario: Scenario) -> int:
    path = ensemble_path(scenario)
    return DRAWN if path is None else len(load_ensemble(path))


def outcome_table(found: Comparison) -> Table:
    """Return outcomes by policy, with the band from the tenth to the ninth decile."""
    several = found.runs > 1
    table = Table(
        title=said("lab.roads.title_many" if several else "lab.roads.title", runs=found.runs),
        title_justify="left",
        box=SIMPLE_HEAD,
    )
    table.add_column(said("lab.policy"), no_wrap=True)
    for heading in ("outcome", "unit"):
        table.add_column(said(f"lab.roads.{heading}"))
    for heading in ("P10", "P50", "P90") if several else (said("lab.value"),):
        table.add_column(heading, justify="right")
    for policy, outcomes in found.outcomes.items():
        for place, each in enumerate(OUTCOMES):
            values = outcomes[each.id]
            cells = np.nanquantile(values, BAND) if several else values[:1]
            table.add_row(
                policy if not place else "", told(each.text), spoken_unit(each.unit),
                *map(number, cells),
                end_section=place == len(OUTCOMES) - 1,
            )
    return table


def claim_table(found: Comparison) -> Table:
    """Return what authors claim beside what the model gives."""
    several = found.runs > 1
    table = Table(
        title=said("lab.roads.claims"), title_justify="left", box=SIMPLE_HEAD
    )
    for heading in ("claim", "source", "measure", "claimed"):
        table.add_column(said(f"lab.roads.{heading}"))
    last = (("P10", "P50", "P90", said("lab.roads.share")) if several
            else (said("lab.value"), said("lab.roads.holds")))
    for heading in last:
        table.add_column(heading, justify="right")
    for claim in found.claims():
        values, holds = claim.value(found.histories), claim.holds(found.histories)
        if several:
            cells = [*map(number, np.nanquantile(values, BAND)), f"{holds.mean():.0%}"]
        else:
            cells = [number(values[0]), said("lab.yes" if holds[0] else "lab.no")]
        table.add_row(told(claim.text), told(claim.source), told(claim.measure),
                      told(claim.range_text()), *cells)
    return table


def write_rows(path: Path, found: Comparison) -> None:
    """Write every number as a row ``policy,run,outcome,unit,value``."""
    complete = path.with_name(path.name + ".tmp")
    with complete.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("policy", "run", "outcome", "unit", "value"))
        for policy, outcomes in found.outcomes.items():
            for each in OUTCOMES:
                for run, value in enumerate(outcomes[each.id].tolist()):
                    writer.writerow((policy, run, each.id, each.unit, repr(value)))
    complete.replace(path)
