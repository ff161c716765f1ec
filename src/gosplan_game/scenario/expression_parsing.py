"""From the text of an expression to a syntax tree, with ids kept whole.

Ids hold '.', '@' and '~', which Python reads as operators. They are replaced, one
character for one, by letters that no id may contain, so that places stay right.
"""

from __future__ import annotations

import ast
import re
import warnings

from gosplan_game.scenario.expression_terms import ExpressionError

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


def parse(text: str) -> ast.expr:
    """Return the syntax tree; ExpressionError if it is none, too long, or has other signs."""
    if not text.strip():
        raise ExpressionError("the expression is empty", 1)
    if len(text) > LONGEST:
        raise ExpressionError(
            f"{len(text)} characters; an expression has at most {LONGEST}", LONGEST
        )
    for number, character in enumerate(text):
        if not (" " <= character <= "}" or character in "~\t\n"):
            raise ExpressionError(
                f"the character {character!r} has no meaning here", number + 1
            )
        if character in "'\"":
            raise ExpressionError("ids stand without quotation marks", number + 1)
    ready = prepared(text).replace("\n", " ").replace("\t", " ")
    leading = len(ready) - len(ready.lstrip())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python's advice on "1and 2" is no help here
            return ast.parse(ready.strip(), mode="eval").body
    except SyntaxError as error:
        column = error.offset + leading if error.offset else len(text.rstrip())
        message = original(error.msg)
        raise ExpressionError(f"not an expression: {message}", column) from None
    except (ValueError, MemoryError, RecursionError):
        raise ExpressionError("the expression is too complicated", 1) from None


def describe(node: ast.expr) -> str:
    """Return what a node is called where it is refused."""
    return {
        "Attribute": "an id with two dots",
        "Subscript": "[...]",
        "Lambda": "lambda",
        "List": "a list",
        "Tuple": "a comma",
        "Dict": "{...}",
        "Set": "{...}",
        "NamedExpr": ":=",
    }.get(type(node).__name__, type(node).__name__)
