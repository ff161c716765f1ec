"""Dialogs: a plate over the veiled screen, with a question or a notice and its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gosplan_game.ui.actions import Action, Pop, Series
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Key
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Look
from gosplan_game.ui.widgets.label import Paragraph
from gosplan_game.ui.widgets.scroll import ScrollArea

WIDTH = 520


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its name, words, look and key; the safe one stands left and is Esc's."""

    name: str
    text: str
    look: Look = "outline"
    key: str = ""
    shown_key: str = ""


class Plate(Screen):
    """A plate over the screen below: 2 px of ink around it, a bar of 6 px on top."""

    modal = True

    def __init__(self) -> None:
        super().__init__()
        self.plate = Rect(0, 0, 0, 0)

    def paint(self, canvas: Canvas) -> None:
        """Draw the plate; the stage has veiled what is below."""
        canvas.fill(self.plate, "card")
        canvas.frame(self.plate, "ink", 2)
        canvas.fill(self.plate.top(6), "ink")


class Dialog(Plate):
    """A question with its answers, or a notice with one.

    Args:
        title: What is asked, in one line if possible.
        text: What follows from it; marked text.
        answers: The safe answer first.
        answer: Called with the name of the answer; its action is done once the dialog is closed.
        width: Width of the plate.
        loses: Whether something is lost by the last answer: then the safe one has the focus.
    """

    def __init__(
        self,
        title: str,
        text: str,
        answers: Sequence[Answer],
        answer: Callable[[str], Action | None] = lambda _name: None,
        width: float = WIDTH,
        *,
        loses: bool = False,
    ) -> None:
        super().__init__()
        self.title, self.text, self.answers = title, text, tuple(answers)
        self.answer, self.width, self.loses = answer, width, loses
        self._title_lines: float = 1

    def first_focus(self) -> str:
        """The last answer, the one that was asked for; the first where something is lost by it."""
        return self.answers[0 if self.loses else -1].name

    def build(self, area: Rect) -> Sequence[Widget]:
        """Size the plate by its words."""
        setter = self.setter
        width = min(self.width, area.w - 64)
        inner = width - 40
        title_height = setter.height(self.title, "head", inner)
        text_height = setter.height(self.text, "body", inner)
        button = setter.theme.control(36)
        shown = min(text_height, area.h - 160 - title_height - button)
        height = 22 + title_height + 8 + shown + 20 + button + 20
        self.plate = Rect(area.x + (area.w - width) / 2, area.y + (area.h - height) / 2.2,
                          width, height)
        x, y = self.plate.x + 20, self.plate.y + 22
        widgets: list[Widget] = [
            Paragraph(Rect(x, y, inner, title_height), self.title, "head", cut=False),
        ]
        body = Rect(x, y + title_height + 8, inner, shown)
        paragraph = Paragraph(Rect(body.x, body.y, inner - (12 if shown < text_height else 0),
                                   0), self.text, "body", "second", cut=False)
        widgets.append(ScrollArea("dialog text", body, (paragraph,),
                                  setter.height(self.text, "body", paragraph.rect.w),
                                  focusable=True))
        right = self.plate.right - 20
        buttons: list[Widget] = []
        for answer in reversed(self.answers):
            cap = setter.width(answer.shown_key, "key") + 30 if answer.shown_key else 0
            wide = max(104.0, setter.width(answer.text, "button") + cap + 36)
            buttons.insert(0, Button(
                answer.name, Rect(right - wide, self.plate.bottom - 20 - button, wide, button),
                answer.text, answer.look, key=answer.shown_key))
            right -= wide + 8
        return [*widgets, *buttons]

    def receive(self, message: Message) -> Action | None:
        """Close, and do what the answer asks."""
        if isinstance(message, Button.Pressed):
            return self._answered(message.name)
        return None

    def _answered(self, name: str) -> Action | None:
        then = self.answer(name)
        return Series((Pop(), then)) if then is not None else Pop()

    def key(self, key: Key) -> Action | bool | None:
        """Answer by an answer's own key."""
        for answer in self.answers:
            if answer.key and key.name == answer.key and key.plain:
                return self._answered(answer.name)
        return None

    def cancel(self) -> Action | None:
        """Esc gives the safe answer."""
        return self._answered(self.answers[0].name)


class Working(Plate):
    """Long work with its progress, which can be cancelled.

    Args:
        title: What is being done.
        steps: The work; yields how far it is, 0 to 1, or (how far, what is being done).
        stop: The cancel button's words; an empty text if it cannot be cancelled.
        done: Called at the end with whether it was finished; its action follows.
    """

    def __init__(
        self,
        title: str,
        steps: Iterator[float | tuple[float, str]],
        stop: str,
        done: Callable[[bool], Action | None],
    ) -> None:
        super().__init__()
        self.title, self.stop, self.done = title, stop, done
        self._steps = steps
        self.share, self.note = 0.0, ""
        self._finished = False

    @property
    def busy(self) -> bool:
        """Whether there is work left."""
        return not self._finished

    def work(self) -> Action | None:
        """Do the next piece."""
        try:
            step = next(self._steps)
        except StopIteration:
            self._finished = True
            return self._over(True)
        if isinstance(step, tuple):
            self.share, self.note = step
        else:
            self.share = step
        self.dirty = True
        return None

    def build(self, area: Rect) -> Sequence[Widget]:
        """Place the plate and the cancel button."""
        width, height = 480.0, 160.0 + (44 if self.stop else 0)
        self.plate = Rect(area.x + (area.w - width) / 2, area.y + (area.h - height) / 2.2,
                          width, height)
        if not self.stop:
            return ()
        return (Button("stop", Rect(self.plate.right - 160, self.plate.bottom - 56, 140, 36),
                       self.stop, key="Esc"),)

    def paint_over(self, canvas: Canvas) -> None:
        """Draw title, bar and note."""
        x, width = self.plate.x + 20, self.plate.w - 40
        canvas.text(self.title, x, self.plate.y + 48, "head", most=width)
        track = Rect(x, self.plate.y + 72, width, 12)
        canvas.fill(track, "pale")
        canvas.fill(track.left(width * min(1.0, max(0.0, self.share))), "ink")
        canvas.text(self.note, x, self.plate.y + 112, "caption", "second", most=width)

    def receive(self, message: Message) -> Action | None:
        """Cancel."""
        return self.cancel() if message.name == "stop" else None

    def cancel(self) -> Action | None:
        """Stop the work, if that is offered."""
        if not self.stop:
            return None
        self._finished = True
        return self._over(False)

    def _over(self, finished: bool) -> Action:
        then = self.done(finished)
        return Series((Pop(), then)) if then is not None else Pop()
