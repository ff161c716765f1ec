"""How long a campaign takes one grown player: estimated from what bots' games lay on the table.

    minutes = stops (report + choice) + levers x (plans + glance x other stops) x look
              + events (words / speed + choice) + mandates (words / speed + choice) + frame

Nobody was timed. A report and a choice take what a lesson's estimate gives them. All open
levers are gone over where the year's plan is signed; at other stops a quarter of them is.
Beside the play stand the briefing, the first plan and a debrief.

Source: ours. Adults read 238 words a minute silently (Brysbaert 2019, How many words do we
read per minute?).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.lab.lesson import BRIEFING, CHOICE, FIRST_PLAN, LEVER, REPORT
from gosplan_game.report.spoken import figure, said
from gosplan_game.scenario import Scenario
from gosplan_game.sim.decisions import FIELDS
from gosplan_game.sim.office.stops import planned_stops

WORDS_A_MINUTE = 238.0
GLANCE = 0.25
"""Share of the open levers that are looked at where no plan of the year is due."""
DEBRIEF = 10.0
"""Minutes; a campaign has more to look back on than a lesson."""
MANDATE_WORDS = 60.0
"""Words of a mandate's sheet beside its name and note."""


def assumed() -> str:
    """Return what the hours rest on, in words."""
    return said(
        "lab.office.assumed", speed=f"{WORDS_A_MINUTE:.0f}", stop=figure(f"{REPORT + CHOICE:.1f}"),
        lever=f"{60 * LEVER:.0f}", choice=figure(f"{CHOICE:g}"))


def hours(scenario: Scenario, found: Mapping[str, Array]) -> Array:
    """Return how long each game would take a player, hours, (run,).

    Args:
        scenario: What was played.
        found: Outcomes of games by name, as `lab.outcomes` gives them.
    """
    stops = found["stops"]
    planned = sorted(planned_stops(scenario))
    plans = [turn for turn in planned if _is_yearly(scenario, turn)] or planned
    share = len(plans) / max(1, len(planned))
    levers = np.mean([_open(scenario, turn) for turn in planned])
    looked = LEVER * levers * (share + GLANCE * (1.0 - share))
    minutes = stops * (REPORT + CHOICE + looked)
    for event in scenario.definition.events:
        texts = [f"event.{event.id}.{part}" for part in ("title", "situation", "question", "note")]
        texts += [f"event.{event.id}.choice.{choice.id}{part}" for choice in event.choices
                  for part in ("", ".stated", ".unknown")]
        pause = CHOICE if event.choices else 0.0
        minutes = minutes + found[f"event {event.id}"] * (_minutes(scenario, texts) + pause)
    served = stops / max(1.0, float(np.max(stops)))
    for mandate in scenario.definition.mandates:
        sheet = _minutes(scenario, [f"mandate.{mandate.id}", f"mandate.{mandate.id}.help"])
        minutes = minutes + served * (sheet + MANDATE_WORDS / WORDS_A_MINUTE + CHOICE)
    total: Array = (minutes + BRIEFING + FIRST_PLAN + DEBRIEF) / 60.0
    return total


def _is_yearly(scenario: Scenario, turn: int) -> bool:
    """Return whether the plan of a year is due on a turn."""
    quarter = scenario.quarter(turn)
    return any(each.quarter == quarter.season + 1 and each.first <= quarter.year <= each.last
               for each in scenario.definition.stops.yearly)


def _open(scenario: Scenario, turn: int) -> int:
    """Return how many levers the office may order or propose on a turn."""
    return sum(scenario.authority(lever, turn) in ("decide", "propose") for lever in FIELDS)


def _minutes(scenario: Scenario, keys: list[str]) -> float:
    """Return the minutes it takes to read some of the scenario's texts."""
    texts = scenario.texts.speaking("en")
    words = sum(len(texts.get(key).split()) for key in keys if texts.has(key))
    return words / WORDS_A_MINUTE
