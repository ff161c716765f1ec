"""Games at three moments, played once for all tests of view models."""

from functools import cache

import pytest

from gosplan_game import paths
from gosplan_game.scenario import load_scenario
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.sim.session import Session

MOMENTS = {"start": 0, "middle": 24, "end": 200}


@cache
def catalogue() -> TextCatalogue:
    """Return the interface's texts."""
    return TextCatalogue.read(paths.assets_dir() / "texts")


@cache
def played(moment: str) -> Session:
    """Return a game of the flagship played so many stops under standing orders."""
    scenario = load_scenario("ussr-1921-1941")
    chosen = [item.id for item in scenario.definition.commitments[:3]]
    session = Session.new(scenario, commitments=chosen, settings={"shocks": "historical"})
    for _ in range(MOMENTS[moment]):
        if session.is_over:
            break
        if session.needs_signature:
            session.sign()
        session.advance()
    return session


@pytest.fixture
def texts() -> TextCatalogue:
    """The interface's texts in English."""
    return catalogue()


@pytest.fixture(params=tuple(MOMENTS))
def session(request: pytest.FixtureRequest) -> Session:
    """A game at its start, in its middle and at its end."""
    return played(request.param)


@pytest.fixture
def start() -> Session:
    """A game in which nothing has been reported yet."""
    return played("start")


@pytest.fixture
def middle() -> Session:
    """A game in its middle."""
    return played("middle")


@pytest.fixture
def over() -> Session:
    """A game at its end."""
    return played("end")
