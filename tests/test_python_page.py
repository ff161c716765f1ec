"""What docs/python.md prints works as it is printed."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "python.md"
BLOCK = re.compile(r"(<!-- needs (\w+) -->\n)?```python\n(.*?)```", re.DOTALL)


def test_every_example_runs_in_the_order_of_the_page(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each goes on from those before it; one for an extra is left out where that is missing."""
    monkeypatch.setenv("GOSPLAN_HOME", str(tmp_path))
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(blocks) >= 4
    names: dict[str, object] = {}
    for _, needed, code in blocks:
        if not needed or find_spec(needed):
            exec(compile(code, str(PAGE), "exec"), names)
    printed = capsys.readouterr().out
    assert printed.startswith("1932 ")
    assert "1922-Q3" in printed
