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
from gosplan_game.scenario.reasons import plate, problem
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
            findings.error(place, plate("plain"))
            continue
        text, faults = read_plate(findings.folder(place), event.picture)
        for fault in faults:
            findings.warning(place, plate("left_out", fault=fault))
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
        return "", [plate("no_file", file=shown)]
    if not path.resolve().is_relative_to(folder.resolve()):
        return "", [plate("outside", file=shown)]
    try:
        if path.stat().st_size > LARGEST:
            return "", [plate("large", file=shown, most=LARGEST // 1000)]
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return "", [plate("utf8", file=shown)]
    except OSError as error:
        return "", [plate("unreadable", file=shown, why=error.strerror or error)]
    return text, [problem("at", where=shown, what=fault) for fault in plate_faults(text)]


def plate_faults(text: str) -> list[str]:
    """Return what is not allowed in a plate, each fault once."""
    forbidden = _FORBIDDEN.search(_without_comments(text))
    if forbidden is not None:
        return [plate("forbidden", found=repr(forbidden.group().strip()))]
    try:
        root = ET.fromstring(text)
    except (ET.ParseError, ValueError, RecursionError) as error:
        return [plate("not_svg", what=problem("foreign.quoted", text=str(error)))]
    elements = list(root.iter())
    if len(elements) > MOST_ELEMENTS:
        return [plate("many", count=len(elements), most=MOST_ELEMENTS)]
    faults = [] if root.get("viewBox") == VIEW else [
        plate("view", found=repr(root.get("viewBox")), expected=repr(VIEW))]
    return list(dict.fromkeys([*faults, *_element_faults(elements)]))


def _without_comments(text: str) -> str:
    return re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)


def _element_faults(elements: list[ET.Element]) -> Iterator[str]:
    for element in elements:
        kind = str(element.tag).rpartition("}")[2]
        if kind not in SHAPES:
            yield plate("shape", kind=kind, known=", ".join(sorted(SHAPES)))
            continue
        href = next((value for name, value in element.attrib.items()
                     if name.rpartition("}")[2] == "href"), None)
        if kind != "use":
            if href is not None:
                yield plate("refers", kind=kind, found=repr(href))
            continue
        sign = _SIGN.fullmatch(element.get("href") or "")
        if sign is None:
            yield plate("use_refers", found=repr(href))
        elif not (paths.assets_dir() / "pictograms" / f"{sign[1]}.svg").is_file():
            yield plate("no_pictogram", name=repr(sign[1]))
        absent = [name for name in USED if name not in element.attrib]
        if absent:
            yield plate("use_lacks", names=", ".join(absent))
        elif not all(_NUMBER.fullmatch(element.get(name, "")) for name in USED[:-1]):
            yield plate("use_numbers")
