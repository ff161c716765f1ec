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
from gosplan_game.core.knowledge import GROUNDS, ground_of
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
    yield "| id | unit | axes | role | error | a year is | the office sees | meaning |"
    yield "|---|---|---|---|---|---|---|---|"
    yield from map(_indicator, VARIABLES.values())
    yield from _knowledge()
    for title, text, container in _CONTAINERS:
        yield ""
        yield f"## {title}"
        yield ""
        yield text
        yield ""
        yield "| name | unit | axes | bounds | meaning |"
        yield "|---|---|---|---|---|"
        yield from map(_field, quantities(container).values())


def _knowledge() -> Iterator[str]:
    """Say which indicators the office sees true, reported or not at all, and on what ground."""
    yield ""
    yield "## What the office sees"
    yield ""
    yield "While a game runs the office sees what `sim.believed` makes of the state. People, money,"
    yield "debt, the state's own grain, plant and sites are **true**. What farms and enterprises"
    yield "tell is **reported**: the twin `~reported` stands in its place in every view, and what"
    yield "is reckoned from it (totals, shares, food and hunger in villages) has a twin of its own."
    yield "What no office has is shut: the **record**, a plain caption, tells the country's excess"
    yield "deaths and hungry people as they truly are; the rest opens with the **books**, in the"
    yield "debrief. A promise about the dead is judged by the record when it falls due. Inspectors"
    yield "open true figures of the branch or region that they saw. Headless commands (`run`,"
    yield "`why`) read what they are asked for."
    yield ""
    yield "| ground | the office sees | why | indicators |"
    yield "|---|---|---|---|"
    for ground in GROUNDS:
        listed = ", ".join(f"`{name}`" for name in ground.series)
        yield _row((ground.id, ground.voice, ground.meaning, listed))


def _indicator(variable: Variable) -> str:
    name = f"`{variable.id}`" + (", `~reported`" if variable.reported else "")
    cells = (
        name,
        variable.unit,
        ", ".join(variable.axes),
        variable.role,
        variable.error if variable.error != "none" else "",
        _year(variable),
        ground_of(variable.id).voice,
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
