"""Plates that a scenario brings with it: pictures of its own events, read as data and checked.

A plate is `plates/NAME.svg` in the scenario's folder. Only flat shapes and the program's
pictograms may stand in it: nothing that runs, nothing that is fetched, no other file. One that does
not hold to this is left out with a warning; the event then has the program's plate of its id, or
the poster with its pictogram.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from gosplan_game import paths
from gosplan_game.scenario.findings import Findings
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.schema import ScenarioDefinition

FOLDER = "plates"
VIEW = "0 0 520 272"
LARGEST = 256_000
"""Bytes; the program's own largest plate is a tenth of it."""
MOST_ELEMENTS = 4000
SHAPES = frozenset({"svg", "g", "title", "desc", "path", "rect", "circle", "ellipse", "line",
                    "polyline", "polygon", "use"})
USED = ("x", "y", "width", "height", "fill")
"""What a pictogram needs beside its name."""
_SIGN = re.compile(r"\.\./pictograms/([a-z0-9_-]+)\.svg")
_FORBIDDEN = re.compile(r"<!|<\?(?!xml )|url\s*\(|javascript:|\bstyle\s*=|\bon\w+\s*=", re.I)
"""Document types and entities, processing, references inside values, styles, scripts."""
_NUMBER = re.compile(r"-?\d{1,5}(?:\.\d{1,6})?")


def own_plates(definition: ScenarioDefinition, findings: Findings) -> dict[str, str]:
    """Return the SVG of each event that names a plate of its own; note what cannot be used."""
    found: dict[str, str] = {}
    for number, event in enumerate(definition.events):
        if event.picture is None:
            continue
        place: KeyPath = ("events", number, "picture")
        if event.plate == "plain":
            findings.error(place, "a plain plate has no picture: choose plate = \"poster\", unless "
                           "people die, hunger or are persecuted in this event")
            continue
        text, faults = read_plate(findings.folder(place), event.picture)
        for fault in faults:
            findings.warning(place, f"{fault}; the event is shown without this plate")
        if not faults:
            found[event.id] = text
    return found


def read_plate(folder: Path | None, name: str) -> tuple[str, list[str]]:
    """Return a plate's SVG and what is wrong with it; the text is empty if it cannot be read.

    Args:
        folder: The scenario's folder; None where the scenario is not read from a file.
        name: Name of the plate: an id, so that it cannot lead out of the folder.
    """
    path = Path(folder or ".") / FOLDER / f"{name}.svg"
    shown = f"{FOLDER}/{name}.svg"
    if folder is None or not path.is_file():
        return "", [f"there is no file {shown} in the scenario's folder"]
    if not path.resolve().is_relative_to(folder.resolve()):
        return "", [f"{shown} leads out of the scenario's folder"]
    try:
        if path.stat().st_size > LARGEST:
            return "", [f"{shown} is larger than {LARGEST // 1000} kB"]
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return "", [f"{shown} is not UTF-8"]
    except OSError as error:
        return "", [f"{shown} cannot be read: {error.strerror or error}"]
    return text, [f"{shown}: {fault}" for fault in plate_faults(text)]


def plate_faults(text: str) -> list[str]:
    """Return what is not allowed in a plate, each fault once."""
    forbidden = _FORBIDDEN.search(_without_comments(text))
    if forbidden is not None:
        return [f"{forbidden.group().strip()!r} is not allowed: a plate holds flat shapes only"]
    try:
        root = ET.fromstring(text)
    except (ET.ParseError, ValueError, RecursionError) as error:
        return [f"not SVG: {error}"]
    elements = list(root.iter())
    if len(elements) > MOST_ELEMENTS:
        return [f"{len(elements)} elements; a plate has at most {MOST_ELEMENTS}"]
    faults = [] if root.get("viewBox") == VIEW else [
        f"the viewBox is {root.get('viewBox')!r}, expected {VIEW!r}"]
    return list(dict.fromkeys([*faults, *_element_faults(elements)]))


def _without_comments(text: str) -> str:
    return re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)


def _element_faults(elements: list[ET.Element]) -> Iterator[str]:
    for element in elements:
        kind = str(element.tag).rpartition("}")[2]
        if kind not in SHAPES:
            yield f"<{kind}> is not allowed; allowed are {', '.join(sorted(SHAPES))}"
            continue
        href = next((value for name, value in element.attrib.items()
                     if name.rpartition("}")[2] == "href"), None)
        if kind != "use":
            if href is not None:
                yield f"<{kind}> refers to {href!r}: only <use> may, to ../pictograms/NAME.svg"
            continue
        sign = _SIGN.fullmatch(element.get("href") or "")
        if sign is None:
            yield f"<use> refers to {href!r}, expected ../pictograms/NAME.svg"
        elif not (paths.assets_dir() / "pictograms" / f"{sign[1]}.svg").is_file():
            yield f"there is no pictogram {sign[1]!r}"
        absent = [name for name in USED if name not in element.attrib]
        if absent:
            yield f"<use> lacks {', '.join(absent)}"
        elif not all(_NUMBER.fullmatch(element.get(name, "")) for name in USED[:-1]):
            yield "<use>: x, y, width and height are plain numbers"
