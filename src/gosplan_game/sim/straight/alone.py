"""Straight lines of a game that is played alone: what is one number a run is a plain number.

Half of a quarter's operations are on national numbers, one a run. In a single game, which is
carried as two equal columns, each is a number of Python: such an operation takes a tenth of the
time that numpy takes to begin one. The arithmetic is that of the processor in both, so the
results are equal to the last bit; powers and logarithms stay with numpy, and sums but those of
few rows. No line but the last calls a function written in Python: the locals of these lines
fill more than half of what Python keeps for them, and each such call may ask the system for
more memory and give it back.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.sim.straight.even import AS_ARRAY, even_out
from gosplan_game.sim.straight.lines import Lines
from gosplan_game.sim.straight.memory import IN_PLACE
from gosplan_game.sim.straight.traced import COLUMNS, Trace

OPERATORS = {
    "add({}, {})": "{} + {}",
    "subtract({}, {})": "{} - {}",
    "multiply({}, {})": "{} * {}",
    "divide({}, {})": "{} / {}",
    "negative({})": "-{}",
    "maximum({}, {})": "{0} if {0} > {1} else {1}",
    "minimum({}, {})": "{0} if {0} < {1} else {1}",
    "greater({}, {})": "{} > {}",
    "greater_equal({}, {})": "{} >= {}",
    "less({}, {})": "{} < {}",
    "less_equal({}, {})": "{} <= {}",
    "bitwise_and({}, {})": "{} & {}",
    "np_where({}, {}, {})": "{1} if {0} else {2}",
    "np_zeros_like({})": "0.0",
    "np_ones_like({})": "1.0",
    "exp({})": "float(exp({}))",
    "log({})": "float(log({}))",
    "power({}, {})": "float(power({}, {}))",
    "sqrt({})": "square_root({})",
    "square({})": "{0} * {0}",
    "np_full_like({}, {})": "{1}",
}
"""Operations of numpy on numbers, and the same of Python."""


FEW_PARTS = 36
"""Numbers up to which Python adds them up sooner than numpy does."""

TOTALS = ("add_reduce({}, {})", "add_reduce({}, (0, 1))")
"""Sums that may be of all that an array holds for a run."""


class Alone(Lines):
    """A function written out for a single game in two equal columns."""

    def __init__(self, trace: Trace, roots: Sequence[str], result: Any) -> None:
        """Write out a function that was traced on arrays of `COLUMNS` runs."""
        self._rows: dict[str, int] = {}
        trace.names.update(array=np.array, pairs=_pairs, columns=_columns, square_root=math.sqrt)
        super().__init__(trace, roots, result)

    IN_PLACE: ClassVar[Mapping[str, str]] = {
        each: there for each, there in IN_PLACE.items() if "out=" not in there
    }

    IN_PARTS = False

    def adapt(self, needed: Sequence[str]) -> None:
        """Bring operands to the shape of results: beginning an operation is what takes time."""
        even_out(self.trace, frozenset(needed), self.number, columns=2)

    def number(self, name: str) -> bool:
        """Whether a name stands for one number a run."""
        statement = self.trace.statements.get(name)
        return statement is not None and statement.shape == (COLUMNS,)

    def owned(self, name: str) -> bool:
        """Whether a result is an array that another can be put into."""
        return not self.number(name) and super().owned(name)

    def line(self, name: str, places: Mapping[str, str], target: str | None) -> str:
        """Return an operation on plain numbers where it can be one, else one of numpy."""
        statement = self.trace.statements[name]
        operands = statement.operands
        plain = [each not in self.trace.statements or self.number(each) for each in operands]
        simple = statement.pattern in OPERATORS
        stand = {each: places.get(each, each) for each in operands}
        if simple and self.number(name) and all(plain):
            return OPERATORS[statement.pattern].format(*(stand[each] for each in operands))
        if statement.pattern in TOTALS and (count := self._parts(name)):
            parts = [f"part{place}" for place in range(count)]
            flat = "[:, 0]" if operands[1:] else ".ravel()[::2]"
            self.ahead.append(f"{', '.join(parts)} = {stand[operands[0]]}{flat}.tolist()")
            return " + ".join(parts)
        if statement.pattern != AS_ARRAY:
            stand = {each: self._paired(each, place) for each, place in stand.items()}
        text = self.arithmetic(name, stand, target)
        return f"({text}).item(0)" if self.number(name) else text

    def _parts(self, name: str) -> int:
        """Return how many real numbers a sum adds up for a run; 0 where numpy had better do it."""
        array, *axis = self.trace.statements[name].operands
        added = self.trace.statements.get(array)
        if not self.number(name) or axis not in ([], ["0"]) or added is None or not added.full:
            return 0
        count = math.prod(added.shape[:-1])
        return count if 1 < count <= FEW_PARTS else 0

    def _paired(self, name: str, place: str) -> str:
        """Return an operand that is a number as two equal columns, others as they stand."""
        if not self.number(name):
            return place
        if not self.trace.statements[name].early:
            return f"array(({place}, {place}))"
        self.also_kept[f"{name}__"] = f"columns({name})"
        return f"{name}__"

    def as_kept(self, name: str) -> str:
        """Return a prepared number as a plain one, and other arrays in two columns."""
        shape = self.trace.statements[name].shape
        if self.number(name):
            return f"{name}.item(0)"
        return f"columns({name})" if shape and shape[-1] == COLUMNS else name

    def as_result(self, name: str) -> str:
        """Return where a number stands in the columns that are made of all of them at once."""
        if not self.number(name):
            return name
        return f"rows[{self._rows.setdefault(name, len(self._rows))}]"

    def last_lines(self) -> Sequence[str]:
        """Return the line that makes columns of the numbers in the result."""
        if not self._rows:
            return ()
        return (f"    rows = pairs(({''.join(f'{name}, ' for name in self._rows)}))",)


def _pairs(numbers: Sequence[float]) -> list[Array]:
    """Return numbers as rows of two equal columns.

    Numpy is asked to look at them: what became infinite has to raise as it would in an array.
    """
    row = np.array(numbers)
    row -= row - row
    return list(row.repeat(2).reshape(-1, 2))


def _columns(array: Array) -> Array:
    return array.repeat(2, -1) if array.shape[-1] == 1 else array
