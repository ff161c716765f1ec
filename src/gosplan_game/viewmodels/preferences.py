"""Settings: what can be set, the values offered, the one in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gosplan_game.report.words import Words

TEXT_SIZES = (100, 110, 125, 150)
PALETTES = ("default", "colour-blind", "high-contrast")


@dataclass(frozen=True, slots=True)
class Option:
    """One value that can be chosen."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: a choice among options, a switch, or a text."""

    id: str
    kind: Literal["choice", "switch", "text"]
    name: str
    help: str
    options: tuple[Option, ...]
    value: str
    on: bool


@dataclass(frozen=True, slots=True)
class Preferences:
    """The settings screen."""

    title: str
    settings: tuple[Setting, ...]
    back: str


def preferences(
    texts: Any, values: Mapping[str, Any], languages: Sequence[tuple[str, str]]
) -> Preferences:
    """Return the settings screen.

    Args:
        texts: The text catalogue.
        values: Present values: ``language``, ``text_size``, ``palette``, ``motion``,
            ``sound``, ``autosave``, ``players``.
        languages: Codes and own names of the languages there are.
    """
    words = Words(texts)

    def choice(name: str, offered: Sequence[tuple[str, str]]) -> Setting:
        now = str(values.get(name, ""))
        options = tuple(Option(value, text, value == now) for value, text in offered)
        return Setting(name, "choice", words(f"settings.{name}"), words(f"settings.{name}.help"),
                       options, now, False)

    def switch(name: str) -> Setting:
        on = bool(values.get(name, True))
        return Setting(name, "switch", words(f"settings.{name}"), words(f"settings.{name}.help"),
                       (), words("settings.on" if on else "settings.off"), on)

    players = values.get("players") or ()
    return Preferences(
        title=words("settings.title"),
        settings=(
            choice("language", tuple(languages)),
            choice("text_size", tuple(
                (str(size), words("number.percent", number=words.number(size)))
                for size in TEXT_SIZES)),
            choice("palette", tuple((name, words(f"settings.palette.{name}"))
                                    for name in PALETTES)),
            switch("motion"),
            switch("sound"),
            switch("autosave"),
            Setting("players", "text", words("settings.players"), words("settings.players.help"),
                    (), ", ".join(players), False),
        ),
        back=words("common.back"),
    )
