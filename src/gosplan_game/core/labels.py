"""The names along each axis, in one fixed order for a whole game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Axis = Literal[
    "region", "branch", "species", "age", "product", "project", "category", "list", "season"
]

AGES = ("children", "working", "old")
"""Age groups: 0-15, 16-59, 60 and over."""

SPECIES = ("horses", "cattle", "pigs", "sheep_goats")
"""Livestock; the first is the draught animal."""

CATEGORIES = ("workers", "employees", "dependants", "children")
"""Townspeople as ration lists tell them apart."""

SEASONS = ("winter", "spring", "summer", "autumn")
"""Quarters of the calendar year, Q1 to Q4."""

LISTS = ("special", "first", "second", "third")
"""Lists of towns for state supply, first served first."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Ids along every axis. Arrays are ordered so; TOML refers by id only."""

    regions: tuple[str, ...]
    branches: tuple[str, ...]
    products: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    species: tuple[str, ...] = SPECIES
    ages: tuple[str, ...] = AGES
    categories: tuple[str, ...] = CATEGORIES
    lists: tuple[str, ...] = LISTS
    seasons: tuple[str, ...] = SEASONS

    def along(self, axis: Axis) -> tuple[str, ...]:
        """Return the ids along one axis."""
        names: dict[Axis, tuple[str, ...]] = {
            "region": self.regions,
            "branch": self.branches,
            "species": self.species,
            "age": self.ages,
            "product": self.products,
            "project": self.projects,
            "category": self.categories,
            "list": self.lists,
            "season": self.seasons,
        }
        return names[axis]

    def shape(self, axes: tuple[Axis, ...]) -> tuple[int, ...]:
        """Return the lengths along the given axes, without the run axis."""
        return tuple(len(self.along(axis)) for axis in axes)
