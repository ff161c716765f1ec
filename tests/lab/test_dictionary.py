"""The data dictionary."""

from gosplan_game.core.variables import VARIABLES
from gosplan_game.lab.dictionary import render


def test_every_indicator_has_a_row():
    """Each indicator of the catalogue stands in the page once, with its unit."""
    rows = [line for line in render().splitlines() if line.startswith("| `")]
    for variable in VARIABLES.values():
        found = [row for row in rows if row.startswith(f"| `{variable.id}`")]
        assert any(f"| {variable.unit} |" in row for row in found), variable.id
