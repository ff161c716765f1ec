"""The office: levers and authority, policies, the line, commitments, stops."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from gosplan_game.scenario.reasons import listed, problem
from gosplan_game.scenario.schema.base import (
    Count,
    Flag,
    Interpolation,
    Number,
    PointKey,
    Points,
    QuarterField,
    Record,
    Share,
    Slug,
    Spread,
    Status,
)
from gosplan_game.scenario.schema.happenings import Effect

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
    objections: dict[str, str] = Field(default_factory=dict)
    """Expressions under which it objects to the line's order of a lever."""
    delays: dict[str, str] = Field(default_factory=dict)
    """Expressions under which it delays the line's order of a lever."""
    look_well: dict[Slug, str] = Field(default_factory=dict)
    """Expressions under which it lets the reports on a mandate look well."""
    five_year_plans: dict[Slug, Slug] = Field(default_factory=dict)
    """Variant signed by five-year plan; others take the plan's default."""
    source: str = ""
    """Where the policy comes from."""
    note: str = ""
    """What the reader should know about it."""


class Bend(Record):
    """A condition under which the line orders otherwise than by date."""

    id: Slug
    """Id used everywhere."""
    levers: Annotated[tuple[str, ...], Field(min_length=1)]
    """Levers, or items of them, whose orders are bent."""
    condition: str
    """Expression that must be true; it looks at the record up to the quarter before."""
    first: QuarterField | None = Field(default=None, alias="from")
    """First quarter in which it can hold."""
    until: QuarterField | None = None
    """Last quarter in which it can hold."""
    decided: QuarterField | None = None
    """Last quarter in which the condition is looked at."""
    hold: Flag = False
    """Whether it holds on to the end of its time once it was true."""
    chance: Share = 1.0
    """Share of games in which it can hold at all."""
    policy: Slug | None = None
    """Programme whose orders take the place of the dated ones."""
    whole: Flag = False
    """Whether the successor of a dismissed office carries out all of that programme, not only
    the levers named: a leadership that leaves the villages their grain sends nobody to collect
    history's quota."""
    order: str = ""
    """Expression for the order."""
    multiply: str = ""
    """Expression for a factor on the dated order."""
    note: str = ""
    """What the reader should know about it."""
    source: str = ""
    """Why the line would have acted so."""

    @model_validator(mode="after")
    def _one_thing(self) -> Bend:
        said = [name for name in ("policy", "order", "multiply") if getattr(self, name)]
        if len(said) != 1:
            raise ValueError(problem("bend.change", found=listed(said)))
        if self.whole and not self.policy:
            raise ValueError(problem("bend.whole"))
        if self.first is not None and self.until is not None and self.until < self.first:
            raise ValueError(problem("backwards", until="until", last=str(self.until),
                                     first=str(self.first)))
        return self


class Line(Record):
    """The leadership's line."""

    policy: Slug = "historical"
    """Policy that levers which are not the office's follow."""
    bends: tuple[Bend, ...] = ()
    """Conditions under which it orders otherwise, later ones laid over earlier ones."""


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
    due: QuarterField | None = None
    """Last quarter that it speaks of; by default the last of the year after the game."""
    settled: Flag = False
    """Whether its figures are history's own, so that `balance --tune` leaves them alone."""
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


class Head(Record):
    """Who spoke for an institution, and when."""

    name: Annotated[str, Field(min_length=1)]
    """Name as it is shown."""
    first: QuarterField = Field(alias="from")
    """First quarter in the post."""
    until: QuarterField | None = None
    """Last quarter in the post."""
    note: str = ""
    """What became of them; shown only afterwards."""


class RemarkRule(Record):
    """When an adviser says something, and about what."""

    id: Slug
    """Id within the adviser; its text is `adviser.ADVISER.remark.ID`, in variants with a number."""
    condition: str = ""
    """Expression over what the office can know; empty: always."""
    weight: Annotated[Number, Field(ge=0)] = 1.0
    """Of several that hold the heaviest is said."""
    series: str = ""
    """Series whose forecast and last report the text may name."""
    variants: Annotated[Count, Field(ge=1, le=40)] = 1
    """How many texts it has."""
    alarm: Flag = False
    """Whether play stops in the quarter in which its condition begins to hold."""

    @model_validator(mode="after")
    def _has_a_cause(self) -> RemarkRule:
        if self.alarm and not self.condition:
            raise ValueError(problem("alarm"))
        return self


