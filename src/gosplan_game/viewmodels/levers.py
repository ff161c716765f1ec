"""Levers: the value of the draft, the order in force, limits, authority, help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.variables import SeriesId
from gosplan_game.report.numbers import is_known
from gosplan_game.report.reading import Branch, Reading
from gosplan_game.report.words import PERCENT, Words
from gosplan_game.sim.effects import ActingEffect

Authority = Literal["decide", "propose", "carry_out", "not_ours"]
REFUSED = ("carry_out", "not_ours")
"""Authority under which the office orders nothing."""
PERCENT_UNITS = ("share", "share/year", "share/quarter")
HUNDRED = 100.0
SHORT_UNIT = 7
"""Longest unit, in letters, that stands inside a control."""
PERCENT_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Lever:
    """One lever as a control shows it; numbers are in the unit shown.

    A screen hands ``value / factor`` to the session.
    """

    item: str
    name: str
    help: str
    value: float
    standing: float
    """What is in force, by order or by an answer: where the slider's flag stands."""
    lower: float
    upper: float
    step: float
    decimals: int
    factor: float
    unit: str
    text: str
    """The value with its whole unit."""
    field: str
    """The value as a narrow control shows it."""
    note: str
    """What the narrow control leaves out of the unit."""
    standing_text: str
    standing_field: str
    changed: bool
    authority: Authority
    authority_text: str
    set_note: str
    """Until when an answer given earlier sets it; empty where only orders do."""
    acting: str
    """What answers and events do to it beside the order, line by line."""
    enabled: bool
    """Whether the office ever sets it, now or at the next stop."""
    why_not: str = ""
    """Why it cannot be ordered now; empty where it can."""


@dataclass(frozen=True, slots=True)
class LeverGroup:
    """Levers under one heading."""

    id: str
    title: str
    levers: tuple[Lever, ...]


@dataclass(frozen=True, slots=True)
class Consequence:
    """One line of what the draft does: now, and the middle of the fan later."""

    series: str
    name: str
    pictogram: str
    text: str
    range: str
    worse: bool


@dataclass(frozen=True, slots=True)
class Consequences:
    """What the draft does within the year, from the fan."""

    title: str
    lines: tuple[Consequence, ...]


def lever(reading: Reading, item: str) -> Lever | None:
    """Return one lever, or nothing where the scenario does not have it."""
    session, words = reading.session, reading.words
    try:
        limits = session.limits(item)
        acting = session.acting(item, anew=False)
        standing = _stands(reading, item, acting)
        now = float(session.lever(item)) if item in session.changed() else standing
    except (KeyError, ValueError, GosplanError):
        return None
    unit = str(limits.unit)
    percent = unit in PERCENT_UNITS or unit.startswith("share of")
    factor = HUNDRED if percent else 1.0
    decimals = int(limits.decimals)
    decimals = max(0, decimals - PERCENT_DECIMALS) if percent else decimals
    # A bare ratio says nothing: the catalogue says what it is measured against.
    unit_text = words.optional(f"lever.unit.{SeriesId.parse(item).name}") or words.unit(unit)
    if unit.startswith("plan unit"):
        branch = _branch(reading, item)
        unit_text = words.unit(branch.unit) if branch else ""
        decimals = branch.decimals if branch else decimals
    authority: Authority = limits.authority
    short = unit_text[:1] if unit_text.startswith(PERCENT) else unit_text
    short = short if len(short) <= SHORT_UNIT else ""

    def shown(value: float) -> str:
        text = words.number(value * factor, decimals)
        return words.joined(text, unit_text)

    return Lever(
        item=item,
        name=words.lever(item),
        help=words.lever_help(item),
        value=now * factor,
        standing=standing * factor,
        lower=float(limits.lower) * factor,
        upper=float(limits.upper) * factor,
        step=float(limits.step) * factor,
        decimals=decimals,
        factor=factor,
        unit=unit_text,
        text=shown(now),
        field=words.joined(words.number(now * factor, decimals), short),
        note=unit_text.removeprefix(short).strip(),
        standing_text=words("lever.standing", value=shown(standing)),
        standing_field=words.joined(words.number(standing * factor, decimals), short),
        changed=item in session.changed(),
        authority=authority,
        authority_text=_authority_text(reading, item, authority),
        set_note=_set_note(reading, acting),
        acting=_acting(reading, acting, factor, decimals, unit_text),
        enabled=authority not in REFUSED and not session.is_over,
        why_not=_why_not(reading, item),
    )


def _authority_text(reading: Reading, item: str, authority: Authority) -> str:
    """Return who orders an item, and since when if that has changed."""
    words, since = reading.words, reading.session.authority_since(item)
    who = words(f"authority.{authority}")
    return words("authority.since", who=who, first=words.quarter(since)) if since else who


def _why_not(reading: Reading, item: str) -> str:
    """Return why an item cannot be ordered now, and since when; empty where it can."""
    words, session = reading.words, reading.session
    refused = session.why_not(item)
    if refused is None or session.is_over:
        return ""
    since = session.authority_since(item) if session.limits(item).authority in REFUSED else None
    dated = words("authority.date", first=words.quarter(since)) if since else ""
    return " ".join(filter(None, (words.reason(refused), dated)))


def stands(reading: Reading, item: str) -> float:
    """Return what holds for an item if it is not ordered anew: an answer's figure, or the order."""
    return _stands(reading, item, reading.session.acting(item, anew=False))


