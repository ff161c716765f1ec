"""Writing fitted values into a scenario's parameters.toml, comments and layout kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import Array
from gosplan_game.lab.calibrate_space import Dimension, Space

DIGITS = 4
_NUMBER = re.compile(r"(?<![\w.])-?\d+\.?\d*(?:e-?\d+)?")


def write_values(file: Path, space: Space, values: Array) -> None:
    """Put values, (dimension,), in place of those in a file, four significant digits.

    Raises:
        GosplanError: a parameter or an item of its table is not where it should be.
    """
    text = file.read_text(encoding="utf-8")
    by_parameter: dict[str, list[tuple[Dimension, float]]] = {}
    for dimension, value in zip(space.dimensions, values, strict=True):
        by_parameter.setdefault(dimension.parameter, []).append((dimension, float(value)))
    for name, items in by_parameter.items():
        head = re.compile(rf"(\[parameters\.base\.{re.escape(name)}\]\nvalue = )(.*)\n")
        found = head.search(text)
        if found is None:
            raise GosplanError(f"{file} has no [parameters.base.{name}] with a value first")
        new = found.group(2)
        for dimension, value in items:
            new = _replaced(new, dimension, value, file)
        text = text[: found.start(2)] + new + text[found.end(2) :]
    file.write_text(text, encoding="utf-8")


def rounded(value: float) -> float:
    """Return a value with as many digits as are written."""
    return float(f"{value:.{DIGITS}g}")


def _replaced(old: str, dimension: Dimension, value: float, file: Path) -> str:
    if dimension.factor:
        return _NUMBER.sub(lambda found: repr(rounded(float(found.group()) * value)), old)
    if not dimension.item:
        return repr(rounded(value))
    member = dimension.name.split(".")[-1]
    if "default" in old and not re.search(rf"\b{member} = ", old):
        old = old.rstrip().removesuffix("}").rstrip() + f", {member} = 0.0 }}"
    pattern = re.compile(rf"(\b{member} = )-?\d+\.?\d*(?:e-?\d+)?")
    new, count = pattern.subn(lambda found: found.group(1) + repr(rounded(value)), old)
    if count != 1:
        raise GosplanError(f"{file}: {dimension.parameter} has no number for {member}")
    return new


def as_json(space: Space, unit: Array, loss: float) -> Mapping[str, object]:
    """Return a fit that can be kept and begun from."""
    return {"loss": loss, "names": list(space.names), "unit": [float(each) for each in unit]}
