"""Tidy rows."""

import csv
import io
from types import SimpleNamespace

import numpy as np
import pytest

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.lab.tidy import heading, open_output, write_rows

UNITS = {"coal": "Mt", "price_level": "ratio, 1913=1"}


class _Record:
    """Three quarters of two series in a few runs, as a history gives them."""

    start = Quarter(1928, 2)

    def __init__(self, *runs):
        self.numbers = np.array(runs, dtype=float)
        self.runs = len(runs)

    def ids(self):
        return tuple(UNITS)

    def variable(self, name):
        return SimpleNamespace(unit=UNITS[name])

    def get(self, name):
        return np.arange(3)[:, None] + self.numbers + (100 if name == "price_level" else 0)

    def annual(self, name):
        years = [1928] if name == "coal" else [1928, 1929]
        return np.array(years), self.get(name)[: len(years)]


def _rows(*histories, annual=False):
    stream = io.StringIO()
    stream.write(heading(annual=annual))
    first = 0
    for history in histories:
        write_rows(stream, history, first_run=first, annual=annual)
        first += history.runs
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_quarters():
    """A quarter's row holds run, turn, date, series, unit and value, in that order of runs."""
    rows = _rows(_Record(0.1, 0.2))
    assert rows[0] == {
        "run": "0",
        "turn": "0",
        "date": "1928-Q3",
        "series": "coal",
        "unit": "Mt",
        "value": "0.1",
    }
    assert [row["run"] for row in rows] == ["0"] * 6 + ["1"] * 6
    assert rows[-1]["date"] == "1929-Q1"
    assert rows[-1]["unit"] == "ratio, 1913=1"


def test_years():
    """A year's row is written for the series that have the whole year."""
    rows = _rows(_Record(0.0), annual=True)
    assert [(row["year"], row["series"], row["value"]) for row in rows] == [
        ("1928", "coal", "0.0"),
        ("1928", "price_level", "100.0"),
        ("1929", "price_level", "101.0"),
    ]


def test_chunks_read_as_one():
    """Runs written in two chunks give the same rows as at once."""
    assert _rows(_Record(0.1, 0.2), _Record(0.3)) == _rows(_Record(0.1, 0.2, 0.3))


def test_numbers_read_back_exactly():
    """A value's text is its shortest exact one."""
    third = 1 / 3
    assert float(_rows(_Record(third))[0]["value"]) == third


@pytest.mark.parametrize("name", ["runs.txt", "nowhere/runs.csv"])
def test_a_file_that_cannot_be_is_refused(tmp_path, name):
    """A wrong ending or a missing folder is an error before anything runs."""
    with pytest.raises(GosplanError), open_output(str(tmp_path / name)):
        pass


def test_a_file_appears_only_when_complete(tmp_path):
    """What was being written when a fault came leaves nothing behind."""
    target = tmp_path / "runs.csv"
    with pytest.raises(ZeroDivisionError), open_output(str(target)) as stream:
        stream.write("half" * (1 // 0))
    assert not list(tmp_path.iterdir())


def test_parquet_holds_the_same_rows(tmp_path):
    """A parquet file reads back as the CSV does."""
    polars = pytest.importorskip("polars")
    for name in ("runs.csv", "runs.parquet"):
        with open_output(str(tmp_path / name)) as stream:
            stream.write(heading(annual=False))
            write_rows(stream, _Record(0.1, 0.2), first_run=0, annual=False)
    assert polars.read_parquet(tmp_path / "runs.parquet").equals(
        polars.read_csv(tmp_path / "runs.csv")
    )
