"""Where shipped and own files are looked for."""

from gosplan_game import paths


def test_home_can_be_chosen(monkeypatch, tmp_path):
    """GOSPLAN_HOME holds saves and scenarios."""
    monkeypatch.setenv("GOSPLAN_HOME", str(tmp_path))
    assert paths.saves_dir() == tmp_path / "saves"
    assert paths.user_scenarios_dir() == tmp_path / "scenarios"


def test_without_a_choice_it_is_the_platforms(monkeypatch):
    """Without GOSPLAN_HOME the user's data folder of the platform is used."""
    monkeypatch.delenv("GOSPLAN_HOME")
    assert "gosplan-game" in str(paths.user_dir())


def test_shipped_folders_exist():
    """Scenarios and assets are found from the checkout."""
    assert paths.scenarios_dir().is_dir()
    assert paths.assets_dir().is_dir()
