"""Where things lie: shipped scenarios and assets, the user's saves and mods.

Shipped data are package data of the installed wheel, or lie at the checkout's
root when the game runs from its sources. This is the only module that knows.
"""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    installed = _PACKAGE / "_data" / name
    if installed.is_dir():
        return installed
    return _PACKAGE.parents[1] / name


def scenarios_dir() -> Path:
    """Return the folder of the shipped scenarios."""
    return _shipped("scenarios")


def assets_dir() -> Path:
    """Return the folder of fonts, pictograms, maps and texts."""
    return _shipped("assets")


def user_dir() -> Path:
    """Return the user's folder: ``GOSPLAN_HOME``, or the platform's usual place.

    The folder need not exist yet; whoever writes there creates it.
    """
    home = os.environ.get("GOSPLAN_HOME")
    if home:
        return Path(home).expanduser()
    from platformdirs import user_data_dir  # not needed by most commands

    return Path(user_data_dir("gosplan-game", appauthor=False))


def saves_dir() -> Path:
    """Return the folder of saved games."""
    return user_dir() / "saves"


def user_scenarios_dir() -> Path:
    """Return the folder of the user's own scenarios."""
    return user_dir() / "scenarios"
