"""Draws: the same number for the same key, on every machine and in every batch.

A draw is keyed by (seed, run, turn, kind, index) and computed by hashing the key,
so it depends neither on what was drawn before nor on the neighbouring runs.

Source: SplitMix64, Steele, Lea & Flood (2014), "Fast splittable pseudorandom
number generators"; its finaliser mixes each part of the key in turn. Normal
deviates: algorithm AS 241, PPND16, Wichura (1988), Applied Statistics 37, 477-484,
relative error about 1e-16.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.quantities import Array, clipped, quantities, read_only, with_arrays
from gosplan_game.sim.columns import for_few

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario

Integers = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]

GAMMA = np.uint64(0x9E3779B97F4A7C15)
"""SplitMix64's step: 2**64 over the golden ratio, odd."""
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_WORD = 2**64 - 1


class Kind(IntEnum):
    """What a draw is for; each kind is a stream of its own."""

    NATIONAL_WEATHER = 1
    REGIONAL_WEATHER = 2
    RANDOM_POLICY = 3
    COUNTER = 4
    PARAMETER = 5
    CHOICE = 6
    OBJECTION = 7
    REMARK = 8
    PAPER = 9
    BEND = 10
    INVASION = 11


def mix(word: Words) -> Words:
    """Return SplitMix64's output for a state that has been stepped already."""
    word = (word ^ (word >> _S30)) * _MIX_1
    word = (word ^ (word >> _S27)) * _MIX_2
    return word ^ (word >> _S31)


def splitmix64(seed: int, count: int) -> Words:
    """Return the first ``count`` outputs of the published generator."""
    steps = np.arange(1, count + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        return mix(np.uint64(seed & _WORD) + steps * GAMMA)


def _fold(word: Words, part: Any) -> Words:
    """Hash one more part of a key into the word."""
    return mix((word ^ np.asarray(part).astype(np.uint64)) + GAMMA)


def uniform(
    seed: int, runs: Integers, turn: int, kind: int | Integers, index: int | Integers = 0
) -> Array:
    """Return draws from the open interval (0, 1).

    Args:
        seed: The game's seed.
        runs: Numbers of the runs, (B,).
        turn: The turn, or another number of the moment; may be negative.
        kind: The stream, a `Kind`, or that of each draw (N,).
        index: One number, or numbers (N,) of the draws within the stream.

    Returns:
        (B,) for one index, (N, B) for several.
    """
    with np.errstate(over="ignore"):
        word = mix(np.full(1, seed & _WORD, dtype=np.uint64) + GAMMA)
        word = _fold(word, turn & _WORD if isinstance(turn, int) else turn)
        word = _fold(word, kind)
        if isinstance(index, np.ndarray):
            word = _fold(word, index)[:, None]
        else:
            word = _fold(word, index)
        word = _fold(word, runs)
    return ((word >> _S11).astype(np.float64) + 0.5) * 2.0**-53


_A = (
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3,
)  # fmt: skip
_B = (
    1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
    5.2264952788528545610e3,
)  # fmt: skip
_C = (
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4,
)  # fmt: skip
_D = (
    1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
    1.05075007164441684324e-9,
)  # fmt: skip
_E = (
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7,
)  # fmt: skip
_F = (
    1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15,
)  # fmt: skip


def _polynomial(coefficients: Sequence[float], x: Array) -> Array:
    total = np.full_like(x, coefficients[-1])
    for coefficient in reversed(coefficients[:-1]):
        total *= x
        total += coefficient
    return total


def inverse_normal(probability: Array) -> Array:
    """Return the standard normal deviate of a probability in (0, 1)."""
    offset = probability - 0.5
    squared = 0.180625 - offset * offset
    outer = squared < 0.0
    deviate: Array = np.where(outer, 0.0, squared)
    deviate = offset * _polynomial(_A, deviate) / _polynomial(_B, deviate)
    if outer.any():
        deviate[outer] = np.copysign(_tail(probability[outer]), offset[outer])
    return deviate


def _tail(probability: Array) -> Array:
    """Return the size of the deviates that lie outside the central 85 in a hundred."""
    radius = np.sqrt(-np.log(np.minimum(probability, 1.0 - probability)))
    size = radius - 1.6
    size = _polynomial(_C, size) / _polynomial(_D, size)
    far = radius > 5.0
    if far.any():
        beyond = radius[far] - 5.0
        size[far] = _polynomial(_E, beyond) / _polynomial(_F, beyond)
    return size


def normal(
    seed: int, runs: Integers, turn: int, kind: int | Integers, index: int | Integers = 0
) -> Array:
    """Return standard normal draws for the same keys as `uniform`."""
    return inverse_normal(uniform(seed, runs, turn, kind, index))


_SKY = quantities(Exogenous)["weather"]


def drawn_weather(
    *,
    seed: int,
    runs: Integers,
    year: int,
    regions: int,
    national_sd: float,
    regional_sd: float,
) -> Array:
    """Return yield factors of a year's weather, (regions, B).

    All quarters of a calendar year share one sky, since one harvest is made in it.
    """
    kinds = np.array([Kind.NATIONAL_WEATHER, *[Kind.REGIONAL_WEATHER] * regions])
    deviates = normal(seed, runs, year, kinds, np.array([0, *range(regions)]))
    factor = (1.0 + national_sd * deviates[0]) * (1.0 + regional_sd * deviates[1:])
    return clipped(factor, _SKY.lower, _SKY.upper)


class Sky:
    """Where the exogenous series of each turn come from: the record, or draws."""

    def __init__(
        self,
        scenario: Scenario,
        *,
        seed: int,
        runs: Integers,
        drawn: bool,
        spread: float = 1.0,
        foreseen: bool = True,
    ) -> None:
        """Prepare for some runs.

        ``drawn`` replaces the recorded weather by draws; ``spread`` widens or narrows
        the scenario's spread of them. ``foreseen`` leaves years before the scenario's
        first drawn one as recorded; a forecast, which cannot know them, draws them too.
        """
        self._spread = spread
        self._scenario = scenario
        self._seed = seed
        self._runs = runs
        self._drawn = drawn
        first = scenario.definition.shocks.first
        self._first_year = first if foreseen and first is not None else -1
        self._weather: tuple[int, Array] = (-1, np.ones((1, 1)))
        self._blow = read_only(normal(seed, runs, 0, Kind.INVASION))

    def exogenous(self, turn: int) -> Exogenous:
        """Return the outside conditions of a turn.

        A scenario's replayed opening keeps its recorded weather, since it is history, and so
        do the years before the first that it draws.
        """
        central = for_few(self._scenario.exogenous(turn), self._runs.size)
        if not self._drawn or turn < self._scenario.first_turn:
            return central
        year = self._scenario.quarter(turn).year
        if year < self._first_year:
            return with_arrays(central, {"invasion_blow": self._blow})
        if self._weather[0] != year:
            shocks = self._scenario.definition.shocks
            weather = drawn_weather(
                seed=self._seed,
                runs=self._runs,
                year=year,
                regions=len(self._scenario.labels.regions),
                national_sd=self._spread * shocks.national_sd,
                regional_sd=self._spread * shocks.regional_sd,
            )
            self._weather = (year, read_only(weather))
        return with_arrays(
            central, {"weather": self._weather[1], "invasion_blow": self._blow}
        )
