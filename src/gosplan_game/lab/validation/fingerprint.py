"""What a published result was computed from, so that a stale one is noticed.

Two marks: a hash of everything in the scenario that moves numbers, without texts and
sources, and the hindcast's errors, which change when the model itself does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from gosplan_game.lab.hindcast import Hindcast, hindcast
from gosplan_game.scenario import Scenario

PARTS = frozenset(
    (
        "start",
        "end",
        "parameters",
        "initial",
        "exogenous",
        "orders",
        "branches",
        "products",
        "projects",
        "regions",
        "history",
        "events",
    )
)
WORDS = frozenset(
    (
        "source",
        "sources",
        "note",
        "title",
        "status",
        "confidence",
        "checked",
        "unit",
        "pictogram",
        "decimals",
        "labour",
    )
)
"""Keys that are for the reader and move no number."""

NEAR = 0.05
"""Percentage points by which a median may differ on another machine and count as the same."""


def content_hash(
    scenario: Scenario, *, policies: tuple[str, ...] = ("historical",), overlays: bool = False
) -> str:
    """Return a short hash of what moves the numbers of a scenario under some policies.

    Args:
        scenario: What is marked.
        policies: Whose orders count.
        overlays: Whether the overlays count, which move nothing unless they are asked for.
    """
    document = scenario.definition.model_dump(mode="json", include=set(PARTS))
    document["policies"] = {
        name: policy.model_dump(mode="json")
        for name, policy in sorted(scenario.definition.policies.items())
        if name in policies
    }
    if not overlays:
        document["parameters"] = {"base": document["parameters"]["base"]}
    text = json.dumps(_numbers(document), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _numbers(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _numbers(each) for key, each in value.items() if key not in WORDS}
    if isinstance(value, list):
        return [_numbers(each) for each in value]
    return value


def fit_marks(source: Scenario | Hindcast) -> dict[str, float]:
    """Return the median errors of the hindcast by series, rounded."""
    found = source if isinstance(source, Hindcast) else hindcast(source)
    return {fit.series: round(fit.median, 2) for fit in found.judged}


def same_marks(first: Mapping[str, float], second: Mapping[str, float]) -> bool:
    """Return whether two sets of marks are those of the same model."""
    return first.keys() == second.keys() and all(
        abs(value - second[name]) <= NEAR for name, value in first.items()
    )
