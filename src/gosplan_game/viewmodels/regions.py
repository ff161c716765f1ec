"""The regions as a table, one theme at a time, with the building sites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gosplan_game.report.reading import Reading
from gosplan_game.report.tables import Table, region_table
from gosplan_game.viewmodels.industry import ProjectRow, project_rows

THEMES = (
    ("grain", ("grain_harvest", "grain_procurement", "grain_stocks_peasant", "sown_area_grain")),
    ("herds", ("horses", "cattle", "pigs", "sheep_goats")),
    ("village", ("collectivised_households", "peasant_disturbances", "nutrition_rural",
                 "hungry_people")),
    ("people", ("population", "population_urban", "births", "deaths", "rural_urban_migration")),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One theme."""

    id: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Regions:
    """The regions screen."""

    title: str
    subtitle: str
    tabs: tuple[Tab, ...]
    table: Table
    projects_title: str
    projects_note: str
    projects: tuple[ProjectRow, ...]
    footer: str


def regions(session: Any, texts: Any, theme: str = "") -> Regions:
    """Return the regions with one theme open."""
    reading = Reading(session, texts)
    words = reading.words
    chosen = theme or THEMES[0][0]
    columns = dict(THEMES)[chosen]
    return Regions(
        title=words("regions.title"),
        subtitle=words("regions.subtitle"),
        tabs=tuple(Tab(name, words(f"regions.tab.{name}"), name == chosen)
                   for name, _ in THEMES),
        table=region_table(reading, columns, words(f"regions.tab.{chosen}")),
        projects_title=words("industry.projects"),
        projects_note=words("industry.share_finished"),
        projects=project_rows(reading),
        footer=words("regions.footer"),
    )
