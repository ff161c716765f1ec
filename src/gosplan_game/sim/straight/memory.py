"""Where the results of straight lines stand: locals, and the arrays in them, taken again.

What has been used for the last time leaves its local, and its array takes a later result of
the same shape. So a quarter asks for little memory, and what it works in stays in the
processor's cache.
"""

from __future__ import annotations

Shape = tuple[int, ...]

ELEMENTWISE = {
    "add({}, {})": "add({}, {}, {})",
    "subtract({}, {})": "subtract({}, {}, {})",
    "multiply({}, {})": "multiply({}, {}, {})",
    "divide({}, {})": "divide({}, {}, {})",
    "maximum({}, {})": "maximum({}, {}, out={})",
    "minimum({}, {})": "minimum({}, {}, out={})",
    "clip({}, {}, {})": "clip({}, {}, {}, {})",
    "negative({})": "negative({}, {})",
    "exp({})": "exp({}, {})",
    "log({})": "log({}, {})",
    "sqrt({})": "sqrt({}, {})",
    "square({})": "square({}, {})",
}
"""Operations whose result can be put where an operand stood, and how that is written."""

IN_PLACE = {
    **ELEMENTWISE,
    "add_reduce({}, {})": "add_reduce({}, {}, None, {})",
    "power({}, {})": "power({}, {}, {})",
    "in_blocks({}, {})": "in_blocks({}, {}, {})",
}
"""Operations whose result can be put into an array, and how that is written."""

JOINING = frozenset({
    *ELEMENTWISE,
    "np_where({}, {}, {})",
    "greater({}, {})",
    "greater_equal({}, {})",
    "less({}, {})",
    "less_equal({}, {})",
})
"""Operations that give the same with a number for all runs as with one for each."""

FRESH = (*IN_PLACE, "{} ** {}", "{}.take(", "np_where(", "minimum_reduce(", "maximum_reduce(")
"""Beginnings of the operations whose result is an array of its own, never part of another."""


class Registers:
    """Local names that are taken again when what they hold has been used."""

    def __init__(self, fixed: set[str]) -> None:
        """Begin with names that stand for themselves and are never taken again."""
        self.fixed = fixed
        self.places: dict[str, str] = {}
        """Where each name stands."""
        self._free: list[str] = []
        self._idle: dict[Shape, list[str]] = {}
        """Locals by the shape of the array in them, which nobody needs."""
        self._handed: set[str] = set()
        """Results whose array has become another's."""

    def hand_over(self, name: str) -> str:
        """Return where a result stands whose array takes another from here on."""
        self._handed.add(name)
        return self.places.get(name, name)

    def idle(self, shape: Shape) -> str | None:
        """Return a local that holds an array of this shape nobody needs, if there is one."""
        waiting = self._idle.get(shape)
        return waiting.pop() if waiting else None

    def take(self, name: str, target: str | None) -> str:
        """Return the local for a result; ``target`` is the one whose array it is put into."""
        if name in self.fixed:
            return name
        if target is not None and target not in self.fixed:
            place = target
            if place in self._free:
                self._free.remove(place)
        else:
            place = self._free.pop() if self._free else f"x{len(self.places)}"
        self.places[name] = place
        return place

    def release(self, name: str, shape: Shape | None) -> None:
        """Let go of a result; ``shape`` is that of its array if another may take it."""
        if name not in self.places:
            return
        if shape is None or name in self._handed:
            self._free.append(self.places[name])
        else:
            self._idle.setdefault(shape, []).append(self.places[name])
