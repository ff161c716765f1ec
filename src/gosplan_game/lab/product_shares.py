"""The shares of products in the output of their branches, so that history's products come out.

`python -m gosplan_game.lab.product_shares SCENARIO` prints ``exogenous.product_share.points``
anew: each year's share times the record of that year over what the replay of history makes.

    share'(year) = share(year) record(year) / model(year)

A year without a record keeps its share times the nearest recorded year's ratio. The series is
back-fitted, and counted and called so (docs/model.md): run this after a fit.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from gosplan_game.core.errors import GosplanError
from gosplan_game.lab.hindcast import SeriesFit, back_fitted_series, hindcast
from gosplan_game.scenario import Scenario, load_scenario

SERIES = "product_share"
DIGITS = 3


def rescaled(scenario: Scenario) -> dict[str, dict[str, float]]:
    """Return the shares by date and product under which the replay makes the record.

    Raises:
        GosplanError: the scenario has no back-fitted shares.
    """
    if not back_fitted_series(scenario):
        raise GosplanError(f"{scenario.id} has no back-fitted {SERIES}")
    found = hindcast(scenario)
    ratios = {fit.series: _ratios(fit) for fit in found.series if fit.back_fitted}
    points = scenario.definition.exogenous[SERIES].points
    return {
        date: {name: _scaled(name, share, int(date[:4]), ratios) for name, share in row.items()}
        for date, row in points.items()
        if isinstance(row, Mapping)
    }


def _ratios(fit: SeriesFit) -> dict[int, float]:
    """Return record over model by year; a record of several years counts for each of them."""
    found: dict[int, float] = {}
    for point in fit.points:
        years = [int(part[:4]) for part in point.period.split("-") if part[:4].isdigit()]
        if point.model > 0:
            for year in range(years[0], max(years[-1], years[0]) + 1):
                found[year] = point.reference / point.model
    return found


def _scaled(name: str, share: float, year: int, ratios: Mapping[str, Mapping[int, float]]) -> float:
    known = ratios.get(name)
    if not known or not share:
        return share
    nearest = min(known, key=lambda each: abs(each - year))
    return float(f"{share * known[nearest]:.{DIGITS}g}")


def as_toml(shares: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Yield the lines of the series' points."""
    yield f"[exogenous.{SERIES}.points]"
    for date, row in shares.items():
        cells = ", ".join(f"{name} = {value:g}" for name, value in row.items())
        yield f'"{date}" = {{ {cells} }}'


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in as_toml(rescaled(load_scenario(sys.argv[1]))))
