"""A five-year plan: two drafts side by side to be signed, then the way that it sets."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.core.errors import Impossible
from gosplan_game.report.numbers import is_known
from gosplan_game.ui import signs
from gosplan_game.ui.actions import Action, Push
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.bars import bar, flag
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.charts.readable import Value
from gosplan_game.ui.dialog import Answer, Dialog
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.sheet import Sheet
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import fitted
from gosplan_game.ui.widgets.stepper import Stepper
from gosplan_game.viewmodels.five_year_plan import (
    BranchRow,
    DraftColumn,
    FiveYearPlanSheet,
    RunningRow,
    five_year_plan,
)

NONE = "–"
"""Stands where a figure is not known."""
DRAFT, FIGURE = "draft:", "figure:"
NAMES = 300.0
LINE, MOST_LINE = 40.0, 52.0
STEPS = 50
"""Steps of a figure between the least and the most that can be signed."""
DRAFT_INKS = ("blue", "red", "green")


class DraftHead(Pressable):
    """A variant's head: its name, whether the line expects it, what signing it moves."""

    def __init__(self, name: str, rect: Rect, draft: DraftColumn, chosen: bool, ink: str) -> None:
        super().__init__(name, rect, label=draft.name, tip=draft.source)
        self.draft, self.chosen, self.ink = draft, chosen, ink

    def draw(self, canvas: Canvas) -> None:
        """Draw the card; the chosen one lies on ochre."""
        rect, draft = self.rect, self.draft
        canvas.fill(rect, "ochre_tint" if self.chosen else "tint" if self.hovered else "card")
        canvas.fill(rect.left(8), self.ink)
        inner = Rect(rect.x + 20, rect.y + 8, rect.w - 32, rect.h - 12)
        y = canvas.paragraph(draft.name, inner, "section", most=1)
        note = ". ".join(part for part in (draft.wanted, draft.standing) if part)
        y = canvas.paragraph(note, Rect(inner.x, y, inner.w, 0), "caption_bold", "second", most=1)
        canvas.paragraph(draft.note, Rect(inner.x, y + 2, inner.w, 0), "text", most=4)


def paint_drafts(canvas: Canvas, rect: Rect, rows: Sequence[BranchRow], most: float) -> None:
    """Draw each branch in all drafts: the base, a bar for each, its growth."""
    for place, row in zip(rect.rows(len(rows), 0), rows, strict=True):
        middle = place.y + place.h / 2
        draw_branch(canvas, place, row.pictogram, row.name, f"{row.base} {row.unit}".strip())
        for part, cell, ink in zip(place.trim(left=NAMES).columns(len(row.cells), 24), row.cells,
                                   DRAFT_INKS, strict=False):
            track = Rect(part.x, middle - 7, part.w - 216, 14)
            bar(canvas, track, cell.times / most, ink, "tint")
            canvas.vertical(track.x + track.w / most, track.y - 3, track.bottom + 3, "ink", 2)
            canvas.text_middle(cell.growth, track.right + 76, middle, "caption", "second",
                               "right", 72)
        canvas.horizontal(place.x, place.right, place.bottom - 1, "rule" if row is rows[-1]
                          else "pale")


def draw_branch(canvas: Canvas, rect: Rect, pictogram: str, name: str, base: str) -> None:
    """Draw a branch's sign, its name and what was reported before the plan."""
    middle = rect.y + rect.h / 2
    canvas.pictogram(pictogram, rect.x + 2, middle - 12, 24)
    used = canvas.text_middle(name, rect.x + 34, middle, "text_bold", most=NAMES - 130)
    canvas.text_middle(base, rect.x + NAMES - 16, middle, "table", "second", "right",
                       min(110.0, NAMES - 60 - used))


def running_places(rect: Rect) -> list[Rect]:
    """Return the places of bar and figures in a row of a signed plan."""
    return rect.trim(left=NAMES).columns((5, 1.4, 1.4, 1.4, 1.4), 16)


def paint_running(canvas: Canvas, rect: Rect, rows: Sequence[RunningRow], most: float) -> None:
    """Draw each branch of a signed plan: reported against the way and the last year's figure."""
    for place, row in zip(rect.rows(len(rows), 0), rows, strict=True):
        middle = place.y + place.h / 2
        draw_branch(canvas, place, row.pictogram, row.name, row.base)
        axis, *figures = running_places(place)
        track = Rect(axis.x, middle - 7, axis.w, 14)
        reported = row.reported_times if is_known(row.reported_times) else 0.0
        bar(canvas, track, reported / most, "ink", "tint")
        for times, ink in ((row.path_times, "blue"), (row.figure_times, "red")):
            if is_known(times):
                flag(canvas, track, times / most, ink)
        texts = (row.reported, row.path, row.target, row.figure)
        for part, text in zip(figures, texts, strict=True):
            canvas.text_middle(text, part.right, middle, "table", "ink", "right", part.w)
        if row.below:
            signs.warning(canvas, figures[2].x, middle - 8, 16)
        canvas.horizontal(place.x, place.right, place.bottom - 1, "pale")


