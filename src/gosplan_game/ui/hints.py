"""First hints: one line in the footer about what has not been used yet; used once, it is gone."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from gosplan_game import paths

BY_PLACE: dict[str, tuple[str, ...]] = {
    "desk": ("why", "words"),
    "plan": ("numbers", "variants"),
    "regions": ("map",),
}
"""What a screen hints at, the first thing first; all others hint at *Why?*."""
USUAL = ("why",)


class Hints:
    """Which hints have done their work; kept in the user's folder, if it can be written."""

    def __init__(self) -> None:
        self.used = self._read()

    @staticmethod
    def _path() -> Path:
        return paths.user_dir() / "hints.json"

    @classmethod
    def _read(cls) -> set[str]:
        try:
            found = json.loads(cls._path().read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return set()
        return {str(name) for name in found} if isinstance(found, list) else set()

    def use(self, name: str) -> bool:
        """Note that something was used; return whether it was for the first time."""
        if name in self.used:
            return False
        self.used.add(name)
        with suppress(OSError):
            self._path().parent.mkdir(parents=True, exist_ok=True)
            self._path().write_text(json.dumps(sorted(self.used)) + "\n", encoding="utf-8")
        return True

    def due(self, place: str, *, asked: bool = True) -> str:
        """Return what to hint at on a screen; nothing if all of it has been used.

        Args:
            place: The screen.
            asked: Whether there is a number on it about which *Why?* can be asked.
        """
        return next((name for name in BY_PLACE.get(place, USUAL)
                     if name not in self.used and (asked or name != "why")), "")
