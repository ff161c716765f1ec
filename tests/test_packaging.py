"""The wheel works where the checkout is not."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.slow


def _run(*command: object, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel of this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    return next(out.glob("*.whl"))


def test_wheel_holds_scenarios_and_assets(wheel):
    """Every tracked scenario and asset file is package data of the wheel."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("scenarios", "assets"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert f"gosplan_game/_data/{path.relative_to(ROOT).as_posix()}" in names


def test_wheel_plays_a_game_in_an_empty_environment(wheel, tmp_path):
    """Installed elsewhere, the command finds its scenarios and runs a game."""
    venv.create(tmp_path / "venv", with_pip=True)
    folder = "Scripts" if os.name == "nt" else "bin"
    python = tmp_path / "venv" / folder / "python"
    _run(python, "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    game = tmp_path / "venv" / folder / "gosplan-game"
    rows = _run(game, "run", "ussr-1921-1941", "--annual", "--out", "-", cwd=tmp_path)
    assert rows.startswith("run,year,series,unit,value\n0,1921,")
    assert "no errors" in _run(game, "validate", "ussr-1921-1941", cwd=tmp_path)
