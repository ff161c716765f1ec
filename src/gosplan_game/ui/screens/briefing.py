"""The briefing: the situation, what is ordered, and the three promises; then the office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gosplan_game.sim.office.rules import ORDINARY
from gosplan_game.ui import signs
from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Key
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.beginning import begin, fresh_seed
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.sheet import Sheet
from gosplan_game.ui.screens.storage import open_scenario
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.choice import Checkbox, OneOf, Option
from gosplan_game.ui.widgets.entry import TextEntry
from gosplan_game.ui.widgets.label import Label, Paragraph, Section
from gosplan_game.ui.widgets.scroll import fitted
from gosplan_game.viewmodels.briefing import (
    COMMITMENTS,
    Briefing,
    CommitmentChoice,
    briefing,
    seed_of,
)

PROMISE = "promise:"

class Promise(Pressable):
    """A commitment that can be chosen: box, name, what it asks."""

    def __init__(self, name: str, rect: Rect, item: CommitmentChoice, ready: bool = False
                 ) -> None:
        super().__init__(name, rect, label=item.name)
        self.item = item
        # Once all promises are made, Enter takes office, as the button says.
        self.keys = ("space",) if ready else ("enter", "space")

    @staticmethod
    def height(setter: Typesetter, width: float, item: CommitmentChoice) -> float:
        """Return the height its words need."""
        return (setter.leading("body") + setter.height(item.help, "text", width - 52) + 16)

    def draw(self, canvas: Canvas) -> None:
        """Draw the row."""
        rect, item, setter = self.rect, self.item, canvas.setter
        if item.chosen:
            canvas.fill(rect, "ochre_tint")
            canvas.fill(rect.left(4), "ink")
        elif self.hovered:
            canvas.fill(rect, "tint")
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")
        box = Rect(rect.x + 14, rect.y + 10, 18, 18)
        canvas.fill(box, "card")
        canvas.frame(box, "ink", 1.3)
        if item.chosen:
            signs.check(canvas, box)
        line = setter.leading("body")
        canvas.text(item.name, rect.x + 44, rect.y + 6 + line * 0.77, "body_bold",
                    most=rect.w - 52)
        canvas.paragraph(item.help, Rect(rect.x + 44, rect.y + 7 + line, rect.w - 52, 0), "text",
                         "second")


class BriefingScreen(Sheet):
    """What is known before the first quarter."""

    def __init__(self, context: Context, scenario: str) -> None:
        super().__init__(context)
        found = open_scenario(context, scenario)
        if isinstance(found, tuple):
            from gosplan_game.core.errors import ScenarioError

            raise ScenarioError(found)
        self.scenario = found
        self.promises: list[str] = []
        definition = found.definition
        # A class plays the same skies; everybody else draws new ones, and can name old ones.
        self.seed = str(definition.seed if definition.lesson else fresh_seed())
        self.difficulty = ORDINARY
        self.free = bool(definition.office.free)

    @property
    def model(self) -> Briefing:
        """The view model with the promises chosen so far."""
        return briefing(self.context.texts, self.scenario, self.promises, seed=self.seed,
                        difficulty=self.difficulty)

    def heading(self) -> tuple[str, str]:
        """Return title and period."""
        made = self.model
        return made.title, made.subtitle

    def notes(self) -> tuple[str, str]:
        """Say what is still to be chosen."""
        return "", self.model.why_not

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out the situation at the left, promises at the right."""
        made, setter = self.model, self.setter
        left, right = area.columns((11, 9), 48)
        button = setter.theme.control(48)
        rules = self._rules(right.trim(bottom=button + 16), made)
        promises = right.trim(bottom=button + 16 + self._rules_height(made))
        head = Section.height(setter)
        return [
            fitted("situation", left, lambda width: self._situation(left.left(width), made),
                   focusable=True, label=made.title),
            Section(promises.top(head), made.commitments_title, made.commitments_note),
            fitted("promises", promises.below(head), lambda width: self._promises(
                promises.below(head).left(width), made)),
            *rules,
            Button("begin", right.lowest(button), made.begin, "red", key="Enter",
                   kind="button_large", enabled=made.ready, reason=made.why_not),
        ]

    def _situation(self, area: Rect, made: Briefing) -> tuple[list[Widget], float]:
        setter = self.setter
        widgets: list[Widget] = []
        y = area.y

        def add(text: str, kind: str, ink: str = "ink", gap: float = 10) -> None:
            nonlocal y
            height = setter.height(text, kind, area.w)
            widgets.append(Paragraph(Rect(area.x, y, area.w, height), text, kind, ink, cut=False,
                                     name=f"words {len(widgets)}"))
            y += height + gap

        for index, part in enumerate(made.situation):
            add(part, "lead" if index == 0 else "body")
        if made.warning:
            y += 4
            add(made.warning, "text", "second", 14)
        y = self._known_mandates(area, made, widgets, y)
        if made.sources:
            y += 10
            head = Section.height(setter)
            widgets.append(Section(Rect(area.x, y, area.w, head), made.sources_title))
            y += head
            for line in made.sources:
                add(line, "caption", "second", 3)
        return widgets, y - area.y

    def _known_mandates(self, area: Rect, made: Briefing, widgets: list[Widget], y: float
                        ) -> float:
        setter = self.setter
        head = Section.height(setter)
        widgets.append(Section(Rect(area.x, y, area.w, head), made.mandates_title))
        y += head
        if not made.mandates:
            height = setter.height(made.no_mandates, "text", area.w)
            widgets.append(Paragraph(Rect(area.x, y, area.w, height), made.no_mandates, "text",
                                     "second", cut=False))
            return y + height + 6
        for mandate in made.mandates:
            text = f"**{mandate.name}**: {mandate.figure}, {mandate.deadline}"
            height = setter.height(text, "text", area.w)
            widgets.append(Paragraph(Rect(area.x, y, area.w, height), text, cut=False))
            y += height + 4
        return y

    def _promises(self, area: Rect, made: Briefing) -> tuple[list[Widget], float]:
        y = area.y
        widgets: list[Widget] = []
        for item in made.commitments:
            height = Promise.height(self.setter, area.w, item)
            widgets.append(Promise(f"{PROMISE}{item.id}", Rect(area.x, y, area.w, height), item,
                                   made.ready))
            y += height
        return widgets, y - area.y

    def _rules_height(self, made: Briefing) -> float:
        control = self.setter.theme.control(30) + 6
        return control * (2 if made.rules.difficulties else 1) + 12

    def _rules(self, area: Rect, made: Briefing) -> list[Widget]:
        """Lay out difficulty, the line and the seed, at the foot of an area."""
        setter, rules = self.setter, made.rules
        control = setter.theme.control(30)
        line = area.lowest(control)
        widgets: list[Widget] = []
        if rules.difficulties:
            upper = line.moved(0, -control - 6)
            titled = setter.width(rules.difficulty_title, "text_bold") + 16
            widgets += [
                Label(upper.left(titled), rules.difficulty_title, "text_bold"),
                OneOf("difficulty", upper.trim(left=titled),
                      [Option(each.id, each.name, tip=each.help) for each in rules.difficulties],
                      rules.difficulty, label=rules.difficulty_title),
            ]
        title = setter.width(rules.seed_title, "text_bold") + 16
        entry = max(112.0, setter.width("0000000", "text") + 32)
        return [
            *widgets,
            Label(line.left(title), rules.seed_title, "text_bold", tip=rules.seed_help),
            TextEntry("seed", line.trim(left=title).left(entry), self.seed,
                      label=rules.seed_title, wrong=rules.seed_wrong, tip=rules.seed_help),
            Checkbox("free", line.trim(left=title + entry + 24), rules.free_name, self.free,
                     tip=rules.free_help, keys=("space",)),
        ]

    def first_focus(self) -> str:
        """The first promise: Space and the arrows choose, Enter begins."""
        return f"{PROMISE}{self.model.commitments[0].id}" if self.model.commitments else "begin"

    def answer(self, message: Message) -> Action | None:
        """Choose promises and rules, begin."""
        match message:
            case OneOf.Changed("difficulty", key):
                self.difficulty = key
                self.rebuild()
            case Checkbox.Changed("free", on):
                self.free = on
                self.rebuild()
            case TextEntry.Changed("seed", text):
                self.seed = text
                self.rebuild()
            case TextEntry.Entered("seed", _):
                return self._begin()
        if not isinstance(message, Pressable.Pressed):
            return None
        if message.name == "begin":
            return self._begin()
        if message.name.startswith(PROMISE):
            identity = message.name.removeprefix(PROMISE)
            if identity in self.promises:
                self.promises.remove(identity)
            else:
                # A fourth promise takes the place of the one made first.
                self.promises = [*self.promises, identity][-COMMITMENTS:]
            self.rebuild()
        return None

    def key(self, key: Key) -> Action | bool | None:
        """Enter begins, when the promises are made."""
        return self._begin() if key.name == "enter" and key.plain else None

    def _begin(self) -> Action | None:
        if not self.model.ready:
            return None
        seed = seed_of(self.seed)
        if seed is None:
            return None
        return begin(self.context, self.scenario, promises=self.promises, seed=seed,
                     settings=self._chosen())

    def _chosen(self) -> dict[str, Any]:
        """Return the settings that differ from the scenario's own."""
        found: dict[str, Any] = {}
        if self.difficulty != ORDINARY:
            found["difficulty"] = self.difficulty
        if self.free != bool(self.scenario.definition.office.free):
            found["free"] = self.free
        return found
