"""Where keys stand in TOML texts."""

from textwrap import dedent
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from gosplan_game.scenario.places import KeyPath, Place, PlaceIndex

TEXT = dedent(
    '''\
    title = "Two" # a comment with [brackets] and = signs
    owner.name = "Lim"
    [tables."dotted.key"]
    long = """
    [not.a.table]
    key = 1
    """
    after = 2
    [[fruit]]
    name = 'apple'
    [fruit.physical]
    colour = "red"
    [[fruit.variety]]
    name = "red"
    [[fruit.variety]]
    name = "green"
    [[fruit]]
    name = "pear"
    points = [
        1, # one
        { x = 1, y = [2, 3], "z.z" = { deep = true } },
    ]
    '''
)


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title",), (1, 1), (1, 9)),
        (("owner", "name"), (2, 7), (2, 14)),
        (("tables", "dotted.key"), (3, 9), (3, 9)),
        (("tables", "dotted.key", "long"), (4, 1), (4, 8)),
        (("tables", "dotted.key", "after"), (8, 1), (8, 9)),
        (("fruit", 0, "name"), (10, 1), (10, 8)),
        (("fruit", 0, "physical", "colour"), (12, 1), (12, 10)),
        (("fruit", 0, "variety", 1, "name"), (16, 1), (16, 8)),
        (("fruit", 1), (17, 3), (17, 3)),
        (("fruit", 1, "points", 0), (20, 5), (20, 5)),
        (("fruit", 1, "points", 1, "y", 1), (21, 22), (21, 22)),
        (("fruit", 1, "points", 1, "z.z", "deep"), (21, 36), (21, 43)),
    ],
)
def test_keys_and_values_are_found(
    path: KeyPath, key: tuple[int, int], value: tuple[int, int]
) -> None:
    """Every way of writing a key leads to its own line and column."""
    index = PlaceIndex(TEXT)
    assert index.key(path) == Place(*key)
    assert index.value(path) == Place(*value)


def test_unknown_path_falls_back_to_the_table_around_it() -> None:
    """A missing key is shown at the table that lacks it, or at the file's beginning."""
    index = PlaceIndex(TEXT)
    assert index.key(("fruit", 0, "weight")) is None
    assert index.nearest(("fruit", 0, "weight")) == Place(9, 3)
    assert index.nearest(("nothing",)) == Place(1, 1)


def test_a_text_that_is_not_toml_keeps_the_places_before_the_fault() -> None:
    """The walk stops where it understands nothing and forgets nothing."""
    index = PlaceIndex('a = 1\nb = "open\nc = 3')
    assert index.key(("a",)) == Place(1, 1)


def leaves(data: Any, path: KeyPath = ()) -> list[tuple[KeyPath, Any]]:
    """Return all values below a table with their paths."""
    if isinstance(data, dict):
        return [leaf for key, item in data.items() for leaf in leaves(item, (*path, key))]
    if isinstance(data, list):
        return [leaf for number, item in enumerate(data) for leaf in leaves(item, (*path, number))]
    return [(path, data)]


KEYS = st.text(st.sampled_from("ab.-_ é\"'#="), min_size=1, max_size=4)
SCALARS = st.one_of(
    st.integers(-99, 99), st.booleans(), st.text(st.sampled_from("ab\"'\\[]{}#=,\n é"), max_size=8)
)
INLINE = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def quoted(text: str) -> str:
    """Return a basic string of TOML."""
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


def written(value: Any) -> str:
    """Return a value as inline TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        inside = ", ".join(f"{quoted(key)} = {written(item)}" for key, item in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, list):
        return "[ " + ",\n ".join(written(item) for item in value) + " ]"
    return quoted(value) if isinstance(value, str) else str(value)


@given(
    st.dictionaries(KEYS, INLINE, max_size=3),
    st.dictionaries(KEYS, st.dictionaries(KEYS, INLINE, max_size=3), max_size=3),
    st.lists(st.dictionaries(KEYS, INLINE, max_size=2), max_size=3),
)
def test_every_leaf_of_any_document_has_its_place(
    top: dict[str, Any], tables: dict[str, dict[str, Any]], members: list[dict[str, Any]]
) -> None:
    """At the place of a scalar stands that very scalar, however keys and strings are written."""
    lines = [f"{quoted(key)} = {written(value)}" for key, value in top.items()]
    for name, table in tables.items():
        lines.append(f"[tables.{quoted(name)}]")
        lines += [f"{quoted(key)}\t= {written(value)}  # note" for key, value in table.items()]
    for member in members:
        lines.append("[[members.list]]")
        lines += [f"{quoted(key)}={written(value)}" for key, value in member.items()]
    text = "\r\n".join(line for each in lines for line in each.split("\n"))
    if {"tables", "members"} & top.keys():
        return
    document = tomli.loads(text)
    index = PlaceIndex(text)
    for path, value in leaves(document):
        place = index.value(path)
        assert place is not None, path
        rest = text.split("\n")[place.line - 1][place.column - 1 :]
        assert rest.startswith(written(value).split("\n")[0]), (path, place)
