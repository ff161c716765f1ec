"""What comes to the table: events with choices, and the line's mandates."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from gosplan_game.scenario.reasons import listed, problem
from gosplan_game.scenario.schema.base import (
    Count,
    Flag,
    Number,
    QuarterField,
    Record,
    Share,
    Slug,
)

Calendar = Literal["calendar", "agricultural", "economic", "quarter", "date"]


class Effect(Record):
    """A change of a lever, an outside series or the standing, for some quarters."""

    lever: str | None = None
    """Lever, or one item of it such as `plan_target.coal`."""
    exogenous: str | None = None
    """Outside series, or one item of it such as `weather@volga`."""
    standing: Number | None = None
    """Change of the office's standing."""
    adviser: Slug | None = None
    """Adviser whose removal is put off by `quarters`; without `quarters`, silenced at once."""
    add: Number | None = None
    """Amount added, in the unit of what is changed."""
    multiply: Number | None = None
    """Factor."""
    set: Number | None = None
    """New value, in the unit of what is changed."""
    delay: Annotated[Count, Field(ge=0, le=80)] = 0
    """Quarters until the effect begins."""
    quarters: Annotated[Count, Field(ge=1, le=400)] | None = None
    """How long it holds; without it, to the end."""

    @model_validator(mode="after")
    def _one_thing(self) -> Effect:
        known = ("lever", "exogenous", "standing", "adviser")
        targets = [name for name in known if getattr(self, name) is not None]
        if len(targets) != 1:
            raise ValueError(problem("effect.target", found=listed(targets)))
        changes = [name for name in ("add", "multiply", "set") if getattr(self, name) is not None]
        if targets[0] in ("lever", "exogenous") and len(changes) != 1:
            raise ValueError(problem("effect.change", found=listed(changes)))
        if targets[0] == "adviser" and changes:
            raise ValueError(problem("effect.adviser", found=changes[0]))
        return self


class Choice(Record):
    """One answer to an event."""

    id: Slug
    """Id within the event."""
    effects: tuple[Effect, ...] = ()
    """What it changes."""


class Earlier(Record):
    """What was answered to an earlier event, or which variant of a plan was signed."""

    event: Slug | None = None
    """The earlier event."""
    plan: Slug | None = None
    """The five-year plan."""
    choices: tuple[Slug, ...] = ()
    """Any of these answers or variants; without them, whatever was answered."""
    quarters: Annotated[Count, Field(ge=0, le=80)] = 1
    """At least so many quarters ago."""

    @model_validator(mode="after")
    def _one_thing(self) -> Earlier:
        if (self.event is None) == (self.plan is None):
            raise ValueError(problem("event_or_plan"))
        return self


class Event(Record):
    """Something that happens on a date, under a condition, or both."""

    id: Slug
    """Id used everywhere."""
    when: QuarterField | None = None
    """Quarter in which it happens."""
    condition: str = ""
    """Expression that must be true for it to happen."""
    first: QuarterField | None = Field(default=None, alias="from")
    """With a condition: first quarter in which it may happen."""
    until: QuarterField | None = None
    """With a condition: last quarter in which it may happen."""
    after: tuple[Earlier, ...] = ()
    """Earlier answers on which it depends; all must have been given."""
    unless: tuple[Earlier, ...] = ()
    """Earlier answers after which it does not happen; none may have been given."""
    bend: Slug | None = None
    """Bend of the line that must hold when it happens."""
    once: Flag = True
    """Whether it happens at most once."""
    pause: Annotated[Count, Field(ge=1, le=80)] = 4
    """If it can happen again: quarters that pass at least."""
    gravity: Literal["act", "open", "notice"] = "notice"
    """`act` opens a full dossier, `open` a page, `notice` a line."""
    plate: Literal["plain", "poster"] = "plain"
    """`plain` wherever people die, hunger or are persecuted."""
    picture: Slug | None = None
    """Plate of a poster: `plates/NAME.svg` in the scenario's folder; else the program's own."""
    pictogram: str = ""
    """Name of its pictogram."""
    counted: Annotated[tuple[str, ...], Field(max_length=2)] = ()
    """Series whose last years are counted in signs beside it."""
    figures: tuple[str, ...] = ()
    """Series whose last value the situation names as ``{series}``."""
    default: Slug | None = None
    """Choice taken when nobody answers."""
    historical: Slug | None = None
    """Choice that history made."""
    choices: tuple[Choice, ...] = ()
    """The answers; none for news."""
    effects: tuple[Effect, ...] = ()
    """What it changes whatever is answered."""
    sources: tuple[str, ...] = ()
    """Where it is told."""

    @model_validator(mode="after")
    def _has_a_time(self) -> Event:
        if self.when is None and not self.condition and not self.after:
            raise ValueError(problem("event_time"))
        if self.first is not None and self.until is not None and self.until < self.first:
            raise ValueError(problem("backwards", until="until", last=str(self.until),
                                     first=str(self.first)))
        return self


class Counter(Record):
    """What a successful counter-proposal obtains."""

    ease: Share = 0.0
    """Share of the figure that is taken off."""


class Mandate(Record):
    """An indicator, a figure and a deadline, laid down by the line."""

    id: Slug
    """Id used everywhere."""
    first: QuarterField = Field(alias="from")
    """Quarter in which it is given."""
    deadline: QuarterField
    """Quarter in which it is judged."""
    indicator: str
    """Series that is judged, usually `~reported`."""
    year: Calendar = "calendar"
    """What the figure covers: a calendar, agricultural or economic year, or a quarter."""
    figure: Number
    """Figure demanded, in the indicator's unit."""
    at_most: Flag = False
    """Whether the figure is a ceiling instead of a floor."""
    condition: str = ""
    """Expression under which it is given at all; looked at in the quarter `from`."""
    scale: str = ""
    """Expression for a factor on the figure, looked at in the quarter `from`."""
    lever: str = ""
    """Lever or item that the obedient policy sets to the figure."""
    weight: Annotated[Number, Field(ge=0)] = 1.0
    """Weight in the office's standing."""
    counter: Counter = Counter()
    """What a counter-proposal can obtain."""
    note: str = ""
    """What the reader should know about it."""
    source: str = ""
    """Where the mandate is found."""

    @model_validator(mode="after")
    def _in_order(self) -> Mandate:
        if self.deadline < self.first:
            raise ValueError(problem("backwards", until="deadline", last=str(self.deadline),
                                     first=str(self.first)))
        return self
