"""What the groups' countries came to: outcomes on one axis, and charts with a line to a group."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gosplan_game.report.class_groups import Group
from gosplan_game.report.class_lines import Strip
from gosplan_game.report.class_series import CHARTED, STRIPS
from gosplan_game.report.class_svg import Dot, Path, lines_svg, strip_svg
from gosplan_game.report.debrief import wanted_outcomes
from gosplan_game.report.numbers import is_known
from gosplan_game.report.reading import Reading
from gosplan_game.report.series import history_points


def strips(reading: Reading, groups: Sequence[Group]) -> tuple[Strip, ...]:
    """Return the outcomes that all groups are compared by."""
    wanted = dict.fromkeys((*(series for series, _ in wanted_outcomes(reading)), *STRIPS))
    made = (_strip(reading, groups, series) for series in wanted)
    return tuple(strip for strip in made if strip is not None)


def _strip(reading: Reading, groups: Sequence[Group], series: str) -> Strip | None:
    """Return one outcome in the last year that half of the groups have, with history's."""
    words, unit = reading.words, reading.unit(series)
    history = {int(x): value for x, value, _, _ in history_points(reading, series)
               if float(x).is_integer()}
    counts: dict[int, int] = {}
    for group in groups:
        for year in group.annual[series]:
            counts[year] = counts.get(year, 0) + 1
    common = [year for year, count in counts.items() if 2 * count >= len(groups)]
    if not common:
        return None
    both = [year for year in common if year in history]
    year = max(both or common)
    values = [(number, group, group.annual[series].get(year, math.nan))
              for number, group in enumerate(groups, start=1)]
    dots = [Dot(number, group.name, value, _figure(reading, group, series, value), not group.over)
            for number, group, value in values if is_known(value)]
    title = words("class.in_year", series=words.series(series), year=year)
    told = words("chart.history", value=words.amount(history[year], unit)) \
        if year in history else words("class.no_history")
    return Strip(
        title,
        strip_svg(dots, history.get(year), lambda value: words.amount(value, unit), title),
        told,
        tuple((number, group.name,
               _figure(reading, group, series, value) if is_known(value) else words("class.none"))
              for number, group, value in values),
    )


def charts(reading: Reading, groups: Sequence[Group]) -> tuple[tuple[str, str], ...]:
    """Return charts with a line to a group: title and picture."""
    words = reading.words
    made = []
    for series in CHARTED:
        unit = reading.unit(series)
        paths = [Path(number, group.name,
                      tuple((float(year), value) for year, value in group.annual[series].items()),
                      not group.over)
                 for number, group in enumerate(groups, start=1)]
        every = [point for path in paths for point in path.points]
        if len({x for x, _ in every}) < 2:
            continue
        first, last = min(x for x, _ in every), max(x for x, _ in every)
        history = [(x, value) for x, value, _, _ in history_points(reading, series)
                   if first <= x <= last]
        highest = max(y for _, y in [*every, *history])
        title = words("chart.title", series=words.series(series), unit=words.unit(unit))
        marks = (words.figure(0.0, unit), words.figure(highest, unit))
        made.append((title, lines_svg(paths, history, marks, title)))
    return tuple(made)


def _figure(reading: Reading, group: Group, series: str, value: float) -> str:
    """Return a group's figure, marked where its books are shut and reports stand in its place."""
    words = reading.words
    text = words.amount(value, reading.unit(series))
    told = not group.over and reading.variable(series).reported
    return words("class.as_reported", figure=text) if told else text
