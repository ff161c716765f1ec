"""The newspaper: what it prints, when, and in which tone."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from gosplan_game.scenario.reasons import problem
from gosplan_game.scenario.schema.base import Count, Number, QuarterField, Record, Slug

Rule = Literal[
    "fulfilled", "rose", "record", "harvest_rose", "harvest", "collected", "project", "event",
    "plan_signed", "plan_raised", "plan_declared", "date", "condition",
]


class Story(Record):
    """One template; its texts are `press.ID.headline` and `press.ID.line`."""

    id: Slug
    """Id used everywhere."""
    subject: Slug
    """What it is about; of each subject a page prints one."""
    rule: Rule
    """What has to have happened: see the newspaper's rules."""
    series: str = ""
    """Series whose report it names, where the rule names none."""
    event: Slug | None = None
    """For rule `event`: the event of the quarter before."""
    about: tuple[Slug, ...] = ()
    """Branches, projects or plans that it is kept for; without them, any."""
    choices: tuple[Slug, ...] = ()
    """For rule `event`: any of these answers; without them, whatever was answered."""
    first: QuarterField | None = Field(default=None, alias="from")
    """First quarter in which its tone is heard; for rule `date` the only one."""
    until: QuarterField | None = None
    """Last quarter."""
    condition: str = ""
    """Expression over what was reported that must be true besides."""
    season: Annotated[Count, Field(ge=1, le=4)] | None = None
    """Quarter of the year in which it is printed; without it, any."""
    weight: Annotated[Number, Field(ge=0)] = 1.0
    """Of several the heaviest leads the page."""
    pictogram: str = ""
    """Name of its pictogram, where the series has none."""

    @model_validator(mode="after")
    def _complete(self) -> Story:
        if self.rule == "event" and self.event is None:
            raise ValueError(problem("story.event"))
        if self.rule == "date" and self.first is None:
            raise ValueError(problem("story.date"))
        if self.rule == "condition" and not self.condition:
            raise ValueError(problem("story.condition"))
        return self
