"""Three whole campaigns played through the window by injected keys and mouse, and their stories.

Three people with different promises hold the office from 1921 to 1941. Everything goes
through the screens: promises and seed on the briefing, every paper opened from the desk and
answered, every order typed into its field, every plan signed. They look only at what the
session shows the office. At the end the game's own debrief tells what was ordered, refused,
falsified, kept and broken.

    python -m tests.window.campaigns [NAME ...] [--lang en|ru|es] [--seed N] [--out FILE.md]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from gosplan_game.core.errors import GosplanError
from gosplan_game.sim.session import Session
from gosplan_game.ui import focus
from gosplan_game.ui.dialog import Dialog
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.event import EventScreen
from gosplan_game.ui.screens.five_year_plan import FiveYearPlanScreen
from gosplan_game.ui.screens.game import GameScreen
from gosplan_game.ui.screens.line_orders import LineOrdersScreen
from gosplan_game.ui.screens.mandate import MandateScreen
from gosplan_game.ui.screens.opening import Opening
from gosplan_game.ui.screens.passing import PassingScreen
from gosplan_game.ui.widgets.stepper import Stepper
from gosplan_game.viewmodels.debrief import Findings, debrief

Figure = Callable[[Session], float]
PLACES = "2345678"
"""Keys of the screens on which orders are given."""
MOST_TABS = 300


def last_year(game: Session, series: str) -> float:
    """Return what was reported of a series over the last year; nan before there is one."""
    name = f"{series}~reported"
    if name not in game.history:
        name = series
    if game.history.turns < 4:
        return float("nan")
    return float(game.history.trailing(name, game.history.turns - 1, quarters=4)[0])


def grown(series: str, factor: float, least: float = 0.0) -> Figure:
    """Return a rule: last year's report times a factor."""
    return lambda game: max(least, factor * last_year(game, series))


def hungry(game: Session) -> bool:
    """Return whether the office hears of hunger, or takes office in a year that began with it."""
    return game.quarter.year <= 1922 or last_year(game, "hungry_people") > 8.0


