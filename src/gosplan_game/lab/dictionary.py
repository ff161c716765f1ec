"""The data dictionary: every indicator, stock, lever and parameter with its unit.

`docs/variables.md` is made from the declarations in `core`, so that it cannot say
anything else than the code; `gosplan_game.lab.pages` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.flows import Flows
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Quantity, quantities
from gosplan_game.core.state import State
from gosplan_game.core.variables import VARIABLES, Variable

TARGET = Path(__file__).resolve().parents[3] / "docs" / "variables.md"

_CONTAINERS = (
    ("Stocks", "What a quarter leaves to the next: the fields of `[initial]`.", State),
    ("Levers", "What the state orders. A lever that is not touched keeps its order.", Decisions),
    ("Outside conditions", "Sky, world market, slow trends: `[exogenous.NAME]`.", Exogenous),
    ("Flows", "What changed the stocks in a quarter; nothing else does.", Flows),
    ("Parameters", "Numbers of the model: `[parameters.base.NAME]`.", Params),
)


def render() -> str:
    """Return the page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Variables"
    yield ""
    yield "Made by `python -m gosplan_game.lab.pages`; do not edit."
    yield ""
    yield "An id is `name[.branch][@region][~reported]`: `coal`, `grain_harvest@ukraine`,"
    yield "`coal~reported`. The output of a branch and of a product is recorded under the name that"
    yield "the scenario gives it."
    yield ""
    yield "## Indicators"
    yield ""
    yield "| id | unit | axes | role | error | a year is | meaning |"
    yield "|---|---|---|---|---|---|---|"
    yield from map(_indicator, VARIABLES.values())
    for title, text, container in _CONTAINERS:
        yield ""
        yield f"## {title}"
        yield ""
        yield text
        yield ""
        yield "| name | unit | axes | bounds | meaning |"
        yield "|---|---|---|---|---|"
        yield from map(_field, quantities(container).values())


def _indicator(variable: Variable) -> str:
    name = f"`{variable.id}`" + (", `~reported`" if variable.reported else "")
    cells = (
        name,
        variable.unit,
        ", ".join(variable.axes),
        variable.role,
        variable.error if variable.error != "none" else "",
        _year(variable),
        variable.meaning,
    )
    return _row(cells)


def _year(variable: Variable) -> str:
    """Say how quarters make a year, and which year if not the calendar's."""
    if variable.annual == "ratio":
        rule = f"{variable.scale:g} × {variable.numerator} / {variable.denominator}"
    elif variable.annual == "end":
        rule = f"end of Q{variable.end_quarter}" if variable.end_quarter else "end of Q4 before"
    else:
        rule = variable.annual
    return rule if variable.calendar == "calendar" else f"{rule} ({variable.calendar})"


def _field(declared: Quantity) -> str:
    return _row(
        (
            f"`{declared.name}`",
            declared.unit,
            ", ".join(declared.axes),
            _bounds(declared.lower, declared.upper),
            declared.meaning,
        )
    )


def _bounds(lower: float, upper: float) -> str:
    if np.isinf(lower) and np.isinf(upper):
        return ""
    if np.isinf(upper):
        return f"≥ {lower:g}"
    return f"≤ {upper:g}" if np.isinf(lower) else f"{lower:g} to {upper:g}"


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
