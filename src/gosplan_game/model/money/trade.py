"""Foreign trade, gold and debt.

    gold' = gold + exports + gold mined + credit - imports (1 + v) - service - profits
    imports are cut in proportion when gold, exports and credit do not reach;
    grain is bought first, and no more of it than can be paid

Source: form ours, docs/model.md (36); Dohan (1969) on volumes and terms of trade; unit values of
1928 in the scenario's parameters.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array


class Trade(NamedTuple):
    """Foreign trade of a quarter, million gold roubles, (B,) unless stated."""

    exports: Array
    imports: Array
    services: Array
    """Paid for freight, insurance, missions and foreign staff."""
    fulfilment: Array
    """Share of import orders besides grain that were paid, 0 to 1."""
    credit: Array
    service: Array
    interest: Array
    gold: Array
    debt_short: Array
    debt_long: Array
    defaulted: Array
    arrears: Array
    """Interest unpaid, which becomes short debt."""
    remitted: Array
    """Profit of concessions that there was money to let out."""


def payable_grain(
    *, gold: Array, gold_floor: Array, spent: Array, income: Array, price: Array
) -> Array:
    """Return the most grain that can be bought abroad in a quarter, Mt, (B,).

    Args:
        gold: Reserve, million gold roubles, (B,).
        gold_floor: Reserve kept for need, (B,) or (1,).
        spent: Share of the reserve above it that imports may take in a quarter, (1|B,).
        income: Gold and foreign money sure to come this quarter, (B,).
        price: Million gold roubles a Mt, (1|B,).
    """
    return (spent * np.maximum(gold - gold_floor, 0.0) + income) / price


def interest(
    *, base: Array, debt: Array, yearly_exports: Array, safe: Array, premium: Array
) -> Array:
    """Return interest on foreign debt, a year, (B,): r + p (debt/exports - s)^+.

    Soviet bills were discounted abroad at 15 to 30 % when debt passed a year's exports (1931-33).

    Args:
        base: r, where debt is safe, (1|B,).
        debt: Million gold roubles, (B,).
        yearly_exports: Million gold roubles, (B,).
        safe: s, years of exports, (1|B,).
        premium: p, (1|B,).
    """
    years = np.minimum(debt / np.maximum(yearly_exports, 1.0), 5.0)
    return base + premium * np.maximum(years - safe, 0.0)


def memory(*, record: Array, lasting: Array, missed: Array) -> Array:
    """Return the memory of unpaid debts after a quarter, 0 to 1, (B,).

    d' = min(l d + missed, 1). Once it is full, half of the offers are back after some four
    years: defaulters of the 1820s to 1930s stood outside the market for years, not for ever
    (Lindert and Morton 1989; Tomz 2007).

    Args:
        record: d, (B,).
        lasting: l, share that lasts a quarter, (1|B,).
        missed: Share of what was due that was not paid, (B,).
    """
    return np.minimum(lasting * record + missed, 1.0)


def carried_out(*, ordered: Array, haulage: Array, rail: Array) -> Array:
    """Return timber, furs, butter and eggs that reach the ports, million a year, (B,).

    Args:
        ordered: At prices of 1928, a year, (B,).
        haulage: What the railways of 1928 could carry out, a year, (1|B,).
        rail: Rail freight against 1928, (B,).
    """
    return np.minimum(ordered, haulage * rail)


def own_price(*, sold: Array, usual: Array, market: Array, elasticity: Array) -> Array:
    """Return what a seller's own quantity makes of the price, 1 at the usual; shape of ``sold``.

    p = (1 + (Q - Q0) / M)^(-1/e)

    The quoted price is that of a market which takes the usual quantity. Who sells more has to
    undersell: Soviet oil, a twentieth of the world's exports in 1928 and a tenth in 1932, was sold
    in price wars with the established companies.

    Source: form ours; shares of 5.2 % in 1928 (Igolkin 2005) and some 10 % in 1932 (Foreign
    Operations Administration 1953).

    Args:
        sold: Q a year.
        usual: Q0 a year, in the same unit.
        market: M, exports of all countries a year, in the same unit.
        elasticity: e of the demand that meets the seller, (1|B,).
    """
    price: Array = np.maximum(1 + (sold - usual) / market, 0.1) ** (-1 / elasticity)
    return price


def settle(
    *,
    gold: Array,
    debt_short: Array,
    debt_long: Array,
    export_earnings: Array,
    gold_production: Array,
    grain_cost: Array,
    ordered: Array,
    credit_wanted: Array,
    credit_offer: Array,
    access: Array,
    default_history: Array,
    services_share: Array,
    staff: Array,
    short_share: Array,
    interest_rate: Array,
    long_term: Array,
    gold_floor: Array,
    spent: Array,
    profits: Array,
    bonds: Array,
    withheld: Array,
) -> Trade:
    """Pay for a quarter's imports.

    Args:
        gold: Reserve, (B,).
        debt_short: Due within the year, (B,).
        debt_long: Due later, (B,).
        export_earnings: Goods and gold sold, (B,).
        gold_production: Mined and bought up, (1|B,).
        grain_cost: Of grain bought abroad, within `payable_grain`, (B,).
        ordered: Other imports ordered, (B,).
        credit_wanted: (B,).
        credit_offer: Of foreigners, (1|B,).
        access: How far markets are open, 0 to 1, (1|B,).
        default_history: 0 where debts were paid, (B,).
        services_share: v, freight and insurance a unit of other imports, (1|B,).
        staff: Foreign engineers and workers, paid before anything new is bought, (B,).
        short_share: Of new credit, (1|B,).
        interest_rate: A year, (1|B,).
        long_term: Quarters over which long debt falls due, (1|B,).
        gold_floor: Reserve kept for need, (1|B,).
        spent: Share of the reserve above it that imports may take, (1|B,).
        profits: That holders of concessions wish to take abroad, (B,).
        bonds: Given for concessions wound up, (B,).
        withheld: Share of the service refused by order, (B,).
    """
    interest = (debt_short + debt_long) * interest_rate / 4
    falling_due = debt_long / long_term
    repaid = debt_short / 4
    service = interest + repaid
    income = export_earnings + gold_production
    credit = np.minimum(credit_wanted, credit_offer) * access * (1 - default_history)
    purse = np.maximum(gold - gold_floor, 0.0) * spent + income + credit
    paid_service = np.minimum(service * (1 - withheld), np.maximum(gold + income - grain_cost, 0.0))
    left = np.maximum(gold + income - grain_cost - paid_service, 0.0)
    remitted = np.minimum(profits, left)
    room = np.maximum(purse - grain_cost - paid_service - remitted, 0.0)
    paid_staff = np.minimum(staff, room)
    room = room - paid_staff
    orders = ordered * np.maximum(access, 0.05)
    fulfilment = np.minimum(1.0, room / np.maximum(orders * (1 + services_share), 1e-9))
    imports = grain_cost + orders * fulfilment
    services = services_share * orders * fulfilment + paid_staff
    arrears = np.maximum(interest - paid_service, 0.0)
    principal = np.maximum(paid_service - interest, 0.0)
    return Trade(
        exports=export_earnings,
        imports=imports,
        services=services,
        fulfilment=fulfilment * np.maximum(access, 0.05),
        credit=credit,
        service=paid_service,
        interest=np.minimum(interest, paid_service),
        gold=gold + income + credit - imports - services - paid_service - remitted,
        debt_short=debt_short
        - np.minimum(principal, debt_short)
        + falling_due
        + credit * short_share
        + arrears,
        debt_long=debt_long - falling_due + credit * (1 - short_share) + bonds,
        defaulted=service - paid_service,
        arrears=arrears,
        remitted=remitted,
    )
