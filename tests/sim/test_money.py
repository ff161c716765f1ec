"""What money, private hands and foreigners do in the whole model, against history's orders."""

import pytest
from tests.sim.paths import Histories, between, played, unchanged

ALWAYS = ("1921-Q1", "1941-Q2")
NEP = ("1921-Q3", "1928-Q4")


@pytest.fixture(scope="module")
def purse(flagship) -> Histories:
    """History, and other orders in private hands and abroad."""
    return played(
        flagship,
        {
            "history": unchanged,
            "no leases": between(*ALWAYS, leasing=0.0),
            "all leased": between(*NEP, leasing=1.0),
            "no concessions": between(*ALWAYS, concessions=0.0),
            "open to concessions": between("1922-Q1", "1928-Q4", concessions=1.0),
        },
        series=(
            "leased_works", "concession_capital", "private_profits", "rents", "sugar",
            "support_party", "gross_industry", "gold", "foreign_debt", "money_in_circulation",
        ),
    )  # fmt: skip


def test_leases_bring_small_works_back_sooner(purse):
    """Sugar and mills recover later where nothing is let, and sooner where all of it is."""
    years = ("1922-Q1", "1924-Q4")
    made = {name: purse.total("sugar", name, *years) for name in purse.names}
    assert made["no leases"] < 0.99 * made["history"]
    assert made["all leased"] > 1.002 * made["history"]


def test_leases_cost_the_treasury_profit_and_the_party_its_calm(purse):
    """Leaseholders keep more, pay more rent, and the party likes it less."""
    years = ("1924-Q1", "1926-Q4")
    assert purse.total("private_profits", "all leased", *years) > 1.02 * purse.total(
        "private_profits", "history", *years
    )
    assert purse.total("rents", "all leased", *years) > purse.total("rents", "history", *years)
    assert (
        purse.at("support_party", "all leased", "1925-Q4")
        < purse.at("support_party", "no leases", "1925-Q4") - 0.015
    )


def test_concessions_are_small_as_they_were(purse):
    """Capital of some tens of millions in 1926; gone by 1933."""
    assert 20 < purse.at("concession_capital", "history", "1926-Q3") < 60
    assert purse.at("concession_capital", "history", "1933-Q1") < 1.0


def test_concessions_bring_machines_and_end_in_debt(purse):
    """More come where the door is open; wound up, they are owed for."""
    opened = purse.at("concession_capital", "open to concessions", "1928-Q4")
    assert opened > 1.5 * purse.at("concession_capital", "history", "1928-Q4")
    before = ("1923-Q1", "1929-Q4")
    assert purse.total("gross_industry", "open to concessions", *before) > purse.total(
        "gross_industry", "no concessions", *before
    )
    assert (
        purse.at("foreign_debt", "open to concessions", "1930-Q2")
        > purse.at("foreign_debt", "no concessions", "1930-Q2") + 5
    )
