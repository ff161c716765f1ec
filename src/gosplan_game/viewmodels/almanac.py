"""The almanac: every series as chart and table, reported and, in the end, true, with sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gosplan_game.report.plots import Chart
from gosplan_game.report.reading import REPORTED, Reading
from gosplan_game.report.series import Beside, series_chart, series_csv, series_table, source_of
from gosplan_game.report.signs import Count, count
from gosplan_game.report.tables import Table
from gosplan_game.viewmodels.record import Record, record

SECTIONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("countryside", (
        ("grain_harvest", "sheaf"), ("grain_procurement", "sack"), ("grain_exports", "ship"),
        ("grain_stocks_state", "sack"), ("grain_stocks_peasant", "sack"),
        ("sown_area_grain", "sprout"), ("horses", "horse"), ("cattle", "cow"), ("pigs", "pig"),
        ("sheep_goats", "sheep"), ("collectivised_households", "house"),
        ("tractors_in_use", "tractor"), ("peasant_disturbances", "peasant"),
        ("grain_marketings", "sack"), ("technical_crops", "sprout"), ("grain_land", "sprout"),
        ("seed_fund", "sack"), ("soil", "sprout"), ("feed_adequacy", "cow"),
        ("farm_tools", "tractor"), ("farm_skill", "peasant"), ("campaign_disorder", "house"),
    )),
    ("industry", (
        ("gross_industry", "factory"), ("largescale_industry", "factory"), ("gdp", "factory"),
        ("gdp_per_head", "factory"), ("investment", "works"), ("pig_iron", "furnace"),
        ("labour_turnover", "migrant"), ("readiness_defence", "tank"),
        ("defence_budget_share", "tank"), ("forces_equipment", "tank"), ("officers", "soldier"),
        ("experienced_workers", "worker"), ("students_engineering", "worker"),
        ("engineers", "worker"), ("unsold_goods", "cloth"), ("statistics_honesty", "eye"),
    )),
    ("people", (
        ("population", "peasant"), ("population_urban", "worker"), ("births", "child"),
        ("deaths", "candle"), ("rural_urban_migration", "migrant"),
        ("workers_and_employees", "worker"), ("unemployment_registered", "worker"),
        ("real_wage", "rouble"), ("consumption_per_head", "cloth"), ("bread_ration", "loaf"),
        ("nutrition_urban", "loaf"), ("nutrition_rural", "loaf"), ("hungry_people", "mourning"),
        ("fed_by_relief", "loaf"),
        ("schooled_youth", "child"), ("students_medicine", "worker"), ("doctors", "worker"),
        ("trade_pupils", "worker"),
        ("unfinished_dwellings", "works"), ("housing_stock", "house"),
        ("excess_deaths", "candle"), ("births_lost", "candle"), ("deported_persons", "mourning"),
        ("special_settlers", "lock"), ("camp_prisoners", "lock"), ("armed_forces", "soldier"),
    )),
    ("money", (
        ("scissors_ratio", "scale"), ("price_level", "rouble"),
        ("kolkhoz_market_ratio", "loaf"), ("nominal_wage", "rouble"),
        ("money_in_circulation", "rouble"), ("budget_balance", "rouble"), ("exports", "ship"),
        ("imports", "ship"), ("machinery_share_imports", "ship"), ("imports_on_the_way", "ship"),
        ("foreign_debt", "gold"), ("foreign_debt_due", "gold"), ("gold", "gold"),
        ("currency_trust", "rouble"), ("retail_price", "loaf"), ("market_price", "loaf"),
    )),
)
PLAIN = frozenset({"excess_deaths", "births_lost", "deaths", "hungry_people", "deported_persons",
                   "special_settlers", "camp_prisoners"})
"""Series about deaths, hunger and the unfree: no red, no counted signs of goods."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One series in the list."""

    series: str
    name: str
    pictogram: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the list with its series."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class RegionLine:
    """The years of a series in one region."""

    title: str
    values: tuple[float, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Almanac:
    """The almanac screen with one series open."""

    title: str
    subtitle: str
    find: str
    sections: tuple[Section, ...]
    series: str
    chart: Chart
    unit: str
    plain: bool
    table: Table
    counted_title: str
    counted: Count | None
    reported: bool
    voice: str
    source: str
    shows: tuple[tuple[str, str], ...]
    table_name: str
    export_png: str
    export_csv: str
    csv: str
    nothing: str
    compare: str
    no_other: str
    regions_name: str
    regions_title: str
    regions: tuple[RegionLine, ...]
    """The same series by region; none where it is not recorded by region."""
    record: Record | None = None
    """What stands in place of the chart, where no office has the series."""


def almanac(
    session: Any, texts: Any, series: str = "", find: str = "",
    other: tuple[str, Any] | None = None,
) -> Almanac:
    """Return the almanac with one series open.

    Args:
        session: The game.
        texts: The text catalogue.
        series: The series to open; the first of the list where empty.
        find: Letters that the names of the listed series must hold.
        other: Name and session of another game, laid beside.
    """
    reading = Reading(session, texts)
    words = reading.words
    sections = sections_of(reading, series, find)
    listed = [entry.series for section in sections for entry in section.entries]
    chosen = series or (listed[0] if listed else "grain_harvest")
    if not series:
        sections = sections_of(reading, chosen, find)
    beside = Beside(other[0], Reading(other[1], texts)) if other is not None else None
    chart = series_chart(reading, chosen, beside)
    plain = chosen in PLAIN
    reported = reading.voice(chosen)[1]
    return Almanac(
        title=words("almanac.title"),
        subtitle=words("almanac.subtitle"),
        find=words("almanac.find"),
        sections=sections,
        series=chosen,
        chart=chart,
        unit=reading.unit(chosen.removesuffix(REPORTED)),
        plain=plain,
        table=series_table(reading, chosen, beside),
        counted_title=words("almanac.counted"),
        counted=None if plain else _counted(reading, chosen, sign_of(reading, chosen)),
        reported=reported,
        voice=words("almanac.shut" if reading.shut(chosen) else
                    "almanac.reported" if reported else "almanac.measured"),
        source=source_of(reading, chosen),
        shows=tuple((role, words(f"almanac.show.{role}"))
                    for role in ("yours", "history", "reported")),
        table_name=words("almanac.table"),
        export_png=words("almanac.png"),
        export_csv=words("almanac.csv"),
        csv=series_csv(reading, chosen, beside),
        nothing=words("almanac.shut" if reading.shut(chosen) else "almanac.nothing"),
        compare=words("almanac.compare"),
        no_other=words("almanac.compare.none"),
        regions_name=words("almanac.regions"),
        regions_title=words("almanac.by_region"),
        regions=_regions(reading, chosen),
        record=record(session, texts) if reading.shut(chosen) else None,
    )


def sections_of(reading: Reading, chosen: str, find: str) -> tuple[Section, ...]:
    """Return the list of series under their headings, one of them chosen."""
    words = reading.words
    wanted = find.strip().lower()
    made: list[Section] = []
    for name, listed in SECTIONS:
        series = list(listed)
        if name == "industry":
            series = [(branch.series, branch.pictogram) for branch in reading.branches()] + series
        entries = tuple(
            Entry(item, words.series(item), pictogram, item == chosen)
            for item, pictogram in series
            if (not wanted or wanted in words.series(item).lower()) and _recorded(reading, item)
        )
        if entries:
            made.append(Section(words(f"almanac.section.{name}"), entries))
    return tuple(made)


def _regions(reading: Reading, series: str) -> tuple[RegionLine, ...]:
    """Return the years of a series region by region, as the office sees them."""
    words, name = reading.words, series.removesuffix(REPORTED)
    made = []
    for region in reading.scenario.labels.regions:
        _, values = reading.annual(f"{name}@{region}") if "@" not in name else ((), ())
        if len(values) > 1:
            made.append(RegionLine(words.region(region), values,
                                   words.figure(values[-1], reading.unit(name))))
    return tuple(made)


def _recorded(reading: Reading, series: str) -> bool:
    """Say whether a series can be shown: declared, or recorded already."""
    return (series in reading.scenario.variables or reading.shut(series)
            or len(reading.quarters(series)) > 0)


def sign_of(reading: Reading, series: str) -> str:
    """Return the pictogram in which a series is counted."""
    for branch in reading.branches():
        if branch.series == series:
            return branch.pictogram
    return next((pictogram for _, listed in SECTIONS for item, pictogram in listed
                 if item == series), "factory")


def _counted(reading: Reading, series: str, pictogram: str) -> Count | None:
    """Return three finished years of the series as counted signs."""
    years, values = reading.annual(series)
    if not years:
        return None
    places = sorted({0, len(years) // 2, len(years) - 1})
    return count(reading.words, pictogram=pictogram, unit=reading.unit(series),
                 labels=[str(years[place]) for place in places],
                 values=[values[place] for place in places], most=10)
