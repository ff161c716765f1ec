"""What a number is: its unit, its axes, its bounds and its meaning.

State, flows, decisions, exogenous series and parameters are frozen dataclasses
of arrays whose last axis is the run. Each field is declared with `quantity`, so
that the code, the TOML files, the checks and the data dictionary read one and
the same declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from gosplan_game.core.labels import Axis, Labels
from gosplan_game.core.making import maker

Array = npt.NDArray[np.float64]
"""Numbers with the run along the last axis."""


Container = TypeVar("Container")
"""State, flows, decisions, exogenous series or parameters."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """The declaration of one field: unit, axes without the run, bounds, meaning."""

    name: str
    unit: str
    meaning: str
    axes: tuple[Axis, ...] = ()
    lower: float = -np.inf
    upper: float = np.inf
    default: float | None = None


def quantity(
    unit: str,
    meaning: str,
    *axes: Axis,
    lower: float = -np.inf,
    upper: float = np.inf,
    default: float | None = None,
) -> Any:
    """Declare a dataclass field that holds an array of the given axes plus runs."""
    return field(
        metadata={
            "quantity": Quantity(
                name="",
                unit=unit,
                meaning=meaning,
                axes=axes,
                lower=lower,
                upper=upper,
                default=default,
            )
        }
    )


_DECLARED: dict[type, Mapping[str, Quantity]] = {}


def quantities(container: type) -> Mapping[str, Quantity]:
    """Return the declared quantities of a container class by field name."""
    if container not in _DECLARED:
        _DECLARED[container] = _declared(container)
    return _DECLARED[container]


def _declared(container: type) -> Mapping[str, Quantity]:
    found: dict[str, Quantity] = {}
    for item in fields(container):
        declared = item.metadata.get("quantity")
        if declared is not None:
            found[item.name] = Quantity(
                name=item.name,
                unit=declared.unit,
                meaning=declared.meaning,
                axes=declared.axes,
                lower=declared.lower,
                upper=declared.upper,
                default=declared.default,
            )
    return found


def read_only(array: Array) -> Array:
    """Return the array after forbidding writes to it."""
    array.flags.writeable = False
    return array


@cache
def _reader(
    container: type,
) -> tuple[Mapping[str, int], Callable[[Any], tuple[Any, ...]], Callable[..., Any]]:
    names = tuple(item.name for item in fields(container))
    places = {name: place for place, name in enumerate(names)}
    return places, attrgetter(*names), maker(container)


def with_arrays(container: Container, arrays: Mapping[str, Array]) -> Container:
    """Return a container with some of its arrays replaced.

    The same as `dataclasses.replace`, which asks every field by itself.
    """
    kind: type = type(container)
    places, read, made = _reader(kind)
    values = list(read(container))
    for name, array in arrays.items():
        values[places[name]] = array
    changed: Container = made(*values)
    return changed


def clipped(values: Array, lower: Array | float, upper: Array | float) -> Array:
    """Return values brought within bounds, element by element.

    Two ufuncs: the way into `np.clip` takes longer than they do on the small arrays of a
    quarter.
    """
    array: Array = np.minimum(np.maximum(values, lower), upper)
    return array


def check_shapes(container: Any, labels: Labels) -> None:
    """Raise ValueError where a field's axes do not fit the labels.

    Every axis must have its labels' length or 1; the run axis may have any length.
    """
    for name, declared in quantities(type(container)).items():
        shape = getattr(container, name).shape
        expected = labels.shape(declared.axes)
        if len(shape) != len(expected) + 1 or any(
            have not in (want, 1) for have, want in zip(shape, expected, strict=False)
        ):
            raise ValueError(f"{name} has shape {shape}, expected {(*expected, 'runs')}")
