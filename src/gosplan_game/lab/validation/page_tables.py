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


def prediction(found: Sequence[Data]) -> list[str]:
    """Return the experiments."""
    first = found[0]
    lines = [
        (
            f"The same search ({first['generations']} generations of {first['population']} by CMA-ES, "
            f"{first['numbers']} numbers) is run anew for each row, from the middle of the documented "
            "ranges, so that it does not start from values that have seen what is held out. Two "
            "reservations: tables without a range start from their present values, and some ranges "
            "were drawn with the whole record in view."
        ),
        "",
    ]
    rows = [
        (
            each["text"], str(each["points_fitted"]), str(each["points_held_out"]),
            _shares(each["in_sample"]), cell(each["in_sample"]["middle"]),
            cell(_middle(each, "best")), cell(_middle(each, "no_change")),
        )
        for each in found
    ]  # fmt: skip
    lines += table(
        (
            "experiment", "points fitted", "held out", "fitted series within 8 / 15 %",
            "their middle error %", "held-out middle error %", "of no change %"),
            rows,
            )  # fmt: skip
            lines += [
            ("*Middle error*: the median over series of the median over points. *No change*: the last "
            "fitted point carried forward, the forecast that any model has to beat."
        ),
        "",
    ]
    for each in found:
        if each["held_out"]:
            lines += _held_out(each)
    return lines


def _shares(summary: Data) -> str:
    return f"{summary['good']:.0%} / {summary['fair']:.0%} of {summary['series']}"


