"""A screen of a running game: what its frame answers, the keys of the house, the main act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gosplan_game.core.errors import Impossible
from gosplan_game.ui.actions import Action, Configure, Push, Series, Sounded, Swap
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.coach import NEXT, STOP
from gosplan_game.ui.dialog import Answer, Dialog
from gosplan_game.ui.events import Key
from gosplan_game.ui.screens.exports import exported
from gosplan_game.ui.screens.framed import FramedScreen, View, series_of
from gosplan_game.ui.screens.money import MoneyTable
from gosplan_game.ui.screens.registry import has_screen, screen
from gosplan_game.ui.screens.storage import game_name
from gosplan_game.ui.settings import changed
from gosplan_game.ui.widgets.base import Message
from gosplan_game.ui.widgets.button import Pressable
from gosplan_game.ui.widgets.frame import Rail
from gosplan_game.ui.widgets.label import Paragraph
from gosplan_game.ui.widgets.table import Table
from gosplan_game.viewmodels.advance import dismissal
from gosplan_game.viewmodels.glossary import LINK
from gosplan_game.viewmodels.record import grieved
from gosplan_game.viewmodels.stepping import drafted, stepped

if TYPE_CHECKING:
    from gosplan_game.ui.screens.passing import Passage, To


class GameScreen(FramedScreen[View]):
    """A screen on the rail; ``answer`` takes the messages of its own widgets."""

    # What subclasses can use ----------------------------------------------------------------

    def answer(self, message: Message) -> Action | None:
        """Answer a message of the content's widgets."""
        del message
        return None

    def order(self, item: str, value: float, *, going_on: bool = False) -> Action | None:
        """Order a lever's value; what cannot be is said in a dialog."""
        try:
            self.session.order(item, value, going_on=going_on)
        except Impossible as reason:
            self.refresh()
            return self.tell(self.context.words.reason(reason))
        self.refresh()
        return None

    def tell(self, text: str, title: str = "") -> Action:
        """Return the action that shows a notice."""
        words = self.context.words
        return Push(Dialog(title or words("app.problem"), text,
                           (Answer("close", words("common.close"), "ink"),)))

    def go(self, place: str, **details: Any) -> Action | None:
        """Return the action that opens a screen of the rail, or another over this one."""
        if not has_screen(place):
            return None
        made = screen(place, self.context, **details)
        return Swap(made) if isinstance(made, GameScreen) and made.place else Push(made)

    def why(self, series: str) -> Action | None:
        """Return the action that opens the account behind a series."""
        self.context.hints.use("why")
        return self.go("why", series=series, rail=True) if series else None

    def follow(self, target: str) -> Action | None:
        """Open the glossary at a term."""
        self.used("words")
        return Push(screen("help", self.context, find=target.removeprefix(LINK)))

    # Messages and keys ----------------------------------------------------------------------

    def receive(self, message: Message) -> Action | None:
        """Answer the frame's widgets; the rest is the subclass's."""
        match message:
            case Rail.Chosen(_, key):
                return self.go(key) if key != self.place else None
            case Paragraph.Followed(_, target) if target.startswith("why:"):
                return self.why(target.removeprefix("why:"))
            case Paragraph.Followed(_, target):
                return self.follow(target)
            case Pressable.Pressed(name) if name.startswith("why:"):
                return self.why(name.removeprefix("why:"))
            case ReadableChart.Exported(name):
                return exported(self.context, self, name)
            case Table.Asked(_, series) | MoneyTable.Asked(_, series):
                return self.why(series)
            case Pressable.Pressed("main"):
                return self.act()
            case Pressable.Pressed("more"):
                from gosplan_game.ui.screens.advance import AdvancePlate

                return Push(AdvancePlate(self))
            case Pressable.Pressed("coach-next" | "coach-stop" as name):
                return self._coached(name)
            case Pressable.Pressed("undo" | "redo" as step):
                return self._step_back(step)
            case Pressable.Pressed("help" | "menu" as name):
                return self.go(name)
        return self.answer(message)

    def _coached(self, name: str) -> Action | None:
        coach = self.context.coach
        if coach is not None and name == NEXT:
            coach.next()
        if coach is None or name == STOP or coach.over:
            if coach is not None:
                coach.keep(stopped=True)
            self.context.coach = None
            return Configure(changed(self.context.settings, tutorial=False))
        self.rebuild()
        return None

    def _step_back(self, step: str) -> Action | None:
        before = drafted(self.session)
        if step == "undo" and self.session.can_undo:
            self.session.undo()
        elif step == "redo" and self.session.can_redo:
            self.session.redo()
        self.refresh()
        # What was taken back may be an order of another screen: the footer names it.
        self._stepped = stepped(self.session, self.texts, step, before)
        self.rebuild()
        return None

    def key(self, key: Key) -> Action | bool | None:
        """Answer the keys of the house."""
        if key.ctrl and key.name in ("z", "y", "s"):
            if key.name == "s":
                return self.go("saves", saving=True)
            self._step_back("undo" if key.name == "z" and not key.shift else "redo")
            return True
        if key.name == "f1":
            return self.go("help")
        if key.name == "f5" and key.plain:
            return self.quick_save()
        if not key.plain or key.shift:
            return None
        if key.name == "space" and self.focus is None:
            return self.act() or True
        if key.name == "w":
            return self.why(self._series_in_sight())
        for item in self.frame.rail:
            if item.key == key.name:
                return (self.go(item.screen) or True) if item.screen != self.place else True
        return None

    def quick_save(self) -> Action | None:
        """Save without asking for a name, and say where."""
        words = self.context.words
        self.context.keep()
        path = self.session.path
        name = game_name(self.context, path) if path is not None else ""
        return self.tell(words("saves.quick", name=name), words("saves.title"))

    def _series_in_sight(self) -> str:
        return next(filter(None, map(series_of, (self.focus, self._hover))), "")

    def cancel(self) -> Action | None:
        """Esc takes the focus away first, then opens the menu."""
        if self.focus is not None:
            self._focus(None)
            return None
        return self.go("menu")

    # The main act ---------------------------------------------------------------------------

    def act(self) -> Action | None:
        """Do the main act: sign on the plan, else go there; end the quarter; read the debrief."""
        made = self.frame.action
        if made.kind == "debrief":
            return self.go("debrief")
        if made.kind == "sign":
            if self.place != "plan" and has_screen("plan"):
                return self.go("plan")
            self.session.sign()
            self.refresh()
            return Sounded("stamp")
        if made.question:
            return self._ask(made.question)
        return self.advance()

    def _ask(self, question: str) -> Action:
        words = self.context.words
        return Push(Dialog(
            self.frame.action.text, question,
            (Answer("back", words("common.back"), shown_key="Esc"),
             Answer("go", self.frame.action.text, "red", "space", words("key.space"))),
            lambda name: self.advance() if name == "go" else None,
        ))

    def advance(self, to: To = "stop", *, through: bool = False) -> Action | None:
        """Play on, save, and open the report; say so where the office is taken away."""
        from gosplan_game.ui.screens.passing import Passage, PassingScreen

        passage = Passage(self.context, to, through=through)
        if not self.setter.theme.reduced_motion:
            return Swap(PassingScreen(self.context, passage, lambda: self._arrived(passage)))
        while not passage.done:
            passage.step()
        return self._arrived(passage)

    def _arrived(self, passage: Passage) -> Action | None:
        """Show what the quarters brought."""
        self.context.reports = tuple(passage.reports)
        self.context.autosave()
        if self.session.is_over and has_screen("debrief"):
            return self.go("debrief")
        then = Swap(screen("report" if has_screen("report") else "desk", self.context))
        if passage.dismissed:
            return Series((then, Push(self._dismissed())))
        if grieved(self.session, self.context.texts, len(self.context.reports)):
            return then
        year_begins = self.session.quarter.season == 0
        return Series((Sounded("bell" if year_begins else "teleprinter"), then))

    def _dismissed(self) -> Dialog:
        """Return what is said where a review took the office away."""
        made, words = dismissal(self.session, self.texts), self.context.words
        return Dialog(
            made.title, made.text,
            (Answer("back", words("common.close"), shown_key="Esc"),
             Answer("go", made.go, "ink", "enter", words("key.enter"))),
            lambda name: self.advance() if name == "go" else None, width=620,
        )
