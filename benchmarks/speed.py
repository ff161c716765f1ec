"""How fast the game runs: `python benchmarks/speed.py`, with `--record` into docs/benchmark.md.

Machines differ, so every time also stands as a ratio to a fixed numpy workload that
is timed in the same run: 300 operations a step on arrays of (8, 12, 256), 82 steps.
Times are the processor's: other work on the machine makes a game late, but not much dearer.
Nothing is asserted here; the record shows a trend. Below it stands where the time goes.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")

import numpy as np

from gosplan_game import Session, load_scenario, simulate
from gosplan_game.scenario import Scenario
from gosplan_game.sim import quarters, step
from gosplan_game.sim.accounts import account
from gosplan_game.sim.causes import explain
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.events import EventBook
from gosplan_game.sim.recorder import Recorder
from gosplan_game.sim.run import CHUNK as SIDE_BY_SIDE
from gosplan_game.sim.straight.function import Straight

RECORD = Path(__file__).resolve().parents[1] / "docs" / "benchmark.md"
CHUNK = 256
"""Columns of the workload."""
Row = tuple[str, str, str, str]
SKETCH = (
    "The bars were set by a sketch of grain, people and industry, some 230 lines. On the machine",
    "of this record it took 0.64 to 0.74 of the workload for one game (53 to 63 ms) and 1.66 of it",
    "for 256 runs side by side (1,850 runs/s); the bars are 1.2 and 3.1 of the workload there.",
    "A quarter of the whole model is some 3,200 operations of numpy, most of them on a few dozen",
    "numbers: for one game the time is that of calling them, not of counting. So once a season has",
    "been played two dozen times, from the second game of a process on, it is written out as",
    "straight lines of Python (`gosplan_game.sim.straight`): no attribute, no call of a mechanism,",
    "what depends on parameters alone done once a game, two bounds in one operation, results in",
    "memory that is needed no more, and in a single game numbers that are one a run as plain",
    "numbers and smaller arrays brought to the shape of larger ones, which numpy takes three times",
    "as long to find out. Where nobody asks for a quarter's flows, those that no indicator is read",
    "off are not made. The results are equal to the last bit. Writing takes some 0.15 s a season,",
    f"once a process. {SIDE_BY_SIDE:,} runs go side by side: with 256, a third of the time is that",
    "of beginning the operations; with more, the record of a batch would fill the memory.",
    "In a batch numpy joins arrays a row at a time: left to itself it repeats a parameter in a",
    "buffer of several rows, which takes as long again as the operation. What it then takes is",
    "memory: results stand in some 30 MB a quarter, of which the processor's cache holds a part.",
)
"""What the sketch took, measured beside the workload in the same way."""


def workload() -> float:
    """Return the seconds that the fixed numpy workload takes."""
    a = np.full((8, 12, CHUNK), 1.0)
    b = np.full((8, 12, CHUNK), 1.0000001)
    out = np.empty_like(a)
    began = time.process_time()
    for _ in range(82):
        for _ in range(75):
            np.multiply(a, b, out=out)
            np.add(out, b, out=out)
            np.minimum(out, a, out=out)
            np.divide(out, b, out=out)
    return time.process_time() - began


def timed(
    action: Callable[[], object], repeats: int, clock: Callable[[], float] = time.process_time
) -> tuple[float, str]:
    """Return the median seconds of an action, and their ratio to the workload.

    The action is called once to warm up; the workload is timed before and after, as
    the machine may be busy with other things.
    """
    action()
    before = workload()
    times = []
    for _ in range(repeats):
        began = clock()
        action()
        times.append(clock() - began)
    seconds = statistics.median(times)
    return seconds, f"{seconds / ((before + workload()) / 2):.2f}"


def ledger(scenario: Scenario) -> Callable[[], object]:
    """Return an action that explains a quarter in which every lever of history may move."""
    session = Session.new(scenario, settings={"shocks": "historical"})
    for item in scenario.lever_items:
        limits = session.limits(item)
        if limits.authority == "decide":
            session.order(item, min(1.05 * session.lever(item) + limits.step, limits.upper))
    session.sign()
    session.advance("quarter")

    def action() -> object:
        if session.engine.keeper is not None:
            session.engine.keeper.forget()
        return explain(session, "gross_industry")

    return action


def accounts(scenario: Scenario) -> Callable[[], object]:
    """Return an action that draws up the account of every series to the first stop."""
    session = Session.new(scenario)
    session.sign()
    session.advance()
    engine = session.engine

    def action() -> object:
        return [account(engine, each, 0, engine.turn - 1) for each in engine.catalogue.all()]

    return action


def peak_memory(*arguments: str) -> float:
    """Return the peak memory of a command in MB; nan where the system does not tell."""
    if not hasattr(os, "wait4"):
        return float("nan")
    child = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, *arguments])
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{' '.join(arguments)} failed")
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


@contextmanager
def as_it_stands() -> Iterator[None]:
    """Play quarters as a new process does, not as straight lines."""
    Straight.as_it_stands = True
    try:
        yield
    finally:
        Straight.as_it_stands = False


def measure(scenario_id: str, runs: tuple[int, ...]) -> Iterator[Row]:
    """Yield rows of what, value, ratio to the workload, and bar."""
    yield "fixed numpy workload", f"{workload():.3f} s", "1.00", ""
    scenario = load_scenario(scenario_id)
    with as_it_stands():
        seconds, ratio = timed(lambda: simulate(scenario, shocks="drawn"), 5)
    yield f"the first game of {scenario.turns} quarters", f"{seconds:.3f} s", ratio, ""
    for _ in range(2):  # from then on quarters are played as straight lines
        simulate(scenario, shocks="drawn")
        simulate(scenario, runs=SIDE_BY_SIDE, shocks="drawn")
    for number in runs:

        def play(number: int = number) -> None:
            for first in range(0, number, SIDE_BY_SIDE):
                simulate(scenario, runs=min(SIDE_BY_SIDE, number - first), shocks="drawn")

        seconds, ratio = timed(play, 5 if number <= 100 else 1)
        noun = "game" if number == 1 else "games"
        bar = "under 0.1 s" if number == 1 else "1,000 runs/s" if number >= 1000 else ""
        yield (
            f"{number:,} {noun} of {scenario.turns} quarters",
            f"{seconds:.3f} s, {number / seconds:,.0f} runs/s",
            ratio,
            bar,
        )
    session = Session.new(scenario)
    seconds, ratio = timed(
        lambda: session.forecast(("steel", "grain_harvest"), quarters=4, runs=200), 5
    )
    yield (
        "forecast fan, 200 runs of 4 quarters, parameters in doubt",
        f"{seconds * 1e3:.0f} ms",
        ratio,
        "50 ms",
    )
    seconds, ratio = timed(
        lambda: session.forecast(("steel", "grain_harvest"), runs=200, ensemble=False), 5
    )
    yield "the same, weather alone", f"{seconds * 1e3:.0f} ms", ratio, "50 ms"
    seconds, ratio = timed(ledger(scenario), 15)
    yield "cause ledger of a quarter, new groups", f"{seconds * 1e3:.0f} ms", ratio, "50 ms"
    seconds, ratio = timed(accounts(scenario), 5)
    yield "accounts of every series to the first stop", f"{seconds * 1e3:.0f} ms", ratio, ""
    seconds, ratio = timed(session.chessboard, 5)
    yield "board of balances with trials", f"{seconds * 1e3:.0f} ms", ratio, ""
    help_page = [sys.executable, "-m", "gosplan_game", "--help"]
    seconds, ratio = timed(
        lambda: subprocess.run(help_page, stdout=subprocess.DEVNULL, check=True), 5,
        time.perf_counter,
    )
    yield "gosplan-game --help", f"{seconds * 1e3:.0f} ms", ratio, "100 ms"
    with tempfile.TemporaryDirectory() as folder:
        for number in runs:
            out = str(Path(folder, "runs.csv"))
            memory = peak_memory(
                "-m",
                "gosplan_game",
                "run",
                scenario_id,
                "--runs",
                str(number),
                "--annual",
                "--shocks",
                "drawn",
                "--out",
                out,
            )
            yield f"peak memory of `run --runs {number}`", f"{memory:.0f} MB", "", "500 MB"


PARTS: tuple[tuple[object, str, str], ...] = (
    (Engine, "begin", "events, plans and mandates as the quarter opens"),
    (Engine, "outside", "weather and world market"),
    (EventBook, "on_orders", "what events make of orders"),
    (step, "prices", "the scissors"),
    (step, "land", "campaign, sowing, harvest"),
    (step, "bread", "collection, stores, use of grain"),
    (step, "vitals", "births, deaths, migration"),
    (step, "confined", "arrests, camps, army"),
    (step, "schools", "schools"),
    (step, "work", "labour"),
    (step, "industry", "materials and output"),
    (step, "building", "investment and projects"),
    (step, "livestock", "herds and tractors"),
    (step, "money", "wages, shops, budget, currency"),
    (step, "commerce", "foreign trade"),
    (step, "standing", "reports, mood, defence"),
    (step, "closing", "closing stocks"),
    (step, "flows_of", "named flows"),
    (quarters, "indicators", "indicators"),
    (Recorder, "record", "the record"),
)
"""Whose function, which, and what it does."""


def shares(scenario: Scenario, runs: int, repeats: int) -> dict[str, float]:
    """Return the share of a game's time that each part takes, at best of some games."""
    spent: dict[str, float] = {}

    def counted(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            began = time.process_time()
            found = function(*arguments, **named)
            spent[name] = spent.get(name, 0.0) + time.process_time() - began
            return found

        return call

    originals = [getattr(owner, attribute) for owner, attribute, _ in PARTS]
    best: dict[str, float] = {}
    try:
        for (owner, attribute, words), function in zip(PARTS, originals, strict=True):
            setattr(owner, attribute, counted(words, function))
        for _ in range(repeats):
            spent.clear()
            began = time.process_time()
            simulate(scenario, runs=runs, shocks="drawn")
            spent[""] = time.process_time() - began
            best = {name: min(took, best.get(name, took)) for name, took in spent.items()}
    finally:
        for (owner, attribute, _), function in zip(PARTS, originals, strict=True):
            setattr(owner, attribute, function)
    whole = best.pop("")
    return {name: took / whole for name, took in best.items()}


def where(scenario: Scenario) -> list[str]:
    """Return a table of where the time goes, dearest first."""
    with as_it_stands():
        one, many = shares(scenario, 1, 15), shares(scenario, CHUNK, 5)
    lines = [
        "",
        "## Where the time goes",
        "",
        "In a quarter that is played as it stands, before it is written out in straight lines.",
        "",
        f"| part of a quarter | one game, % | {CHUNK} side by side, % |",
        "|---|---|---|",
    ]
    lines += [
        f"| {name} | {100 * share:.1f} | {100 * many[name]:.1f} |"
        for name, share in sorted(one.items(), key=lambda each: -each[1])
    ]
    rest = [100 * (1 - sum(each.values())) for each in (one, many)]
    return [*lines, f"| all else | {rest[0]:.1f} | {rest[1]:.1f} |"]


def page(rows: list[Row], parts: list[str]) -> str:
    """Return the record as Markdown."""
    machine = f"{platform.system()}, {platform.machine()}, {os.cpu_count()} cores"
    versions = f"CPython {platform.python_version()}, numpy {np.__version__}"
    lines = [
        "# Speed",
        "",
        "Written by `python benchmarks/speed.py --record`. One process, one thread.",
        f"{machine}; {versions}; {time.strftime('%Y-%m-%d')}.",
        "",
        "| what | measured | ratio to workload | bar |",
        "|---|---|---|---|",
        *("| " + " | ".join(row) + " |" for row in rows),
        *parts,
        "",
        *SKETCH,
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print, and record if asked."""
    parser = argparse.ArgumentParser(description="Measure how fast the game runs.")
    parser.add_argument("--record", action="store_true", help=f"write {RECORD.name}")
    parser.add_argument("--scenario", default="ussr-1921-1941")
    parser.add_argument("--quick", action="store_true", help="leave out 10,000 runs")
    arguments = parser.parse_args()
    rows = []
    for row in measure(
        arguments.scenario, (1, 100, 1000) if arguments.quick else (1, 100, 1000, 10000)
    ):
        print(" | ".join(row), flush=True)
        rows.append(row)
    if arguments.record:
        parts = where(load_scenario(arguments.scenario))
        RECORD.write_text(page(rows, parts), encoding="utf-8")


if __name__ == "__main__":
    main()
