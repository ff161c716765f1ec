"""Gosplan: a command-economy planning simulator.

    from gosplan_game import Session, load_scenario, simulate

The three names are imported when first asked for, so that a command that needs
none of them starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gosplan_game.scenario import load_scenario
    from gosplan_game.sim.run import simulate
    from gosplan_game.sim.session import Session

__version__ = "0.1.0"
__all__ = ["Session", "__version__", "load_scenario", "simulate"]

_HOMES = {
    "load_scenario": "gosplan_game.scenario",
    "simulate": "gosplan_game.sim.run",
    "Session": "gosplan_game.sim.session",
}


def __getattr__(name: str) -> Any:
    """Import an exported name on first use (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
