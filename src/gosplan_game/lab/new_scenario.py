"""`gosplan-game new-scenario`: a folder to begin a mod with."""

from __future__ import annotations

import re
from pathlib import Path

from gosplan_game.core.errors import GosplanError
from gosplan_game.paths import user_scenarios_dir
from gosplan_game.report.spoken import said
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.scenario.reasons import reason

_ID = re.compile(r"^[a-z0-9][a-z0-9_-]{0,79}$")


def new_scenario(name: str, *, base: str, folder: str | None = None) -> Path:
    """Write a scenario that extends a base and changes nothing yet.

    Args:
        name: Id of the new scenario, which is also the folder's name.
        base: Id or path of the scenario to start from.
        folder: Where to put it; None for the user's own scenarios.

    Returns:
        The folder written.

    Raises:
        GosplanError: the id cannot be one, the base does not load, or the folder exists.
    """
    if not _ID.match(name):
        raise GosplanError(reason("lab.bad_id", name=repr(name)))
    parent = load_scenario(base)
    home = Path(folder).expanduser() if folder else user_scenarios_dir()
    target = home / name
    if target.exists():
        raise GosplanError(reason("lab.exists", path=target))
    target.mkdir(parents=True)
    (target / "scenario.toml").write_text(_text(name, parent), encoding="utf-8")
    return target


def _text(name: str, parent: Scenario) -> str:
    """Return the file: valid as it stands, with the commonest changes as comments."""
    validate, schema = (f"gosplan-game {command}" for command in ("validate", "schema"))
    title = name.replace("-", " ").replace("_", " ").capitalize()
    region = parent.labels.regions[0]
    return f"""\
# {said('lab.new.extends', base=parent.id)}
# {validate} {name}: {said('lab.new.validate')}
# {schema}: {said('lab.new.schema')}
format = 1
id = "{name}"
version = "1"
extends = "{parent.id}"
authors = ["{said('lab.new.author')}"]
licence = "CC-BY-4.0"

# {said('lab.new.span')}
start = "{parent.start}"
end = "{parent.end}"

[texts.en]
"scenario.title" = "{title}"

# {said('lab.new.drought')}
# [exogenous.weather.points]
# "{parent.start}" = {{ {region} = 0.8, default = 1.0 }}

# {said('lab.new.parameter')}
# [parameters.base.NAME]
# value = 0.5
# range = [0.3, 0.7]
# status = "guess"
# source = "{said('lab.new.guess')}"

# {said('lab.new.event')}
# [[events]]
# id = "late_spring"
# when = "{parent.start}"
# default = "wait"
# [[events.choices]]
# id = "wait"
# [[events.choices]]
# id = "lend_seed"
# effects = [ {{ lever = "seed_loans", add = 0.5, quarters = 2 }} ]
"""
