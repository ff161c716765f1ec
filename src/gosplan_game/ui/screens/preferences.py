"""Settings: language, text size, inks, motion, autosave, names."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.actions import Action, Configure
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.small import sparkline
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.sheet import Sheet
from gosplan_game.ui.settings import changed
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.choice import Checkbox, OneOf, Option
from gosplan_game.ui.widgets.entry import TextEntry
from gosplan_game.ui.widgets.label import Label
from gosplan_game.ui.widgets.scroll import fitted
from gosplan_game.viewmodels.preferences import Preferences, Setting, preferences

WIDTH = 880.0
SPECIMEN = 160.0
ROW = 80.0
"""Height of a setting, where there is room."""
SIGNS = (("ingot", "ink", 5.0), ("furnace", "red", 3.0), ("loaf", "ochre", 4.0),
         ("ship", "blue", 2.0), ("house", "green", 5.0))
"""The signs of the specimen: one row an ink."""


class PreferencesScreen(Sheet):
    """What the player can set; every change is in force at once."""

    @property
    def model(self) -> Preferences:
        """The view model of the settings in force."""
        settings = self.context.settings
        return preferences(self.context.texts, {
            "language": settings.language, "text_size": settings.text_size,
            "palette": settings.palette, "motion": not settings.reduced_motion,
            "sound": settings.sound,
            "autosave": settings.autosave, "players": settings.players,
        }, self.context.languages())

    def heading(self) -> tuple[str, str]:
        """Return the title."""
        return self.model.title, ""

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out one row a setting: name and help at the left, the control at the right."""
        place = area.left(min(area.w, WIDTH + (area.w - WIDTH) * 0.3))
        return [fitted("settings", place, lambda width: self._rows(place.left(width)))]

    def paint(self, canvas: Canvas) -> None:
        """Draw a specimen of the inks in force beside the settings."""
        super().paint(canvas)
        area = self.body.trim(left=min(self.body.w, WIDTH + (self.body.w - WIDTH) * 0.3) + 48)
        if area.w < SPECIMEN:
            return
        pitch = area.w / 6
        place = Rect(area.x, area.y + 16, area.w, pitch)
        canvas.horizontal(place.x, place.right, area.y, "ink", 3)
        for sign, ink, count in SIGNS:
            row_of_signs(canvas, sign, place, count, of=6, size=pitch * 0.94, pitch=pitch, ink=ink)
            place = place.moved(0, pitch + 8)
        for ramp in ("map", "plain"):
            steps = place.top(24).columns(5, 0)
            for index, step in enumerate(steps, start=1):
                canvas.fill(step, f"{ramp}_{index}")
            place = place.moved(0, 32)
        line = place.top(64)
        track = (2.0, 2.6, 2.3, 3.4, 3.1, 4.2, 4.6)
        sparkline(canvas, line, track, history=(2.1, 2.4, 2.7, 3.0, 3.3, 3.6, 3.9), ground="tint")
        canvas.horizontal(line.x, line.right, line.bottom, "ink")

    def _rows(self, area: Rect) -> tuple[list[Widget], float]:
        setter = self.setter
        least = max(64.0, setter.leading("body") + setter.leading("caption") + 22)
        pitch = max(least, min(ROW, area.h / max(1, len(self.model.settings))))
        widgets: list[Widget] = []
        y = area.y
        for item in self.model.settings:
            row = Rect(area.x, y, area.w, pitch)
            words = row.left(row.w * 0.42)
            line, top = setter.leading("body"), y + (pitch - least) / 2 + 10
            widgets += [
                Line("", row),
                Label(Rect(words.x, top, words.w, line), item.name, "body_bold"),
                Label(Rect(words.x, top + line, words.w, setter.leading("caption")),
                      item.help, "caption", "second"),
                self._control(item, row.trim(left=row.w * 0.42 + 16)),
            ]
            y += pitch
        return widgets, y - area.y

    def _control(self, item: Setting, area: Rect) -> Widget:
        height = self.setter.theme.control(34)
        place = Rect(area.x, area.y + (area.h - height) / 2, area.w, height)
        if item.kind == "switch":
            return Checkbox(item.id, place.left(160), item.value, item.on)
        if item.kind == "text":
            return TextEntry(item.id, place, item.value, label=item.name)
        options = [Option(option.value, option.name) for option in item.options]
        return OneOf(item.id, place, options, item.value, label=item.name)

    def answer(self, message: Message) -> Action | None:
        """Put the change in force."""
        settings = self.context.settings
        match message:
            case OneOf.Changed("text_size", key):
                return Configure(changed(settings, text_size=int(key)))
            case OneOf.Changed(name, key):
                return Configure(changed(settings, **{name: key}))
            case Checkbox.Changed("motion", on):
                return Configure(changed(settings, reduced_motion=not on))
            case Checkbox.Changed(name, on):
                return Configure(changed(settings, **{name: on}))
            case TextEntry.Changed("players", text):
                names = tuple(name.strip()[:40] for name in text.split(",") if name.strip())
                return Configure(changed(settings, players=names[:6]))
        return None


class Line(Widget):
    """The hairline under a row."""

    def draw(self, canvas: Canvas) -> None:
        """Draw it."""
        canvas.horizontal(self.rect.x, self.rect.right, self.rect.bottom - 1, "rule")
