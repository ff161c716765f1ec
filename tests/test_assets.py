"""Shipped assets have licences."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_every_asset_is_listed_with_its_licence():
    """assets/LICENSES.md lists each file of assets, and no other."""
    page = (ROOT / "assets" / "LICENSES.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([^`]+)` \|", page, flags=re.MULTILINE))
    present = {
        path.relative_to(ROOT / "assets").as_posix()
        for path in (ROOT / "assets").rglob("*")
        if path.is_file()
    }
    assert listed == present - {"LICENSES.md"}