class FiveYearPlanScreen(Sheet):
    """One plan of several years."""

    def __init__(self, context: Context, plan: str) -> None:
        super().__init__(context)
        self.plan = plan
        self.chosen = ""
        self.figures: dict[str, dict[str, float]] = {}
        """The office's own figures by draft and branch."""
        self._model: FiveYearPlanSheet | None = None
        self._language = ""

    @property
    def model(self) -> FiveYearPlanSheet:
        """The sheet as it stands."""
        if self._model is None or self._language != self.context.settings.language:
            self._language = self.context.settings.language
            self._model = five_year_plan(self.context.game, self.context.texts, self.plan)
            self.chosen = self.chosen or self._model.drafts[0].id
        return self._model

    @property
    def open(self) -> bool:
        """Whether it waits for a signature."""
        return self.model.stage == "drafted" and self.context.game.at_stop

    def entered(self) -> None:
        """Make the sheet anew."""
        self._model = None
        self.rebuild()

    def heading(self) -> tuple[str, str]:
        """Return the plan's name and what it is."""
        return self.model.title, self.model.subtitle

    def notes(self) -> tuple[str, str]:
        """Say how figures are read."""
        return self.model.footer, ""

    def first_focus(self) -> str:
        """The first draft."""
        return f"{DRAFT}{self.chosen}" if self.open else "back"

    # Layout ----------------------------------------------------------------------------------

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out stage, drafts or the way, and the signature."""
        button = self.setter.theme.control(44)
        model = self.model
        body = area.trim(bottom=button + 16)
        foot = area.lowest(button)
        make = self._drafts if model.stage == "drafted" else self._running
        widgets: list[Widget] = [fitted("plan", body, lambda width: make(body.left(width)))]
        if self.open:
            name = next(draft.name for draft in model.drafts if draft.id == self.chosen)
            text = f"{model.sign}: {name}"
            width = max(280.0, self.setter.width(text, "button_large") + 96)
            widgets.append(Button("sign", foot.rightmost(width), text, "red", key="Enter",
                                  kind="button_large"))
        elif model.stage == "signed":
            width = max(220.0, self.setter.width(model.follow, "button") + 40)
            widgets.append(Button("follow", foot.rightmost(width), model.follow, "ink",
                                  enabled=model.can_follow, reason=model.stage_text))
        return widgets

    def _words(self, area: Rect, y: float) -> tuple[list[Widget], float]:
        """Return stage and notes as paragraphs, and where they end."""
        widgets: list[Widget] = []
        for text in (self.model.stage_text, *self.model.notes):
            height = self.setter.height(text, "body", area.w)
            widgets.append(Paragraph(Rect(area.x, y, area.w, height), text, "body", cut=False))
            y += height + 6
        return widgets, y + 6

    def _drafts(self, area: Rect) -> tuple[list[Widget], float]:
        model, setter = self.model, self.setter
        widgets, y = self._words(area, area.y)
        heads = Rect(area.x, y, area.w, 0).trim(left=NAMES).columns(len(model.drafts), 24)
        height = max(
            setter.leading("section") + setter.leading("caption_bold") + 22
            + min(4 * setter.leading("text"), setter.height(draft.note, "text", place.w - 32))
            for draft, place in zip(model.drafts, heads, strict=True))
        for draft, place, ink in zip(model.drafts, heads, DRAFT_INKS, strict=False):
            widgets.append(DraftHead(f"{DRAFT}{draft.id}", Rect(place.x, y, place.w, height),
                                     draft, draft.id == self.chosen, ink))
        y += height + 10
        line = self._line(y - area.y, len(model.rows))
        chart = Rect(area.x, y, area.w, line * len(model.rows))
        widgets.append(CountedChart(
            "drafts", chart, [(row.name, self._read(row)) for row in model.rows],
            lambda canvas, rect: paint_drafts(canvas, rect, model.rows, model.most_times),
            label=model.title, source=model.footer))
        for place, row in zip(chart.rows(len(model.rows), 0), model.rows, strict=True):
            widgets += self._figures(place, row)
        return widgets, chart.bottom - area.y

    def _line(self, above: float, rows: int) -> float:
        """Return the height of a row: more than the least where the screen allows it."""
        least = max(LINE, self.setter.leading("table") + 14)
        room = self.body.h - self.setter.theme.control(44) - 24 - above
        return max(least, min(MOST_LINE, room / max(1, rows)))

    def _read(self, row: BranchRow) -> tuple[Value, ...]:
        """Return what is read of a branch: the base, and every draft's figure with its growth."""
        words, unit = self.words, row.unit
        said = [Value(self.model.heads[1], f"{row.base} {unit}".strip())]
        for draft, cell in zip(self.model.drafts, row.cells, strict=True):
            own = self.figures.get(draft.id, {}).get(row.branch)
            figure = cell.text if own is None else words.figure(own)
            said.append(Value(draft.name, f"{figure} {unit}".strip() + f"; {cell.growth}"))
        return tuple(said)

    def _figures(self, rect: Rect, row: BranchRow) -> list[Widget]:
        """Return the steppers with the figures of all drafts; only the chosen one's move."""
        widgets: list[Widget] = []
        places = rect.trim(left=NAMES).columns(len(row.cells), 24)
        words = self.words
        for place, cell, draft in zip(places, row.cells, self.model.drafts, strict=True):
            own = self.figures.get(draft.id, {}).get(row.branch)
            value = cell.figure if own is None else own
            step = max(10 ** -2, round((cell.highest - cell.lowest) / STEPS, 2))
            widgets.append(Stepper(
                f"{FIGURE}{draft.id}:{row.branch}",
                Rect(place.right - 132, rect.y + (rect.h - 28) / 2, 132, 28), value,
                cell.text if own is None else words.figure(value), lower=cell.lowest,
                upper=cell.highest, step=step, changed=own is not None, label=row.name,
                bar=False, enabled=self.open and draft.id == self.chosen,
                expected=words("five_year.limits", low=words.figure(cell.lowest),
                               high=words.figure(cell.highest))))
        return widgets

    def _running(self, area: Rect) -> tuple[list[Widget], float]:
        model, setter = self.model, self.setter
        widgets, y = self._words(area, area.y)
        head = Section.height(setter)
        widgets.append(Section(Rect(area.x, y, area.w, head), model.running_heads[0],
                               ""))
        widgets.append(RunningHeads(Rect(area.x, y, area.w, head), model.running_heads[1:]))
        y += head
        chart = Rect(area.x, y, area.w, self._line(y - area.y, len(model.running))
                     * len(model.running))
        heads = model.running_heads[1:]
        joined = self.context.words.joined
        rows = [(row.name, tuple(
            Value(head, joined(text, row.unit) if text else NONE) for head, text in zip(
                heads, (row.base, row.reported, row.path, row.target, row.figure), strict=True)))
            for row in model.running]
        widgets.append(CountedChart(
            "running", chart, rows,
            lambda canvas, rect: paint_running(canvas, rect, model.running, model.most_times),
            label=model.title, source=model.footer))
        return widgets, chart.bottom - area.y

    # Answers ---------------------------------------------------------------------------------

    def answer(self, message: Message) -> Action | None:
        """Choose a draft, set figures, sign, or follow the way."""
        match message:
            case Pressable.Pressed("sign"):
                return self._sign()
            case Pressable.Pressed("follow"):
                return self._follow()
            case Pressable.Pressed(name) if name.startswith(DRAFT) and self.open:
                self.chosen = name.removeprefix(DRAFT)
                self.rebuild()
            case Stepper.Changed(name, value) if name.startswith(FIGURE):
                _, draft, branch = name.split(":")
                self.figures.setdefault(draft, {})[branch] = value
                self.rebuild()
        return None

    def _sign(self) -> Action:
        """Sign the chosen draft and say what that moved."""
        words = self.words
        title = self.model.title
        try:
            moved = self.context.game.sign_five_year_plan(
                self.plan, self.chosen, self.figures.get(self.chosen))
        except Impossible as reason:
            return self._tell(words("app.problem"), words.reason(reason))
        self.entered()
        return self._tell(title, words("five_year.was_signed", change=words.signed(moved, 1)))

    def _follow(self) -> Action | None:
        try:
            self.context.game.follow_plan(self.plan)
        except Impossible as reason:
            return self._tell(self.words("app.problem"), self.words.reason(reason))
        self.entered()
        return self._tell(self.model.title, self.words("five_year.followed"))

    def _tell(self, title: str, text: str) -> Action:
        return Push(Dialog(title, text, (Answer("close", self.words("common.close"), "ink"),)))


class RunningHeads(Widget):
    """The heads of the figures of a signed plan."""

    def __init__(self, rect: Rect, heads: Sequence[str]) -> None:
        super().__init__("", rect, label=", ".join(heads))
        self.heads = tuple(heads)

    def draw(self, canvas: Canvas) -> None:
        """Draw them over their columns."""
        rect = self.rect
        middle = rect.y + rect.h / 2 + 4
        base, *others = self.heads
        canvas.text_middle(base, rect.x + NAMES - 16, middle, "caption", "second", "right", 110)
        _, *places = running_places(rect)
        for place, text in zip(places, others, strict=True):
            canvas.text_middle(text, place.right, middle, "caption", "second", "right", place.w + 8)
