"""Every chart of every screen can be read: point by point by keys, as a table, as files."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ui.proof import Proof, unread
from tests.ui.test_proof import settled

import gosplan_game.ui
from gosplan_game import paths
from gosplan_game.core.calendar import Quarter
from gosplan_game.ui import focus
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.charts.map import RegionMap
from gosplan_game.ui.charts.readable import ReadableChart, Value
from gosplan_game.ui.events import Key
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.regions import RegionsScreen
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.shots import UNTIL, every_screen
from gosplan_game.ui.widgets.table import Table

SIZE = (1280, 720)
MOMENTS = ("1920-Q4", str(UNTIL), "1933-Q1", "1941-Q2")
ORNAMENT = {"title", "shelf", "settings"}
"""Screens whose signs are art, a card's cover or a sample of the inks."""
PEOPLE = {"dead", "cost"}
"""Charts that count people, as the words beside every number say."""
SAMPLED = 3
"""Points of a long line that are drawn and proof-read: the first ones."""


def charts(screen: Screen) -> Iterator[ReadableChart]:
    """Yield every chart of a screen that has something to read."""
    for top in screen.widgets:
        for widget in top.walk():
            if isinstance(widget, ReadableChart) and widget.points():
                yield widget


def shown(screen: Screen, proof: Proof) -> str:
    """Return all words that a screen draws."""
    proof.lines_seen.clear()
    screen.draw(proof)
    return " ".join(line.text for line in proof.lines_seen)


def faults_of(screen: Screen, chart: ReadableChart, proof: Proof, bare: bool) -> Iterator[str]:
    """Yield what keeps a chart from being read as all are; bare: its figures need no unit."""
    if chart not in focus.stops(screen.widgets):
        yield "Tab never comes to it"
        return
    if not chart.label:
        yield "has no name"
    screen._focus(chart, by_key=True)
    yield from _walked(screen, chart, proof, bare)
    yield from _tabled(screen, chart, proof)
    titles = {point.title for point in chart.points()}
    yield from _written(screen, titles if not isinstance(chart, LineChart) else set())


def _walked(screen: Screen, chart: ReadableChart, proof: Proof, bare: bool) -> Iterator[str]:
    """Walk along its points by arrows; each shows its figures, their unit and their source."""
    points = chart.points()
    for index, point in enumerate(points):
        screen.handle(Key("right"))
        if chart.place != index or screen.focus is not chart:
            yield f"the arrows do not come to {point.title!r}"
            return
        if not point.values or not all(value.text or value.name for value in point.values):
            yield f"{point.title!r} tells nothing"
        if not (point.source or chart.source):
            yield f"{point.title!r} names no source"
        lone = [value.text for value in point.values if _lone(value)]
        if lone and not bare and ", " not in point.title:
            yield f"{point.title!r} has no unit: {lone}"
        if index < SAMPLED:
            words = shown(screen, proof)
            lost = [value.text for value in point.values if value.text not in words]
            if lost:
                yield f"{point.title!r} does not show {lost}"


def _lone(value: Value) -> bool:
    """Return whether a value is a number without what it counts."""
    return not any(each.isalpha() or each in "%×=" for each in value.text) \
        and any(each.isdigit() for each in value.text)


def _tabled(screen: Screen, chart: ReadableChart, proof: Proof) -> Iterator[str]:
    """Turn it into its table and back."""
    screen.handle(Key("t"))
    rows = chart.table()
    if not chart.as_table or len(rows) < 2 or len({len(row) for row in rows}) != 1:
        yield f"is no table: {rows[:3]}"
    elif not all(any(row) for row in rows[1:]) or rows[1][0] not in shown(screen, proof):
        yield "its table shows nothing"
    screen.handle(Key("t"))
    if chart.as_table:
        yield "stays a table"


def _written(screen: Screen, titles: set[str]) -> Iterator[str]:
    """Write what has the focus to files: a picture and its figures, with all that can be read."""
    before = set(_exports())
    screen.handle(Key("e"))
    made = {path.suffix: path for path in _exports() if path not in before}
    if set(made) != {".png", ".csv"}:
        yield f"E writes {sorted(made)}"
        return
    with made[".csv"].open(encoding="utf-8", newline="") as file:
        cells = {cell for row in csv.reader(file) for cell in row}
    if titles - cells:
        yield f"its file lacks {sorted(titles - cells)[:3]}"
    if len(cells) < 3:
        yield "its file says nothing"
    for path in made.values():
        path.unlink()


