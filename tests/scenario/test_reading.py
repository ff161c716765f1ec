"""Finding scenarios on disk and reading their files."""

from pathlib import Path
from typing import Any

import pytest

from gosplan_game.core.errors import ScenarioError
from gosplan_game.scenario import check, find_scenarios, load_scenario
from gosplan_game.scenario.reading import Reader, locate

RIVERS = Path(__file__).resolve().parents[1] / "scenarios" / "two-rivers"


def mod(folder: Path, name: str, text: str = "", base: str | Path = RIVERS) -> Path:
    """Write a scenario that extends another and return its folder."""
    target = folder / name
    target.mkdir(parents=True)
    (target / "scenario.toml").write_text(
        f'format = 1\nid = "{name}"\nversion = "1"\nextends = \'{base}\'\n{text}', encoding="utf-8"
    )
    return target


def test_a_users_scenario_is_found_by_id(home: Path) -> None:
    """The user's folder comes before the shipped scenarios."""
    path = mod(home / "scenarios", "my-rivers")
    assert locate("my-rivers") == path
    assert load_scenario("my-rivers").path == path
    shadow = mod(home / "scenarios", "ussr-1921-1941")
    assert locate("ussr-1921-1941") == shadow


def test_a_single_file_and_a_main_file_are_scenarios_too(tmp_path: Path) -> None:
    """A scenario may be one .toml, and naming scenario.toml itself means its folder's."""
    file = tmp_path / "small.toml"
    file.write_text(
        f"format = 1\nid = \"small\"\nversion = \"1\"\nextends = '{RIVERS}'\n", encoding="utf-8"
    )
    assert load_scenario(file).id == "small"
    main = tmp_path / "only-main"
    mod(tmp_path, "only-main")
    assert load_scenario(main / "scenario.toml").id == "only-main"


def test_parts_may_lie_in_subfolders(tmp_path: Path) -> None:
    """All .toml files below the folder belong to the scenario."""
    path = mod(tmp_path, "parted")
    (path / "orders").mkdir()
    (path / "orders" / "more.toml").write_text("[orders]\nfarm_tax = 50", encoding="utf-8")
    assert load_scenario(path).standing_orders().farm_tax == 50


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda path: None, "no scenario"),
        (lambda path: path.mkdir(), "holds no scenario.toml"),
        (lambda path: path.write_text("x"), "is not a .toml file"),
    ],
)
def test_what_is_no_scenario_is_refused_in_words(tmp_path: Path, make, text: str) -> None:
    """The message says what is there instead of a scenario."""
    path = tmp_path / "nowhere"
    make(path)
    with pytest.raises(ScenarioError, match=text):
        load_scenario(path)


def test_a_misspelt_id_is_answered_with_the_nearest(home: Path) -> None:
    """An id with a slip gets the scenario that was meant."""
    mod(home / "scenarios", "my-rivers")
    with pytest.raises(ScenarioError, match="did you mean 'my-rivers'"):
        load_scenario("my-river")


def test_scenarios_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    """A circle of bases is named, not followed."""
    mod(tmp_path, "one", base="two")
    mod(tmp_path, "two", base="one")
    _, problems = check(tmp_path / "one")
    assert any("circle: one -> two -> one" in problem.text for problem in problems)


def test_a_chain_of_bases_is_followed(tmp_path: Path) -> None:
    """A mod of a mod changes what both changed, in order."""
    mod(tmp_path, "first", "[orders]\nfarm_tax = 10\ngold_sales = 1")
    path = mod(tmp_path, "second", "[orders]\nfarm_tax = 20", base="first")
    orders = load_scenario(path).standing_orders()
    assert (orders.farm_tax[0], orders.gold_sales[0]) == (20, 1)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xff\xfe", "not UTF-8"),
        (b"a = [" + b"[" * 5000, "nested too deeply|not TOML"),
        (b"a = 1\na = 2", "not TOML"),
        (b"a = " + b"9" * 5000, "not TOML"),
    ],
)
def test_unreadable_files_are_refused_in_words(
    tmp_path: Path, content: bytes, text: str
) -> None:
    """What is not TOML gives a problem with a place, whatever it is."""
    path = tmp_path / "bad.toml"
    path.write_bytes(content)
    with pytest.raises(ScenarioError, match=text):
        load_scenario(path)


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limit is refused before it is parsed."""
    monkeypatch.setattr("gosplan_game.scenario.reading._LARGEST_FILE", 10)
    path = tmp_path / "big.toml"
    path.write_text("# " + "x" * 20, encoding="utf-8")
    with pytest.raises(ScenarioError, match="larger than"):
        load_scenario(path)


def test_replay_opens_play_after_the_replayed_quarters(tmp_path: Path) -> None:
    """Turn 0 stays where the base's opening stocks are; play begins behind the replay."""
    text = '\nstart = "1952-Q1"\n[replay]\npolicy = "historical"\nuntil = "1951-Q4"'
    scenario = load_scenario(mod(tmp_path, "later", text))
    assert str(scenario.start) == "1951-Q1"
    assert scenario.first_turn == 4
    assert scenario.turns == 16


def test_a_mod_may_speak_of_fewer_regions_than_its_base(tmp_path: Path) -> None:
    """What the base says of a region or project that was removed is passed over."""
    text = '\n[[projects]]\nid = "lim_foundry"\nremove = true'
    scenario = load_scenario(mod(tmp_path, "no-foundry", text))
    assert scenario.labels.projects == ("oster_dam",)


def test_events_of_the_base_outside_a_shorter_period_are_no_problem(tmp_path: Path) -> None:
    """A scenario that ends earlier need not remove what would have come later."""
    scenario, problems = check(mod(tmp_path, "short", '\nend = "1951-Q4"'))
    assert scenario is not None
    assert scenario.turns == 4
    assert not problems


def test_cards_list_scenarios_without_checking_them(home: Path) -> None:
    """The list shows title and dates, even of a scenario with faults, and why one is unreadable."""
    mod(home / "scenarios", "faulty", '\nminutes = 45\n[replay]\nuntil = "1951-Q4"\npolicy = "x"')
    broken = mod(home / "scenarios", "unreadable")
    (broken / "more.toml").write_text("[", encoding="utf-8")
    cards = {card.id: card for card in find_scenarios()}
    assert cards["faulty"].text("scenario.title") == "Two rivers"
    assert (cards["faulty"].start, cards["faulty"].minutes) == ("1952-Q1", 45)
    assert not cards["faulty"].shipped
    assert cards["faulty"].is_lesson
    assert cards["unreadable"].problems
    assert cards["ussr-1921-1941"].shipped


def test_a_file_is_parsed_once_for_many_scenarios(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Listing several mods of one base reads the base once."""
    first, second = mod(tmp_path, "first"), mod(tmp_path, "second")
    reader = Reader()
    reader.read(first)
    parsed: list[Path] = []
    original = Reader._parse_new

    def noted(self: Reader, path: Path) -> Any:
        parsed.append(path)
        return original(self, path)

    monkeypatch.setattr(Reader, "_parse_new", noted)
    reader.read(second)
    assert [path.parent.name for path in parsed] == ["second"]
