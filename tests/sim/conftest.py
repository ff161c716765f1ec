"""The scenarios that tests of the simulation play: the flagship, and a short trial on it."""

from pathlib import Path

import pytest

from gosplan_game.scenario import Scenario, load_scenario

TRIAL = """
format = 1
id = "trial"
version = "1"
extends = "ussr-1921-1941"
end = "1924-Q4"

[stops]
dates = ["1921-Q1", "1922-Q1", "1923-Q1", "1924-Q1"]
yearly = []

[levers.private_trade]
group = "prices"
authority = {"1921-Q1" = "decide"}
[levers.bond_sales]
group = "prices"
authority = {"1921-Q1" = "propose"}
[levers.terror]
group = "line"
authority = {"1921-Q1" = "not_ours"}
[levers.collectivisation_pace]
group = "countryside"
authority = {"1921-Q1" = "carry_out", "1923-Q1" = "decide"}

[[events]]
id = "trial_question"
when = "1921-Q3"
gravity = "act"
default = "wait"
historical = "ban"
choices = [
    {id = "wait"},
    {id = "ban", effects = [{lever = "norm_campaign", set = 0.9, quarters = 2}]},
    {id = "drought", effects = [{exogenous = "weather@volga", multiply = 0.5, quarters = 1}]},
]
sources = ["the trial"]

[[events]]
id = "trial_news"
condition = "coal > 0 and turn >= 6"
sources = ["the trial"]

[[events]]
id = "trial_never"
condition = "lag(coal, 60) > 0"
from = "1921-Q1"
sources = ["the trial"]

[[mandates]]
id = "trial_coal"
from = "1922-Q1"
deadline = "1922-Q4"
indicator = "coal~reported"
figure = 1.0
lever = "plan_target.coal"
source = "the trial"
counter = {ease = 0.2}

[[mandates]]
id = "trial_steel"
from = "1922-Q1"
deadline = "1923-Q4"
indicator = "steel~reported"
figure = 10.0
lever = "plan_target.metals"
source = "the trial"
counter = {ease = 0.2}

[[commitments]]
id = "trial_kept"
kept = "coal > 0"
partly = "coal > 0"
indicator = "coal"

[[commitments]]
id = "trial_partly"
kept = "coal < 0"
partly = "steel > 0"

[[commitments]]
id = "trial_broken"
kept = "coal < 0"
partly = "lag(coal, 79) > 0"
"""


@pytest.fixture(scope="session")
def flagship() -> Scenario:
    """The shipped game."""
    return load_scenario("ussr-1921-1941")


@pytest.fixture(scope="session")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """Four years of the flagship, with events, mandates and commitments of its own."""
    folder: Path = tmp_path_factory.mktemp("scenarios") / "trial"
    folder.mkdir()
    (folder / "scenario.toml").write_text(TRIAL, encoding="utf-8")
    return load_scenario(folder)
