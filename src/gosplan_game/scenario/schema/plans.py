"""Five-year plans: drafted in variants, signed, raised by the line."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from gosplan_game.scenario.reasons import problem
from gosplan_game.scenario.schema.base import Number, QuarterField, Record, Share, Slug
from gosplan_game.scenario.schema.happenings import Earlier

Figure = Annotated[Number, Field(gt=0)]


class Variant(Record):
    """One draft of a plan."""

    id: Slug
    """Id within the plan."""
    targets: Annotated[dict[Slug, Figure], Field(min_length=1)]
    """Output of the last year by branch, plan unit a year."""
    note: str = ""
    """What the draft rests on; which figures are estimated."""
    source: str = ""
    """Where the figures are found."""


class Raise(Record):
    """Figures that the line puts in place of the signed ones."""

    id: Slug
    """Id within the plan."""
    when: QuarterField
    """Quarter in which it takes force."""
    condition: str = ""
    """Expression that must be true for it."""
    after: tuple[Earlier, ...] = ()
    """Answers on which it depends."""
    unless: tuple[Earlier, ...] = ()
    """Answers after which it does not come."""
    targets: dict[Slug, Figure] = Field(default_factory=dict)
    """New output of the last year by branch, where it is higher than the signed one."""
    deadline: QuarterField | None = None
    """New last quarter."""
    note: str = ""
    """What the reader should know about it."""
    source: str = ""
    """Where it is found."""


class FiveYearPlan(Record):
    """A plan of several years."""

    id: Slug
    """Id used everywhere."""
    sign: QuarterField
    """Quarter in which its variants lie on the table; play stops there."""
    start: QuarterField
    """First quarter that is counted."""
    deadline: QuarterField
    """Last quarter, in which its fulfilment is declared."""
    variants: Annotated[tuple[Variant, ...], Field(min_length=2)]
    """The drafts, the most cautious first."""
    line: Slug
    """Variant that the line expects, also signed where nobody signs."""
    historical: Slug
    """Variant that history took."""
    base: dict[Slug, Figure] = Field(default_factory=dict)
    """Published output of the year before by branch; drafts follow a country that is far off."""
    tolerance: Share = 0.1
    """Share by which a yearly target may lie below the plan's path."""
    departure: Annotated[Number, Field(ge=0, le=50)] = 6.0
    """Most standing that targets below the path cost in a year."""
    boldness: Annotated[Number, Field(ge=0, le=200)] = 30.0
    """Standing per unit by which the signed figures lie below the line's, as a ratio."""
    weight: Annotated[Number, Field(ge=0, le=10)] = 1.0
    """Weight of its declared fulfilment in the standing."""
    raises: tuple[Raise, ...] = ()
    """How the line raises it midway."""

    @model_validator(mode="after")
    def _in_order(self) -> FiveYearPlan:
        if not self.sign <= self.deadline or not self.start <= self.deadline:
            raise ValueError(problem("plan_deadline", deadline=str(self.deadline)))
        return self