def _exports() -> list[Path]:
    folder = paths.user_dir() / "exports"
    return list(folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_chart_of_every_screen_is_read_by_keys_as_table_and_as_files(moment: str) -> None:
    """Tab, arrows, T and E do on every chart what the key list says, at four moments of a game."""
    settings = Settings()
    context = Context.standard(settings)
    faults, count = [], 0
    for name, screen, below in every_screen(context, Quarter.parse(moment)):
        stage, surface = settled(screen, SIZE, settings, below, context.linked)
        if name not in ORNAMENT:
            faults += [f"{name}: {what} tells figures outside any chart"
                       for what in unread(screen, surface, stage.pictograms)]
        proof = Proof(surface, screen.setter, stage.pictograms)
        for named in [chart.name for chart in charts(screen)]:
            chart = screen.find(named) if named else None
            if not isinstance(chart, ReadableChart):
                faults.append(f"{name}: a chart without a name")
                continue
            bare = named in PEOPLE
            first = next(faults_of(screen, chart, proof, bare), "")
            faults += [f"{name}, {named}: {first}"] if first else []
            count += 1
    assert not faults, "\n".join(faults)
    assert count > 10


def test_the_map_is_read_by_keys_as_table_and_as_files() -> None:
    """Arrows come to every region, T opens the table of all, E writes both."""
    settings = Settings()
    context = Context.standard(settings)
    for _, screen, below in every_screen(context):
        if not isinstance(screen, RegionsScreen):
            continue
        settled(screen, SIZE, settings, below, context.linked)
        screen.focus_on("map")
        reached, waiting = set(), [""]
        while waiting:
            start = waiting.pop()
            for key in ("up", "left", "down", "right"):
                screen.region = start
                screen.refresh()
                screen.handle(Key(key))
                here = _map(screen).chosen
                text, _ = _map(screen).tip_at(_map(screen).rect.centre)
                assert _map(screen).inked[here].text in text
                if here not in reached:
                    reached.add(here)
                    waiting.append(here)
        assert reached == set(_map(screen).inked)
        names = {region.name for region in _map(screen).inked.values()}
        assert list(_written(screen, names)) == []
        screen.handle(Key("t"))
        assert isinstance(screen.find("regions"), Table)


def _map(screen: Screen) -> RegionMap:
    found = screen.find("map")
    assert isinstance(found, RegionMap)
    return found


# What is drawn with a length of its own ---------------------------------------------------------

DRAWN = {"fill", "frame", "hatch", "vertical", "horizontal", "line", "dashed", "polygon", "disc",
         "ring", "veil"}
NOT_FIGURES = {
    ("widgets/scroll.py", "draw"): "the bar of what is scrolled",
    ("widgets/menu.py", "draw_over"): "the bar of what is scrolled",
    ("widgets/table.py", "draw"): "the bar of what is scrolled",
    ("widgets/slider.py", "draw"): "a control, whose value stands beside it",
    ("dialog.py", "draw"): "how far the work is, in words beside it",
    ("dialog.py", "paint"): "how far the work is, in words beside it",
    ("screens/debrief_country.py", "paint_work"): "how far the work is, in words over it",
}
"""Lengths that follow a share and are no figure of the game."""


def _measured(function: ast.FunctionDef) -> Iterator[str]:
    """Yield the drawing calls of a function whose shape is a width or height times a variable."""
    known = {target.id: node.value for node in ast.walk(function) if isinstance(node, ast.Assign)
             for target in node.targets if isinstance(target, ast.Name)}
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) \
                and node.func.attr in DRAWN and isinstance(node.func.value, ast.Name) \
                and node.func.value.id == "canvas" \
                and any(_by_share(part, known, 3) for part in node.args):
            yield node.func.attr


def _by_share(node: ast.AST, known: dict[str, ast.expr], deep: int) -> bool:
    """Return whether an expression multiplies a side of a rectangle by something that varies."""
    for part in ast.walk(node):
        if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mult):
            sides = [isinstance(each, ast.Attribute) and each.attr in ("w", "h")
                     for each in (part.left, part.right)]
            if any(sides) and not any(isinstance(each, ast.Constant)
                                      for each in (part.left, part.right)):
                return True
        if isinstance(part, ast.Name) and deep and part.id in known \
                and _by_share(known[part.id], known, deep - 1):
            return True
    return False


def test_no_screen_measures_a_figure_outside_the_charts() -> None:
    """A length that follows a share is drawn by ui/charts, which says so to the proof-reader."""
    root = Path(gosplan_game.ui.__file__).parent
    found = {}
    for path in sorted(root.rglob("*.py")):
        place = path.relative_to(root).as_posix()
        if place.startswith("charts/"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (place, node.name) not in NOT_FIGURES:
                calls = list(_measured(node))
                if calls:
                    found[f"{place}:{node.name}"] = calls
    assert found == {}
