"""How the quarters of a batch are written down."""

import numpy as np
import pytest

from gosplan_game.sim.engine import Engine
from gosplan_game.sim.recorder import Recorder, one_by_one, together
from gosplan_game.sim.series import catalogue_of


def quarter(scenario, runs):
    """Return the indicators of a quarter of some runs, and the columns that they have."""
    engine = Engine(
        scenario, seed=5, runs=np.arange(runs), params=scenario.parameters(), drawn=True,
        office=False,
    )
    engine.begin()
    return engine.finish(engine.wanted), engine.runs.size


@pytest.mark.parametrize("runs", [1, 3, 12])
def test_every_series_is_written_where_it_is_looked_for(flagship, runs):
    """Plain ones, parts, sums and averages, in whatever order they were asked for."""
    catalogue = catalogue_of(flagship)
    ids = catalogue.all()[::-1]
    values, columns = quarter(flagship, runs)
    recorder = Recorder(catalogue, ids, turns=3, runs=columns)
    recorder.record(1, values)
    assert {catalogue.resolve(each).how for each in ids} == {"plain", "row", "sum", "mean"}
    assert np.isnan(recorder.data[:, [0, 2]]).all()
    for each in ids:
        wanted = catalogue.resolve(each).row(values)
        written = recorder.data[recorder.rows[each], 1]
        np.testing.assert_array_equal(written, np.broadcast_to(wanted, columns), each)


def test_a_number_for_all_runs_and_a_total_without_parts_are_written_as_well(flagship):
    """Whoever gives one number a run where there are regions has added them up."""
    catalogue = catalogue_of(flagship)
    ids = ("steel", "population_rural", "grain_harvest", "nutrition_rural")
    values = dict(quarter(flagship, 3)[0])
    values["grain_harvest"] = values["grain_harvest"].sum(axis=0)
    values["nutrition_rural"] = values["nutrition_rural"][:, :1]
    values["population_rural"] = values["population_rural"][:, :1]
    recorder = Recorder(catalogue, ids, turns=1, runs=3)
    recorder.record(0, values)
    for each in ids:
        wanted = catalogue.resolve(each).row(values)
        written = recorder.data[recorder.rows[each], 0]
        np.testing.assert_array_equal(written, np.broadcast_to(wanted, 3), each)


@pytest.mark.parametrize("weighted", [False, True])
def test_sums_that_are_made_together_are_those_made_one_by_one(weighted):
    """To the last bit, so that a game is the same whether it is played alone or among many."""
    draws = np.random.default_rng(8)
    arrays = [draws.lognormal(0.0, 3.0, (9, 2)) for _ in range(7)]
    weights = draws.random((9, 2)) if weighted else None
    wanted = np.concatenate(one_by_one(arrays, weights))
    np.testing.assert_array_equal(np.concatenate(together(arrays, weights)), wanted)


def test_a_copy_writes_by_itself_and_a_part_of_a_batch_into_its_runs(trial):
    """A forecast leaves the game's record alone; chunks of a batch stand side by side."""
    catalogue = catalogue_of(trial)
    ids = catalogue.national()
    values, _ = quarter(trial, 3)
    chunk = Recorder(catalogue, ids, turns=2, runs=3)
    chunk.record(0, values)
    twin = chunk.copy()
    twin.record(1, values)
    assert np.isnan(chunk.data[:, 1]).all()
    batch = Recorder(catalogue, ids[:5], turns=2, runs=6)
    batch.take(chunk, first=3, count=2, turns=2)
    for each in ids[:5]:
        row = batch.data[batch.rows[each], 0]
        np.testing.assert_array_equal(row[3:5], chunk.data[chunk.rows[each], 0, :2])
        assert np.isnan(row[[0, 1, 2, 5]]).all()
