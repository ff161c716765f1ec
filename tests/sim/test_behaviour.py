"""What the model must do unscripted: other orders make other histories.

History's orders under history's weather are the base; each variant changes a few of
them. Bounds are loose: they say which way and roughly how far, not the fitted figure.
"""

from dataclasses import replace

import numpy as np
import pytest
from tests.sim.paths import Histories, between, both, played, unchanged

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.flows import Flows
from gosplan_game.core.state import State
from gosplan_game.lab.counterfactual_outcomes import years as by_year
from gosplan_game.sim.columns import widened
from gosplan_game.sim.ensemble import ensemble_changes
from gosplan_game.sim.indicators import indicators
from gosplan_game.sim.run import simulate
from gosplan_game.sim.step import step

HUNGER = "excess_deaths_hunger"


@pytest.fixture(scope="module")
def countryside(flagship) -> Histories:
    """History, and what might have been in the villages."""
    years = ("1931-Q3", "1933-Q2")
    return played(
        flagship,
        {
            "history": unchanged,
            "lower quota": between(*years, times=True, grain_quota=0.75),
            "higher quota": between(*years, times=True, grain_quota=1.25),
            "bought": between(*years, coercion=0.0, blacklist=0.0, grain_price=1.0),
            "no collectivisation": between(
                "1928-Q1", "1941-Q2", collectivisation_target=0.02, dekulakisation=0.0
            ),
            "no retreat": between(
                "1930-Q1", "1930-Q4", collectivisation_target=1.0, collectivisation_pace=0.5
            ),
            "no exports": between("1930-Q3", "1933-Q2", grain_exports=0.0),
            "higher norm": between("1929-Q1", "1930-Q4", ration=0.35),
            "no exports, relief": both(
                between("1930-Q3", "1933-Q2", grain_exports=0.0),
                between(*years, grain_relief=6.0),
            ),
            "open roads": between("1932-Q4", "1934-Q4", exit_ban=0.0),
            "no relief in 1921": between(
                "1921-Q1", "1923-Q2", grain_relief=0.0, foreign_relief=0.0
            ),
            "more relief in 1921": between(
                "1921-Q1", "1923-Q2", grain_relief=3.0, foreign_relief=1.0
            ),
            "no seed lent in 1921": between("1921-Q3", "1922-Q2", seed_loans=0.0),
            "seed taken": between("1931-Q3", "1933-Q2", seed_protection=0.0),
            "seed left": between("1931-Q3", "1933-Q2", seed_protection=1.0),
            "more sown": between("1930-Q1", "1936-Q4", sowing_push=1.25),
            "grain cheap in 1924": between("1924-Q3", "1925-Q2", grain_price=0.6),
            "cheap grain in 1926": between("1926-Q2", "1928-Q2", times=True, grain_price=0.6),
            "grain paid for in 1927": between("1927-Q3", "1928-Q2", grain_price=0.95),
            "no syndicates' credit": between("1922-Q3", "1923-Q4", trade_credit=0.5),
        },
        series=(
            "excess_deaths", "excess_deaths@*", HUNGER, "horses", "cattle", "grain_harvest",
            "sown_area_grain", "grain_procurement", "scissors_ratio", "steel", "sugar",
            "technical_crops",
        ),
        until="1936-Q4",
    )  # fmt: skip


def deaths(histories, variant, first="1931-Q3", last="1934-Q2"):
    """Return deaths of hunger of a variant, thousand."""
    return histories.total(HUNGER, variant, first, last)


def test_the_quota_of_1931_and_1932_decides_how_many_die(countryside):
    """A quarter less to collect saves many; a quarter more kills more.

    So does grain that is bought at the market's price and not taken. Without force and at
    a price of 8 to 15 % of the market's nobody sells, and it is the towns that starve.
    """
    base = deaths(countryside, "history")
    assert deaths(countryside, "lower quota") < 0.85 * base
    assert deaths(countryside, "higher quota") > 1.05 * base
    assert deaths(countryside, "bought") < 0.6 * base


