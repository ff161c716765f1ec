"""What the class page holds: a line to a group, part by part."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.report.class_parting import Parting
from gosplan_game.report.debrief import Grade as GradeName
from gosplan_game.report.periods import HistoryCount


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in the list: who, how far, under what conditions."""

    number: int
    name: str
    file: str
    stands: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleLine:
    """The human cost of one group's country; figures on a scale that all share."""

    number: int
    name: str
    deaths: str
    figures: int
    causes: str
    hungry: str


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment of one group."""

    name: str
    grade: GradeName
    word: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """The commitments of one group."""

    number: int
    name: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """One outcome in one year, all groups on one axis."""

    title: str
    svg: str
    history: str
    rows: tuple[tuple[int, str, str], ...]
    """Number, name and figure of each group."""


@dataclass(frozen=True, slots=True)
class Turned:
    """What mattered most in one group."""

    number: int
    name: str
    decision: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """The intervals of one group."""

    number: int
    name: str
    held: str
    figures: tuple[str, ...]
    """By series, mean width and ten times the miss."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What the reports of one group's country hid."""

    number: int
    name: str
    harvest: str
    worst: str
    own: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the page says of the games of one scenario."""

    title: str
    span: str
    sky: str
    groups: tuple[GroupLine, ...]
    running: frozenset[int]
    """Numbers of the groups whose games still run."""
    people: tuple[PeopleLine, ...]
    figure_legend: str
    history: tuple[HistoryCount, ...]
    promises: tuple[PromiseLine, ...]
    promise_sums: tuple[str, ...]
    strips: tuple[Strip, ...]
    charts: tuple[tuple[str, str], ...]
    partings: tuple[Parting, ...]
    turned: tuple[Turned, ...]
    forecasts: tuple[ForecastLine, ...]
    forecast_sum: str
    forecast_svg: str
    reports: tuple[ReportLine, ...]
    questions: tuple[str, ...]
