"""``python -m gosplan_game.lab.validation``: compute what is stale and write the page.

One command makes everything that docs/validation.md shows, the ensemble included. Parts
that were computed from the present parameters and model are left as they are.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console

from gosplan_game.core.errors import GosplanError
from gosplan_game.lab import ensemble as ensembles
from gosplan_game.lab.identification import as_rows, identification
from gosplan_game.lab.validation.fingerprint import content_hash, fit_marks, same_marks
from gosplan_game.lab.validation.roads import SHOWN
from gosplan_game.lab.validation.store import (
    FOLDER,
    PAGE,
    PARTS,
    Marks,
    is_fresh,
    load,
    refresh,
)
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.sim.ensemble import FILE, Ensemble, ensemble_path, load_ensemble

SCENARIO = "ussr-1921-1941"


def marks_of(scenario: Scenario) -> Marks:
    """Return what the parts would be computed from now."""
    plain = content_hash(scenario)
    roads = content_hash(scenario, policies=SHOWN, overlays=True)
    content = {part: roads if part == "counterfactual" else plain for part in PARTS}
    path = ensemble_path(scenario)
    text = path.read_bytes() if path else b""
    return Marks(content, fit_marks(scenario), hashlib.sha256(text).hexdigest()[:16])


def ensemble_is_fresh(scenario: Scenario) -> bool:
    """Return whether the shipped ensemble was made about the present parameters and model."""
    path = ensemble_path(scenario)
    if path is None:
        return False
    document = load_ensemble(path).document
    return document.get("content") == content_hash(scenario) and same_marks(
        document.get("fit", {}), fit_marks(scenario)
    )


def stale_parts(scenario: Scenario) -> list[str]:
    """Return what has to be computed anew, the ensemble and the page included."""
    if not ensemble_is_fresh(scenario):
        return ["ensemble", *PARTS, "page"]
    marks = marks_of(scenario)
    found = [part for part in PARTS if not is_fresh(load(part), part, marks)]
    if not found and PAGE.read_text(encoding="utf-8") != rendered():
        found.append("page")
    return found


def rendered() -> str:
    """Return the page of the kept parts.

    Raises:
        GosplanError: a part was never computed.
    """
    from gosplan_game.lab.validation.page import render

    parts = {part: load(part) for part in PARTS}
    missing = [part for part, found in parts.items() if found is None]
    if missing:
        raise GosplanError(f"not computed yet: {', '.join(missing)}")
    return render({part: found for part, found in parts.items() if found}, FOLDER)


def write_page() -> None:
    """Write the page and its figures from the kept parts."""
    from gosplan_game.lab.validation.figures import figure

    PAGE.write_text(rendered(), encoding="utf-8")
    found = load("record") or {}
    drawn = set()
    for series in found["data"]["series"]:
        if series["points"]:
            file = FOLDER / f"{series['id']}.svg"
            file.write_text(figure(series), encoding="utf-8")
            drawn.add(file)
    for file in FOLDER.glob("*.svg"):
        if file not in drawn:
            file.unlink()


def facts_part(scenario: Scenario, ensemble: Ensemble) -> dict[str, Any]:
    """Return the stylised facts, their share of the ensemble, and what loses them."""
    from gosplan_game.lab.validation.facts import FACTS, in_order, needed
    from gosplan_game.lab.validation.mechanisms import MECHANISMS, sensitivity
    from gosplan_game.sim.ensemble import member_changes
    from gosplan_game.sim.run import simulate

    def played(runs: int, changes: Mapping[str, Any]) -> Any:
        return simulate(
            scenario, policy="historical", shocks="historical", runs=runs, changes=changes,
            series=needed(scenario),
        )

    central = played(1, {})
    numbers = np.arange(len(ensemble), dtype=np.int64)
    members = played(len(ensemble), member_changes(scenario, ensemble, numbers))
    hangs = sensitivity(scenario)
    return {
        "in_order": bool(in_order(central)[0]),
        "facts": [
            {
                "id": fact.id,
                "text": fact.text,
                "measure": fact.measure,
                "record": fact.record,
                "bounds": fact.bounds_text(),
                "figure": float(f"{fact.figure(central)[0]:.4g}"),
                "holds": bool(fact.holds(central)[0]),
                "share": round(float(fact.holds(members).mean()), 2),
            }
            for fact in FACTS
        ],
        "mechanisms": [{"id": each.id, "text": each.text} for each in MECHANISMS],
        "lost": hangs.lost,
    }


def builders(scenario: Scenario, ensemble: Ensemble, generations: int
             ) -> dict[str, Callable[[], Any]]:
    """Return how each part is computed."""
    from gosplan_game.lab.validation.prediction import predictions
    from gosplan_game.lab.validation.record import record
    from gosplan_game.lab.validation.roads import roads

    return {
        "record": lambda: record(scenario, ensemble),
        "prediction": lambda: predictions(scenario, generations=generations),
        "identification": lambda: as_rows(identification(scenario, ensemble)),
        "counterfactual": lambda: roads(scenario),
        "facts": lambda: facts_part(scenario, ensemble),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Compute what is stale and write docs/validation.md with its figures."""
    from gosplan_game.lab.validation.prediction import GENERATIONS

    parser = argparse.ArgumentParser(
        prog="python -m gosplan_game.lab.validation", description=main.__doc__
    )
    parser.add_argument("--page", action="store_true", help="only write the page anew")
    parser.add_argument("--force", metavar="PARTS", default="",
                        help=f"compute anew, with commas: ensemble, {', '.join(PARTS)}")
    parser.add_argument("--steps", type=int, default=800, help="steps of the ensemble's walk")
    parser.add_argument("--generations", type=int, default=GENERATIONS)
    parser.add_argument("--check", action="store_true", help="say what is stale and stop")
    arguments = parser.parse_args(argv)
    scenario = load_scenario(SCENARIO)
    console = Console(stderr=True)
    if arguments.check:
        stale = stale_parts(scenario)
        console.print(f"stale: {', '.join(stale)}" if stale else "up to date")
        return 1 if stale else 0
    if not arguments.page:
        forced = {name.strip() for name in arguments.force.split(",")}
        _compute(scenario, forced, arguments.steps, arguments.generations, console)
    write_page()
    return 0


def _compute(
    scenario: Scenario, forced: set[str], steps: int, generations: int, console: Console
) -> None:
    path = ensemble_path(scenario) or Path(scenario.path, FILE)
    if "ensemble" in forced or not ensemble_is_fresh(scenario):
        console.print("ensemble")
        document = ensembles.make(scenario, chains=64, steps=steps, seed=1, console=console)
        ensembles.write(document, path)
    marks = marks_of(scenario)
    for part, build in builders(scenario, load_ensemble(path), generations).items():
        console.print(part)
        refresh(part, build, marks, force=part in forced)


if __name__ == "__main__":
    sys.exit(main())
