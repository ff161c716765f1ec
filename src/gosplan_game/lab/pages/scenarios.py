"""`docs/scenarios.md`: a guide for modders, and every table and key of the format.

The guide is written by hand; the reference comes from the pydantic schema: its types,
bounds, defaults and descriptions.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
from pydantic import RootModel, StringConstraints
from pydantic.fields import FieldInfo

from gosplan_game.core.calendar import Quarter
from gosplan_game.lab.pages import markdown
from gosplan_game.lab.pages.markdown import number, table
from gosplan_game.scenario.schema import Overlay, Parameters, Record, ScenarioDefinition
from gosplan_game.scenario.schema.base import POINT_PATTERN

TARGET = markdown.DOCS / "scenarios.md"
_HEAD = ("key", "value", "default", "meaning")
_ANY_TABLE = "number, or table of numbers by id"
_LAST = ("advisers", "office", "difficulties", "five_year_plans")
"""Tables shown after the events, whose parts they share."""
_NAMED: Mapping[str, str] = {
    "initial": "Fields: [Stocks](variables.md#stocks), each with its unit and bounds.",
    "orders": "Fields: [Levers](variables.md#levers), each with its unit and bounds.",
    "levers": "Ids: [Levers](variables.md#levers), each with its unit and bounds.",
    "exogenous": "Ids: [Outside conditions](variables.md#outside-conditions), each with its unit "
    "and bounds.",
    "parameters": "`base` holds the model's [Parameters](variables.md#parameters), each with its "
    "unit; any other key is the name of an overlay.",
    "history": "Series: [Indicators](variables.md#indicators), branches' and products' series.",
}
"""Where the keys of a table are names of the model."""


def render() -> str:
    """Return the page as Markdown."""
    return "\n".join([
        "# Scenarios and mods", "", markdown.MADE, "", markdown.part("scenarios-guide"), "",
        "## Reference", "", markdown.part("scenarios-reference"), "",
        *_document(),
    ]).strip() + "\n"


# Tables ------------------------------------------------------------------------------------


def _document() -> Iterator[str]:
    """Yield the whole format: first the keys of the file itself, then its tables."""
    fields = ScenarioDefinition.model_fields
    plain = {name: info for name, info in fields.items() if not _members(info.annotation)}
    yield "### The file itself"
    yield ""
    yield from _keys(plain)
    shown: dict[type[Record], str] = {}
    for name, info in sorted(fields.items(), key=lambda item: item[0] in _LAST):
        if name not in plain:
            yield from _table(name, info, shown)
        elif name in _NAMED:
            yield from (f"#### `[{name}]`", "", f"{info.description} {_NAMED[name]}", "")


def _table(path: str, info: FieldInfo, shown: dict[type[Record], str]) -> Iterator[str]:
    """Yield a table of the format and those inside it; one met before is only named."""
    for header, model in _tables(path, info):
        if model in shown:
            yield from (f"#### {header}", "", f"{info.description} As {shown[model]}.", "")
            continue
        shown[model] = header
        yield f"#### {header}"
        yield ""
        yield " ".join(filter(None, (_first(model), _NAMED.get(path))))
        yield ""
        yield from _keys(model.model_fields)
        inside = header.strip("`[]")
        for name, field in model.model_fields.items():
            if _members(field.annotation):
                yield from _table(f"{inside}.{field.alias or name}", field, shown)


def _tables(path: str, info: FieldInfo) -> Iterator[tuple[str, type[Record]]]:
    """Yield the headers under which the records of a field are written, and their models."""
    for shape, model in _members(info.annotation):
        if model is Parameters:
            for name, field in Parameters.model_fields.items():
                yield from _tables(f"{path}.{name}", field)
            yield f"`[{path}.OVERLAY]`", Overlay
        elif shape == "list":
            yield f"`[[{path}]]`", model
        else:
            yield f"`[{path}{'.NAME' if shape == 'named' else ''}]`", model


def _members(annotation: Any, shape: str = "one") -> list[tuple[str, type[Record]]]:
    """Return the records inside a type, each with how it is written: one, list or named."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [(shape, annotation)]
    origin = get_origin(annotation)
    if origin is tuple:
        return _members(get_args(annotation)[0], "list")
    if origin is dict:
        return _members(get_args(annotation)[1], "named")
    if origin in (Union, types.UnionType, Annotated):
        return [found for each in get_args(annotation) for found in _members(each, shape)]
    return []


