"""The headless commands, end to end on the flagship."""

import csv
import io
import json

import numpy as np
import pytest

from gosplan_game import Session, load_scenario
from gosplan_game.cli import main
from gosplan_game.lab.ledger import read_ledger

FLAGSHIP = "ussr-1921-1941"


@pytest.fixture(scope="module")
def scenario():
    """The flagship, read once."""
    return load_scenario(FLAGSHIP)


@pytest.fixture
def game(scenario, tmp_path):
    """A saved game of two stops with an order."""
    session = Session.new(scenario, players=("Ada", "Grace"))
    item = next(item for item in scenario.lever_items if session.limits(item).authority == "decide")
    limits = session.limits(item)
    session.order(item, min(limits.upper, max(limits.lower, session.lever(item) + limits.step)))
    for _ in range(2):
        session.sign()
        session.advance()
    return session.save(tmp_path / "ada.gosplan.json")


def _rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_run_writes_quarters(capsys):
    """Each quarter of each run has a row for every national series, in order."""
    assert main(["run", FLAGSHIP, "--runs", "2", "--until", "1921-Q3"]) == 0
    rows = _rows(capsys.readouterr().out)
    assert {row["run"] for row in rows} == {"0", "1"}
    assert sorted({(row["turn"], row["date"]) for row in rows}) == [
        ("0", "1921-Q1"),
        ("1", "1921-Q2"),
        ("2", "1921-Q3"),
    ]
    assert {"coal", "grain_harvest", "coal~reported"} <= {row["series"] for row in rows}
    assert not any("@" in row["series"] for row in rows)
    assert all(isinstance(float(row["value"]), float) for row in rows)


def test_run_writes_regions_and_years(tmp_path):
    """With --regions and --annual, regional series stand by year in the file."""
    out = tmp_path / "years.csv"
    arguments = ["run", FLAGSHIP, "--regions", "--annual", "--until", "1923-Q4", "--out", str(out)]
    assert main(arguments) == 0
    rows = _rows(out.read_text(encoding="utf-8"))
    harvest = [row["year"] for row in rows if row["series"] == "grain_harvest@ukraine"]
    assert harvest == ["1921", "1922", "1923"]


def test_historical_runs_are_equal_and_drawn_ones_are_not(capsys):
    """Historical shocks make all runs equal; drawn ones do not, but leave a run as it is."""

    def harvests(*options):
        main(["run", FLAGSHIP, "--annual", "--until", "1924-Q4", *options])
        rows = _rows(capsys.readouterr().out)
        found = {}
        for row in rows:
            if row["series"] == "grain_harvest":
                found.setdefault(row["run"], []).append(float(row["value"]))
        return found

    historical = harvests("--runs", "2")
    assert historical["0"] == historical["1"]
    drawn = harvests("--runs", "3", "--shocks", "drawn")
    assert drawn["0"] != drawn["1"]
    assert drawn["1"] == harvests("--runs", "2", "--shocks", "drawn")["1"]


def test_run_changes_a_parameter(capsys, scenario):
    """--set moves a parameter, and the harvest with it."""

    def last(*options):
        main(["run", FLAGSHIP, "--annual", "--until", "1922-Q4", *options])
        rows = _rows(capsys.readouterr().out)
        return next(row["value"] for row in rows if row["series"] == "grain_harvest")

    assert last() != last("--set", "base_yield=0.5")


def test_run_takes_the_orders_of_a_game(capsys, game):
    """--decisions plays a saved game's orders."""
    assert main(["run", FLAGSHIP, "--decisions", str(game), "--until", "1921-Q4"]) == 0
    assert _rows(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["run", FLAGSHIP, "--set", "base_yield"], "parameter=0.5"),
        (["run", FLAGSHIP, "--until", "1932"], "1928-Q3"),
        (["run", FLAGSHIP, "--until", "1999-Q1"], "1941-Q2"),
        (["run", FLAGSHIP, "--decisions", "none.gosplan.json"], "none.gosplan.json"),
        (["run", FLAGSHIP, "--out", "x.xls"], ".parquet"),
        (["balance", FLAGSHIP, "--compare", "nowhere"], "nowhere"),
        (["replay", "none.gosplan.json"], "none.gosplan.json"),
        (["new-scenario", "Not An Id"], "lower-case"),
    ],
)
def test_what_cannot_be_is_said_plainly(capsys, arguments, expected):
    """A wrong date, file or folder is named with what would do, and exits with 1."""
    assert main(arguments) == 1
    _plain(capsys, expected)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["run", "nowhere"], "nowhere"),
        (["run", FLAGSHIP, "--policy", "heroic"], "passive"),
        (["run", FLAGSHIP, "--overlay", "nobody"], "nobody"),
        (["run", FLAGSHIP, "--set", "no_such=1"], "no_such"),
        (["hindcast", "nowhere"], "nowhere"),
        (["balance", FLAGSHIP, "--policies", "heroic"], "obedient"),
        (["new-scenario", "mine", "--from", "nowhere"], "nowhere"),
    ],
)
def test_a_name_that_means_nothing_is_misuse(capsys, arguments, expected):
    """A wrong name is told with those that there are, and exits with 2."""
    assert main(arguments) == 2
    _plain(capsys, expected)


