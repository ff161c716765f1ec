"""What the step calls, in which order, and with which parameters: read from the code.

The wiring functions name every mechanism and hand it its parameters, so their syntax
tree is the list of what belongs where; nothing has to be kept beside it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import gosplan_game

ROOT = Path(gosplan_game.__file__).resolve().parent
_MODEL = "gosplan_game.model."
_WIRING = "gosplan_game.sim.wiring."
_TOTALS = "totals"
"""Module of the wiring that holds sums which several parts share."""


@dataclass(slots=True)
class Used:
    """What one function of the wiring uses."""

    says: str = ""
    """First line of its docstring."""
    mechanisms: list[str] = field(default_factory=list)
    """Mechanisms called, such as ``agriculture.harvest``, each once, in order."""
    handed: dict[str, list[str]] = field(default_factory=dict)
    """Parameters by the mechanism they are handed to."""
    through: dict[str, list[str]] = field(default_factory=dict)
    """Parameters by the mechanism that takes what was made of them."""
    other: list[str] = field(default_factory=list)
    """Parameters used on the way."""

    def add(self, more: Used) -> None:
        """Join what another function uses."""
        self.mechanisms += more.mechanisms
        self.other += more.other
        for own, added in ((self.handed, more.handed), (self.through, more.through)):
            for mechanism, names in added.items():
                own.setdefault(mechanism, []).extend(names)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the step: a wiring function with all that it calls."""

    name: str
    says: str
    used: Used

    @property
    def mechanisms(self) -> tuple[str, ...]:
        """The mechanisms it calls, each once, in order."""
        return tuple(dict.fromkeys(self.used.mechanisms))


@cache
def parts() -> tuple[Part, ...]:
    """Return the parts of the step in their order."""
    tree = _parsed(ROOT / "sim" / "step.py")
    homes = {name: module for name, module in _imported(tree) if module.startswith(_WIRING)}
    step = next(
        node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "step"
    )
    order = dict.fromkeys(
        call.func.id for call in _calls(step)
        if isinstance(call.func, ast.Name) and call.func.id in homes
    )
    return tuple(_part(name, homes[name].removeprefix(_WIRING)) for name in order)


def homes() -> dict[str, str]:
    """Return the one mechanism where each parameter is shown; '' if it is used on the way."""
    found: dict[str, str] = {}
    for ways in ([part.used.handed for part in parts()], [part.used.through for part in parts()]):
        for way in ways:
            for mechanism, names in way.items():
                for name in names:
                    found.setdefault(name, mechanism)
    for part in parts():
        for name in part.used.other:
            found.setdefault(name, "")
    return found


def _part(name: str, module: str) -> Part:
    found = Used()
    for home, each in _reached(name, module):
        found.add(_functions(home)[each])
    return Part(name=name, says=_functions(module)[name].says, used=found)


def _reached(name: str, module: str) -> list[tuple[str, str]]:
    """Return a function and those that it calls in modules of the wiring, callers first."""
    waiting, reached = [(module, name)], list[tuple[str, str]]()
    while waiting:
        here = waiting.pop(0)
        if here not in reached:
            reached.append(here)
            waiting += _called(*here)
    return reached


def _called(module: str, name: str) -> Iterator[tuple[str, str]]:
    tree = _parsed(ROOT / "sim" / "wiring" / f"{module}.py")
    defined = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    beside = {
        alias for alias, home in _imported(tree)
        if f"{home}." == _WIRING and alias != _TOTALS
    }
    for call in _calls(defined[name]):
        match call.func:
            case ast.Name(id=known) if known in defined:
                yield module, known
            case ast.Attribute(value=ast.Name(id=owner), attr=known) if owner in beside:
                if known in _functions(owner):
                    yield owner, known


@cache
def _functions(module: str) -> Mapping[str, Used]:
    tree = _parsed(ROOT / "sim" / "wiring" / f"{module}.py")
    known = {
        name: f"{home.removeprefix(_MODEL)}.{name}"
        for name, home in _imported(tree) if home.startswith(_MODEL)
    }
    return {
        node.name: _used(node, known) for node in tree.body if isinstance(node, ast.FunctionDef)
    }


def _used(function: ast.FunctionDef, known: Mapping[str, str]) -> Used:
    found = Used(says=(ast.get_docstring(function) or "").partition("\n")[0])
    calls = {call: home for call in _calls(function) if (home := _home(call, known))}
    aliases = {
        target.id: _parameters(node.value)
        for node in _in_order(function) if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and not any(_home(call, known) for call in _calls(node))
    }
    for call, home in calls.items():
        found.mechanisms.append(home)
        found.handed.setdefault(home, []).extend(_parameters(call))
        found.through.setdefault(home, []).extend(
            name for node in _in_order(call) if isinstance(node, ast.Name)
            for name in aliases.get(node.id, ())
        )
    found.other = _parameters(function)
    return found


def _home(call: ast.Call, known: Mapping[str, str]) -> str:
    """Return the mechanism that a call belongs to, '' if to none."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return known.get(owner.id, "") if isinstance(owner, ast.Name) else ""


def _parameters(node: ast.AST) -> list[str]:
    """Return the parameters that a node names, and those that the totals it names add up."""
    found = list[str]()
    for each in _in_order(node):
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
            if each.value.id == "params":
                found.append(each.attr)
            elif each.value.id == _TOTALS:
                found += _added_up(each.attr)
    return found


@cache
def _added_up(total: str) -> tuple[str, ...]:
    tree = _parsed(ROOT / "sim" / "wiring" / f"{_TOTALS}.py")
    reached = _reached(total, _TOTALS)
    return tuple(
        name for node in tree.body
        if isinstance(node, ast.FunctionDef) and (_TOTALS, node.name) in reached
        for name in _parameters(node)
    )


def _calls(node: ast.AST) -> list[ast.Call]:
    return [each for each in _in_order(node) if isinstance(each, ast.Call)]


def _in_order(node: ast.AST) -> list[ast.expr | ast.stmt]:
    """Return the statements and expressions of a node in the order of the text."""
    placed = [each for each in ast.walk(node) if isinstance(each, ast.expr | ast.stmt)]
    return sorted(placed, key=lambda each: (each.lineno, each.col_offset))


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield alias.asname or alias.name, node.module


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
