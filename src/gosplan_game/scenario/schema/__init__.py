"""The scenario format as pydantic models: what a TOML file may say.

`ScenarioDefinition` is the whole document; the other modules hold its parts.
Models forbid unknown keys and are frozen. They check types and the bounds that
need no other part of the file; everything that refers to something else is
checked by `gosplan_game.scenario.checks`.
"""

from gosplan_game.scenario.schema.base import Points, Record, Spread
from gosplan_game.scenario.schema.country import Branch, Initial, Product, Project, Region
from gosplan_game.scenario.schema.document import Replay, ScenarioDefinition
from gosplan_game.scenario.schema.happenings import Choice, Earlier, Effect, Event, Mandate
from gosplan_game.scenario.schema.numbers import (
    ExogenousSeries,
    Overlay,
    Parameter,
    Parameters,
    Shocks,
)
from gosplan_game.scenario.schema.office import (
    Adviser,
    Bend,
    Commitment,
    Difficulty,
    Head,
    Lesson,
    Lever,
    Line,
    OrderSeries,
    Policy,
    RemarkRule,
    Stops,
    YearlyStop,
)
from gosplan_game.scenario.schema.plans import FiveYearPlan, Raise, Variant
from gosplan_game.scenario.schema.press import Story
from gosplan_game.scenario.schema.reference import Hindcast, HistorySeries, Point

__all__ = [
    "Adviser",
    "Bend",
    "Branch",
    "Choice",
    "Commitment",
    "Difficulty",
    "Earlier",
    "Effect",
    "Event",
    "ExogenousSeries",
    "FiveYearPlan",
    "Head",
    "Hindcast",
    "HistorySeries",
    "Initial",
    "Lesson",
    "Lever",
    "Line",
    "Mandate",
    "OrderSeries",
    "Overlay",
    "Parameter",
    "Parameters",
    "Point",
    "Points",
    "Policy",
    "Product",
    "Project",
    "Raise",
    "Record",
    "Region",
    "RemarkRule",
    "Replay",
    "ScenarioDefinition",
    "Shocks",
    "Spread",
    "Stops",
    "Story",
    "Variant",
    "YearlyStop",
]
