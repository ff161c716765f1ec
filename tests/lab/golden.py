"""The golden replays: figures of a few games, kept so that no change goes unnoticed.

`python tests/lab/golden.py` writes them anew; the commit that does so says why the
figures moved.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from gosplan_game import load_scenario, simulate
from gosplan_game.core.calendar import Quarter

CATALOGUE = Path(__file__).with_name("golden.json")
SCENARIO = "ussr-1921-1941"
GAMES: tuple[dict[str, Any], ...] = (
    {"policy": "historical", "shocks": "historical", "seed": 1},
    {"policy": "historical", "shocks": "drawn", "seed": 7},
    {"policy": "passive", "shocks": "drawn", "seed": 7},
    {"policy": "random", "shocks": "drawn", "seed": 11},
    {"policy": "planner", "shocks": "drawn", "seed": 11},
)
DATES = ("1922-Q4", "1928-Q4", "1933-Q2", "1937-Q4", "1941-Q2")
SERIES = (
    "grain_harvest",
    "grain_procurement",
    "grain_stocks_state",
    "horses",
    "cattle",
    "population",
    "population_urban",
    "excess_deaths",
    "coal",
    "steel",
    "electricity",
    "steel~reported",
    "gross_industry",
    "employment",
    "consumption_per_head",
    "price_level",
    "kolkhoz_market_ratio",
    "gold",
    "foreign_debt",
    "support_peasants",
    "readiness_defence",
)


def replays() -> list[dict[str, Any]]:
    """Return the figures of every game, to six significant digits."""
    scenario = load_scenario(SCENARIO)
    found = []
    for game in GAMES:
        history = simulate(scenario, series=SERIES, **game)
        figures = {}
        for date in DATES:
            turn = Quarter.parse(date) - history.start
            figures[date] = {name: float(f"{history.get(name)[turn, 0]:.6g}") for name in SERIES}
        found.append({"game": game, "figures": figures})
    return found


if __name__ == "__main__":
    CATALOGUE.write_text(json.dumps(replays(), indent=1) + "\n", encoding="utf-8")
