"""An ensemble of parameters: each run takes its own set.

A scenario may ship a file of parameter sets that were tested against the record
(``ensemble.json`` beside its tables; `gosplan_game.lab.ensemble` writes it): run n takes
member n, and begins anew after the last. A scenario without one, which has no
record of its own, draws the uncertain parameters from their ranges.

Source: ours. The draw is triangular with its peak at the base value, so that the
middle of the ensemble is the base; parameters read in a source stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from gosplan_game.core.errors import GosplanError, ScenarioError
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, quantities
from gosplan_game.scenario.reading import locate
from gosplan_game.scenario.reasons import either, reason
from gosplan_game.sim.shocks import Integers, Kind, uniform

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario

FILE = "ensemble.json"
WHOLE = "*"
"""In place of an item: the value is a factor on the whole table."""

_DECLARED = quantities(Params)


@dataclass(frozen=True, slots=True, eq=False)
class Ensemble:
    """Parameter sets that were tested against the record."""

    names: tuple[str, ...]
    """``parameter``, ``parameter.item``, or ``parameter.*`` for a factor on a table."""
    central: Array
    """What the names were in the scenario that was tested; 1 for a factor."""
    members: Array
    """(member, name)."""
    document: Mapping[str, Any]
    """The whole file: criteria, method, what it was tested against."""

    def __len__(self) -> int:
        return len(self.members)


def ensemble_path(scenario: Scenario) -> Path | None:
    """Return the file of a scenario or of the scenario it extends, if there is one."""
    places = [scenario.path]
    if scenario.definition.extends is not None:
        with suppress(ScenarioError):  # a base may have moved since the scenario was read
            places.append(locate(scenario.definition.extends, beside=scenario.path))
    for place in places:
        folder = place if place.is_dir() else place.parent
        if (folder / FILE).is_file():
            return folder / FILE
    return None


def load_ensemble(path: Path) -> Ensemble:
    """Return the ensemble of a file.

    Raises:
        GosplanError: the file is damaged.
    """
    return _load(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _load(path: Path, _changed: int) -> Ensemble:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        names = tuple(map(str, document["names"]))
        central = np.array(document["central"], dtype=np.float64)
        members = np.array(document["members"], dtype=np.float64)
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise GosplanError(reason("ensemble.damaged", path=path, why=error)) from None
    sound = members.shape == (len(members), len(names)) and central.shape == (len(names),)
    if not len(members) or not sound or not np.isfinite(members).all():
        raise GosplanError(reason("ensemble.members", path=path))
    return Ensemble(names, central, members, document)


@dataclass(frozen=True, slots=True, eq=False)
class YearlyBand:
    """The spread of the ensemble under history's orders: tenth to ninth decile by year."""

    first_year: int
    low: tuple[float, ...]
    high: tuple[float, ...]


def yearly_bands(scenario: Scenario) -> dict[str, YearlyBand]:
    """Return the ensemble's bands of the series with a record; none without an ensemble."""
    path = ensemble_path(scenario)
    if path is None:
        return {}
    return {
        name: YearlyBand(int(each["first"]), tuple(each["low"]), tuple(each["high"]))
        for name, each in load_ensemble(path).document.get("bands", {}).items()
    }


def ensemble_changes(scenario: Scenario, *, seed: int, runs: Integers) -> dict[str, Array]:
    """Return the parameters that vary, by name, as `Scenario.parameters` takes them."""
    path = ensemble_path(scenario)
    if path is None:
        return drawn_changes(scenario, seed=seed, runs=runs)
    columns = np.repeat(runs, 2) if runs.size == 1 else runs
    return member_changes(scenario, load_ensemble(path), columns)


def member_changes(scenario: Scenario, ensemble: Ensemble, runs: Integers) -> dict[str, Array]:
    """Return the parameters of the members of some runs.

    A number that the scenario has changed since, or that it no longer has, keeps the
    scenario's value: a member says nothing about it.
    """
    members = ensemble.members[runs % len(ensemble)]
    tables: dict[str, Array] = {}
    whole_first = sorted(
        range(len(ensemble.names)), key=lambda place: not ensemble.names[place].endswith(WHOLE)
    )
    for place in whole_first:
        name, *items = ensemble.names[place].split(".")
        base = scenario.tables.parameters.get(name)
        index = None if base is None else _index(scenario, name, items)
        if base is None or index is None:
            continue
        whole = items == [WHOLE]
        if not whole and not np.isclose(base[index], ensemble.central[place], rtol=1e-9):
            continue
        if name not in tables:
            tables[name] = np.repeat(base[..., None], runs.size, axis=-1)
        if whole:
            tables[name] = tables[name] * members[:, place]
        else:
            tables[name][index] = members[:, place]
    return tables


