"""The desk's plates: the vital series counted; before anything was, what is taken over."""

from __future__ import annotations

from collections.abc import Callable

from gosplan_game.ui.charts.counted import CountedColumn
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.plate import MoodPlate, Plate, Score
from gosplan_game.ui.widgets.scroll import fitted
from gosplan_game.viewmodels.desk import Desk
from gosplan_game.viewmodels.plates import Plate as PlateView

GOOD = {"better": True, "worse": False, "none": None}
WHY = "why:"


class SeriesPlate(Plate):
    """A plate that knows its series, for the key W."""

    series = ""


def plate(name: str, rect: Rect, view: PlateView, tip: str = "", source: str = "") -> Plate:
    """Return the plate of a vital series."""
    columns = tuple(
        CountedColumn(c.signs, c.label, c.text, "red" if c.now else "ink", exact=c.exact)
        for c in (view.count.columns if view.count else ())
    )
    turns = "; ".join(f"{c.label}: {c.exact}" for c in view.count.columns) if view.count else ""
    told = f"**{view.title}.** {turns}." if turns else ""
    made = SeriesPlate(
        name, rect, title=view.title, value=view.value, unit=view.unit, change=view.change,
        trend=view.direction, good=GOOD[view.course],
        pictogram=view.count.pictogram if view.count else "", columns=columns,
        first=view.first, last=view.last, legend=view.count.legend if view.count else "",
        eye="checked" if not view.reported else "inspected" if view.seen else "reported",
        tip=tip or " ".join(part for part in (told, view.seen) if part), source=source,
    )
    made.series = view.series
    return made


def plates_part(made: Desk, area: Rect) -> list[Widget]:
    """Return the plates of the vital series and that of the mood."""
    places = area.columns(len(made.plates) + 1)
    widgets: list[Widget] = [
        plate(f"{WHY}{view.series}", place, view, source=made.footer)
        for view, place in zip(made.plates, places, strict=False)
    ]
    mood = made.mood
    widgets.append(MoodPlate(
        "mood", places[-1], title=mood.title, note=mood.of, foot=mood.note,
        rows=tuple(Score(r.name, "banner" if r.pictogram == "stamp" else r.pictogram, r.signs,
                         change=r.change, trend=r.direction, exact=r.exact)
                   for r in mood.rows), source=made.footer))
    return widgets


def inheritance_part(setter: Typesetter, context: Context, made: Desk, area: Rect
                     ) -> list[Widget]:
    """Return what the office takes over, in words, before anything was counted."""
    words = context.words
    head = Section.height(setter)
    text = words.content("scenario.briefing") or words.content("scenario.summary")
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    body = area.trim(top=head + 2)
    columns = body.columns(max(1, min(3, len(parts))), 32)
    return [
        Section(area.top(head), words("desk.inheritance"), made.subtitle),
        *(fitted(f"part {i}", column, _words(setter, part, column), focusable=True)
          for i, (column, part) in enumerate(zip(columns, parts, strict=False))),
    ]


def _words(setter: Typesetter, text: str, area: Rect
           ) -> Callable[[float], tuple[list[Widget], float]]:
    """Return what lays a text out in a column of a given width."""
    def lines(width: float) -> tuple[list[Widget], float]:
        height = setter.height(text, "text", width)
        return [Paragraph(Rect(area.x, area.y, width, height), text, cut=False)], height

    return lines
