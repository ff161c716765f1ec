"""`docs/hindcast.md`: how well the replay of history fits, weakest series first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from gosplan_game.lab.hindcast import (
    FAIR,
    FEWEST_POINTS,
    GOOD,
    TOLERANCE_PERCENT,
    WORST,
    Hindcast,
    SeriesFit,
    hindcast,
)
from gosplan_game.lab.pages import first_model, markdown
from gosplan_game.lab.pages.markdown import paragraph, table

FLAGSHIP = "ussr-1921-1941"
TARGET = markdown.DOCS / "hindcast.md"
WEAKEST = 8
"""So many series are shown point by point."""


def render(result: Hindcast | None = None) -> str:
    """Return the page as Markdown.

    Args:
        result: What is shown; None to replay the flagship now.
    """
    found = result or hindcast(FLAGSHIP)
    lines = [
        *_opening(found), *first_model.section(found), *_judged(found), *_weakest(found),
        *_far(found), *_totals(found), *_beside(found),
    ]  # fmt: skip
    return "\n".join(lines).strip() + "\n"


def _opening(found: Hindcast) -> Iterator[str]:
    yield "# The hindcast"
    yield ""
    yield markdown.MADE
    yield ""
    yield from paragraph(
        f"The orders of history are given again in `{found.scenario}`, under the weather and the",
        "world market of those years, and what comes out is compared with what is known. Orders",
        "are inputs and are not judged. `gosplan-game hindcast` prints the same table;",
        "[validation.md](validation.md) has the figures, predictions and ensembles.",
    )
    yield from paragraph(
        f"{len(found.judged)} series are judged on {found.data_points} points, with",
        f"{len(found.free_parameters)} parameters that were not read in a source. The median",
        f"error is at most {GOOD:g} % for {found.share_within(GOOD):.0%} of the series and at",
        f"most {FAIR:g} % for {found.share_within(FAIR):.0%}; the bar the project has set itself",
        f"is half of them, nine tenths, and none above {WORST:g} %. {_verdict(found)}",
    )
    put_in = [f"`{fit.series}`" for fit in found.held if fit.back_fitted]
    if put_in:
        yield from paragraph(
            f"{', '.join(put_in)} come from shares that were chosen so that they come out.",
            "They are held to a band, as a check that they still do, but prove nothing and",
            "do not count.",
        )


def _verdict(found: Hindcast) -> str:
    if found.passes(strict=True):
        return "It is met."
    above = [fit.series for fit in found.judged if not fit.passes(strict=True)]
    lacks = []
    if found.share_within(GOOD) < 0.5:
        lacks.append("too few series fit well")
    if found.share_within(FAIR) < 0.9:
        lacks.append("too few series fit fairly")
    if above:
        lacks.append(f"above {WORST:g} % are {_names(above)}")
    if found.far_years():
        lacks.append("vital series are far off in critical years (below)")
    if not all(total.inside for total in found.ranges):
        lacks.append("not all totals of deaths lie in the published ranges (below)")
    return f"**It is not met**: {'; '.join(lacks)}."


def _judged(found: Hindcast) -> Iterator[str]:
    yield "## Series, weakest first"
    yield ""
    yield from paragraph(
        "Errors in percent: relative, of the logarithm, or a difference against the series'",
        f"tolerance (which counts as {TOLERANCE_PERCENT:g} %), as [variables.md](variables.md)",
        "says. A band is the median error that the tests allow; it may only narrow.",
    )
    rows = []
    for fit in _weakest_first(found):
        worst = fit.worst
        rows.append((
            f"`{fit.series}`",
            fit.unit,
            str(len(fit.points)),
            _percent(fit.median),
            f"{_percent(worst.error)} in {worst.period}" if worst else "",
            "" if fit.band is None else f"{fit.band:g}",
            "" if fit.passes(strict=False) else "outside its band",
        ))
    yield from table(("series", "unit", "points", "median", "worst", "band", ""), rows)


def _weakest(found: Hindcast) -> Iterator[str]:
    yield "## The weakest, point by point"
    yield ""
    for fit in _weakest_first(found)[:WEAKEST]:
        signs = [point.model - point.reference for point in fit.points]
        above = sum(sign > 0 for sign in signs)
        yield f"### `{fit.series}`"
        yield ""
        yield f"{fit.unit}. The model lies above the record at {above} of {len(signs)} points."
        yield ""
        rows = [
            (point.period, f"{point.reference:.4g}", f"{point.model:.4g}", _percent(point.error))
            for point in fit.points
        ]
        yield from table(("period", "record", "model", "error"), rows)


def _far(found: Hindcast) -> Iterator[str]:
    yield "## Vital series in critical years"
    yield ""
    far = [
        (f"`{series}`", point.period, f"{point.reference:.4g}", f"{point.model:.4g}",
         _percent(point.error))
        for series, point in found.far_years()
    ]
    yield "Grain, herds, people, coal, oil, power and steel in 1921-23 and 1930-34: points off by"
    yield "more than 35 %." if far else "more than 35 %: none."
    yield ""
    yield from table(("series", "year", "record", "model", "error"), far)


def _totals(found: Hindcast) -> Iterator[str]:
    yield "## The dead"
    yield ""
    yield "Excess deaths in thousands, beside the published ranges. Quiet years that stayed below"
    yield "their limit are left out. These totals bound the model and are averaged into nothing."
    yield ""
    rows = []
    for total in found.ranges:
        if total.inside and math.isinf(total.lower):
            continue
        lower = "at most" if math.isinf(total.lower) else f"{total.lower:g} to"
        figure = f"{total.model:.0f}" if abs(total.model) >= 100 else f"{total.model:.2f}"
        verdict = "inside" if total.inside else "**outside**"
        rows.append((total.text, figure, f"{lower} {total.upper:g}", verdict))
    yield from table(("total", "model", "published", ""), rows)


def _beside(found: Hindcast) -> Iterator[str]:
    yield "## Compared, not judged"
    yield ""
    yield f"Orders of history, what was reported, and series of fewer than {FEWEST_POINTS} points."
    yield ""
    others = sorted(
        (fit for fit in found.series if not fit.judged and fit.points),
        key=lambda fit: (fit.role, fit.series),
    )
    rows = [
        (f"`{fit.series}`", fit.role, fit.unit, str(len(fit.points)), _percent(fit.median))
        for fit in others
    ]
    yield from table(("series", "role", "unit", "points", "median"), rows)


def _weakest_first(found: Hindcast) -> list[SeriesFit]:
    return sorted(found.judged, key=lambda fit: (-round(fit.median, 1), fit.series))


def _percent(value: float) -> str:
    return "" if not math.isfinite(value) else f"{value:.1f}"


def _names(series: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in series]
    return " and ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
