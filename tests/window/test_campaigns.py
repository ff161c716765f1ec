"""Three campaigns at the window, with different promises: each is played out and told."""

from dataclasses import replace

import pytest
from tests.window.campaigns import PLAYERS, Campaign, told
from tests.window.driver import twin

STOPS = (40, 72)
"""Stops that a campaign has, some fifty; fewer where the office is lost early."""
PASSING = 2.0
"""Seconds of processor in which the quarters between two stops pass, as a rule."""


@pytest.mark.long
@pytest.mark.parametrize("player", PLAYERS, ids=lambda player: player.name)
def test_a_campaign_is_played_through_the_window_and_told(home, player):
    """From the title to the debrief: few papers a stop, no waiting, and a whole story."""
    pilot, opened = twin((1280, 720))
    campaign = Campaign(pilot, opened, player)
    game = campaign.play(seed=1)
    assert game.is_over
    assert game.commitments == player.promises
    assert max(campaign.papers) <= 3
    served = game.dismissed is None
    assert (STOPS[0] if served else 15) <= campaign.stops <= STOPS[1]
    seconds = sorted(seconds for quarters, seconds in campaign.passages if quarters > 1)
    assert seconds[len(seconds) // 2] < PASSING
    lines = list(told(campaign, opened.context.texts))
    for key in ("ordered", "refused", "falsified", "mandates", "promises"):
        assert f"**{opened.context.texts.get(f'story.{key}')}**" in lines
    resisted = {stop_reply for stop in game.saved_game().stops for stop_reply in stop.replies}
    assert resisted <= set(player.resisted)


def test_a_game_without_the_line_is_begun_at_the_window(home):
    """Free mode ticked on the briefing: no mandate, no standing at stake, terror nobody's."""
    pilot, opened = twin((1280, 720))
    player = replace(PLAYERS[1], resisted=())
    campaign = Campaign(pilot, opened, player)
    campaign.take_office(1, free=True)
    game = campaign.game
    assert game.settings["free"] is True
    while game.quarter.year < 1926:
        campaign.play_stop()
    assert game.mandates() == ()
    assert game.standing_account() == ()
    assert game.dismissed is None
    assert game.limits("coercion").authority == "decide"
    assert game.limits("executions").authority == "not_ours"
