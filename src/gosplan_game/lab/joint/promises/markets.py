"""What the scissors and the goods famine must do when orders differ."""

from __future__ import annotations

from collections.abc import Iterator

from gosplan_game.core.quantities import Array
from gosplan_game.lab.joint.promises.broken import HISTORY, Broken, less
from gosplan_game.lab.joint.variants import Played

CRISIS = ("1923-Q1", "1924-Q2")
BOOM = ("1925-Q1", "1926-Q2")


def markets(found: Played) -> Iterator[Broken]:
    """Yield the promises of prices: each of four means closes the scissors of 1923."""

    def ratio(variant: str, quarter: str = "1923-Q4") -> Array:
        return found.at("scissors_ratio", variant, quarter)

    opened = ratio(HISTORY)
    yield less("credit opens the scissors", ratio("no credit"), 0.85 * opened)
    yield less("goods from abroad close them", ratio("goods from abroad"), 0.965 * opened)
    yield less("price cuts close them", ratio("lists cut"), 0.9 * opened)
    yield less("free traders close them", ratio("trade set free"), 0.965 * opened, 0.003)
    for quarter in ("1923-Q3", "1923-Q4"):
        known = ratio(HISTORY, quarter)
        yield less(f"fewer traders open them, {quarter}", 1.1 * known,
                    ratio("trade pressed", quarter))  # fmt: skip
        yield less(f"and none, {quarter}", 1.03 * known,
                    ratio("no private trade", quarter), 0.005)  # fmt: skip
    hours = {
        name: found.rows("queue_hours", name, *BOOM).mean(axis=0)
        for name in (HISTORY, "less credit in 1925", "more credit in 1925")
    }
    yield less("less credit, shorter queues in 1925", hours["less credit in 1925"] + 0.3,
                hours[HISTORY])  # fmt: skip
    yield less("more credit, longer queues", hours[HISTORY] + 0.15,
                hours["more credit in 1925"])  # fmt: skip
