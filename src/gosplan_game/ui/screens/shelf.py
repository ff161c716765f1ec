"""The scenario shelf: cards to choose from; broken ones are shown with their error."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.core.errors import Problem
from gosplan_game.ui import pictures, signs
from gosplan_game.ui.actions import Action, Push
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.events import Event, Key, Pointer
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.screens.sheet import Sheet
from gosplan_game.ui.screens.storage import open_scenario, scenario_ids
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.entry import TextEntry
from gosplan_game.ui.widgets.label import Paragraph
from gosplan_game.ui.widgets.scroll import fitted
from gosplan_game.viewmodels.shelf import DIFFICULTIES, Card, Shelf, shelf

SIDE = 344.0
CARD_HEIGHT = 288.0
FEW = 2
"""So many cards are laid out large, with their plates."""
COVER = 1.06
"""Width of a plate on a card's own: what a poster's slant would cut is cut by the card."""
CARD = "card:"
GROUNDS = (("green", "ink"), ("ochre", "ink"), ("red", "white"), ("blue", "white"),
           ("ink", "card"))
"""Ground and words of the cards' heads, in turn; the shape and the title tell them apart."""


class ScenarioTile(Pressable):
    """A scenario's card; a second press plays it."""

    def __init__(self, name: str, rect: Rect, card: Card, *, ground: str, ink: str, chosen: bool,
                 cannot: str, large: bool = False) -> None:
        super().__init__(name, rect, label=card.title)
        self.card, self.ground, self.ink = card, ground, ink
        self.chosen, self.cannot, self.large = chosen, cannot, large

    @property
    def covered(self) -> bool:
        """Whether there is a plate for it, and room."""
        return self.large and (bool(self.card.picture) or pictures.drawn(self.card.cover))

    @property
    def cover_height(self) -> float:
        """The height of the plate."""
        return self.rect.w * COVER * pictures.HEIGHT / pictures.WIDTH

    def handle(self, event: Event) -> Message | None:
        """Choose when the focus comes by a click; press by Enter or a double click."""
        if isinstance(event, Pointer) and event.kind == "down" and event.button == 1:
            return self.Pressed(self.name)
        if isinstance(event, Pointer):
            return None
        return super().handle(event)

    @staticmethod
    def foot(setter: Typesetter) -> float:
        """Return the height of the lines below."""
        return 92 + (setter.leading("table") - 20.8) * 2

    @classmethod
    def height(cls, setter: Typesetter, width: float, card: Card) -> float:
        """Return the height the card's words need."""
        room = width - 32
        return (104 + setter.height(card.title, "card", room)
                + setter.height(card.teaches, "text", room) + 10 + cls.foot(setter))

    def draw(self, canvas: Canvas) -> None:
        """Draw the card."""
        rect, card, setter = self.rect, self.card, canvas.setter
        canvas.fill(rect, "tint" if self.hovered and not self.chosen else "card")
        head = rect.top(96)
        canvas.fill(head, "pale" if card.broken else self.ground)
        ink = "ink" if card.broken else self.ink
        canvas.text(card.years or card.title, rect.x + 16, rect.y + 44, "title", ink,
                    most=rect.w - 32)
        if card.broken:
            signs.warning(canvas, rect.x + 16, rect.y + 60, 26)
            canvas.text_middle(self.cannot, rect.x + 52, rect.y + 74, "text_bold",
                               most=rect.w - 60)
        elif self.covered:
            # The plate hangs from the head's foot; its own right edge is cut with the card's.
            place = Rect(rect.x, rect.y + 64, rect.w, self.cover_height)
            canvas.kept(("cover", card.cover, card.picture), place, "red",
                        lambda sheet: sheet.picture(card.cover, place.x, place.y,
                                                    place.w * COVER, card.picture))
        elif card.pictogram:
            row_of_signs(canvas, card.pictogram, Rect(rect.x + 12, rect.y + 57, rect.w - 28, 32),
                         7, size=32, pitch=(rect.w - 60) / 6, ink=ink, pale=ink)
        x, w = rect.x + 16, rect.w - 32
        top = rect.y + (76 + self.cover_height if self.covered else 104)
        y = canvas.paragraph(card.title, Rect(x, top, w, 0), "card")
        if card.broken:
            canvas.text(card.where, x, y + 16, "table_bold", most=w)
            canvas.paragraph(card.error, Rect(x, y + 22, w, rect.bottom - y - 30), "text",
                             "red_text")
            return
        foot = rect.bottom - self.foot(setter)
        canvas.paragraph(card.teaches, Rect(x, y, w, foot - y - 2), "text")
        self._draw_foot(canvas, Rect(x, foot, w, rect.bottom - foot))

    def _draw_foot(self, canvas: Canvas, area: Rect) -> None:
        card = self.card
        canvas.horizontal(area.x, area.right, area.y, "rule")
        line = (area.h - 6) / 3
        middle = area.y + 6 + line / 2
        canvas.text_middle(card.turns, area.x, middle, "table_bold")
        canvas.text_middle(card.minutes, area.right, middle, "table_bold", "ink", "right")
        middle += line
        canvas.text_middle(card.difficulty_word, area.x, middle, "table", "second")
        for level in range(DIFFICULTIES):
            box = Rect(area.right - (DIFFICULTIES - level) * 20 + 4, middle - 7, 16, 14)
            if level < card.difficulty:
                canvas.fill(box, "ink")
            else:
                canvas.frame(box, "ink")
        canvas.text_middle(card.author, area.x, middle + line, "small", "second", most=area.w)


