"""The run axis of containers: one number for all runs, or one for each.

Everything that a quarter is played with may have a run axis of length 1. Numpy joins arrays
of equal shape in a third of the time that such an axis takes, which is most of the time of
a single game.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import read_only, with_arrays

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Container = TypeVar("Container", bound="DataclassInstance")

Given = TypeVar("Given", Decisions, Exogenous)

FEW = 8
"""Up to so many runs, arrays of any shape are carried in full: they fit the cache."""

SHORTEST = 16
"""Numbers in numpy's shortest buffer; every other is a multiple of it."""


@contextmanager
def row_by_row(runs: int) -> Iterator[None]:
    """Let numpy join arrays of many runs with smaller ones a row at a time.

    Left to itself it repeats what stands for several rows or runs in a buffer, as long as
    8,192 numbers, which takes longer than the operation. With a buffer of one row there is
    nothing to repeat.
    """
    if runs <= FEW:
        yield
        return
    before = np.setbufsize(max(SHORTEST, min(runs, np.getbufsize()) // SHORTEST * SHORTEST))
    try:
        yield
    finally:
        np.setbufsize(before)


def paired(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the numbers of the columns: a single run stands in two of them."""
    return np.repeat(numbers, 2) if numbers.size == 1 else numbers


def widened(container: Container, runs: int) -> Container:
    """Return a container whose arrays that hold one run hold ``runs`` equal ones."""
    arrays: dict[str, Any] = {}
    for item in fields(container):
        value = getattr(container, item.name)
        if isinstance(value, np.ndarray) and value.shape[-1] == 1:
            value = read_only(value.repeat(runs, -1))
        arrays[item.name] = value
    return type(container)(**arrays)


def first_column(container: Container) -> Container:
    """Return a container whose arrays hold the first run alone."""
    arrays: dict[str, Any] = {}
    for item in fields(container):
        value = getattr(container, item.name)
        arrays[item.name] = value[..., :1] if isinstance(value, np.ndarray) else value
    return type(container)(**arrays)


@lru_cache(maxsize=4)
def for_every_run(params: Params, runs: int) -> Params:
    """Return parameters that stand in full for every run.

    Beside many runs only single numbers are repeated: what has another axis would fill the
    cache. Parameters are frozen and told apart by identity, so the quarters of a game share
    the result.
    """
    if runs <= FEW:
        return widened(params, runs)
    return numbers_widened(params, runs)


def numbers_for_every_run(container: Given, runs: int) -> Given:
    """Return orders or outside conditions whose single numbers stand in full for every run.

    An array of one number joins one of many runs in three times the time that arrays of
    equal shape take.
    """
    return container if runs <= FEW else _numbers_for_every_run(container, runs)


@lru_cache(maxsize=8)
def _numbers_for_every_run(container: Any, runs: int) -> Any:
    return numbers_widened(container, runs)


def numbers_widened(container: Container, runs: int) -> Container:
    """Return a container whose single numbers are repeated for every run."""
    numbers: dict[str, Any] = {
        item.name: read_only(value.repeat(runs))
        for item in fields(container)
        if np.shape(value := getattr(container, item.name)) == (1,)
    }
    return with_arrays(container, numbers)


def for_few(container: Given, runs: int) -> Given:
    """Return orders or outside conditions, in full for every run where these are few.

    Those of a scenario's policies and years are the same objects in every game.
    """
    return _for_few(container, runs) if runs <= FEW else container


@lru_cache(maxsize=256)
def _for_few(container: Any, runs: int) -> Any:
    return widened(container, runs)
