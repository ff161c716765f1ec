"""A mistyped name on the command line is told in one way, with the nearest, and exits with 2."""

import json

import pytest

from gosplan_game import Session, load_scenario
from gosplan_game.cli import main

FLAGSHIP = "ussr-1921-1941"
MISTYPED = {
    "command": (("runn", FLAGSHIP), "no command 'runn'; did you mean 'run'?"),
    "option": (("run", FLAGSHIP, "--polcy", "nep"),
               "no option '--polcy' of run; did you mean '--policy'?"),
    "option of the program": (("--versionn",), "no option '--versionn'; did you mean '--version'?"),
    "choice": (("run", FLAGSHIP, "--shocks", "historcal"),
               "no --shocks 'historcal'; did you mean 'historical'?"),
    "palette": (("shots", "--out", "x", "--palette", "colour-blnd"),
                "no --palette 'colour-blnd'; did you mean 'colour-blind'?"),
    "scenario": (("run", "ussr-1921"), f"no scenario 'ussr-1921'; did you mean '{FLAGSHIP}'?"),
    "scenario of a balance": (("balance", "scisors-1922-24"),
                              "no scenario 'scisors-1922-24'; did you mean 'scissors-1922-24'?"),
    "base": (("new-scenario", "mine", "--from", "ussr-1921", "--dir", "x"),
             f"no scenario 'ussr-1921'; did you mean '{FLAGSHIP}'?"),
    "policy": (("run", FLAGSHIP, "--policy", "historcal"),
               f"no policy 'historcal' in {FLAGSHIP}; did you mean 'historical'?"),
    "policies of a balance": (("balance", FLAGSHIP, "--policies", "pasive,candid"),
                              f"no policy 'pasive' in {FLAGSHIP}; did you mean 'passive'?"),
    "policies compared": (("counterfactual", FLAGSHIP, "--policies", "planer"),
                          f"no policy 'planer' in {FLAGSHIP}; did you mean 'planner'?"),
    "overlay": (("run", FLAGSHIP, "--overlay", "alen"),
                f"no overlay 'alen' in {FLAGSHIP}; did you mean 'allen'?"),
    "parameter": (("run", FLAGSHIP, "--set", "sed_rate=1"),
                  f"no parameter 'sed_rate' in {FLAGSHIP}; did you mean 'seed_rate'?"),
    "record": (("calibrate", FLAGSHIP, "--series", "grain_harvst", "--out", "x"),
               f"no record 'grain_harvst' in {FLAGSHIP}; did you mean 'grain_harvest'?"),
    "language": (("shots", "--out", "x", "--lang", "rus"), "no language 'rus'; did you mean 'ru'?"),
}


def told(capsys, arguments):
    """Return the status and what is printed to the terminal's error stream."""
    try:
        status = main([*arguments])
    except SystemExit as left:
        status = left.code
    return status, capsys.readouterr().err


@pytest.mark.parametrize(("arguments", "text"), MISTYPED.values(), ids=MISTYPED)
def test_the_nearest_name_is_offered(capsys, tmp_path, monkeypatch, arguments, text):
    """One line, the same form everywhere, status 2; nothing is written."""
    monkeypatch.chdir(tmp_path)
    status, said = told(capsys, arguments)
    assert status == 2
    assert said.startswith(f"gosplan-game: {text}")
    assert said.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_class_page_in_no_language_is_misuse(capsys, tmp_path):
    """The language of the page is looked up among those there are."""
    status, said = told(capsys, ("class", str(tmp_path), "--out", str(tmp_path / "a.html"),
                                 "--lang", "eng"))
    assert status == 2
    assert said.startswith("gosplan-game: no language 'eng'; did you mean 'en'?")


def test_a_series_and_an_order_of_a_game_are_looked_up(capsys, tmp_path):
    """Why? of a mistyped series or lever offers what the game has."""
    session = Session.new(load_scenario(FLAGSHIP))
    item = "trade_credit"
    session.order(item, 0.5 * session.lever(item))
    for _ in range(2):
        session.sign()
        session.advance()
    game = str(session.save(tmp_path / "ada.gosplan.json"))
    assert item in json.dumps(json.loads((tmp_path / "ada.gosplan.json").read_text("utf-8")))
    status, said = told(capsys, ("why", game, "--series", "grain_harvst"))
    assert status == 2
    assert "no series 'grain_harvst'; did you mean 'grain_harvest'?" in said
    status, said = told(capsys, ("why", game, "--series", "coal", "--window",
                                 f"order:trade_creditt:{session.scenario.quarter(0)}"))
    assert status == 2
    assert "did you mean 'order:trade_credit" in said


def test_what_is_like_nothing_lists_what_there_is(capsys):
    """Without a near name the names themselves are listed."""
    status, said = told(capsys, ("run", FLAGSHIP, "--policy", "zzz"))
    assert status == 2
    assert "no policy 'zzz' in ussr-1921-1941. There are: candid" in said


def test_validate_tells_a_wrong_name_from_a_wrong_scenario(capsys):
    """A name that belongs to no scenario is misuse, a scenario with faults is not."""
    assert main(["validate", "ussr-1921"]) == 2
    assert "did you mean 'ussr-1921-1941'?" in capsys.readouterr().out
    assert main(["validate", "tests/broken/circle.toml"]) == 1