def country(scenario: Scenario, settings: Mapping[str, Any], seed: int) -> Params:
    """Return the parameters of one game: the scenario's, or those of a country drawn.

    Args:
        scenario: What is played.
        settings: ``overlay`` is laid over the base; with ``country = "drawn"`` the game of
            seed n is played in member n of the ensemble, as run n of a batch is.
        seed: Key of all draws.

    Raises:
        GosplanError: a setting that cannot be used.
    """
    overlay, kind = settings.get("overlay"), settings.get("country", "fitted")
    if overlay is not None and not isinstance(overlay, str):
        raise GosplanError(reason("setting.name", what="overlay", found=repr(overlay)))
    if kind not in ("fitted", "drawn"):
        raise GosplanError(reason(
            "setting.one_of", what="country", known=either(["fitted", "drawn"]), found=repr(kind)))
    names = (overlay,) if overlay else ()
    if kind == "fitted":
        return scenario.parameters(names)
    return _over(scenario, overlay or "", seed=seed, runs=np.array([seed], dtype=np.int64))


@lru_cache(maxsize=8)
def doubted(
    scenario: Scenario, overlay: str, runs: int, absent: tuple[str, ...] = ()
) -> Params:
    """Return parameters of which run n takes member n: what nobody knows of the country.

    Args:
        scenario: What is played.
        overlay: Name of an overlay, which is not doubted; empty for none.
        runs: How many.
        absent: Parameters that are 0 beyond doubt.
    """
    zero = dict.fromkeys(absent, 0.0)
    return _over(scenario, overlay, seed=0, runs=np.arange(runs, dtype=np.int64), sure=zero)


def _over(
    scenario: Scenario, overlay: str, *, seed: int, runs: Integers,
    sure: Mapping[str, float] | None = None,
) -> Params:
    fixed = scenario.tables.overlays.get(overlay, {})
    found = ensemble_changes(scenario, seed=seed, runs=runs)
    changes: dict[str, Any] = {
        name: value for name, value in found.items() if name not in fixed
    }
    changes.update(sure or {})
    return scenario.parameters((overlay,) if overlay else (), changes)


def _index(scenario: Scenario, name: str, items: list[str]) -> tuple[int, ...] | None:
    """Return the place of an item in its table; None if the scenario has none such."""
    axes = _DECLARED[name].axes
    if items == [WHOLE]:
        return () if axes else None
    if len(items) != len(axes):
        return None
    place = []
    for item, axis in zip(items, axes, strict=True):
        known = scenario.labels.along(axis)
        if item not in known:
            return None
        place.append(known.index(item))
    return tuple(place)


def triangular(draw: Array, lower: float, peak: float, upper: float) -> Array:
    """Return the triangular deviate of uniform draws; ``lower <= peak <= upper``."""
    width = upper - lower
    if width <= 0.0:
        return np.full_like(draw, peak)
    turn = (peak - lower) / width
    rising = lower + np.sqrt(draw * width * (peak - lower))
    falling = upper - np.sqrt((1.0 - draw) * width * (upper - peak))
    return np.where(draw < turn, rising, falling)


def _stream(name: str) -> int:
    """Return a number of 63 bits that a name has on every machine."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") >> 1


def drawn_changes(scenario: Scenario, *, seed: int, runs: Integers) -> dict[str, Array]:
    """Return values (run,) of the uncertain single-valued parameters by name.

    The draw is keyed by the parameter's name, so that a run has the same parameters in every
    batch, and keeps them when the scenario gains or loses others.
    """
    columns = np.repeat(runs, 2) if runs.size == 1 else runs
    changes: dict[str, Array] = {}
    base = scenario.definition.parameters.base
    for name, parameter in base.items():
        if parameter.range is None or parameter.status == "sourced":
            continue
        if not isinstance(parameter.value, float):
            continue
        lower, upper = parameter.range
        peak = min(max(parameter.value, lower), upper)
        draw = uniform(seed, columns, 0, Kind.PARAMETER, _stream(name))
        changes[name] = triangular(draw, lower, peak, upper)
    return changes
