"""History as data: the reference series and the bands of the hindcast."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from gosplan_game.scenario.reasons import problem
from gosplan_game.scenario.schema.base import Confidence, Flag, Number, Record

PERIOD_PATTERN = (
    r"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])|/\d{2}|-\d{4}(H1)?|H[12]|-early|-end| avg|-\d{2} avg)?$"
)


class Point(Record):
    """One published figure."""

    period: Annotated[str, StringConstraints(pattern=PERIOD_PATTERN)]
    """`1928`, `1928-Q3`, `1928-07` (month), `1925/26` or `1909-1913`."""
    value: Number
    """The figure, in the series' unit."""
    low: Number | None = None
    """Lowest published estimate."""
    high: Number | None = None
    """Highest published estimate."""
    source: str = ""
    """Where it was read."""
    confidence: Confidence = "medium"
    """How far it is to be trusted."""
    checked: Flag = False
    """Whether it was read in the document itself."""
    note: str = ""
    """What the reader should know about it."""

    @model_validator(mode="after")
    def _ordered(self) -> Point:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(problem("low_above_high", low=str(self.low), high=str(self.high)))
        return self


class HistorySeries(Record):
    """A series of published figures."""

    series: str
    """Id of the indicator."""
    unit: str = ""
    """Unit of the figures."""
    note: str = ""
    """Which variant of the series this is."""
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    """The figures."""


class Hindcast(Record):
    """How far the replay of history may miss."""

    bands: dict[str, Annotated[Number, Field(gt=0)]] = Field(default_factory=dict)
    """Greatest median error by series, percent."""
