"""What authors claim of roads not taken, as a measure and a range.

They are hypotheses, not demands on the model: the command prints where it lands, in what
share of the ensemble, and disagreement is a finding. A claim without a figure in the
work is tested by its sign alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.lab.counterfactual_outcomes import year, years
from gosplan_game.scenario.reasons import reason
from gosplan_game.sim.history import History

Histories = Mapping[str, History]
"""Histories by policy, with the same runs."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim and the measure that tests it."""

    id: str
    work: str
    """Key of the work that makes it."""
    policies: tuple[str, ...]
    """Policies that have to be played."""
    value: Callable[[Histories], Array]
    lower: float
    upper: float
    overlay: str = ""
    """The author's own set of parameters, if there is one."""

    @property
    def text(self) -> str:
        """What is claimed."""
        return reason(f"lab.claim.{self.id}.text")

    @property
    def source(self) -> str:
        """Who claims it."""
        return reason(f"lab.claim_source.{self.work}")

    @property
    def measure(self) -> str:
        """What is measured, for the reader."""
        return reason(f"lab.claim.{self.id}.measure")

    def holds(self, histories: Histories) -> Array:
        """Return 1 where the measure lies in the claimed range, (run,)."""
        value = self.value(histories)
        return ((value >= self.lower) & (value <= self.upper)).astype(np.float64)

    def range_text(self) -> str:
        """Return the claimed range for people."""
        if math.isinf(self.upper):
            return reason("lab.claimed.above", lower=f"{self.lower:g}")
        if math.isinf(self.lower):
            return reason("lab.claimed.below", upper=f"{self.upper:g}")
        return reason("lab.claimed.between", lower=f"{self.lower:g}", upper=f"{self.upper:g}")


def _deaths(history: History, first: int, last: int, series: str = "excess_deaths") -> Array:
    return years(history, series, first, last).sum(axis=0)


def _herds(history: History) -> Array:
    """Return horses and cattle of 1934 against 1929."""
    return (year(history, "horses", 1934) + year(history, "cattle", 1934)) / (
        year(history, "horses", 1929) + year(history, "cattle", 1929)
    )


def _ratio(first: str, second: str, measure: Callable[[History], Array]
           ) -> Callable[[Histories], Array]:
    """Return a measure under one policy over the same under another."""
    return lambda found: measure(found[first]) / np.maximum(measure(found[second]), 1e-9)


def _mean(series: str, first: int, last: int) -> Callable[[History], Array]:
    return lambda history: years(history, series, first, last).mean(axis=0)


def _peak(found: Histories) -> Array:
    """Return how far the best squeeze lies above the weaker of none and the hardest."""
    capital = {
        name: year(found[name], "capital", 1932)
        for name in ("nep", "squeeze_mild", "squeeze", "squeeze_hard")
    }
    best = np.maximum(capital["squeeze_mild"], capital["squeeze"])
    return best / np.maximum(capital["nep"], capital["squeeze_hard"])


def _throughout(found: Histories) -> Array:
    """Return the least yearly ratio of consumption, balanced NEP over history, 1929-36."""
    ratio = years(found["nep_balanced"], "consumption_per_head", 1929, 1936) / years(
        found["historical"], "consumption_per_head", 1929, 1936
    )
    least: Array = ratio.min(axis=0)
    return least


CLAIMS: tuple[Claim, ...] = (
    Claim(
        "nep_output", "allen", ("nep", "historical"),
        _ratio("nep", "historical", lambda h: year(h, "gross_industry", 1939)), 0.85, 1.0, "allen",
    ),
    Claim(
        "nep_herds", "allen", ("nep", "historical"),
        lambda found: _herds(found["nep"]), 0.9, math.inf, "allen",
    ),
    Claim(
        "nep_deaths", "allen", ("nep", "historical"),
        lambda found: _deaths(found["nep"], 1930, 1934), -math.inf, 300.0, "allen",
    ),
    Claim(
        "balanced_steel", "bukharin", ("nep_balanced", "historical"),
        _ratio("nep_balanced", "historical", lambda h: year(h, "steel", 1940)), 0.75, 0.9,
    ),
    Claim(
        "balanced_consumption", "bukharin", ("nep_balanced", "historical"),
        _throughout, 1.0, math.inf,
    ),
    Claim(
        "squeeze_peak", "preobrazhensky", ("nep", "squeeze_mild", "squeeze", "squeeze_hard"),
        _peak, 1.0, math.inf, "preobrazhensky",
    ),
    Claim(
        "squeeze_workers", "sah_stiglitz", ("squeeze", "nep"),
        _ratio("squeeze", "nep", _mean("real_wage", 1926, 1929)), -math.inf, 1.0, "preobrazhensky",
    ),
    Claim(
        "squeeze_consumption", "sah_stiglitz", ("squeeze", "nep"),
        _ratio("squeeze", "nep", _mean("consumption_per_head", 1926, 1932)), -math.inf, 1.0,
        "preobrazhensky",
    ),
    Claim(
        "squeeze_procurement", "millar", ("squeeze", "nep"),
        _ratio("squeeze", "nep", _mean("grain_procurement", 1926, 1929)), -math.inf, 0.999,
    ),
    Claim(
        "no_retreat_deaths", "model", ("no_retreat", "historical"),
        _ratio("no_retreat", "historical", lambda h: _deaths(h, 1930, 1934)), 1.0, math.inf,
    ),
    Claim(
        "no_retreat_herds", "model", ("no_retreat", "historical"),
        _ratio(
            "no_retreat", "historical",
            lambda h: year(h, "horses", 1931) + year(h, "cattle", 1931),
        ), -math.inf, 1.0,
    ),
    Claim(
        "collectivisation_ukraine",
        "naumenko",
        ("slow_collectivisation", "historical"),
        lambda found: 1.0 - _ratio(
            "slow_collectivisation", "historical",
            lambda h: _deaths(h, 1932, 1934, "excess_deaths@ukraine"),
        )(found), 0.0, 0.52,
    ),
    Claim(
        "exports_deaths", "ellman", ("exports_stopped", "historical"),
        _ratio("exports_stopped", "historical", lambda h: _deaths(h, 1931, 1934)), -math.inf, 0.95,
        "davies_wheatcroft",
    ),
    Claim(
        "welfare", "cheremukhin", ("nep_balanced", "historical"),
        _ratio("historical", "nep_balanced", _mean("consumption_per_head", 1928, 1940)), 0.7, 0.82,
    ),
)  # fmt: skip
"""Claims in the order of printing."""


def claims_of(policies: set[str]) -> tuple[Claim, ...]:
    """Return the claims that some policies suffice to test."""
    return tuple(claim for claim in CLAIMS if set(claim.policies) <= policies)
