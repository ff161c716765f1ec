"""Ids of series are found, totals made, and misspellings answered with names."""

import numpy as np
import pytest

from gosplan_game.sim.series import UnknownSeries, catalogue_of


@pytest.fixture(scope="module")
def catalogue(flagship):
    """The flagship's series."""
    return catalogue_of(flagship)


def test_a_branch_series_is_the_branch_output(catalogue, flagship):
    """Steel is the output of metals, true and reported."""
    place = flagship.labels.branches.index("metals")
    assert (catalogue.resolve("steel").key, catalogue.resolve("steel").index) == (
        "gross_output",
        place,
    )
    assert catalogue.resolve("steel~reported").key == "gross_output~reported"
    assert catalogue.resolve("gross_output.metals").index == place


def test_national_series_are_sums_or_weighted_means(catalogue, flagship):
    """Harvests are added up; village food is averaged by village people."""
    regions = len(flagship.labels.regions)
    people = np.arange(1.0, regions + 1)[:, None]
    food = np.linspace(0.2, 1.0, regions)[:, None]
    values = {"grain_harvest": people, "nutrition_rural": food, "population_rural": people}
    assert catalogue.resolve("grain_harvest").row(values)[0] == people.sum()
    mean = catalogue.resolve("nutrition_rural").row(values)[0]
    assert mean == pytest.approx(np.average(food[:, 0], weights=people[:, 0]))


def test_a_region_is_its_row(catalogue, flagship):
    """A regional id names one row."""
    place = flagship.labels.regions.index("ukraine")
    assert catalogue.resolve("grain_harvest@ukraine").index == place


@pytest.mark.parametrize(
    ("series_id", "hint"),
    [
        ("coall", "coal"),
        ("grain_harvest@ukrain", "grain_harvest@ukraine"),
        ("steel.coal", "no series"),
        ("births~reported", "no reported twin"),
        ("gross_output", "different units"),
        ("~reported", "is not the id"),
        ("coal@ukraine", "no series"),
    ],
)
def test_unknown_ids_are_answered(catalogue, series_id, hint):
    """The error names what was meant or why there is no such series."""
    with pytest.raises(UnknownSeries, match=hint.replace(".", r"\.")):
        catalogue.resolve(series_id)


def test_patterns_find_series(catalogue, flagship):
    """A pattern gives every region; one that matches nothing is an error."""
    assert len(catalogue.matching(["births@*"])) == len(flagship.labels.regions)
    with pytest.raises(UnknownSeries, match="pattern"):
        catalogue.matching(["zzz*"])


def test_every_listed_series_can_be_resolved(catalogue):
    """The listing holds no id twice and none that is unknown."""
    ids = catalogue.all()
    assert len(set(ids)) == len(ids)
    assert set(catalogue.national()) <= set(ids)
    assert [catalogue.resolve(each).id for each in ids] == list(ids)


def test_ratios_bring_their_parts(catalogue):
    """Labour turnover is recorded with separations and employment."""
    assert set(catalogue.with_parts(["labour_turnover"])) == {
        "labour_turnover",
        "separations",
        "industrial_employment",
    }
