"""The country: regions, branches, products, projects and the opening state."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from gosplan_game.scenario.schema.base import (
    Count,
    ErrorKind,
    Number,
    QuarterField,
    Record,
    Role,
    Slug,
    Spread,
)


class Region(Record):
    """A region of the country."""

    id: Slug
    """Id used everywhere; the map's shape has the same id."""
    source: str = ""
    """Where the region's figures come from."""


class Branch(Record):
    """A branch of the economy and the series that its output is published under."""

    id: Slug
    """Id used everywhere."""
    series: Slug | None = None
    """Id of the branch's output among the indicators, such as `steel`."""
    unit: Annotated[str, Field(min_length=1)]
    """Plan unit of the output, such as `Mt`."""
    decimals: Annotated[Count, Field(ge=0, le=6)] = 1
    """Digits after the point when the output is shown."""
    pictogram: str = ""
    """Name of the pictogram that stands for the branch."""
    role: Role = "outcome"
    """Role of the series in the comparison with history."""
    error: ErrorKind = "relative"
    """How the series' distance from history is measured."""
    tolerance: Annotated[Number, Field(ge=0)] = 0.0
    """For absolute errors: the difference that counts as 15 %."""
    source: str = ""
    """Where the branch's definition comes from."""


class Product(Record):
    """A product counted in pieces, made by a branch beside its plan unit."""

    id: Slug
    """Id of the product, which is also its indicator."""
    branch: Slug
    """Branch that makes it."""
    unit: Annotated[str, Field(min_length=1)]
    """Unit of the count, such as `thousand`."""
    decimals: Annotated[Count, Field(ge=0, le=6)] = 0
    """Digits after the point when the product is shown."""
    pictogram: str = ""
    """Name of the pictogram that stands for the product."""
    workshops: Annotated[Number, Field(ge=0)] | None = None
    """What works that are no named project can make a year; without it nothing bounds it."""
    role: Role = "outcome"
    """Role of the series in the comparison with history."""
    error: ErrorKind = "log"
    """How the series' distance from history is measured."""
    tolerance: Annotated[Number, Field(ge=0)] = 0.0
    """For absolute errors: the difference that counts as 15 %."""
    source: str = ""
    """Where the product's figures come from."""


class Project(Record):
    """A named building project."""

    id: Slug
    """Id used everywhere."""
    branch: Slug
    """Branch whose capital it becomes."""
    region: Slug
    """Region where it is built."""
    earliest: QuarterField
    """First quarter in which work may begin."""
    cost: Annotated[Number, Field(gt=0)]
    """Cost, bn roubles 1926/27."""
    quarters: Annotated[Count, Field(ge=1, le=120)]
    """Shortest time of building, quarters."""
    yields: Annotated[Number, Field(gt=0)] = 1.0
    """Productivity of its capital against the branch's ordinary capital, ratio."""
    needs: tuple[Slug, ...] = ()
    """Projects that must be ready for this one to work."""
    fed_by: dict[Slug, Annotated[Number, Field(gt=0, le=1)]] = Field(default_factory=dict)
    """Projects whose coal, power or metal it lives on: share of each that feeds it whole."""
    makes: dict[Slug, Annotated[Number, Field(gt=0)]] = Field(default_factory=dict)
    """Products that it can make a year when it stands, units of the product."""
    megawatts: Annotated[Number, Field(ge=0)] = 0.0
    """What a power station can give when it stands; it then sets `yields`."""
    local_fuel: Annotated[Number, Field(ge=0, le=1)] = 0.0
    """Share of its current that needs no coal carried: 1 for water, peat and mine waste."""
    labour: str = ""
    """Who built it, as far as known; shown, never an input of output."""
    source: str = ""
    """Where the figures come from."""


class Initial(RootModel[dict[str, Spread]]):
    """The opening state: a value for every field of `State`."""