def test_without_collectivisation_herds_live_and_so_do_people(countryside):
    """Horses and cattle of 1933 stand far above history's, hunger far below."""
    for herd in ("horses", "cattle"):
        kept = countryside.at(herd, "no collectivisation", "1933-Q4")
        assert kept > 1.25 * countryside.at(herd, "history", "1933-Q4")
    assert deaths(countryside, "no collectivisation") < 0.5 * deaths(countryside, "history")


def test_the_autumn_of_1927_is_a_matter_of_price(countryside):
    """Collections rise in summer and fall by a third and more in autumn; paid for, they do not."""
    collected = {
        (variant, quarter): countryside.at("grain_procurement", variant, quarter)
        for variant in ("history", "grain paid for in 1927")
        for quarter in ("1926-Q3", "1926-Q4", "1927-Q3", "1927-Q4")
    }
    assert collected["history", "1927-Q3"] > collected["history", "1926-Q3"]
    assert collected["history", "1927-Q4"] < 0.7 * collected["history", "1926-Q4"]
    paid = collected["grain paid for in 1927", "1927-Q4"]
    assert paid > 0.95 * collected["history", "1926-Q4"]


def test_a_low_price_empties_the_collectors_barns_in_other_years_too(countryside):
    """Six tenths of the market's price for eight in 1924: a fifth less and more is sold."""
    cheap, paid = (
        countryside.at("grain_procurement", variant, "1924-Q4")
        for variant in ("grain cheap in 1924", "history")
    )
    assert cheap < 0.8 * paid


def test_without_the_retreat_of_1930_more_is_lost(countryside):
    """Going on in spring 1930 costs more animals and more lives."""
    assert countryside.at("horses", "no retreat", "1931-Q4") < 0.95 * countryside.at(
        "horses", "history", "1931-Q4"
    )
    assert deaths(countryside, "no retreat", "1930-Q3") > deaths(countryside, "history", "1930-Q3")


def test_grain_kept_at_home_helps_if_it_is_given_to_the_hungry(countryside):
    """Exports stopped save some, and with relief most."""
    base = deaths(countryside, "history")
    assert deaths(countryside, "no exports") < base
    assert deaths(countryside, "no exports, relief") < 0.6 * base


def test_bread_above_the_norm_is_missing_in_food_works(countryside):
    """A norm half as high again takes grain from industry, which makes less food of it."""
    high, history = (
        countryside.total("sugar", variant, "1930-Q1", "1930-Q4")
        for variant in ("higher norm", "history")
    )
    assert high < 0.975 * history


def test_cheap_grain_brings_flax_and_beet_instead(countryside):
    """In the autumn of 1926 the price of grain was cut and peasants turned to other crops."""
    cheap, history = (
        countryside.at("technical_crops", variant, "1927-Q4")
        for variant in ("cheap grain in 1926", "history")
    )
    assert cheap > 1.005 * history


def test_seed_eaten_in_the_drought_is_missing_in_the_fields_of_1922(countryside):
    """Area falls in 1922 and is back in two years; without the loans it falls further."""
    area = {
        year: countryside.at("sown_area_grain", "history", f"{year}-Q3")
        for year in range(1921, 1925)
    }
    assert area[1922] < 0.95 * area[1921]
    assert area[1923] > 1.08 * area[1922]
    assert area[1924] > 1.04 * area[1921]
    unaided = countryside.at("sown_area_grain", "no seed lent in 1921", "1922-Q3")
    assert unaided < 0.97 * area[1922]


def test_seed_taken_is_missing_in_the_next_harvest(countryside):
    """What collectors leave alone is sown: more seed left, more area and grain in 1933."""
    for series, least in (("sown_area_grain", 0.99), ("grain_harvest", 0.99)):
        taken, left = (
            countryside.series(series, variant, "1933-Q2", "1933-Q3").sum()
            for variant in ("seed taken", "seed left")
        )
        assert taken < least * left