def always(value: float) -> Figure:
    """Return a rule: a number."""
    return lambda game: value


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody who holds the office: what they promise, and how they decide."""

    name: str
    promises: tuple[str, str, str]
    orders: Mapping[str, Figure]
    """What is ordered at each plan, by item."""
    variants: Mapping[str, str] = field(default_factory=dict)
    """Variant of each five-year plan; else the line's."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Answers to events; else history's."""
    answer: Callable[[Session, str], str] = lambda game, mandate: "accept"
    """What is said to a mandate."""
    reply: str = "comply"
    """What is said to orders from above."""
    resisted: tuple[str, ...] = ()
    """Levers whose orders are answered so; of all others nothing is said."""


def looks_well(game: Session, mandate: str) -> str:
    """Accept, and let the reports look well wherever reports are judged."""
    return "look_well" if "look_well" in game.answers(mandate) else "accept"


def counters(game: Session, mandate: str) -> str:
    """Counter whatever a balance can be shown against."""
    return "counter" if game.shortage_shown(mandate) > 0.03 else "accept"


PLAYERS = (
    Player(
        name="builder", promises=("steel", "industry_fourfold", "ready_for_war"),
        orders={
            "plan_target.metals": grown("steel", 1.18, 0.3),
            "plan_target.coal": grown("coal", 1.15, 11.0),
            "plan_target.machinery": grown("machinery_output", 1.18, 240.0),
            "plan_target.electricity": grown("electricity", 1.18, 0.6),
            "reward_success": always(0.7),
            "grain_quota": grown("grain_harvest", 0.24, 4.0),
        },
        answer=looks_well,
        choices={"eastern_twins": "half_east", "control_commission": "explain_away"},
    ),
    Player(
        name="provider",
        promises=("save_the_volga", "no_village_hunger", "bread_in_towns"),
        orders={
            "grain_quota": lambda game: min(13.0, max(3.5, 0.18 * last_year(
                game, "grain_harvest"))),
            "coercion": always(0.05),
            "private_trade": always(0.9),
            "grain_price": always(1.0),
            "grain_exports": lambda game: 0.5 if last_year(game, "grain_harvest") > 70 else 0.0,
            "grain_relief": lambda game: 3.0 if hungry(game) else 0.5,
            "grain_imports": lambda game: 1.5 if hungry(game) else 0.0,
            "plan_target.textiles": grown("cotton_cloth", 1.08, 180.0),
            "plan_target.metals": grown("steel", 1.10, 0.3),
        },
        variants={"first": "basic", "third": "basic"},
        choices={
            "prodnalog_rate": "tax_240", "famine_relief_1921": "accept_aid",
            "grain_export_while_hungry": "no_export", "price_cut_1926": "build_reserve",
            "reserve_of_1926": "half", "grain_strike_1928": "raise_price",
            "urals_siberian_method": "contracts", "collectivisation_tempo": "cooperatives",
            "dizzy_retreat": "retreat", "depression_exports": "half_exports",
            "drought_1931": "cut_deep", "autumn_1932_quota": "cut_only",
            "seed_and_food_loans_1933": "food_first", "kolkhoz_charter_1935": "one_hectare",
        },
        answer=counters, reply="object",
        resisted=("coercion", "collectivisation_target", "collectivisation_pace",
                  "seed_protection"),
    ),
    Player(
        name="bookkeeper", promises=("honest_books", "solvency", "cloth"),
        orders={
            "statistics_audit": always(0.8),
            "reward_success": always(0.1),
            "plan_target.textiles": grown("cotton_cloth", 1.10, 180.0),
            "plan_target.metals": grown("steel", 1.08, 0.3),
            "plan_target.coal": grown("coal", 1.08, 11.0),
            "grain_quota": grown("grain_harvest", 0.19, 4.0),
        },
        variants={"first": "basic"},
        choices={"control_commission": "own_up", "control_figures_first": "margins",
                 "popov_1926": "defend", "census_1937": "report_secretly",
                 "stakhanov": "spread_method"},
        answer=counters, reply="delay", resisted=("coercion", "collectivisation_pace"),
    ),
)


class Campaign:
    """A whole game at the window."""

    def __init__(self, pilot: Pilot, opened: Opening, player: Player) -> None:
        self.pilot, self.opened, self.player = pilot, opened, player
        self.stops, self.presses = 0, 0
        self.papers: list[int] = []
        """How many dossiers each stop showed."""
        self.passages: list[tuple[int, float]] = []
        """Quarters that passed on the way to each stop, and the seconds of processor they took."""
        self._places: dict[str, str] = {}
        self._nowhere: set[str] = set()

    @property
    def game(self) -> Session:
        """The game in hand."""
        return self.opened.context.game

    # Hands -----------------------------------------------------------------------------------

    def key(self, *names: str) -> None:
        """Press keys."""
        self.presses += len(names)
        self.pilot.key(*names)

    def press(self, name: str) -> None:
        """Come to a widget by Tab and press Enter."""
        self.tab_to(name)
        self.key("enter")

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is on a widget."""
        screen = self.pilot.screen
        for _ in range(min(MOST_TABS, len(focus.stops(screen.widgets)) + 1)):
            if screen.focus is not None and screen.focus.name == name:
                return
            self.key("tab")
        raise AssertionError(f"Tab does not come to {name!r} on {type(screen).__name__}")

    def close(self) -> None:
        """Close dialogs and sheets until a screen of the game lies open."""
        for _ in range(4):
            if isinstance(self.pilot.screen, GameScreen) and not isinstance(
                self.pilot.screen, FiveYearPlanScreen | LineOrdersScreen
            ):
                return
            self.key("escape")

    # The office ------------------------------------------------------------------------------

    def take_office(self, seed: int, *, free: bool = False) -> None:
        """Go from the title to the desk, promise three things, fix the seed."""
        pilot = self.pilot
        pilot.app.settings = replace(pilot.app.settings, tutorial=False)
        self.opened.configured(pilot.app.settings)
        self.key("n")
        pilot.wait(1000)
        for name in self.player.promises:
            self.press(f"promise:{name}")
        pilot.click("seed")
        self.key("ctrl+a")
        pilot.type(str(seed))
        if free:
            self.tab_to("free")
            self.key("space")
        pilot.click("begin")
        pilot.wait(1000)

    def play_stop(self) -> None:
        """Answer the papers, give the orders, sign, and let the quarters pass."""
        if self.game.at_stop:
            self.stops += 1
            self.papers.append(len(self.game.dossiers()))
            self._answer_papers()
            if self.game.plan_due:
                self._order()
            self.key("2")
            if self.game.needs_signature:
                self.pilot.click("sign")
            assert not self.game.needs_signature
        self._go_on()

    def _answer_papers(self) -> None:
        seen: set[tuple[str, str]] = set()
        while True:
            self.key("1")
            waiting = [each for each in (*self.game.dossiers(), *self.game.carried_dossiers())
                       if not each.answered and (each.kind, each.id) not in seen
                       and each.kind not in ("plan", "alarm")]
            if not waiting:
                return
            paper = waiting[0]
            seen.add((paper.kind, paper.id))
            self.press(f"dossier:{paper.kind}:{paper.id}")
            {"event": self._event, "mandate": self._mandate, "line_orders": self._line,
             "five_year_plan": self._plan}[paper.kind](paper.id)
            self.close()

    def _event(self, event: str) -> None:
        screen = self.pilot.screen
        assert isinstance(screen, EventScreen), type(screen)
        cards = {card.id: card.key for card in screen.sheet.choices}
        wanted = self.player.choices.get(event, "")
        if wanted not in cards:
            found = next(each.event for each in self.game.questions() if each.event.id == event)
            wanted = found.historical or found.default or found.choices[0].id
        self.key(cards[wanted], "enter")
        assert self.game.chosen(event) == wanted

    def _mandate(self, mandate: str) -> None:
        assert isinstance(self.pilot.screen, MandateScreen)
        said = self.player.answer(self.game, mandate)
        self.key(str(1 + self.game.answers(mandate).index(said)), "enter")

    def _line(self, _: str) -> None:
        assert isinstance(self.pilot.screen, LineOrdersScreen)
        for order in self.game.orders_from_above():
            if order.lever in self.player.resisted and not order.answer:
                self.press(f"reply:{order.lever}:{self.player.reply}")
                self.key("escape")

    def _plan(self, plan: str) -> None:
        assert isinstance(self.pilot.screen, FiveYearPlanScreen)
        view = self.game.five_year_plan(plan)
        self.press(f"draft:{self.player.variants.get(plan, view.line)}")
        self.pilot.click("sign")
        assert self.game.five_year_plan(plan).variant

    def _order(self) -> None:
        """Take what the departments have drafted, then order otherwise where it matters."""
        self.key("2")
        if self.game.departments_drafted:
            self.press("departments")
        for item, rule in self.player.orders.items():
            limits = self.game.limits(item)
            wanted = rule(self.game)
            if limits.authority in ("decide", "propose") and np.isfinite(wanted):
                wanted = round(min(max(wanted, limits.lower), limits.upper), limits.decimals)
                if abs(wanted - self.game.lever(item)) > 1e-9:
                    self._type(item, wanted)

    def _type(self, item: str, value: float) -> None:
        """Type an order into its field, on whatever screen that is."""
        if item in self._nowhere:
            return
        for place in (self._places.get(item), *PLACES):
            if place is None:
                continue
            self.key(place)
            with suppress(LookupError):
                field_ = self.pilot.find(f"lever:{item}")
                assert isinstance(field_, Stepper)
                self._places[item] = place
                scale = field_.upper / self.game.limits(item).upper
                self.tab_to(f"lever:{item}")
                self.pilot.type(f"{value * scale:.10g}")
                self.key("enter", "escape")
                assert abs(self.game.lever(item) - value) < 1e-6 * max(1.0, abs(value)), item
                return
        self._nowhere.add(item)

    def _go_on(self) -> None:
        """Advance, and time what the machine takes for the quarters that pass."""
        before, began = self.game.turn, time.process_time()
        served = self.game.dismissed is None
        self.pilot.click("main")
        if isinstance(self.pilot.screen, Dialog):
            self.key("space")
        while isinstance(self.pilot.screen, PassingScreen):
            self.pilot.picture()
            self.pilot._now += 40
            self.pilot.app.tick()
        if served and self.game.turn > before:
            self.passages.append((self.game.turn - before, time.process_time() - began))
        self.pilot.wait(100)
        if isinstance(self.pilot.screen, Dialog):  # the office was taken away: years pass
            self.key("enter")
            self.pilot.wait(1000)

    def play(self, seed: int) -> Session:
        """Play from the title to the debrief."""
        self.take_office(seed)
        for _ in range(200):
            if self.game.is_over:
                return self.game
            self.play_stop()
        raise AssertionError("the campaign does not end")


