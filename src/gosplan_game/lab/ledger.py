"""The folder of a balance: one table of games per policy, kept as they are played.

A table only grows, by whole games, so that stopping at any moment keeps what is
done; the same command reads how far it came and goes on.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import Array
from gosplan_game.scenario.reasons import reason

_SETTINGS = "balance.json"


class Ledger:
    """Outcomes of games by policy, on disk."""

    def __init__(self, folder: Path, settings: Mapping[str, Any]) -> None:
        """Open or create a folder.

        Args:
            folder: Where the tables lie.
            settings: What all games of the folder share: scenario, seed, office.

        Raises:
            GosplanError: the folder holds games of other settings.
        """
        self._folder = folder
        file = folder / _SETTINGS
        if file.exists():
            found = _settings(file)
            different = sorted(key for key in settings if found.get(key) != settings[key])
            if different:
                raise GosplanError(reason(
                    "lab.other_games", folder=folder, names=", ".join(different)))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(dict(settings), indent=2) + "\n", encoding="utf-8")

    def done(self, policy: str) -> int:
        """Return how many games of a policy are kept; a half-written line is dropped."""
        file = self._file(policy)
        if not file.exists():
            return 0
        text = file.read_text(encoding="utf-8")
        whole = text[: text.rfind("\n") + 1]
        if whole != text:
            file.write_text(whole, encoding="utf-8")
        return max(0, whole.count("\n") - 1)

    def add(self, policy: str, outcomes: Mapping[str, Array]) -> None:
        """Add games, given as outcomes (run,) by name."""
        file = self._file(policy)
        lines = io.StringIO()
        writer = csv.writer(lines, lineterminator="\n")
        if not self.done(policy):
            file.unlink(missing_ok=True)
            writer.writerow(outcomes)
        for row in zip(*(values.tolist() for values in outcomes.values()), strict=True):
            writer.writerow(map(repr, row))
        with file.open("a", encoding="utf-8", newline="") as stream:
            stream.write(lines.getvalue())

    def _file(self, policy: str) -> Path:
        return self._folder / f"{policy}.csv"


def read_ledger(folder: Path) -> dict[str, dict[str, Array]]:
    """Return the outcomes (run,) of a folder by policy and name.

    Raises:
        GosplanError: the folder is not one of a balance.
    """
    if not (folder / _SETTINGS).exists():
        raise GosplanError(reason("lab.no_games", folder=folder))
    tables = {}
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            names, *rows = csv.reader(stream)
        if rows:
            columns = np.array(rows, dtype=np.float64).T
            tables[file.stem] = dict(zip(names, columns, strict=True))
    return tables


def _settings(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        found = None
    if not isinstance(found, dict):
        raise GosplanError(reason("lab.damaged", file=file, folder=file.parent))
    return found
