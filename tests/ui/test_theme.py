from itertools import combinations, pairwise

import numpy as np
import pytest

from gosplan_game.ui.charts.line import SOBER, STROKES
from gosplan_game.ui.theme import PALETTES, TYPES, Colour, Inks, Theme, contrast

GROUNDS = ("paper", "card", "tint", "ochre_tint")
WORDS = ("ink", "second", "red_text", "blue_text", "green_text", "ochre_text")
# Machado, Oliveira and Fernandes (2009), severity 1, on linear light.
DEFICIENCIES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
                   (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
                     (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
                   (0.004733, 0.691367, 0.303900)),
}


def lab(ink: Colour, deficiency: str) -> np.ndarray:
    """Return an ink's CIELAB coordinates as seen with a deficiency."""
    value = np.asarray(ink) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.asarray(DEFICIENCIES[deficiency]) @ linear, 0, 1)
    to_xyz = np.array(((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722),
                       (0.0193, 0.1192, 0.9505)))
    xyz = to_xyz @ seen / np.array((0.95047, 1.0, 1.08883))
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array((116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])))


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_words_can_be_read_on_every_ground(palette: str, ground: str, words: str) -> None:
    """Text keeps a contrast of 4.5 to 1 on each ground it is set on, in every palette."""
    inks = PALETTES[palette]
    assert contrast(inks.get(words), inks.get(ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
def test_words_on_inks_can_be_read(palette: str) -> None:
    """White reads on red and blue, ink on ochre and green, disabled text on its ground."""
    inks = PALETTES[palette]
    pairs = [("white", "red"), ("white", "red_dark"), ("white", "blue"), ("ink", "ochre"),
             ("ink", "green"), ("card", "ink"), ("third", "tint")]
    assert all(contrast(inks.get(a), inks.get(b)) >= 4.5 for a, b in pairs)


def nearest(palette: str, deficiency: str, names: tuple[str, ...]) -> tuple[float, str, str]:
    """Return the two inks that are hardest to tell apart, and their distance in CIELAB."""
    seen = {name: lab(PALETTES[palette].get(name), deficiency) for name in names}
    return min((float(np.linalg.norm(seen[a] - seen[b])), a, b) for a, b in combinations(seen, 2))


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_inks_stay_apart_for_everyone(palette: str, deficiency: str) -> None:
    """The five inks differ by at least 27 in CIELAB under each colour-vision deficiency."""
    found = nearest(palette, deficiency, ("ink", "red", "ochre", "blue", "green"))
    assert found[0] >= 27, found


@pytest.mark.parametrize("deficiency", ["protanopia", "deuteranopia"])
def test_colour_blind_palette_is_better_than_the_usual_one(deficiency: str) -> None:
    """Under the two common deficiencies inks and tints lie further apart than in the album's."""
    inks = ("ink", "red", "ochre", "blue", "green")
    tints = ("red_tint", "ochre_tint", "blue_tint", "green_tint", "paper")
    for names, least in ((inks, 34), (tints, 10)):
        found = nearest("colour-blind", deficiency, names)
        assert found[0] >= least, found
        assert found[0] > nearest("default", deficiency, names)[0]


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize(("ramp", "least"), [("map", 19), ("plain", 11)])
def test_steps_of_maps_stay_apart_for_everyone(deficiency: str, ramp: str, least: float) -> None:
    """Two neighbouring steps of a map are told apart under each deficiency."""
    for palette in PALETTES.values():
        steps = [lab(palette.get(f"{ramp}_{i}"), deficiency) for i in range(1, 6)]
        assert min(float(np.linalg.norm(b - a)) for a, b in pairwise(steps)) >= least


def test_high_contrast_words_reach_seven_to_one() -> None:
    """In the high-contrast palette every word reaches 7 to 1 on every ground."""
    inks = PALETTES["high-contrast"]
    assert min(contrast(inks.get(w), inks.get(g)) for w in WORDS for g in GROUNDS) >= 7


@pytest.mark.parametrize("palette", PALETTES)
def test_lines_of_charts_are_seen_and_never_told_by_colour_alone(palette: str) -> None:
    """A line has 3 to 1 on paper and card; no two roles share width, dash and mark."""
    inks = PALETTES[palette]
    for strokes in (STROKES, SOBER):
        for role, stroke in strokes.items():
            assert min(contrast(inks.get(stroke.ink), inks.get(ground))
                       for ground in ("paper", "card")) >= 3, role
        drawn = [(s.width, s.dashed, s.mark) for role, s in strokes.items() if role != "middle"]
        assert len(set(drawn)) == len(drawn)


def test_map_steps_darken() -> None:
    """The five steps of the map go from light to dark in every palette."""
    for inks in PALETTES.values():
        light = [contrast(inks.get(f"map_{i}"), (0, 0, 0)) for i in range(1, 6)]
        assert light == sorted(light, reverse=True)


def test_no_type_is_smaller_than_thirteen() -> None:
    """No type is set under 13 px, and larger text never makes one smaller."""
    for kind in TYPES:
        assert Theme().size(kind) >= 13
        assert Theme(text_size=150).size(kind) >= Theme().size(kind)


def test_reading_types_follow_the_text_size() -> None:
    """Body text at 150 % is half as large again."""
    assert Theme(text_size=150).size("text") == pytest.approx(1.5 * Theme().size("text"))


def test_every_ink_has_a_name() -> None:
    """Inks are asked for by name."""
    assert all(len(Inks().get(name)) == 3 for name in Inks.names())
