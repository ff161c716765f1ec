"""The gate: from TOML to a checked, compiled scenario.

`load_scenario` gives a `Scenario`; `check` gives every problem of its files with
file, line and column. The names are imported when first asked for, so that who needs a text
alone loads nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gosplan_game.scenario.catalogue import TextCatalogue
    from gosplan_game.scenario.compiled import LeverLimits, Scenario
    from gosplan_game.scenario.expressions import Expression, ExpressionError, compile_expression
    from gosplan_game.scenario.loader import (
        ScenarioCard,
        check,
        find_scenarios,
        json_schema,
        load_scenario,
    )

__all__ = [
    "Expression",
    "ExpressionError",
    "LeverLimits",
    "Scenario",
    "ScenarioCard",
    "TextCatalogue",
    "check",
    "compile_expression",
    "find_scenarios",
    "json_schema",
    "load_scenario",
]

_HOMES = {
    "catalogue": ("TextCatalogue",),
    "compiled": ("LeverLimits", "Scenario"),
    "expressions": ("Expression", "ExpressionError", "compile_expression"),
    "loader": ("ScenarioCard", "check", "find_scenarios", "json_schema", "load_scenario"),
}


def __getattr__(name: str) -> Any:
    """Import an exported name on first use (PEP 562)."""
    for home, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(f"{__name__}.{home}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
