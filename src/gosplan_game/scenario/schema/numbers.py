"""Numbers of the model: parameters, overlays, outside series, spread of weather."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from gosplan_game.scenario.reasons import problem
from gosplan_game.scenario.schema.base import (
    Flag,
    Interpolation,
    Number,
    Points,
    Record,
    Spread,
    Status,
)


class Parameter(Record):
    """A parameter of the model with where it comes from."""

    value: Spread
    """The value, or values by id."""
    unit: str = ""
    """Unit of the value, for the reader; must be the model's when given."""
    range: tuple[Number, Number] | None = None
    """Lowest and highest defensible value."""
    status: Status = "guess"
    """Whether the number was read in a source, estimated or guessed."""
    source: str = ""
    """Where the value and its range come from."""
    note: str = ""
    """What the reader should know about it."""

    @model_validator(mode="after")
    def _ordered(self) -> Parameter:
        if self.range is not None and self.range[0] > self.range[1]:
            raise ValueError(problem("range_down", low=str(self.range[0]),
                                     high=str(self.range[1])))
        return self


class Overlay(Record):
    """A set of parameter values by an author, laid over the base."""

    title: str = ""
    """Name for the reader."""
    source: str = ""
    """Work that the values come from."""
    note: str = ""
    """What the author holds and how it was turned into numbers."""
    values: dict[str, Spread]
    """New values by parameter."""


class Parameters(Record):
    """Base values and overlays; every key but `base` is an overlay's name."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Overlay] = Field(init=False)

    base: dict[str, Parameter] = Field(default_factory=dict)
    """The parameters of the scenario."""

    @property
    def overlays(self) -> dict[str, Overlay]:
        """The overlays by name."""
        return self.__pydantic_extra__


class ExogenousSeries(Record):
    """One outside series over the period and four quarters further."""

    points: Annotated[Points, Field(min_length=1)]
    """Values from a date on."""
    interpolate: Interpolation = "step"
    """`step` holds a value until the next point, `linear` goes straight to it."""
    unit: str = ""
    """Unit of the values, for the reader; must be the model's when given."""
    status: Status = "guess"
    """Whether the numbers were read in a source, estimated or guessed."""
    source: str = ""
    """Where the numbers come from."""
    note: str = ""
    """What the reader should know about it."""
    back_fitted: Flag = False
    """Whether the values were chosen so that the result fits history."""


class Shocks(Record):
    """How widely drawn weather varies about the exogenous mean."""

    national_sd: Annotated[Number, Field(ge=0, le=1)] = 0.0
    """Standard deviation of the country's common yield factor, ratio."""
    regional_sd: Annotated[Number, Field(ge=0, le=1)] = 0.0
    """Standard deviation of a region's own yield factor, ratio."""
    first: Annotated[int, Field(ge=1800, le=2100)] | None = Field(default=None, alias="from")
    """First year whose weather is drawn; before it the record stands. None: from the start."""
    source: str = ""
    """Where the spread comes from."""


