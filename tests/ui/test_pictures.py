"""Plates of events: drawn in the album's inks, for posters only, whole in every palette."""

import re
from pathlib import Path

import pygame
import pytest

from gosplan_game import load_scenario, paths
from gosplan_game.sim.session import Session
from gosplan_game.ui import pictures
from gosplan_game.ui.pictograms import PEOPLE
from gosplan_game.ui.pictures import HEIGHT, WIDTH, Pictures, by_code, codes, recoloured
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.event import EventScreen
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.stage import render_to_surface
from gosplan_game.ui.theme import PALETTES

ASSETS = paths.assets_dir()
PLATES = Pictures(ASSETS / "plates", ASSETS / "pictograms")
SLANT = (517.0, 0.2)
"""The poster's edge over a plate: its x at the top, and how much it comes in per unit."""


def test_every_poster_of_the_flagship_has_a_plate_and_no_plain_event_has_one() -> None:
    """Events of the album are pictured; deaths, hunger, deportation and terror never are."""
    events = load_scenario("ussr-1921-1941").definition.events
    posters = {event.id for event in events if event.plate == "poster"}
    assert len(posters) >= 25
    assert set(PLATES.names()) == posters


@pytest.mark.parametrize("name", PLATES.names())
def test_plate_is_drawn_in_the_inks_of_the_album(name: str) -> None:
    """Every colour of a plate is an ink, so that each palette recolours all of it."""
    text = PLATES.composed(name)
    assert "<use" not in text
    assert codes(text) <= by_code().keys()
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in text
    assert re.search(r"<title>[^<]{20,}</title>", text)


@pytest.mark.parametrize("name", PLATES.names())
def test_people_stand_whole_within_the_poster(name: str) -> None:
    """No figure of a person is cut by the poster's edges."""
    source = (ASSETS / "plates" / f"{name}.svg").read_text(encoding="utf-8")
    for found in re.finditer(
            r'pictograms/(\w+)\.svg" x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)"', source):
        if found[1] not in PEOPLE:
            continue
        x, y, size = (float(part) for part in found.groups()[1:])
        foot, right = y + size * 44 / 48, x + size * 40 / 48
        assert x >= -size * 8 / 48, found[0]
        assert foot <= HEIGHT, found[0]
        assert right <= SLANT[0] - SLANT[1] * foot, found[0]


@pytest.mark.parametrize("palette", PALETTES)
def test_plate_follows_the_palette(palette: str) -> None:
    """A plate drawn in another palette shows that palette's inks and its real size."""
    inks = PALETTES[palette]
    drawn = PLATES.get("dneprostroi_go", 1040, inks)
    assert drawn.get_size() == (1040, 544)
    solid = pygame.surfarray.array3d(drawn)[pygame.surfarray.array_alpha(drawn) == 255]
    seen = {tuple(int(part) for part in pixel) for pixel in solid[::97]}
    assert {inks.ink, inks.card, inks.ochre, inks.red_dark} <= seen


def test_a_plate_uses_pictograms_only(tmp_path: Path) -> None:
    """A reference to any other file is refused."""
    (tmp_path / "x.svg").write_text('<svg><use href="../fonts/x.svg" x="0" y="0" width="9" '
                                    'height="9" fill="#1E1B18"/></svg>', encoding="utf-8")
    with pytest.raises(ValueError, match="pictograms"):
        Pictures(tmp_path, ASSETS / "pictograms").composed("x")
    assert not pictures.drawn("../fonts/x")


def test_unknown_colours_stay() -> None:
    """Only the codes of inks are replaced."""
    high = PALETTES["high-contrast"]
    assert recoloured("#123456 #B4231A", high) == "#123456 #{:02X}{:02X}{:02X}".format(*high.red)


def test_each_shipped_scenario_has_a_cover_with_a_plate() -> None:
    """The card on the shelf shows the plate of one of the scenario's own events."""
    for identity in ("ussr-1921-1941", "scissors-1922-24"):
        definition = load_scenario(identity).definition
        assert definition.cover in {event.id for event in definition.events}
        assert pictures.drawn(definition.cover or "")


@pytest.mark.parametrize("event", ["grain_strike_1928", "autumn_1932_quota"])
def test_only_posters_move_and_only_they_are_red(event: str) -> None:
    """A plain plate has no motion and not one red pixel; a poster fills its rows and is red."""
    scenario = load_scenario("ussr-1921-1941")
    context = Context.standard(Settings())
    context.session = Session.new(scenario)
    while context.session.turn < 9:
        if context.session.needs_signature:
            context.session.sign()
        context.session.advance("quarter")
    made = EventScreen(context, event)
    plain = made.sheet.plain
    assert plain == (event == "autumn_1932_quota")
    assert made.moves != plain
    assert made.sheet.counted
    surface = render_to_surface(made)
    inks = Settings().theme().inks
    pixels = pygame.surfarray.array3d(surface)
    red = sum(int((pixels == ink).all(axis=2).sum())
              for ink in (inks.red, inks.red_text, inks.red_tint, inks.red_dark))
    assert (red == 0) == plain