def _first(model: type[Record]) -> str:
    return (model.__doc__ or "").strip().partition("\n")[0]


# Keys --------------------------------------------------------------------------------------


def _keys(fields: Mapping[str, FieldInfo]) -> Iterator[str]:
    rows = [
        (f"`{info.alias or name}`", _value(info), _default(info), info.description or "")
        for name, info in fields.items()
    ]
    yield from table(_HEAD, rows)


def _value(info: FieldInfo) -> str:
    return _type(info.annotation, list(info.metadata))


def _type(annotation: Any, metadata: list[Any]) -> str:
    """Return what a value may be, in words, with its bounds."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(inner[0], [*inner[1:], *metadata])
    if origin in (Union, types.UnionType):
        return _union(inner, metadata)
    if origin is Literal:
        return ", ".join(f"`{each}`" for each in inner)
    if origin is tuple:
        return _several(inner, metadata)
    if origin is dict:
        return _mapping(inner)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return "table"
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        return _ANY_TABLE
    return _plain(annotation, metadata)


def _plain(annotation: Any, metadata: list[Any]) -> str:
    if annotation is Quarter:
        return 'quarter, `"1928-Q3"`'
    if annotation is bool:
        return "`true` or `false`"
    if annotation is str:
        ids = [each for each in metadata if str(_pattern(each) or "").startswith("^[a-z")]
        return "id" if ids else "text"
    kind = "whole number" if annotation is int else "number"
    return f"{kind}{_bounds(metadata)}"


def _union(inner: tuple[Any, ...], metadata: list[Any]) -> str:
    given = [each for each in inner if each is not type(None)]
    if float in given and any(get_origin(each) is dict for each in given):
        return _ANY_TABLE
    return " or ".join(_type(each, metadata) for each in given)


def _several(inner: tuple[Any, ...], metadata: list[Any]) -> str:
    if len(inner) == 2 and inner[1] is not Ellipsis:
        return f"two: {_type(inner[0], [])}, {_type(inner[1], [])}"
    most = [each.max_length for each in metadata if isinstance(each, annotated_types.MaxLen)]
    limit = f", at most {most[0]}" if most else ""
    member = _type(inner[0], [])
    return f"{'list of tables' if member == 'table' else f'list of: {member}'}{limit}"


def _mapping(inner: tuple[Any, ...]) -> str:
    by = "date" if any(_pattern(each) == POINT_PATTERN for each in get_args(inner[0])) else "id"
    if inner[1] is Any:
        return f"table by {by}"
    member = _type(inner[1], [])
    return f"tables by {by}" if member == "table" else f"table by {by} of: {member}"


def _pattern(constraint: Any) -> object:
    return constraint.pattern if isinstance(constraint, StringConstraints) else None


def _bounds(metadata: list[Any]) -> str:
    words: list[str] = []
    for each in _constraints(metadata):
        match each:
            case annotated_types.Ge():
                words.append(f"≥ {number(float(str(each.ge)))}")
            case annotated_types.Gt():
                words.append(f"> {number(float(str(each.gt)))}")
            case annotated_types.Le():
                words.append(f"≤ {number(float(str(each.le)))}")
            case annotated_types.Lt():
                words.append(f"< {number(float(str(each.lt)))}")
    return f", {' and '.join(words)}" if words else ""


def _constraints(metadata: list[Any]) -> Iterator[Any]:
    for each in metadata:
        if isinstance(each, FieldInfo):
            yield from each.metadata
        else:
            yield each


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "required"
    value = info.get_default(call_default_factory=True, validated_data={})
    if value is None or value == "" or isinstance(value, Record | dict | tuple):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return number(float(value)) if isinstance(value, int | float) else f"`{value}`"
