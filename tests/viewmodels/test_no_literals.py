"""No text meant for people stands in the code of windows and view models."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import gosplan_game
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import quantities
from gosplan_game.core.variables import VARIABLES

ROOT = Path(gosplan_game.__file__).parent
TERMINAL = ROOT / "ui" / "shots.py"
"""A command: it speaks to the terminal, as the command line does."""
MODULES = sorted({*(ROOT / "ui").rglob("*.py"), *(ROOT / "viewmodels").rglob("*.py")} - {TERMINAL})
SENTENCE = re.compile(r"[^\W\d_]{2,}[,;:.!?]? +[^\W\d_]{2,}")
"""Two words of two letters or more with a blank between them."""
CAPITAL = re.compile(r"^[A-Z\u0410-\u042f][a-z\u0430-\u044f]{2,}[.!?:]?$")
"""A capitalised word standing alone, as on a button."""
NAMES = frozenset({"Ctrl", "Esc", "Enter", "Tab", "Space", "Shift", "Alt", "Home", "End"})
"""Names on keycaps, which are the same in every language."""
FONT_FILES = re.compile(r"^(Oswald|PTSans|PT Sans|PTSansNarrow|PT Sans Narrow)[-A-Za-z ]*(\.ttf)?$")
ERRORS = frozenset({"ValueError", "TypeError", "KeyError", "RuntimeError", "LookupError",
                    "AttributeError", "NotImplementedError", "AssertionError"})
"""Errors addressed to programmers; GosplanError and its kin are for people."""
UNITS = frozenset(
    [variable.unit for variable in VARIABLES.values()]
    + [declared.unit for declared in quantities(Decisions).values()]
    + ["plan unit", "share of"]
)
"""Names of units as data, which the catalogue turns into words."""
BEFORE_ANY_TEXT = re.compile(r"^((the installed )?pygame(-ce| is not pygame-ce)|no display)")
"""What is said in the terminal when no window can be opened."""
WIDGET_NAME = re.compile(r"^[a-z]+ [a-z]+$")
SPOKEN_TO_PROGRAMMERS = frozenset({"warning", "debug", "info", "exception", "error"})


def _docstrings(tree: ast.AST) -> set[int]:
    """Return the ids of string nodes that document something."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            found |= {id(inner) for inner in ast.walk(node.value)}
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        for item in body:
            if isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant):
                found.add(id(item.value))
    return found


def _excused(tree: ast.AST) -> set[int]:
    """Return the ids of nodes inside errors and log lines addressed to programmers."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        logs = isinstance(node.func, ast.Attribute) and name in SPOKEN_TO_PROGRAMMERS
        if name in ERRORS or logs or name == "Path":
            found |= {id(inner) for inner in ast.walk(node)}
        if name == "TypeVar":
            found |= {id(inner) for inner in node.args}
        given = node.args[:1]
        if name[:1].isupper():  # a widget, whose name stands among its arguments
            given = [*node.args, *(word.value for word in node.keywords if word.arg == "name")]
        found |= {id(one) for one in given
                  if isinstance(one, ast.Constant) and WIDGET_NAME.match(str(one.value))}
    return found


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of the string literals that people would read."""
    tree = ast.parse(source)
    skipped = _docstrings(tree) | _excused(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        text = node.value
        if id(node) in skipped or text in NAMES or text in UNITS or FONT_FILES.match(text):
            continue
        if BEFORE_ANY_TEXT.match(text):
            continue
        if SENTENCE.search(text) or CAPITAL.match(text):
            yield node.lineno, text


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_words_for_people_in_the_code(module: Path) -> None:
    """Every word on a screen comes from the catalogue."""
    found = list(literals(module.read_text(encoding="utf-8")))
    assert found == [], f"{module.name}: move these texts to assets/texts/en.toml"


def test_the_search_finds_words() -> None:
    """The search sees sentences and button words, and leaves ids, keys and errors alone."""
    source = (
        '"""A module."""\nbutton = "Sign the plan"\nword = "Close"\nkey = "desk.title"\n'
        'raise ValueError("no such thing here")\nname = f"event.{x}.title"\n'
    )
    assert [text for _, text in literals(source)] == ["Sign the plan", "Close"]