class Adviser(Record):
    """An institution that forecasts from the reports with its own parameters."""

    id: Slug
    """Id used everywhere."""
    overlay: str = ""
    """Parameter overlay that it believes in; empty for the base."""
    doubt: Share = 0.5
    """How far it admits that its parameters may be others, as a share of their ranges."""
    series: tuple[str, ...] = ()
    """Series that it speaks of."""
    arrives: QuarterField | None = None
    """First quarter in which it advises."""
    leaves: QuarterField | None = None
    """Quarter in which the line removes it."""
    condition: str = ""
    """Expression under which the line removes it then; empty: it does."""
    effects: tuple[Effect, ...] = ()
    """What goes with it: effects on levers from its removal on."""
    heads: tuple[Head, ...] = ()
    """Who spoke for it."""
    remarks: tuple[RemarkRule, ...] = ()
    """What it says, and when."""
    pictogram: str = ""
    """Name of its pictogram."""
    source: str = ""
    """Where its views come from."""


class Difficulty(Record):
    """How hard a game is; the model's parameters are the same for all."""

    id: Slug
    """Id used everywhere; `ordinary` is the one offered first."""
    tautness: Annotated[Number, Field(gt=0, le=3)] = 1.0
    """Factor on the figures of mandates."""
    patience: Annotated[Number, Field(gt=0, le=5)] = 1.0
    """Factor on the line's patience."""
    audit: Annotated[Number, Field(ge=-1, le=1)] = 0.0
    """Added to the effort of auditing reports: how good they are."""
    weather: Annotated[Number, Field(ge=0, le=3)] = 1.0
    """Factor on the spread of drawn weather."""


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
    met: Annotated[Number, Field(ge=0, le=50)] = 6.0
    """Rise of standing for a mandate of weight 1 that was met."""
    missed: Annotated[Number, Field(ge=0, le=50)] = 8.0
    """Loss for one missed by `far` of its figure or more."""
    narrowly: Share = 0.3
    """Share of that loss for one missed by a hair."""
    far: Annotated[Number, Field(gt=0, le=1)] = 0.3
    """Shortfall from which a mandate counts as wholly missed, share of the figure."""
    warned: Share = 0.6
    """Share of the loss for an office that had shown by a balance that it could not be done."""
    countered: Annotated[Number, Field(ge=0, le=50)] = 3.8
    """Loss for a counter-proposal that was not heard."""
    departments: Slug | None = None
    """Policy whose orders lie ready as the departments' draft wherever a plan is due: the
    office may take it and change it. Without one it drafts everything itself."""
    free: Flag = False
    """Free mode: no mandates, no standing, and the office decides what the line would."""
    delay_cost: Annotated[Number, Field(ge=0, le=50)] = 1.5
    """Standing that a delayed order from above costs."""
    objection_cost: Annotated[Number, Field(ge=0, le=50)] = 4.0
    """Standing that a written objection costs, heard or not."""
    heard: Share = 0.5
    """Share of the ordered change that an objection takes off where it is heard."""
    heard_quarters: Annotated[Count, Field(ge=1, le=40)] = 4
    """Quarters for which it does."""
    inspection_cost: Annotated[Number, Field(ge=0, le=50)] = 1.0
    """Standing that sending inspectors to a branch or a region costs."""
    inspection_teams: Annotated[Count, Field(ge=0, le=40)] = 2
    """Teams of inspectors that the office has."""
    inspection_quarters: Annotated[Count, Field(ge=1, le=40)] = 2
    """Quarters for which a team is away."""
    look_well: tuple[Effect, ...] = (
        Effect(lever="reward_success", add=0.25, delay=1),
        Effect(lever="statistics_audit", add=-0.25, delay=1),
    )
    """What letting the reports look well changes until the mandate's deadline."""
