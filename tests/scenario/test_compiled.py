"""The compiled scenario: arrays, orders by date, parameters, limits, names."""

import json
import pickle
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.misspelt import Unknown
from gosplan_game.core.quantities import check_shapes, quantities
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.scenario.reading import Reader

RIVERS = Path(__file__).resolve().parents[1] / "scenarios" / "two-rivers"


@pytest.fixture(scope="module")
def rivers() -> Scenario:
    """Return the fictional scenario."""
    return load_scenario(RIVERS)


def test_containers_have_the_declared_shapes(rivers: Scenario) -> None:
    """State, parameters, orders and outside series fit the labels, run axis last of length 1."""
    containers: list[Any] = [
        rivers.initial_state(),
        rivers.parameters(),
        rivers.standing_orders(),
        *rivers.policy_orders("historical"),
        *(rivers.exogenous(turn) for turn in range(rivers.turns + 4)),
    ]
    for container in containers:
        check_shapes(container, rivers.labels)
        for name in quantities(type(container)):
            array = getattr(container, name)
            assert array.dtype == np.float64
            assert array.shape[-1] == 1
            assert np.isfinite(array).all(), name


def test_nothing_of_a_scenario_can_be_changed(rivers: Scenario) -> None:
    """Arrays are read-only and fields frozen, so no run can leak into another."""
    state = rivers.initial_state()
    for item in fields(state):
        assert not getattr(state, item.name).flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        rivers.parameters().rural_1928[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        rivers.exogenous(0).weather[0] = 1
    with pytest.raises(ValueError, match="frozen"):
        rivers.definition.seed = 3  # type: ignore[misc]


def test_the_calendar_runs_from_start_to_end(rivers: Scenario) -> None:
    """Turn 0 is the start; outside series reach four quarters past the end and no further."""
    assert rivers.turns == 16
    assert rivers.first_turn == 0
    assert str(rivers.quarter(6)) == "1952-Q3"
    assert rivers.turn(rivers.end) == 15
    assert rivers.exogenous(19).season == 3
    with pytest.raises(ValueError, match="turn 20"):
        rivers.exogenous(20)


def test_outside_series_follow_their_points(rivers: Scenario) -> None:
    """Steps hold, lines interpolate, and what a table leaves out is the quantity's default."""
    assert rivers.exogenous(4).weather[:, 0].tolist() == [1, 1]
    assert rivers.exogenous(5).weather[:, 0].tolist() == [0.95, 0.7]
    assert rivers.exogenous(8).birth_rate[0] == pytest.approx(0.044)
    assert rivers.exogenous(3).trade_access[0] == 1


def test_historical_orders_follow_their_points(rivers: Scenario) -> None:
    """Orders hold, items not named keep theirs, levers not named keep the standing order."""
    orders = rivers.policy_orders("historical")
    assert len(orders) == rivers.turns + 4
    assert [float(orders[turn].grain_quota[0]) for turn in (0, 2, 6, 19)] == [1.4, 1.45, 1.2, 1.5]
    assert orders[15].plan_target[:, 0].tolist() == [175, 700, 1995]
    assert orders[9].project_start[:, 0].tolist() == [1, 0.8]
    standing = rivers.standing_orders()
    assert orders[0].quota_weight[1, 0] == standing.quota_weight[1, 0]
    assert orders[6].quota_weight[1, 0] == 0.9
    assert orders[6].quota_weight[0, 0] == standing.quota_weight[0, 0]
    assert orders[15].farm_tax is not None
    assert orders[15].farm_tax[0] == standing.farm_tax[0]


def test_a_policy_without_orders_by_date_says_so(rivers: Scenario) -> None:
    """The error lists the policies there are, or the kind that has no dates."""
    assert rivers.policy_orders("passive")[7].ration == rivers.standing_orders().ration
    with pytest.raises(GosplanError, match="There are: historical, passive"):
        rivers.policy_orders("histrical")
    with pytest.raises(GosplanError, match="of kind 'rules'"):
        rivers.policy_orders("planner")


def test_parameters_from_lists(rivers: Scenario) -> None:
    """What projects and products say becomes parameters in the order of the labels."""
    parameters = rivers.parameters()
    assert parameters.project_cost[:, 0].tolist() == [0.05, 0.03]
    assert parameters.project_earliest[:, 0].tolist() == [2, 4]
    assert parameters.project_needs[..., 0].tolist() == [[0, 0], [1, 0]]
    assert parameters.project_branch[..., 0].tolist() == [[1, 0, 0], [0, 1, 0]]
    assert parameters.product_branch[..., 0].tolist() == [[0, 1, 0]]


def test_parameters_can_be_changed_by_run_and_by_item(rivers: Scenario) -> None:
    """A number changes all, a row gives every run its own, an item leaves the others alone."""
    assert rivers.parameters(changes={"seed_rate": 0.2}).seed_rate.tolist() == [0.2]
    by_run = rivers.parameters(changes={"rural_1928.lowmark": np.array([1.0, 2.0, 3.0])})
    assert by_run.rural_1928.shape == (2, 3)
    assert by_run.rural_1928[1].tolist() == [1, 2, 3]
    assert by_run.rural_1928[0].tolist() == [rivers.parameters().rural_1928[0, 0]] * 3
    pair = rivers.parameters(changes={"technical_coefficients.power.mills": 0.5})
    assert pair.technical_coefficients[0, 2, 0] == 0.5
    whole = rivers.parameters(changes={"rural_1928": np.ones((1, 4))})
    assert whole.rural_1928.shape == (2, 4)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sed_rate": 1.0}, "did you mean 'seed_rate'"),
        ({"rural_1928.middle": 1.0}, "unknown region 'middle'"),
        ({"seed_rate.lowmark": 1.0}, "no item 'lowmark'"),
        ({"seed_rate": float("nan")}, "out of bounds"),
        ({"rural_1928": np.ones((5, 4))}, "has shape"),
        ({"seed_rate": np.ones((2, 2))}, "expected numbers by run"),
    ],
)
def test_impossible_changes_of_parameters_are_refused(
    rivers: Scenario, changes: dict[str, float], message: str
) -> None:
    """The refusal says which parameter and what was expected."""
    with pytest.raises(GosplanError, match=message):
        rivers.parameters(changes=changes)


