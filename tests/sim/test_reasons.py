"""What the engine refuses it says in the player's language."""

from __future__ import annotations

import ast
import errno
from pathlib import Path

import pytest

import gosplan_game
from gosplan_game import paths
from gosplan_game.core.errors import Impossible
from gosplan_game.report.words import Words
from gosplan_game.scenario.catalogue import TextCatalogue, fields_of
from gosplan_game.sim.policies.saved import allowed_orders
from gosplan_game.sim.reasons import disk, noted, reason
from gosplan_game.sim.saves import SaveError, read_game
from gosplan_game.sim.session import Session

CATALOGUE = TextCatalogue.read(paths.assets_dir() / "texts")
SIM = Path(gosplan_game.__file__).parent / "sim"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SIM.rglob("*.py")}


@pytest.fixture
def session(flagship):
    """Return a game at its first stop."""
    return Session.new(flagship)


def in_language(lang: str, scenario: object = None) -> Words:
    """Return the words of a language."""
    return Words(CATALOGUE.speaking(lang), scenario)


def _calls(name: str) -> list[tuple[Path, ast.Call]]:
    return [(path, node) for path, tree in TREES.items() for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            and node.func.id == name]


def test_every_refusal_gives_a_reason():
    """No refusal and no broken save is told in words that only the code has."""
    made = [(path, call) for kind in ("Impossible", "SaveError", "EditedScenario")
            for path, call in _calls(kind)]
    assert len(made) > 30
    for path, call in made:
        inner = call.args[0]
        name = inner.func if isinstance(inner, ast.Call) else None
        assert getattr(name, "id", "") == "reason", f"{path.name}:{call.lineno}"


def test_every_reason_is_in_the_catalogue_with_its_fields():
    """A key in the code has a text, and the call gives all of its fields."""
    for path, call in _calls("reason"):
        key = call.args[0]
        if not isinstance(key, ast.Constant):
            continue  # made of an error's number: held below
        place = f"{path.name}:{call.lineno}"
        text = CATALOGUE._texts["en"].get(f"reason.{key.value}")
        assert text is not None, place
        assert fields_of(text) <= {word.arg for word in call.keywords}, place


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.ENOENT, errno.EROFS, 9999])
def test_what_a_disk_did_not_do_is_said(number):
    """Each kind of failure has its words; an unknown one keeps the system's."""
    made = disk(OSError(number, "as the system says"))
    assert CATALOGUE.has(made.key)
    assert (made == "as the system says") == (number == 9999)


def test_a_refusal_is_said_in_the_language_with_its_numbers(session):
    """An order out of reach names value and limits as the language writes them."""
    with pytest.raises(Impossible, match="out of reach") as caught:
        session.order("grain_quota", 1e6)
    said = in_language("ru", session.scenario).reason(caught.value)
    assert "Распорядиться можно" in said
    assert "out of reach" not in said
    assert "{" not in said


def test_a_save_that_is_cut_says_so_in_the_language(tmp_path):
    """A damaged file is told of in Spanish too, with its name and line."""
    place = tmp_path / "cut.gosplan.json"
    place.write_text('{"format": 1,\n', encoding="utf-8")
    with pytest.raises(SaveError) as caught:
        read_game(place)
    said = in_language("es").reason(caught.value)
    assert said.startswith("cut.gosplan.json no está completo")
    assert "línea 2" in said


def test_a_note_names_the_lever(session):
    """What a limit changed in a saved order is told by the lever's name, not its id."""
    lever = next(iter(session.engine.levers.items))
    _, notes = allowed_orders(session.engine.levers, {lever: 1e12})
    words = in_language("ru", session.scenario)
    assert words.lever(lever) in words.reason(notes[0])
    assert lever in notes[0]
    inner = noted(reason("plan_signed"), subject="A")
    assert words.reason(inner) == "A: Этот план уже подписан."
