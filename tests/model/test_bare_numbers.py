"""Numbers that mean something to the economy stand in the scenario, not in its equations."""

import ast
from pathlib import Path

import pytest

import gosplan_game

SOURCE = Path(gosplan_game.__file__).parent
NEUTRAL = {0, 1, 2, 4, 1000, 4000}
"""Nothing, one, halves and squares, quarters of a year, thousands, thousands a year."""

SMALL = 1e-3
"""Guards against division by nothing are no larger."""

BOUNDS = {"clipped", "minimum", "maximum"}
"""A bound keeps a ratio in the domain for which its equation was written."""

REMAINING: dict[str, int] = {}
"""Numbers that wait to become parameters, by module: none does, and none may."""


def bare(path: Path) -> int:
    """Count numbers in functions that are neither neutral, guards, bounds nor indices."""
    tree = ast.parse(path.read_text())
    spared = {
        id(part)
        for node in ast.walk(tree)
        for inner in (
            [node.slice] if isinstance(node, ast.Subscript)
            else node.args if isinstance(node, ast.Call) and _name(node.func) in BOUNDS
            else []
        )
        for part in ([inner.operand] if isinstance(inner, ast.UnaryOp) else [inner])
    }  # fmt: skip
    return sum(
        isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and node.value not in NEUTRAL
        and abs(node.value) > SMALL
        and id(node) not in spared
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
    )


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _modules() -> list[Path]:
    return sorted([*SOURCE.glob("model/**/*.py"), *SOURCE.glob("sim/wiring/*.py")])


@pytest.mark.parametrize("path", _modules(), ids=lambda path: path.stem)
def test_no_number_comes_back_into_an_equation(path):
    """A module has exactly the numbers that are listed, so that the list cannot outlive them."""
    assert bare(path) == REMAINING.get(path.relative_to(SOURCE).as_posix(), 0)


def test_the_counter_finds_a_number(tmp_path):
    """A coefficient counts; a bound, an index, a quarter and a guard do not."""
    module = tmp_path / "module.py"
    module.write_text("def f(x):\n    return 0.45 * clipped(x[3], -0.6, 0.7) / 4 + 1e-9\n")
    assert bare(module) == 1
