"""The draft: orders and choices not yet signed, with undo and redo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

_NOTHING: Mapping[str, float] = MappingProxyType({})
_NO_CHOICES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be signed now."""

    orders: Mapping[str, float] = field(default_factory=lambda: _NOTHING)
    choices: Mapping[str, str] = field(default_factory=lambda: _NO_CHOICES)

    def with_order(self, item_id: str, value: float) -> Draft:
        """Return the draft with one order more or changed."""
        return replace(self, orders=MappingProxyType({**self.orders, item_id: value}))

    def without_order(self, item_id: str) -> Draft:
        """Return the draft with one order taken back."""
        rest = {name: value for name, value in self.orders.items() if name != item_id}
        return replace(self, orders=MappingProxyType(rest))

    def with_choice(self, event_id: str, choice_id: str) -> Draft:
        """Return the draft with an event answered."""
        return replace(self, choices=MappingProxyType({**self.choices, event_id: choice_id}))


class DraftBook:
    """A draft and its versions, earlier and taken back."""

    def __init__(self) -> None:
        """Begin with an empty draft."""
        self.current = Draft()
        self.kept: dict[str, Mapping[str, float]] = {}
        """Orders of drafts kept as variants, by letter."""
        self._past: list[Draft] = []
        self._future: list[Draft] = []

    def put(self, draft: Draft, *, going_on: bool = False) -> None:
        """Make a new version the current one.

        Args:
            draft: The version.
            going_on: Whether it takes the place of the version before, so that both are taken
                back at once; what ends where it began leaves nothing to take back.
        """
        if draft == self.current:
            return
        if not (going_on and self._past):
            self._past.append(self.current)
        elif draft == self._past[-1]:
            self._past.pop()
        self._future.clear()
        self.current = draft

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier version."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a version was taken back."""
        return bool(self._future)

    def undo(self) -> bool:
        """Go back one version; False if there is none."""
        if not self._past:
            return False
        self._future.append(self.current)
        self.current = self._past.pop()
        return True

    def redo(self) -> bool:
        """Take back an undo; False if there is none."""
        if not self._future:
            return False
        self._past.append(self.current)
        self.current = self._future.pop()
        return True

    def begin(self, choices: Mapping[str, str] | None = None) -> None:
        """Start an empty draft, keeping given choices; earlier versions are gone."""
        self.current = Draft(choices=MappingProxyType(dict(choices or {})))
        self._past.clear()
        self._future.clear()
