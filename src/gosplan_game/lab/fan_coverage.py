"""How often the forecast fan holds: `python -m gosplan_game.lab.fan_coverage`.

Games are played under history's policy to a quarter drawn for each; there the fan is
asked for the coming year, the orders stand, and a year later the reported value lies
within the tenths, or not. Every game is a country of its own, drawn from the ensemble,
since that is what the fan claims to be in doubt about; its weather, events and line are
its own too, and of these the fan foresees the weather alone.

With honest reports the interval of 80 % should hold in about 80 of 100 games. With the
reports as branches and farms write them it holds less often: what the office believes is
not what is there, and no number of runs mends that. That is the lesson, and it is measured
here, not asserted.

Source: Dawid (1984), "Statistical theory: the prequential approach", on calibration.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gosplan_game.core.quantities import Array, read_only
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.sim.accounts import is_flow
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.ensemble import country, doubted, ensemble_changes
from gosplan_game.sim.forecast import futures, reported_series, tenths
from gosplan_game.sim.policies import policy_named
from gosplan_game.sim.run import decided
from gosplan_game.sim.shocks import Kind, uniform

SERIES = (
    "steel", "coal", "gross_industry", "grain_harvest", "grain_procurement", "real_wage",
    "kolkhoz_market_ratio", "nutrition_rural",
)  # fmt: skip
HONEST = dict.fromkeys(
    ("padding_slope", "padding_fear", "field_estimate_bias", "harvest_pressure_bias",
     "hidden_reserve_limit"), 0.0,
)  # fmt: skip
"""Parameters without which nobody pads and nobody hides; what is hidden at the opening
is brought to light besides (`bring_to_light`)."""
AHEAD = 4
EARLIEST, LATEST = 12, 6
"""First turn of a fan, and quarters that a fan's turn lies before the end."""
NOMINAL = 0.8
GAMES, RUNS, SEED = 500, 200, 7


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the intervals of one series came out."""

    series: str
    games: int
    held: int
    width: float
    """Mean width over the middle, ratio."""
    error: float
    """Median of what came over the middle, less 1."""

    @property
    def share(self) -> float:
        """Share of intervals that held."""
        return self.held / self.games


def coverage(
    scenario: Scenario, *, honest: bool, games: int = GAMES, runs: int = RUNS,
    series: Sequence[str] = SERIES, first: int = 0, seed: int = SEED,
) -> tuple[Coverage, ...]:
    """Return how often the fan's interval of 80 % held in games played apart.

    Args:
        scenario: What is played.
        honest: Whether nobody pads and nobody hides, in the country and in the fan.
        games: How many.
        runs: Runs of each fan.
        series: Ids.
        first: Number of the first game, so that a large number can be played in parts.
        seed: Key of all draws.
    """
    found = [_game(scenario, number, honest, runs, tuple(series), seed)
             for number in range(first, first + games)]
    result = []
    for each in series:
        low, middle, high, came = np.array([game[each] for game in found]).T
        size = np.maximum(np.abs(middle), 1e-12)
        result.append(Coverage(
            each, games, int(((low <= came) & (came <= high)).sum()),
            float(np.mean((high - low) / size)), float(np.median(came / size - 1.0)),
        ))
    return tuple(result)


def pooled(found: Sequence[Coverage]) -> float:
    """Return the share of all intervals that held."""
    return sum(each.held for each in found) / sum(each.games for each in found)


def _game(
    scenario: Scenario, number: int, honest: bool, runs: int, series: tuple[str, ...], seed: int
) -> Mapping[str, tuple[float, float, float, float]]:
    """Return the tenths, the middle and what came of each series in one game."""
    numbers = np.array([number], dtype=np.int64)
    honesty = HONEST if honest else {}
    own = ensemble_changes(scenario, seed=seed, runs=numbers)
    engine = Engine(
        scenario, seed=seed, runs=numbers, params=scenario.parameters((), {**own, **honesty}),
        drawn=True, office=True, extra_turns=AHEAD, doctrine=country(scenario, {}, seed),
    )
    if honest:
        bring_to_light(engine)
    draw = float(uniform(seed, numbers, -2, Kind.CHOICE)[0])
    start = EARLIEST + int(draw * (scenario.turns - EARLIEST - LATEST))
    policy = policy_named(scenario, "historical")
    wanted = decided(engine, policy, engine.begin())
    while engine.turn < start:
        engine.finish(wanted)
        wanted = decided(engine, policy, engine.begin())
    doubt = doubted(scenario, "", runs, tuple(honesty))
    ahead = futures(engine, wanted, series, quarters=AHEAD, runs=runs, params=doubt)
    rows: dict[str, list[float]] = {each: [] for each in series}
    for quarter in range(AHEAD):
        if quarter:
            decided(engine, policy, engine.begin())  # events and mandates are answered
        values = engine.finish(wanted)
        for each, row in rows.items():
            row.append(float(reported_series(engine.catalogue, each).row(values)[0]))
    result = {}
    for each in series:
        flow = is_flow(engine.catalogue.resolve(each).variable)
        low, middle, high = tenths(_year(ahead[each], flow))
        came = float(_year(np.array(rows[each]), flow))
        result[each] = (float(low), float(middle), float(high), came)
    return result


def bring_to_light(engine: Engine) -> None:
    """Bring to light what enterprises hide at the opening.

    Hidden capacity fades over some years. As long as any is left the office plans from
    less than there is, and output comes in above the middle of its fan.
    """
    nothing = read_only(np.zeros_like(engine.state.hidden_reserve))
    engine.state = replace(engine.state, hidden_reserve=nothing)


def _year(rows: Array, flow: bool) -> Array:
    """Return the sum of four quarters of a flow, else the last value."""
    year: Array = rows.sum(axis=0) if flow else rows[-1]
    return year


def table(scenario: Scenario, games: int = GAMES) -> str:
    """Return the coverage with honest and with padded reports as Markdown."""
    honest, padded = (coverage(scenario, honest=each, games=games) for each in (True, False))
    lines = [
        "| series | honest: held | width | padded: held | width | came against the middle |",
        "|---|---|---|---|---|---|",
    ]
    for one, other in zip(honest, padded, strict=True):
        lines.append(
            f"| `{one.series}` | {one.share:.0%} | {one.width:.1%} | {other.share:.0%} "
            f"| {other.width:.1%} | {other.error:+.1%} |"
        )
    lines.append(f"| all | {pooled(honest):.0%} | | {pooled(padded):.0%} | | |")
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure how often the forecast fan holds.")
    parser.add_argument("--scenario", default="ussr-1921-1941")
    parser.add_argument("--games", type=int, default=GAMES)
    arguments = parser.parse_args()
    sys.stdout.write(table(load_scenario(arguments.scenario), arguments.games) + "\n")


if __name__ == "__main__":
    main()
