"""Deaths that no register holds, and the census that finds the people missing."""

import numpy as np
import pytest

from gosplan_game.model.people.registers import registers


def kept(missing=1.0, deaths=2.0, hungry=0.5, census=0.0):
    """Return the registers of a region where four in five deaths can go unentered."""
    return registers(
        missing=np.array([[missing]]), deaths=np.array([[deaths]]), hungry=np.array([[hungry]]),
        breakdown=np.array([0.8]), census=np.array([census]),
    )  # fmt: skip


def test_unregistered_deaths_by_hand():
    """Half of the people hunger: two in five of 2 million deaths are not entered."""
    found = kept()
    assert found.unregistered.item() == pytest.approx(0.8)
    assert found.missing.item() == pytest.approx(1.8)
    assert found.found.item() == 0.0


def test_where_nobody_hungers_registers_hold():
    """What was missing stays missing, and nothing is added."""
    assert kept(hungry=0.0).missing.item() == 1.0
    assert kept(hungry=0.0).unregistered.item() == 0.0


def test_a_census_finds_everybody_who_is_missing():
    """After it, registers hold the living; whoever is found missing was registered and died."""
    found = kept(census=1.0)
    assert found.missing.item() == 0.0
    assert found.found.item() == pytest.approx(1.8)


@pytest.mark.parametrize("census", [0.0, 0.4, 1.0])
def test_nobody_is_lost_between_register_and_census(census):
    """Missing before and unregistered deaths are missing after or found missing."""
    found = kept(census=census)
    assert (found.missing + found.found).item() == pytest.approx(
        1.0 + found.unregistered.item()
    )
