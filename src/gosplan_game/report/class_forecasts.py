"""The intervals that groups gave before they signed, and how many held."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.report.class_groups import Group
from gosplan_game.report.class_lines import ForecastLine
from gosplan_game.report.class_svg import forecasts_svg
from gosplan_game.report.expected import SURE
from gosplan_game.report.reading import Reading

MOST_FORECASTS = 240


def forecast_line(reading: Reading, number: int, group: Group) -> ForecastLine:
    """Return how many of a group's intervals held, and how wide they were."""
    words = reading.words
    known = [each for each in group.expected if each.known]
    figures = []
    for series in dict.fromkeys(each.series for each in known):
        own = [each.interval_score for each in known if each.series == series]
        amount = words.amount(sum(own) / len(own), reading.unit(series))
        figures.append(words("class.interval", series=words.series(series), amount=amount))
    return ForecastLine(number, group.name,
                        words("class.held", held=sum(each.held for each in known),
                              all=len(known)), tuple(figures))


def forecast_sum(reading: Reading, groups: Sequence[Group]) -> tuple[str, str]:
    """Return how many of all intervals held, and their picture."""
    words = reading.words
    known = [(number, group, each) for number, group in enumerate(groups, start=1)
             for each in group.expected if each.known]
    if not known:
        return "", ""
    held = sum(each.held for _, _, each in known)
    text = words("class.coverage", len(known), held=held,
                 percent=words.number(100.0 * held / len(known)), due=SURE)
    places = []
    for number, group, each in known[:MOST_FORECASTS]:
        place = (each.true - each.lower) / each.width if each.width > 0 \
            else 0.5 if each.held else 2.0 if each.true > each.upper else -1.0
        unit = reading.unit(each.series)
        title = words("class.forecast", group=group.name, when=words.quarter(each.stop),
                      series=words.series(each.series), low=words.figure(each.lower, unit),
                      high=words.amount(each.upper, unit), came=words.amount(each.true, unit))
        places.append((number, title, place))
    return text, forecasts_svg(places, text)
