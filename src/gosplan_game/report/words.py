"""The words of a game: names of series, levers, regions, units and dates in one language.

Interface texts come from the catalogue, names of things from the scenario, which
may rename what the catalogue knows. A key that neither holds is printed as it
stands, so that a gap is seen and nothing falls over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import Problem, Reason
from gosplan_game.core.variables import SeriesId
from gosplan_game.report.numbers import WHOLE_UNITS, NumberStyle, decimals_for, number, signed
from gosplan_game.scenario.catalogue import FALLBACK
from gosplan_game.scenario.citations import CITED, parts_of

PERCENT = "%"
SHARE = "share"
LARGE = ((1e12, "number.trillion"), (1e9, "number.billion"))
"""From these sizes on a figure is written with a word: the paper money of 1922 needs it."""
ROMAN = ("I", "II", "III", "IV")


class Catalogue(Protocol):
    """What a text catalogue gives: a text by key, in the plural form of a count."""

    lang: str

    def has(self, key: str) -> bool:
        """Return whether there is a text."""

    def get(self, key: str, count: float | None = None, **values: object) -> str:
        """Return the text; the key itself where there is none."""


def unit_key(unit: str) -> str:
    """Return the catalogue key of a unit, such as ``unit.million_roubles_1926_27``."""
    return "unit." + re.sub(r"[^a-z0-9]+", "_", unit.lower()).strip("_")


class Words:
    """Texts of the interface and of one scenario in one language."""

    def __init__(self, catalogue: Catalogue, scenario: Any = None) -> None:
        self.catalogue = catalogue
        self.scenario = scenario
        self.language: str = catalogue.lang
        self._own: Catalogue | None = None
        if scenario is not None:
            self._own = scenario.texts.speaking(catalogue.lang)
        decimal = self.optional("number.decimal") or "."
        self.style = NumberStyle(decimal=decimal)

    def __call__(self, key: str, count: float | None = None, **values: object) -> str:
        """Return the interface text of a key."""
        return self.catalogue.get(key, count, **values)

    def optional(self, key: str, **values: object) -> str:
        """Return the interface text, or nothing where the catalogue has none."""
        return self.catalogue.get(key, None, **values) if self.catalogue.has(key) else ""

    def content(self, key: str, **values: object) -> str:
        """Return the scenario's text, or nothing where it has none."""
        if self._own is None or not self._own.has(key):
            return ""
        return self._own.get(key, None, **values)

    def cited(self, source: str) -> str:
        """Return a source with the words around its works in this language."""
        return "; ".join(
            self.content(f"{CITED}{part}") or part for part in parts_of(str(source)))

    def name(self, key: str) -> str:
        """Return the scenario's text, else the catalogue's, else the last part of the key."""
        return self.content(key) or self.optional(key) or _plain(key.partition(".")[2] or key)

    def reason(self, why: Exception | str) -> str:
        """Return why something cannot be done: in this language where the reason has a key."""
        text = why.args[0] if isinstance(why, Exception) and why.args else why
        if not isinstance(text, Reason) or not self.catalogue.has(text.key):
            return str(why)
        return self(text.key, **self._said(text.values))

    def problem(self, text: str) -> str:
        """Return what is wrong with a scenario; what has no key is quoted in English."""
        if not isinstance(text, Reason) or not self.catalogue.has(text.key):
            return self("reason.problem.english", text=str(text))
        what = text.values.get("what")
        if isinstance(what, str) and not isinstance(what, Reason) and text.key.endswith(".at"):
            return self(text.key, where=text.values["where"], what=self.problem(what))
        return self.reason(text)

    def found(self, finding: Problem) -> str:
        """Return a finding about a file with its place, as an editor reads it."""
        text = self.problem(finding.text) if self.language != FALLBACK else finding.text
        severity = self(f"reason.severity.{finding.severity}")
        return f"{finding.file}:{finding.line}:{finding.column}: {severity}: {text}"

    def _said(self, values: Mapping[str, object]) -> dict[str, Any]:
        """Return the fields of a reason as this language writes them."""
        unit = str(values.get("unit", ""))
        shown: dict[str, Any] = {}
        for name, value in values.items():
            if isinstance(value, float):
                shown[name] = self.amount(value, unit)
            elif isinstance(value, Quarter):
                shown[name] = self.quarter(value)
            elif name == "series":
                shown[name] = self.series(str(value))
            elif name == "lever":
                shown[name] = self.lever(str(value))
            else:
                shown[name] = self.reason(value) if isinstance(value, str) else value
        return shown

    # Numbers

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number as this language writes it."""
        return number(value, decimals, self.style)

    def signed(self, value: float, decimals: int = 0) -> str:
        """Return a number with its sign."""
        return signed(value, decimals, self.style)

    def figure(self, value: float, unit: str = "") -> str:
        """Return a number with the decimals of its size; a share is printed in percent."""
        if unit == SHARE:
            value *= 100.0
        for size, key in LARGE:
            if abs(value) >= size and unit not in WHOLE_UNITS:
                part = value / size
                return self(key, number=number(part, decimals_for([part]), self.style))
        return number(value, decimals_for([value], unit), self.style)

    def unit(self, unit: str) -> str:
        """Return a unit in this language."""
        key = unit_key(unit)
        return self.optional(key) if self.catalogue.has(key) else unit

    def unit_of_branch(self, branch: str, unit: str) -> str:
        """Return what a branch is counted in, with the good's name where that is not the branch's.

        The food industry stands in tonnes of sugar.
        """
        return self.optional(f"plan.unit.{branch}") or self.unit(unit)

    def short_unit(self, unit: str) -> str:
        """Return a unit as the head of a column has it."""
        return self.optional(f"{unit_key(unit)}.short") or self.unit(unit)

    def amount(self, value: float, unit: str) -> str:
        """Return a number with its unit."""
        return self.joined(self.figure(value, unit), self.unit(unit))

    def measured(self, unit: str) -> Callable[[float], str]:
        """Return what writes numbers of a unit, each with its name."""
        return lambda value: self.amount(value, unit)

    def joined(self, number: str, unit: str) -> str:
        """Return a number and a unit's name side by side, as that unit is written."""
        if not unit:
            return number
        if unit.startswith(PERCENT):
            return self("number.percent", number=number) + unit.removeprefix(PERCENT)
        return self("number.index" if "=" in unit else "number.amount", number=number, unit=unit)

    def legend(self, one: float, unit: str) -> str:
        """Return what one sign stands for: ``1 = 15 Mt``, or ``1 = 20`` for an index."""
        decimals = next(
            (places for places in range(4) if abs(round(one, places) - one) <= 1e-9 * one), 3
        )
        text = number(one, decimals, self.style)
        name = self.unit(unit)
        if name and "=" not in name:
            text = self("number.amount", number=text, unit=name)
        return self("signs.legend", amount=text)

    # Dates

    def quarter(self, quarter: Quarter) -> str:
        """Return a quarter as ``1928 IV``."""
        return self("date.quarter", year=quarter.year, quarter=ROMAN[quarter.season])

    def time(self, at: float) -> str:
        """Return the quarter that ends at a time in years, as ``1928 IV``."""
        last = round(at * len(ROMAN)) - 1
        return self.quarter(Quarter(last // len(ROMAN), last % len(ROMAN)))

    def quarter_said(self, quarter: Quarter) -> str:
        """Return a quarter as a sentence names it: ``quarter IV of 1928``."""
        return self("date.quarter_said", year=quarter.year, quarter=ROMAN[quarter.season])

    def quarter_name(self, quarter: Quarter) -> str:
        """Return the quarter without its year: ``IV quarter``."""
        return self("date.quarter_name", quarter=ROMAN[quarter.season])

    def months(self, quarter: Quarter) -> str:
        """Return the months of a quarter with its year."""
        return self(f"date.months.{quarter.season + 1}", year=quarter.year)

    # Things

    def region(self, region: str) -> str:
        """Return the name of a region."""
        return self.name(f"region.{region}")

    def branch(self, branch: str) -> str:
        """Return the name of a branch."""
        return self.name(f"branch.{branch}")

    def project(self, project: str) -> str:
        """Return the name of a building site."""
        return self.name(f"project.{project}")

    def series(self, text: str) -> str:
        """Return the name of a series, with its branch and region where it has them."""
        parts = SeriesId.parse(text)
        name = self._series_name(parts.name)
        if parts.branch:
            name = self("series.of_branch", series=name, branch=self._member(parts.branch))
        if parts.region:
            name = self("series.of_region", series=name, region=self.region(parts.region))
        return name

    def _series_name(self, name: str) -> str:
        """Return a series' own name: catalogue variable, branch output or product."""
        found = self.content(f"series.{name}") or self.optional(f"series.{name}")
        return found or self.content(f"product.{name}") or self.name(f"branch.{name}")

    def _member(self, branch: str) -> str:
        """Return the name of a branch or, where there is no such branch, of a project."""
        return self.content(f"branch.{branch}") or self.project(branch)

    def lever(self, item: str) -> str:
        """Return the name of a lever item such as ``quota_weight@ukraine``."""
        parts = SeriesId.parse(item)
        name = self.name(f"lever.{parts.name}")
        if parts.region:
            return self("series.of_region", series=name, region=self.region(parts.region))
        if parts.branch:
            return self("series.of_branch", series=name, branch=self._member(parts.branch))
        return name

    def lever_help(self, item: str) -> str:
        """Return what a lever does."""
        key = f"lever.{SeriesId.parse(item).name}.help"
        return self.content(key) or self.optional(key)


def _plain(text: str) -> str:
    """Return an id as words, first letter large: the last resort for a missing name."""
    words = text.replace("_", " ").replace(".", " ")
    return words[:1].upper() + words[1:]
