"""Calibration: what may be turned, how batches are judged, and going on after a stop."""

import json
import math

import numpy as np
import pytest
from rich.console import Console

from gosplan_game.core.errors import GosplanError
from gosplan_game.lab.calibrate import (
    CalibrationRequest,
    calibrate,
    held_years,
    kept_points,
)
from gosplan_game.lab.calibrate_errors import Judge, judged_series, point_errors
from gosplan_game.lab.calibrate_space import space_of, uncertain
from gosplan_game.lab.hindcast import hindcast, point_error
from gosplan_game.scenario import load_scenario

FLAGSHIP = "ussr-1921-1941"


@pytest.fixture(scope="module")
def scenario():
    """Return the flagship."""
    return load_scenario(FLAGSHIP)


@pytest.fixture(scope="module")
def judge(scenario):
    """Return a judge of all that the hindcast judges."""
    return Judge(scenario)


def test_bounds_are_the_documented_range(scenario):
    """A single number moves within its range, widened only to hold its own value."""
    entry = scenario.definition.parameters.base["reach"]
    found = space_of(scenario, ["reach"]).dimensions[0]
    assert found.central == entry.value
    assert found.lower == min(entry.range[0], entry.value)
    assert found.upper == max(entry.range[1], entry.value)
    assert found.middle == pytest.approx(sum(entry.range) / 2)


def test_an_item_of_a_table_moves_alone(scenario):
    """`name.item` changes one number of its table and leaves the others."""
    space = space_of(scenario, ["herd_growth.cattle"])
    table = space.changes(np.array([[0.3, 0.4]]))["herd_growth"]
    base = scenario.tables.parameters["herd_growth"]
    place = scenario.labels.along("species").index("cattle")
    assert table.shape == (*base.shape, 2)
    assert table[place].tolist() == [0.3, 0.4]
    assert np.array_equal(np.delete(table, place, 0)[:, 0], np.delete(base, place))


def test_a_table_moves_as_a_whole_and_an_item_has_the_last_word(scenario):
    """A table's plain name is a factor; an item named beside it keeps its own value."""
    space = space_of(scenario, ["herd_growth.pigs", "herd_growth"])
    assert space.names == ("herd_growth", "herd_growth.pigs")
    table = space.changes(np.array([[2.0], [0.7]]))["herd_growth"][:, 0]
    base = scenario.tables.parameters["herd_growth"]
    place = scenario.labels.along("species").index("pigs")
    assert table[place] == 0.7
    assert np.allclose(np.delete(table, place), 2.0 * np.delete(base, place))


def test_places_between_the_bounds_and_values_are_inverse(scenario):
    """Values lie at 0 to 1 between their bounds, and come back."""
    space = space_of(scenario, ["all"])
    central = space.central()[:, None]
    unit = space.unit(central)
    assert np.all((unit >= 0) & (unit <= 1))
    assert np.allclose(space.values(unit), central)
    assert len(space) == len(uncertain(scenario))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reech", "did you mean 'reach'"),
        ("reach.coal", "one number"),
        ("herd_growth.goats", "There are: horses"),
        ("urban_1928", "no room to move"),
    ],
)
def test_names_that_cannot_be_turned_are_explained(scenario, name, text):
    """An unknown name, a wrong item and a fixed number each say what is possible."""
    with pytest.raises(GosplanError, match=text):
        space_of(scenario, [name])


def test_a_batch_is_judged_as_the_hindcast_judges(scenario, judge):
    """The medians of the scenario's own parameters are the hindcast's."""
    space = space_of(scenario, ["reach"])
    errors = judge.judge(space, np.repeat(space.central()[:, None], 2, axis=1))
    medians = {fit.series: fit.median for fit in hindcast(scenario).judged}
    assert errors.series() == judged_series(scenario)
    for name, median in zip(errors.series(), errors.medians(), strict=True):
        assert median == pytest.approx([medians[name]] * 2, rel=1e-9)
    ranges = {each.text: each.model for each in hindcast(scenario).ranges}
    assert {each.text: pytest.approx(each.model[0]) for each in errors.ranges} == ranges


@pytest.mark.parametrize("series", ["grain_harvest", "price_level", "foreign_debt"])
def test_point_errors_follow_the_hindcasts_rule(scenario, series):
    """Relative, logarithmic and absolute errors are the same in arrays."""
    variable = scenario.variables[series]
    values = np.array([0.5, 2.0, 700.0])
    expected = [point_error(variable, value, 60.0) for value in values]
    assert point_errors(variable, values, 60.0) == pytest.approx(expected)
    assert math.isinf(point_errors(scenario.variables["price_level"], np.zeros(1), 1.0)[0])