def _plain(capsys, expected):
    """Only the error stream says something, as a sentence."""
    said = capsys.readouterr()
    assert expected in said.err
    assert "Traceback" not in said.err
    assert "fault" not in said.err
    assert not said.out


def test_hindcast_as_table_and_json(capsys):
    """Both forms list every series and agree on whether it passes."""
    status = main(["hindcast", FLAGSHIP])
    table = capsys.readouterr().out
    assert main(["hindcast", FLAGSHIP, "--json"]) == status
    document = json.loads(capsys.readouterr().out)
    assert document["pass"] is (status == 0)
    assert all(entry["series"] in table for entry in document["series"])
    assert f"{len(document['free_parameters'])} free parameters" in table


def test_validate_reports_places(capsys, tmp_path):
    """A sound scenario exits with 0; a broken line is named by file and line, with 1."""
    assert main(["validate", FLAGSHIP]) == 0
    assert "no errors" in capsys.readouterr().out
    assert main(["new-scenario", "broken", "--dir", str(tmp_path)]) == 0
    file = tmp_path / "broken" / "scenario.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\nformatt = 2\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["validate", str(tmp_path / "broken")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"{file}:") and ": error: " in line for line in lines)
    assert main(["validate", str(tmp_path / "broken"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["errors"] >= 1


def test_new_scenario_is_sound(capsys, home):
    """A new scenario loads at once, from the user's folder, by its id."""
    assert main(["new-scenario", "my-country"]) == 0
    assert (home / "scenarios" / "my-country" / "scenario.toml").is_file()
    assert load_scenario("my-country").turns == load_scenario(FLAGSHIP).turns
    assert main(["new-scenario", "my-country"]) == 1
    assert "exists" in capsys.readouterr().err


def test_schema_is_json(capsys):
    """The schema names the keys of the format."""
    assert main(["schema"]) == 0
    assert "regions" in json.loads(capsys.readouterr().out)["properties"]


def test_replay_shows_and_verifies(capsys, game):
    """A saved game is shown quarter by quarter and agrees with its own figures."""
    assert main(["replay", str(game), "--until", "1921-Q1"]) == 0
    text = capsys.readouterr().out
    assert "Ada, Grace" in text
    assert "1 order" in text
    assert main(["replay", str(game), "--verify"]) == 0
    assert "verified" in capsys.readouterr().out


def test_replay_finds_a_changed_figure(capsys, game):
    """A figure that was edited in the file is found and named."""
    document = json.loads(game.read_text(encoding="utf-8"))
    first = next(iter(document["check"].values()))
    first["population"] += 1
    game.write_text(json.dumps(document), encoding="utf-8")
    assert main(["replay", str(game), "--verify"]) == 1
    assert "population" in capsys.readouterr().out


def test_balance_resumes_and_compares(capsys, tmp_path):
    """A balance goes on where it stopped, and compares with an earlier one."""
    before, after = tmp_path / "before", tmp_path / "after"
    common = ["balance", FLAGSHIP, "--policies", "passive"]
    assert main([*common, "--runs", "3", "--out", str(before)]) == 0
    assert main([*common, "--runs", "2", "--out", str(after)]) == 0
    assert main([*common, "--runs", "3", "--out", str(after)]) == 0
    at_once, in_parts = (read_ledger(folder)["passive"] for folder in (before, after))
    for name, values in at_once.items():
        np.testing.assert_allclose(in_parts[name], values, rtol=1e-9, err_msg=name)
    capsys.readouterr()
    assert main([*common, "--runs", "3", "--out", str(after), "--compare", str(before)]) == 0
    text = capsys.readouterr().out
    assert "passive, 3 games" in text
    assert "mean before" in text
