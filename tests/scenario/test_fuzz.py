"""Whatever a file holds, checking it ends with problems in words, never with a crash."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosplan_game.core.errors import Problem, ScenarioError
from gosplan_game.scenario import check, load_scenario
from gosplan_game.scenario.findings import Findings
from gosplan_game.scenario.loader import compiled
from gosplan_game.scenario.reading import Reader

RIVERS = Path(__file__).resolve().parents[1] / "scenarios" / "two-rivers"
FILES = {path.name: path.read_bytes() for path in sorted(RIVERS.glob("*.toml"))}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of the fictional scenario, to be spoilt."""
    target = tmp_path_factory.mktemp("fuzz") / "two-rivers"
    target.mkdir()
    return target


def sound(problems: list[Problem]) -> bool:
    """Return whether every problem has a place and words."""
    return all(found.text and found.line >= 1 and found.column >= 1 for found in problems)


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(folder: Path, content: bytes) -> None:
    """Random bytes are not TOML, not UTF-8, or not a scenario; each is said."""
    file = folder.parent / "noise.toml"
    file.write_bytes(content)
    with pytest.raises(ScenarioError) as raised:
        load_scenario(file)
    assert sound(list(raised.value.problems))


SNIPPETS = st.sampled_from(
    [b"=", b"[", b"]]", b'"', b"'''", b"{", b"}", b"\n", b".", b"-1", b"inf", b"nan", b"1e999",
     b"true", b"1951-01-01", b"[[events]]\n", b"remove = true\n", b"replace = true\n", b"default",
     b"\xff", b"\\u0000", b"9" * 400, b"lag(", b"#", b"\r", b"id"]
)


@settings(max_examples=150)
@given(
    st.sampled_from(sorted(FILES)), st.floats(0, 1), st.integers(0, 12), SNIPPETS | st.binary()
)
def test_any_spoilt_file_is_refused_or_sound(
    folder: Path, name: str, where: float, cut: int, inserted: bytes
) -> None:
    """Cutting and inserting anywhere in a scenario gives a scenario or problems in words."""
    for each, content in FILES.items():
        (folder / each).write_bytes(content)
    content = FILES[name]
    position = int(where * len(content))
    (folder / name).write_bytes(content[:position] + inserted + content[position + cut :])
    scenario, problems = check(folder)
    assert sound(problems)
    assert (scenario is None) == any(found.severity == "error" for found in problems)


def test_endless_errors_and_endless_depth_end(tmp_path: Path) -> None:
    """A file with thousands of faults, or of nested tables, is refused without delay."""
    head = f"format = 1\nid = \"big\"\nversion = \"1\"\nextends = '{RIVERS}'\n"
    many = "[orders]\n" + "".join(f"grain_quata_{number} = 1\n" for number in range(20000))
    deep = "[texts.en]\n" + ".".join("a" * 3000) + ' = "x"'
    for text, message in ((many, "unknown lever"), (deep, "nested too deeply")):
        path = tmp_path / "big.toml"
        path.write_text(head + text, encoding="utf-8")
        with pytest.raises(ScenarioError, match=message) as raised:
            load_scenario(path)
        assert len(raised.value.problems) < 400


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5),
    st.sampled_from([10**400, "1951-Q1", "coal > 1", "power", "lowmark", "orders", "ration"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["id", "default", "points", "1951", "power", "x", "remove"]), inner,
        max_size=3,
    ),
    max_leaves=5,
)


def paths_of(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return all paths of a document."""
    found = [path] if path else []
    if isinstance(data, dict):
        return found + [each for key in data for each in paths_of(data[key], (*path, key))]
    if isinstance(data, list):
        return found + [
            each for number, item in enumerate(data) for each in paths_of(item, (*path, number))
        ]
    return found


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return a document with another value at a path."""
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = replaced(data[path[0]], path[1:], value)
    return copy


PIECE = Reader().read(RIVERS) or pytest.fail("the fictional scenario cannot be read")
OWN = ("events", "mandates", "policies", "projects", "products", "branches", "regions", "texts",
       "stops", "lesson", "exogenous", "history", "commitments", "advisers", "shocks", "line")


@settings(max_examples=250)
@given(st.data())
def test_any_value_anywhere_is_refused_or_sound(data: st.DataObject) -> None:
    """A wrong value at any key of the document is told, whatever it is, and never crashes."""
    document, origin = PIECE
    part = data.draw(st.sampled_from(OWN))
    path = data.draw(st.sampled_from(paths_of(document[part], (part,))))
    spoilt = replaced(document, path, data.draw(VALUES))
    findings = Findings((spoilt, origin))
    scenario = compiled(RIVERS, (spoilt, origin), findings)
    assert sound(findings.problems)
    assert (scenario is None) == findings.has_errors