def test_ordered_area_tires_the_soil(countryside):
    """A quarter more than 1928, ordered year after year, brings no more grain in the end."""
    area, grain = (
        countryside.total(series, "more sown", "1936-Q3", "1936-Q3")
        / countryside.total(series, "history", "1936-Q3", "1936-Q3")
        for series in ("sown_area_grain", "grain_harvest")
    )
    assert area > 1.05
    assert grain < 1.02


def test_barred_roads_kill(countryside):
    """Where people may leave, fewer die."""
    years = ("1932-Q4", "1934-Q2")
    assert deaths(countryside, "open roads", *years) < 0.97 * deaths(
        countryside, "history", *years
    )


def test_relief_in_1921_helps(countryside):
    """Without relief more die, with more relief fewer."""
    years = ("1921-Q1", "1923-Q4")
    base = deaths(countryside, "history", *years)
    assert deaths(countryside, "no relief in 1921", *years) > 1.25 * base
    assert deaths(countryside, "more relief in 1921", *years) < 0.88 * base


def test_famines_peak_where_and_when_they_did(countryside):
    """The Volga in 1921-22; Ukraine in the first half of 1933."""

    def peak(series, first, last):
        return Quarter.parse(first) + int(
            np.argmax(countryside.series(series, "history", first, last))
        )

    volga = peak("excess_deaths@volga", "1921-Q1", "1929-Q4")
    assert Quarter.parse("1921-Q3") <= volga <= Quarter.parse("1922-Q2")
    ukraine = peak("excess_deaths@ukraine", "1924-Q1", "1936-Q4")
    assert Quarter.parse("1933-Q1") <= ukraine <= Quarter.parse("1933-Q2")
    nation = peak(HUNGER, "1924-Q1", "1936-Q4")
    assert Quarter.parse("1933-Q1") <= nation <= Quarter.parse("1933-Q2")


def test_southern_ukraine_hungers_a_second_winter(countryside):
    """What was not sown in the dry south is missing there after the harvest of 1922 as well."""
    both, second = (
        countryside.total("excess_deaths@ukraine", "history", first, "1923-Q2")
        for first in ("1921-Q3", "1922-Q3")
    )
    assert second > 0.08 * both
    assert both < 1_080


def test_the_famine_of_1933_falls_on_those_who_sold_grain(countryside):
    """Ukraine's share of the dead is far above its share of the people."""
    years = ("1932-Q3", "1933-Q4")
    ukraine = countryside.total("excess_deaths@ukraine", "history", *years)
    consuming = countryside.total("excess_deaths@northwest", "history", *years)
    everywhere = countryside.total("excess_deaths", "history", *years)
    assert ukraine > 0.3 * everywhere
    assert consuming < 0.05 * everywhere


def test_animals_are_lost_before_the_harvest_falls(countryside):
    """Slaughter in 1930, a good harvest in the same year, a bad one in the next."""
    cattle = [countryside.at("cattle", "history", f"{year}-Q4") for year in (1929, 1930)]
    harvests = [
        countryside.total("grain_harvest", "history", f"{year}-Q1", f"{year}-Q4")
        for year in (1929, 1930, 1931)
    ]
    assert cattle[1] < 0.9 * cattle[0]
    assert harvests[1] > 0.93 * harvests[0]
    assert harvests[2] < 0.9 * harvests[1]


def test_the_scissors_open_in_1923_and_credit_opens_them(countryside):
    """The ratio peaks in 1923; without easy credit to syndicates it stays lower."""
    ratio = countryside.series("scissors_ratio", "history", "1922-Q1", "1928-Q4")
    peak = Quarter.parse("1922-Q1") + int(np.argmax(ratio))
    assert peak.year == 1923
    assert ratio.max() > 1.7 * ratio[0]
    assert countryside.at("scissors_ratio", "no syndicates' credit", "1923-Q4") < (
        0.85 * countryside.at("scissors_ratio", "history", "1923-Q4")
    )


