"""``python -m gosplan_game.lab.free_levers SCENARIO``: the table of free levers.

Plays every lever at each bound under the central parameters and under the ensemble, then
random policies, and writes docs/free-levers.md with ``--write``; else prints it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.lab.free_levers_trials import Effect, effects, mixtures, trials
from gosplan_game.lab.free_levers_verdicts import (
    KINDS,
    kind_of,
    no_longer,
    verdict_on,
    verdicts,
)
from gosplan_game.lab.pages.markdown import DOCS, paragraph, table
from gosplan_game.lab.validation.fingerprint import content_hash
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.sim.ensemble import ensemble_path, load_ensemble

TARGET = DOCS / "free-levers.md"
MADE = "Made by `python -m gosplan_game.lab.free_levers ussr-1921-1941 --write`; do not edit."

ALLOWED = 10.0
"""Percent of the ensemble in which a lever may look free."""

POLICIES = 500
DRAWN = 50
HEAD = ("lever", "held at", "industry, %", "consumption, %", "excess deaths, thousand",
        "readiness, %", "free in % of the ensemble")  # fmt: skip


def page(scenario: Scenario, *, policies: int = POLICIES, members: int | None = None) -> str:
    """Return the page: what is free, every lever, what is exempt, and the random search."""
    path = ensemble_path(scenario)
    sets = members or (DRAWN if path is None else len(load_ensemble(path)))
    every = trials(scenario)
    central = effects(scenario, every)
    spread = effects(scenario, every, members=sets)
    rows = list(zip(central, spread, strict=True))
    search = effects(scenario, mixtures(scenario, policies, seed=1))
    return "\n".join([*_opening(scenario, sets), *_levers(rows), *_search(search)]).strip() + "\n"


def _opening(scenario: Scenario, sets: int) -> Iterator[str]:
    yield "# Free levers"
    yield ""
    yield MADE
    yield ""
    yield from paragraph(
        "From historical orders and shocks every lever is held at each of its bounds for the",
        "whole game. Shown is what changes against history: true industrial output (mean of",
        "1937-40), consumption a head of the people there would be without excess deaths (mean",
        "of 1928-40), excess deaths of the whole game, and readiness for war at its end. A bound",
        "is **free** if it betters the first three by more than a hundredth of a percent at once:",
        f"the central parameters and {sets} sets of the ensemble say in how many it does. The bar",
        f"is {ALLOWED:g} %. Levers that are never the office's, relief and audits are exempt. No",
        "cost is invented for what is free: it is named, and judged below.",
    )
    yield from paragraph(
        "A bound of one item (one branch, region or site) is judged like a whole lever. A lever",
        "without an upper bound is held at twice its greatest historical order. History's orders",
        "were not the best ones, and many were chosen against people: that grain exports or",
        "confiscations do harm, or that less coercion saves lives, is the historians' finding,",
        "not a defect; it stands here all the same, for the test does not know the difference.",
        f"Computed for `{scenario.id}` with contents `{content_hash(scenario)}`.",
    )


Row = tuple[Effect, Effect]


def _levers(rows: Sequence[Row]) -> Iterator[str]:
    office = [row for row in rows if row[0].trial.authority == "decide"]
    free = [row for row in office if _share(row[1].free()) > ALLOWED]
    yield f"## Free: {len(free)} of {len(office)} bounds that the office may decide"
    yield ""
    yield from _free_table(sorted(free, key=lambda row: -_share(row[1].free())))
    yield from _judged([(row[0].trial.name, row[0].trial.bound) for row in free])
    yield "## The office may decide"
    yield ""
    yield from _table(office)
    for authority, title in (
        ("propose", "The office may propose or carry out"),
        ("exempt", "Exempt: relief and audits"),
        ("not_ours", "Exempt: never the office's"),
    ):
        yield f"## {title}"
        yield ""
        yield from _table([row for row in rows if row[0].trial.authority == authority])


def _free_table(rows: Sequence[Row]) -> Iterator[str]:
    written = verdicts()
    yield from table(
        (*HEAD, "what it is"),
        [
            (*_cells(*row), kind_of(row[0].trial.name, row[0].trial.bound, written))
            for row in rows
        ],
    )


def _judged(free: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield why each free bound is free, who says so, and what is not free now."""
    written = verdicts()
    yield "### Why they are free"
    yield ""
    words = "; ".join(f"*{kind}*, {meaning}" for kind, meaning in KINDS.items())
    yield from paragraph(
        f"Each free bound is judged: {words}. A gap is work to do. The verdicts are written by",
        "hand in `docs/parts/free-levers.toml`, and a test holds that no free bound lacks one.",
    )
    rows = []
    for verdict in written:
        mine = [item for item, bound in free if verdict_on(item, bound, written) is verdict]
        if mine:
            names = ", ".join(f"`{item}`" for item in mine)
            rows.append((f"{names} {verdict.bound}", verdict.kind, verdict.why, verdict.source))
    yield from table(("bound", "what it is", "why", "source"), rows)
    gone = no_longer(free, written)
    if gone:
        names = ", ".join(f"`{item}` {bound}" for item, bound in gone)
        yield from paragraph(f"Judged too, and not free now: {names}.")


