"""The data dictionary."""

from gosplan_game.core.variables import VARIABLES
from gosplan_game.lab.dictionary import TARGET, render


def test_page_is_current():
    """docs/variables.md says what the code declares."""
    assert TARGET.read_text(encoding="utf-8") == render(), (
        "docs/variables.md is stale: python -m gosplan_game.lab.dictionary"
    )


def test_every_indicator_has_a_row():
    """Each indicator of the catalogue stands in the page once, with its unit."""
    rows = [line for line in render().splitlines() if line.startswith("| `")]
    for variable in VARIABLES.values():
        found = [row for row in rows if row.startswith(f"| `{variable.id}`")]
        assert any(f"| {variable.unit} |" in row for row in found), variable.id
