"""From a syntax tree to terms: only what the whitelist allows is rebuilt."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from difflib import get_close_matches
from functools import partial

import numpy as np

from gosplan_game.scenario.expression_parsing import column_of, describe, original, parse
from gosplan_game.scenario.expression_terms import (
    COMPARISONS,
    Comparison,
    Context,
    Evaluate,
    ExpressionError,
    Kind,
    Mask,
    Names,
    Remark,
    Term,
    Values,
    compared,
    divided,
    truth,
)
from gosplan_game.scenario.reasons import expression, problem

_DEEPEST = 30
_MOST_NODES = 300
_LARGEST_POWER = 8.0
_MOST_QUARTERS = 80


OPERATORS = "+ - * / **"
WORDS = " ".join(("and", "or", "not", "if", "else"))
FUNCTIONS = (
    "abs", "annual", "average", "clip", "lag", "lever", "max", "min", "total",
)
CLOCK = ("season", "turn", "year")
"""Names of the clock: the quarter of the year (1 to 4), the turn, the calendar year."""


_ARGUMENTS = {
    "abs": (1, 1), "annual": (2, 2), "average": (2, 2), "clip": (3, 3), "lag": (2, 2),
    "lever": (1, 1), "max": (2, 20), "min": (2, 20), "total": (2, 2),
}

class Compiler:
    """Rebuilds a parsed expression from the nodes that are allowed."""

    def __init__(self, text: str, names: Names | None) -> None:
        self._text = text
        self._names = names
        self._nodes = 0
        self.series: list[str] = []
        self.levers: list[str] = []
        self.remarks: list[Remark] = []

    def compile(self) -> Term:
        """Return the whole text as one term."""
        return self._term(parse(self._text), 0)

    def _refuse(self, node: ast.expr, text: str) -> ExpressionError:
        return ExpressionError(text, column_of(node, self._text))

    def _term(self, node: ast.expr, depth: int) -> Term:
        self._nodes += 1
        if depth > _DEEPEST or self._nodes > _MOST_NODES:
            raise self._refuse(node, expression("split"))
        match node:
            case ast.Constant():
                return self._constant(node)
            case ast.Name():
                return self._name(node)
            case ast.UnaryOp():
                return self._unary(node, depth)
            case ast.BinOp():
                return self._binary(node, depth)
            case ast.Compare():
                return self._compare(node, depth)
            case ast.BoolOp():
                return self._junction(node, depth)
            case ast.IfExp():
                return self._choice(node, depth)
            case ast.Call():
                return self._call(node, depth)
        raise self._refuse(
            node, expression("refused", what=describe(node), functions=", ".join(FUNCTIONS),
                             operators=OPERATORS, words=WORDS)
        )

    def _constant(self, node: ast.Constant) -> Term:
        value = node.value
        if isinstance(value, bool):
            known = np.asarray(value)
            return Term(lambda _context: known, "truth")
        if not isinstance(value, int | float):
            raise self._refuse(node, problem(
                "found", wanted=problem("wanted.number"), found=repr(value)))
        try:
            number = np.float64(value)
        except OverflowError:
            raise self._refuse(node, expression("large")) from None
        if not np.isfinite(number):
            raise self._refuse(node, expression("large"))
        constant = np.asarray(number)
        return Term(lambda _context: constant, whole=isinstance(value, int))

    def _name(self, node: ast.Name) -> Term:
        name = original(node.id)
        if name in CLOCK:
            return Term(lambda context: np.asarray(float(getattr(context, name))), whole=True)
        if name in FUNCTIONS and self._names is not None:
            raise self._refuse(node, expression("function", name=name))
        series = self._series(node)
        return Term(lambda context: context.value(series, 0), unit=self._unit(node, series))

    def _series(self, node: ast.expr) -> str:
        if not isinstance(node, ast.Name):
            raise self._refuse(node, expression("wanted.series"))
        name = original(node.id)
        self._unit(node, name)
        self.series.append(name)
        return name

    def _unit(self, node: ast.expr, series: str) -> str | None:
        if self._names is None:
            return None
        try:
            return self._names.series_unit(series) or None
        except ValueError as error:
            more = self._hint(series)
            told = expression("hinted", what=error.args[0], hint=more) if more else error.args[0]
            raise self._refuse(node, told) from None

    def _hint(self, name: str) -> str:
        """Return what else an unknown name may have meant."""
        near = get_close_matches(name, CLOCK, 1)
        if near:
            return problem("did_you_mean", near=repr(near[0]))
        try:
            assert self._names is not None
            self._names.lever_unit(name)
        except ValueError:
            return ""
        return expression("order_in_force", name=name)

    def _unary(self, node: ast.UnaryOp, depth: int) -> Term:
        inner = self._term(node.operand, depth + 1)
        value = inner.evaluate
        if isinstance(node.op, ast.Not):
            self._need(inner, "truth", node.operand)
            return Term(lambda context: ~truth(value(context)), "truth")
        self._need(inner, "number", node.operand)
        if isinstance(node.op, ast.USub):
            return Term(lambda context: -value(context), unit=inner.unit)
        if isinstance(node.op, ast.UAdd):
            return inner
        raise self._refuse(node, expression("tilde"))

    def _binary(self, node: ast.BinOp, depth: int) -> Term:
        left = self._number(node.left, depth)
        right = self._number(node.right, depth)
        one, two = left.evaluate, right.evaluate
        match node.op:
            case ast.Add():
                unit = self._same_unit(left, right, node, "adds")
                return Term(lambda context: one(context) + two(context), unit=unit)
            case ast.Sub():
                unit = self._same_unit(left, right, node, "subtracts")
                return Term(lambda context: one(context) - two(context), unit=unit)
            case ast.Mult():
                return Term(lambda context: one(context) * two(context))
            case ast.Div():
                return Term(lambda context: divided(one(context), two(context)))
            case ast.Pow():
                self._check_power(node.right)
                return Term(lambda context: np.power(one(context), two(context)))
        raise self._refuse(node, expression("operators", operators=OPERATORS))

    def _check_power(self, node: ast.expr) -> None:
        inner = node.operand if isinstance(node, ast.UnaryOp) else node
        value = inner.value if isinstance(inner, ast.Constant) else None
        if not isinstance(value, int | float) or abs(value) > _LARGEST_POWER:
            raise self._refuse(
                node, expression("power", most=f"{_LARGEST_POWER:g}")
            )

    def _compare(self, node: ast.Compare, depth: int) -> Term:
        parts = [self._number(part, depth) for part in (node.left, *node.comparators)]
        steps: list[tuple[Evaluate, Comparison, Evaluate]] = []
        for left, operator, right in zip(parts, node.ops, parts[1:], strict=False):
            comparison = COMPARISONS.get(type(operator))
            if comparison is None:
                raise self._refuse(node, expression("comparisons"))
            self._same_unit(left, right, node, "compares")
            if not (left.whole and right.whole):
                comparison = partial(compared, comparison)
            steps.append((left.evaluate, comparison, right.evaluate))

        def evaluate(context: Context) -> Values:
            found: Mask = np.asarray(True)
            for left, comparison, right in steps:
                found = found & comparison(left(context), right(context))
            return found

        return Term(evaluate, "truth")

    def _junction(self, node: ast.BoolOp, depth: int) -> Term:
        parts = [self._truth(part, depth).evaluate for part in node.values]
        all_of_them = isinstance(node.op, ast.And)
        joined = np.logical_and if all_of_them else np.logical_or

        def evaluate(context: Context) -> Values:
            found = truth(parts[0](context))
            for part in parts[1:]:
                if np.count_nonzero(found) == (0 if all_of_them else found.size):
                    break  # nothing that follows changes it in any run
                found = joined(found, truth(part(context)))
            return found

        return Term(evaluate, "truth")

    def _choice(self, node: ast.IfExp, depth: int) -> Term:
        test = self._truth(node.test, depth).evaluate
        yes = self._term(node.body, depth + 1)
        no = self._term(node.orelse, depth + 1)
        self._need(no, yes.kind, node.orelse)
        unit = self._same_unit(yes, no, node, "chooses")
        return Term(
            lambda context: np.where(
                truth(test(context)), yes.evaluate(context), no.evaluate(context)
            ),
            yes.kind,
            unit,
        )

    def _call(self, node: ast.Call, depth: int) -> Term:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name not in FUNCTIONS:
            shown = original(name)
            near = get_close_matches(shown, FUNCTIONS, 1)
            more = problem("did_you_mean", near=near[0]) if near else ""
            raise self._refuse(node, expression(
                "no_function", name=repr(shown), hint=more, functions=", ".join(FUNCTIONS)))
        if node.keywords or any(isinstance(part, ast.Starred) for part in node.args):
            raise self._refuse(node, expression("plain", name=name))
        least, most = _ARGUMENTS[name]
        if not least <= len(node.args) <= most:
            raise self._refuse(
                node, expression("takes", name=name, wanted=expression(f"takes_{name}"),
                                 found=len(node.args))
            )
        if name == "lever":
            return self._lever(node.args[0])
        if name == "annual":
            return self._annual(node.args)
        if name in ("lag", "total", "average"):
            return self._past(name, node.args)
        return self._arithmetic(name, node, depth)

    def _lever(self, node: ast.expr) -> Term:
        if not isinstance(node, ast.Name):
            raise self._refuse(node, expression("wanted.lever"))
        item = original(node.id)
        unit: str | None = None
        if self._names is not None:
            try:
                unit = self._names.lever_unit(item) or None
            except ValueError as error:
                raise self._refuse(node, error.args[0]) from None
        self.levers.append(item)
        return Term(lambda context: context.lever(item), unit=unit)

    def _past(self, name: str, arguments: Sequence[ast.expr]) -> Term:
        series = self._series(arguments[0])
        quarters = self._quarters(arguments[1], least=0 if name == "lag" else 1)
        unit = self._unit(arguments[0], series)
        if name == "lag":
            return Term(lambda context: context.value(series, quarters), unit=unit)
        share = 1.0 if name == "total" else 1.0 / quarters

        def evaluate(context: Context) -> Values:
            summed = context.value(series, 0)
            for ago in range(1, quarters):
                summed = summed + context.value(series, ago)
            return summed * share

        return Term(evaluate, unit=unit)

    def _quarters(self, node: ast.expr, *, least: int) -> int:
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, bool) or not isinstance(value, int) or not (
            least <= value <= _MOST_QUARTERS
        ):
            raise self._refuse(
                node, expression("wanted.quarters", least=least, most=_MOST_QUARTERS)
            )
        return value

    def _annual(self, arguments: Sequence[ast.expr]) -> Term:
        series = self._series(arguments[0])
        relative, years = self._year(arguments[1])
        unit = self._unit(arguments[0], series)
        return Term(
            lambda context: context.annual(series, years + (context.year if relative else 0)),
            unit=unit,
        )

    def _year(self, node: ast.expr) -> tuple[bool, int]:
        match node:
            case ast.Constant(value=int(year)) if not isinstance(year, bool) and year <= 9999:
                return False, year
            case ast.Name(id="year"):
                return True, 0
            case ast.BinOp(
                left=ast.Name(id="year"),
                op=(ast.Add() | ast.Sub()) as sign,
                right=ast.Constant(value=int(by)),
            ) if by <= 100:
                return True, by if isinstance(sign, ast.Add) else -by
        raise self._refuse(node, expression("wanted.year"))

    def _arithmetic(self, name: str, node: ast.Call, depth: int) -> Term:
        parts = [self._number(part, depth) for part in node.args]
        unit = parts[0].unit
        for part in parts[1:]:
            unit = self._same_unit(Term(part.evaluate, unit=unit), part, node, "joins")
        values = [part.evaluate for part in parts]
        if name == "abs":
            return Term(lambda context: np.abs(values[0](context)), unit=unit)
        if name == "clip":
            value, lower, upper = values
            return Term(
                lambda context: np.minimum(
                    np.maximum(value(context), lower(context)), upper(context)
                ),
                unit=unit,
            )
        joined = np.minimum if name == "min" else np.maximum

        def evaluate(context: Context) -> Values:
            found = values[0](context)
            for value in values[1:]:
                found = joined(found, value(context))
            return found

        return Term(evaluate, unit=unit)

    def _number(self, node: ast.expr, depth: int) -> Term:
        return self._need(self._term(node, depth + 1), "number", node)

    def _truth(self, node: ast.expr, depth: int) -> Term:
        return self._need(self._term(node, depth + 1), "truth", node)

    def _need(self, term: Term, kind: Kind, node: ast.expr) -> Term:
        if term.kind != kind:
            raise self._refuse(
                node,
                expression("wanted.truth_here" if kind == "truth" else "wanted.number_here"),
            )
        return term

    def _same_unit(self, left: Term, right: Term, node: ast.expr, verb: str) -> str | None:
        if left.unit is not None and right.unit is not None and left.unit != right.unit:
            self.remarks.append(
                Remark(expression(f"mixed.{verb}", left=repr(left.unit), right=repr(right.unit)),
                       column_of(node, self._text))
            )
            return None
        return left.unit if left.unit is not None else right.unit
