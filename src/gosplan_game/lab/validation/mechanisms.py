"""Mechanisms, each switched off by a parameter: which stylised fact is lost without which.

A mechanism is off when the parameter that gives it its strength is zero, or one where
the parameter is a level. What else follows is not fitted anew: the question is
what carries a fact, not whether another model could.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import Array
from gosplan_game.lab.validation.facts import FACTS, needed
from gosplan_game.scenario import Scenario
from gosplan_game.sim.run import simulate


@dataclass(frozen=True, slots=True)
class Mechanism:
    """What is switched off, and by which parameters."""

    id: str
    text: str
    off: Mapping[str, float]
    """Values by parameter; a table takes the value in every item."""


MECHANISMS: tuple[Mechanism, ...] = (
    Mechanism("draught", "Draught power for yield and area",
              {"yield_draught_elasticity": 0.0, "area_draught_elasticity": 0.0}),
    Mechanism("care", "Worse care on new collective farms", {"kolkhoz_care_initial": 1.0}),
    Mechanism("disruption", "Disorder of the campaign in the fields", {"care_disruption": 0.0}),
    Mechanism("field_labour", "Hands that sowing and harvest need",
              {"sowing_hands": 0.0001, "harvest_hands": 0.0001}),
    Mechanism("soil", "Broken rotations", {"soil_exhaustion": 0.0, "added_land_yield": 1.0}),
    Mechanism("skill", "Skill lost with the expropriated", {"skill_loss": 0.0}),
    Mechanism("slaughter", "Slaughter in the campaign", {"herd_slaughter": 0.0}),
    Mechanism("neglect", "Neglect and hunger in collective stables",
              {"herd_neglect": 0.0, "kolkhoz_starvation": 0.0}),
    Mechanism("force", "Force in collection", {"reach_force": 0.0}),
    Mechanism("kolkhoz_reach", "The kolkhoz as an instrument of collection",
              {"reach_kolkhoz": 0.0}),
    Mechanism("seed", "Farms that keep their seed from hunger", {"seed_kept": 0.0}),
    Mechanism("plenty", "Plenty that is fed, distilled and eaten", {"plenty_use": 0.0}),
    Mechanism("exits", "Closed exits", {"closed_exits": 0.0}),
    Mechanism("epidemics", "Epidemics where fuel and soap fail", {"epidemics": 0.0}),
    Mechanism("implements", "Worn implements and lost supply after the civil war",
              {"implement_recovery": 1.0}),
    Mechanism("offer", "Peasants who answer prices", {"marketing_elasticity": 0.0}),
    Mechanism("hoarding", "Hoarding in the war scare", {"war_scare_hoarding": 0.0}),
    Mechanism("syndicates", "Market power of the syndicates", {"market_power": 0.0}),
    Mechanism("resale", "Resale that takes back low list prices", {"resale": 0.0}),
    Mechanism("idle", "Slow return of idle plant", {"recovery_speed": 1.0}),
    Mechanism("gestation", "Gestation of works", {"gestation": 1.0, "crowding": 0.0}),
    Mechanism("terror", "Terror that costs capacity and experience",
              {"terror_capacity": 0.0, "terror_experience": 0.0}),
    Mechanism("mastering", "New plant that nobody can run yet", {"unmastered_yield": 1.0}),
    Mechanism("shortage", "Shortages of materials", {"shortage_effect": 0.0}),
    Mechanism("scrap", "Scrap that is counted and cannot be used", {"scrap_norm": 0.0}),
    Mechanism("newcomers", "Newcomers who work worse",
              {"newcomer_quality": 1.0, "literacy_effect": 0.0}),
    Mechanism("effort", "Food that carries effort", {"food_effort": 0.0}),
    Mechanism("overfulfilment", "Plans that bound output", {"overfulfilment": 3.0}),
    Mechanism("migration", "Towns that draw the village",
              {"migration_slope": 0.0, "migration_pressed_slope": 0.0}),
    Mechanism("weakness", "A second hungry winter that kills more than the first",
              {"hunger_reserve": 0.0}),
    Mechanism("foresight", "Hunger that comes in spring, when stores are empty",
              {"food_foresight": 0.0}),
    Mechanism("blacklists", "Blacklists that search for the last grain", {"blacklist_search": 0.0}),
    Mechanism("drought_at_harvest", "Want that grows from one harvest to the next",
              {"drought_at_harvest": 1.0}),
    Mechanism("depletion", "Seams, wells and pits that are worked out by what is raised",
              {"depletion": 0.0, "ore_exhaustion": 0.0}),
    Mechanism("haste", "Records and taut targets that use up prepared ground",
              {"haste_depletion": 0.0}),
    Mechanism("ore", "Ore from mines of its own", {"ore_dependence": 0.0}),
    Mechanism("technique", "Best practice that building and imported machines teach",
              {"building_lessons": 0.0, "import_lessons": 0.0}),
    Mechanism("queues", "Queues that cost hours", {"queue_time": 0.0}),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The facts' figures with everything on, and with each mechanism off."""

    figures: dict[str, float]
    without: dict[str, dict[str, float]]
    """By mechanism and fact."""
    lost: dict[str, list[str]]
    """By fact, the mechanisms without which it does not come."""
    impossible: dict[str, str]
    """Mechanisms that cannot be switched off, and why."""


def sensitivity(scenario: Scenario) -> Sensitivity:
    """Replay history with each mechanism off and note which facts are lost."""
    base = _facts(scenario, {})
    figures = {name: figure for name, (figure, _) in base.items()}
    without: dict[str, dict[str, float]] = {}
    lost: dict[str, list[str]] = {fact.id: [] for fact in FACTS}
    impossible: dict[str, str] = {}
    for mechanism in MECHANISMS:
        try:
            found = _facts(scenario, _changes(scenario, mechanism))
        except GosplanError as error:
            impossible[mechanism.id] = str(error)
            continue
        without[mechanism.id] = {name: figure for name, (figure, _) in found.items()}
        for name, (_, holds) in found.items():
            if base[name][1] and not holds:
                lost[name].append(mechanism.id)
    return Sensitivity(figures, without, lost, impossible)


def _facts(scenario: Scenario, changes: Mapping[str, Array]) -> dict[str, tuple[float, bool]]:
    history = simulate(
        scenario, policy="historical", shocks="historical", changes=changes, series=needed(scenario)
    )
    return {
        fact.id: (float(fact.figure(history)[0]), bool(fact.holds(history)[0])) for fact in FACTS
    }


def _changes(scenario: Scenario, mechanism: Mechanism) -> dict[str, Array]:
    changes: dict[str, Array] = {}
    for name, value in mechanism.off.items():
        table = scenario.tables.parameters.get(name)
        if table is None:
            raise GosplanError(f"there is no parameter {name}")
        # A zero in a table says that the mechanism does not touch that item.
        changes[name] = np.where(table == 0.0, 0.0, value)[..., None]
    return changes
