"""Quarters: the clock of the model.

A quarter is written ``1928-Q3``. Turns count from 0 at the scenario's start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PATTERN = re.compile(r"^(\d{4})-Q([1-4])$")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year: ``year`` and ``season`` 0 (Q1) to 3 (Q4)."""

    year: int
    season: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Return the quarter written as ``1928-Q3``; ValueError if it is not one."""
        found = _PATTERN.match(text)
        if found is None:
            raise ValueError(f"{text!r} is not a quarter: write it like 1928-Q3")
        return cls(int(found.group(1)), int(found.group(2)) - 1)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.season + 1}"

    def __add__(self, quarters: int) -> Quarter:
        return Quarter(*divmod(self.year * 4 + self.season + quarters, 4))

    def __sub__(self, other: Quarter) -> int:
        """Return how many quarters lie between ``other`` and this one."""
        return (self.year - other.year) * 4 + self.season - other.season
