"""How fast the game runs: `python benchmarks/speed.py`, with `--record` into docs/benchmark.md.

Machines differ, so every time also stands as a ratio to a fixed numpy workload that
is timed in the same run: 300 operations a step on arrays of (8, 12, 256), 82 steps.
Nothing is asserted here; the record shows a trend.
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
from pathlib import Path

for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")

import numpy as np

from gosplan_game import Session, load_scenario, simulate
from gosplan_game.scenario import Scenario
from gosplan_game.sim.accounts import account
from gosplan_game.sim.causes import explain

RECORD = Path(__file__).resolve().parents[1] / "docs" / "benchmark.md"
CHUNK = 256
Row = tuple[str, str, str, str]


def workload() -> float:
    """Return the seconds that the fixed numpy workload takes."""
    a = np.full((8, 12, CHUNK), 1.0)
    b = np.full((8, 12, CHUNK), 1.0000001)
    out = np.empty_like(a)
    began = time.perf_counter()
    for _ in range(82):
        for _ in range(75):
            np.multiply(a, b, out=out)
            np.add(out, b, out=out)
            np.minimum(out, a, out=out)
            np.divide(out, b, out=out)
    return time.perf_counter() - began


def timed(action: Callable[[], object], repeats: int) -> tuple[float, str]:
    """Return the median seconds of an action, and their ratio to the workload.

    The action is called once to warm up; the workload is timed before and after, as
    the machine may be busy with other things.
    """
    action()
    before = workload()
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
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


def measure(scenario_id: str, runs: tuple[int, ...]) -> Iterator[Row]:
    """Yield rows of what, value, ratio to the workload, and bar."""
    yield "fixed numpy workload", f"{workload():.3f} s", "1.00", ""
    scenario = load_scenario(scenario_id)
    for number in runs:

        def play(number: int = number) -> None:
            for first in range(0, number, CHUNK):
                simulate(scenario, runs=min(CHUNK, number - first), shocks="drawn")

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
        lambda: subprocess.run(help_page, stdout=subprocess.DEVNULL, check=True), 5
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


def page(rows: list[Row]) -> str:
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
        RECORD.write_text(page(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
