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


FIRST = "f9eab05"
"""The commit whose bands were the first to be published: from here on they only narrow."""


def _git(*arguments):
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode == 0 else None


def _bands_at(revision, file):
    text = _git("show", f"{revision}:{file}")
    return {} if text is None else tomli.loads(text).get("hindcast", {}).get("bands", {})


def _published(file):
    """Return the commits that changed a scenario's bands since the first, oldest first.

    A copy without that history (a shallow clone, an archive) knows the commit before at most.
    """
    changed = _git("rev-list", "--reverse", f"{FIRST}..HEAD", "--", file)
    return ["HEAD~1"] if changed is None else [FIRST, *changed.split()]


@pytest.mark.parametrize(
    "file", sorted(p.relative_to(ROOT).as_posix() for p in ROOT.glob("scenarios/*/hindcast.toml"))
)
def test_bands_only_narrow(file):
    """No band of a shipped scenario is wider than it ever was since bands are published."""
    now = tomli.loads((ROOT / file).read_text(encoding="utf-8"))["hindcast"]["bands"]
    for revision in _published(file):
        for series, before in _bands_at(revision, file).items():
            found = now.get(series, math.inf)
            assert found <= before, f"{series}: {before} was the band in {revision[:7]}"
