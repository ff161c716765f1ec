"""The command `why`: the account, then the causes, sum and check."""

import csv
import io
import json

import pytest

from gosplan_game import Session, load_scenario
from gosplan_game.cli import main


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A saved game of a year, with one order that changes what towns are given."""
    session = Session.new(load_scenario("ussr-1921-1941"), seed=2)
    session.order("ration", 0.1)
    while session.turn < 5:
        if session.needs_signature:
            session.sign()
        session.advance("quarter")
    return session.save(tmp_path_factory.mktemp("saves") / "ada.gosplan.json")


def answered(capsys, *arguments):
    """Return what `why` prints."""
    assert main(["why", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def independent_sum(text):
    """Return the sum of the causes, read from the printed table alone, and what it says."""
    table = text[text.index("group,date,contribution") :]
    rows = list(csv.DictReader(io.StringIO(table)))
    causes = [row for row in rows if row["group"] not in ("sum", "check")]
    said = {row["group"]: float(row["contribution"]) for row in rows if row not in causes}
    return sum(float(row["contribution"]) for row in causes), said


def test_why_prints_account_causes_sum_and_check(saved, capsys):
    """The tables can be read back, and the printed causes make the printed sum."""
    text = answered(capsys, saved, "--series", "bread_ration", "--turn", "1921-Q1")
    head, _, rest = text.partition("\n\n")
    assert head.startswith("bread_ration (kg a head a day), 1921-Q1:")
    account = list(csv.DictReader(io.StringIO(rest.partition("\n\n")[0])))
    assert [row["account"] for row in account] == [
        "opening", "town_grain", "population_urban", "closing",
    ]  # fmt: skip
    assert "order ration,1921-Q1," in rest
    assert "under way,," in rest
    total, said = independent_sum(text)
    assert total == pytest.approx(said["sum"], rel=1e-4)
    assert said["check"] <= 1e-9


@pytest.mark.parametrize("window", ["quarter", "signed", "1921-Q2"])
@pytest.mark.parametrize("series", ["deaths", "grain_stocks_state", "coal~reported"])
def test_why_adds_up_in_full_as_json(saved, capsys, series, window):
    """In JSON, with all digits, opening and causes make the closing value at 1e-9."""
    found = json.loads(answered(capsys, saved, "--series", series, "--window", window, "--json"))
    total = found["opening"] + sum(cause["contribution"] for cause in found["causes"])
    lines = sum(line["amount"] for line in found["account"]["lines"])
    size = max(abs(found["opening"]), abs(found["closing"]), 1e-12)
    assert abs(total - found["closing"]) <= 1e-9 * size
    assert found["opening"] + lines == pytest.approx(found["closing"], rel=1e-9)
    assert found["check"] <= 1e-9
    assert found["sum"] == pytest.approx(found["change"], rel=1e-6, abs=1e-9)
    assert found["window"].endswith("1922-Q1")


def test_an_edited_scenario_is_said(saved, tmp_path, capsys):
    """A game of another edition is explained in the present one, and the answer says so."""
    document = json.loads(saved.read_text(encoding="utf-8"))
    document["scenario"]["sha256"] = "0" * 64
    edited = tmp_path / "edited.gosplan.json"
    edited.write_text(json.dumps(document), encoding="utf-8")
    text = answered(capsys, edited, "--series", "gold")
    assert text.startswith("ussr-1921-1941 has changed since this game was played")
    assert "gold (million gold roubles), 1922-Q1" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--series", "gold", "--turn", "1933"], "--turn: '1933' is not a quarter"),
        (["--series", "gold", "--turn", "1911-Q1"], "lies outside ussr-1921-1941"),
        (["--series", "gold", "--turn", "1933-Q1"], "1933-Q1 has not been played"),
        (["--series", "gold", "--window", "ever"], "'ever' is no window"),
    ],
)
def test_why_says_what_is_wrong(saved, capsys, arguments, message):
    """What cannot be explained is refused in a sentence, with exit status 1."""
    assert main(["why", str(saved), *arguments]) == 1
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--series", "gould"], "no series 'gould'"),
        (["--series", "gold", "--window", "order:banana:1921-Q1"], "no decision 'order:banana"),
    ],
)
def test_why_of_a_name_that_means_nothing_is_misuse(saved, capsys, arguments, message):
    """A mistyped series or decision is told with those that there are, with status 2."""
    assert main(["why", str(saved), *arguments]) == 2
    assert message in capsys.readouterr().err
