"""The scenarios that tests of the simulation play: the flagship, a short trial, a drill."""

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


DRILL = """
format = 1
id = "drill"
version = "1"
extends = "ussr-1921-1941"
drop = [
    "events", "mandates", "commitments", "policies", "line", "texts", "five_year_plans",
    "advisers", "difficulties", "press", "unprinted",
]
end = "1923-Q4"

[stops]
dates = ["1921-Q1", "1921-Q2", "1921-Q3", "1921-Q4", "1922-Q1", "1922-Q2", "1922-Q3"]
yearly = []

[office]
standing = 60
patience = 1.0
delay_cost = 2.0
objection_cost = 5.0
heard = 0.5
heard_quarters = 3

[levers.norm_campaign]
group = "people"
authority = {"1921-Q1" = "carry_out", "1923-Q1" = "decide"}
[levers.labour_decree]
group = "people"
authority = {"1921-Q1" = "carry_out"}
[levers.bond_sales]
group = "prices"
authority = {"1921-Q1" = "decide"}
[levers.wage_control]
group = "prices"
authority = {"1921-Q1" = "decide"}
[levers.terror]
group = "line"
authority = {"1921-Q1" = "not_ours"}

[line]
policy = "drill_line"
[[line.bends]]
id = "calm"
levers = ["terror"]
condition = "coal > 0"
from = "1921-Q3"
until = "1921-Q4"
multiply = "0.5"
[[line.bends]]
id = "promise"
levers = ["labour_decree"]
condition = "turn == 3"
hold = true
from = "1921-Q3"
until = "1922-Q3"
order = "0.1"
[[line.bends]]
id = "never"
levers = ["terror", "army"]
condition = "coal < 0"
policy = "passive"
[[line.bends]]
id = "settled"
levers = ["arrests"]
condition = "coal > 0"
decided = "1921-Q3"
order = "7"

[policies.passive]
kind = "standing"
[policies.drill_line]
kind = "orders"
[policies.drill_line.orders]
norm_campaign = {points = {"1921-Q1" = 0.2, "1921-Q2" = 0.6, "1922-Q3" = 0.4}}
labour_decree = {points = {"1921-Q1" = 0.5}}
terror = {points = {"1921-Q1" = 0.4}}
arrests = {points = {"1921-Q1" = 50}}

[policies.reluctant]
kind = "standing"
objections = {norm_campaign = "turn == 1"}
look_well = {drill_coal = "turn >= 0"}
[policies.slow]
kind = "standing"
delays = {norm_campaign = "turn == 1"}

[[mandates]]
id = "drill_coal"
from = "1921-Q2"
deadline = "1922-Q1"
indicator = "coal~reported"
figure = 30.0
lever = "plan_target.coal"
source = "the drill"
counter = {ease = 0.2}
[[mandates]]
id = "drill_grain"
from = "1921-Q2"
deadline = "1922-Q2"
indicator = "grain_procurement"
year = "agricultural"
figure = 3.0
condition = "coal > 0"
scale = "1.5 if coal > 0 else 1"
source = "the drill"
[[mandates]]
id = "drill_never"
from = "1921-Q2"
deadline = "1922-Q2"
indicator = "coal~reported"
figure = 3.0
condition = "coal < 0"
source = "the drill"

[policies.careful]
kind = "standing"
five_year_plans = {drill_plan = "basic"}

[[five_year_plans]]
id = "drill_plan"
sign = "1922-Q1"
start = "1922-Q1"
deadline = "1923-Q4"
line = "optimal"
historical = "optimal"
departure = 6
boldness = 30
[[five_year_plans.variants]]
id = "basic"
targets = {coal = 13, metals = 0.4}
source = "the drill"
[[five_year_plans.variants]]
id = "optimal"
targets = {coal = 16, metals = 0.5}
source = "the drill"
[[five_year_plans.raises]]
id = "more_coal"
when = "1922-Q4"
unless = [{event = "drill_wages", choices = ["fix"]}]
targets = {coal = 20, metals = 0.3}
deadline = "1923-Q2"
source = "the drill"

[parameters.optimist]
title = "Optimist"
source = "the drill"
values = {base_yield = 0.88}
[[advisers]]
id = "board"
series = ["grain_harvest", "coal"]
leaves = "1922-Q3"
source = "the drill"
effects = [{lever = "statistics_audit", multiply = 0.5}]
heads = [
    {name = "A. First", from = "1921-Q1", until = "1921-Q2"},
    {name = "B. Second", from = "1921-Q3"},
]
remarks = [
    {id = "little_coal", condition = "coal < 100", weight = 2, series = "coal", variants = 2},
    {id = "never", condition = "coal < 0", weight = 9},
    {id = "always", weight = 1},
]
[[advisers]]
id = "hopeful"
overlay = "optimist"
series = ["grain_harvest"]
arrives = "1921-Q2"
source = "the drill"
[[advisers]]
id = "kept"
series = ["coal"]
leaves = "1921-Q3"
condition = "coal < 0"
source = "the drill"

[[difficulties]]
id = "hard"
tautness = 1.2
patience = 0.5
audit = -0.1
weather = 2.0

[[events]]
id = "drill_wages"
when = "1921-Q2"
gravity = "act"
default = "leave"
historical = "leave"
choices = [
    {id = "leave"},
    {id = "fix", effects = [
        {lever = "wage_control", set = 0.7, quarters = 6},
        {lever = "bond_sales", add = 0.01, quarters = 6},
        {adviser = "board", quarters = 2},
    ]},
    {id = "silence", effects = [{adviser = "board"}]},
]
sources = ["the drill"]
[[events]]
id = "drill_chain"
after = [{event = "drill_wages", choices = ["fix"], quarters = 2}]
sources = ["the drill"]
[[events]]
id = "drill_other_chain"
after = [{event = "drill_wages", quarters = 3}]
unless = [{event = "drill_wages", choices = ["fix"]}]
sources = ["the drill"]
[[events]]
id = "drill_again"
condition = "coal > 0"
once = false
pause = 3
sources = ["the drill"]
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


@pytest.fixture(scope="session")
def drill(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """Three years of the flagship with rules of the office in plain view."""
    folder: Path = tmp_path_factory.mktemp("scenarios") / "drill"
    folder.mkdir()
    (folder / "scenario.toml").write_text(DRILL, encoding="utf-8")
    return load_scenario(folder)


def play_to(game, date):
    """Sign what is due and advance until a quarter is the next to be played."""
    while str(game.quarter) != date:
        if game.needs_signature:
            game.sign()
        game.advance("quarter")