class ShelfScreen(Sheet):
    """Choosing a scenario."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.ids = scenario_ids()
        self.search = ""
        self.chosen = ""
        self._model: tuple[tuple[object, ...], Shelf] | None = None

    # Reading the scenarios one by one, while the first can already be chosen ------------------

    @property
    def busy(self) -> bool:
        """Whether scenarios are still to be read."""
        return any(name not in self.context.scenarios for name in self.ids)

    def work(self) -> Action | None:
        """Read the next one."""
        waiting = [name for name in self.ids if name not in self.context.scenarios]
        if waiting:
            open_scenario(self.context, waiting[0])
            self.rebuild()
        return None

    @property
    def model(self) -> Shelf:
        """The view model of what has been read so far."""
        known = self.context.scenarios
        key = (self.context.settings.language, *(name for name in self.ids if name in known))
        if self._model is None or self._model[0] != key:
            read = [known[name] for name in self.ids if name in known]
            good = [found for found in read if not isinstance(found, tuple)]
            broken: list[tuple[str, Sequence[Problem]]] = [
                (name, known[name]) for name in self.ids
                if name in known and isinstance(known[name], tuple)]
            self._model = (key, shelf(self.context.texts, good, broken))
        return self._model[1]

    @property
    def cards(self) -> list[Card]:
        """The cards that fit what is searched for."""
        wanted = self.search.strip().lower()
        return [card for card in self.model.cards
                if not wanted or wanted in " ".join(
                    (card.title, card.years, card.teaches, card.author, card.summary)).lower()]

    def heading(self) -> tuple[str, str]:
        """Return the title."""
        return self.model.title, ""

    def notes(self) -> tuple[str, str]:
        """Return what others' scenarios cannot do, and what is going on."""
        return self.model.footer, self.words("shelf.reading") if self.busy else ""

    # Layout ----------------------------------------------------------------------------------

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out the cards, the search and what is known of the chosen one."""
        cards = self.cards
        if cards and self.chosen not in [card.id for card in cards]:
            self.chosen = cards[0].id
        side = area.rightmost(SIDE)
        shelf_area = area.trim(right=SIDE + 24)
        return [
            TextEntry("find", Rect(side.x, 22, side.w, 34), self.search, hint=self.model.search),
            fitted("shelf", shelf_area, lambda width: self._tiles(shelf_area.left(width), cards)),
            *self._chosen(side.inset(24, 0), cards),
        ]

    def _tiles(self, area: Rect, cards: Sequence[Card]) -> tuple[list[Widget], float]:
        if not cards:
            return [Paragraph(area.top(60), "" if self.busy else self.model.empty, "lead",
                              "second")], 60.0
        columns = max(1, int((area.w + 16) // 280))
        few = len(cards) <= FEW
        columns = FEW if few else columns
        width = area.columns(columns)[0].w
        height = max(CARD_HEIGHT, *(ScenarioTile.height(self.setter, width, card)
                                    for card in cards if not card.broken))
        if few:
            height = max(height + width * COVER * pictures.HEIGHT / pictures.WIDTH - 28, area.h)
        widgets: list[Widget] = []
        for index, card in enumerate(cards):
            row, column = divmod(index, columns)
            place = Rect(area.x, area.y + row * (height + 16), area.w, height)
            ground, ink = GROUNDS[index % len(GROUNDS)]
            widgets.append(ScenarioTile(
                f"{CARD}{card.id}", place.columns(columns)[column], card, ground=ground, ink=ink,
                chosen=card.id == self.chosen, cannot=self.model.cannot, large=few))
        rows = (len(cards) + columns - 1) // columns
        return widgets, rows * (height + 16) - 16

    def _chosen(self, area: Rect, cards: Sequence[Card]) -> list[Widget]:
        card = next((c for c in cards if c.id == self.chosen), None)
        if card is None:
            return []
        setter = self.setter
        button = setter.theme.control(48)
        foot = area.bottom - 16 - button
        body = Rect(area.x, area.y + 20, area.w, foot - area.y - 36)

        def words(width: float) -> tuple[list[Widget], float]:
            return _described(setter, body.left(width), card)

        widgets: list[Widget] = [
            fitted("about", body, words, focusable=True, label=card.title),
        ]
        if not card.broken:
            widgets.append(Button("play", Rect(area.x, foot, area.w, button), self.model.briefing,
                                  "red", key="Enter", kind="button_large"))
        return widgets

    def paint(self, canvas: Canvas) -> None:
        """Draw the plate at the right and the frame around the chosen card."""
        super().paint(canvas)
        side = self.body.rightmost(SIDE)
        canvas.fill(side, "card")
        canvas.horizontal(side.x, side.right, side.y, "ink", 4)

    def paint_over(self, canvas: Canvas) -> None:
        """Frame the chosen card in ink."""
        try:
            tile, window = self.find(f"{CARD}{self.chosen}"), self.find("shelf").rect
        except KeyError:
            return
        with canvas.clip(window.inset(-5)):
            canvas.frame(tile.on_screen().inset(-4), "ink", 4)

    # Answers ---------------------------------------------------------------------------------

    def answer(self, message: Message) -> Action | None:
        """Search, choose, open the briefing."""
        match message:
            case TextEntry.Changed(_, text):
                self.search = text
                self.rebuild()
            case TextEntry.Entered():
                return self._open()
            case Pressable.Pressed("play"):
                return self._open()
            case Pressable.Pressed(name) if name.startswith(CARD):
                again = self.chosen == name.removeprefix(CARD)
                self.chosen = name.removeprefix(CARD)
                if again:
                    return self._open()
                self.rebuild()
        return None

    def _open(self) -> Action | None:
        found = self.context.scenarios.get(self.chosen)
        if found is None or isinstance(found, tuple):
            return None
        return Push(screen("briefing", self.context, scenario=self.chosen))

    def key(self, key: Key) -> Action | bool | None:
        """Enter opens the briefing of the chosen card."""
        return self._open() if key.name == "enter" and key.plain else None


def _described(setter: Typesetter, area: Rect, card: Card) -> tuple[list[Widget], float]:
    """Return what is known of a scenario, and the height it takes."""
    parts = [(card.title, "subtitle", "ink", 2), (card.period, "text", "second", 12)]
    if card.broken:
        parts += [(card.where, "text_bold", "ink", 4), (card.error, "text", "red_text", 0)]
    else:
        parts += [(card.summary, "text", "ink", 14), (card.teaches, "text_bold", "ink", 14),
                  (card.warning, "text", "second", 0)]
    y = area.y
    widgets: list[Widget] = []
    for text, kind, ink, gap in parts:
        if not text:
            continue
        height = setter.height(text, kind, area.w)
        widgets.append(Paragraph(Rect(area.x, y, area.w, height), text, kind, ink, cut=False))
        y += height + gap
    return widgets, y - area.y
