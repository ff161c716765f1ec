"""The bands of the hindcast."""

import math
import subprocess
from pathlib import Path

import pytest
import tomli

from gosplan_game.lab.bands import as_toml, bands
from gosplan_game.lab.hindcast import PointFit, SeriesFit

ROOT = Path(__file__).resolve().parents[2]


def _fit(series, median, band=None, role="outcome"):
    point = PointFit("1928", 1.0, 1.0, median)
    return SeriesFit(series, role, "Mt", (point,) * 3, 0, band)


@pytest.mark.parametrize(
    ("median", "band", "expected"),
    [(0.0, None, 5), (12.3, None, 15), (15.0, None, 15), (12.3, 30.0, 15), (31.0, 30.0, 30.0)],
)
def test_a_band_is_the_error_rounded_up_and_never_widens(median, band, expected):
    """The next five points above the median, but never above the band that stands."""
    assert bands((_fit("coal", median, band),)) == {"coal": expected}


def test_only_judged_series_have_bands():
    """An order has no band; the lines are TOML."""
    series = (_fit("coal", 31.0, 30.0), _fit("army", 3.0, role="order"))
    assert tomli.loads("\n".join(as_toml(series))) == {"hindcast": {"bands": {"coal": 30}}}


def _bands_at(revision, file):
    text = subprocess.run(
        ["git", "show", f"{revision}:{file}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if text.returncode:
        return {}
    return tomli.loads(text.stdout).get("hindcast", {}).get("bands", {})


@pytest.mark.parametrize(
    "file", sorted(p.relative_to(ROOT).as_posix() for p in ROOT.glob("scenarios/*/hindcast.toml"))
)
def test_bands_only_narrow(file):
    """No band of a shipped scenario is wider than in the commit before."""
    now = tomli.loads((ROOT / file).read_text(encoding="utf-8"))["hindcast"]["bands"]
    for series, before in _bands_at("HEAD~1", file).items():
        assert now.get(series, math.inf) <= before, f"{series}: {before} was the band"
