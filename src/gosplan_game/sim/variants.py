"""Variants of a plan: the departments' draft, and drafts kept, gone back to and compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.errors import Impossible
from gosplan_game.core.quantities import Array
from gosplan_game.sim import balances as material
from gosplan_game.sim.desk import Desk
from gosplan_game.sim.draft import Draft
from gosplan_game.sim.forecast import fan
from gosplan_game.sim.policies import View, policy_named
from gosplan_game.sim.reasons import reason

VARIANTS = ("A", "B", "C")
"""Letters under which a draft can be kept."""


class Variants(Desk):
    """A game at a stop, with drafts that were kept there."""

    def keep_as(self, name: str) -> None:
        """Keep the drafted orders under a letter, until the stop is left.

        Raises:
            Impossible: There is no such letter, or no plan is drafted now.
        """
        if name not in VARIANTS:
            raise Impossible(reason("no_variant_letter", known=", ".join(VARIANTS)))
        if not self.at_stop:
            raise Impossible(reason("drafts_at_stops"))
        self._draft.kept[name] = MappingProxyType(dict(self._draft.current.orders))

    def forget(self, name: str) -> None:
        """Forget what was kept under a letter, if anything was."""
        self._draft.kept.pop(name, None)

    def back_to(self, name: str) -> None:
        """Make a kept variant the draft; this can be undone like an order.

        Raises:
            Impossible: Nothing was kept under that letter.
        """
        orders = {
            item_id: value
            for item_id, value in self._kept(name).items()
            if value != self.standing(item_id)
        }
        choices = self._draft.current.choices
        self._draft.put(Draft(MappingProxyType(orders), choices))

    def variants(self) -> Mapping[str, Mapping[str, float]]:
        """Return the kept variants by letter: the orders that differ from those in force."""
        return MappingProxyType({name: self._draft.kept[name] for name in VARIANTS
                                 if name in self._draft.kept})

    def variant_in_hand(self) -> str:
        """Return the letter of the kept variant that the draft is; an empty text if none."""
        orders = dict(self._draft.current.orders)
        return next((name for name, kept in self.variants().items() if dict(kept) == orders), "")

    def variant_orders(self, name: str) -> Decisions:
        """Return the orders as they would be signed in a variant."""
        return self._engine.levers.with_items(self._signed, self._kept(name))

    def variant_forecast(
        self, name: str, series: Sequence[str], quarters: int = 4, runs: int = 200, *,
        ensemble: bool = True,
    ) -> Mapping[str, Array]:
        """Return P10, P50 and P90 of reported series under a variant, as `forecast` does."""
        orders = self.variant_orders(name)
        return fan(self._engine, orders, series, quarters=quarters, runs=runs,
                   params=self._in_doubt(runs) if ensemble else None)

    def variant_balances(self, name: str) -> tuple[material.Balance, ...]:
        """Return the material balances of a variant."""
        orders = self._engine.orders_in_force(self.variant_orders(name))
        return material.balances(self._engine, orders)

    # The departments

    @property
    def departments_drafted(self) -> bool:
        """Whether a draft of the departments lies ready at this stop."""
        definition = self.scenario.definition
        return self.plan_due and definition.office.departments in definition.policies

    def take_departments_draft(self) -> int:
        """Make the departments' draft the draft and return how many orders it moves.

        They draft what the office may decide or propose; a lesson's shut levers, what the
        line orders and what an earlier answer set are left. It can be undone and changed
        like orders of one's own.

        Raises:
            Impossible: No such draft lies ready.
        """
        name = self.scenario.definition.office.departments
        if name not in self.scenario.definition.policies or not self.at_stop:
            raise Impossible(reason("no_departments"))
        levers = self._engine.levers
        wanted = levers.values(policy_named(self.scenario, name).orders(View(self._engine)))
        orders: dict[str, float] = {}
        for item_id, value in wanted.items():
            limits = self.limits(item_id)
            if limits.authority not in ("decide", "propose") or not self._open(item_id):
                continue
            if self._is_set(item_id):
                continue
            bounded = min(max(round(value, limits.decimals), limits.lower), limits.upper)
            if bounded != round(self.standing(item_id), limits.decimals):
                orders[item_id] = bounded
        self._draft.put(Draft(MappingProxyType(orders), self._draft.current.choices))
        return len(orders)

    def _open(self, item_id: str) -> bool:
        """Return whether the lesson, if this is one, leaves an item open."""
        lesson = self.scenario.definition.lesson
        lever = self._engine.levers.item(item_id).lever
        return lesson is None or bool({item_id, lever} & set(lesson.open_levers))

    def _kept(self, name: str) -> Mapping[str, float]:
        found = self._draft.kept.get(name)
        if found is None:
            raise Impossible(reason("nothing_kept", letter=name))
        return found
