"""Five-year plans: drafted, signed, raised, and declared fulfilled.

The office signs one of the drafts, as printed or with figures of its own; what lies below
the line's draft costs standing. From then on yearly targets are measured by a path that
grows evenly from the last reported year to the plan's figures. Targets below it cost
standing every year. The line may raise the figures or shorten the time. At the deadline
fulfilment is declared as it was: reported output over planned, added up in roubles of
1926/27, so that machines make up for cloth.

Source: ours for the sizes; the counting in value is Davies, vol. 4 and Nove on the
fulfilment of the first plan (93.7 % was declared).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.quantities import Array
from gosplan_game.sim.context import Context
from gosplan_game.sim.expressions import condition_mask, expression

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario
    from gosplan_game.scenario.schema import FiveYearPlan, Raise

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]

QUARTERS = 4
"""Quarters that a yearly target covers; at the review they lie behind."""
FAR = 0.25
"""Mean shortfall of yearly targets below the path at which the whole cost falls due."""
BOLDEST, MEEKEST = 3.0, -10.0
"""Most and least standing that signing moves, before patience."""
AS_PRINTED = (0.75, 1.33)
"""Reported base over the published one between which drafts are as printed."""
EXPECTED, SPREAD, DECLARED = 0.9, 0.15, 6.0
"""Declared fulfilment that moves no standing, distance that moves all, and how much."""
EDITED = (0.6, 1.5)
"""Lowest and highest figure that can be signed, against the lowest and highest draft."""


class Stage(IntEnum):
    """How far a plan has come."""

    AHEAD = 0
    DRAFTED = 1
    SIGNED = 2
    OVER = 3


STAGES = {
    Stage.AHEAD: "ahead",
    Stage.DRAFTED: "drafted",
    Stage.SIGNED: "signed",
    Stage.OVER: "over",
}


@dataclass(frozen=True, slots=True)
class _Turns:
    """A plan's quarters as turns."""

    sign: int
    start: int
    deadline: int


