"""The chronology of 1921-41 stands in the historical orders and series, quarter by quarter.

What each order does is tested beside its mechanism; here, that it is given when it was given.
"""

import numpy as np
import pytest
from tests.sim.paths import Histories, between, historical_quarters, played, unchanged

RISES, FALLS = 1, -1

CHRONOLOGY = (
    ("coercion", "1921-Q2", FALLS, "a tax in kind instead of requisition"),
    ("private_trade", "1921-Q3", RISES, "peasants may sell what the tax leaves"),
    ("leasing", "1921-Q3", RISES, "small works are let"),
    ("foreign_relief", "1921-Q3", RISES, "the Riga agreement and Nansen's mission"),
    ("church_seizure", "1922-Q1", RISES, "church valuables"),
    ("grain_exports", "1922-Q4", RISES, "exports start again while the south is hungry"),
    ("stable_currency", "1922-Q4", RISES, "the chervonets beside the falling paper"),
    ("foreign_relief", "1923-Q3", FALLS, "foreign relief ends"),
    ("trade_credit", "1923-Q4", FALLS, "bank credit to syndicates cut"),
    ("price_ceiling", "1923-Q4", FALLS, "maximum selling prices"),
    ("stable_currency", "1924-Q1", RISES, "treasury notes; the printing of paper stops"),
    ("grain_exports", "1924-Q3", FALLS, "drought: exports cut"),
    ("private_trade", "1925-Q2", RISES, "wider rights to lease land and to hire"),
    ("plan_binding", "1925-Q4", RISES, "the first control figures, as advice"),
    ("trade_credit", "1926-Q1", FALLS, "credit had run ahead"),
    ("price_ceiling", "1927-Q1", FALLS, "retail prices cut while goods are short"),
    ("coercion", "1928-Q1", RISES, "extraordinary measures"),
    ("coercion", "1928-Q3", FALLS, "the plenum of July ends them for a time"),
    ("plan_binding", "1928-Q4", RISES, "control figures bind under the five-year plan"),
    ("ration_ranking", "1929-Q1", RISES, "bread cards"),
    ("coercion", "1929-Q3", RISES, "village meetings share out quotas, fines for default"),
    ("foreign_engineers", "1929-Q2", RISES, "contracts with Kahn and Ford"),
    ("town_brigades", "1929-Q4", RISES, "25,000 workers sent to the villages"),
    ("dekulakisation", "1930-Q1", RISES, "'liquidation of the kulaks as a class'"),
    ("deportation", "1930-Q1", RISES, "first wave of deportation"),
    ("collectivisation_target", "1930-Q1", RISES, "the decree on tempo"),
    ("collectivisation_target", "1930-Q2", FALLS, "retreat after March 1930"),
    ("grain_exports", "1930-Q3", RISES, "five million tonnes at half the price"),
    ("list_priority", "1931-Q1", RISES, "rationing by four lists of towns"),
    ("deportation", "1931-Q2", RISES, "second and larger wave of deportation"),
    ("wage_spread", "1931-Q3", RISES, "the six conditions: an end of levelling"),
    ("credit_drawn", "1931-Q1", RISES, "credits of German industry"),
    ("private_trade", "1932-Q2", RISES, "legal kolkhoz markets"),
    ("blacklist", "1932-Q4", RISES, "blacklists in Ukraine and the north Caucasus"),
    ("seed_protection", "1932-Q4", FALLS, "seed is taken"),
    ("passports", "1933-Q1", RISES, "passports for towns, decreed on 27 December 1932"),
    ("exit_ban", "1933-Q1", RISES, "peasants stopped from leaving Ukraine and Kuban"),
    ("grain_exports", "1933-Q1", FALLS, "exports of the half-year cut, not ended"),
    ("blacklist", "1933-Q2", FALLS, "blacklists lapse"),
    ("deportation", "1933-Q3", FALLS, "the instruction of 8 May"),
    ("list_priority", "1935-Q1", FALLS, "bread without cards"),
    ("plot_concession", "1935-Q1", RISES, "the model charter: plots and a cow"),
    ("norm_campaign", "1935-Q4", RISES, "after Stakhanov's record"),
    ("abortion_ban", "1936-Q3", RISES, "the law of 27 June 1936"),
    ("statistics_audit", "1937-Q1", FALLS, "the census bureau arrested"),
    ("executions", "1937-Q3", RISES, "order 00447"),
    ("executions", "1938-Q4", FALLS, "the operations are ended"),
    ("labour_decree", "1939-Q1", RISES, "labour books, twenty minutes"),
    ("plot_concession", "1939-Q2", FALLS, "plots measured anew"),
    ("labour_decree", "1940-Q3", RISES, "leaving work is a crime"),
    ("youth_call_up", "1940-Q4", RISES, "state labour reserves"),
    ("working_hours", "1940-Q3", RISES, "the eight-hour day, seven-day week"),
)


@pytest.fixture(scope="module")
def orders(flagship):
    """The historical orders by quarter."""
    return {
        str(flagship.quarter(turn)): quarter
        for turn, (quarter, _) in enumerate(historical_quarters(flagship))
    }


@pytest.mark.parametrize(
    ("lever", "date", "way", "what"), CHRONOLOGY, ids=[f"{row[1]}-{row[0]}" for row in CHRONOLOGY]
)
def test_an_order_is_given_when_it_was_given(orders, lever, date, way, what):
    """The lever moves in its quarter, in the way that the chronology tells."""
    dates = list(orders)
    before = np.mean(getattr(orders[dates[dates.index(date) - 1]], lever))
    after = np.mean(getattr(orders[date], lever))
    assert way * (after - before) > 1e-6, what


def test_grain_of_1931_buys_half_the_machines_of_1927(flagship):
    """World prices of grain fall faster than those of machines."""
    terms = {
        outside_year: np.mean([
            (outside.world_grain_price / outside.world_import_price).item()
            for turn, (_, outside) in enumerate(historical_quarters(flagship))
            if flagship.quarter(turn).year == outside_year
        ])
        for outside_year in (1927, 1931)
    }  # fmt: skip
    assert 0.3 < terms[1931] / terms[1927] < 0.6


@pytest.fixture(scope="module")
def told(flagship) -> Histories:
    """History, and history with the day of 1927 for ever."""
    return played(
        flagship,
        {"history": unchanged, "no longer day": between("1940-Q3", "1941-Q2", working_hours=0.93)},
        series=("population", "births", "deaths", "gross_industry"),
    )  # fmt: skip


def test_annexed_people_enter_when_they_did_and_not_before(told):
    """Some 20 million people come in two quarters; elsewhere births and deaths are all."""
    people = told.series("population", "history", "1938-Q4", "1941-Q2")
    natural = told.series("births", "history", "1939-Q1", "1941-Q2") - told.series(
        "deaths", "history", "1939-Q1", "1941-Q2"
    )
    entered = np.diff(people) - natural / (1000 if natural.max() > 10 else 1)
    came = [entered[3], entered[6]]
    assert came == pytest.approx([13.0, 7.2], abs=0.5)
    assert np.abs(np.delete(entered, (3, 6))).max() < 0.4


def test_hours_follow_the_decrees(told):
    """The longer week of 1940 makes more."""
    year = ("1940-Q3", "1941-Q2")
    assert told.total("gross_industry", "history", *year) > 1.02 * told.total(
        "gross_industry", "no longer day", *year
    )
