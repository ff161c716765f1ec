"""What the builders of a scenario's arrays share: sizes, and what to do without a value."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gosplan_game.core.quantities import Array, Quantity
from gosplan_game.scenario.arrays import Filler
from gosplan_game.scenario.compiled import AFTER_END
from gosplan_game.scenario.findings import Findings
from gosplan_game.scenario.names import ScenarioNames
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.reasons import problem, thing
from gosplan_game.scenario.schema import ScenarioDefinition


class TableBuilder:
    """Builds arrays of one definition and notes what does not fit."""

    def __init__(
        self, definition: ScenarioDefinition, names: ScenarioNames, findings: Findings
    ) -> None:
        """Build in the order of the names' labels, for the whole period."""
        self.definition = definition
        self.names = names
        self.findings = findings
        self.filler = Filler(names.labels, findings)
        self.turns = definition.end - definition.start + 1 + AFTER_END

    def nothing(self, declared: Quantity, value: float = np.nan) -> Array:
        """Return an array of the quantity's axes filled with one value."""
        return np.full(self.names.labels.shape(declared.axes), value, dtype=np.float64)

    def _is_empty(self, declared: Quantity) -> bool:
        return 0 in self.names.labels.shape(declared.axes)

    def absent(self, declared: Quantity, path: KeyPath, what: str) -> Array:
        """Return the default of a quantity that the scenario leaves out, or note its lack."""
        if declared.name in self.findings.doubtful:
            return self.nothing(declared)  # it is there, and its fault was noted
        if declared.default is not None or self._is_empty(declared):
            return self.nothing(declared, declared.default or 0.0)
        axes = problem("missing_by", axes=_both(declared.axes)) if declared.axes else ""
        self.findings.error(
            path, problem("missing", kind=thing(what), name=repr(declared.name),
                          meaning=declared.meaning, size=declared.unit, axes=axes), at_key=True,
        )
        return self.nothing(declared)


def _both(axes: Sequence[str]) -> str:
    """Return the names of axes as a sentence lists them."""
    said = thing(axes[0])
    for axis in axes[1:]:
        said = problem("both", first=said, second=thing(axis))
    return said