@pytest.fixture(scope="module")
def works(flagship) -> Histories:
    """History, and what might have been in industry."""

    def ranked(branch):
        place = flagship.labels.branches.index(branch)

        def change(orders, quarter):
            if quarter.year in (1931, 1932):
                orders["priority"] = orders["priority"].copy()
                orders["priority"][place] = 3.0

        return change

    return played(
        flagship,
        {
            "history": unchanged,
            "coal first": ranked("coal"),
            "construction first": ranked("construction"),
            "little investment": between("1926-Q1", "1941-Q2", times=True, investment_effort=0.4),
            "no foreign machines": between("1928-Q1", "1934-Q4", machinery_imports=0.0),
            "no purge": between("1936-Q3", "1938-Q4", terror=0.0),
        },
        series=(
            "gross_industry", "gross_output.*", "capacity.*", "steel", "readiness_defence",
            "consumption_per_head", "scrap.*", "best_practice",
        ),
    )  # fmt: skip


@pytest.mark.parametrize("branch", ["coal", "construction"])
def test_priority_raises_a_branch_and_lowers_others(flagship, works, branch):
    """Whoever is first in 1931-32 makes more, and somebody else makes less."""
    years = ("1931-Q1", "1932-Q4")

    def change(of):
        series = f"gross_output.{of}"
        return works.total(series, f"{branch} first", *years) / works.total(
            series, "history", *years
        )

    assert change(branch) > 1.005
    assert min(change(of) for of in flagship.labels.branches if of != branch) < 0.9995


def test_capital_withheld_is_missed_years_later(works):
    """Two fifths of the investment from 1926 leave steel and industry of 1937 far behind."""
    for series in ("steel", "gross_industry"):
        poor = works.total(series, "little investment", "1937-Q1", "1937-Q4")
        assert poor < 0.8 * works.total(series, "history", "1937-Q1", "1937-Q4")
    soon = works.total("gross_industry", "little investment", "1926-Q1", "1926-Q4")
    assert soon > 0.97 * works.total("gross_industry", "history", "1926-Q1", "1926-Q4")


def test_a_works_without_its_coal_stands_idle(flagship):
    """Magnitogorsk and Kuznetsk without the mines that feed them give less steel in 1937-39.

    In the years before, ore is as scarce as their coal.
    """
    coal = flagship.labels.projects.index("kuzbass_coal")

    def no_mines(orders, quarter):
        orders["project_start"] = orders["project_start"].copy()
        orders["project_start"][coal] = 0.0

    found = played(
        flagship, {"history": unchanged, "no mines": no_mines},
        series=("steel", "unmastered_plant.*"), until="1939-Q4",
    )  # fmt: skip
    span = ("1937-Q1", "1939-Q4")
    assert found.total("steel", "no mines", *span) < 0.97 * found.total("steel", "history", *span)
    assert found.at("unmastered_plant.metals", "no mines", "1937-Q4") > (
        found.at("unmastered_plant.metals", "history", "1937-Q4") + 0.5
    )


def _grown(history, series, first, last):
    counted = by_year(history, series, first, last)
    return counted[-1, 0] / counted[0, 0]


def test_steel_stands_still_while_its_crews_are_new(flagship):
    """It hardly grows in 1930-32 and doubles in 1933-36; newcomers who work alone cost it less."""
    crew = flagship.parameters().crew
    made = {
        name: simulate(flagship, series=["steel"], changes={"crew": value})
        for name, value in (("crews", crew), ("alone", np.ones_like(crew)))
    }
    still, surge = (
        {name: _grown(found, "steel", *span) for name, found in made.items()}
        for span in ((1930, 1932), (1933, 1936))
    )
    assert still["crews"] < 1.15 < still["alone"]
    assert surge["crews"] > max(2.0, surge["alone"])


