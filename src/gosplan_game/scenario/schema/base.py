"""Words that all parts of the format share: ids, dates, numbers, points."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

from gosplan_game.core.calendar import Quarter
from gosplan_game.scenario.reasons import problem, quarter_of

_POINT_KEY = re.compile(r"^(\d{4})(?:-Q([1-4]))?$")
QUARTER_PATTERN = r"^\d{4}-Q[1-4]$"
POINT_PATTERN = r"^\d{4}(-Q[1-4])?$"


class Record(BaseModel):
    """A table of the format: unknown keys are errors, values cannot be changed."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, allow_inf_nan=False, use_attribute_docstrings=True
    )


def _quarter(value: object) -> Quarter:
    if isinstance(value, Quarter):
        return value
    if not isinstance(value, str):
        raise ValueError(problem(
            "found", wanted=problem("wanted.quarter"), found=repr(value)))
    return quarter_of(value)


def parse_point_key(text: str) -> Quarter:
    """Return the quarter of a point's key, ``1928`` (its Q1) or ``1928-Q3``.

    Raises ValueError for anything else.
    """
    found = _POINT_KEY.match(text)
    if found is None:
        raise ValueError(problem("no_point", text=repr(text)))
    return Quarter(int(found.group(1)), int(found.group(2) or 1) - 1)


def is_number(value: object) -> bool:
    """Return whether a TOML value is an integer or a float (a boolean is neither)."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _spread(value: object) -> float | dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return float(value)
        except OverflowError:
            raise ValueError(problem("too_large_number")) from None
    raise ValueError(problem("found", wanted=problem("wanted.items"), found=repr(value)))


_SPREAD_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "number"},
        {
            "type": "object",
            "additionalProperties": {
                "anyOf": [
                    {"type": "number"},
                    {"type": "object", "additionalProperties": {"type": "number"}},
                ]
            },
        },
    ]
}

QuarterField = Annotated[
    Quarter,
    PlainValidator(_quarter),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": QUARTER_PATTERN}),
]
"""A quarter, ``1928-Q3``."""

Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", min_length=1, max_length=60)
]
"""An id: lower-case Latin letters, digits and underscores."""

ScenarioId = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", min_length=1, max_length=80)
]
"""A scenario's id, equal to the name of its folder."""

Number = Annotated[float, Field(strict=True)]
Count = Annotated[int, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]
Share = Annotated[float, Field(strict=True, ge=0, le=1)]

Spread = Annotated[
    float | dict[str, Any], PlainValidator(_spread), WithJsonSchema(_SPREAD_SCHEMA)
]
"""A number for all, or a table by id with ``default``; two axes nest, first outside."""

PointKey = Annotated[str, StringConstraints(pattern=POINT_PATTERN)]
Points = dict[PointKey, Spread]
"""Values from a date on: ``"1928"`` (from its first quarter) or ``"1928-Q3"``."""

Interpolation = Literal["step", "linear"]
Status = Literal["sourced", "estimated", "guess"]
Confidence = Literal["high", "medium", "low"]
Role = Literal["outcome", "order", "reported", "record"]
ErrorKind = Literal["relative", "log", "absolute", "none"]