def told(campaign: Campaign, texts: Any) -> Iterator[str]:
    """Yield the story of a campaign from the game's own debrief, as Markdown."""
    game = campaign.game
    made = debrief(game, texts)
    findings = Findings(game, texts)
    while not findings.work():
        pass
    yield f"## {campaign.player.name}: {', '.join(each.name for each in made.commitments)}"
    yield ""
    yield f"{made.people_title}. " + "; ".join(
        f"{line.figure} {line.text}" for line in made.people) + "."
    for chapter in made.story.chapters:
        yield ""
        yield f"**{chapter.title}**"
        yield from (f"- {line}" for line in chapter.lines)
    if findings.found is not None and findings.found.rows:
        yield ""
        yield f"**{findings.found.title}** ({findings.found.note})"
        yield from (f"- {row.date}. {row.name}: " + "; ".join(row.lines)
                    for row in findings.found.rows)
    many = [seconds for quarters, seconds in campaign.passages if quarters > 1]
    yield ""
    yield (f"({campaign.stops} stops, at most {max(campaign.papers)} dossiers at one, "
           f"{campaign.presses} keys; the quarters between two stops took "
           f"{np.median(many):.2f} s of processor in the middle and {max(many):.2f} at most.)")


def main(arguments: list[str] | None = None) -> int:
    """Play the campaigns named, or all, and print their stories."""
    parser = argparse.ArgumentParser(prog="python -m tests.window.campaigns", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME",
                        help=", ".join(each.name for each in PLAYERS))
    parser.add_argument("--lang", default="en")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", metavar="FILE.md")
    wanted = parser.parse_args(arguments)
    known = {each.name: each for each in PLAYERS}
    unknown = [name for name in wanted.names if name not in known]
    if unknown:
        raise GosplanError(f"no campaign {', '.join(unknown)}: there are {', '.join(known)}")
    for name, value in (("SDL_VIDEODRIVER", "dummy"), ("SDL_AUDIODRIVER", "dummy")):
        os.environ.setdefault(name, value)
    from tests.window.driver import twin

    lines: list[str] = []
    for name in wanted.names or known:
        began = time.perf_counter()
        with tempfile.TemporaryDirectory() as home:
            os.environ["GOSPLAN_HOME"] = home
            pilot, opened = twin((1280, 720))
            campaign = Campaign(pilot, opened, known[name])
            campaign.play(wanted.seed)
            story = list(told(campaign, opened.context.texts.speaking(wanted.lang)))
        lines += [*story, ""]
        sys.stdout.write("\n".join(story) + "\n\n")
        sys.stdout.flush()
        sys.stderr.write(f"{name}: {time.perf_counter() - began:.0f} s\n")
    if wanted.out:
        Path(wanted.out).write_text("\n".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
