"""The format as it is published: every key described, ids and dates in their patterns."""

import re
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from gosplan_game.scenario import json_schema, schema
from gosplan_game.scenario.schema import Event, Parameters, ScenarioDefinition
from gosplan_game.scenario.schema.base import parse_point_key

MODELS = [
    item for item in vars(schema).values()
    if isinstance(item, type) and issubclass(item, BaseModel)
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_says_what_it_means(model: type[BaseModel]) -> None:
    """The reference for modders is made from these descriptions; none may be missing."""
    assert model.__doc__
    for name, field in model.model_fields.items():
        if name != "root":
            assert field.description, name
    assert model.model_config.get("frozen") or "root" in model.model_fields


def test_json_schema_describes_the_whole_document() -> None:
    """Editors complete and check TOML with it, so keys appear under their written names."""
    document = json_schema()
    assert document["$schema"].startswith("https://json-schema.org/")
    assert set(document["properties"]) == set(ScenarioDefinition.model_fields)
    event = document["$defs"]["Event"]
    assert "from" in event["properties"]
    assert event["additionalProperties"] is False
    weather = document["$defs"]["ExogenousSeries"]["properties"]["points"]
    assert re.match(next(iter(weather["patternProperties"])), "1928-Q3")


@pytest.mark.parametrize("key", ["28", "1928-Q0", "1928-q1", "1928-07", "", "1928 "])
def test_only_years_and_quarters_date_a_point(key: str) -> None:
    """A month or a slip is refused, never read as some other date."""
    with pytest.raises(ValueError, match="not a date of a value"):
        parse_point_key(key)


def test_every_key_of_parameters_but_base_is_an_overlay() -> None:
    """Authors' names are free; what stands under them is checked like any table."""
    parameters = Parameters.model_validate({"base": {}, "allen": {"values": {"seed_rate": 1}}})
    assert set(parameters.overlays) == {"allen"}
    with pytest.raises(ValidationError, match="vaules"):
        Parameters.model_validate({"allen": {"vaules": {}}})


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ({"id": "x"}, "needs `when`"),
        ({"id": "x", "condition": "coal > 1", "from": "1930-Q1", "until": "1929-Q1"}, "before"),
        ({"id": "X", "when": "1930-Q1"}, "pattern"),
        ({"id": "x", "when": "1930-Q1", "once": 1}, "boolean"),
    ],
)
def test_events_that_make_no_sense_are_refused(event: dict[str, Any], message: str) -> None:
    """What a single table can tell is told by its model."""
    with pytest.raises(ValidationError, match=message):
        Event.model_validate(event)
