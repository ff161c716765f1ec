"""What stands behind a free bound: a finding, a cost paid elsewhere, or a gap of the model.

Written by hand in docs/parts/free-levers.toml, with who says so, and printed by
`gosplan_game.lab.free_levers` beside what was computed. A bound that turns free without
a verdict stands as *not yet judged*; a verdict on bounds that are not free now is listed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from pydantic import BaseModel, ConfigDict, Field

from gosplan_game.lab.pages.markdown import PARTS

SOURCE = PARTS / "free-levers.toml"

KINDS = {
    "finding": "a finding of historians",
    "paid": "paid where this test does not look",
    "gap": "a gap of the model",
}
UNJUDGED = "not yet judged"

Bound = tuple[str, str]
"""An item and ``lowest`` or ``highest``."""


class Verdict(BaseModel):
    """Why some bounds are free."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    levers: tuple[str, ...] = Field(min_length=1)
    """Items; ``*`` stands for any branch, region or site."""
    bound: str = Field(pattern="^(lowest|highest)$")
    kind: str = Field(pattern=f"^({'|'.join(KINDS)})$")
    why: str = Field(min_length=20)
    source: str = Field(min_length=5)

    def of(self, item: str, bound: str) -> bool:
        """Tell whether the verdict speaks of a bound."""
        return bound == self.bound and any(fnmatchcase(item, each) for each in self.levers)


def verdicts() -> tuple[Verdict, ...]:
    """Return the verdicts as written.

    Raises:
        pydantic.ValidationError: A key is missing, unknown or out of its words.
    """
    read = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return tuple(Verdict.model_validate(each) for each in read["verdict"])


def verdict_on(item: str, bound: str, written: Sequence[Verdict]) -> Verdict | None:
    """Return the verdict on a bound, None where nobody has judged it."""
    return next((each for each in written if each.of(item, bound)), None)


def kind_of(item: str, bound: str, written: Sequence[Verdict]) -> str:
    """Return in a word what stands behind a bound."""
    found = verdict_on(item, bound, written)
    return UNJUDGED if found is None else found.kind


def no_longer(free: Iterable[Bound], written: Sequence[Verdict]) -> list[Bound]:
    """Return what verdicts name and is not free: items, or patterns that no free bound fits."""
    bounds = list(free)
    return [
        (pattern, each.bound)
        for each in written
        for pattern in each.levers
        if not any(bound == each.bound and fnmatchcase(item, pattern) for item, bound in bounds)
    ]
