"""The countryside: the grain account, the levers of the village, the regions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gosplan_game.report.numbers import is_known
from gosplan_game.report.reading import QUARTERS, Reading
from gosplan_game.report.signs import Column, Count, count
from gosplan_game.report.tables import Table, region_table
from gosplan_game.viewmodels.levers import Consequences, LeverGroup, consequences, groups

JULY = 2
HOUSES = 20
HUNDRED = 100.0
MOST_SHEAVES = 9
"""As many stand in three rows beside the harvest."""
KILOGRAMS_A_TONNE = 1000.0

GROUPS = (
    ("procurement", ("grain_quota", "grain_price", "farm_tax", "coercion", "seed_protection",
                     "private_trade")),
    ("collectivisation", ("collectivisation_target", "collectivisation_pace", "plot_concession",
                          "state_farm_area", "machine_payment", "sowing_push", "exit_ban")),
    ("relief", ("grain_relief", "seed_loans", "village_sales", "grain_reserve",
                "foreign_relief")),
    ("village_line", ("town_brigades", "dekulakisation", "deportation")),
)
COLUMNS = ("grain_harvest", "grain_procurement", "collectivised_households", "horses",
           "hungry_people", "peasant_disturbances")
CONSEQUENCES = (
    ("horses", "horse", True),
    ("cattle", "cow", True),
    ("grain_stocks_peasant", "sack", True),
    ("hungry_people", "peasant", False),
)


@dataclass(frozen=True, slots=True)
class Flow:
    """One band of the grain account."""

    id: str
    name: str
    amount: float
    text: str
    exact: str = ""
    """The figure with its unit."""


@dataclass(frozen=True, slots=True)
class GrainAccount:
    """The grain of one agricultural year: in, out of the village, out of the state's hands."""

    title: str
    note: str
    sources: tuple[Flow, ...]
    village: Flow
    uses: tuple[Flow, ...]
    state_uses: tuple[Flow, ...]
    per_head: str
    harvest_signs: Count


@dataclass(frozen=True, slots=True)
class Countryside:
    """The countryside screen."""

    title: str
    subtitle: str
    account: GrainAccount | None
    no_account: str
    no_account_title: str
    houses: Count
    houses_title: str
    houses_note: str
    groups: tuple[LeverGroup, ...]
    regional: tuple[LeverGroup, ...]
    consequences: Consequences
    table: Table
    footer: str


def countryside(session: Any, texts: Any, *, with_forecast: bool = True) -> Countryside:
    """Return the countryside of the present draft."""
    reading = Reading(session, texts)
    words = reading.words
    joined = reading.last("collectivised_households")
    return Countryside(
        title=words("countryside.title"),
        subtitle=words("countryside.subtitle", months=words.months(reading.shown)),
        account=grain_account(reading),
        no_account=words("countryside.no_account"),
        no_account_title=words("countryside.no_account_title"),
        houses=_houses(reading, joined),
        houses_title=words("countryside.houses"),
        houses_note=words("countryside.joined", percent=words.number(joined)),
        groups=groups(reading, GROUPS),
        regional=_regional(reading),
        consequences=consequences(reading, CONSEQUENCES if with_forecast else ()),
        table=region_table(reading, COLUMNS, words("countryside.regions")),
        footer=words("countryside.footer"),
    )


def _regional(reading: Reading) -> tuple[LeverGroup, ...]:
    """Return the levers that stand by region."""
    regions = reading.scenario.labels.regions
    return groups(reading, tuple(
        (name, tuple(f"{name}@{region}" for region in regions))
        for name in ("quota_weight", "herd_levy", "blacklist")
    ))


def _houses(reading: Reading, joined: float) -> Count:
    """Return the farms joined as houses out of twenty."""
    words = reading.words
    before = reading.last("collectivised_households", QUARTERS)

    def column(label: str, percent: float, now: bool) -> Column:
        signs = percent / HUNDRED * HOUSES if is_known(percent) else 0.0
        text = words.number(percent, 0 if percent >= 1 or percent == 0 else 1)
        return Column(label, signs, words("number.percent", number=text), now)

    return Count(
        pictogram="house",
        legend=words("countryside.one_house"),
        columns=(
            column(words("countryside.year_ago"), before, False),
            column(words("countryside.now"), joined, True),
        ),
    )


def grain_account(reading: Reading) -> GrainAccount | None:
    """Return the account of the last finished or running agricultural year as reported.

    What the village keeps is what was neither collected nor carried over; the account
    does not claim to know how much of it was eaten, fed or sown.
    """
    words = reading.words
    quarters = (reading.past.season - JULY) % QUARTERS + 1
    harvest = reading.total("grain_harvest", quarters)
    collected = reading.total("grain_procurement", quarters)
    if not is_known(harvest) or harvest <= 0 or not is_known(collected):
        return None
    opening = _known(reading.last("grain_stocks_peasant", quarters))
    closing = _known(reading.last("grain_stocks_peasant"))
    kept = opening + harvest - collected - closing
    exported = _known(reading.total("grain_exports", quarters))
    state_open = _known(reading.last("grain_stocks_state", quarters))
    state_close = _known(reading.last("grain_stocks_state"))
    issued = collected + state_open - state_close - exported

    def flow(name: str, amount: float) -> Flow:
        return Flow(name, words(f"account.{name}"), max(0.0, amount), words.figure(amount, "Mt"),
                    words.amount(amount, "Mt"))

    rural = reading.last("population_rural")
    began = reading.past.year - (1 if reading.past.season < JULY else 0)
    per_head = ""
    if is_known(rural) and rural > 0:
        kilograms = kept / rural * KILOGRAMS_A_TONNE
        per_head = words("account.per_head", amount=words.figure(kept, "Mt"),
                         kilograms=words.number(kilograms))
    return GrainAccount(
        title=words("account.title", year=began, next=str(began + 1)[-2:]),
        note=words("account.note"),
        sources=(flow("opening", opening), flow("harvest", harvest)),
        village=flow("village", opening + harvest),
        uses=(flow("kept", kept), flow("closing", closing), flow("collected", collected)),
        state_uses=(flow("issued", issued), flow("exported", exported),
                    flow("reserve", max(0.0, state_close - state_open))),
        per_head=per_head,
        harvest_signs=count(words, pictogram="sheaf", unit="Mt", labels=("",), values=(harvest,),
                            most=MOST_SHEAVES),
    )


def _known(value: float) -> float:
    """Return the value, or zero where it is not known."""
    return value if is_known(value) else 0.0
