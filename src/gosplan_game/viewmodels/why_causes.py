"""The right of the *Why?* panel: causes that add up, with their dates and order."""

from __future__ import annotations

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import quantities
from gosplan_game.core.variables import SeriesId
from gosplan_game.report.numbers import decimals_for
from gosplan_game.report.words import SHARE
from gosplan_game.sim.causes import Cause, Explanation
from gosplan_game.viewmodels.why_figures import Figures
from gosplan_game.viewmodels.why_rows import CauseRow, Hand

ORDERS = quantities(Decisions)
PICTOGRAMS = {"under_way": "scale", "order": "stamp", "choice": "stamp", "event": "newspaper",
              "shock": "sun", "rest": "card"}
SKIES = {"weather": "drought", "war_scare": "soldier", "threat": "tank",
         "foreign_relief_offer": "ship", "annexation": "banner"}
GROUPS = {"countryside": "sheaf", "prices": "rouble", "people": "loaf", "industry": "factory",
          "trade": "ship", "plan": "stamp", "line": "banner"}
"""Pictograms of orders by the group of the lever."""
NAMED = 12
"""Members of the rest that are named."""


class CausePart(Figures):
    """What each decision and shock made of the number."""

    def _causes(self, found: Explanation, decimals: int
                ) -> tuple[tuple[CauseRow, ...], str]:
        """Return the causes that can be printed, and the line that names those without effect."""
        words = self.words
        shares = [cause.contribution for cause in found.causes]
        shown = self._rounded(shares, found.change, decimals)
        largest = max((abs(share) for share in shares), default=0.0) or 1.0
        rows, idle = [], []
        for cause, number in zip(found.causes, shown, strict=True):
            if number == 0 and cause.kind != "under_way":
                if cause.kind != "rest":
                    idle.append(self._cause_name(cause))
                continue
            rows.append(CauseRow(
                id=cause.id,
                hand=_hand(cause),
                pictogram=self._pictogram(cause),
                name=self._cause_name(cause),
                note=self._cause_note(cause),
                text=words.signed(number, decimals),
                share=cause.contribution / largest,
                tip=self._cause_tip(cause, decimals),
                since=cause.date.partition("/")[0]
                if cause.kind in ("order", "choice") and cause.by == "office" else "",
            ))
        return tuple(rows), words("why.idle", names=", ".join(idle)) if idle else ""

    def _pictogram(self, cause: Cause) -> str:
        name = SeriesId.parse(cause.name).name
        if cause.kind == "order":
            levers = self.reading.scenario.definition.levers
            return GROUPS.get(str(levers[name].group), PICTOGRAMS["order"]) if name in levers \
                else PICTOGRAMS["order"]
        return SKIES.get(name, PICTOGRAMS[cause.kind])

    def _cause_name(self, cause: Cause) -> str:
        words = self.words
        if cause.kind in ("under_way", "rest"):
            return words(f"why.{cause.kind}")
        if cause.kind == "order":
            return words.lever(cause.name + cause.item)
        if cause.kind == "choice":
            event, _, choice = cause.name.partition(".")
            return words("why.choice", event=words.name(f"event.{event}.title"),
                         choice=words.name(f"event.{event}.choice.{choice}"))
        if cause.kind == "event":
            return words.name(f"event.{cause.name}.title")
        parts = SeriesId.parse(cause.name)
        name = words(f"outside.{parts.name}")
        if parts.region:
            return words("series.of_region", series=name, region=words.region(parts.region))
        return name

    def _cause_note(self, cause: Cause) -> str:
        """Return when it was decided or happened, by whom, and from what to what."""
        words = self.words
        if cause.kind == "under_way":
            return words("why.under_way_note")
        if cause.kind == "rest":
            return words("why.rest_note", len(cause.members))
        dates = self._dates(cause.date)
        if cause.kind != "order" or cause.before is None or cause.after is None:
            return dates
        unit = ORDERS[SeriesId.parse(cause.name).name].unit
        factor = 100.0 if unit.startswith(SHARE) else 1.0
        values = [cause.before * factor, cause.after * factor]
        decimals = decimals_for(values)
        before, after = (words.number(value, decimals) for value in values)
        key = "why.order_line" if cause.by == "line" else "why.order"
        return words(key, date=dates, before=before, after=words.joined(after, words.unit(unit)))

    def _cause_tip(self, cause: Cause, decimals: int) -> str:
        """Return what leaving it alone out would have changed, or what the rest gathers."""
        words = self.words
        if cause.kind == "under_way":
            return words("why.under_way_help")
        if cause.kind == "rest":
            names = [self._member(member) for member in cause.members[:NAMED]]
            return words("why.rest_help", names=", ".join(dict.fromkeys(names)))
        return words("why.alone", name=self._cause_name(cause),
                     amount=words.joined(self._signed(-cause.alone, decimals),
                                         self.shown_unit))

    def _member(self, identity: str) -> str:
        """Return the name of something gathered in the rest."""
        kind, _, rest = identity.partition(":")
        name = rest.partition(":")[0]
        return self._cause_name(Cause(identity, kind, name, "", 0.0))  # type: ignore[arg-type]


def _hand(cause: Cause) -> Hand:
    """Return whose doing a cause is."""
    if cause.kind in ("under_way", "rest"):
        return cause.kind
    if cause.kind in ("order", "choice"):
        return "line" if cause.by == "line" else "office"
    return "outside"
