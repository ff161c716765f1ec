"""Games that are replayed the same, change after change."""

import json

import pytest
from tests.lab.golden import CATALOGUE, replays


def test_golden_replays():
    """The kept games come out as they did, to 1e-5; else regenerate and explain."""
    kept = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    for before, now in zip(kept, replays(), strict=True):
        assert now["game"] == before["game"]
        for date, figures in before["figures"].items():
            assert now["figures"][date] == pytest.approx(figures, rel=1e-5, abs=1e-9), (
                f"{before['game']} in {date}: if meant, run python tests/lab/golden.py "
                "and say why in the commit"
            )
