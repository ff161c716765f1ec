"""The office: levers and authority, policies, the line, commitments, stops."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gosplan_game.scenario.schema.base import (
    Count,
    Interpolation,
    Number,
    PointKey,
    Points,
    QuarterField,
    Record,
    Slug,
    Spread,
    Status,
)

Authority = Literal["decide", "propose", "carry_out", "not_ours"]
Group = Literal["countryside", "prices", "people", "industry", "trade", "plan", "line"]
PolicyKind = Literal["orders", "standing", "random", "mandates", "balances", "rules"]


class Lever(Record):
    """How the office handles one lever."""

    group: Group
    """Chapter of the desk where the lever stands."""
    lower: Spread | None = None
    """Lowest order, when narrower than the model's bound; lever's unit."""
    upper: Spread | None = None
    """Highest order, when narrower than the model's bound; lever's unit."""
    step: Spread = 0.1
    """Smallest change at the desk; lever's unit."""
    decimals: Annotated[Count, Field(ge=0, le=6)] = 1
    """Digits after the point when the order is shown."""
    authority: Annotated[dict[PointKey, Authority], Field(min_length=1)]
    """Who decides, from a date on."""
    source: str = ""
    """Where the authority comes from."""


class OrderSeries(Record):
    """The orders of one lever over time. An id that a point leaves out keeps its last order."""

    points: Points
    """Orders from a date on."""
    interpolate: Interpolation = "step"
    """`step` holds an order until the next point, `linear` goes straight to it."""
    status: Status = "guess"
    """Whether the numbers were read in a source, estimated or guessed."""
    source: str = ""
    """Where the numbers come from."""
    note: str = ""
    """What the reader should know about it."""


class Policy(Record):
    """A way of playing, followed by a bot or by the line."""

    kind: PolicyKind
    """`orders` by date, `standing` unchanged, `random`, `mandates`, `balances` or `rules`."""
    base: Slug | None = None
    """Policy whose orders stand where this one gives none; without it the standing orders."""
    orders: dict[str, OrderSeries] = Field(default_factory=dict)
    """For kind `orders`: the lever's orders over time."""
    rules: dict[str, str] = Field(default_factory=dict)
    """For kind `rules`: an expression for the order of a lever or of one of its items."""
    choices: dict[Slug, Slug] = Field(default_factory=dict)
    """What the policy answers to events; other events take their historical choice."""
    source: str = ""
    """Where the policy comes from."""
    note: str = ""
    """What the reader should know about it."""


class Line(Record):
    """The leadership's line."""

    policy: Slug = "historical"
    """Policy that levers which are not the office's follow."""


class Commitment(Record):
    """A promise of the player, graded on true figures at the end."""

    id: Slug
    """Id used everywhere."""
    kept: str
    """Expression that is true when the promise was kept."""
    partly: str = ""
    """Expression that is true when it was kept in part."""
    indicator: str = ""
    """Series shown beside the grade."""
    source: str = ""
    """Why this threshold."""


class YearlyStop(Record):
    """A stop in the same quarter of every year of a span."""

    quarter: Annotated[Count, Field(ge=1, le=4)]
    """Quarter of the year, 1 to 4."""
    first: Annotated[Count, Field(ge=1000, le=9999, alias="from")]
    """First year."""
    last: Annotated[Count, Field(ge=1000, le=9999, alias="to")]
    """Last year."""


class Stops(Record):
    """Where play stops for decisions."""

    dates: tuple[QuarterField, ...] = ()
    """Single quarters."""
    yearly: tuple[YearlyStop, ...] = ()
    """Quarters of every year of a span."""


class Lesson(Record):
    """Bounds for play in a classroom."""

    minutes: Annotated[Count, Field(ge=5, le=600)]
    """Minutes that play should take."""
    max_stops: Annotated[Count, Field(ge=1)]
    """Most stops that fit into the lesson."""
    open_levers: Annotated[tuple[str, ...], Field(max_length=12)]
    """Levers that the class may move."""


class Adviser(Record):
    """An institution that forecasts from the reports with its own parameters."""

    id: Slug
    """Id used everywhere."""
    overlay: str = ""
    """Parameter overlay that it believes in; empty for the base."""
    series: tuple[str, ...] = ()
    """Series that it speaks of."""
    arrives: QuarterField | None = None
    """First quarter in which it advises."""
    leaves: QuarterField | None = None
    """Quarter in which the line removes it."""
    pictogram: str = ""
    """Name of its pictogram."""
    source: str = ""
    """Where its views come from."""


class Office(Record):
    """The rules of standing, beside the mandates."""

    standing: Annotated[Number, Field(ge=0, le=100)] = 50.0
    """Standing at the start, 0 to 100."""
    floor: Annotated[Number, Field(ge=0, le=100)] = 20.0
    """Standing below which the yearly review dismisses."""
    patience: Annotated[Number, Field(ge=0, le=5)] = 1.0
    """Factor on losses of standing is its inverse; 1 = as designed."""
    review_quarter: Annotated[Count, Field(ge=1, le=4)] = 4
    """Quarter of the yearly review."""
