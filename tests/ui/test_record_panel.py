"""The record stands whole in its frame: of the dead nothing is cut, in large type neither."""

import pytest

from gosplan_game import paths
from gosplan_game.ui.fonts import Fonts
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.plain import RecordPanel, record_panel
from gosplan_game.ui.theme import Theme
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.viewmodels.record import Record

DEATHS = ("En esta partida, al cierre del II trimestre de 1921 han muerto unas 200 000 (130 000 a "
          "210 000) personas que habrían vivido con alimento suficiente y sin represión.")
HUNGRY = ("Unas 3 300 000 (1 700 000 a 3 500 000) personas comen ahora por debajo de la "
          "subsistencia.")


def made() -> Record:
    """Return a record with long sentences."""
    return Record("Constancia", DEATHS, "200 000", HUNGRY, "3 300 000", "", "Lo que cuenta",
                  (), "Para esta fecha el escenario no tiene ninguna estimación.")


@pytest.mark.parametrize("text_size", [100, 125, 150])
@pytest.mark.parametrize("width", [648, 736])
def test_sentences_of_the_dead_stay_in_their_frame(text_size: int, width: int) -> None:
    """Every sentence ends above the frame's lower edge, in letters that are whole."""
    setter = Typesetter(Fonts(paths.assets_dir() / "fonts"), Theme(text_size=text_size), 1.0)
    rect = Rect(112, 0, width, RecordPanel.height(setter.theme))
    sentences = record_panel(setter, rect, made())[1:]
    assert len(sentences) == 2
    for sentence in sentences:
        assert sentence.rect.bottom <= rect.bottom - 4
        assert sentence.rect.right < rect.right
