"""The five-year plan at the desk: its drafts, its signature, and the way it sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import Impossible
from gosplan_game.core.quantities import Array
from gosplan_game.sim.office.five_year_plans import FAR, QUARTERS, STAGES, Stage, variant_number
from gosplan_game.sim.papers import Dossier, Papers
from gosplan_game.sim.reasons import reason
from gosplan_game.sim.saves import SavedPlan


@dataclass(frozen=True, slots=True)
class PlanFigure:
    """One branch in a draft of a plan."""

    branch: str
    base: float
    """Reported output of the year before, plan unit a year; nan before there is one."""
    figure: float
    """Output of the last year, plan unit a year."""
    growth: float
    """Yearly growth between them, ratio less 1."""
    lowest: float
    """Lowest and highest figure that can be signed."""
    highest: float


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A variant of a plan."""

    id: str
    figures: tuple[PlanFigure, ...]
    standing: float
    """What signing it as drafted would move the standing by."""
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class PlanBranch:
    """How a branch stands in a signed plan."""

    branch: str
    base: float
    figure: float
    """Output of the last year as signed and raised."""
    path: float
    """Output of the coming four quarters on the plan's way."""
    target: float
    """Yearly target as drafted now."""
    reported: float
    """Reported output of the last four quarters."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """A five-year plan as it stands in one game."""

    id: str
    stage: str
    """``drafted``, ``signed`` or ``over``."""
    start: Quarter
    deadline: Quarter
    drafts: tuple[PlanDraft, ...]
    line: str
    """Variant that the line expects."""
    historical: str
    variant: str
    """Variant that was signed; empty before."""
    branches: tuple[PlanBranch, ...]
    """Empty before it is signed."""
    departure: float
    """Standing that the targets drafted now would cost at the review; 0 where none."""
    raised: tuple[str, ...]
    """Raises that came."""
    fulfilment: float
    """As declared, ratio; nan before the deadline."""


class Planning(Papers):
    """A game at a stop, with its plans of several years."""

    def _five_year_dossiers(self) -> list[Dossier]:
        names = {self._engine.plans.plans[index].id for index in self._opening.drafted}
        return [
            Dossier("five_year_plan", each, "act", each in self._stop.plans)
            for each in sorted(names)
        ]

    def five_year_plans(self) -> tuple[PlanView, ...]:
        """Return every plan that was drafted so far, as it stands."""
        book = self._engine.plans
        return tuple(
            self._plan_view(index)
            for index in range(len(book.plans))
            if book.stage[index, 0] != Stage.AHEAD
        )

    def five_year_plan(self, plan_id: str) -> PlanView:
        """Return a plan that was drafted; Impossible if there is none of that id."""
        for each in self.five_year_plans():
            if each.id == plan_id:
                return each
        raise Impossible(reason("no_plan"))

    def _plan_view(self, index: int) -> PlanView:
        book = self._engine.plans
        plan, signed = book.plans[index], bool(book.stage[index, 0] >= Stage.SIGNED)
        raised = tuple(name for place, name, mask, _ in book.raised if place == index and mask[0])
        return PlanView(
            id=plan.id,
            stage=STAGES[Stage(int(book.stage[index, 0]))],
            start=plan.start,
            deadline=self.scenario.quarter(int(book.deadline[index, 0])),
            drafts=tuple(
                self._draft_view(index, number) for number in range(len(plan.variants))
            ),
            line=plan.line,
            historical=plan.historical,
            variant=plan.variants[int(book.variant[index, 0])].id if signed else "",
            branches=self._branch_views(index) if signed else (),
            departure=self._departure(index) if signed else 0.0,
            raised=raised,
            fulfilment=float(book.fulfilment[index, 0]),
        )

    def _draft_view(self, index: int, number: int) -> PlanDraft:
        book = self._engine.plans
        plan = book.plans[index]
        drafted: Array = book.drafts(index)[number]
        low, high = book.limits(index)
        years = (book.turns[index].deadline - book.turns[index].start + 1) / 4.0
        figures = []
        for row, branch in enumerate(self.scenario.labels.branches):
            figure, base = float(drafted[row, 0]), float(book.base[index, row, 0])
            if np.isnan(figure):
                continue
            growth = (figure / base) ** (1.0 / years) - 1.0 if base > 0.0 else float("nan")
            figures.append(
                PlanFigure(branch, base, figure, growth, float(low[row, 0]), float(high[row, 0]))
            )
        moved = float(book.signing(index, drafted)[0])
        if moved < 0.0:
            moved /= self._engine.standing.patience
        variant = plan.variants[number]
        return PlanDraft(variant.id, tuple(figures), moved, variant.note, variant.source)

    def _branch_views(self, index: int) -> tuple[PlanBranch, ...]:
        engine, book = self._engine, self._engine.plans
        path = book.path(index, self.turn)
        targets = self.drafted().plan_target
        found = []
        for row, branch in enumerate(self.scenario.labels.branches):
            if np.isnan(book.targets[index, row, 0]):
                continue
            series = self.scenario.definition.branches[row].series
            reported = engine.context.trailing(f"{series}~reported") if series else None
            found.append(
                PlanBranch(
                    branch=branch,
                    base=float(book.base[index, row, 0]),
                    figure=float(book.targets[index, row, 0]),
                    path=float(path[row, 0]),
                    target=float(targets[row, 0]),
                    reported=float("nan") if reported is None else float(reported[0]),
                )
            )
        return tuple(found)

    def _departure(self, index: int) -> float:
        """Return what the drafted targets would cost at the next review."""
        engine = self._engine
        if not any(place == index and mask[0] for place, mask in engine.plans.running(self.turn)):
            return 0.0
        targets = self.drafted().plan_target
        review = self.scenario.definition.office.review_quarter - 1
        year = self.turn + (review - self.quarter.season) % QUARTERS - QUARTERS + 1
        below = float(engine.plans.shortfall(index, targets, year)[0])
        share = min(below / FAR, 1.0)
        return engine.plans.plans[index].departure * share / engine.standing.patience

    def sign_five_year_plan(
        self, plan_id: str, variant: str, figures: Mapping[str, float] | None = None
    ) -> float:
        """Sign a plan and return what that moves the standing by.

        Args:
            plan_id: A plan whose drafts lie on the table.
            variant: Which draft.
            figures: The office's own figures by branch, within the limits of the draft.

        Raises:
            Impossible: With the reason, for the player.
        """
        if not self.at_stop:
            raise Impossible(reason("plans_at_stops"))
        view = self.five_year_plan(plan_id)
        if view.stage != "drafted":
            raise Impossible(reason("plan_signed"))
        draft = next((each for each in view.drafts if each.id == variant), None)
        if draft is None:
            known = ", ".join(each.id for each in view.drafts)
            raise Impossible(reason("no_variant", variant=variant, known=known))
        own = self._own_figures(draft, figures or {})
        before = self.standing_value
        self._sign_plan(plan_id, variant, own)
        self._stop.plans[plan_id] = SavedPlan(variant=variant, figures=own)
        self._keep()
        return self.standing_value - before

    @staticmethod
    def _own_figures(draft: PlanDraft, figures: Mapping[str, float]) -> dict[str, float]:
        limits = {each.branch: (each.lowest, each.highest) for each in draft.figures}
        for branch, value in figures.items():
            if branch not in limits:
                raise Impossible(reason("no_figure", branch=branch))
            low, high = limits[branch]
            if not low <= value <= high:
                raise Impossible(reason(
                    "figure_out_of_reach", value=float(value), lower=float(low),
                    upper=float(high),
                ))
        return {branch: float(value) for branch, value in figures.items()}

    def _sign_plan(self, plan_id: str, variant: str, figures: Mapping[str, float]) -> None:
        engine = self._engine
        index = engine.plans.index(plan_id)
        number = variant_number(engine.plans.plans[index], variant)
        engine.sign_plan(index, np.full(engine.runs.size, number, dtype=np.int64), figures)

    def _sign_unsigned(self) -> None:
        """Let the line's variant be signed where nobody has signed one."""
        book = self._engine.plans
        for index in self._opening.drafted:
            if book.stage[index, 0] == Stage.DRAFTED:
                self._sign_plan(book.plans[index].id, book.plans[index].line, {})
