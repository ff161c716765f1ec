"""Accounts of money, budget, prices and foreign trade."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.sim.explain.rules import (
    Moves,
    Parts,
    Played,
    Product,
    Ratio,
    Rule,
    shift,
    whole,
)


def _money(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "wages": f.wages,
        "grain_payments": f.grain_payments,
        "farm_payments": f.farm_payments,
        "private_profits": f.private_profits,
        "loan_interest": f.loan_interest,
        "retail_sales": -f.retail_sales,
        "household_taxes": -f.household_taxes,
        "loans": -f.loans,
        "paper_issued": f.paper_issued,
        "inflation_tax": -f.inflation_tax,
    }


def _gold(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "exports": f.exports,
        "gold_mined": f.gold_mined,
        "valuables_sold": f.valuables_sold,
        "church_valuables": f.church_valuables,
        "credit": f.credit,
        "imports": -f.imports,
        "debt_service": -f.debt_service,
        "foreign_services": -f.foreign_services,
        "concession_profit": -f.concession_profit,
    }


def _debt(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "credit": f.credit,
        "concession_bonds": f.concession_bonds,
        "debt_arrears": f.debt_arrears,
        "repaid": -(f.debt_service - f.debt_interest),
    }


def _concessions(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "concession_machines": f.concession_machines,
        "concession_closed": -f.concession_closed,
    }


def _loans(q: Played) -> Mapping[str, Array]:
    return {"loans": q.flows.loans}


def _budget(q: Played) -> Mapping[str, Array]:
    return {
        "budget_revenue": q.flows.budget_revenue,
        "budget_expenditure": -q.flows.budget_expenditure,
    }


def _expenditure(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "defence_spending": f.defence_spending,
        "works_and_administration": f.budget_expenditure - f.defence_spending,
    }


def _imports(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "machinery_imports": f.machinery_imports,
        "other_imports": f.imports - f.machinery_imports,
    }


def _published(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "defence_spending": f.defence_spending,
        "kept_secret": f.defence_published - f.defence_spending,
    }


RULES: dict[str, Rule] = {
    "scissors_ratio": Product(
        "clearing_ratio", lambda q: q.flows.clearing_ratio, "list_price_over_clearing"
    ),
    "scissors_ratio_year": Product(
        "clearing_ratio", lambda q: q.flows.clearing_ratio, "list_price_over_clearing"
    ),
    "price_level": shift("inflation", "price_level"),
    "kolkhoz_market_ratio": Ratio(
        "market_price",
        lambda q: q.after.market_price,
        "retail_price",
        lambda q: q.after.retail_price,
    ),
    "nominal_wage": shift("rise_of_wages", "nominal_wage"),
    "money_in_circulation": Moves(_money),
    "budget_balance": Parts(_budget),
    "budget_expenditure": Parts(_expenditure),
    "defence_spending": whole("defence_spending", "defence_spending"),
    "defence_published": Parts(_published),
    "defence_budget_share": Ratio(
        "defence_spending",
        lambda q: 100 * q.flows.defence_spending,
        "budget_expenditure",
        lambda q: np.maximum(q.flows.budget_expenditure, 1e-9),
    ),
    "exports": whole("exports", "exports"),
    "imports": Parts(_imports),
    "machinery_imports": whole("machinery_imports", "machinery_imports"),
    "machinery_share_imports": Ratio(
        "machinery_imports",
        lambda q: 100 * q.flows.machinery_imports,
        "imports",
        lambda q: np.maximum(q.flows.imports, 1e-9),
    ),
    "foreign_debt": Moves(_debt),
    "gold": Moves(_gold),
    "queue_hours": shift("goods_short_of_money", "queue_hours"),
    "goods_bought": shift("money_for_goods", "goods_bought", 100.0),
    "state_loans": Moves(_loans),
    "credit_record": shift("debts_paid_or_refused", "default_record", -100.0),
    "valuables": Moves(lambda q: {"valuables_sold": -q.flows.valuables_sold}),
    "church_plate": Moves(lambda q: {"church_valuables": -q.flows.church_valuables}),
    "leased_works": shift("leases_granted_or_ended", "leased", 100.0),
    "concession_capital": Moves(_concessions),
    "private_profits": whole("private_profits", "private_profits"),
    "rents": whole("rents", "rents"),
}
"""Accounts by key of the indicator."""
