"""`docs/model.md`: the order of the step, every mechanism, every parameter, the identities.

Equations and sources come from the docstrings of `model`, the order and the parameters
of each mechanism from the wiring, values from the flagship scenario.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator, Mapping

import gosplan_game.model
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import quantities
from gosplan_game.lab.pages import evidence, markdown, wiring
from gosplan_game.lab.pages.markdown import number, paragraph, table
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.scenario.schema import Parameter

FLAGSHIP = "ussr-1921-1941"
TARGET = markdown.DOCS / "model.md"
MOST_VALUES = 12
"""A table of more numbers is described by its size and its extremes."""
_EQUATIONS = re.compile(r"docs/model\.md (\(\d+\)(?:-\(\d+\))?)")
_HERE = re.compile(r"(?:docs/)?model\.md ")
_SHAPE = re.compile(r",? \([A-Z1][A-Z1|, ]*,?\)")
_HEAD = ("parameter", "value", "unit", "range", "status", "source")


def render(scenario: Scenario | None = None) -> str:
    """Return the page as Markdown.

    Args:
        scenario: Whose parameters are shown; None for the flagship.
    """
    shown = scenario or load_scenario(FLAGSHIP)
    lines = [
        "# The model", "", markdown.MADE, "", markdown.part("model-opening"), "",
        *_order(), *_mechanisms(shown), *_overlays(shown),
        *evidence.render(),
        markdown.part("model-identities"), "", markdown.part("model-misfits"),
    ]
    return "\n".join(lines) + "\n"


def mechanisms() -> Iterator[str]:
    """Yield the mechanisms, ``agriculture.harvest``, in the order of the step."""
    present = dict.fromkeys(name for part in wiring.parts() for name in part.mechanisms)
    for package in pkgutil.iter_modules(gosplan_game.model.__path__):
        home = importlib.import_module(f"gosplan_game.model.{package.name}")
        inside = [f"{package.name}.{module.name}" for module in pkgutil.iter_modules(home.__path__)]
        order = [name for name in present if name in inside]
        yield from [*order, *(name for name in inside if name not in order)]


# The step ----------------------------------------------------------------------------------


def _order() -> Iterator[str]:
    yield "## The order of a quarter"
    yield ""
    yield from paragraph(
        "One call of `sim/step.py` is one quarter. Its parts, in order; what a part needs from a",
        "later one it takes from the quarter before.",
    )
    rows = []
    for place, part in enumerate(wiring.parts(), 1):
        links = ", ".join(f"[{name.split('.')[1]}](#{_anchor(name)})" for name in part.mechanisms)
        rows.append((str(place), f"`{part.name}`", _SHAPE.sub("", part.says), links))
    yield from table(("", "part", "what it does", "mechanisms"), rows)


# The mechanisms ------------------------------------------------------------------------------


def _mechanisms(scenario: Scenario) -> Iterator[str]:
    base = scenario.definition.parameters.base
    status = Counter(entry.status for entry in base.values())
    yield "## The mechanisms"
    yield ""
    yield from paragraph(
        f"Each has its parameters with the values of `{scenario.id}`: {len(base)} in all, of",
        f"which {status['sourced']} were read in the named source, {status['estimated']} were",
        f"estimated (fitted or derived) and {status['guess']} are guesses of ours. A parameter",
        "that serves several mechanisms stands at the first. Numbers in brackets number the",
        "equations.",
    )
    left = dict(base)
    homes = wiring.homes()
    package = ""
    for name in mechanisms():
        home, _, _ = name.partition(".")
        if home != package:
            package = home
            doc = importlib.import_module(f"gosplan_game.model.{home}").__doc__ or ""
            yield f"### {doc.strip()}"
            yield ""
        yield from _mechanism(name)
        own = [each for each, mechanism in homes.items() if mechanism == name and each in left]
        yield from table(_HEAD, [_parameter(each, left.pop(each)) for each in own])
    yield from _remaining(left)


def _mechanism(name: str) -> Iterator[str]:
    title, body, functions = _documented(name)
    yield f"#### {_heading(name, title)}"
    yield ""
    yield f"`model/{name.replace('.', '/')}.py`"
    yield ""
    yield from markdown.prose(_HERE.sub("", body))
    yield ""
    for function, says in functions:
        yield f"- `{function}`: {_SHAPE.sub('', says)}"
    yield ""


def _documented(name: str) -> tuple[str, str, list[tuple[str, str]]]:
    """Return title and text of a mechanism, and its functions with their first sentence."""
    path = wiring.ROOT / "model" / f"{name.replace('.', '/')}.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    title, _, body = (ast.get_docstring(tree) or "").partition("\n")
    functions = [
        (node.name, " ".join((ast.get_docstring(node) or "").partition("\n\n")[0].split()))
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    return title, body.strip("\n"), functions


def _heading(name: str, title: str) -> str:
    _, body, _ = _documented(name)
    found = _EQUATIONS.search(body)
    return f"{title.rstrip('.')} {found.group(1)}" if found else title.rstrip(".")


def _anchor(name: str) -> str:
    return markdown.anchor(_heading(name, _documented(name)[0]))


# The parameters ------------------------------------------------------------------------------


def _remaining(left: dict[str, Parameter]) -> Iterator[str]:
    """Yield what no mechanism is handed: conversions on the way, and measures."""
    yield "### Between the mechanisms"
    yield ""
    yield from paragraph(
        "Base-year levels, weights and conversions with which the wiring (`sim/wiring`) turns the",
        "result of one mechanism into what the next one takes.",
    )
    between = [name for name, home in wiring.homes().items() if not home and name in left]
    rows = [_parameter(name, left.pop(name)) for name in between]
    yield from table(_HEAD, rows)
    yield "### Measures"
    yield ""
    yield "What only the published measures use (`sim/indicators.py`, the end of `sim/step.py`)."
    yield ""
    yield from table(_HEAD, [_parameter(name, entry) for name, entry in left.items()])


def _parameter(name: str, entry: Parameter) -> tuple[str, ...]:
    declared = quantities(Params)[name]
    spread = "" if entry.range is None else f"{number(entry.range[0])} to {number(entry.range[1])}"
    return (
        f"`{name}`: {declared.meaning}",
        _value(entry.value),
        declared.unit,
        spread,
        entry.status,
        _HERE.sub("", ". ".join(filter(None, (entry.source, entry.note)))),
    )


def _value(value: object) -> str:
    """Return a number, a short table by id, or the size and extremes of a long one."""
    if not isinstance(value, Mapping):
        return number(float(str(value)))
    flat = list(_numbers(value))
    if any(isinstance(inner, Mapping) for inner in value.values()) or len(flat) > MOST_VALUES:
        return f"{len(flat)} numbers, {number(min(flat))} to {number(max(flat))}"
    return ", ".join(f"{key} {number(float(str(one)))}" for key, one in value.items())


def _numbers(value: Mapping[str, object]) -> Iterator[float]:
    for inner in value.values():
        if isinstance(inner, Mapping):
            yield from _numbers(inner)
        else:
            yield float(str(inner))


def _overlays(scenario: Scenario) -> Iterator[str]:
    parameters = scenario.definition.parameters
    yield "## Other readings"
    yield ""
    yield from paragraph(
        "Sets of values that can be laid over these (`--overlay NAME`): positions of authors, and",
        "doctrines of the institutions that advise in the game. Each changes what it holds to be",
        "otherwise; turning an argument into a number is ours.",
    )
    for name, overlay in parameters.overlays.items():
        yield f"### {overlay.title or name}"
        yield ""
        yield f"`{name}`. {overlay.source}."
        yield ""
        if overlay.note:
            yield from (overlay.note, "")
        rows = [
            (f"`{each}`", _value(parameters.base[each].value), _value(value))
            for each, value in overlay.values.items() if each in parameters.base
        ]
        yield from table(("parameter", "central", "here"), rows)
