"""Shipped assets have licences."""

import re
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_every_asset_is_listed_with_its_licence():
    """assets/LICENSES.md has a row for each file of assets, and none for what is not there."""
    page = (ROOT / "assets" / "LICENSES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \|", page, flags=re.MULTILINE)
    present = {
        path.relative_to(ROOT / "assets").as_posix()
        for path in (ROOT / "assets").rglob("*")
        if path.is_file()
    } - {"LICENSES.md"}
    listed = {row: {name for name in present if fnmatch(name, row)} for row in rows}
    assert present - set().union(*listed.values()) == set()
    assert [row for row, found in listed.items() if not found] == []