class PlanBook:
    """The five-year plans of some runs; arrays by branch are (branch, run)."""

    def __init__(self, scenario: Scenario, *, runs: int) -> None:
        """Begin with all ahead."""
        self.plans: tuple[FiveYearPlan, ...] = scenario.definition.five_year_plans
        self._branches = scenario.labels.branches
        self._series = tuple(each.series for each in scenario.definition.branches)
        self._start = scenario.quarter(0)
        self._runs = runs
        self.turns = tuple(
            _Turns(each.sign - self._start, each.start - self._start, each.deadline - self._start)
            for each in self.plans
        )
        shape = (len(self.plans), len(self._branches), runs)
        self.stage: npt.NDArray[np.int8] = np.zeros((len(self.plans), runs), dtype=np.int8)
        self.variant: Places = np.full((len(self.plans), runs), -1, dtype=np.int64)
        self.targets: Array = np.full(shape, np.nan)
        """Figures of the last year as signed and raised; nan where a plan has none."""
        self.base: Array = np.full(shape, np.nan)
        """Reported output of the year before signing."""
        self.fulfilment: Array = np.full((len(self.plans), runs), np.nan)
        """Declared at the deadline."""
        self.deadline: Places = np.array([each.deadline for each in self.turns])[
            :, None
        ] * np.ones((1, runs), dtype=np.int64)
        self._signed_on: Places = np.full((len(self.plans), runs), -1, dtype=np.int64)
        self._drafts: list[Array] = [np.full((0, 0, runs), np.nan) for _ in self.plans]
        self.raised: list[tuple[int, str, Mask, int]] = []
        """Raises that came: place of the plan, id of the raise, in which runs, on which turn."""

    def copy(self) -> PlanBook:
        """Return a book with the same plans that can go on by itself."""
        twin = copy(self)
        for name in ("stage", "variant", "targets", "base", "fulfilment", "deadline"):
            setattr(twin, name, getattr(self, name).copy())
        twin._signed_on = self._signed_on.copy()
        twin._drafts = list(self._drafts)
        twin.raised = list(self.raised)
        return twin

    def index(self, plan_id: str) -> int:
        """Return the place of a plan; KeyError if there is none of that id."""
        for index, plan in enumerate(self.plans):
            if plan.id == plan_id:
                return index
        raise KeyError(plan_id)

    # Drafting and signing

    def draft(self, context: Context) -> tuple[int, ...]:
        """Draft the plans that are due on the context's turn and return their places."""
        due = []
        for index, plan in enumerate(self.plans):
            if self.turns[index].sign == context.turn:
                self.base[index] = self._reported(context)
                self._drafts[index] = self._printed(plan, self.base[index])
                self.stage[index] = Stage.DRAFTED
                due.append(index)
        return tuple(due)

    def _reported(self, context: Context) -> Array:
        """Return the reported output of the last year by branch, (branch, run)."""
        rows = [
            context.trailing(f"{name}~reported") if name else np.full(self._runs, np.nan)
            for name in self._series
        ]
        return np.stack([np.broadcast_to(row, (self._runs,)) for row in rows])

    def _printed(self, plan: FiveYearPlan, base: Array) -> Array:
        """Return the drafts, (variant, branch, run).

        They are as printed unless the country is far from the published base; then they
        follow it by the root of the distance.
        """
        found = np.full((len(plan.variants), *base.shape), np.nan)
        for number, variant in enumerate(plan.variants):
            for branch, figure in variant.targets.items():
                row = self._branches.index(branch)
                ratio = np.ones(self._runs)
                if branch in plan.base:
                    ratio = np.nan_to_num(base[row] / plan.base[branch], nan=1.0)
                far = (ratio < AS_PRINTED[0]) | (ratio > AS_PRINTED[1])
                found[number, row] = figure * np.where(far, np.sqrt(np.clip(ratio, 0.1, 9.0)), 1.0)
        return found

    def drafts(self, index: int) -> Array:
        """Return the drafts of a plan, (variant, branch, run); nan where there is no figure."""
        return self._drafts[index]

    def limits(self, index: int) -> tuple[Array, Array]:
        """Return the lowest and highest figures that can be signed, (branch, run)."""
        drafts = self._drafts[index]
        known = ~np.isnan(drafts).all(axis=0)
        low = np.where(known, np.fmin.reduce(drafts, axis=0), np.nan)
        high = np.where(known, np.fmax.reduce(drafts, axis=0), np.nan)
        return EDITED[0] * low, EDITED[1] * high

    def sign(
        self,
        index: int,
        variant: Places,
        *,
        turn: int,
        figures: Mapping[str, float] | None = None,
        own: Mask | None = None,
    ) -> Array:
        """Sign a plan in all runs where it is drafted and return the standing it moves, (run,).

        Args:
            index: Place of the plan.
            variant: Number of the variant in each run, (run,).
            turn: The quarter.
            figures: The office's own figures by branch, brought within `limits`.
            own: In which runs these are signed, (run,); by default in all.
        """
        open_now = self.stage[index] == Stage.DRAFTED
        chosen = np.take_along_axis(
            self._drafts[index], variant[None, None, :], axis=0
        )[0]
        low, high = self.limits(index)
        for branch, value in (figures or {}).items():
            row = self._branches.index(branch)
            edited = np.clip(value, low[row], high[row])
            chosen[row] = edited if own is None else np.where(own, edited, chosen[row])
        self.targets[index] = np.where(open_now, chosen, self.targets[index])
        self.variant[index] = np.where(open_now, variant, self.variant[index])
        self._signed_on[index] = np.where(open_now, turn, self._signed_on[index])
        self.stage[index] = np.where(open_now, Stage.SIGNED, self.stage[index])
        return np.where(open_now, self.signing(index, chosen), 0.0)

    def signing(self, index: int, targets: Array) -> Array:
        """Return the standing that signing some figures would move, (run,)."""
        plan = self.plans[index]
        wanted = self._drafts[index][variant_number(plan, plan.line)]
        ratio = _mean_known(targets / wanted)
        return np.clip(plan.boldness * (ratio - 1.0), MEEKEST, BOLDEST)

    def was_signed(self, plan_id: str, variants: Sequence[str], until: int) -> Mask:
        """Return where a plan was signed up to a turn, in one of some variants if named."""
        index = self.index(plan_id)
        signed: Mask = (self._signed_on[index] >= 0) & (self._signed_on[index] <= until)
        if variants:
            numbers = [variant_number(self.plans[index], each) for each in variants]
            signed = signed & np.isin(self.variant[index], numbers)
        return signed

    def signed_on(self, index: int, column: int = 0) -> int:
        """Return the turn on which a plan was signed in one run; -1 before."""
        return int(self._signed_on[index, column])

    # The years of the plan

    def raise_now(self, context: Context, holds: Mapping[str, Mask]) -> None:
        """Let the line raise what is due on the context's turn.

        Args:
            context: The record.
            holds: By raise, written ``PLAN.RAISE``: where earlier answers allow it.
        """
        for index, plan in enumerate(self.plans):
            for each in plan.raises:
                if each.when - self._start != context.turn:
                    continue
                mask = self.stage[index] == Stage.SIGNED
                mask &= holds.get(f"{plan.id}.{each.id}", mask)
                if each.condition:
                    mask &= condition_mask(expression(each.condition), context)
                if mask.any():
                    self._raise(index, each, mask)
                    self.raised.append((index, each.id, mask.copy(), context.turn))

    def _raise(self, index: int, raised: Raise, mask: Mask) -> None:
        for branch, figure in raised.targets.items():
            row = self._branches.index(branch)
            higher = np.fmax(self.targets[index, row], figure)
            self.targets[index, row] = np.where(mask, higher, self.targets[index, row])
        if raised.deadline is not None:
            turn = raised.deadline - self._start
            self.deadline[index] = np.where(mask, turn, self.deadline[index])

    def path(self, index: int, turn: int) -> Array:
        """Return the yearly output that lies on the plan's way, (branch, run).

        It is that of the four quarters from a turn on, growing evenly from the base to
        the figures of the last year; nan where the plan has no figure.
        """
        span = np.maximum(self.deadline[index] - self.turns[index].start + 1, 1)
        gone = np.clip((turn - self.turns[index].start + QUARTERS) / span, 0.0, 1.0)
        base = np.where(self.base[index] > 0.0, self.base[index], self.targets[index])
        path: Array = base * (self.targets[index] / base) ** gone
        return path

    def shortfall(self, index: int, targets: Array, turn: int) -> Array:
        """Return how far yearly targets lie below the path and its tolerance, mean share, (run,).

        Args:
            index: Place of the plan.
            targets: Targets by branch, plan unit a year, (branch, run).
            turn: The quarter with which the year begins.
        """
        least = (1.0 - self.plans[index].tolerance) * self.path(index, turn)
        known = ~np.isnan(least)
        below = np.where(known, np.maximum(1.0 - targets / least, 0.0), np.nan)
        return _mean_known(below)

    def running(self, turn: int) -> tuple[tuple[int, Mask], ...]:
        """Return the plans that run on a turn, and in which runs."""
        found = []
        for index, turns in enumerate(self.turns):
            mask = (self.stage[index] == Stage.SIGNED) & (turn >= turns.start)
            mask &= turn <= self.deadline[index]
            if mask.any():
                found.append((index, mask))
        return tuple(found)

    def declare(self, turn: int, context: Context, value: Array) -> list[tuple[int, Array]]:
        """Declare the plans fulfilled whose deadline is the quarter just recorded.

        Args:
            turn: The quarter.
            context: The record, that quarter included.
            value: Roubles of 1926/27 per plan unit, (branch, 1 or run).

        Returns:
            For each: its place, and the standing that it moves, (run,).
        """
        found = []
        for index, plan in enumerate(self.plans):
            due = (self.stage[index] == Stage.SIGNED) & (self.deadline[index] == turn)
            if not due.any():
                continue
            targets = self.targets[index]
            made = np.where(np.isnan(targets), np.nan, self._reported(context))
            declared = np.nansum(value * made, axis=0) / np.maximum(
                np.nansum(value * targets, axis=0), 1e-9
            )
            self.fulfilment[index] = np.where(due, declared, self.fulfilment[index])
            self.stage[index] = np.where(due, Stage.OVER, self.stage[index])
            moved = DECLARED * np.clip((declared - EXPECTED) / SPREAD, -1.0, 1.0)
            found.append((index, np.where(due, plan.weight * moved, 0.0)))
        return found


def variant_number(plan: FiveYearPlan, variant_id: str) -> int:
    """Return the place of a variant; KeyError if the plan has none of that id."""
    for number, variant in enumerate(plan.variants):
        if variant.id == variant_id:
            return number
    raise KeyError(variant_id)


def _mean_known(rows: Array) -> Array:
    """Return the mean over rows that are numbers, (run,); 0 where there is none."""
    known = ~np.isnan(rows)
    count = known.sum(axis=0)
    total = np.where(known, rows, 0.0).sum(axis=0)
    return np.where(count > 0, total / np.maximum(count, 1), 0.0)
