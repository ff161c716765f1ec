"""Run every check of the project: `python tests/run.py`, or with `--quick` without slow tests.

`--long` adds those that take minutes: every screen at every size, in every language and at
every moment, 20,000 senseless events, the forecast over 500 games.

Lint, types, import contracts and the hindcast come first; pytest is last, so that
its summary closes the output. It shares the tests among the machine's cores, four at most.
"""

import argparse
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
MOST_WORKERS = 4
"""More would gain little and crowd the display that the window is driven on."""


def steps(quick: bool, long: bool = False) -> dict[str, list[str]]:
    """Return the checks in their order: name and command."""
    python = sys.executable
    workers = str(min(os.cpu_count() or 1, MOST_WORKERS))
    return {
        "lint": [python, "-m", "ruff", "check", "."],
        "types": [python, "-m", "mypy"],
        "imports": [str(BIN / "lint-imports")],
        "hindcast": [python, "-m", "gosplan_game", "hindcast", "ussr-1921-1941"],
        "bar": [python, "-m", "gosplan_game", "hindcast", "ussr-1921-1941", "--strict"],
        "tests": [python, "-m", "pytest", "-n", workers, "--dist", "loadgroup",
                  *_chosen(quick, long)],
    }


def _chosen(quick: bool, long: bool) -> tuple[str, ...]:
    if long:
        return ()
    return ("-m", "not slow and not long" if quick else "not long")


def main() -> int:
    """Run all steps, also after a failure; return 1 if any failed."""
    parser = argparse.ArgumentParser(description="Run every check of the project.")
    parser.add_argument("--quick", action="store_true", help="leave out the slow tests")
    parser.add_argument("--long", action="store_true", help="add those that take minutes")
    chosen = parser.parse_args()
    failed = []
    for name, command in steps(chosen.quick, chosen.long).items():
        print(f"\n== {name}: {shlex.join(command)}", flush=True)
        began = time.monotonic()
        if subprocess.run(command, cwd=ROOT, env=os.environ | {"COLUMNS": "120"}).returncode:
            failed.append(name)
        if name != "tests":
            print(f"   ({time.monotonic() - began:.1f} s)", flush=True)
    if failed:
        print(f"failed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except KeyboardInterrupt:
        raise SystemExit(130) from None
