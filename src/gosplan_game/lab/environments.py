"""Names the gymnasium environments, by being imported; it needs the extra ``gym``."""

from __future__ import annotations

from gymnasium.envs.registration import register, registry

ENVIRONMENTS = {
    "gosplan/USSR-v0": "ussr-1921-1941",
    "gosplan/Scissors-v0": "scissors-1922-24",
}
"""Scenarios by the id of their environment."""

for _name, _scenario in ENVIRONMENTS.items():
    if _name not in registry:
        register(_name, entry_point="gosplan_game.lab.environment:PlanningEnv",
                 kwargs={"scenario": _scenario})
