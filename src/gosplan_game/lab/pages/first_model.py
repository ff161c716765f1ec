"""The hindcast beside the first model's, block by block of the economy.

What the first model missed is a record in `docs/parts/hindcast-first.toml` and is not made
again; what the present one misses comes from the hindcast that the page shows.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import tomli

from gosplan_game.lab.hindcast import Hindcast
from gosplan_game.lab.pages import markdown
from gosplan_game.lab.pages.markdown import paragraph, table

FILE = markdown.PARTS / "hindcast-first.toml"
ALIKE = 0.5
"""Errors that differ by less, in percentage points, count as alike."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the economy, then and now."""

    name: str
    then: dict[str, float]
    """Median errors of the first model by series, percent."""
    now: dict[str, float]
    """Those of the present model, of the same series."""
    why: str
    """What holds the block back."""

    @property
    def better(self) -> bool:
        """Whether the mean of the medians is lower than it was."""
        return mean(self.now.values()) < mean(self.then.values())

    def worse(self) -> list[str]:
        """Return the series that fit worse by more than what counts as alike."""
        return [name for name, error in self.now.items() if error > self.then[name] + ALIKE]


def blocks(found: Hindcast, file: Path = FILE) -> list[Block]:
    """Return every block with the errors of the first model and of the present one."""
    medians = {fit.series: fit.median for fit in found.judged if math.isfinite(fit.median)}
    listed = []
    for row in tomli.loads(file.read_text(encoding="utf-8"))["block"]:
        then = {name: error for name, error in row["median"].items() if name in medians}
        now = {name: medians[name] for name in then}
        listed.append(Block(row["name"], then, now, row["why"]))
    return listed


def section(found: Hindcast) -> Iterator[str]:
    """Yield the section of docs/hindcast.md."""
    document = tomli.loads(FILE.read_text(encoding="utf-8"))
    yield "## Beside the first model"
    yield ""
    yield from paragraph(
        "Mean of the series' median errors, percent, in the model of the first whole game and",
        f"now, over the series that both were judged on. The first had {document['parameters']}",
        f"parameters not read in a source for {document['points']} points; numbers that stood in",
        f"its equations are parameters now. {document['note']}",
    )
    rows = [
        (
            each.name, f"{mean(each.then.values()):.1f}", f"{mean(each.now.values()):.1f}",
            "better" if each.better else "worse",
            ", ".join(f"`{name}` {each.then[name]:.1f} to {each.now[name]:.1f}"
                      for name in each.worse()),
            each.why if each.worse() or not each.better else "",
        )
        for each in blocks(found)
    ]  # fmt: skip
    yield from table(("block", "first", "now", "", "series that fit worse", "why"), rows)
