"""What believing padded reports cost: the game beside itself, with nobody padding."""

from dataclasses import replace

import numpy as np
import pytest

from gosplan_game import Session, paths
from gosplan_game.report.padding import padding, with_cost
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.sim import believing as module
from gosplan_game.sim.believing import PADDING, believing
from gosplan_game.sim.forks import Forks


def played(scenario, until, *, params=None):
    """Return a game under standing orders, with reward for what is reported."""
    session = Session.new(scenario, seed=4)
    if params is not None:
        session.engine.params = params
    while str(session.quarter) < until:
        if session.at_stop:
            for item, value in (("reward_success", 0.9), ("statistics_audit", 0.0)):
                limits = session.limits(item)
                if limits.authority == "decide":
                    session.order(item, min(max(value, limits.lower), limits.upper))
        if session.needs_signature:
            session.sign()
        session.advance("quarter")
    return session


@pytest.fixture(scope="module")
def game(flagship):
    """The flagship to the end of 1933."""
    return played(flagship, "1934-Q1")


def test_it_is_the_game_less_the_game_without_padding(game, flagship):
    """The difference is that of two games really played, one in a country that does not pad."""
    zero = np.zeros(1)
    honest_params = replace(game.engine.params, **dict.fromkeys(PADDING, zero))
    honest = played(flagship, "1934-Q1", params=honest_params)
    found, first = believing(game), flagship.first_turn
    for series, cost in (("excess_deaths", found.deaths), ("gross_industry", found.output),
                         ("grain_procurement", found.taken)):
        own, other = (float(each.history.get(series)[first:, 0].sum()) for each in (game, honest))
        assert cost == pytest.approx(own - other, rel=1e-6, abs=1e-6), series
    told = game.history.get("grain_harvest~reported") - game.history.get("grain_harvest")
    assert found.paper == pytest.approx(float(told[first:, 0].sum()))
    assert found.paper > 0
    kept = honest.history
    assert np.allclose(kept.get("grain_harvest~reported"), kept.get("grain_harvest"))


def test_a_country_that_does_not_pad_has_nothing_to_pay(flagship, monkeypatch):
    """With the padding left in, the game beside itself is the game: nothing differs."""
    session = played(flagship, "1925-Q1")
    monkeypatch.setattr(module, "PADDING", ())
    found = module._reckoned(session)
    assert (found.deaths, found.output, found.taken, found.mandates) == (0.0, 0.0, 0.0, 0)
    assert found.dismissed == session.dismissed


def test_it_is_reckoned_once(game, monkeypatch):
    """A second look costs nothing."""
    first = believing(game)
    monkeypatch.setattr(Forks, "advance", lambda _: pytest.fail("reckoned again"))
    assert believing(game) is first


def test_the_debrief_says_what_believing_cost(game):
    """People first, in every language, without a hole."""
    texts = TextCatalogue.read(paths.assets_dir() / "texts")
    for language in texts.languages:
        spoken = texts.speaking(language)
        found = with_cost(padding(game, spoken), game, spoken)
        assert found.cost_title
        assert len(found.cost) >= 3
        assert not any("{" in line or "padding." in line for line in found.cost)
