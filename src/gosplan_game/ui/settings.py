"""The settings a player keeps: language, text size, palette, motion, window, names of seats."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from gosplan_game import paths
from gosplan_game.ui.theme import PALETTES, Theme

TEXT_SIZES = (100, 110, 125, 140, 150)


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force; every field has a safe value."""

    language: str = "en"
    text_size: int = 100
    palette: str = "default"
    reduced_motion: bool = False
    sound: bool = True
    autosave: bool = True
    full_screen: bool = False
    players: tuple[str, ...] = ()
    tutorial: bool = True
    """Whether the next new game begins with the first two stops played together."""

    def theme(self) -> Theme:
        """Return the look these settings ask for."""
        return Theme(self.palette, self.text_size, self.reduced_motion)


def cleaned(found: dict[str, Any]) -> Settings:
    """Return settings from a file's contents; what makes no sense falls back to the default."""
    default = Settings()
    values: dict[str, Any] = {}
    for field in fields(Settings):
        value, usual = found.get(field.name), getattr(default, field.name)
        if field.name == "players" and isinstance(value, list):
            values[field.name] = tuple(str(name)[:40] for name in value[:6])
        elif type(value) is type(usual):
            values[field.name] = value
    settings = Settings(**values)
    size = min(150, max(100, settings.text_size))
    palette = settings.palette if settings.palette in PALETTES else "default"
    return Settings(**{**_plain(settings), "text_size": size, "palette": palette})


def _plain(settings: Settings) -> dict[str, Any]:
    return {field.name: getattr(settings, field.name) for field in fields(Settings)}


def changed(settings: Settings, **values: Any) -> Settings:
    """Return the settings with some values changed."""
    return replace(settings, **values)


def settings_path() -> Path:
    """Return where the settings are kept."""
    return paths.user_dir() / "settings.json"


def load_settings() -> Settings:
    """Return the kept settings; the usual ones if there are none or they cannot be read."""
    try:
        found = json.loads(settings_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return cleaned(found) if isinstance(found, dict) else Settings()


def save_settings(settings: Settings) -> bool:
    """Keep the settings; return whether that was possible."""
    path = settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".part")
        draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1) + "\n",
                         encoding="utf-8")
        draft.replace(path)
    except OSError:
        return False
    return True
