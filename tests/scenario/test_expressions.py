"""Expressions: what they may say, what they give, and what they refuse."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosplan_game.core.labels import Labels
from gosplan_game.core.variables import VARIABLES
from gosplan_game.scenario import ExpressionError, compile_expression
from gosplan_game.scenario.expression_terms import nine_digits
from gosplan_game.scenario.names import ScenarioNames

NAMES = ScenarioNames(
    Labels(("north", "south"), ("iron", "cloth")), VARIABLES, {"iron": "t", "cloth": "m"}
)


class Record:
    """Three runs of a few series, as a context."""

    turn = 9
    year = 1930
    season = 2

    def value(self, series_id: str, lag: int = 0) -> Any:
        """Return a value that falls by one a quarter back in time."""
        values = {
            "births": [10.0, 20.0, 30.0],
            "deaths@south": [1.0, 0.0, 3.0],
            "shortage.iron": [0.1, 0.2, 0.3],
            "grain_harvest~reported": [5.0, np.nan, 7.0],
        }
        return np.array(values[series_id]) - lag

    def annual(self, series_id: str, year: int) -> Any:
        """Return the year itself."""
        return np.full(3, float(year))

    def lever(self, item_id: str) -> Any:
        """Return one order for all runs."""
        return np.array([{"grain_quota": 12.0, "plan_target.iron": 3.0}[item_id]])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("births", [10, 20, 30]),
        ("-births + 2 * 3", [-4, -14, -24]),
        ("births ** 2 / 100", [1, 4, 9]),
        ("births > 10", [0, 1, 1]),
        ("10 <= births < 30", [1, 1, 0]),
        ("births == 10 or births != 20 and not births > 25", [1, 0, 0]),
        ("1 if births > 15 else deaths@south", [1, 1, 1]),
        ("deaths@south if shortage.iron < 0.15 else 0", [1, 0, 0]),
        ("grain_harvest~reported > 0", [1, 0, 1]),
        ("not grain_harvest~reported > 0", [0, 1, 0]),
        ("births / deaths@south > 5", [1, 0, 1]),
        ("births / deaths@south < 5", [0, 0, 0]),
        ("lag(births, 4)", [6, 16, 26]),
        ("total(births, 4)", [34, 74, 114]),
        ("average(births, 4)", [8.5, 18.5, 28.5]),
        ("annual(births, 1928)", [1928] * 3),
        ("annual(births, year - 1)", [1929] * 3),
        ("min(births, 15) + max(1, 2, 3) + abs(-1)", [14, 19, 19]),
        ("clip(births, 12, 25)", [12, 20, 25]),
        ("lever(plan_target.iron) * turn", [27]),
        ("season == 2 and year == 1930", [1]),
        ("1 < season <= 2 < turn", [1]),
        ("season != 2 or turn < 9 or year >= 1930.5 or 2 > season", [0]),
        ("season < births - 8 + turn - 9", [0, 1, 1]),
        ("True", [1]),
    ],
)
def test_values_of_all_runs(text: str, expected: list[float]) -> None:
    """Every operation works on all runs at once; what is not a number compares as false."""
    value = compile_expression(text, names=NAMES).evaluate(Record())
    np.testing.assert_allclose(np.broadcast_to(value, (len(expected),)), expected)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("", 1, "empty"),
        ("births >", 8, "invalid syntax"),
        ("births > brths", 10, "unknown series 'brths'; did you mean 'births'"),
        ("births@nort > 1", 1, "unknown region 'nort'; did you mean 'north'"),
        ("price_level@north > 1", 1, "not divided by 'north'"),
        ("shortage > 1", 1, "no total"),
        ("coal~true > 1", 1, "only 'reported'"),
        ("price_level~reported > 1", 1, "no reported twin"),
        ("lever(grain_qouta) > 1", 7, "did you mean 'grain_quota'"),
        ("lever(plan_target.irn) > 1", 7, "did you mean 'iron'"),
        ("grain_quota > 1", 1, r"write lever\(grain_quota\)"),
        ("1 + sesson", 5, "did you mean 'season'"),
        ("births > 1 and deaths", 16, "expected a condition"),
        ("(births > 1) + 1", 2, "found a condition"),
        ("births.real.x", 1, "two dots"),
        ("births[0]", 1, r"\[...\]"),
        ("lambda: 1", 1, "lambda"),
        ("(births := 3)", 2, ":="),
        ("births, deaths", 1, "a comma"),
        ("open(births)", 1, "no function 'open'"),
        ("maxx(1, 2)", 1, "did you mean max"),
        ("max(*births)", 1, "plain arguments"),
        ("abs(1, 2)", 1, "one number, found 2"),
        ("lag(births, 1.5)", 13, "whole|written number of quarters"),
        ("lag(births, -1)", 13, "written number of quarters"),
        ("total(births, 0)", 15, "from 1 to 80"),
        ("lag(births + 1, 2)", 5, "expected the id of a series"),
        ("annual(births, births)", 16, "expected a year"),
        ("2 ** 99", 6, "a power"),
        ("2 ** births", 6, "a power"),
        ("9 ** 9 ** 9", 11, "a power"),
        ("7 % 2", 1, "only \\+ - "),
        ("births is 3", 1, "compare"),
        ("~births > 1", 1, "no meaning|~ stands only"),
        ("'births' > 1", 1, "without quotation marks"),
        ("bìrths > 1", 2, "no meaning"),
        ("1e999 > births", 1, "too large"),
        ("1j > births", 1, "expected a number"),
        ("max > 1", 1, "is a function"),
        ("(" * 400 + "1" + ")" * 400, None, "complicated|nested"),
        ("1" + "+1" * 400, None, "complicated"),
        ("births" + " " * 1000, None, "at most 1000"),
    ],
)
def test_what_is_refused_and_where(text: str, column: int | None, message: str) -> None:
    """Anything beyond the whitelist is refused in words, at its character."""
    with pytest.raises(ExpressionError, match=message) as raised:
        compile_expression(text, names=NAMES)
    if column is not None:
        assert raised.value.column == column


def test_kind_can_be_demanded() -> None:
    """A condition must be one, and a rule must not."""
    with pytest.raises(ExpressionError, match="expected a condition"):
        compile_expression("births", kind="truth")
    with pytest.raises(ExpressionError, match="expected a number"):
        compile_expression("births > 1", kind="number")


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("births > deaths", []),
        ("births > grain_harvest", ["compares 'thousand' and 'Mt'"]),
        ("births + grain_harvest > 1", ["adds 'thousand' and 'Mt'"]),
        ("births / grain_harvest > 1", []),
        ("max(births, grain_harvest) > 3", ["joins 'thousand' and 'Mt'"]),
        ("(births if turn > 1 else gdp) > 3", ["chooses between 'thousand' and '1928=100'"]),
        ("gross_output.iron > lever(plan_target.iron)", []),
        ("gross_output.iron > gross_output.cloth", ["compares 't' and 'm'"]),
    ],
)
def test_different_units_are_doubted(text: str, doubts: list[str]) -> None:
    """Comparing or adding what has different units is remarked on, not refused."""
    assert [remark.text for remark in compile_expression(text, names=NAMES).remarks] == doubts


def test_what_an_expression_reads_is_listed() -> None:
    """Series and levers are known without evaluating."""
    compiled = compile_expression("lag(births, 2) > births + lever(grain_quota)", names=NAMES)
    assert compiled.series == ("births",)
    assert compiled.levers == ("grain_quota",)


def test_comparisons_round_to_nine_digits() -> None:
    """Last bits, in which processors differ, decide nothing; the tenth digit is a last bit."""
    assert compile_expression("0.1 + 0.2 == 0.3").evaluate(Record()) == 1
    assert compile_expression("1000000000.1 > 1000000000").evaluate(Record()) == 0
    assert compile_expression("1.00000001 > 1").evaluate(Record()) == 1
    np.testing.assert_allclose(
        nine_digits(np.array([0.0, -123456789.6, 1.23456789449e-20, np.inf, 1e300])),
        [0.0, -123456790.0, 1.23456789e-20, np.inf, 1e300],
        rtol=1e-15,
    )


WORDS = [
    "births", "deaths@south", "lag(", "lever(", "grain_quota", "year", "(", ")", " ", "+", "-",
    "**", "*", "/", "<", "==", ",", "1", "0", "8", ".", "~", "@", " if ", " else ", " and ",
    " not ", "[", "]", ":", "'", "lambda", "\n", "é",
]


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(WORDS), max_size=40).map("".join)
    | st.text(max_size=60)
)
def test_no_text_does_anything_but_compile_or_be_refused(text: str) -> None:
    """Whatever is written, there is an expression that evaluates, or a refusal in words."""
    refusal: ExpressionError | None = None
    try:
        compiled = compile_expression(text, names=NAMES)
    except ExpressionError as error:
        refusal = error
    if refusal is None:
        assert compiled.evaluate(SafeRecord()).dtype == np.float64
    else:
        assert refusal.text
        assert 1 <= refusal.column <= len(text) + 2


class SafeRecord(Record):
    """A record that knows every series."""

    def value(self, series_id: str, lag: int = 0) -> Any:
        """Return ones."""
        return np.ones(3)
