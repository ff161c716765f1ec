"""The counterfactual tables: outcomes and claims, central, by ensemble and by overlay."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.lab.counterfactual import BASE, Comparison, compare
from gosplan_game.lab.counterfactual_claims import CLAIMS
from gosplan_game.lab.counterfactual_outcomes import OUTCOMES
from gosplan_game.lab.hindcast import FAIR, GOOD, WORST, hindcast
from gosplan_game.scenario import Scenario

SHOWN = (
    "historical", "nep", "nep_balanced", "squeeze_mild", "squeeze", "squeeze_hard",
    "super_industrialisation", "slow_collectivisation", "no_retreat", "consumer_plan",
    "defence_first", "exports_stopped",
)  # fmt: skip
"""Policies of the page, in its order."""


def roads(scenario: Scenario) -> dict[str, Any]:
    """Return outcomes and claims of the policies that authors argue for."""
    policies = [name for name in SHOWN if name in scenario.definition.policies]
    central = compare(scenario, policies)
    ensemble = compare(scenario, policies, ensemble=True)
    overlays = {
        name: compare(scenario, policies, overlays=(name,))
        for name in scenario.definition.parameters.overlays
    }
    return {
        "runs": ensemble.runs,
        "base": BASE,
        "policies": policies,
        "outcomes": _outcomes(policies, central, ensemble),
        "claims": _claims(central, ensemble, overlays),
        "overlays": [_overlay(scenario, name) for name in overlays],
    }


def _outcomes(
    policies: list[str], central: Comparison, ensemble: Comparison
) -> list[dict[str, Any]]:
    return [
        {
            "id": each.id,
            "unit": each.unit,
            "text": each.text,
            "policies": {
                policy: {
                    "central": _number(central.outcomes[policy][each.id][0]),
                    "band": _band(ensemble.outcomes[policy][each.id]),
                }
                for policy in policies
            },
        }
        for each in OUTCOMES
    ]


def _claims(
    central: Comparison, ensemble: Comparison, overlays: dict[str, Comparison]
) -> list[dict[str, Any]]:
    rows = []
    for claim in CLAIMS:
        if claim not in central.claims():
            continue
        own = overlays.get(claim.overlay)
        rows.append(
            {
                "text": claim.text,
                "source": claim.source,
                "measure": claim.measure,
                "claimed": claim.range_text(),
                "central": _number(claim.value(central.histories)[0]),
                "holds": bool(claim.holds(central.histories)[0]),
                "band": _band(claim.value(ensemble.histories)),
                "share": round(float(claim.holds(ensemble.histories).mean()), 2),
                "overlay": claim.overlay,
                "under_overlay": _number(claim.value(own.histories)[0]) if own else None,
            }
        )
    return rows


def _overlay(scenario: Scenario, name: str) -> dict[str, Any]:
    """Return what an overlay changes and how far it is from the record."""
    overlay = scenario.definition.parameters.overlays[name]
    fit = hindcast(scenario, overlays=(name,))
    totals = {each.text: _number(each.model) for each in fit.ranges if math.isfinite(each.lower)}
    base = scenario.definition.parameters.base
    return {
        "name": name,
        "title": overlay.title,
        "source": overlay.source,
        "note": overlay.note,
        "values": {
            key: [_plain(base[key].value), _plain(value)] for key, value in overlay.values.items()
        },
        "good": round(fit.share_within(GOOD), 3),
        "fair": round(fit.share_within(FAIR), 3),
        "above": sum(each.median > WORST for each in fit.judged),
        "totals": totals,
    }


def _plain(value: Any) -> Any:
    return float(f"{value:.4g}") if isinstance(value, int | float) else value


def _band(values: Array) -> list[float | None]:
    return [_number(value) for value in np.nanquantile(values, (0.1, 0.5, 0.9))]


def _number(value: float) -> float | None:
    return float(f"{value:.4g}") if math.isfinite(value) else None
