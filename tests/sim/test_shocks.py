"""Draws are the published ones, keyed, and independent of their neighbours."""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosplan_game.sim.shocks import (
    Kind,
    Sky,
    drawn_weather,
    inverse_normal,
    normal,
    splitmix64,
    uniform,
)

RUNS = np.arange(5, dtype=np.int64)


def test_splitmix_gives_the_published_sequence():
    """Seed 1234567 gives the five numbers that reference implementations print."""
    assert splitmix64(1234567, 5).tolist() == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]


@pytest.mark.parametrize(
    "probability", [1e-300, 1e-20, 1e-9, 0.01, 0.075, 0.3, 0.5, 0.925, 0.999999]
)
def test_inverse_normal_agrees_with_the_standard_library(probability):
    """The rational approximations give what the standard library gives."""
    found = inverse_normal(np.array([probability]))[0]
    assert found == pytest.approx(NormalDist().inv_cdf(probability), rel=1e-14, abs=1e-15)


def test_draws_keep_their_values():
    """A draw once used by a saved game never changes."""
    found = uniform(1, RUNS[:2], 3, Kind.COUNTER, 4)
    assert [f"{each:.15f}" for each in found] == ["0.641848734376999", "0.595931172890499"]


def test_a_run_is_drawn_alike_alone_and_in_a_batch():
    """A draw depends on its key alone, not on the batch."""
    batch = normal(7, RUNS, 2, Kind.REGIONAL_WEATHER, np.arange(3))
    alone = normal(7, RUNS[4:], 2, Kind.REGIONAL_WEATHER, np.arange(3))
    assert np.array_equal(batch[:, 4:], alone)


@given(st.integers(0, 2**63 - 1), st.integers(-4, 400), st.sampled_from(list(Kind)))
def test_every_part_of_the_key_matters(seed, turn, kind):
    """Another seed, turn, kind, index or run gives another number."""
    base = uniform(seed, RUNS, turn, kind, 0)
    others = [
        uniform(seed ^ 1, RUNS, turn, kind, 0),
        uniform(seed, RUNS, turn + 1, kind, 0),
        uniform(seed, RUNS, turn, kind + 1, 0),
        uniform(seed, RUNS, turn, kind, 1),
        uniform(seed, RUNS + 1_000, turn, kind, 0),
    ]
    assert all(not np.any(base == other) for other in others)
    assert np.all((base > 0.0) & (base < 1.0))


def test_draws_are_uniform_and_uncorrelated():
    """Moments and correlations of many draws lie within five standard errors."""
    found = uniform(3, np.arange(40_000, dtype=np.int64), 5, Kind.CHOICE, np.arange(4))
    assert np.allclose(found.mean(axis=1), 0.5, atol=5 * 0.2887 / 200)
    assert np.allclose(found.var(axis=1), 1 / 12, atol=0.002)
    correlation = np.corrcoef(found) - np.eye(4)
    assert np.abs(correlation).max() < 5 / 200


def test_weather_shares_a_national_factor():
    """With no regional spread all regions have the same sky; with none at all it is 1."""
    common = drawn_weather(
        seed=1, runs=RUNS, year=1921, regions=3, national_sd=0.08, regional_sd=0.0
    )
    assert np.ptp(common, axis=0).max() == 0.0
    assert np.ptp(common, axis=1).min() > 0.0
    calm = drawn_weather(seed=1, runs=RUNS, year=1921, regions=3, national_sd=0, regional_sd=0)
    assert np.array_equal(calm, np.ones((3, 5)))


def test_drawn_weather_is_as_wide_as_the_record(flagship):
    """A drawn country has the climate of the record: its mean and spread, whole and by region."""
    summers = range(2, flagship.turns, 4)
    record = np.array([flagship.exogenous(turn).weather[:, 0] for turn in summers])
    shocks, runs = flagship.definition.shocks, np.arange(400, dtype=np.int64)
    drawn = np.array([
        drawn_weather(seed=2, runs=runs, year=1921 + year, regions=record.shape[1],
                      national_sd=shocks.national_sd, regional_sd=shocks.regional_sd)
        for year in range(len(record))
    ])
    area = flagship.initial_state().sown_area[:, 0]
    of_record = record @ (area / area.sum())
    of_drawn = np.einsum("r,yrb->yb", area / area.sum(), drawn)
    assert of_drawn.mean() == pytest.approx(of_record.mean(), abs=0.02)
    assert of_drawn.std() == pytest.approx(of_record.std(ddof=1), rel=0.15)
    assert drawn.std(axis=(0, 2)).mean() == pytest.approx(
        record.std(axis=0, ddof=1).mean(), rel=0.15)


def test_years_before_the_first_drawn_one_keep_their_recorded_sky(flagship):
    """The year of the opening is history in every draw, but no forecast can know it."""
    def weather(turn, **more):
        return Sky(flagship, seed=4, runs=RUNS, drawn=True, **more).exogenous(turn).weather

    first = flagship.definition.shocks.first
    turn = 4 * (first - flagship.quarter(0).year)
    assert np.array_equal(weather(turn - 1), flagship.exogenous(turn - 1).weather + np.zeros(5))
    assert np.ptp(weather(turn), axis=1).min() > 0.0
    assert np.ptp(weather(turn - 1, foreseen=False), axis=1).min() > 0.0
