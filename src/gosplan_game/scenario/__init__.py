"""The gate: from TOML to a checked, compiled scenario.

`load_scenario` gives a `Scenario`; `check` gives every problem of its files with
file, line and column.
"""

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
