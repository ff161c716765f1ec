"""`gosplan-game calibrate`: named parameters fitted to named series by CMA-ES.

A generation of the optimiser is one batch of games under historical orders. Every
generation is written to the folder as it is judged; going on repeats the optimiser's own
draws from its seed and tells it the losses that are kept, so that a calibration that was
stopped ends as one that was not.

The loss is the mean error of the series and a weak prior about the middle of each range
(`Space.prior`), so that the best set is the likeliest one and not the luckiest. Beyond `MANY`
numbers the optimiser learns their spreads alone and not how they go together.

Source: Hansen (2016), The CMA Evolution Strategy: A Tutorial, by the library `cma`; Ros and
Hansen (2008), A Simple Modification in CMA-ES Achieving Linear Time and Space Complexity.
"""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import Array
from gosplan_game.lab.calibrate_errors import TOTALS, Errors, Judge, Mask, judged_series, mask
from gosplan_game.lab.calibrate_space import ALL, Space, space_of
from gosplan_game.report.spoken import said
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.scenario.reasons import either, reason

STOPPED = 130
FIRST_STEP = 0.15
"""The optimiser's first spread, as a share of the bounds' distance."""

MANY = 100
"""Numbers beyond which a whole covariance matrix takes longer to learn than there is time."""

_SETTINGS, _GENERATIONS = "settings.json", "generations.csv"
_SPAN = re.compile(r"^(\d{4})(?:-(\d{4}))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRequest:
    """What to fit to what; see the command's help."""

    scenario: str
    parameters: tuple[str, ...]
    series: tuple[str, ...]
    out: str
    holdout: tuple[str, ...] = ()
    seed: int = 1
    generations: int = 100
    population: int = 64
    start: str = "base"
    """``base``: the scenario's values; ``middle``: the middle of the documented ranges."""
    resume: bool = False


@dataclass(frozen=True, slots=True)
class Calibration:
    """A finished (or stopped) calibration."""

    request: CalibrationRequest
    space: Space
    kept: Mask
    """Points that were fitted, (point,)."""
    losses: tuple[float, ...]
    """Best loss of every generation."""
    start: Array
    best: Array
    """Values, (dimension,)."""
    errors: Errors
    """Columns: the scenario's own values, the start, the best."""
    totals: bool


def calibrate(request: CalibrationRequest, console: Console | None = None) -> int:
    """Calibrate, keep every generation, and write a report.

    Returns:
        0, or 130 if stopped by Ctrl+C, with what is done kept and reported.

    Raises:
        GosplanError: a parameter, series or folder cannot be used, or `cma` is missing.
    """
    from gosplan_game.lab.calibrate_report import write_report

    scenario = load_scenario(request.scenario)
    search = _Search(scenario, request)
    status = 0
    try:
        search.run(console or Console(stderr=True))
    except KeyboardInterrupt:
        status = STOPPED
    if search.losses:
        write_report(Path(request.out), search.result(), console or Console())
    if status:
        Console(stderr=True).print(
            said("lab.calibrate.stopped", kept=len(search.losses), all=request.generations,
                 folder=request.out),
            highlight=False,
        )
    return status


def fit(scenario: Scenario, request: CalibrationRequest) -> Calibration:
    """Calibrate without a folder kept for going on, and return the result.

    Args:
        scenario: What is calibrated; the request's own name for it is not read.
        request: As for the command; ``out`` may be empty.
    """
    search = _Search(scenario, request, kept_on_disk=False)
    search.run(Console(quiet=True))
    return search.result()


def kept_points(scenario: Scenario, judge: Judge, holdout: tuple[str, ...]) -> Mask:
    """Return which points are fitted: all but the held-out series and years.

    Args:
        scenario: Knows the series.
        judge: Knows the points.
        holdout: Ids of series, years such as ``1934`` or spans such as ``1934-1940``.

    Raises:
        GosplanError: a name is neither, or nothing is left.
    """
    years = held_years(holdout)
    series = {text for text in holdout if not _SPAN.match(text)}
    for text in series:
        if text not in scenario.variables:
            raise GosplanError(reason("lab.holdout", text=text))
    kept = mask(
        judge.points, lambda point: point.series not in series and point.year not in years
    )
    if not kept.any():
        raise GosplanError(reason("lab.holdout_all"))
    return kept


def held_years(holdout: tuple[str, ...]) -> frozenset[int]:
    """Return the years that are held out."""
    spans = [found for text in holdout if (found := _SPAN.match(text))]
    return frozenset(
        year for found in spans for year in range(int(found[1]), int(found[2] or found[1]) + 1)
    )


class _Search:
    """The optimiser, the batches and the folder."""

    def __init__(
        self, scenario: Scenario, request: CalibrationRequest, *, kept_on_disk: bool = True
    ) -> None:
        if request.start not in ("base", "middle"):
            raise GosplanError(reason(
                "lab.start", known=either(["base", "middle"]), found=repr(request.start)))
        self.scenario = scenario
        self.request = request
        self.space = space_of(scenario, request.parameters)
        named = tuple(dict.fromkeys(request.series))
        self.totals = ALL in named or TOTALS in named
        series = judged_series(scenario) if ALL in named else [s for s in named if s != TOTALS]
        held = [text for text in request.holdout if text in scenario.variables]
        self.judge = Judge(scenario, tuple(dict.fromkeys((*series, *held))), totals=self.totals)
        self.kept = kept_points(scenario, self.judge, request.holdout)
        self.without = held_years(request.holdout)
        first = self.space.central() if request.start == "base" else self.space.middle()
        self.start = first
        self.losses: list[float] = []
        self.best, self.best_loss = first, np.inf
        self._folder = _Folder(Path(request.out), self) if kept_on_disk else None

    def settings(self) -> dict[str, Any]:
        """Return what a folder's generations have in common."""
        given = asdict(self.request)
        for name in ("out", "resume", "generations"):
            del given[name]
        given["content"] = self.scenario.sha256
        return json.loads(json.dumps(given))

    def run(self, console: Console) -> None:
        """Go on until the generations asked for are done or the optimiser has converged."""
        cma = optimiser()
        done = self._folder.generations() if self._folder else iter(())
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            strategy = cma.CMAEvolutionStrategy(
                self.space.unit(self.start[:, None])[:, 0].tolist(),
                FIRST_STEP,
                {
                    "bounds": [0, 1],
                    "seed": self.request.seed + 1,  # the library takes 0 as a wish for chance
                    "popsize": self.request.population,
                    "CMA_diagonal": len(self.space) > MANY,
                    "verbose": -9,
                },
            )
            with self._progress(console) as progress:
                task = progress.add_task(
                    said("lab.calibrate.generations"), total=self.request.generations, loss="")
                while len(self.losses) < self.request.generations and not strategy.stop():
                    unit = np.array(strategy.ask()).T
                    losses = next(done, None)
                    if losses is None:
                        losses = self._judged(unit)
                        if self._folder:
                            self._folder.add(len(self.losses), losses)
                    self._note(unit, losses)
                    strategy.tell(list(unit.T), losses.tolist())
                    loss = said("lab.calibrate.loss", loss=f"{self.best_loss:.3f}")
                    progress.update(task, completed=len(self.losses), loss=loss)

    def _progress(self, console: Console) -> Progress:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[loss]}"),
            TimeRemainingColumn(),
        )
        return Progress(*columns, console=console, disable=console.quiet)

    def _judged(self, unit: Array) -> Array:
        errors = self.judge.judge(self.space, self.space.values(unit))
        of_the_record = errors.loss(self.kept, ranges=self.totals, without=self.without)
        return of_the_record + self.space.prior(unit)

    def _note(self, unit: Array, losses: Array) -> None:
        place = int(np.argmin(losses))
        if losses[place] < self.best_loss:
            self.best_loss = float(losses[place])
            self.best = self.space.values(unit[:, place : place + 1])[:, 0]
        self.losses.append(float(losses[place]))

    def result(self) -> Calibration:
        """Return what was found so far."""
        columns = np.stack([self.space.central(), self.start, self.best], axis=1)
        errors = self.judge.judge(self.space, columns)
        return Calibration(
            self.request, self.space, self.kept, tuple(self.losses), self.start, self.best,
            errors, self.totals,
        )


