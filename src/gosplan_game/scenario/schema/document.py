"""The whole document."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from gosplan_game.scenario.reasons import problem
from gosplan_game.scenario.schema.base import (
    Count,
    Flag,
    QuarterField,
    Record,
    ScenarioId,
    Slug,
    Spread,
)
from gosplan_game.scenario.schema.country import Branch, Initial, Product, Project, Region
from gosplan_game.scenario.schema.happenings import Event, Mandate
from gosplan_game.scenario.schema.numbers import ExogenousSeries, Parameters, Shocks
from gosplan_game.scenario.schema.office import (
    Adviser,
    Commitment,
    Difficulty,
    Lesson,
    Lever,
    Line,
    Office,
    Policy,
    Stops,
)
from gosplan_game.scenario.schema.plans import FiveYearPlan
from gosplan_game.scenario.schema.press import Story
from gosplan_game.scenario.schema.reference import Hindcast, HistorySeries


class Replay(Record):
    """Quarters that are replayed before play opens."""

    policy: Slug = "historical"
    """Policy of those quarters."""
    until: QuarterField
    """Last replayed quarter; play opens in the next."""


LONGEST = 800
"""Quarters that a scenario lasts at most."""


class ScenarioDefinition(Record):
    """A scenario after merging its parts and its base."""

    format: Literal[1]
    """Version of this format."""
    id: ScenarioId
    """Name of the scenario, equal to its folder's."""
    version: Annotated[str, Field(min_length=1)]
    """Version of the content."""
    extends: str | None = None
    """Id or path of the scenario that this one changes."""
    drop: tuple[str, ...] = ()
    """Parts of the base that are not taken over, such as `events`."""
    authors: tuple[str, ...] = ()
    """Who wrote it."""
    licence: str = ""
    """Licence of the content."""
    start: QuarterField
    """Quarter of turn 0, whose opening stocks `initial` gives."""
    end: QuarterField
    """Last quarter played."""
    difficulty: Annotated[Count, Field(ge=1, le=5)] = 2
    """1 (gentle) to 5."""
    minutes: Annotated[Count, Field(ge=1)] = 60
    """Minutes that play takes."""
    cover: Slug | None = None
    """Event whose plate stands for it on the shelf."""
    content_warning: Flag = False
    """Whether it treats mass death."""
    seed: Annotated[Count, Field(ge=0, lt=2**63)] = 1
    """Seed offered at the start."""
    languages: tuple[str, ...] = ()
    """Languages that the texts are meant to be complete in; at least `en`."""
    map: str = ""
    """Name of the map asset, when it is not the default."""

    replay: Replay | None = None
    """Quarters replayed before play."""
    regions: Annotated[tuple[Region, ...], Field(min_length=1)]
    """Regions, in the order of all tables."""
    branches: Annotated[tuple[Branch, ...], Field(min_length=1)]
    """Branches, in the order of all tables."""
    products: tuple[Product, ...] = ()
    """Products counted in pieces."""
    projects: tuple[Project, ...] = ()
    """Named building projects."""
    initial: Initial
    """Opening stocks, at the end of the quarter before `start`."""
    parameters: Parameters
    """Parameters of the model and their overlays."""
    exogenous: dict[str, ExogenousSeries] = Field(default_factory=dict)
    """Outside series."""
    shocks: Shocks = Shocks()
    """Spread of drawn weather."""
    levers: dict[str, Lever] = Field(default_factory=dict)
    """Handling of the levers; one that is not listed is not the office's."""
    orders: dict[str, Spread]
    """Standing orders at the start, for every lever."""
    policies: dict[Slug, Policy] = Field(default_factory=dict)
    """Ways of playing."""
    line: Line = Line()
    """The leadership's line."""
    office: Office = Office()
    """Rules of standing."""
    difficulties: tuple[Difficulty, ...] = ()
    """Difficulties offered at the start."""
    five_year_plans: tuple[FiveYearPlan, ...] = ()
    """Plans of several years."""
    mandates: tuple[Mandate, ...] = ()
    """What the line demands."""
    commitments: tuple[Commitment, ...] = ()
    """What the player may promise."""
    advisers: tuple[Adviser, ...] = ()
    """Institutions that forecast."""
    stops: Stops = Stops()
    """Where play stops."""
    lesson: Lesson | None = None
    """Bounds for a classroom."""
    events: tuple[Event, ...] = ()
    """What happens."""
    press: tuple[Story, ...] = ()
    """What the newspaper prints."""
    unprinted: tuple[Slug, ...] = ()
    """Branches and projects that it never names, save in stories kept for them."""
    history: tuple[HistorySeries, ...] = ()
    """Reference series."""
    hindcast: Hindcast = Hindcast()
    """Bands of the replay."""
    texts: dict[str, dict[str, Any]] = Field(default_factory=dict)
    """Texts by language and key; a text is a string or a table of plural forms."""

    @model_validator(mode="after")
    def _period(self) -> ScenarioDefinition:
        if self.end < self.start:
            raise ValueError(problem("end_before_start", end=str(self.end), start=str(self.start)))
        if self.end - self.start > LONGEST:
            raise ValueError(problem("too_long", most=LONGEST))
        return self