def test_overlays_change_what_they_name(tmp_path: Path) -> None:
    """An overlay replaces the items it names, a later one goes over an earlier one."""
    scenario = load_scenario(
        overlaid(
            tmp_path,
            '[parameters.first]\ntitle = "F"\nsource = "ours"\n'
            "values = { seed_rate = 0.3, rural_1928 = { lowmark = 9 } }\n"
            '[parameters.second]\nsource = "ours"\nvalues = { seed_rate = 0.4 }\n',
        )
    )
    base = scenario.parameters()
    first = scenario.parameters(["first"])
    assert first.seed_rate[0] == 0.3
    assert first.rural_1928[:, 0].tolist() == [base.rural_1928[0, 0], 9]
    assert scenario.parameters(["first", "second"]).seed_rate[0] == 0.4
    with pytest.raises(Unknown, match=r"There are: .*first, second"):
        scenario.parameters(["third"])


def overlaid(folder: Path, text: str) -> Path:
    """Write a mod of the fictional scenario."""
    target = folder / "overlaid"
    target.mkdir(parents=True)
    head = f"format = 1\nid = \"overlaid\"\nversion = \"1\"\nextends = '{RIVERS}'\n"
    (target / "scenario.toml").write_text(head + text, encoding="utf-8")
    return target


def test_limits_and_authority_of_levers(rivers: Scenario, tmp_path: Path) -> None:
    """Limits are the scenario's where it narrows the model's; authority is dated."""
    assert rivers.lever_limits("plan_target.power") == (0, 1000, 1, 1)
    assert rivers.lever_limits("plan_target") == (0, 9000, 1, 1)
    assert rivers.lever_limits("terror")[:2] == (0, 1)
    mod = load_scenario(
        overlaid(
            tmp_path,
            '[levers.grain_quota.authority]\nreplace = true\n"1951" = "decide"\n'
            '"1952-Q3" = "propose"\n[levers.terror]\nremove = true',
        )
    )
    assert [mod.authority("grain_quota", turn) for turn in (0, 5, 6)] == [
        "decide", "decide", "propose",
    ]
    assert mod.authority("terror", 3) == "not_ours"
    assert mod.authority("quota_weight@lowmark", 0) == rivers.authority("quota_weight", 0)
    with pytest.raises(ValueError, match="did you mean 'terror'"):
        mod.authority("terrror", 0)