class _Folder:
    """The folder of a calibration: its settings and the losses of every generation."""

    def __init__(self, folder: Path, search: _Search) -> None:
        self._file = folder / _GENERATIONS
        settings = folder / _SETTINGS
        wanted = search.settings()
        if settings.exists():
            self._check(folder, settings, wanted, resume=search.request.resume)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            settings.write_text(json.dumps(wanted, indent=2) + "\n", encoding="utf-8")
        self._population = search.request.population

    @staticmethod
    def _check(folder: Path, file: Path, wanted: dict[str, Any], *, resume: bool) -> None:
        if not resume:
            raise GosplanError(reason("lab.calibration_there", folder=folder))
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
        except (UnicodeDecodeError, json.JSONDecodeError):
            found = None
        if not isinstance(found, dict):
            raise GosplanError(reason("lab.damaged", file=file, folder=folder))
        different = sorted(key for key in wanted if found.get(key) != wanted[key])
        if different:
            raise GosplanError(reason(
                "lab.other_calibration", folder=folder, names=", ".join(different)))

    def generations(self) -> Iterator[Array]:
        """Yield the losses of each kept generation; a half-written line is dropped."""
        if not self._file.exists():
            return
        text = self._file.read_text(encoding="utf-8")
        whole = text[: text.rfind("\n") + 1]
        if whole != text:
            self._file.write_text(whole, encoding="utf-8")
        for row in csv.reader(io.StringIO(whole)):
            try:
                losses = np.array([float(cell) for cell in row[1:]])
            except ValueError:
                losses = np.empty(0)
            if len(losses) != self._population:
                raise GosplanError(reason(
                    "lab.generation", file=self._file, number=row[0]))
            yield losses

    def add(self, generation: int, losses: Array) -> None:
        """Keep a generation."""
        with self._file.open("a", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerow(
                [generation, *(repr(float(loss)) for loss in losses)]
            )


def optimiser() -> ModuleType:
    """Import the optimiser, an extra that only this command needs."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it misses a plotting library that we do not use
            return import_module("cma")
    except ModuleNotFoundError:
        raise GosplanError(reason("lab.no_cma")) from None
