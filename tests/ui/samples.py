"""View models made by hand, so that screens are tested and looked at without an economy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gosplan_game.core.calendar import Quarter
from gosplan_game.report.periods import HistoryCount
from gosplan_game.report.signs import Column, Count
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.sim.papers import Dossier
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.settings import Settings
from gosplan_game.viewmodels.advisers import AdviserCard, AdviserPanel, Expects
from gosplan_game.viewmodels.desk import CommitmentRow, Desk, DossierCard, PlanRow
from gosplan_game.viewmodels.frame import RAIL, Frame, MainAction, RailItem, Season
from gosplan_game.viewmodels.mandate import MandateRow
from gosplan_game.viewmodels.paper import Newspaper
from gosplan_game.viewmodels.plates import Mood, MoodPlate, Plate
from gosplan_game.viewmodels.record import Record
from gosplan_game.viewmodels.standing import Standing, StandingLine


@dataclass
class Scenario:
    """What screens ask of a scenario besides the view models."""

    id: str = "sample"
    texts: TextCatalogue = field(default_factory=lambda: TextCatalogue({}))

    def text(self, key: str, lang: str = "en", **values: Any) -> str:
        """No texts of its own."""
        del lang, values
        raise KeyError(key)


@dataclass
class Session:
    """A game that only notes what it is asked to do."""

    scenario: Scenario = field(default_factory=Scenario)
    turn: int = 31
    is_over: bool = False
    players: tuple[str, ...] = ()
    at_stop: bool = True
    dismissed: Quarter | None = None
    quarter: Quarter = Quarter(1928, 3)
    can_undo: bool = True
    can_redo: bool = False
    needs_signature: bool = False
    done: list[str] = field(default_factory=list)

    def dossiers(self) -> tuple[Dossier, ...]:
        """Nothing waits."""
        return ()

    def undo(self) -> None:
        """Note it."""
        self.done.append("undo")

    def redo(self) -> None:
        """Note it."""
        self.done.append("redo")

    def sign(self) -> None:
        """Note it."""
        self.done.append("sign")

    def advance(self, target: str) -> tuple[Any, ...]:
        """Note it."""
        self.done.append(f"advance {target}")
        self.turn += 1
        return ()

    def keep(self) -> None:
        """Note it."""
        self.done.append("keep")

    def changed(self) -> dict[str, Any]:
        """Nothing is drafted."""
        return {}


def context() -> Context:
    """Return a context with a game in hand."""
    made = Context.standard(Settings())
    made.take(Session())  # type: ignore[arg-type]
    return made


def frame(question: str = "") -> Frame:
    """Return the frame of autumn 1928."""
    names = ("Desk", "Plan", "Village", "Prices", "People", "Industry", "Trade", "Regions",
             "Almanac", "Report")
    seasons = (("Winter", "snow"), ("Spring", "sprout"), ("Summer", "sun"), ("Autumn", "sheaf"))
    return Frame(
        "1928", "IV quarter", "October to December 1928",
        tuple(Season(name, sign, name == "Autumn") for name, sign in seasons),
        tuple(RailItem(key, str((i + 1) % 10), name, sign)
              for i, ((key, sign), name) in enumerate(zip(RAIL, names, strict=True))),
        "Help", "Menu", True, False, "Undo the last order", "Order it again",
        MainAction("advance", "End the quarter", question), "How far to go on",
        "The plan waits for a signature first.", "turn 32 of 82", "1921", 0, "1941", 82,
        31, "2 orders changed",
    )


def _count(sign: str, legend: str, values: tuple[float, ...]) -> Count:
    columns = tuple(Column(str(1921 + i), v, str(v), i == len(values) - 1)
                    for i, v in enumerate(values))
    return Count(sign, legend, columns)


def _plate(title: str, value: str, unit: str, change: str, up: bool, good: bool, sign: str,
           legend: str, values: tuple[float, ...], reported: bool) -> Plate:
    return Plate(title.lower().replace(" ", "_"), title, value, unit, change,
                 "up" if up else "down", "better" if good else "worse", reported,
                 _count(sign, legend, values), "1921", "1928")


def standing() -> Standing:
    """Return a standing with two changes."""
    return Standing(
        "Standing", "46 of 100", 0.46, 0.15, "Below 15 at the review the office is taken away.",
        "The floor", "15 of 100",
        "−5.1: grain", False, "What moved it",
        (StandingLine("1928 II", "11 Mt of grain", "−5.1", False),
         StandingLine("1927 IV", "coal", "+3.0", True)), "Nothing has moved it yet.",
        "Reported results move it.", "")


def _adviser(identity: str, name: str, sign: str, says: str, text: str) -> AdviserCard:
    """Return an adviser as the desk shows it."""
    first = Expects("grain_procurement", "Grain collected", text, 0.2, 0.4, 0.6, 0.3)
    return AdviserCard(identity, name, sign, True, "", says, "5 of 8 intervals held", "5/8", "",
                       "", "", "", first, (first,), ())


def _panel() -> AdviserPanel:
    """Return five institutions, one of which is gone, and the words of two."""
    strip = tuple(
        _adviser(identity, name, sign, says, text) for identity, name, sign, says, text in (
            ("narkomfin", "Finance", "rouble", "Pay 15 kopecks more for grain.",
             "10.9 to 11.2 Mt"),
            ("vsnkh", "Heavy industry", "factory", "Every month lost is a month lost.",
             "11.4 to 11.6 Mt"),
            ("narkomzem", "Countryside", "sheaf", "Send goods first.", "10.8 to 11.5 Mt"),
            ("party_line", "Party line", "newspaper", "Grain is taken.", "11.5 to 12.0 Mt"),
        ))
    gone = AdviserCard("statisticians", "Statisticians", "eye", False, "", "", "", "", "", "",
                       "removed in 1928", "", None, (), ())
    return AdviserPanel("4 advisers disagree", "1 seat empty", (*strip, gone), strip[:2])


def desk() -> Desk:
    """Return the desk of autumn 1928."""
    return Desk(
        "The desk", "October to December 1928",
        (
            _plate("Grain harvest", "69.6", "Mt, 1928", "0.9 on 1927", True, True, "sheaf",
                   "1 = 15 Mt", (2.5, 3, 3.5, 3, 4.5, 4.75, 4.5, 4.75), False),
            _plate("Grain collected", "8.9", "of 11.5 Mt due", "0.4 on last year", False, False,
                   "sack", "1 = 2 Mt", (3, 4, 4, 4, 5, 5.25, 4.5, 4.5), False),
            _plate("Steel", "1.09", "Mt this quarter", "0.06 on summer", True, True, "ingot",
                   "1 = 0.25 Mt", (3.5, 3.75, 4, 4, 4, 4.25, 4.25, 4.5), True),
            _plate("Market bread", "1.83", "state price = 1", "0.31 on summer", True, False,
                   "loaf", "1 = 0.4", (3, 3, 3, 3, 3.5, 3.5, 3.75, 4.5), False),
            _plate("Real wage", "109", "1913 = 100", "2 on summer", False, False, "rouble",
                   "1 = 25", (4, 4, 4, 4.5, 4.5, 4.5, 4.5, 4.25), True),
        ),
        MoodPlate("Mood", "of 10", (
            Mood("Workers", "worker", 6, "1", "down", "6.2 of 10"),
            Mood("Peasants", "peasant", 4, "2", "down", "4.1 of 10"),
            Mood("Party", "stamp", 8, "1", "up", "8.0 of 10")), "against a year ago"),
        "For decision", "3 open",
        (
            DossierCard("event", "grain_strike", "act", "Grain is 2.6 Mt short of the target",
                        "The market pays 2.20 roubles a pud, the state 1.20. The towns have bread "
                        "until March.", "Open", False),
            DossierCard("plan", "1928-Q4", "open", "The plan for 1928 is on the table",
                        "Targets, investment, grain, prices: until you sign, nothing is ordered.",
                        "Plan", False),
            DossierCard("mandate", "steel", "notice", "Ten million tonnes of steel",
                        "An order from above. Accept it, or counter it with a balance.", "Answer",
                        True),
        ),
        "2 more papers follow standing orders", "They take their usual answer.",
        (
            DossierCard("event", "cards", "open", "Bread cards in the towns", "Leningrad asks.",
                        "Open", False),
            DossierCard("line_orders", "1928-Q4", "notice", "Orders from above", "It is carried "
                        "out.", "Answer", False),
        ),
        (PlanRow("first", "First five-year plan, to 1933 III"),),
        _panel(),
        "Nothing waits for you.", "Mandates",
        (
            MandateRow("steel", "Steel", "10.4 Mt", "now 4.3 Mt", "by 1932 IV", "16 quarters left",
                       "open", "open", "accepted"),
            MandateRow("coal", "Coal", "75 Mt", "now 35 Mt", "by 1929 IV", "4 quarters left",
                       "open", "act", ""),
            MandateRow("oil", "Oil", "11.7 Mt", "now 11.6 Mt", "by 1928 IV", "", "reported as met",
                       "met", "accepted"),
        ),
        "No figure is ordered from above.", "Your commitments",
        (CommitmentRow("bread", "Bread in the towns", "At least 350 g a day in every quarter.",
                       "not yet due"),
         CommitmentRow("villages", "No hunger in the villages", "Nobody below subsistence.",
                       "not yet due"),
         CommitmentRow("honest", "Honest books", "Reports within 5 % of the truth.",
                       "not yet due")),
        Newspaper("THE ECONOMIC LEAF", "No. 289", "15 December 1928", "price 5 kopecks",
                  "Leningrad introduces bread cards; queues shorter, says the city",
                  (("The soviet of Leningrad has sold bread by card since 14 November: 800 grams "
                    "to workers, 400 to others."), "Private bakers ask three times the price."),
                  Count("loaf", "1 = 200 g", (Column("1926", 4, "800"), Column("1927", 3.5, "700"),
                                              Column("1928", 2.5, "500", True))),
                  "A worker’s bread, same quarter of each year", "Printed is not proven"),
        Record("The record", ("In this game about 4\u202f200\u202f000 people have died by the end "
                              "of 1928 III who would have lived with enough food and without "
                              "repression."),
               "4\u202f200\u202f000", "About 1\u202f100\u202f000 people now live below subsistence "
               "food.", "1\u202f100\u202f000", "True figures of this game, rounded to two digits. "
               "No report changes them.", "What history counts",
               (HistoryCount("1921–1922: 2.5 to 6 million deaths above the usual.",
                             "Adamets 2003; Wheatcroft 2017.",
                             "1921–1922: 2.5 to 6 million. Adamets 2003."),), "No estimate."),
        "Figures with the struck eye are reports that nobody checked.",
    )
