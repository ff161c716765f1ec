"""docs/validation.md from the kept parts: the same parts always give the same text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gosplan_game.lab.hindcast import FAIR, GOOD, WORST
from gosplan_game.lab.validation.misfits import FAR, MISFIT, REASONS
from gosplan_game.lab.validation.page_tables import (
    cell,
    claims,
    facts,
    identified,
    outcomes,
    overlays,
    prediction,
    quantiles,
    table,
)

Data = Mapping[str, Any]

COMMAND = "python -m gosplan_game.lab.validation"


def render(parts: Mapping[str, Data], folder: Path) -> str:
    """Return the page.

    Args:
        parts: The kept parts by name.
        folder: Where hand-written notes lie: ``data-questions.md`` and ``tried.md``.
    """
    record = parts["record"]["data"]
    lines = [
        *_opening(parts),
        *_misfits(record),
        *_errors(record),
        *_totals(record),
        *_figures(record),
        *_section("Fit and prediction", prediction(parts["prediction"]["data"])),
        *_ensemble(record),
        *_section("What the record pins down", identified(parts["identification"]["data"])),
        *_section("Stylised facts", facts(parts["facts"]["data"])),
        *_section("Roads not taken: what authors claim", claims(parts["counterfactual"]["data"])),
        *_section("Roads not taken: outcomes", outcomes(parts["counterfactual"]["data"])),
        *_section("Authors' parameters", overlays(parts["counterfactual"]["data"])),
        *_note("Data questions", folder / "data-questions.md"),
        *_note("What was tried", folder / "tried.md"),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _opening(parts: Mapping[str, Data]) -> Iterator[str]:
    record = parts["record"]["data"]
    verdict = "meet" if record["meets_bar"] else "do not meet"
    status = record["by_status"]
    yield "# The model against the record"
    yield ""
    yield (
        f"Made by `{COMMAND}`; do not edit. Scenario `ussr-1921-1941`, parameters "
        f"`{parts['record']['content']}`. A test fails when this page is older than the "
        "parameters or the model."
    )
    yield ""
    yield (
        "The orders that were given in 1921-41 are replayed under the weather and the world market "
        "of those years, and every quarter is compared with what is known. Orders are inputs and "
        "are not judged; nor is what was published, where it differs from what happened."
    )
    yield ""
    yield (
        f"- **{record['judged']} series, {record['points']} points** are judged. The present "
        f"parameters {verdict} the project's bar: the median error is at most {GOOD:g} % for "
        f"{record['good']:.0%} of the series (bar 50 %), at most {FAIR:g} % for "
        f"{record['fair']:.0%} (bar 90 %), none above {WORST:g} %, and no vital series far off in "
        "the years of famine."
    )
    yield (
        f"- **{record['free_names']} parameters, {record['free_numbers']} numbers with their "
        f"tables, were not read in a source**: {status['estimated']} estimated, {status['guess']} "
        f"guessed, beside {status['sourced']} sourced. {record['turned']} of the numbers are "
        "turned below; the others are base-year levels and shares. There are "
        f"about {record['points'] / max(record['turned'], 1):.1f} points for each. This is a "
        "description that history constrains, not a test that it has passed: what it predicts "
        "stands under *Fit and prediction*."
    )
    yield (
        "- **What the fit was held to** stands in `lab/joint/objective.py`: these series, the "
        "published totals of the dead, the stylised facts below and the promises of the behaviour "
        "tests (`lab/joint/promises.py`). What was in the loss is fitted, not predicted. A number "
        "that none of it feels stands in the middle of its documented range."
    )
    fitted = ", ".join(f"`{name}`" for name in record["back_fitted"]) or "none"
    yield f"- Outside series chosen so that the result fits (`back_fitted`): {fitted}."
    yield ""


def _misfits(record: Data) -> Iterator[str]:
    judged = [each for each in record["series"] if each["judged"]]
    found = [
        each
        for each in judged
        if each["median"] is None or each["median"] > MISFIT or each["worst"][1] is None
        or each["worst"][1] > FAR
    ]  # fmt: skip
    found.sort(key=lambda each: -(each["median"] or 1e9))
    yield "## What does not fit"
    yield ""
    yield (
        f"Series with a median error above {MISFIT:g} % or a point off by more than {FAR:g} %, "
        "worst first."
    )
    yield ""
    rows = [
        (
            f"`{each['id']}`",
            cell(each["median"]),
            f"{cell(each['worst'][1])} in {each['worst'][0]}",
            _leaning(each),
            REASONS.get(each["id"], "Not understood yet."),
        )
        for each in found
    ]
    yield from table(("series", "median %", "worst %", "model lies", "why, as far as known"), rows)
    if record["far_years"]:
        listed = ", ".join(
            f"{name} {period} ({cell(error)} %)" for name, period, error in record["far_years"]
        )
        yield f"Vital series off by more than 35 % in a critical year: {listed}."
        yield ""


def _leaning(series: Data) -> str:
    if series["bias"] >= 75:
        return "above"
    return "below" if series["bias"] <= 25 else "on both sides"


def _errors(record: Data) -> Iterator[str]:
    yield "## Every series"
    yield ""
    yield (
        "Errors in percent: relative, of the logarithm, or against a tolerance, as the series "
        "states. The band is what the hindcast allows at present; members are the medians of the "
        "ensemble, tenth to ninth decile."
    )
    yield ""
    rows = []
    for each in sorted(record["series"], key=lambda e: (not e["judged"], e["role"], e["id"])):
        worst = each["worst"]
        rows.append(
            (
                f"`{each['id']}`",
                each["role"] if each["judged"] else f"{each['role']}, not judged",
                each["error"],
                str(len(each["points"])),
                cell(each["median"]),
                f"{cell(worst[1])} ({worst[0]})" if worst else "",
                quantiles(each["members"]),
                cell(each["band"]),
            )
        )
    yield from table(
        ("series", "role", "error", "points", "median", "worst", "members", "band"), rows
    )


def _totals(record: Data) -> Iterator[str]:
    yield "## The dead"
    yield ""
    yield (
        "Excess deaths in thousands against the published ranges of estimates. They bound the "
        "model; they are not averaged into any score."
    )
    yield ""
    rows = []
    for each in record["ranges"]:
        below = each["lower"] is not None and each["model"] < each["lower"]
        inside = not below and each["model"] <= each["upper"]
        if inside and each["lower"] is None:
            continue
        span = (
            f"at most {each['upper']:g}"
            if each["lower"] is None
            else f"{each['lower']:g} to {each['upper']:g}"
        )
        verdict = "inside" if inside else "outside"
        rows.append((each["text"], cell(each["model"]), quantiles(each["band"]), span, verdict))
    yield from table(("total", "model", "ensemble", "published", ""), rows)
    yield "Quiet years that stayed below their limit are left out."
    yield ""


def _figures(record: Data) -> Iterator[str]:
    yield "## Figures"
    yield ""
    yield (
        "Line: the model. Band: the ensemble, tenth to ninth decile. Rings: the record. Series of "
        "people's deaths are drawn in black."
    )
    yield ""
    drawn = [each["id"] for each in record["series"] if each["points"]]
    for first in range(0, len(drawn), 2):
        yield " ".join(f"![{name}](validation/{name}.svg)" for name in drawn[first : first + 2])
        yield ""


def _ensemble(record: Data) -> Iterator[str]:
    found = record["ensemble"]
    yield "## The ensemble"
    yield ""
    yield (
        f"{found['members']} sets of parameters ship with the game and stand behind every band "
        f"here. {found['method']}, from the present parameters; {found['accepted']:.0%} of the "
        "steps of the second half counted. At the end the sets lie "
        f"{found['growth']:.2f} times as wide as half way: what is above 1 says how far the walk "
        "was from its end, and that the bands are somewhat too narrow."
    )
    yield ""
    first, *others = found["criteria"]
    yield first
    yield ""
    for text in others:
        yield f"- {text}"
    yield ""
    yield f"Loss of the members (P10, P50, P90): {quantiles(found['loss'])}."
    yield ""


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield from lines


def _note(title: str, file: Path) -> Iterator[str]:
    """Take over a hand-written note without its own title."""
    if not file.is_file():
        return
    text = file.read_text(encoding="utf-8").strip().splitlines()
    yield f"## {title}"
    yield ""
    yield from (line for line in text if not line.startswith("# "))
    yield ""
