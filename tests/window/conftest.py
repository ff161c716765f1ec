"""What tests of the real window share: a virtual display, and the game in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.window.driver import Display, Window, missing


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    """Give a virtual display; skip where there can be none, but never in CI."""
    lacking = missing()
    if lacking and not os.environ.get("CI"):
        pytest.skip(f"{' and '.join(lacking)} not installed")
    folder = tmp_path / "display"
    folder.mkdir()
    made = Display(folder)
    yield made
    made.close()


@pytest.fixture
def window(display: Display, tmp_path: Path) -> Iterator[Window]:
    """Give the game at its title, in a window of its own and a home of its own."""
    # Its path has the letters of the twin's: dialogs that name a file are set alike.
    twin = Path(os.environ["GOSPLAN_HOME"])
    made = Window(display, twin.with_name("hoem" + twin.name[4:]), tmp_path)
    yield made
    made.stop()
