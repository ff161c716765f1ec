"""The identities of the model: no stock changes but by a named flow.

`violations` returns the largest relative imbalance of each identity; `check`
raises when one is above the tolerance. They are asserted in tests under drawn
orders and weather, every quarter of every run.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gosplan_game.core.errors import InvariantError
from gosplan_game.core.flows import Flows
from gosplan_game.core.quantities import Array, quantities
from gosplan_game.core.state import State

TOLERANCE = 1e-9


def _gap(actual: Array, expected: Array, *sizes: Array) -> float:
    """Largest difference relative to the largest of the stock and its flows."""
    scale = np.maximum(np.abs(actual), np.abs(expected))
    for size in sizes:
        scale = np.maximum(scale, np.abs(size))
    return float(np.max(np.abs(actual - expected) / np.maximum(scale, 1e-6)))


def violations(before: State, after: State, flows: Flows) -> Mapping[str, float]:
    """Return the largest relative imbalance of each identity by name."""
    return {
        **_grain(before, after, flows),
        **_people(before, after, flows),
        **_works(before, after, flows),
        **_money(before, after, flows),
        "signs": _signs(after),
    }


def check(before: State, after: State, flows: Flows) -> None:
    """Raise InvariantError where an identity does not hold to 1e-9 relative."""
    for name, size in violations(before, after, flows).items():
        if not size <= TOLERANCE:
            raise InvariantError(f"{name}: imbalance of {size:.3g}, allowed {TOLERANCE:g}")


def _grain(before: State, after: State, flows: Flows) -> dict[str, float]:
    given = flows.relief + flows.shop_grain + flows.seed_lent + flows.village_sales
    received = given + flows.foreign_relief
    procured = flows.bought + flows.forced + flows.machine_payments + flows.state_farm_grain
    used = flows.food_rural + flows.feed + flows.seed + flows.farm_loss
    farms = (
        before.peasant_grain
        + flows.harvest
        + received
        + flows.village_trade
        - procured
        - flows.private_to_towns
        - used
    )
    store = (
        before.state_grain
        + procured.sum(axis=0)
        + flows.grain_imports
        - flows.grain_exports
        - given.sum(axis=0)
        - flows.town_grain
        - flows.army_grain
        - flows.industry_grain
        - flows.state_loss
    )
    return {
        "grain of farms": _gap(
            after.peasant_grain, farms, before.peasant_grain, flows.harvest, received
        ),
        "grain of the state": _gap(
            after.state_grain, store, before.state_grain, procured.sum(axis=0)
        ),
        "grain between villages": _gap(
            flows.village_trade.sum(axis=0),
            np.zeros_like(after.state_grain),
            np.abs(flows.village_trade).sum(axis=0),
            np.ones_like(after.state_grain),
        ),
    }


def _people(before: State, after: State, flows: Flows) -> dict[str, float]:
    rural_births = np.zeros_like(before.rural)
    rural_births[:, 0] = flows.births_rural
    urban_births = np.zeros_like(before.urban)
    urban_births[:, 0] = flows.births_urban
    village = (
        before.rural.sum(axis=1)
        + rural_births.sum(axis=1)
        + (
            flows.ageing_rural
            + flows.annexed_people
            + flows.released
            - flows.deaths_rural
            - flows.hunger_rural
            - flows.migration
            - flows.refugees
            - flows.deported
            - flows.arrested_rural
            - flows.executed_rural
            - flows.drafted_rural
        ).sum(axis=1)
        - flows.trade_left
    )
    town = (
        before.urban.sum(axis=(0, 1))
        + urban_births.sum(axis=(0, 1))
        + (
            flows.ageing_urban
            + flows.migration
            - flows.deaths_urban
            - flows.hunger_urban
            - flows.arrested_urban
            - flows.executed_urban
            - flows.drafted_urban
        ).sum(axis=(0, 1))
        + flows.trade_came.sum(axis=0)
    )
    everybody = before.rural.sum(axis=(0, 1)) + before.urban.sum(axis=(0, 1))
    doing = (
        after.employment.sum(axis=0)
        + after.unemployed
        + flows.away
        + flows.at_home
        + before.rural[:, 1].sum(axis=0)
        - flows.village_hands
        + (before.rural + before.urban)[:, (0, 2)].sum(axis=(0, 1))
    )
    arrested = (flows.arrested_rural + flows.arrested_urban).sum(axis=(0, 1))
    drafted = (flows.drafted_rural + flows.drafted_urban).sum(axis=(0, 1))
    settlers = (
        before.settlers
        + flows.deported.sum(axis=(0, 1))
        - flows.settler_deaths
        - flows.settler_releases
    )
    prisoners = before.prisoners + arrested - flows.prisoner_deaths - flows.prisoner_releases
    return {
        "village people": _gap(after.rural.sum(axis=1), village),
        "townspeople": _gap(after.urban.sum(axis=(0, 1)), town),
        "registers": _gap(
            after.dead_registered + flows.census_missing,
            before.dead_registered + flows.unregistered_deaths,
        ),
        "settlers": _gap(after.settlers, settlers, before.settlers),
        "prisoners": _gap(after.prisoners, prisoners, before.prisoners),
        "soldiers": _gap(after.soldiers, before.soldiers + drafted - flows.soldier_deaths),
        "returned people": _gap(
            flows.released.sum(axis=(0, 1)), flows.settler_releases + flows.prisoner_releases
        ),
        "trade schools": _gap(
            after.trade_pupils,
            before.trade_pupils + flows.trade_called - flows.trade_graduates,
        ),
        "youths on their way": _gap(
            flows.trade_came.sum(axis=0), flows.trade_left.sum(axis=0)
        ),
        "labour": _gap(flows.labour_supply, after.employment.sum(axis=0) + after.unemployed),
        "people by what they do": _gap(everybody, doing),
        "nobody twice": float(np.max(np.maximum(-flows.at_home, 0.0))),
        "herds": _gap(
            after.herds,
            before.herds
            + flows.herd_births
            + flows.herd_annexed
            - flows.herd_starved
            - flows.herd_slaughtered
            - flows.herd_levied,
        ),
        "tractors": _gap(
            after.tractor_power,
            before.tractor_power + flows.tractors_delivered - flows.tractors_scrapped,
        ),
    }


def _works(before: State, after: State, flows: Flows) -> dict[str, float]:
    sources = before.inventories + after.output + flows.material_imports
    uses = (
        flows.used
        + flows.branch_exports
        + flows.final_use
        + flows.material_loss
        + flows.spoiled
    )
    unfinished_before = (before.construction_early + before.construction_late).sum(axis=0)
    unfinished = (after.construction_early + after.construction_late).sum(axis=0)
    started = flows.investment.sum(axis=0) - flows.project_spending.sum(axis=0)
    capital = (
        before.capital.sum(axis=0)
        + flows.completed.sum(axis=0)
        + flows.project_delivery.sum(axis=0)
        - flows.depreciation.sum(axis=0)
        - flows.worked_out.sum(axis=0)
    )
    over = np.maximum(flows.used - sources, 0.0)
    return {
        "materials": _gap(after.inventories, sources - uses, sources),
        "use within supply": _gap(over, np.zeros_like(over), sources),
        "unfinished works": _gap(
            unfinished, unfinished_before + started - flows.completed.sum(axis=0)
        ),
        "projects": _gap(after.project_spent, before.project_spent + flows.project_spending)
        if after.project_spent.size
        else 0.0,
        "capital": _gap(after.capital.sum(axis=0), capital),
        "dwellings": _gap(
            after.housing,
            before.housing + flows.housing_completed + flows.housing_own - flows.housing_worn,
        ),
    }


def _money(before: State, after: State, flows: Flows) -> dict[str, float]:
    cash = (
        before.cash
        + flows.wages
        + flows.grain_payments
        + flows.farm_payments
        + flows.private_profits
        + flows.loan_interest
        - flows.retail_sales
        - flows.household_taxes
        - flows.loans
    )
    issue = after.cash - before.cash
    paid = flows.budget_expenditure - flows.budget_revenue + flows.bank_credit
    gold = (
        before.gold
        + flows.exports
        + flows.gold_mined
        + flows.valuables_sold
        + flows.church_valuables
        + flows.credit
        - flows.imports
        - flows.debt_service
        - flows.foreign_services
        - flows.concession_profit
    )
    debt = (
        before.debt_short
        + before.debt_long
        + flows.credit
        + flows.concession_bonds
        + flows.debt_arrears
        - (flows.debt_service - flows.debt_interest)
    )
    foreign = before.concession_capital + flows.concession_machines - flows.concession_closed
    paper = before.money_value + flows.paper_issued - flows.inflation_tax
    return {
        "household cash": _gap(after.cash, cash, flows.wages, flows.retail_sales),
        "emission": _gap(issue, paid, flows.budget_expenditure),
        "paper money": _gap(after.money_value, paper, before.money_value),
        "gold": _gap(
            after.gold,
            gold,
            before.gold,
            flows.exports,
            flows.imports,
            flows.credit,
            flows.debt_service,
            flows.gold_mined,
        ),
        "state loans": _gap(after.state_loans, before.state_loans + flows.loans),
        "valuables": _gap(
            after.valuables, before.valuables - flows.valuables_sold, before.valuables
        ),
        "church plate": _gap(
            after.church_plate, before.church_plate - flows.church_valuables, before.church_plate
        ),
        "concessions": _gap(after.concession_capital, foreign, before.concession_capital),
        "foreign debt": _gap(
            after.debt_short + after.debt_long, debt, before.debt_short + before.debt_long
        ),
    }


def _signs(after: State) -> float:
    """Return how far any stock lies outside its declared bounds."""
    worst = 0.0
    for name, declared in quantities(State).items():
        values = getattr(after, name)
        if not values.size:
            continue
        below = float(np.max(declared.lower - values)) if np.isfinite(declared.lower) else 0.0
        above = float(np.max(values - declared.upper)) if np.isfinite(declared.upper) else 0.0
        worst = max(worst, below, above)
    return max(worst, 0.0)
