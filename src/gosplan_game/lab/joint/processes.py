"""Sets measured on several processes, each with an objective of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.lab.calibrate_space import space_of
from gosplan_game.lab.joint.demands import Demands, demands
from gosplan_game.lab.joint.objective import ASKED, FAILED, Objective
from gosplan_game.scenario import load_scenario

BATCH = 24
"""Sets measured against all promises in one go: each is played in some dozens of histories."""

_OWN: dict[str, Objective] = {}
"""The objective of a worker process."""


class Measurer:
    """Measures sets between 0 and 1 on several processes."""

    def __init__(
        self, scenario: str, parameters: str, workers: int, own: Objective, stack: ExitStack
    ) -> None:
        """Start the processes, which end with the stack; one worker is this process."""
        self._own, self._workers, self._pool = own, workers, None
        if workers > 1:
            self._pool = stack.enter_context(
                ProcessPoolExecutor(
                    workers,
                    mp_context=get_context("spawn"),
                    initializer=_prepare,
                    initargs=(scenario, parameters),
                )
            )

    def losses(self, unit: Array, asked_too: bool) -> Array:
        """Return the losses of a generation, (set,), with or without what promises cost."""
        if self._pool is None or unit.shape[1] < self._workers:
            return self._own(unit, asked_too)
        halves = np.array_split(unit, self._workers, axis=1)
        parts = self._pool.map(_losses, halves, [asked_too] * len(halves))
        return np.concatenate(list(parts))

    def record(self, unit: Array) -> Array:
        """Return the losses without promises, (set,)."""
        return self.losses(unit, False)

    def whole(self, unit: Array) -> Array:
        """Return the whole losses, (set,): every set, not the best alone, is held to promises."""
        parts = np.array_split(unit, -(-unit.shape[1] // ASKED), axis=1)
        if self._pool is None:
            return np.concatenate([whole(self._own, part) for part in parts])
        return np.concatenate(list(self._pool.map(_whole, parts)))

    def demands(self, unit: Array) -> Demands:
        """Return what the sets are held to."""
        parts = np.array_split(unit, max(1, -(-unit.shape[1] // BATCH)), axis=1)
        if self._pool is None:
            found = [demands(self._own, part) for part in parts]
        else:
            found = list(self._pool.map(_demands, parts))
        return Demands(
            found[0].names,
            np.concatenate([each.distance for each in found], axis=1),
            np.concatenate([each.mean for each in found]),
        )


def whole(objective: Callable[[Array], Array], unit: Array) -> Array:
    """Return the losses of a few sets, one by one where one that fails spoils the others."""
    losses = objective(unit)
    if unit.shape[1] > 1 and losses.max() >= FAILED:
        return np.concatenate([objective(unit[:, place, None]) for place in range(unit.shape[1])])
    return losses


def _prepare(scenario: str, parameters: str) -> None:
    loaded = load_scenario(scenario)
    _OWN["objective"] = Objective(loaded, space_of(loaded, tuple(parameters.split(","))))


def _losses(unit: Array, asked_too: bool) -> Array:
    return _OWN["objective"](unit, asked_too)


def _whole(unit: Array) -> Array:
    return whole(_OWN["objective"], unit)


def _demands(unit: Array) -> Demands:
    return demands(_OWN["objective"], unit)