def _stands(reading: Reading, item: str, acting: Sequence[ActingEffect]) -> float:
    """Return the same, where what acts on the item is known."""
    session = reading.session
    holding = _set_now(reading, acting)
    return float(session.in_force(item, anew=False) if holding else session.standing(item))


def _set_now(reading: Reading, acting: Sequence[ActingEffect]) -> ActingEffect | None:
    """Return what sets an item in the coming quarter."""
    return next((each for each in reversed(acting)
                 if each.operation == "set" and each.first <= reading.session.turn), None)


def _set_note(reading: Reading, acting: Sequence[ActingEffect]) -> str:
    """Return until when an item is set, as short as a row needs it."""
    if _set_now(reading, acting) is None:
        return ""
    ends = [each.end for each in acting if each.operation == "set"]
    known = [each for each in ends if each is not None]
    if len(known) < len(ends):
        return reading.words("lever.set")
    return reading.words("lever.set_until", last=_date(reading, max(known) - 1))


def _acting(reading: Reading, acting: Sequence[ActingEffect], factor: float, decimals: int,
            unit: str) -> str:
    """Return what does something to an item beside the order, a line each."""
    words = reading.words
    lines = []
    for effect in acting:
        if effect.operation == "multiply":
            amount = words.figure(effect.amount)
        else:
            write = words.number if effect.operation == "set" else words.signed
            amount = words.joined(write(effect.amount * factor, decimals), unit)
        lines.append(words(f"lever.acting.{effect.operation}", what=_origin(words, effect.origin),
                           amount=amount, span=_span(reading, effect)))
    if any(each.operation == "set" for each in acting):
        lines.append(words("lever.acting.end"))
    return "\n".join(lines)


def _origin(words: Words, origin: str) -> str:
    """Return the name of what called for an effect."""
    kind, _, rest = origin.partition(":")
    name = rest.partition(":")[0]
    if not name:
        return words(f"lever.acting.{kind}")
    return words.name(f"event.{name}.title" if kind == "event" else f"{kind}.{name}")


def _span(reading: Reading, effect: ActingEffect) -> str:
    """Return from when to when an effect acts."""
    first = _date(reading, effect.first)
    if effect.end is None:
        return reading.words("lever.acting.on", first=first)
    if effect.end == effect.first + 1:
        return reading.words("lever.acting.in", first=first)
    return reading.words("lever.acting.span", first=first, last=_date(reading, effect.end - 1))


def _date(reading: Reading, turn: int) -> str:
    """Return the quarter of a turn."""
    return reading.words.quarter(reading.scenario.start + turn)


def _branch(reading: Reading, item: str) -> Branch | None:
    """Return the branch a lever item belongs to."""
    name = SeriesId.parse(item).branch
    return next((found for found in reading.branches() if found.id == name), None)


def group(reading: Reading, name: str, items: Sequence[str]) -> LeverGroup | None:
    """Return the levers the scenario has of those named; nothing where it has none."""
    found = tuple(made for item in items if (made := lever(reading, item)) is not None)
    if not found:
        return None
    return LeverGroup(name, reading.words(f"group.{name}"), found)


def groups(reading: Reading, layout: Sequence[tuple[str, Sequence[str]]]) -> tuple[LeverGroup, ...]:
    """Return the groups that have levers; what is not ours is gathered in a last group."""
    made = [found for name, items in layout if (found := group(reading, name, items))]
    line: list[Lever] = []
    ours: list[LeverGroup] = []
    for found in made:
        line += [one for one in found.levers if one.authority == "not_ours"]
        own = tuple(one for one in found.levers if one.authority != "not_ours")
        if own:
            ours.append(LeverGroup(found.id, found.title, own))
    if line:
        ours.append(LeverGroup("line", reading.words("group.line"), tuple(line)))
    return tuple(ours)


def consequences(
    reading: Reading, wanted: Sequence[tuple[str, str, bool]], quarters: int = 4
) -> Consequences:
    """Return what the draft does to the named series, measured with the fan.

    Args:
        reading: The game.
        wanted: Series, pictogram, and whether more of it is better.
        quarters: How far ahead.
    """
    words, session = reading.words, reading.session
    series = [name for name, _, _ in wanted if reading.known(name)]
    until = reading.now + (quarters - 1)
    title = words("consequence.title", quarter=words.quarter(until))
    if session.is_over or not series:
        return Consequences(title, ())
    fans = session.forecast(series, quarters=quarters)
    lines: list[Consequence] = []
    for name, pictogram, more_is_better in wanted:
        if name not in fans or not len(fans[name]):
            continue
        low, middle, high = (float(value) for value in fans[name][-1])
        unit = reading.unit(name)
        now = reading.last(name)
        same = words.figure(now, unit) == words.figure(middle, unit)
        text = words("consequence.same" if same else "consequence.line",
                     now=words.figure(now, unit), then=words.amount(middle, unit))
        lines.append(
            Consequence(
                series=name,
                name=words.series(name),
                pictogram=pictogram,
                text=text if is_known(now) else words.amount(middle, unit),
                range=words("consequence.range", low=words.figure(low, unit),
                            high=words.figure(high, unit)),
                worse=is_known(now) and (middle < now * 0.98 if more_is_better
                                         else middle > now * 1.02),
            )
        )
    return Consequences(title, tuple(lines))