def test_a_set_that_cannot_be_played_has_infinite_errors(scenario, judge, monkeypatch):
    """One impossible set is found out and leaves its neighbours' errors as they are."""
    space = space_of(scenario, ["reach"])
    play = judge.play

    def fussy(*, runs, changes):
        if np.any(changes["reach"] > 0.14):
            raise GosplanError("out of the range of numbers")
        return play(runs=runs, changes=changes)

    values = np.array([[0.07, 0.145, 0.08]])
    plain = judge.judge(space, values[:, [0, 2]])
    monkeypatch.setattr(judge, "play", fussy)
    found = judge.judge(space, values)
    assert np.isinf(found.error[:, 1]).all()
    assert np.allclose(found.error[:, [0, 2]], plain.error, rtol=1e-9)
    assert found.loss().argmax() == 1


def test_held_out_points_are_not_fitted(scenario, judge):
    """Series, years and spans are held out, and totals that reach into such years."""
    kept = kept_points(scenario, judge, ("horses", "1934-1940"))
    for point, keep in zip(judge.points, kept, strict=True):
        assert keep == (point.series != "horses" and not 1934 <= point.year <= 1940)
    assert held_years(("horses", "1934-1936", "1939")) == {1934, 1935, 1936, 1939}
    with pytest.raises(GosplanError, match="1934-1940"):
        kept_points(scenario, judge, ("later",))
    with pytest.raises(GosplanError, match="no figure"):
        kept_points(scenario, judge, ("1900-1950",))


def test_totals_of_held_out_years_do_not_count(scenario):
    """A loss that leaves years out ignores the totals that reach into them."""
    judge = Judge(scenario, ("coal",))
    space = space_of(scenario, ["hunger_mortality"])
    errors = judge.judge(space, np.array([[0.01, space.central()[0]]]))
    assert errors.loss()[0] > errors.loss(ranges=False)[0]
    everything = range(1921, 1942)
    assert np.allclose(errors.loss(without=everything), errors.loss(ranges=False))


def _request(folder, **others):
    settings = {
        "scenario": FLAGSHIP,
        "parameters": ("reach", "herd_slaughter.pigs"),
        "series": ("pigs", "grain_procurement"),
        "holdout": ("1934-1940",),
        "population": 6,
        "out": str(folder),
    }
    return CalibrationRequest(**{**settings, **others})


def _quiet():
    return Console(quiet=True)


def test_a_stopped_calibration_goes_on_as_if_it_had_not(tmp_path):
    """Two generations and two more are the four of a calibration in one go."""
    pytest.importorskip("cma")
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    assert calibrate(_request(whole, generations=4), _quiet()) == 0
    assert calibrate(_request(parts, generations=2), _quiet()) == 0
    with pytest.raises(GosplanError, match="--resume"):
        calibrate(_request(parts, generations=4), _quiet())
    with (parts / "generations.csv").open("a", encoding="utf-8") as stream:
        stream.write("2,17.3,18")  # as a machine leaves it that is switched off
    assert calibrate(_request(parts, generations=4, resume=True), _quiet()) == 0
    for name in ("generations.csv", "report.json", "overlay.toml"):
        assert (whole / name).read_text("utf-8") == (parts / name).read_text("utf-8")


def test_the_report_tells_fitted_from_held_out(tmp_path):
    """The report counts numbers and points, and sets predictions beside no change."""
    pytest.importorskip("cma")
    calibrate(_request(tmp_path / "c", generations=2), _quiet())
    found = json.loads((tmp_path / "c" / "report.json").read_text("utf-8"))
    assert found["free_parameters"] == 2
    assert found["points_fitted"] + found["points_held_out"] > 30
    assert set(found["held_out"]) == {"pigs", "grain_procurement"}
    assert all(row["no_change"] > 0 for row in found["held_out"].values())
    assert found["loss"]["best"] <= found["loss"]["start"]
    text = (tmp_path / "c" / "report.md").read_text("utf-8")
    assert "Held-out figures" in text
    assert "[parameters.calibrated.values]" in (tmp_path / "c" / "overlay.toml").read_text("utf-8")


def test_a_folder_of_another_calibration_is_left_alone(tmp_path):
    """Other settings and damaged files are refused with what to do."""
    pytest.importorskip("cma")
    folder = tmp_path / "c"
    calibrate(_request(folder, generations=2), _quiet())
    with pytest.raises(GosplanError, match="another seed"):
        calibrate(_request(folder, generations=2, resume=True, seed=5), _quiet())
    (folder / "generations.csv").write_text("0,1.0,nonsense\n", encoding="utf-8")
    with pytest.raises(GosplanError, match="damaged"):
        calibrate(_request(folder, generations=2, resume=True), _quiet())
    (folder / "settings.json").write_text("[", encoding="utf-8")
    with pytest.raises(GosplanError, match="damaged"):
        calibrate(_request(folder, generations=2, resume=True), _quiet())