def test_quality_gives_way_to_targets(works):
    """Scrap rises in the rush of the last quarter, and in the years of newcomers and taut targets.

    Machines are worst in 1931-33, as the press of the time complained: 6 to 12 % of castings.
    """
    def scrap(branch, first, last):
        return works.series(f"scrap.{branch}", "history", first, last)

    for branch in ("coal", "metals", "machinery", "construction"):
        calm = scrap(branch, "1928-Q1", "1928-Q4").mean()
        assert scrap(branch, "1931-Q1", "1932-Q4").mean() > 1.25 * calm
        by_quarter = scrap(branch, "1931-Q1", "1939-Q4").reshape(-1, 4).mean(axis=0)
        assert by_quarter[3] > 1.05 * by_quarter[:3].max()
    assert 6 < scrap("machinery", "1931-Q1", "1933-Q4").mean() < 12


def test_foreign_machines_matter(works):
    """Without imported machines the industry of 1932-34 is smaller, and new plant is worse."""
    assert works.at("best_practice", "no foreign machines", "1934-Q4") < (
        0.95 * works.at("best_practice", "history", "1934-Q4")
    )
    years = ("1932-Q1", "1934-Q4")
    assert works.total("gross_industry", "no foreign machines", *years) < 0.98 * works.total(
        "gross_industry", "history", *years
    )


def test_terror_buys_nothing(works):
    """Without the purge industry and readiness stand higher, the former by a twentieth or more."""
    years = ("1938-Q1", "1938-Q4")
    assert works.total("gross_industry", "no purge", *years) > 1.05 * works.total(
        "gross_industry", "history", *years
    )
    assert works.at("readiness_defence", "no purge", "1939-Q4") > works.at(
        "readiness_defence", "history", "1939-Q4"
    )


def uniform_targets(flagship, works, year, shares):
    """Return the year's output with all targets at a share of the capacity of the eve."""
    eve = str(Quarter(year - 1, 3))
    capacity = np.array(
        [[works.at(f"capacity.{each}", "history", eve)] for each in flagship.labels.branches]
    )

    def targets(share):
        def change(orders, quarter):
            if quarter.year == year:
                orders["plan_target"] = 4 * share * capacity

        return change

    found = played(
        flagship, {f"{share:g}": targets(share) for share in shares},
        series=("gross_industry",), until=f"{year}-Q4",
    )  # fmt: skip
    return [
        found.total("gross_industry", name, f"{year}-Q1", f"{year}-Q4") for name in found.names
    ]


@pytest.mark.parametrize("year", [1931, 1932, 1933, 1934, 1935, 1936, 1937])
def test_targets_beyond_capacity_lower_output(flagship, works, year):
    """All targets 30 % above capacity cost at least 5 % of the year's output (docs/model.md, 29).

    Measured against targets at the capacity of the eve, which is what a planner could know, in
    the years when plans bind and are taut. Before, when they bind less and stocks are full,
    such targets cost less than that, and in 1938-40 one to four percent.
    """
    capacity, beyond, below = uniform_targets(flagship, works, year, (1.0, 1.3, 0.6))
    assert beyond < 0.95 * capacity
    assert below < capacity


@pytest.mark.parametrize("year", range(1927, 1941))
def test_no_year_gains_by_targets_beyond_its_own_capacity(flagship, works, year):
    """Targets 30 % above what plant and people can give in each quarter never raise the year."""
    def targets(share):
        def change(orders, quarter):
            if quarter.year == year:
                capacity = [
                    [works.at(f"capacity.{each}", "history", str(quarter))]
                    for each in flagship.labels.branches
                ]
                orders["plan_target"] = 4 * share * np.array(capacity)

        return change

    found = played(
        flagship, {"at capacity": targets(1.0), "beyond": targets(1.3)},
        series=("gross_industry",), until=f"{year}-Q4",
    )  # fmt: skip
    span = (f"{year}-Q1", f"{year}-Q4")
    beyond = found.total("gross_industry", "beyond", *span)
    assert beyond < found.total("gross_industry", "at capacity", *span)


