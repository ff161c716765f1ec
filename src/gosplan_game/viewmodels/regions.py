"""The regions: one measure on the map, a region's figures beside it, a theme as a table."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from gosplan_game.report.classes import classes
from gosplan_game.report.measures import (
    MEASURES,
    Measure,
    amount,
    harvest_year,
    known_measures,
    place_of,
    value,
)
from gosplan_game.report.numbers import decimals_for, is_known, mark_texts, people
from gosplan_game.report.reading import QUARTERS, Reading
from gosplan_game.report.tables import Table, region_table
from gosplan_game.viewmodels.industry import ProjectRow, project_rows
from gosplan_game.viewmodels.record import Record, record

COLUMNS = {
    "grain": ("grain_harvest", "grain_procurement", "grain_stocks_peasant", "sown_area_grain"),
    "herds": ("horses", "cattle", "pigs", "sheep_goats"),
    "village": ("collectivised_households", "peasant_disturbances", "nutrition_rural"),
    "people": ("population", "population_urban", "births", "rural_urban_migration"),
    "hunger": ("hungry_people", "deaths", "excess_deaths", "births_lost"),
}
VIEWS = ("whole", "european", "south")
LAYERS = ("railways", "rivers", "towns", "sites")


@dataclass(frozen=True, slots=True)
class Tab:
    """One theme, or one measure of it."""

    id: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RegionInk:
    """A region on the map: its step (0 where nothing is known), name, figure and tooltip."""

    id: str
    step: int
    name: str
    text: str
    tip: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of the chosen region: the figure, its unit, the amount behind it, before."""

    series: str
    """What *Why?* explains."""
    name: str
    value: str
    unit: str
    note: str


@dataclass(frozen=True, slots=True)
class Site:
    """A building site: its number on the map, its region, whether it has been begun."""

    number: str
    region: str
    begun: bool
    row: ProjectRow
    tip: str


@dataclass(frozen=True, slots=True)
class Panel:
    """What is said of the chosen region, or of the country."""

    title: str
    note: str
    figures: tuple[Figure, ...]
    why: str
    sites_title: str
    sites_note: str
    no_sites: str


@dataclass(frozen=True, slots=True)
class Regions:
    """The regions screen."""

    title: str
    subtitle: str
    tabs: tuple[Tab, ...]
    measures: tuple[Tab, ...]
    measure: str
    plain: bool
    """Whether the measure speaks of deaths or hunger."""
    legend: str
    bounds: tuple[str, ...]
    alike: str
    """What is said instead of a legend where all regions are alike."""
    inked: tuple[RegionInk, ...]
    region: str
    series: str
    """The measured series of the chosen region."""
    panel: Panel
    table: Table
    as_map: str
    as_table: str
    views: tuple[Tab, ...]
    view_help: str
    layers: tuple[Tab, ...]
    sites: tuple[Site, ...]
    record: Record | None
    """What is said of the dead and the hungry, where the measure speaks of them."""
    when: float
    """The end of the last quarter, in years."""
    footer: str


def regions(
    session: Any, texts: Any, theme: str = "", measure: str = "", region: str = "",
    view: str = "whole",
) -> Regions:
    """Return the regions with one measure on the map.

    Args:
        session: The game.
        texts: The text catalogue.
        theme: The open theme; that of the measure, or the first, where empty.
        measure: The measure on the map; the theme's first where empty or not of the theme.
        region: The chosen region; the country where empty.
        view: The part of the map that is shown.
    """
    reading = Reading(session, texts)
    words = reading.words
    known = known_measures(reading) or MEASURES
    chosen = _chosen(known, theme, measure)
    of_theme = [one for one in known if one.theme == chosen.theme]
    themes = tuple(dict.fromkeys(one.theme for one in known))
    inked, bounds = _inked(reading, chosen)
    sites = _sites(reading)
    return Regions(
        title=words("map.title"),
        subtitle=_legend(reading, chosen),
        tabs=tuple(Tab(one, words(f"map.theme.{one}"), one == chosen.theme) for one in themes),
        measures=tuple(Tab(one.id, words(f"measure.{one.id}"), one == chosen)
                       for one in of_theme),
        measure=chosen.id,
        plain=chosen.plain,
        legend=_legend(reading, chosen),
        bounds=bounds,
        alike="" if bounds else words("map.alike"),
        inked=inked,
        region=region,
        series=place_of(chosen.series, region),
        panel=_panel(reading, of_theme, region, sites),
        table=region_table(reading, _columns(reading, chosen.theme),
                           words(f"map.theme.{chosen.theme}")),
        as_map=words("map.as_map"),
        as_table=words("map.as_table"),
        views=tuple(Tab(one, words(f"map.view.{one}"), one == view) for one in VIEWS),
        view_help=words("map.view_help"),
        layers=tuple(Tab(one, words(f"map.layer.{one}"), True) for one in LAYERS),
        sites=sites,
        record=record(session, texts, region) if chosen.plain else None,
        when=reading.here,
        footer=words("map.footer" if not chosen.plain else
                     "map.footer_plain" if reading.over else "map.footer_told"),
    )


def _columns(reading: Reading, theme: str) -> tuple[str, ...]:
    """Return the columns of a theme's table, without what no office has."""
    return tuple(each for each in COLUMNS[theme] if not reading.shut(each))


