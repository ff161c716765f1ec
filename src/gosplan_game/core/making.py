"""Containers made at once from the values of all their fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any


@cache
def maker(kind: type) -> Callable[..., Any]:
    """Return a function of the values of all fields that makes an instance of a dataclass.

    A frozen class of slots sets its fields one by one through `object.__setattr__`, which
    takes a multiple of setting the slots. Other classes make their instances themselves.
    """
    names = [item.name for item in fields(kind)]
    slots = getattr(kind, "__slots__", ())
    if hasattr(kind, "__post_init__") or set(names) - set(slots):
        return _by_name(kind, names)
    values = ", ".join(f"value{number}" for number in range(len(names)))
    source = "\n".join([
        f"def made({values}):",
        "    made = new(kind)",
        *(f"    set{number}(made, value{number})" for number in range(len(names))),
        "    return made",
    ])
    setters = {
        f"set{number}": getattr(kind, name).__set__ for number, name in enumerate(names)
    }
    return written("made", source, {"new": object.__new__, "kind": kind, **setters})


def _by_name(kind: type, names: list[str]) -> Callable[..., Any]:
    def made(*values: Any) -> Any:
        return kind(**dict(zip(names, values, strict=True)))

    return made


def written(name: str, source: str, names: dict[str, Any]) -> Callable[..., Any]:
    """Return the function of a name that a source defines, which uses some names."""
    exec(compile(source, "<straight lines>", "exec"), names)
    made: Callable[..., Any] = names[name]
    return made
