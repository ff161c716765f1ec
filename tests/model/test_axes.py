"""Every equation of the model, by its own docstring: axes, batches, purity.

The shapes that a docstring promises are what is tested. No two axes have the same
length and none has length one, so that no wrong broadcasting can pass unseen.
"""

import importlib
import inspect
import pkgutil
import re
from typing import Any, get_type_hints

import numpy as np
import pytest

import gosplan_game.model
from gosplan_game.model.agriculture.grain import Needs

LENGTHS = {"R": 6, "S": 5, "I": 5, "A": 3, "H": 4, "P": 2, "J": 9, "C": 8, "L": 10, "B": 7}
REGIONS, RUNS = LENGTHS["R"], LENGTHS["B"]
PLAIN = {"season": 2, "feed_in_season": 0.25, "feed_to_harvest": 0.6}
SHAPE = re.compile(r"\(((?:[RSIAHPCLJB1](?:\|[RSIAHPCLJB1])?,? ?)+)\)")
SHARES = {"membership"}
"""Arguments that hold one 1 along their second axis."""


def equations():
    """Return every public function of the model by module and name."""
    found = {}
    for module in pkgutil.walk_packages(
        gosplan_game.model.__path__, gosplan_game.model.__name__ + "."
    ):
        loaded = importlib.import_module(module.name)
        for name, each in inspect.getmembers(loaded, inspect.isfunction):
            if each.__module__ == module.name and not name.startswith("_"):
                found[f"{module.name.removeprefix('gosplan_game.model.')}.{name}"] = each
    return found


EQUATIONS = equations()


def promised_shapes(function):
    """Return the axes of every argument as its docstring states them; (B,) if silent."""
    documented = function.__doc__ or ""
    shapes = {}
    for name in inspect.signature(function).parameters:
        entry = re.search(rf"^ +{name}: (.*?)(?=^ +\w+: |^ *$|\Z)", documented, re.M | re.S)
        found = SHAPE.findall(entry.group(1)) if entry else []
        shapes[name] = found[-1].replace(" ", "") if found else "B,"
    return shapes


def lengths(axes, *, constants_vary):
    """Return a shape as a tuple; where a constant may vary by run it does if asked."""
    shape = []
    for token in axes.rstrip(",").split(","):
        if "|" in token:
            wide = token.replace("1", "").replace("|", "")
            token = wide if constants_vary else "1"
        shape.append(1 if token == "1" else LENGTHS[token])
    return tuple(shape)


def drawn(function, *, constants_vary, seed=3):
    """Return read-only arguments of the promised shapes."""
    random = np.random.default_rng(seed)
    hints = get_type_hints(function)
    arguments: dict[str, Any] = {}
    for name, axes in promised_shapes(function).items():
        if name in PLAIN:
            arguments[name] = PLAIN[name]
        elif hints[name] is Needs:
            arguments[name] = Needs(*random.uniform(0.1, 0.4, (4, REGIONS, RUNS)))
        elif name in SHARES:
            arguments[name] = np.eye(LENGTHS["P"], LENGTHS["S"])[:, :, None]
        else:
            shape = lengths(axes, constants_vary=constants_vary)
            arguments[name] = random.uniform(0.2, 0.9, shape)
            arguments[name].flags.writeable = False
    return arguments


def parts(result):
    """Return the arrays of a result."""
    return [result] if isinstance(result, np.ndarray) else list(result)


def column(value, run):
    """Return the run's column of an argument, what all runs share as it is."""
    if isinstance(value, tuple):
        return type(value)(*(column(each, run) for each in value))
    if isinstance(value, np.ndarray) and value.shape[-1] == RUNS:
        return value[..., run : run + 1]
    return value


@pytest.mark.parametrize("name", EQUATIONS)
def test_arguments_are_named_and_documented(name):
    """Equations take keywords only, and every array argument is described or all are alike."""
    parameters = inspect.signature(EQUATIONS[name]).parameters.values()
    assert all(each.kind is inspect.Parameter.KEYWORD_ONLY for each in parameters)
    assert EQUATIONS[name].__doc__


@pytest.mark.parametrize("name", EQUATIONS)
def test_results_have_the_promised_axes(name):
    """A result ends in the runs and has the shape that the docstring's first lines state."""
    function = EQUATIONS[name]
    stated = SHAPE.findall((function.__doc__ or "").split("Args:")[0])
    for constants_vary in (False, True):
        found = parts(function(**drawn(function, constants_vary=constants_vary)))
        assert all(each.shape[-1] == RUNS for each in found)
        if stated and len(found) == 1:
            shape = lengths(stated[0].replace(" ", ""), constants_vary=True)
            assert found[0].shape == shape


@pytest.mark.parametrize("name", EQUATIONS)
@pytest.mark.parametrize("constants_vary", [False, True])
def test_a_batch_equals_its_runs_one_by_one(name, constants_vary):
    """No run depends on its neighbours."""
    function = EQUATIONS[name]
    arguments = drawn(function, constants_vary=constants_vary)
    for season in range(4) if "season" in arguments else (None,):
        if season is not None:
            arguments["season"] = season
        batch = parts(function(**arguments))
        for run in range(RUNS):
            one = {key: column(value, run) for key, value in arguments.items()}
            for of_batch, of_run in zip(batch, parts(function(**one)), strict=True):
                np.testing.assert_allclose(of_batch[..., run : run + 1], of_run, rtol=1e-12)


@pytest.mark.parametrize("name", EQUATIONS)
def test_wrong_axes_are_refused(name):
    """An array with its axes in another order raises instead of being stretched."""
    function = EQUATIONS[name]
    right = drawn(function, constants_vary=True)
    for key, value in right.items():
        if isinstance(value, np.ndarray) and value.ndim > 1 and min(value.shape) > 1:
            swapped = np.ascontiguousarray(np.moveaxis(value, -1, 0))
            with pytest.raises(ValueError, match=r"broadcast|shape|dimension"):
                function(**{**right, key: swapped})
