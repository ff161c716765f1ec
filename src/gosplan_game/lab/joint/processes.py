"""A generation measured on several processes, each with an objective of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.lab.calibrate_space import space_of
from gosplan_game.lab.joint.objective import Objective
from gosplan_game.scenario import load_scenario

_OWN: dict[str, Objective] = {}
"""The objective of a worker process."""


def judge_of(
    scenario: str, parameters: str, workers: int, own: Objective, stack: ExitStack
) -> Callable[[Array, bool], Array]:
    """Return what measures a generation, on several processes if asked."""
    if workers < 2:
        return own
    pool = stack.enter_context(
        ProcessPoolExecutor(
            workers,
            mp_context=get_context("spawn"),
            initializer=_prepare,
            initargs=(scenario, parameters),
        )
    )

    def judged(unit: Array, asked_too: bool) -> Array:
        if unit.shape[1] < workers:
            return own(unit, asked_too)
        halves = np.array_split(unit, workers, axis=1)
        parts = pool.map(_measure, halves, [asked_too] * len(halves))
        return np.concatenate(list(parts))

    return judged


def _prepare(scenario: str, parameters: str) -> None:
    loaded = load_scenario(scenario)
    _OWN["objective"] = Objective(loaded, space_of(loaded, tuple(parameters.split(","))))


def _measure(unit: Array, asked_too: bool) -> Array:
    return _OWN["objective"](unit, asked_too)
