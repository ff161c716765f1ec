"""What is known of an indicator: its id, unit, axes, and how a year is made of quarters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gosplan_game.core.labels import Axis

Role = Literal["outcome", "order", "reported", "record"]
Error = Literal["relative", "log", "absolute", "none"]
Annual = Literal["sum", "mean", "end", "ratio"]
Calendar = Literal["calendar", "agricultural", "economic", "date", "quarter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One indicator of the catalogue.

    ``annual`` says how the quarters of a year make its value: their ``sum`` or
    ``mean``, the ``end`` of quarter ``end_quarter`` (1 to 4; 0 stands for Q4 of the
    year before, as for a series dated 1 January), or a ``ratio`` of the sums of
    ``numerator`` and ``denominator`` times ``scale``. ``calendar`` shifts the
    year: agricultural years begin in Q3, economic ones in Q4 of the year before
    (1925/26 is 1925-Q4 to 1926-Q3).
    """

    id: str
    unit: str
    meaning: str
    axes: tuple[Axis, ...] = ()
    stock: bool = False
    role: Role = "record"
    error: Error = "none"
    annual: Annual = "mean"
    calendar: Calendar = "calendar"
    end_quarter: int = 4
    numerator: str = ""
    denominator: str = ""
    scale: float = 1.0
    reported: bool = False
    """Whether the office sees a ``~reported`` twin that may differ from the truth."""
    first_of_month: bool = False
    """Whether a month in a source is its first day, as with prices that rise within one:
    the value then lies between the ends of two quarters, in equal proportions."""
    weights: str = "population_rural"
    """By which series, mostly of people, regions of a ratio are weighted in the nation's."""
    tolerance: float = 0.0
    """For absolute errors: the difference that counts as 15 %."""
