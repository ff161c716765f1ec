"""A scenario's own plates: found in its folder, checked, left out if they are not mere pictures."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from gosplan_game import load_scenario, paths
from gosplan_game.scenario.loader import check
from gosplan_game.scenario.plates import plate_faults
from gosplan_game.ui.pictures import Pictures
from gosplan_game.ui.theme import DEFAULT

GOOD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 272">
<title>A well, and a bucket beside it</title>
<rect x="0" y="0" width="520" height="272" fill="#B4231A"/>
<use href="../pictograms/drought.svg" x="20" y="20" width="96" height="96" fill="#1E1B18"/>
</svg>"""

MOD = """
format = 1
id = "wells"
version = "1"
extends = "ussr-1921-1941"

[[events]]
id = "wells_are_dug"
when = "1926-Q2"
plate = "{plate}"
picture = "{picture}"
sources = ["Invented for this test"]

[texts.en]
"scenario.title" = "Wells"
"event.wells_are_dug.title" = "Wells are dug"
"event.wells_are_dug.situation" = "Wells are dug in the south."
"""


def _mod(folder: Path, svg: str | None = GOOD, *, plate: str = "poster", picture: str = "well"
         ) -> Path:
    made = folder / "wells"
    (made / "plates").mkdir(parents=True)
    (made / "scenario.toml").write_text(MOD.format(plate=plate, picture=picture),
                                        encoding="utf-8")
    if svg is not None:
        (made / "plates" / "well.svg").write_text(svg, encoding="utf-8")
    return made


def _about_plates(path: Path) -> list[str]:
    return [str(found) for found in check(path)[1] if "picture" in found.text]


def test_an_event_has_the_plate_it_names(tmp_path: Path) -> None:
    """The picture is read from the scenario's folder and drawn, pictogram and all."""
    scenario = load_scenario(_mod(tmp_path))
    assert scenario.plates["wells_are_dug"] == GOOD
    plates = Pictures(paths.assets_dir() / "plates", paths.assets_dir() / "pictograms")
    drawn = plates.get("wells_are_dug", 520, DEFAULT, scenario.plates["wells_are_dug"])
    assert drawn.get_size() == (520, 272)
    assert tuple(drawn.get_at((400, 200)))[:3] == DEFAULT.red
    inks = pygame.surfarray.array3d(drawn)[20:116, 20:116].reshape(-1, 3)
    assert (inks == DEFAULT.ink).all(axis=1).sum() > 500
    assert not _about_plates(scenario.path)


@pytest.mark.parametrize(("svg", "said"), [
    (None, "no file plates/well.svg"),
    ("<svg", "not SVG"),
    (GOOD.replace("0 0 520 272", "0 0 100 100"), "viewBox"),
    (GOOD.replace("<rect", "<script/><rect"), "<script>"),
    (GOOD.replace("<rect", "<image href='x.png'/><rect"), "<image>"),
    (GOOD.replace("<rect", "<rect onload='x'"), "onload="),
    (GOOD.replace("drought", "no_such_sign"), "no pictogram 'no_such_sign'"),
    (GOOD.replace("../pictograms/drought.svg", "/etc/passwd"), "/etc/passwd"),
    (GOOD.replace('width="96" ', "", 1), "lacks width"),
    ('<!DOCTYPE svg [<!ENTITY a "b">]>' + GOOD, "'<!'"),
    (GOOD.replace('fill="#B4231A"', 'style="fill:red"'), "style="),
    (GOOD.replace('fill="#B4231A"', 'fill="url(#x)"'), "url("),
    (GOOD.replace("<title>", f"<title>{'x' * 300_000}"), "larger than 256 kB"),
])
def test_what_is_no_mere_picture_is_left_out(tmp_path: Path, svg: str | None, said: str) -> None:
    """The linter says what is wrong; the scenario can be played, with the default poster."""
    path = _mod(tmp_path, svg)
    faults = _about_plates(path)
    assert len(faults) == 1
    assert said in faults[0]
    assert "warning" in faults[0]
    assert not load_scenario(path).plates


def test_a_plate_stays_inside_the_folder(tmp_path: Path) -> None:
    """Neither a name nor a link leads out."""
    path = _mod(tmp_path, None)
    (tmp_path / "outside.svg").write_text(GOOD, encoding="utf-8")
    (path / "plates" / "well.svg").symlink_to(tmp_path / "outside.svg")
    assert "leads out" in _about_plates(path)[0]
    assert check(_mod(tmp_path / "named", picture="../well"))[0] is None


def test_where_people_die_there_is_no_picture(tmp_path: Path) -> None:
    """A plain plate that names a picture is an error."""
    scenario, problems = check(_mod(tmp_path, plate="plain"))
    assert scenario is None
    assert any("a plain plate has no picture" in found.text for found in problems)


def test_the_shipped_plates_hold_to_the_rules_of_mods() -> None:
    """What is asked of others the program's own plates do."""
    for path in sorted((paths.assets_dir() / "plates").glob("*.svg")):
        assert plate_faults(path.read_text(encoding="utf-8")) == [], path.name
