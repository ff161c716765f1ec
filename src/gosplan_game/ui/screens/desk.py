"""The desk: what is, what to decide, what is printed, and what is so."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.desk_advisers import ADVISER, SPEAKER
from gosplan_game.ui.screens.desk_decisions import DOSSIER, MANDATE, PLAN, DecisionsPart
from gosplan_game.ui.screens.desk_paper import PaperPart
from gosplan_game.ui.screens.desk_plates import WHY, inheritance_part, plates_part
from gosplan_game.ui.screens.desk_side import SidePart
from gosplan_game.ui.screens.game import GameScreen
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Pressable
from gosplan_game.viewmodels.desk import Desk, desk
from gosplan_game.viewmodels.standing import Standing, standing

PLATES = 216.0


class DeskScreen(GameScreen[Desk]):
    """The main screen of a game."""

    place = "desk"
    moves = True
    _standing: tuple[Desk, Standing] | None = None

    def view(self) -> Desk:
        """Return the desk of the present stop."""
        return desk(self.session, self.texts)

    @property
    def standing(self) -> Standing:
        """The standing of the office, made once per change."""
        made = self.model
        if self._standing is None or self._standing[0] is not made:
            self._standing = (made, standing(self.session, self.texts))
        return self._standing[1]

    def heading(self) -> tuple[str, str]:
        """Return title and months."""
        seat = self.context.seat
        return self.model.title, f"{self.model.subtitle}, {seat}" if seat else self.model.subtitle

    def footnote(self) -> str:
        """Return what the signs mean."""
        return self.model.footer

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out plates above; dossiers, newspaper and record below."""
        extra = max(0.0, area.h - 600)
        grown = self.setter.theme.text_size / 100 - 1
        upper = area.top(PLATES * (1 + 0.1 * grown) + extra * 0.3)
        lower = area.below(upper.h + 16)
        left, middle, right = lower.columns((440, 344, 320))
        return [
            *(plates_part(self.model, upper) if self._begun else
              inheritance_part(self.setter, self.context, self.model, upper)),
            *DecisionsPart(self.setter, self.model).build(left), *self._paper.build(middle),
            *SidePart(self.setter, self.model, self.standing).build(right),
        ]

    @property
    def _begun(self) -> bool:
        """Whether any plate has a figure; before the first quarter none has."""
        return any(view.count is not None for view in self.model.plates)

    @property
    def _paper(self) -> PaperPart:
        """The newspaper."""
        return PaperPart(self.setter, self.model.newspaper)

    def picture(self, canvas: Canvas) -> None:
        """Draw the newspaper's sheet."""
        area = self.find("paper").rect
        self._paper.draw(canvas, Rect(area.x, area.y, area.w,
                                      self.content_area.bottom - area.y))

    # Answers ---------------------------------------------------------------------------------

    def answer(self, message: Message) -> Action | None:
        """Open what was pressed."""
        if not isinstance(message, Pressable.Pressed):
            return None
        name = message.name
        if name.startswith(DOSSIER):
            _, kind, identity = name.split(":", 2)
            return self._open(kind, identity)
        if name.startswith(MANDATE):
            return self.go("mandate", mandate=name.removeprefix(MANDATE))
        if name.startswith(WHY):
            return self.why(name.removeprefix(WHY))
        if name.startswith((ADVISER, SPEAKER)):
            return self.go("advisers", adviser=name.partition(":")[2])
        if name.startswith(PLAN):
            return self.go("five_year_plan", plan=name.removeprefix(PLAN))
        if name in ("standing", "settled"):
            return self._account()
        if name == "bends":
            return self.go("line_orders")
        if name == "doubt":
            return self.go("report")
        return self.go("people") if name == "mood" else None

    def _account(self) -> Action:
        """Show what moved the standing."""
        made = self.standing
        lines = [f"**{line.amount}** {line.what}, {line.when}" for line in made.account]
        text = "\n".join([made.floor_text, "", *(lines or [made.no_account])])
        return self.tell(text, made.account_title)

    def _open(self, kind: str, identity: str) -> Action | None:
        if kind == "plan":
            return self.go("plan")
        if kind == "alarm":
            return self.go("advisers", adviser=identity)
        if kind == "line_orders":
            return self.go("line_orders")
        if kind == "five_year_plan":
            return self.go("five_year_plan", plan=identity)
        if kind == "mandate":
            return self.go("mandate", mandate=identity)
        return self.go("event", event=identity)