def test_items_of_levers(rivers: Scenario) -> None:
    """Every number that can be ordered has an id: @ before regions, a dot before others."""
    items = rivers.lever_items
    assert {"grain_quota", "quota_weight@lowmark", "plan_target.mills", "project_start.oster_dam"} \
        <= set(items)
    assert len(items) == len(set(items))


def test_the_catalogue_holds_branch_series_and_products(rivers: Scenario) -> None:
    """A branch's output goes by its series' name; products are counted too."""
    assert rivers.variables["ironware"].unit == "million crowns"
    assert rivers.variables["ironware"].reported
    assert rivers.variables["ploughs"].meaning == "Ploughs"
    assert rivers.variables["ploughs"].axes == ()
    assert rivers.expression("ironware~reported > ironware").series == (
        "ironware~reported", "ironware",
    )


def test_reference_and_bands(rivers: Scenario) -> None:
    """Published figures come by series with their bounds; a series without any has none."""
    points = rivers.reference("ironware")
    assert [(point.period, point.value) for point in points][1] == ("1952", 655)
    assert (points[1].low, points[1].high) == (640, 670)
    assert rivers.reference("coal") == []
    assert rivers.bands == {"ironware": 40}


def test_texts_are_filled_in(rivers: Scenario) -> None:
    """Texts of a scenario take fields and plural forms, and fall back to English."""
    assert rivers.text("scenario.title", "ru") == "Two rivers"
    assert "in Highmark" not in rivers.text("event.flood_fair.situation")
    assert "Highmark is at" in rivers.text("event.flood_fair.situation", region="Highmark")
    assert rivers.text("adviser.granary_board.record", count=1) == "1 forecast kept"


def test_the_hash_depends_on_content_not_on_files(tmp_path: Path) -> None:
    """Moving a table to another file keeps the hash; changing a number changes it."""
    one = overlaid(tmp_path / "a", "[orders]\nfarm_tax = 50")
    two = overlaid(tmp_path / "b", "")
    (two / "orders.toml").write_text("[orders]\nfarm_tax = 50", encoding="utf-8")
    assert load_scenario(one).sha256 == load_scenario(two).sha256
    (two / "orders.toml").write_text("[orders]\nfarm_tax = 51", encoding="utf-8")
    assert load_scenario(one).sha256 != load_scenario(two).sha256
    assert len(load_scenario(one).sha256) == 64


def test_a_scenario_travels_to_another_process(rivers: Scenario) -> None:
    """Workers receive scenarios by pickling; what comes out is the same."""
    other = pickle.loads(pickle.dumps(rivers))
    assert other.sha256 == rivers.sha256
    assert other.policy_orders("historical")[6].grain_quota == 1.2


def test_the_flagship_loads_fast() -> None:
    """Reading, checking and compiling the largest scenario takes a fraction of a second."""
    load_scenario("ussr-1921-1941")  # the first load builds the schema's validators
    began = time.process_time()
    scenario = load_scenario("ussr-1921-1941")
    assert time.process_time() - began < 1.0  # 0.1 s on an idle machine
    assert scenario.turns == 82


def test_every_shipped_scenario_is_sound() -> None:
    """Each scenario that the game brings along loads, and its merged document is plain JSON."""
    from gosplan_game.paths import scenarios_dir

    paths = [path for path in scenarios_dir().iterdir() if (path / "scenario.toml").is_file()]
    assert paths
    for path in paths:
        assert load_scenario(path).id == path.name
        piece = Reader().read(path)
        assert piece is not None
        assert json.loads(json.dumps(piece[0])) == piece[0]


def test_words_do_not_make_another_edition(tmp_path):
    """A corrected text leaves the hash, and with it every saved game, as it was."""
    words = '[texts.en]\n"scenario.summary" = "{}"\n'
    found = []
    for number, text in enumerate(("One word", "Another word")):
        folder = tmp_path / str(number) / "mod"
        folder.mkdir(parents=True)
        head = 'format = 1\nid = "mod"\nversion = "1"\nextends = "scissors-1922-24"\n'
        (folder / "scenario.toml").write_text(head + words.format(text), encoding="utf-8")
        found.append(load_scenario(folder))
    assert found[0].text("scenario.summary") != found[1].text("scenario.summary")
    assert found[0].sha256 == found[1].sha256
