"""Drives the real window under a virtual X server, with a twin that knows what it should show.

The twin is the same app without a window, in a home of its own, flown by the pilot. Whatever
is done is done to both: the twin says where a button lies, the pointer and keyboard of the X
server act there, and the window has answered when it shows what the twin shows. So nothing
rests on places written down in a test, and nothing sleeps longer than it must.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pygame

from gosplan_game.ui import focus
from gosplan_game.ui.app import App
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.opening import Opening, opening
from gosplan_game.ui.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
"""Seconds that the window may take to answer before a test fails."""
ALIKE = 0.0006
"""Share of pixels in which window and twin may differ: dates of saved games, a caret."""
_KEYS = {"escape": "Escape", "enter": "Return", "tab": "Tab", "left": "Left", "right": "Right",
         "up": "Up", "down": "Down", "backspace": "BackSpace", "home": "Home", "end": "End"}

Picture = npt.NDArray[np.uint8]


def missing() -> list[str]:
    """Return the programs that driving a window needs and that are not there."""
    return [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]


class Display:
    """A virtual X server whose picture can be read from a file.

    Args:
        folder: Where the server keeps its picture.
        size: Pixels of its screen.
    """

    def __init__(self, folder: Path, size: tuple[int, int] = (1280, 720)) -> None:
        self.size = size
        self._frame = folder / "Xvfb_screen0"
        read, write = os.pipe()
        # -displayfd: the server takes a free number itself and says which.
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size[0]}x{size[1]}x24",
             # -r: no key repeats when xdotool is held up between pressing and letting go.
             "-fbdir", str(folder), "-nolisten", "tcp", "-noreset", "-r"],
            pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            self.name = f":{answer.readline().strip()}"

    def picture(self) -> Picture:
        """Return what the screen shows, (height, width, 3)."""
        data = np.fromfile(self._frame, dtype=np.uint8)
        head = data[:100].view(">u4")
        start, (width, height), line = int(head[0] + head[19] * 12), self.size, int(head[12])
        rows = data[start:start + height * line].reshape(height, line)
        found: Picture = rows.reshape(height, line // 4, 4)[:, :width, 2::-1]
        return found

    def act(self, *words: str) -> None:
        """Give xdotool one command."""
        subprocess.run(["xdotool", *words], check=True, timeout=PATIENCE,
                       env=os.environ | {"DISPLAY": self.name})

    def close(self) -> None:
        """Stop the server."""
        self._server.terminate()
        self._server.wait(PATIENCE)


def start(display: Display, home: Path, *arguments: str, **environment: str
          ) -> subprocess.Popen[str]:
    """Start the game on a display, with a user folder."""
    paths = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    settings = {"DISPLAY": display.name, "GOSPLAN_HOME": str(home), "PYTHONPATH": paths,
                "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"}
    return subprocess.Popen([sys.executable, "-m", "gosplan_game", *arguments], text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env=os.environ | settings | environment)


def twin(size: tuple[int, int], source: str | None = None) -> tuple[Pilot, Opening]:
    """Return the same app without a window, and what it began with."""
    settings = load_settings()
    made = opening(settings, source)
    app = App(made.texts, made.first, settings, keep=made.keep, news=made.news,
              configured=made.configured, size=size, link=made.context.linked,
              said=made.context.said)
    return Pilot(app), made


def share_different(one: Picture, other: Picture) -> float:
    """Return the share of pixels that clearly differ."""
    if one.shape != other.shape:
        return 1.0
    return float((np.abs(one.astype(np.int16) - other).max(axis=2) > 40).mean())


class Window:
    """The game in its window, beside its twin.

    Args:
        display: Where it is shown.
        home: The user's folder of the game in the window.
        evidence: Folder for the pictures of what differed.
    """

    def __init__(self, display: Display, home: Path, evidence: Path) -> None:
        self.display, self.home, self._evidence = display, home, evidence
        self.pilot, self.opened = twin(display.size)
        began = time.monotonic()
        self.game = start(display, home)
        self._calm()
        self.first_frame = time.monotonic() - began

    @property
    def screen(self) -> str:
        """The kind of the screen in front."""
        return type(self.pilot.screen).__name__

    def click(self, label: str, share: tuple[float, float] = (0.5, 0.5)) -> None:
        """Click a widget by its name or label, then take the pointer away."""
        rect = self.pilot.find(label).on_screen()
        x, y = rect.x + rect.w * share[0], rect.y + rect.h * share[1]
        scale = self.pilot.app.stage.scale
        self.display.act("mousemove", str(round(x * scale)), str(round(y * scale)),
                         "click", "1", "mousemove", *self._aside())
        self.pilot.click_at(x, y)
        self.pilot.move(*(int(each) / scale for each in self._aside()))
        self._calm()

    def hold(self, start: tuple[float, float], *way: tuple[float, float]) -> None:
        """Press at a place in logical pixels and move through others."""
        for place in (start, *way):
            self.display.act("mousemove", *self._real(place),
                             *(("mousedown", "1") if place is start else ()))
        self.pilot.hold(start, *way)
        self._calm()

    def release(self, at: tuple[float, float]) -> None:
        """Let go at a place, then take the pointer away."""
        self.display.act("mousemove", *self._real(at), "mouseup", "1", "mousemove", *self._aside())
        self.pilot.move(*at)
        self.pilot.release(at)
        self.pilot.move(*(int(each) / self.pilot.app.stage.scale for each in self._aside()))
        self._calm()

    def _real(self, place: tuple[float, float]) -> tuple[str, str]:
        scale = self.pilot.app.stage.scale
        return str(round(place[0] * scale)), str(round(place[1] * scale))

    def keys(self, *names: str) -> None:
        """Press keys one after the other."""
        for name in names:
            *mods, last = name.split("+")
            self.display.act("key", "+".join([*mods, _KEYS.get(last, last)]))
            self.pilot.key(name)
            self._calm()

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is on the widget of that name, as often as it takes."""
        screen = self.pilot.screen
        for _ in range(len(focus.stops(screen.widgets)) + 1):
            if screen.focus is not None and screen.focus.name == name:
                return
            self.keys("tab")
        raise AssertionError(f"Tab does not come to {name!r} on {self.screen}")

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.display.act("type", "--delay", "5", text)
        self.pilot.type(text)
        self._calm()

    def closed(self) -> int:
        """Wait for the game to end and return its status."""
        return self.game.wait(PATIENCE)

    def stop(self) -> None:
        """End the game if it still runs."""
        if self.game.poll() is None:
            self.game.send_signal(signal.SIGKILL)
        self.game.communicate()

    def _aside(self) -> tuple[str, str]:
        return str(self.display.size[0] // 2), "3"

    def _calm(self) -> None:
        """Wait until the window shows what the twin shows."""
        self.pilot.wait(1000)
        if not self.pilot.open:
            return
        expected: Picture = pygame.surfarray.array3d(self.pilot.picture()).swapaxes(0, 1)
        until = time.monotonic() + PATIENCE
        while True:
            shown = self.display.picture()
            share = share_different(shown, expected)
            if share < ALIKE:
                return
            if self.game.poll() is not None:
                raise AssertionError(f"the game has ended:\n{self.game.communicate()[1]}")
            if time.monotonic() > until:
                break
            time.sleep(0.02)
        for name, picture in (("window", shown), ("twin", expected)):
            surface = pygame.surfarray.make_surface(picture.swapaxes(0, 1))
            pygame.image.save(surface, str(self._evidence / f"{name}.png"))
        raise AssertionError(f"{share:.1%} of the window differ from what {self.screen} should "
                             f"show; pictures in {self._evidence}")
