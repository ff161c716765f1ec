"""The pages of docs/ that are made from code, schema, scenario and hindcast."""

import ast
import importlib
import importlib.util
import re

import pytest

from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import quantities
from gosplan_game.lab import dictionary
from gosplan_game.lab.hindcast import hindcast as run_hindcast
from gosplan_game.lab.pages import (
    evidence,
    first_model,
    hindcast,
    markdown,
    model,
    scenarios,
    wiring,
)
from gosplan_game.scenario import check, load_scenario, schema
from gosplan_game.scenario.expressions import FUNCTIONS
from gosplan_game.sim.invariants import violations
from gosplan_game.sim.run import simulate
from gosplan_game.sim.step import step

NUMBER = re.compile(r"-?\d[\d ]*(?:\.\d+)?(?:e[-+]?\d+)?")
STALE = "is stale: python -m gosplan_game.lab.pages"
BLOCK = re.compile(r"^```toml\n# (\w+\.toml)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", [dictionary, model, scenarios], ids=lambda page: page.TARGET.stem)
def test_page_is_current(page):
    """A page says what the code, the schema and the scenario say."""
    assert page.TARGET.read_text(encoding="utf-8") == page.render(), f"{page.TARGET.name} {STALE}"


def test_hindcast_page_is_current():
    """The page says what the hindcast says; processors may differ in the last figure."""
    kept, now = hindcast.TARGET.read_text(encoding="utf-8"), hindcast.render()
    assert NUMBER.sub("#", kept) == NUMBER.sub("#", now), f"hindcast.md {STALE}"
    for one, other in zip(NUMBER.findall(kept), NUMBER.findall(now), strict=True):
        assert float(one.replace(" ", "")) == pytest.approx(
            float(other.replace(" ", "")), rel=0.02, abs=0.11
        ), f"hindcast.md {STALE}"


def test_every_block_fits_better_than_the_first_model_or_says_why_not():
    """Each series stands in one block; what fits worse, a block or a series, has its reason."""
    found = first_model.blocks(run_hindcast(model.FLAGSHIP))
    series = [name for block in found for name in block.now]
    assert len(series) == len(set(series)) > 30
    assert sum(block.better for block in found) >= len(found) - 2
    page = hindcast.TARGET.read_text(encoding="utf-8")
    for block in found:
        assert f"| {block.name} |" in page
        if not block.better or block.worse():
            assert len(block.why) > 40
            assert block.why in page


def test_every_parameter_stands_once_in_the_model_page():
    """Each parameter of the flagship has one row with its unit."""
    rows = [line for line in model.render().splitlines() if line.startswith("| `")]
    for name in load_scenario(model.FLAGSHIP).definition.parameters.base:
        found = [row for row in rows if row.startswith(f"| `{name}`:")]
        assert len(found) == 1, name
        assert f"| {quantities(Params)[name].unit} |" in found[0]


def test_every_module_of_the_model_is_wired_and_shown():
    """No mechanism is missing from the page or unused by the step."""
    present = {
        ".".join(path.relative_to(wiring.ROOT / "model").with_suffix("").parts)
        for path in (wiring.ROOT / "model").rglob("*.py") if path.name != "__init__.py"
    }
    assert set(model.mechanisms()) == present
    assert {name for part in wiring.parts() for name in part.mechanisms} == present
    page = model.render()
    for name in present:
        assert f"`model/{name.replace('.', '/')}.py`" in page


@pytest.mark.parametrize("row", evidence.rows(), ids=lambda row: row.mechanism)
def test_a_mechanism_has_its_code_and_its_test(row):
    """The code that a row names exists, and so does the test."""
    home, name = row.code, ""
    while not _is_module(home):
        home, _, last = home.rpartition(".")
        name = f"{last}.{name}".rstrip(".")
    found = importlib.import_module(home)
    for part in filter(None, name.split(".")):
        found = getattr(found, part)
    assert _is_test(row.test)


