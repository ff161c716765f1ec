"""Three sounds, made from numbers when first wanted: a stamp, a teleprinter, a bell.

They say that something was done. Plates of deaths, hunger, deportation and terror are silent,
and so is the report of a quarter in which people died of hunger. Without a sound card, or with
the sound off, nothing happens and nothing fails.
"""

from __future__ import annotations

import logging
from functools import cache
from typing import Literal

import numpy as np
import numpy.typing as npt
import pygame

_log = logging.getLogger(__name__)
Sound = Literal["stamp", "teleprinter", "bell"]
Wave = npt.NDArray[np.float64]
RATE = 22_050
"""Samples a second."""
LOUDNESS = 0.35
STROKES = 9
"""Strokes of the teleprinter."""
SPACING = 0.075
"""Seconds between two of them."""


def _time(seconds: float) -> Wave:
    return np.arange(int(RATE * seconds)) / RATE


def _noise(length: int, seed: int) -> Wave:
    """Return noise that is the same each time, -1 to 1."""
    values: Wave = np.random.default_rng(seed).uniform(-1.0, 1.0, length)
    return values


def _stamp() -> Wave:
    """Return a dull blow: a falling low tone and a breath of noise."""
    t = _time(0.22)
    body = np.sin(2 * np.pi * (95 * t - 90 * t * t)) * np.exp(-t * 24)
    return body + 0.5 * _noise(len(t), 1) * np.exp(-t * 90)


def _teleprinter() -> Wave:
    """Return a run of short strokes, not quite even."""
    t = _time(STROKES * SPACING + 0.08)
    wave = np.zeros(len(t))
    late = np.random.default_rng(2).uniform(-0.012, 0.012, STROKES)
    for index in range(STROKES):
        since = t - (index * SPACING + 0.014 + late[index])
        on = since >= 0
        stroke = np.exp(-np.where(on, since, 0.0) * 160) * on
        wave += stroke * (_noise(len(t), 3 + index) + 0.6 * np.sin(2 * np.pi * 1450 * since))
    return wave


def _bell() -> Wave:
    """Return a small desk bell: five partials of a struck plate, the higher the shorter."""
    t = _time(1.1)
    partials = ((1.0, 1.0, 3.2), (2.0, 0.5, 4.5), (2.76, 0.45, 6.0), (5.4, 0.25, 10.0),
                (8.93, 0.12, 16.0))
    return sum((strength * np.sin(2 * np.pi * 1318.5 * ratio * t) * np.exp(-t * decay)
                for ratio, strength, decay in partials), np.zeros(len(t)))


_MAKERS = {"stamp": _stamp, "teleprinter": _teleprinter, "bell": _bell}


def samples(sound: Sound) -> npt.NDArray[np.int16]:
    """Return a sound as signed 16-bit samples, one channel, ending in silence."""
    wave = _MAKERS[sound]()
    fade = np.minimum(1.0, np.arange(len(wave), 0, -1) / (RATE * 0.01))
    scaled = wave * fade / np.abs(wave).max() * LOUDNESS
    return np.rint(scaled * np.iinfo(np.int16).max).astype(np.int16)


@cache
def _has_card() -> bool:
    """Try to open the sound card, once; return whether there is one."""
    return _open()


def _open() -> bool:
    try:
        pygame.mixer.init(RATE, -16, 1, 512)
    except (pygame.error, NotImplementedError) as error:
        _log.info("no sound: %s", error)
        return False
    return True


@cache
def _frames(sound: Sound) -> npt.NDArray[np.int16]:
    return samples(sound)


def play(sound: Sound) -> bool:
    """Play a sound; return whether it could be played.

    It is made anew each time: a sound belongs to the mixer it was made for, and played after
    that was closed it would read memory that is gone.
    """
    if not _has_card() or (pygame.mixer.get_init() is None and not _open()):
        return False
    opened = pygame.mixer.get_init()
    try:
        channels = opened[2] if opened else 1
        pygame.mixer.Sound(buffer=np.repeat(_frames(sound), channels).tobytes()).play()
    except (pygame.error, TypeError) as error:
        _log.info("no sound: %s", error)
        return False
    return True
