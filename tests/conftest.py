"""What every test shares: no window, no sound, a home of its own, fixed randomness."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

# Before anything imports pygame: tests never open a window or a sound device.
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ["GOSPLAN_LANG"] = "en"  # whatever the machine speaks
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

os.environ["SDL_AUDIODRIVER"] = "dummy"  # nobody wants to hear the tests
settings.register_profile("gosplan", derandomize=True, deadline=None, max_examples=50)
settings.load_profile("gosplan")

TOGETHER = {"window": "window", "test_packaging.py": "wheel"}
"""Folders and files whose tests stay in one process when several share the work: two displays
at once would slow each other, and the wheel is built once."""

Command = Callable[..., subprocess.CompletedProcess[str]]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep together what is quicker or steadier in one process."""
    if not config.pluginmanager.hasplugin("xdist"):
        return
    for item in items:
        place = item.path.relative_to(ROOT / "tests").parts[0]
        if place in TOGETHER:
            item.add_marker(pytest.mark.xdist_group(TOGETHER[place]))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a user folder of its own, so that none touches the developer's saves."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("GOSPLAN_HOME", str(folder))
    return folder


@pytest.fixture
def command(home: Path) -> Command:
    """Return a function that runs ``gosplan-game`` with arguments in a process of its own."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        paths = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
        return subprocess.run(
            [sys.executable, "-m", "gosplan_game", *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
            env=os.environ | {"PYTHONPATH": paths, "COLUMNS": "120"} | environment,
        )

    return run
