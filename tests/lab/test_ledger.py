"""The folder of a balance."""

import numpy as np
import pytest

from gosplan_game.core.errors import GosplanError
from gosplan_game.lab.ledger import Ledger, read_ledger

SETTINGS = {"scenario": "a", "seed": 1}


def _games(*values):
    return {"deaths": np.array(values), "steel": np.array(values) / 3}


def test_games_come_back_as_they_were_kept(tmp_path):
    """Numbers read back exactly, chunk after chunk, by policy."""
    ledger = Ledger(tmp_path, SETTINGS)
    ledger.add("passive", _games(1.0, 2.0))
    ledger.add("passive", _games(0.1))
    assert ledger.done("passive") == 3
    assert ledger.done("planner") == 0
    found = read_ledger(tmp_path)["passive"]
    np.testing.assert_array_equal(found["steel"], np.array([1.0, 2.0, 0.1]) / 3)


def test_a_half_written_line_is_played_again(tmp_path):
    """A process killed while writing loses that game and no other."""
    ledger = Ledger(tmp_path, SETTINGS)
    ledger.add("passive", _games(1.0, 2.0))
    with (tmp_path / "passive.csv").open("a", encoding="utf-8") as stream:
        stream.write("3.0,1")
    assert ledger.done("passive") == 2
    ledger.add("passive", _games(4.0))
    np.testing.assert_array_equal(read_ledger(tmp_path)["passive"]["deaths"], [1.0, 2.0, 4.0])


def test_other_settings_are_refused(tmp_path):
    """Games of another seed never mix with those of the folder."""
    Ledger(tmp_path, SETTINGS)
    with pytest.raises(GosplanError, match="another seed"):
        Ledger(tmp_path, SETTINGS | {"seed": 2})


def test_damaged_settings_are_reported(tmp_path):
    """A settings file that is not JSON is named, with what to do."""
    (tmp_path / "balance.json").write_text("{", encoding="utf-8")
    with pytest.raises(GosplanError, match="damaged"):
        Ledger(tmp_path, SETTINGS)


def test_a_folder_without_games_is_refused(tmp_path):
    """Comparing with a folder that is not one of a balance says so."""
    with pytest.raises(GosplanError, match="no games"):
        read_ledger(tmp_path)
