"""Tables of the validation page, as lines of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Data = Mapping[str, Any]

CORE_OUTCOMES = (
    "deaths_1930_34", "deaths_ukraine", "births_lost", "consumption_1929_36",
    "consumption_1937_40", "horses_1934", "cattle_1934", "investment_1929_37", "industry_1939",
    "steel_1940", "readiness_1940",
)  # fmt: skip

ACROSS = 4
"""Outcomes in one table."""


def cell(value: float | None) -> str:
    """Return a number of three figures for a table; nothing for none."""
    if value is None:
        return ""
    return f"{value:,.0f}".replace(",", " ") if abs(value) >= 1000 else f"{value:.3g}"


def quantiles(values: Sequence[float | None] | None) -> str:
    """Return the outer deciles as a span."""
    return f"{cell(values[0])} to {cell(values[-1])}" if values else ""


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a Markdown table and a blank line."""
    yield "| " + " | ".join(headings) + " |"
    yield "|" + "---|" * len(headings)
    for row in rows:
        yield "| " + " | ".join(text.replace("|", "\\|") for text in row) + " |"
    yield ""


def folded(summary: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield lines that open on a click."""
    yield "<details>"
    yield f"<summary>{summary}</summary>"
    yield ""
    yield from lines
    yield "</details>"
    yield ""


def prediction(found: Sequence[Data]) -> Iterator[str]:
    """Yield the experiments."""
    first = found[0]
    yield (
        f"The same search ({first['generations']} generations of {first['population']} by CMA-ES, "
        f"{first['numbers']} numbers, a weak prior about the middle of each range) is run anew "
        "for each row, from the middle of the documented ranges, so that it does not start from "
        f"values that have seen what is held out; {first['searches']} times, and each figure is "
        "the middle one of these. Three "
        "reservations: tables without a range start from their present values, outside series "
        "that were back-fitted stay as they are, and some ranges were drawn with the whole record "
        "in view."
    )
    yield ""
    headings = (
        "experiment", "points fitted", "held out", "fitted series within 8 / 15 %",
        "their middle error %", "held-out middle error %", "of no change %",
    )  # fmt: skip
    yield from table(headings, map(_experiment, found))
    yield (
        "*Middle error*: the median over series of the median over points. *No change*: the last "
        "fitted point carried forward, the forecast that any model has to beat; a series held out "
        "whole has none."
    )
    yield ""
    for each in found:
        if each["held_out"]:
            yield from _held_out(each)


def _experiment(each: Data) -> tuple[str, ...]:
    summary = each["in_sample"]
    return (
        each["text"],
        str(each["points_fitted"]),
        str(each["points_held_out"]),
        f"{summary['good']:.0%} / {summary['fair']:.0%} of {summary['series']}",
        cell(summary["middle"]),
        cell(_middle(each, "best")),
        cell(_middle(each, "no_change")),
    )


def _middle(experiment: Data, column: str) -> float | None:
    rows = experiment["held_out"].values()
    values = sorted(row[column] for row in rows if row[column] is not None)
    if not values:
        return None
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def _held_out(experiment: Data) -> Iterator[str]:
    rows = [
        (f"`{name}`", str(row["points"]), cell(row["best"]), _searches(row),
         cell(row["no_change"]), cell(row["scenario"]), _beats(row))
        for name, row in experiment["held_out"].items()
    ]  # fmt: skip
    wins = sum(row[-1] == "yes" for row in rows)
    compared = sum(bool(row[-1]) for row in rows)
    summary = f"{experiment['text']}: held-out points"
    if compared:
        summary += f" (better than no change in {wins} of {compared})"
    headings = (
        "series", "points", "predicted %", "searches", "no change %",
        "present parameters % (in sample)", "better than no change",
    )  # fmt: skip
    totals = [
        f"- {each['text']}: {cell(each['best'])} ({_searches(each)}; published "
        f"{each['lower']:g} to {each['upper']:g})"
        for each in experiment["ranges"]
    ]
    yield from folded(summary, [*table(headings, rows), *totals, ""])


def _searches(row: Data) -> str:
    """Return the least and the most of what the searches found."""
    return quantiles(None if row["least"] is None else (row["least"], row["most"]))


def _beats(row: Data) -> str:
    if row["no_change"] is None or row["best"] is None:
        return ""
    return "yes" if row["best"] < row["no_change"] else "no"


WHAT_IS_DONE = {
    "pinned": "fitted; the record would notice",
    "partly": "fitted, with the range as a fence",
    "not pinned": "set from the literature or guessed; the ensemble carries their range",
    "off the record": "set from the literature or guessed, for roads not taken; moves no error",
    "no effect": "a limit that binds on no road tried, or a region without works",
}
"""By verdict."""


def identified(found: Sequence[Data]) -> Iterator[str]:
    """Yield which numbers the record pins down."""
    by_verdict: dict[str, list[Data]] = {name: [] for name in WHAT_IS_DONE}
    for each in found:
        by_verdict[each["verdict"]].append(each)
    yield (
        "*Spread*: standard deviation in the ensemble against that of the prior, a triangle over "
        "the range. Below 0.5 a number is called pinned, below 0.8 partly. *Pull*: the greatest "
        "change of a series' mean error when the number alone goes to an end of its range; below "
        "0.1 points the record does not feel it, and the road on which it does anything is named."
    )
    yield ""
    rows = [
        (name, str(len(members)), str(sum(row["status"] == "guess" for row in members)),
         WHAT_IS_DONE[name])
        for name, members in by_verdict.items()
    ]  # fmt: skip
    yield from table(("verdict", "numbers", "of them guesses", "what is done with them"), rows)
    for verdict in ("pinned", "partly", "not pinned"):
        members = sorted(by_verdict[verdict], key=lambda each: each["spread"])
        summary = f"{verdict.capitalize()}: {len(members)} numbers"
        yield from folded(summary, _identified_table(members))
    members = sorted(by_verdict["off the record"], key=lambda each: each["name"])
    yield from folded(f"Off the record: {len(members)} numbers", _off_the_record(members))
    idle = ", ".join(f"`{each['name']}`" for each in by_verdict["no effect"]) or "none"
    yield f"No effect on any road tried: {idle}."
    yield ""


def _off_the_record(rows: Sequence[Data]) -> Iterator[str]:
    yield from table(
        ("number", "status", "value", "range", "moves first under"),
        [
            (f"`{each['name']}`", each["status"], cell(each["central"]),
             f"{cell(each['lower'])} to {cell(each['upper'])}", f"`{each['reach']}`")
            for each in rows
        ],
    )  # fmt: skip


def _identified_table(rows: Sequence[Data]) -> Iterator[str]:
    yield from table(
        ("number", "status", "value", "range", "ensemble", "spread", "pull", "on"),
        [
            (f"`{each['name']}`", each["status"], cell(each["central"]),
             f"{cell(each['lower'])} to {cell(each['upper'])}",
             f"{cell(each['low'])} to {cell(each['high'])}",
             f"{each['spread']:.2f}", cell(each["pull"]), f"`{each['series']}`")
            for each in rows
        ],
    )  # fmt: skip


def facts(found: Data) -> Iterator[str]:
    """Yield the stylised facts and what each hangs on."""
    coming = sum(each["holds"] for each in found["facts"])
    order = "come in their order" if found["in_order"] else "do not come in their order"
    yield (
        f"{coming} of {len(found['facts'])} come in their size under history's orders, "
        f"unscripted; the dated ones {order}. *Members*: the share of the ensemble in which each "
        "comes. *Lost without*: mechanisms that, switched off alone by their parameter, lose the "
        "fact."
    )
    yield ""
    names = {each["id"]: each["text"] for each in found["mechanisms"]}
    yield from table(
        ("fact", "measure", "record", "bounds", "model", "comes", "members", "lost without"),
        [
            (each["text"], each["measure"], each["record"], each["bounds"], cell(each["figure"]),
             "yes" if each["holds"] else "**no**", f"{each['share']:.0%}",
             _lost(each, found, names))
            for each in found["facts"]
        ],
    )  # fmt: skip
    idle = [
        text.lower()
        for name, text in names.items()
        if not any(name in lost for lost in found["lost"].values())
    ]
    yield "No fact hangs on one of these alone: " + "; ".join(idle) + "."
    yield ""


def _lost(fact: Data, found: Data, names: Mapping[str, str]) -> str:
    if not fact["holds"]:
        return ""
    return "; ".join(names[each].lower() for each in found["lost"][fact["id"]]) or "none alone"


def claims(found: Data) -> Iterator[str]:
    """Yield what authors claim beside what the model gives."""
    yield (
        f"Every road is played under history's sky with {found['runs']} sets of parameters. What "
        "authors claim are hypotheses; where the model disagrees, that is a finding about the "
        "two, and the reader may judge which. *Share*: of the ensemble's members in which the "
        "claim holds."
    )
    yield ""
    headings = (
        "claim", "source", "measure", "claimed", "model", "ensemble", "share",
        "under the author's parameters",
    )  # fmt: skip
    yield from table(
        headings,
        [
            (each["text"], each["source"], each["measure"], each["claimed"],
             cell(each["central"]), quantiles(each["band"]), f"{each['share']:.0%}",
             f"{cell(each['under_overlay'])} (`{each['overlay']}`)" if each["overlay"] else "")
            for each in found["claims"]
        ],
    )  # fmt: skip


def outcomes(found: Data) -> Iterator[str]:
    """Yield the outcomes by policy."""
    yield "With the present parameters; in brackets the ensemble, tenth to ninth decile."
    yield ""
    wanted = [each for each in found["outcomes"] if each["id"] in CORE_OUTCOMES]
    for first in range(0, len(wanted), ACROSS):
        some = wanted[first : first + ACROSS]
        headings = ("policy", *(f"{each['text']}, {each['unit']}" for each in some))
        rows = [
            (f"`{policy}`", *(_with_band(each["policies"][policy]) for each in some))
            for policy in found["policies"]
        ]
        yield from table(headings, rows)


def _with_band(value: Data) -> str:
    return f"{cell(value['central'])} ({quantiles(value['band'])})"


def overlays(found: Data) -> Iterator[str]:
    """Yield what each author's set changes and how far it then is from the record."""
    yield (
        "Sets of parameters that stand for an author's position, within the documented ranges, "
        "turned into numbers by us. Nothing else is fitted anew around them, so a worse fit is "
        "no argument against the author by itself."
    )
    yield ""
    headings = (
        "overlay", "within 8 / 15 %", "series above 30 %", "excess deaths 1932-34, thousand",
        "changes",
    )  # fmt: skip
    yield from table(
        headings,
        [
            (f"`{each['name']}`", f"{each['good']:.0%} / {each['fair']:.0%}", str(each["above"]),
             cell(each["totals"].get("excess_deaths, 1932-Q1 to 1934-Q4")), _changes(each))
            for each in found["overlays"]
        ],
    )  # fmt: skip
    for each in found["overlays"]:
        yield f"- **{each['title']}** ({each['source']}): {each['note']}"
    yield ""


def _changes(overlay: Data) -> str:
    return ", ".join(
        f"`{name}` {_plain(before)} → {_plain(after)}"
        for name, (before, after) in overlay["values"].items()
    )


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, int | float) else "a table"
