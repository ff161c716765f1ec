"""Merging files and laying one scenario over another."""

from typing import Any

import tomli

from gosplan_game.scenario.merging import (
    Origin,
    Piece,
    SourceFile,
    dotted,
    extend,
    join_parts,
    without,
)


def source(name: str, text: str) -> SourceFile:
    """Return a file with its data."""
    return SourceFile(name, text, tomli.loads(text))


def piece(name: str, text: str) -> Piece:
    """Return a file as one piece of a document."""
    file = source(name, text)
    return file.data, Origin(file)


def where(found: Piece, *path: Any) -> tuple[str, int]:
    """Return file and line of a value of a merged document."""
    origin = found[1].at(path)
    return origin.file.name, origin.place().line


class Reports(list[tuple[str, str]]):
    """Collects what is reported."""

    def __call__(self, origin: Origin, text: str) -> None:
        """Note the file and the text."""
        self.append((origin.file.name, text))


def test_parts_join_their_tables_and_lists() -> None:
    """Tables of several files become one, lists follow each other, and places stay known."""
    reports = Reports()
    merged = join_parts(
        [
            source("one", '[orders]\na = 1\n[[events]]\nid = "x"'),
            source("two", '[[events]]\nid = "y"\n[orders]\nb = 2'),
        ],
        reports,
    )
    assert merged[0] == {"orders": {"a": 1, "b": 2}, "events": [{"id": "x"}, {"id": "y"}]}
    assert where(merged, "orders", "b") == ("two", 4)
    assert where(merged, "events", 1, "id") == ("two", 2)
    assert not reports


def test_a_key_given_in_two_files_is_reported_with_both_places() -> None:
    """Nothing is overwritten silently."""
    reports = Reports()
    join_parts([source("one", "\nseed = 1"), source("two", "seed = 2")], reports)
    assert reports == [("two", "seed is given twice: also in one line 2; keep one")]


def test_a_scenario_changes_members_by_id() -> None:
    """Tables merge, members merge by id, new ones are appended, others stay."""
    base = piece("base", 'n = 1\n[[events]]\nid = "x"\nwhen = 3\n[[events]]\nid = "y"\n[t]\na = 1')
    change = piece("mod", '[[events]]\nid = "z"\n[[events]]\nid = "x"\nonce = true\n[t]\nb = 2')
    merged = extend(base, change, Reports())
    assert merged[0] == {
        "n": 1,
        "events": [{"id": "x", "when": 3, "once": True}, {"id": "y"}, {"id": "z"}],
        "t": {"a": 1, "b": 2},
    }
    assert where(merged, "events", 0, "when") == ("base", 4)
    assert where(merged, "events", 0, "once") == ("mod", 5)
    assert where(merged, "events", 2, "id") == ("mod", 2)


def test_members_and_tables_can_be_removed_or_replaced() -> None:
    """`remove` drops, `replace` takes as it stands, an empty list empties."""
    base = piece(
        "base", 'list = [{ id = "a" }]\n[[m]]\nid = "a"\nv = 1\n[[m]]\nid = "b"\n[t]\nx = 1\n[u]\n'
    )
    change = piece(
        "mod",
        'list = []\n[[m]]\nid = "b"\nremove = true\n[[m]]\nid = "a"\nreplace = true\nw = 2\n'
        "[t]\nreplace = true\ny = 2\n[u]\nremove = true",
    )
    merged = extend(base, change, Reports())
    assert merged[0] == {"list": [], "m": [{"id": "a", "w": 2}], "t": {"y": 2}}


def test_a_year_and_its_first_quarter_are_one_date() -> None:
    """A mod's point takes the place of the base's, however each wrote the date."""
    base = piece("base", '[points]\n"1951" = 1\n"1952-Q1" = { a = 1 }\n"1953" = 3')
    change = piece("mod", '[points]\n"1951-Q1" = 5\n1952 = { b = 2 }')
    merged = extend(base, change, Reports())
    assert merged[0]["points"] == {"1951-Q1": 5, "1952": {"a": 1, "b": 2}, "1953": 3}
    assert where(merged, "points", "1952", "a") == ("base", 3)


def test_removing_nothing_is_reported() -> None:
    """A slip in the name of what is to be removed does not pass in silence."""
    reports = Reports()
    change = piece("mod", '[[m]]\nid = "c"\nremove = true\n[t]\nremove = true')
    extend(piece("base", '[[m]]\nid = "a"'), change, reports)
    assert [text for _, text in reports] == [
        "'c' is to be removed, but the base has none",
        "'t' is to be removed, but the base has none",
    ]


def test_leaving_out_members_keeps_the_places_of_the_others() -> None:
    """After a faulty member is left out, the next one is still found where it was written."""
    found = without(piece("one", "a = [1,\n2,\n3]\nb = { c = 1, d = 2 }"), [("a", 0), ("b", "c")])
    assert found[0] == {"a": [2, 3], "b": {"d": 2}}
    assert where(found, "a", 1) == ("one", 3)


def test_paths_are_said_with_ids() -> None:
    """People read `events.toll.choices[2]`, not positions, wherever there is an id."""
    data = {"events": [{"id": "toll", "choices": [{}, {}]}]}
    assert dotted(("events", 0, "choices", 1), data) == "events.toll.choices[2]"
    assert dotted(("events", 0)) == "events[1]"
    assert dotted(()) == "the file"