def _middle(experiment: Data, column: str) -> float | None:
    values = sorted(
        row[column] for row in experiment["held_out"].values() if row[column] is not None
    )
    if not values:
        return None
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def _held_out(experiment: Data) -> Iterator[str]:
    rows = [
        (
            f"`{name}`", str(row["points"]), cell(row["best"]), cell(row["no_change"]),
            cell(row["scenario"]), _beats(row))
            for name, row in experiment["held_out"].items()
            ]  # fmt: skip
            wins = sum(row[-1] == "yes" for row in rows)
            compared = sum(bool(row[-1]) for row in rows)
            yield "<details>"
            text = f"{experiment['text']}: held-out points"
            if compared:
            text += f" (better than no change in {wins} of {compared})"
            yield f"<summary>{text}</summary>"
            yield ""
            yield from table(
            ("series", "points", "predicted %", "no change %", "present parameters % (in sample)",
            "better than no change"),
            rows,
            )  # fmt: skip
            for each in experiment["ranges"]:
            yield (
            f"- {each['text']}: {cell(each['best'])} (published {each['lower']:g} to "
            f"{each['upper']:g})"
            )
            yield ""
            yield "</details>"
            yield ""
            
            
            def _beats(row: Data) -> str:
            if row["no_change"] is None or row["best"] is None:
            return ""
            return "yes" if row["best"] < row["no_change"] else "no"
            
            
            def identified(found: Sequence[Data]) -> list[str]:
            """Return which numbers the record pins down."""
            by_verdict: dict[str, list[Data]] = {
            name: [] for name in ("pinned", "partly", "not pinned", "no effect")
            }
            for each in found:
            by_verdict[each["verdict"]].append(each)
            lines = [
            ("*Spread*: standard deviation in the ensemble against that of the prior, a triangle over "
            "the range, corrected by the controls of the walk. Below 0.5 a number is called pinned, "
            "below 0.8 partly. *Pull*: the greatest change of a series' mean error when the "
            "number alone goes to an end of its range; below 0.1 points it has no effect."
        ),
        "",
    ]
    lines += table(
        (
            "verdict", "numbers", "of them guesses", "what is done with them"),
            [
            ("pinned", *_count(by_verdict["pinned"]), "fitted; the record would notice"),
            ("partly", *_count(by_verdict["partly"]), "fitted, with the range as a fence"),
            ("not pinned", *_count(by_verdict["not pinned"]),
            "set from the literature or guessed; the ensemble carries their range"),
            ("no effect", *_count(by_verdict["no effect"]),
            "kept for roads not taken, or to be pruned"),
            ],
            )  # fmt: skip
            for verdict in ("pinned", "partly"):
            rows = sorted(by_verdict[verdict], key=lambda each: each["spread"])
            lines += _identified_table(verdict.capitalize(), rows)
            lines += _identified_table(
            "Not pinned", sorted(by_verdict["not pinned"], key=lambda each: -each["pull"])
            )
            silent = ", ".join(f"`{each['name']}`" for each in by_verdict["no effect"]) or "none"
            return [*lines, f"No effect on the record: {silent}.", ""]
            
            
            def _count(rows: Sequence[Data]) -> tuple[str, str]:
            return str(len(rows)), str(sum(row["status"] == "guess" for row in rows))
            
            
            def _identified_table(title: str, rows: Sequence[Data]) -> Iterator[str]:
            yield "<details>"
            yield f"<summary>{title}: {len(rows)} numbers</summary>"
            yield ""
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
            yield "</details>"
            yield ""
            
            
            def facts(found: Data) -> list[str]:
            """Return the stylised facts and what each hangs on."""
            coming = sum(each["holds"] for each in found["facts"])
            order = "come in their order" if found["in_order"] else "do not come in their order"
            lines = [
            (f"{coming} of {len(found['facts'])} come in their size under history's orders, unscripted; "
            f"the dated ones {order}. The share says in how many members of the ensemble each comes. "
            "*Lost without*: mechanisms that, switched off alone by their parameter, lose the fact."
        ),
        "",
    ]
    names = {each["id"]: each["text"] for each in found["mechanisms"]}
    lines += table(
        (
            "fact", "measure", "record", "bounds", "model", "comes", "members", "lost without"),
            [
            (each["text"], each["measure"], each["record"], each["bounds"], cell(each["figure"]),
            "yes" if each["holds"] else "**no**", f"{each['share']:.0%}",
            "; ".join(names[one] for one in found["lost"][each["id"]]).lower() or
            ("none alone" if each["holds"] else ""))
            for each in found["facts"]
            ],
            )  # fmt: skip
            idle = [
            each["text"]
            for each in found["mechanisms"]
            if not any(each["id"] in lost for lost in found["lost"].values())
            ]
            return [*lines, "No fact is lost without: " + "; ".join(idle).lower() + ".", ""]
            
            
            def claims(found: Data) -> list[str]:
            """Return what authors claim beside what the model gives."""
            lines = [
            (f"Every road is played under history's sky with {found['runs']} sets of parameters. What "
            "authors claim are hypotheses; where the model disagrees, that is a finding about the two, "
            "and the reader may judge which. *Share*: of the ensemble's members in which the "
            "claim holds."
        ),
        "",
    ]
    rows = []
    for each in found["claims"]:
        own = ""
        if each["overlay"]:
            own = f"{cell(each['under_overlay'])} (`{each['overlay']}`)"
        rows.append(
            (each["text"], each["source"], each["measure"], each["claimed"],
             cell(each["central"]), quantiles(each["band"]), f"{each['share']:.0%}", own)
        )  # fmt: skip
    return [
        *lines,
        *table(
            (
            "claim", "source", "measure", "claimed", "model", "ensemble", "share",
            "under the author's parameters"),
            rows,
            ),
            ]  # fmt: skip
            
            
            def outcomes(found: Data) -> list[str]:
            """Return the outcomes by policy."""
            lines = ["With the present parameters; in brackets the ensemble, tenth to ninth decile.", ""]
            wanted = [each for each in found["outcomes"] if each["id"] in CORE_OUTCOMES]
            for first in range(0, len(wanted), 4):
            some = wanted[first : first + 4]
            rows = []
            for policy in found["policies"]:
            cells = [each["policies"][policy] for each in some]
            rows.append(
            (f"`{policy}`",
            *(f"{cell(each['central'])} ({quantiles(each['band'])})" for each in cells))
            )  # fmt: skip
            headings = [f"{each['text']}, {each['unit']}" for each in some]
            lines += table(("policy", *headings), rows)
            return lines
            
            
            def overlays(found: Data) -> list[str]:
            """Return what each author's set changes and how far it then is from the record."""
            lines = [
            ("Sets of parameters that stand for an author's position, within the documented ranges, "
            "turned into numbers by us. Nothing else is fitted anew around them, so a worse fit is "
            "no argument against the author by itself."
        ),
        "",
    ]
    lines += table(
        ("overlay", "within 8 / 15 %", "series above 30 %", "excess deaths 1932-34, thousand",
         "changes"),
        [
            (f"`{each['name']}`", f"{each['good']:.0%} / {each['fair']:.0%}", str(each["above"]),
             cell(each["totals"].get("excess_deaths, 1932-Q1 to 1934-Q4")), _changes(each))
            for each in found["overlays"]
        ],
    )  # fmt: skip
    for each in found["overlays"]:
        lines += [f"- **{each['title']}** ({each['source']}): {each['note']}"]
    return [*lines, ""]


def _changes(overlay: Data) -> str:
    return ", ".join(
        f"`{name}` {_plain(before)} → {_plain(after)}"
        for name, (before, after) in overlay["values"].items()
    )


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, int | float) else "a table"