def _chosen(known: tuple[Measure, ...], theme: str, measure: str) -> Measure:
    """Return the measure asked for, or the first of its theme, or the first of all.

    A measure that no office has while the game runs is among those not known.
    """
    asked = next((one for one in MEASURES if one.id == measure), None)
    if asked is not None and theme in ("", asked.theme):
        if asked in known:
            return asked
        theme = asked.theme
    return next((one for one in known if one.theme == theme), known[0])


def _legend(reading: Reading, measure: Measure) -> str:
    """Return what is shown, over what time, in which unit and whose word it is."""
    words = reading.words
    legend = words(f"measure.{measure.id}.legend", year=harvest_year(reading),
                   when=words.quarter(reading.past))
    told = any(reading.voice(each)[1] for each in (measure.series, measure.per) if each)
    return words("map.as_reported", legend=legend) if told else legend


def _unit(reading: Reading, measure: Measure) -> str:
    return reading.words(f"measure.{measure.id}.unit", year=harvest_year(reading))


def _inked(reading: Reading, measure: Measure) -> tuple[tuple[RegionInk, ...], tuple[str, ...]]:
    """Return the regions with their steps, and the steps' bounds as they are printed."""
    words = reading.words
    places = reading.scenario.labels.regions
    values = [value(reading, measure, region) for region in places]
    made = classes(values)
    decimals = _decimals(values)
    unit = _unit(reading, measure)
    inked = []
    for region, step, number in zip(places, made.steps, values, strict=True):
        name, text = words.region(region), words.number(number, decimals)
        tip = words("map.tip", region=name, value=_joined(reading, text, unit),
                    amount=_amount(reading, measure, region)) if is_known(number) else \
            words("map.tip_unknown", region=name)
        inked.append(RegionInk(region, step, name, text, tip))
    return tuple(inked), mark_texts(made.bounds, words.style) if made.bounds else ()


def _decimals(values: list[float]) -> int:
    """Return the decimals of a map's figures: two below 2, one below 100, none above."""
    largest = max((abs(one) for one in values if is_known(one)), default=0.0)
    return 0 if largest == 0 else 2 if largest < 2 else min(1, decimals_for(values))


def _joined(reading: Reading, text: str, unit: str) -> str:
    return reading.words.joined(text, unit)


def _amount(reading: Reading, measure: Measure, region: str, back: int = 0) -> str:
    """Return the amount behind a measure: people as persons, the rest in the series' unit."""
    words = reading.words
    found = amount(reading, measure, region, back)
    if measure.people:
        return words("map.people", number=people(max(0.0, found) * measure.people, words.style))
    return words.amount(found, reading.unit(measure.series))


# The panel -----------------------------------------------------------------------------------


def _panel(
    reading: Reading, measures: list[Measure], region: str, sites: tuple[Site, ...]
) -> Panel:
    words = reading.words
    here = [site for site in sites if not region or site.region == region]
    working = sum(1 for site in here if site.row.working)
    return Panel(
        title=words.region(region) if region else words("table.country"),
        note=words("map.chosen") if region else words("map.choose"),
        figures=tuple(_figure(reading, measure, region) for measure in measures),
        why=words("common.why"),
        sites_title=words("industry.projects"),
        sites_note=words("map.working", working, all=len(here)) if here else "",
        no_sites=words("map.no_sites"),
    )


def _figure(reading: Reading, measure: Measure, region: str) -> Figure:
    """Return one measure of a region; of people the number itself comes first."""
    words = reading.words
    now, before = (value(reading, measure, region, back) for back in (0, QUARTERS))
    unit = _unit(reading, measure)
    decimals = _decimals([now, before])
    rate = _joined(reading, words.number(now, decimals), unit)
    count = _amount(reading, measure, region)
    bare = not measure.per
    if measure.people:
        if not is_known(now):
            return Figure(place_of(measure.series, region), words(f"measure.{measure.id}.full"),
                          words.number(now, 0), words("unit.persons"), words("almanac.nothing"))
        was = amount(reading, measure, region, QUARTERS)
        past = people(max(0.0, was) * measure.people, words.style) if is_known(was) else ""
        shown = people(max(0.0, amount(reading, measure, region)) * measure.people, words.style)
        note = words("map.figure_people", rate=rate, before=past) if past and not measure.ever \
            else rate
        return Figure(place_of(measure.series, region), words(f"measure.{measure.id}.full"),
                      shown, words("unit.persons"), note)
    past = words.number(before, decimals) if is_known(before) else ""
    key = "map.figure_before" if past and bare else "map.figure" if past else "map.figure_new"
    note = words(key, amount=count, before=past) if not (bare and not past) else ""
    return Figure(place_of(measure.series, region), words(f"measure.{measure.id}.full"),
                  words.number(now, decimals), unit, note)


def _sites(reading: Reading) -> tuple[Site, ...]:
    """Return the building sites with their numbers on the map."""
    words = reading.words
    made = []
    for number, (item, row) in enumerate(
        zip(reading.scenario.definition.projects, project_rows(reading), strict=True), start=1
    ):
        progress = reading.last(f"project_progress.{item.id}")
        begun = row.working or (math.isfinite(progress) and progress > 0)
        tip = words("map.site", name=row.name, state=row.state)
        made.append(Site(str(number), item.region, begun, row, tip))
    return tuple(made)
