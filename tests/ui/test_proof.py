"""Every screen is read as a proof-reader would: nothing cut, overlapping, faint or out of reach."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest
from tests.ui.proof import proof, unreached

from gosplan_game import paths
from gosplan_game.core.calendar import Quarter
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.ui.actions import Push
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.settings import TEXT_SIZES, Settings
from gosplan_game.ui.shots import UNTIL, every_screen
from gosplan_game.ui.stage import Stage
from gosplan_game.ui.theme import PALETTES
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.button import Button
from gosplan_game.ui.widgets.label import Label

LANGUAGES = TextCatalogue.read(paths.assets_dir() / "texts").languages
MOMENTS = ("1920-Q4", "1933-Q1", "1941-Q2")
"""Besides the usual one: before anything was played, in the famine, at the end."""
MANY = 100_000


def faults_of(screen: Screen, size: tuple[int, int], settings: Settings,
              below: Screen | None = None, link: Callable[[str], str] = str) -> list[str]:
    """Return what is wrong with a screen at a size, once it has come to rest."""
    stage, surface = settled(screen, size, settings, below, link)
    return [str(fault) for fault in proof(screen, surface, stage.pictograms)]


def settled(screen: Screen, size: tuple[int, int], settings: Settings,
            below: Screen | None = None, link: Callable[[str], str] = str
            ) -> tuple[Stage, pygame.Surface]:
    """Return a stage on which a screen has come to rest, and an empty surface of its size."""
    stage = Stage(size, settings.theme())
    stage.linking(link)
    for shown in filter(None, (below, screen)):
        stage.do(Push(shown))
    for shown in stage.stack:
        shown.tick(shown.now + MANY)
    surface = pygame.Surface(size)
    surface.fill(settings.theme().inks.paper)
    return stage, surface


def read(settings: Settings, sizes: list[tuple[int, int]], until: Quarter = UNTIL) -> list[str]:
    """Return the faults of every screen of a game, each with the screen's name."""
    context = Context.standard(settings)
    return [f"{name} at {size[0]}x{size[1]}: {fault}"
            for name, screen, below in every_screen(context, until)
            for size in sizes for fault in faults_of(screen, size, settings, below, context.linked)]


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_reads_well(language, text_size):
    """In each language, at the smallest window: no word is cut, crossed, faint or out of reach."""
    faults = read(Settings(language=language, text_size=text_size), [(1280, 720)])
    assert not faults, "\n".join(faults)


@pytest.mark.long
@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_reads_well_at_every_size(language, text_size):
    """The same at every text size, in a school laptop's, a projector's and a squarer window."""
    faults = read(Settings(language=language, text_size=text_size),
                  [(1366, 768), (1920, 1080), (1280, 800)])
    assert not faults, "\n".join(faults)


@pytest.mark.long
@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_reads_well_at_every_moment(language, moment):
    """The same at the first stop, in the famine and in the debrief."""
    faults = [fault for size in (100, 150) for fault in read(
        Settings(language=language, text_size=size), [(1280, 720)], Quarter.parse(moment))]
    assert not faults, "\n".join(faults)


@pytest.mark.long
@pytest.mark.parametrize("palette", sorted(set(PALETTES) - {"default"}))
def test_every_palette_can_be_read(palette):
    """No word is faint in the other palettes either."""
    faults = read(Settings(palette=palette), [(1280, 720)])
    assert not faults, "\n".join(faults)


# The check itself ----------------------------------------------------------------------------


class Sample(Screen):
    """A screen with the widgets it is given, over words it paints itself."""

    def __init__(self, *widgets: Widget, under: str = "") -> None:
        super().__init__()
        self.given, self.under = widgets, under

    def build(self, area):
        """Return them."""
        return self.given

    def paint(self, canvas: Canvas) -> None:
        """Paint the words under them."""
        canvas.text(self.under, 100, 100, "text")


class Deaf(Button):
    """A button that Tab passes by."""

    can_focus = False


class Loud(Label):
    """A label that writes beyond its box."""

    def draw(self, canvas: Canvas) -> None:
        """Draw wider than the box."""
        canvas.text_middle(self.text, self.rect.x, self.rect.centre[1], "text")


@pytest.mark.parametrize(("kind", "sample"), [
    ("cut", Sample(Label(Rect(100, 100, 60, 20), "far too long for its little room"))),
    ("leaves", Sample(Loud(Rect(100, 100, 40, 20), "beyond"))),
    ("overlaps", Sample(Label(Rect(110, 90, 200, 20), "above"), under="below this")),
    ("covered", Sample(Button("b", Rect(120, 85, 40, 30), ""), under="under a button")),
    ("faint", Sample(Label(Rect(100, 100, 200, 20), "pale", ink="rule"))),
    ("unreached", Sample(Deaf("deaf", Rect(100, 100, 80, 30), "Go"))),
    ("unreached", Sample(Button("same", Rect(10, 10, 80, 30), "1"),
                         Button("same", Rect(100, 10, 80, 30), "2"))),
    ("unreached", Sample(Button("last", Rect(200, 200, 80, 30), "1"),
                         Button("first", Rect(10, 10, 80, 30), "2"))),
])
def test_the_check_finds_each_kind_of_fault(kind, sample):
    """Whatever the check promises to find it does find."""
    faults = faults_of(sample, (1280, 720), Settings())
    assert [fault.partition(":")[0] for fault in faults] == [kind]


def test_the_check_is_silent_on_a_sound_screen():
    """Words in their boxes, apart, in ink, reached in reading order, are no fault."""
    sample = Sample(Button("one", Rect(10, 10, 80, 30), "One"),
                    Button("two", Rect(100, 10, 80, 30), "Two"),
                    Label(Rect(10, 60, 200, 20), "Words"))
    assert faults_of(sample, (1280, 720), Settings()) == []
    assert unreached(sample) == []
