"""Ten surprising numbers of a played game, each asked about by `why` and added up again."""

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from gosplan_game import Session, load_scenario
from gosplan_game.cli import main
from gosplan_game.core.errors import Impossible

RECHECK = Path(__file__).with_name("recheck.py")
TEN = (
    ("deaths", "1933-Q1", "quarter"),
    ("excess_deaths@ukraine", "1933-Q1", "1932-Q1"),
    ("grain_harvest~reported", "1932-Q3", "quarter"),
    ("grain_stocks_state", "1932-Q4", "signed"),
    ("kolkhoz_market_ratio", "1932-Q2", "1931-Q1"),
    ("horses", "1932-Q4", "1929-Q4"),
    ("steel~reported", "1937-Q2", "quarter"),
    ("real_wage", "1931-Q4", "1928-Q4"),
    ("budget_balance", "1930-Q1", "quarter"),
    ("labour_turnover", "1930-Q4", "1930-Q1"),
)


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A game played to 1937 with history's orders where the office may give them."""
    scenario = load_scenario("ussr-1921-1941")
    session = Session.new(scenario, seed=4)
    orders = scenario.policy_orders("historical")
    while not session.is_over and str(session.quarter) < "1937-Q4":
        _decide(session, orders[session.turn])
        session.advance("quarter")
    return session.save(tmp_path_factory.mktemp("saves") / "surprise.gosplan.json")


def _decide(session, wanted):
    """Order what history ordered, as far as this office can."""
    if session.at_stop:
        levers = session.engine.levers
        for item in session.scenario.lever_items:
            limits = session.limits(item)
            value = float(np.clip(levers.value(wanted, item), limits.lower, limits.upper))
            if limits.authority in ("decide", "propose") and value != session.lever(item):
                try:
                    session.order(item, value)
                except Impossible:
                    continue
    if session.needs_signature:
        session.sign()


def test_ten_surprising_numbers_are_explained_and_add_up(saved, tmp_path, capsys):
    """`why` answers each; a script that knows nothing of the game adds the answers up."""
    files = []
    for number, (series, turn, window) in enumerate(TEN):
        began = time.process_time()
        assert main(["why", str(saved), "--series", series, "--turn", turn, "--window", window,
                     "--json"]) == 0
        assert time.process_time() - began < 30.0
        text = capsys.readouterr().out
        found = json.loads(text)
        causes = [each for each in found["causes"][1:] if each["contribution"]]
        assert causes, series
        assert any(each["amount"] for each in found["account"]["lines"]), series
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(text, encoding="utf-8")
    told = subprocess.run([sys.executable, "-I", str(RECHECK), *map(str, files)],
                          capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
    assert told.stdout.count("adds up") == len(TEN)


def test_the_recheck_notices_what_does_not_add_up(saved, tmp_path, capsys):
    """An answer that was tampered with is named."""
    main(["why", str(saved), "--series", "deaths", "--turn", "1933-Q1", "--json"])
    found = json.loads(capsys.readouterr().out)
    for spoil in ("cause", "line", "date"):
        document = json.loads(json.dumps(found))
        if spoil == "cause":
            document["causes"][0]["contribution"] *= 1.0001
        elif spoil == "line":
            document["account"]["lines"][0]["amount"] += 0.001 * document["account"]["closing"]
        else:
            next(each for each in document["causes"] if each["kind"] == "order")["date"] = ""
        file = tmp_path / f"{spoil}.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        told = subprocess.run([sys.executable, "-I", str(RECHECK), str(file)],
                              capture_output=True, text=True, check=False)
        assert told.returncode == 1, told.stdout


def test_a_decision_is_a_window(saved, capsys):
    """An order by its id asks since the beginning of its quarter, as its date does."""
    main(["why", str(saved), "--series", "deaths", "--turn", "1932-Q4", "--window", "1932-Q1",
          "--json"])
    found = json.loads(capsys.readouterr().out)["causes"]
    order = next(each for each in found if each["kind"] == "order" and each["id"][-1].isdigit())
    answers = []
    for window in (order["id"], order["id"].rpartition(":")[2]):
        main(["why", str(saved), "--series", "deaths", "--turn", "1932-Q4", "--window", window])
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1]
    assert main(["why", str(saved), "--series", "deaths", "--window", "order:grain_quota"]) == 1
    assert "is no window" in capsys.readouterr().err
