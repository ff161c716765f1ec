"""Where a key stands in a TOML text.

The parser reads values and forgets places; this index finds them again. It
assumes a text that the parser has accepted, so it need not judge syntax: it
only walks over keys, strings, arrays and tables, noting where each begins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass

KeyPath = tuple[str | int, ...]
"""Keys from the top; an integer is the index within an array (of tables)."""

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BASIC = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_LITERAL = re.compile(r"'[^'\n]*'")
_LONG_BASIC = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}', re.DOTALL)
_LONG_LITERAL = re.compile(r"'''.*?'{3,5}", re.DOTALL)
_SCALAR = re.compile(r"[^,\]}#\n]*")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both counted from 1."""

    line: int
    column: int


class _Stuck(Exception):
    """The text is not TOML as far as the walk understands it."""


class PlaceIndex:
    """Places of all keys and values of one TOML text."""

    def __init__(self, text: str) -> None:
        """Walk over the text; what follows a place that is not TOML stays unknown."""
        self._text = text
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._keys: dict[KeyPath, int] = {}
        self._values: dict[KeyPath, int] = {}
        self._lengths: dict[KeyPath, int] = {}
        with suppress(_Stuck, RecursionError):  # the places found until then are right
            self._walk()

    def key(self, path: KeyPath) -> Place | None:
        """Return where the key was written, or None when the path is unknown."""
        return self._place(self._keys.get(path))

    def value(self, path: KeyPath) -> Place | None:
        """Return where the value begins; a table's value begins at its header."""
        return self._place(self._values.get(path, self._keys.get(path)))

    def nearest(self, path: KeyPath) -> Place:
        """Return the value's place, or that of the nearest table around it."""
        for length in range(len(path), 0, -1):
            found = self.value(path[:length])
            if found is not None:
                return found
        return Place(1, 1)

    def paths(self) -> frozenset[KeyPath]:
        """Return every path that has a place."""
        return frozenset(self._keys)

    def place_of_offset(self, offset: int) -> Place:
        """Return line and column of a character of the text."""
        line = bisect_right(self._lines, offset)
        return Place(line, offset - self._lines[line - 1] + 1)

    def _place(self, offset: int | None) -> Place | None:
        return None if offset is None else self.place_of_offset(offset)

    def _walk(self) -> None:
        table: KeyPath = ()
        position = self._blank(0)
        while position < len(self._text):
            if self._text.startswith("[[", position):
                table, position = self._header(position, 2)
            elif self._text[position] == "[":
                table, position = self._header(position, 1)
            else:
                position = self._pair(position, table)
            position = self._blank(position)

    def _blank(self, position: int) -> int:
        found = _BLANK.match(self._text, position)
        return found.end() if found else position

    def _space(self, position: int) -> int:
        found = _SPACE.match(self._text, position)
        return found.end() if found else position

    def _header(self, position: int, brackets: int) -> tuple[KeyPath, int]:
        keys, after = self._dotted(self._space(position + brackets))
        path: KeyPath = ()
        for number, (key, at) in enumerate(keys):
            path = (*path, key)
            last = number == len(keys) - 1
            if last and brackets == 2:
                self._keys.setdefault(path, at)
                self._lengths[path] = self._lengths.get(path, 0) + 1
                path = (*path, self._lengths[path] - 1)
                self._keys[path] = at
            elif path in self._lengths:
                path = (*path, self._lengths[path] - 1)
            else:
                self._keys.setdefault(path, at)
        after = self._space(after)
        if not self._text.startswith("]" * brackets, after):
            raise _Stuck
        return path, after + brackets

    def _pair(self, position: int, table: KeyPath) -> int:
        keys, position = self._dotted(position)
        path = table
        for key, at in keys:
            path = (*path, key)
            self._keys.setdefault(path, at)
        position = self._space(position)
        if not self._text.startswith("=", position):
            raise _Stuck
        return self._value(self._space(position + 1), path)

    def _dotted(self, position: int) -> tuple[list[tuple[str, int]], int]:
        keys: list[tuple[str, int]] = []
        while True:
            key, after = self._one_key(position)
            keys.append((key, position))
            dot = self._space(after)
            if not self._text.startswith(".", dot):
                return keys, after
            position = self._space(dot + 1)

    def _one_key(self, position: int) -> tuple[str, int]:
        found = _BARE_KEY.match(self._text, position)
        if found:
            return found.group(), found.end()
        found = _BASIC.match(self._text, position)
        if found:
            return _unescape(found.group()[1:-1]), found.end()
        found = _LITERAL.match(self._text, position)
        if found:
            return found.group()[1:-1], found.end()
        raise _Stuck

    def _value(self, position: int, path: KeyPath) -> int:
        self._values[path] = position
        start = self._text[position : position + 1]
        if start == "[":
            return self._array(position, path)
        if start == "{":
            return self._inline_table(position, path)
        for pattern in (_LONG_BASIC, _LONG_LITERAL, _BASIC, _LITERAL, _SCALAR):
            found = pattern.match(self._text, position)
            if found and found.end() > position:
                return found.end()
        raise _Stuck

    def _array(self, position: int, path: KeyPath) -> int:
        position = self._blank(position + 1)
        number = 0
        while not self._text.startswith("]", position):
            item = (*path, number)
            self._keys[item] = position
            position = self._blank(self._value(position, item))
            if self._text.startswith(",", position):
                position = self._blank(position + 1)
            elif not self._text.startswith("]", position):
                raise _Stuck
            number += 1
        return position + 1

    def _inline_table(self, position: int, path: KeyPath) -> int:
        position = self._blank(position + 1)
        while not self._text.startswith("}", position):
            position = self._blank(self._pair(position, path))
            if self._text.startswith(",", position):
                position = self._blank(position + 1)
            elif not self._text.startswith("}", position):
                raise _Stuck
        return position + 1


def _unescape(text: str) -> str:
    def character(found: re.Match[str]) -> str:
        code = found.group(1) or found.group(2) or found.group(3)
        if code:
            return chr(int(code, 16)) if int(code, 16) < 0x110000 else ""
        return _ESCAPES.get(found.group(4), found.group(4))

    return _ESCAPE.sub(character, text)