WAYS = (0.85, 1.0, 1.15, 1.3)


def test_the_best_targets_are_not_the_same_in_every_year(flagship, works):
    """Of four tautnesses one is best in 1929, another in 1931 or 1933."""
    best = {
        year: WAYS[int(np.argmax(uniform_targets(flagship, works, year, WAYS)))]
        for year in (1929, 1931, 1933)
    }
    assert len(set(best.values())) > 1, best


def test_the_best_targets_are_not_the_same_in_every_country_that_fits(flagship):
    """Members of the ensemble, which fit the record alike, have not one best tautness."""
    members = np.arange(12, dtype=np.int64)
    alone = played(
        flagship, {f"{each}": unchanged for each in members}, series=("capacity.*",),
        changes=ensemble_changes(flagship, seed=1, runs=members), until="1936-Q4",
    )  # fmt: skip
    differ = {year: _best_by_member(flagship, alone, members, year) for year in (1931, 1933, 1937)}
    assert any(len(set(each)) > 1 for each in differ.values()), differ


def _best_by_member(flagship, alone, members, year):
    """Return the best of the ways for each member, each measured by its own capacity."""
    eve = str(Quarter(year - 1, 3))

    def targets(member, way):
        capacity = [
            [alone.at(f"capacity.{each}", f"{member}", eve)] for each in flagship.labels.branches
        ]

        def change(orders, quarter):
            if quarter.year == year:
                orders["plan_target"] = 4 * way * np.array(capacity)

        return change

    found = played(
        flagship,
        {f"{member} {way:g}": targets(member, way) for member in members for way in WAYS},
        series=("gross_industry",), until=f"{year}-Q4",
        changes=ensemble_changes(flagship, seed=1, runs=np.repeat(members, len(WAYS))),
    )  # fmt: skip
    made = found.history.get("gross_industry")[-4:].sum(axis=0).reshape(len(members), len(WAYS))
    return [WAYS[best] for best in made.argmax(axis=1)]


OUTCOMES = (
    "gross_industry", "readiness_defence", "consumption_per_head", "support_workers",
    "support_peasants", "support_party",
)  # fmt: skip

MOST = 0.1
"""Greatest rise of an outcome that people's removal may cause, percent."""

DATES = (
    "1921-Q2", "1922-Q3", "1925-Q4", "1928-Q4", "1930-Q1", "1931-Q1", "1932-Q3", "1933-Q1",
    "1935-Q2", "1938-Q1",
)  # fmt: skip


@pytest.mark.parametrize("date", DATES)
def test_removing_people_improves_nothing(flagship, date):
    """1 % of any region's people gone, with their jobs: no outcome rises by over 0.1 % in 3 years.

    Outcomes are counted on those who would be alive: consumption divides by them, and
    support counts the dead among those who support nothing.
    """
    when = Quarter.parse(date)
    regions = flagship.labels.regions
    reference = []

    def hand(state, quarter):
        if when < quarter <= when + 12:
            reference.append(state.reference_people)
        return removed(state) if quarter == when else state

    def removed(state):
        people = {"rural": state.rural.copy(), "urban": state.urban.copy()}
        for number in range(len(regions)):
            for each in people.values():
                each[number, :, number + 1] *= 0.99
        left = people["urban"].sum(axis=(0, 1)) / state.urban.sum(axis=(0, 1))
        return replace(
            state,
            **people,
            employment=state.employment * left,
            unemployed=state.unemployed * left,
        )

    found = played(
        flagship,
        {"history": unchanged, **dict.fromkeys(regions, unchanged)},
        series=(*OUTCOMES, "population"),
        until=str(when + 12),
        hand=hand,
    )
    span = (str(when), str(when + 11))
    for series in OUTCOMES:
        values = np.array([found.series(series, name, *span) for name in found.names])
        if series.startswith("support"):
            alive = np.array([found.series("population", name, *span) for name in found.names])
            values = values * alive / np.array(reference).T
        mean = values.mean(axis=1)
        rise = 100 * (mean[1:].max() / mean[0] - 1)
        assert rise < MOST, f"{series}: {rise:.3f} %"


