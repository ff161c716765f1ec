"""From the text of an expression to a syntax tree, with ids kept whole.

Ids hold '.', '@' and '~', which Python reads as operators. They are replaced, one
character for one, by letters that no id may contain, so that places stay right.
"""

from __future__ import annotations

import ast
import re
import warnings

from gosplan_game.scenario.expression_terms import ExpressionError
from gosplan_game.scenario.reasons import expression, foreign, problem

LONGEST = 1000
"""Most characters of an expression."""

_ID = re.compile(
    r"(?<![\w.])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?(?:@[A-Za-z_]\w*)?(?:~[A-Za-z_]\w*)?", re.ASCII
)
_TO_LETTERS = str.maketrans(".@~", "\u01c0\u01c1\u01c2")
_FROM_LETTERS = str.maketrans("\u01c0\u01c1\u01c2", ".@~")


def prepared(text: str) -> str:
    """Return the text with ids that Python reads as names."""
    return _ID.sub(lambda found: found.group().translate(_TO_LETTERS), text)


def original(name: str) -> str:
    """Return an id as it was written."""
    return name.translate(_FROM_LETTERS)


def column_of(node: ast.expr, text: str) -> int:
    """Return the column, from 1, at which a node of the text's tree begins."""
    leading = len(text) - len(text.lstrip())
    # ast counts bytes; the letters standing for . @ ~ take two bytes each
    before = prepared(text).lstrip().encode()[: node.col_offset].decode(errors="ignore")
    return leading + len(before) + 1


_ADVICE = (
    (re.compile(r"(?<![<>=!])=(?!=)"), "compare"),
    (re.compile(r"\d\s*(%|[A-Za-z]+\s*$)"), "unit"),
)
"""What is advised where a text that is no expression has such signs in it."""


def _advice(text: str) -> str:
    """Return what may have been meant by a text that is no expression."""
    return next((expression(key) for pattern, key in _ADVICE if pattern.search(text)), "")


def parse(text: str) -> ast.expr:
    """Return the syntax tree; ExpressionError if it is none, too long, or has other signs."""
    if not text.strip():
        raise ExpressionError(expression("empty"), 1)
    if len(text) > LONGEST:
        raise ExpressionError(
            expression("long", count=len(text), most=LONGEST), LONGEST
        )
    for number, character in enumerate(text):
        if not (" " <= character <= "}" or character in "~\t\n"):
            raise ExpressionError(
                expression("character", character=repr(character)), number + 1
            )
        if character in "'\"":
            raise ExpressionError(expression("quotes"), number + 1)
    ready = prepared(text).replace("\n", " ").replace("\t", " ")
    leading = len(ready) - len(ready.lstrip())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python's advice on "1and 2" is no help here
            return ast.parse(ready.strip(), mode="eval").body
    except SyntaxError as error:
        column = error.offset + leading if error.offset else len(text.rstrip())
        said = foreign(original(error.msg))
        raise ExpressionError(
            expression("not_one", what=said, hint=_advice(text)), column) from None
    except (ValueError, MemoryError, RecursionError):
        raise ExpressionError(expression("complicated"), 1) from None


def describe(node: ast.expr) -> str:
    """Return what a node is called where it is refused."""
    match node:
        case ast.Attribute():
            return expression("an_attribute")
        case ast.List():
            return problem("a_list")
        case ast.Tuple():
            return expression("a_comma")
        case ast.Subscript():
            return "[...]"
        case ast.Dict() | ast.Set():
            return "{...}"
        case ast.NamedExpr():
            return ":="
        case ast.Lambda():
            return "lambda"
    return type(node).__name__