def _table(rows: Sequence[Row]) -> Iterator[str]:
    yield from table(HEAD, [_cells(*row) for row in rows])


def _cells(central: Effect, spread: Effect) -> tuple[str, ...]:
    trial = central.trial
    value = trial.held[0][1]
    return (
        f"`{trial.name}`",
        f"{trial.bound}, {value:g}",
        *(f"{float(each[0]):+.2f}" for each in (central.industry, central.consumption)),
        f"{float(central.deaths[0]):+.0f}",
        f"{float(central.readiness[0]):+.1f}",
        f"{_share(spread.free()):.0f}",
    )


def _share(mask: Array) -> float:
    """Return the share of runs in percent."""
    return 100 * float(np.mean(mask))


def _search(found: Sequence[Effect]) -> Iterator[str]:
    free = [each for each in found if each.free()[0]]
    yield "## A search of mixtures"
    yield ""
    yield from paragraph(
        f"{len(found)} policies hold two to eight items that the office may decide anywhere within",
        f"their bounds for the whole game. {len(free)} of them better all three outcomes at the",
        "central parameters. The items that stand in them more often than chance would have it:",
    )
    inside = Counter(name for each in free for name, _ in each.trial.held)
    everywhere = Counter(name for each in found for name, _ in each.trial.held)
    usual = len(free) / max(len(found), 1)
    often = [
        (f"`{name}`", f"{count} of {everywhere[name]}", f"{count / everywhere[name] / usual:.1f}")
        for name, count in inside.most_common()
        if count >= 2 and count > 1.5 * usual * everywhere[name]
    ]
    yield from table(("item", "policies that hold it and are free", "times the usual"), often)
    best = sorted(free, key=lambda each: -float(each.industry[0]))[:10]
    yield from table(
        ("policy", "industry, %", "consumption, %", "excess deaths, thousand"),
        [
            (
                ", ".join(f"`{name}` {value:.3g}" for name, value in each.trial.held),
                f"{float(each.industry[0]):+.1f}",
                f"{float(each.consumption[0]):+.1f}",
                f"{float(each.deaths[0]):+.0f}",
            )
            for each in best
        ],
    )


def main() -> None:
    """Print or write the page."""
    parser = argparse.ArgumentParser(
        prog="python -m gosplan_game.lab.free_levers",
        description="Hold every lever at each bound and say which better everything at once.",
    )
    parser.add_argument("scenario", metavar="SCENARIO")
    parser.add_argument("--policies", type=int, default=POLICIES, help="random policies to search")
    parser.add_argument("--members", type=int, help="parameter sets; default: the whole ensemble")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name} in docs/")
    wanted = parser.parse_args()
    text = page(load_scenario(wanted.scenario), policies=wanted.policies, members=wanted.members)
    if wanted.write:
        TARGET.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