def fields_of(container):
    """Return the fields of a frozen container."""
    return {name: getattr(container, name) for name in type(container).__dataclass_fields__}


@pytest.mark.parametrize("turn", [3, 30, 48, 70])
def test_one_more_death_raises_only_the_human_cost(flagship, turn):
    """A thousand more dead in a quarter, all else equal, count as dead and improve no outcome."""
    orders: Decisions = flagship.policy_orders("historical")[turn]
    outside, params = flagship.exogenous(turn), flagship.parameters()
    before = widened(flagship.initial_state(), 2)
    after, flows = step(before, orders, outside, params)
    gone = np.zeros_like(after.rural)
    gone[2, 1] = 0.001
    poorer = State(**{**fields_of(after), "rural": after.rural - gone})
    counted = Flows(**{**fields_of(flows), "hunger_rural": flows.hunger_rural + gone})
    true = indicators(before, after, flows, orders, outside, params, flagship.labels)
    dead = indicators(before, poorer, counted, orders, outside, params, flagship.labels)
    for series in (*OUTCOMES, "capital", "gdp", "statistics_honesty", "nutrition_urban"):
        assert np.all(dead[series] <= true[series]), series
    assert np.all(dead["excess_deaths"].sum(axis=0) > true["excess_deaths"].sum(axis=0))
    assert np.all(dead["population"].sum(axis=0) < true["population"].sum(axis=0))


def test_an_audit_is_worth_as_much_as_those_who_dare(flagship):
    """With the same audits the reports of 1938 are less honest after the purge than without it."""
    found = played(
        flagship,
        {
            "history": unchanged,
            "no purge": between("1936-Q3", "1938-Q4", terror=0.2),
            "audited": between("1936-Q3", "1938-Q4", statistics_audit=0.8),
            "audited, no purge": between(
                "1936-Q3", "1938-Q4", statistics_audit=0.8, terror=0.2
            ),
        },
        series=("statisticians", "grain_harvest", "grain_harvest~reported", "defence_spending",
                "defence_published"),
        until="1939-Q4",
    )  # fmt: skip

    def told(name):
        span = ("1938-Q1", "1938-Q4")
        return found.total("grain_harvest~reported", name, *span) / found.total(
            "grain_harvest", name, *span
        )

    assert found.at("statisticians", "history", "1938-Q4") < 0.75 * found.at(
        "statisticians", "history", "1936-Q2"
    )
    assert told("audited, no purge") < told("audited") < told("history")
    published = found.total("defence_published", "history", "1933-Q1", "1933-Q4")
    spent = found.total("defence_spending", "history", "1933-Q1", "1933-Q4")
    assert published / spent == pytest.approx(1421 / 4299, abs=0.01)


def test_what_is_sold_abroad_is_not_worn_at_home(flagship):
    """Two fifths of the cloth exported leave less to consume, whatever the machines they buy."""
    cloth = flagship.labels.branches.index("textiles")

    def sold(orders, _quarter):
        orders["export_share"] = orders["export_share"].copy()
        orders["export_share"][cloth] = 0.4

    found = played(
        flagship, {"history": unchanged, "sold": sold}, series=("consumption_per_head",),
        until="1932-Q4",
    )  # fmt: skip
    span = ("1925-Q1", "1932-Q4")
    eaten = [found.total("consumption_per_head", name, *span) for name in found.names]
    assert eaten[1] < 0.99 * eaten[0]
