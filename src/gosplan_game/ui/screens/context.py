"""What all screens share: the settings, the texts, the game in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosplan_game import paths
from gosplan_game.report.words import Words
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.sim.reasons import disk
from gosplan_game.ui.coach import Coach
from gosplan_game.ui.hints import Hints
from gosplan_game.ui.settings import Settings
from gosplan_game.viewmodels.glossary import LINK, Glossary
from gosplan_game.viewmodels.help import term

if TYPE_CHECKING:
    from gosplan_game.scenario.loader import ScenarioCard
    from gosplan_game.sim.session import Session


@dataclass
class Context:
    """The desk's contents, handed from screen to screen.

    Attributes:
        settings: What the player has set.
        catalogue: The interface's texts in all languages.
        session: The game in hand, if there is one.
        reports: Reports of the quarters played last.
        opened: Documents (dossiers, papers) the player has looked at in this sitting.
        coach: Plays the first two stops with the player, if wanted.
        scenarios: Scenarios read so far by id, or the problems of broken ones.
        cards: What scenarios are, by id, for the list of saved games.
    """

    settings: Settings
    catalogue: TextCatalogue
    session: Session | None = None
    reports: tuple[Any, ...] = ()
    opened: set[str] = field(default_factory=set)
    scenarios: dict[str, Any] = field(default_factory=dict)
    cards: dict[str, ScenarioCard] = field(default_factory=dict)
    hints: Hints = field(default_factory=Hints)
    _told: str = ""
    _glossaries: dict[str, Glossary] = field(default_factory=dict)
    coach: Coach | None = None

    @classmethod
    def standard(cls, settings: Settings) -> Context:
        """Return a context with the shipped texts."""
        return cls(settings, TextCatalogue.read(paths.assets_dir() / "texts"))

    @property
    def texts(self) -> TextCatalogue:
        """The texts in the language in force."""
        return self.catalogue.speaking(self.settings.language)

    def linked(self, text: str, but: str = "") -> str:
        """Return a marked text with the terms of the glossary linked, except one."""
        language = self.settings.language
        if language not in self._glossaries:
            self._glossaries[language] = Glossary(self.texts, language)
        return self._glossaries[language].linked(text, but)

    def explained(self, target: str) -> str:
        """Return the marked text of a term's tooltip, its own terms linked; nothing if none."""
        identity = target.removeprefix(LINK)
        found = term(self.texts, identity)
        return f"**{found.name}.** {self.linked(found.text, identity)}" if found else ""

    @property
    def words(self) -> Words:
        """The words of the interface, and of the game's scenario if there is one."""
        return Words(self.texts, self.session.scenario if self.session else None)

    @property
    def chart_words(self) -> tuple[str, str]:
        """What the tiles of charts do: the table, the files."""
        return self.words("chart.table"), self.words("chart.files")

    @property
    def game(self) -> Session:
        """The game in hand; RuntimeError without one."""
        if self.session is None:
            raise RuntimeError("no game is in hand")
        return self.session

    @property
    def seat(self) -> str:
        """Who decides at this stop, where several share the machine; else nobody's name."""
        session = self.session
        if session is None or len(session.players) < 2 or session.is_over:
            return ""
        signed = sum(quarter < session.quarter for quarter in session.signatures)
        return session.players[signed % len(session.players)]

    def languages(self) -> Sequence[tuple[str, str]]:
        """Return codes and own names of the languages there are."""
        return tuple((code, self.catalogue.speaking(code).get("language.name"))
                     for code in self.catalogue.languages)

    def take(self, session: Session | None) -> None:
        """Put a game in hand (or none)."""
        self.session = session
        self.reports = ()
        self.coach = None
        self.opened.clear()

    def keep(self) -> None:
        """Save the game in hand where it can be continued, if there is one."""
        if self.session is not None:
            self.session.autosave()

    def autosave(self) -> None:
        """Save the game in hand if the settings ask for it; what goes wrong is news."""
        if self.session is not None and self.settings.autosave:
            self.session.keep()

    def news(self) -> str:
        """Return what happened to the saved game that the player has not been told yet."""
        found = self.session.mishap if self.session is not None else ""
        fresh = found if found != self._told else ""
        self._told = found
        return self.words.reason(fresh)

    def said(self, error: Exception) -> str:
        """Return an error in the player's language."""
        return self.words.reason(disk(error) if isinstance(error, OSError) else error)

    def last_game(self) -> Path | None:
        """Return the game saved last, if there is any."""
        folder = paths.saves_dir()
        games = sorted(folder.glob("*.gosplan.json"), key=lambda p: p.stat().st_mtime) \
            if folder.is_dir() else []
        return games[-1] if games else None
