"""Roads not taken: outcomes, claims, files."""

import csv
import math

import numpy as np
import pytest
from rich.console import Console

from gosplan_game.core.errors import GosplanError
from gosplan_game.lab.counterfactual import (
    CounterfactualRequest,
    compare,
    counterfactual,
)
from gosplan_game.lab.counterfactual_claims import CLAIMS, Claim, claims_of
from gosplan_game.lab.counterfactual_outcomes import OUTCOMES
from gosplan_game.lab.validation.roads import SHOWN
from gosplan_game.scenario import load_scenario


@pytest.fixture(scope="module")
def scenario():
    """Return the flagship."""
    return load_scenario("ussr-1921-1941")


@pytest.fixture(scope="module")
def found(scenario):
    """Return history beside the market road."""
    return compare(scenario, ("nep",))


def test_history_is_always_played(found):
    """The base of the comparison comes first, and outcomes are its true figures."""
    assert list(found.histories) == ["historical", "nep"]
    steel = found.histories["historical"].annual("steel")
    expected = steel[1][list(steel[0]).index(1940)]
    assert found.outcomes["historical"]["steel_1940"] == pytest.approx(expected)
    assert all(len(values) == 1 for values in found.outcomes["nep"].values())


def test_only_claims_that_were_played_are_tested(found):
    """A claim needs all of its policies."""
    ids = {claim.id for claim in found.claims()}
    assert "nep_output" in ids
    assert "no_retreat_deaths" not in ids
    assert claims_of(set(SHOWN)) == CLAIMS


def test_a_claim_holds_inside_its_range():
    """A measure is held against both ends, and its range is said in words."""
    claim = Claim("x", "", (), lambda _: np.array([0.5, 0.9, 1.2]), 0.8, 1.0)
    assert claim.holds({}).tolist() == [0, 1, 0]
    assert claim.range_text() == "0.8 to 1"
    above = Claim("x", "", (), lambda _: np.ones(1), 0.8, math.inf)
    below = Claim("x", "", (), lambda _: np.ones(1), -math.inf, 0.8)
    assert (above.range_text(), below.range_text()) == ("above 0.8", "below 0.8")


def test_claims_name_policies_and_overlays_that_exist(scenario):
    """Every claim can be tested on the flagship, and names where it comes from."""
    overlays = {"", *scenario.definition.parameters.overlays}
    for claim in CLAIMS:
        assert set(claim.policies) <= set(scenario.definition.policies), claim.id
        assert claim.overlay in overlays, claim.id
        assert claim.source, claim.id


def test_the_ensemble_gives_bands(scenario):
    """With the ensemble every policy is played with the same members."""
    several = compare(scenario, ("no_retreat",), ensemble=True)
    assert several.runs >= 50
    assert np.ptp(several.outcomes["no_retreat"]["industry_1939"]) > 0


def test_an_overlay_changes_the_outcome(scenario, found):
    """An author's parameters lie over the base."""
    under = compare(scenario, ("nep",), overlays=("allen",))
    key = "deaths_1930_34"
    assert under.outcomes["historical"][key] != found.outcomes["historical"][key]


def test_every_number_is_written(tmp_path):
    """The file has a row for each policy, run and outcome, and the tables are printed."""
    target, console = tmp_path / "out.csv", Console(width=200, record=True, quiet=False)
    request = CounterfactualRequest(
        scenario="ussr-1921-1941", policies=("no_retreat",), out=str(target)
    )
    with console.capture() as printed:
        assert counterfactual(request, console) == 0
    assert "What authors claim" in printed.get()
    with target.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 2 * len(OUTCOMES)
    assert {row["policy"] for row in rows} == {"historical", "no_retreat"}
    assert all(math.isfinite(float(row["value"])) for row in rows)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"policies": ("nap",)}, "no policy 'nap' in ussr-1921-1941; did you mean 'nep'"),
        ({"policies": ()}, "no policy"),
        ({"policies": ("nep",), "out": "x.txt"}, "FILE.csv"),
        ({"policies": ("nep",), "out": "/nowhere/x.csv"}, "folder that exists"),
    ],
)
def test_mistakes_are_answered(arguments, text):
    """Unknown policies and files that cannot be written say what is possible."""
    with pytest.raises(GosplanError, match=text):
        counterfactual(CounterfactualRequest(scenario="ussr-1921-1941", **arguments))


def test_authors_overlays_keep_to_the_documented_ranges(scenario):
    """An author's number lies in the range that the parameter documents, with its work named."""
    base = scenario.definition.parameters.base
    overlays = scenario.definition.parameters.overlays
    assert {"allen", "davies_wheatcroft", "hunter_szyrmer", "preobrazhensky"} <= set(overlays)
    for name, overlay in overlays.items():
        assert overlay.source, name
        for key, value in overlay.values.items():
            entry = base[key]
            if isinstance(value, float) and entry.range is not None:
                assert entry.range[0] <= value <= entry.range[1], f"{name}: {key}"