def _is_test(place):
    """Return whether ``tests/FILE.py::NAME`` is there and asserts something."""
    file, _, name = place.partition("::")
    tree = ast.parse((wiring.ROOT.parents[1] / file).read_text(encoding="utf-8"))
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name]
    return bool(found) and any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Attribute) and node.attr in ("raises", "assert_allclose"))
        or (isinstance(node, ast.Name) and node.id == "check")
        for node in ast.walk(found[0])
    )


def test_every_equation_of_the_specification_has_its_mechanism():
    """The equations (1) to (41) each stand beside a mechanism, its code and its test."""
    named = {int(each) for row in evidence.rows() for each in re.findall(r"\d+", row.equation)}
    assert named == set(range(1, 42))


def test_every_module_has_its_four_kinds_of_test():
    """By hand, in the limit, conserved or said why not; the batch is held for all at once."""
    found = evidence.kinds()
    assert sorted(each.module for each in found) == sorted(model.mechanisms())
    for each in found:
        assert bool(each.kept) != bool(each.nothing_kept), each.module
        assert all(_is_test(place) for place in each.tests()), each.module
    assert _is_test(evidence.BATCH)


def _is_module(name):
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def test_every_identity_is_explained():
    """The table of identities names those that are checked, and no other."""
    scenario = load_scenario(model.FLAGSHIP)
    before = scenario.initial_state()
    after, flows = step(
        before, scenario.standing_orders(), scenario.exogenous(0), scenario.parameters()
    )
    rows = markdown.part("model-identities").splitlines()
    named = {row.split("|")[1].strip() for row in rows if row.startswith("|")}
    assert named - {"identity", "---"} == set(violations(before, after, flows))


def test_every_table_of_the_format_is_in_the_reference():
    """Each record of the schema is described under the header it is written with."""
    page = scenarios.render()
    for name in schema.__all__:
        record = getattr(schema, name)
        if isinstance(record, type) and issubclass(record, schema.Record):
            if record in (schema.Record, schema.ScenarioDefinition, schema.Parameters):
                continue
            assert f"\n{(record.__doc__ or '').partition(chr(10))[0]}" in page, name


def test_every_function_of_expressions_is_in_the_guide():
    """The guide leaves out no function that an expression may call."""
    guide = markdown.part("scenarios-guide")
    for name in FUNCTIONS:
        assert f"{name}(" in guide or f"`{name}`" in guide, name


def test_the_guides_mod_is_sound_and_its_event_happens(tmp_path):
    """What the guide tells modders to write loads without a remark, and its drought comes."""
    folder = tmp_path / "a-dry-summer"
    folder.mkdir()
    blocks = BLOCK.findall(markdown.part("scenarios-guide"))
    assert {name for name, _ in blocks} == {
        "scenario.toml", "events.toml", "commitments.toml", "parameters.toml",
    }
    for name, text in blocks:
        (folder / name).write_text(text, encoding="utf-8")
    scenario, problems = check(folder)
    assert problems == []
    assert scenario is not None
    history = simulate(scenario, policy="passive", runs=4, shocks="drawn", office=True, series=())
    assert "wells_run_dry" in {firing.event for firing in history.fired}
    simulate(scenario, overlay="careful_peasants", series=("grain_procurement",))


def test_docstrings_keep_their_equations():
    """What is indented becomes a block, what is not stays text."""
    lines = list(markdown.prose("    Y = A\n    Z = B\n\nWords.\n\nSource: ours."))
    assert lines == ["```text", "Y = A", "Z = B", "```", "", "Words.", "", "Source: ours."]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, "0.5"), (1000.0, "1000"), (13800.0, "13 800"), (1e-7, "1e-07"), (2.0**63, "2^63")],
)
def test_numbers_are_written_for_people(value, text):
    """Thousands stand apart, small numbers keep their digits."""
    assert markdown.number(value) == text
