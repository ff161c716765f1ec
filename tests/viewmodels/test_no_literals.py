"""No text meant for people stands in the code of windows, commands, reports and checks."""

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
PARTS = ("ui", "viewmodels", "cli", "report", "lab", "sim", "scenario")
"""Packages that say something to people; the model and its vocabulary compute alone."""
UNSAID = tuple(ROOT / place for place in (
    "ui/shots.py", "scenario/translations.py", "scenario/catalogue.py", "scenario/thresholds.py",
    "sim/straight", "sim/invariants.py", "sim/doubted_record.py",
    "lab/joint", "lab/pages", "lab/validation", "lab/bands.py", "lab/dictionary.py",
    "lab/ensemble.py", "lab/ensemble_criteria.py", "lab/fan_coverage.py", "lab/free_levers.py",
    "lab/free_levers_trials.py", "lab/free_levers_verdicts.py", "lab/identification.py",
    "lab/identification_pulls.py", "lab/identification_reach.py", "lab/product_shares.py",
))
"""What speaks to those who work on the program or its translations, makes the pages of its
documents, or must speak before any text can be read."""
MODULES = [path for part in PARTS for path in sorted((ROOT / part).rglob("*.py"))
           if not any(path.is_relative_to(place) for place in UNSAID)]
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
TOLD = tuple(ROOT / place for place in ("scenario/schema", "scenario/names.py"))
"""Here errors of Python too are for people: a check tells an author what they say."""
UNITS = frozenset(
    [variable.unit for variable in VARIABLES.values()]
    + [declared.unit for declared in quantities(Decisions).values()]
    + ["plan unit", "share of", "million quarters", "share of games"]
)
"""Names of units as data, which the catalogue turns into words."""
BEFORE_ANY_TEXT = re.compile(r"^((the installed )?pygame(-ce| is not pygame-ce)|no display)")
"""What is said in the terminal when no window can be opened."""
COLUMNS = frozenset({"dismissed turn", "lowest standing", "commitments kept",
                     "commitments broken", "under way"})
"""Columns of CSV that the laboratory writes, the same in every language."""
MARKUP = re.compile(r"""<[^>]*>?|[a-zA-Z-]+="[^"]*"?|^"[^"]*>""")
COMMAND = re.compile(r"gosplan-game [a-z-]+")
KEYS_OF_FILES = re.compile(r"^#? ?[a-z_]+ = .*$|^#? ?\[.*\]?$|^#? ?\w+ = .*$", re.MULTILINE)
"""Lines of TOML: keys and values of files that a command writes."""
WIDGET_NAME = re.compile(r"^[a-z]+ [a-z]+$")
SPOKEN_TO_PROGRAMMERS = frozenset({"warning", "debug", "info", "exception", "error"})


def _docstrings(tree: ast.AST) -> set[int]:
    """Return the ids of string nodes that document something, or name what a module exports."""
    found: set[int] = set()
    exported: set[object] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            exported |= {inner.value for inner in ast.walk(node.value)
                         if isinstance(inner, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in exported:
            found.add(id(node))
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        for item in body:
            if isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant):
                found.add(id(item.value))
    return found


def _excused(tree: ast.AST, errors: frozenset[str]) -> set[int]:
    """Return the ids of nodes inside errors and log lines addressed to programmers."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):  # names of types that are not yet defined
            found |= {id(inner) for inner in ast.walk(node.slice)}
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        logs = isinstance(node.func, ast.Attribute) and name in SPOKEN_TO_PROGRAMMERS
        if name in errors or logs or name in ("Path", "compile"):
            found |= {id(inner) for inner in ast.walk(node)}
        if name == "TypeVar":
            found |= {id(inner) for inner in node.args}
        given = node.args[:1]
        if name[:1].isupper():  # a widget, whose name stands among its arguments
            given = [*node.args, *(word.value for word in node.keywords if word.arg == "name")]
        found |= {id(one) for one in given
                  if isinstance(one, ast.Constant) and WIDGET_NAME.match(str(one.value))}
    return found


def literals(source: str, errors: frozenset[str] = ERRORS) -> Iterator[tuple[int, str]]:
    """Yield line and text of the string literals that people would read."""
    tree = ast.parse(source)
    skipped = _docstrings(tree) | _excused(tree, errors)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        text = node.value
        if id(node) in skipped or text in NAMES or text in UNITS or FONT_FILES.match(text):
            continue
        if BEFORE_ANY_TEXT.match(text) or text in COLUMNS:
            continue
        text = KEYS_OF_FILES.sub("", COMMAND.sub("", MARKUP.sub("", text)))
        if SENTENCE.search(text) or CAPITAL.match(text):
            yield node.lineno, text


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_words_for_people_in_the_code(module: Path) -> None:
    """Every word on a screen comes from the catalogue."""
    told = any(module.is_relative_to(place) for place in TOLD)
    found = list(literals(module.read_text(encoding="utf-8"), frozenset() if told else ERRORS))
    assert found == [], f"{module.name}: move these texts to the catalogue, assets/texts"


def test_the_search_finds_words() -> None:
    """The search sees sentences and button words, and leaves ids, keys and errors alone."""
    source = (
        '"""A module."""\nbutton = "Sign the plan"\nword = "Close"\nkey = "desk.title"\n'
        'raise ValueError("no such thing here")\nname = f"event.{x}.title"\n'
    )
    assert [text for _, text in literals(source)] == ["Sign the plan", "Close"]
    assert "no such thing here" in [text for _, text in literals(source, frozenset())]


def test_the_search_looks_through_markup_and_commands() -> None:
    """Words between tags and after the name of a command are found; both themselves are not."""
    source = ('a = \'<circle cx="4" r="2">\'\nb = "<p>two words</p>"\n'
              'c = "gosplan-game validate"\nd = "gosplan-game validate mends it all"\n'
              'e = "# start = here or there"\n')
    assert [text.strip() for _, text in literals(source)] == ["two words", "mends it all"]
