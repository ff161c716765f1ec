"""From merged TOML to the validated definition, with pydantic's findings in our words."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gosplan_game.scenario.findings import Findings
from gosplan_game.scenario.merging import Piece, without
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.reasons import either, foreign, hint, problem
from gosplan_game.scenario.schema.document import ScenarioDefinition
from gosplan_game.scenario.schema.numbers import Overlay, Parameters
from gosplan_game.scenario.schema.reference import PERIOD_PATTERN

_ROUNDS = 12


def validated(piece: Piece, findings: Findings) -> ScenarioDefinition | None:
    """Return the definition of a merged document.

    Faulty parts are noted in the findings and left out, so that what remains can be
    checked further in the same pass.

    Args:
        piece: The merged table with its origin.
        findings: Receives the problems; its places follow what was left out.

    Returns:
        The definition without the faulty parts, or None if too little remains.
    """
    for number in range(_ROUNDS):
        try:
            return ScenarioDefinition.model_validate(piece[0])
        except ValidationError as error:
            faults = error.errors(include_url=False)
        except RecursionError:
            findings.error((), problem("deep"))
            return None
        if number == 0:
            for fault in faults:
                if not _follows(fault, faults):
                    _note(fault, findings)
        paths = [_path_to_drop(fault) for fault in faults]
        if () in paths:
            return None
        for path in paths:
            _remember_ids(piece[0], path, findings)
        piece = without(piece, paths)
        findings.move_to(piece)
    return None


def _follows(fault: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Return whether a list is too short only because members of it are at fault."""
    path = _path(fault)
    return fault["type"] == "too_short" and any(
        len(_path(other)) > len(path) and _path(other)[: len(path)] == path for other in faults
    )


def _path(fault: ErrorDetails) -> KeyPath:
    return tuple(key for key in fault["loc"] if key != "[key]")


def _path_to_drop(fault: ErrorDetails) -> KeyPath:
    path = _path(fault)
    return path[:-1] if fault["type"] == "missing" else path


def _remember_ids(data: Any, path: KeyPath, findings: Findings) -> None:
    for key in path:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(data, Mapping) and isinstance(data.get("id"), str):
        findings.doubtful.add(data["id"])
    if path and isinstance(path[-1], str):
        findings.doubtful.add(path[-1])


def _note(fault: ErrorDetails, findings: Findings) -> None:
    path = _path(fault)
    kind = fault["type"]
    if kind == "missing":
        findings.error(path[:-1], problem("missing_key", name=repr(path[-1])), at_key=True)
    elif kind == "extra_forbidden":
        known = _keys_at(path[:-1])
        near: str = hint(str(path[-1]), known)
        if not near and known:
            near = problem("there_are", known=", ".join(known))
        findings.error(path[:-1] + path[-1:], problem("unknown_key", hint=near), at_key=True)
    elif kind == "value_error":
        findings.error(path, _said(fault))
    elif kind == "literal_error":
        expected = str(fault.get("ctx", {}).get("expected", ""))
        choices = [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]
        findings.error(path, problem(
            "not_of", found=short(fault["input"]), expected=either(choices),
            hint=hint(str(fault["input"]), choices)))
    elif kind in ("list_type", "tuple_type") and len(path) == 1 \
            and isinstance(fault["input"], Mapping):
        findings.error(path, problem("one_bracket", name=str(path[0])))
    elif "[key]" in fault["loc"]:
        findings.error(
            path, problem("no_key", name=repr(path[-1]), wanted=_wanted(fault)), at_key=True)
    else:
        findings.error(
            path, problem("found", wanted=_wanted(fault), found=short(fault["input"])))


def _said(fault: ErrorDetails) -> str:
    """Return what a validator of the schema found wrong; a reason stays one."""
    error = fault.get("ctx", {}).get("error")
    said = error.args[0] if isinstance(error, ValueError) and error.args else ""
    return said if isinstance(said, str) and said else fault["msg"]


def _wanted(fault: ErrorDetails) -> str:
    if fault["type"] == "string_pattern_mismatch":
        pattern = str(fault.get("ctx", {}).get("pattern", ""))
        known = _PATTERNS.get(pattern)
        return problem(f"wanted.{known}") if known else problem("wanted.like", pattern=pattern)
    if fault["type"] in _WANTED:
        return problem(f"wanted.{_WANTED[fault['type']]}")
    if fault["type"] in ("too_short", "too_long"):
        context = fault.get("ctx", {})
        if fault["type"] == "too_short":
            return problem("wanted.at_least", number=context.get("min_length"))
        return problem("wanted.at_most", number=context.get("max_length"))
    if fault["type"] in _BOUNDS:
        key, number = _BOUNDS[fault["type"]]
        return problem(f"wanted.{key}", number=fault.get("ctx", {}).get(number))
    return foreign(fault["msg"])


_BOUNDS = {
    "greater_than": ("above", "gt"),
    "greater_than_equal": ("from", "ge"),
    "less_than": ("below", "lt"),
    "less_than_equal": ("to", "le"),
}


_WANTED = {  # keys of the catalogue under `reason.problem.wanted`
    "bool_type": "truth",
    "dict_type": "table",
    "finite_number": "finite",
    "float_type": "number",
    "int_from_float": "whole",
    "int_type": "whole",
    "list_type": "list",
    "model_type": "table",
    "string_type": "text",
    "tuple_type": "list",
}

_PATTERNS = {
    PERIOD_PATTERN: "period",
    r"^[a-z][a-z0-9_]*$": "id",
    r"^[a-z0-9][a-z0-9_-]*$": "long_id",
    r"^\d{4}(-Q[1-4])?$": "date",
}


def short(value: object) -> str:
    """Return a value for a message, cut where it is long."""
    if isinstance(value, Mapping):
        return problem("a_table")
    if isinstance(value, list | tuple):
        return problem("a_list")
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _keys_at(path: KeyPath) -> list[str]:
    """Return the keys that the model at a path knows."""
    model: Any = ScenarioDefinition
    for key in path:
        model = _member(model, key)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _member(model: Any, key: str | int) -> Any:
    """Return the type of a member of a model, table or list."""
    model = _bare(model)
    if isinstance(model, type) and issubclass(model, BaseModel):
        for name, field in model.model_fields.items():
            if key in (name, field.alias):
                return _bare(field.annotation)
        return Overlay if issubclass(model, Parameters) else None
    arguments = get_args(model)
    if get_origin(model) is dict and len(arguments) == 2:
        return _bare(arguments[1])
    if get_origin(model) is tuple and arguments:
        return _bare(arguments[0])
    return None


def _bare(annotation: Any) -> Any:
    """Return a type without `Annotated` and without None."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return _bare(parts[0]) if len(parts) == 1 else annotation
    return annotation
