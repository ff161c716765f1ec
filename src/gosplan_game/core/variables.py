"""The catalogue of indicators: what is recorded, in which unit, how a year is made.

An id is ``name[.branch][@region][~reported]``. Branch outputs and products take
their names from the scenario (`steel`, `tanks`); all others stand here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gosplan_game.core.further_stocks import FURTHER_STOCKS
from gosplan_game.core.variable import Annual, Calendar, Error, Role, Variable

__all__ = [
    "ALIASES", "VARIABLES", "Annual", "Calendar", "Error", "Role", "SeriesId", "Variable",
]

def _listing() -> Iterator[Variable]:
    yield Variable(
        id="grain_harvest",
        unit="Mt",
        meaning="Barn harvest of all grain",
        axes=("region",),
        role="outcome",
        error="relative",
        annual="sum",
        reported=True,
    )
    yield Variable(
        id="grain_harvest_official",
        unit="Mt",
        meaning="Harvest as published",
        role="reported",
        error="relative",
        annual="sum",
    )
    yield Variable(
        id="grain_procurement",
        unit="Mt",
        meaning="All state grain collections",
        axes=("region",),
        role="outcome",
        error="relative",
        annual="sum",
        calendar="agricultural",
    )
    yield Variable(
        id="grain_exports",
        unit="Mt",
        meaning="Grain sold abroad",
        role="order",
        error="relative",
        annual="sum",
    )
    yield Variable(
        id="weather",
        unit="ratio, ordinary=1",
        meaning="Yield factor of the year's weather",
        axes=("region",),
        annual="mean",
        weights="sown_area_grain",
    )
    yield Variable(
        id="grain_stocks_state",
        unit="Mt",
        meaning="Grain held by the state",
        stock=True,
        annual="end",
        end_quarter=4,
    )
    yield Variable(
        id="grain_stocks_state_july",
        unit="Mt",
        meaning="State grain on 1 July",
        stock=True,
        role="outcome",
        error="absolute",
        annual="end",
        end_quarter=2,
        tolerance=0.7,
    )
    yield Variable(
        id="grain_stocks_peasant",
        unit="Mt",
        meaning="Grain held by farms",
        axes=("region",),
        stock=True,
        annual="end",
        end_quarter=2,
        reported=True,
    )
    yield Variable(
        id="sown_area_grain",
        unit="Mha",
        meaning="Area sown to grain",
        axes=("region",),
        stock=True,
        role="outcome",
        error="relative",
        annual="end",
        end_quarter=2,
        reported=True,
    )
    yield Variable(
        id="sown_area_state_farms",
        unit="Mha",
        meaning="Area sown to grain by state farms",
        axes=("region",),
        stock=True,
        role="order",
        error="relative",
        annual="end",
        end_quarter=2,
    )
    yield Variable(
        id="sown_area_collectivised",
        unit="percent",
        meaning="Peasants' sown land in kolkhozy",
        stock=True,
        role="outcome",
        error="relative",
        annual="end",
        end_quarter=2,
    )
    yield Variable(
        id="station_land",
        unit="percent",
        meaning="Kolkhoz land ploughed by machine-tractor stations",
        role="outcome",
        error="relative",
        annual="end",
        end_quarter=2,
    )
    yield Variable(
        id="tractors_fuelled",
        unit="percent",
        meaning="Tractors that have kerosene",
        annual="mean",
    )
    yield Variable(
        id="machine_payments",
        unit="Mt",
        meaning="Grain paid to machine-tractor stations",
        axes=("region",),
        annual="sum",
        calendar="agricultural",
    )
    yield Variable(
        id="state_farm_deliveries",
        unit="Mt",
        meaning="Grain delivered by state farms",
        axes=("region",),
        annual="sum",
        calendar="agricultural",
    )
    yield Variable(
        id="cattle_collective",
        unit="million head",
        meaning="Cattle in collective barns",
        axes=("region",),
        stock=True,
        role="outcome",
        error="relative",
        annual="end",
    )
    for species, text in (
        ("horses", "Horses"),
        ("cattle", "Cattle"),
        ("pigs", "Pigs"),
        ("sheep_goats", "Sheep and goats"),
    ):
        yield Variable(
            id=species,
            unit="million head",
            meaning=text,
            axes=("region",),
            stock=True,
            role="outcome",
            error="relative",
            annual="end",
            end_quarter=2,
            reported=True,
        )
    yield Variable(
        id="collectivised_households",
        unit="percent",
        meaning="Households in kolkhozy",
        axes=("region",),
        stock=True,
        role="order",
        error="relative",
        annual="end",
        calendar="date",
    )
    yield Variable(
        id="tractors_in_use",
        unit="thousand",
        meaning="Tractors in agriculture",
        stock=True,
        role="outcome",
        error="relative",
        annual="end",
        end_quarter=4,
    )
    yield Variable(
        id="peasant_disturbances",
        unit="count",
        meaning="Mass disturbances in villages",
        axes=("region",),
        role="outcome",
        error="log",
        annual="sum",
    )
    yield Variable(
        id="deported_persons",
        unit="thousand",
        meaning="Persons deported",
        role="order",
        error="relative",
        annual="sum",
    )
    yield Variable(
        id="population",
        unit="million",
        reported=True,
        meaning="Population",
        axes=("region",),
        stock=True,
        role="outcome",
        error="relative",
        annual="end",
        end_quarter=0,
    )
    yield Variable(
        id="population_urban",
        unit="million",
        meaning="Town population",
        axes=("region",),
        stock=True,
        role="outcome",
        error="relative",
        annual="end",
        end_quarter=0,
    )
    yield Variable(
        id="population_rural",
        unit="million",
        reported=True,
        meaning="Village population",
        axes=("region",),
        stock=True,
        annual="end",
        end_quarter=0,
    )
    yield Variable(
        id="births",
        unit="thousand",
        meaning="Births",
        axes=("region",),
        role="outcome",
        error="relative",
        annual="sum",
    )
    yield Variable(
        id="deaths",
        unit="thousand",
        reported=True,
        meaning="Deaths from all causes",
        axes=("region",),
        role="outcome",
        error="relative",
        annual="sum",
    )
    yield Variable(
        id="unregistered_deaths",
        unit="thousand",
        meaning="Deaths that no register holds",
        axes=("region",),
        annual="sum",
    )
    yield Variable(
        id="dead_registered",
        unit="thousand",
        meaning="Registered people who are dead",
        axes=("region",),
        stock=True,
        annual="end",
    )
    yield Variable(
        id="census_missing",
        unit="thousand",
        meaning="Registered people whom a census does not find",
        axes=("region",),
        annual="sum",
    )
    yield Variable(
        id="excess_deaths",
        unit="thousand",
        axes=("region",),
        annual="sum",
        meaning="Deaths above those of a quarter with enough food and no repression",
    )
    for cause, text in (
        ("hunger", "hunger and the diseases of hunger"),
        ("deportation", "deportation and special settlement"),
        ("camps", "camps"),
        ("executions", "execution on political charges"),
    ):
        yield Variable(
            id=f"excess_deaths_{cause}",
            unit="thousand",
            annual="sum",
            meaning=f"Excess deaths from {text}",
        )
    yield Variable(
        id="excess_deaths_towns",
        unit="thousand",
        meaning="Deaths of hunger in towns",
        axes=("region",),
        annual="sum",
    )
    yield Variable(
        id="births_lost",
        unit="thousand",
        meaning="Births that hunger prevented",
        axes=("region",),
        annual="sum",
    )
    yield Variable(
        id="hungry_people",
        unit="million",
        meaning="People below subsistence food",
        axes=("region",),
        annual="mean",
        reported=True,
    )
    yield Variable(
        id="fed_by_relief",
        unit="million",
        meaning="Villagers fed by relief",
        axes=("region",),
        annual="mean",
    )
    yield Variable(
        id="rural_urban_migration",
        unit="thousand",
        meaning="Net move from village to town",
        axes=("region",),
        role="outcome",
        error="log",
        annual="sum",
    )
    yield Variable(
        id="expelled_persons",
        unit="thousand",
        meaning="Townspeople refused a passport who had to go",
        axes=("region",),
        annual="sum",
    )
    yield Variable(
        id="passported",
        unit="percent",
        meaning="Townspeople under passport rule",
        stock=True,
        annual="end",
    )
    yield Variable(
        id="unemployment_registered",
        unit="thousand",
        meaning="Registered unemployed",
        stock=True,
        role="outcome",
        error="log",
        annual="end",
        calendar="date",
    )
    yield Variable(
        id="scissors_ratio",
        unit="ratio, 1913=1",
        role="outcome",
        error="log",
        annual="mean",
        calendar="quarter",
        meaning="Industrial over agricultural prices",
    )
    yield Variable(
        id="scissors_ratio_year",
        unit="ratio, 1913=1",
        role="outcome",
        error="log",
        annual="mean",
        calendar="economic",
        meaning="Industrial retail over farm producer prices, economic year",
    )
    yield Variable(
        id="price_level",
        unit="1913=1",
        meaning="Price level in current roubles",
        role="outcome",
        error="log",
        annual="mean",
        first_of_month=True,
    )
    yield Variable(
        id="kolkhoz_market_ratio",
        unit="ratio, shop=1",
        role="outcome",
        error="log",
        annual="mean",
        meaning="Free-market over state retail food prices",
    )
    yield Variable(
        id="real_wage",
        unit="1913=100",
        meaning="Real wage in industry",
        role="outcome",
        error="relative",
        annual="mean",
        calendar="economic",
    )
    yield Variable(
        id="consumption_per_head",
        unit="1928=100",
        role="outcome",
        error="relative",
        annual="mean",
        meaning="Household consumption a head of the people there would be without excess deaths",
        reported=True,
    )
    yield Variable(
        id="nutrition_rural",
        unit="ratio, wanted=1",
        meaning="Village food against wish",
        axes=("region",),
        annual="mean",
        reported=True,
    )
    yield Variable(
        id="nutrition_urban",
        unit="ratio, wanted=1",
        meaning="Town food against wish",
        annual="mean",
    )
    yield Variable(
        id="nutrition_towns",
        unit="ratio, wanted=1",
        meaning="Food of a region's towns against wish",
        axes=("region",),
        annual="mean",
        weights="population_urban",
    )
    yield Variable(
        id="nutrition_special_list",
        unit="ratio, wanted=1",
        meaning="Food against wish in towns served first",
        annual="mean",
    )
    yield Variable(
        id="nutrition_third_list",
        unit="ratio, wanted=1",
        meaning="Food against wish in towns served last",
        annual="mean",
    )
    yield Variable(
        id="weakness_rural",
        unit="share",
        meaning="What hunger has used up in villages",
        axes=("region",),
        annual="mean",
    )
    yield Variable(
        id="weakness_urban",
        unit="share",
        meaning="What hunger has used up in towns",
        axes=("region",),
        annual="mean",
        weights="population_urban",
    )
    yield Variable(
        id="bread_ration",
        unit="kg a head a day",
        annual="mean",
        meaning="Grain issued to a person fed by the state in town",
    )
    yield Variable(
        id="pig_iron",
        unit="Mt",
        meaning="Pig iron",
        role="outcome",
        error="relative",
        annual="sum",
        reported=True,
    )
    yield Variable(
        id="iron_ore",
        unit="Mt",
        meaning="Iron ore raised",
        role="outcome",
        error="relative",
        annual="sum",
    )
    yield Variable(
        id="ore_capacity",
        unit="Mt/year",
        meaning="Iron ore that mines can raise",
        stock=True,
        annual="end",
    )
    yield Variable(
        id="ore_sinking",
        unit="Mt/year",
        meaning="Iron ore of mines begun and not yet open",
        stock=True,
        annual="end",
    )
    yield Variable(
        id="largescale_industry",
        unit="million roubles 1926/27",
        role="outcome",
        error="relative",
        annual="sum",
        meaning="Gross output of large-scale industry",
        reported=True,
    )
    yield Variable(
        id="gross_industry",
        unit="million roubles 1926/27",
        annual="sum",
        reported=True,
        meaning="Gross output of all industry",
    )
    yield Variable(
        id="industry_official",
        unit="1913=100",
        meaning="Published index of industry",
        role="reported",
        error="relative",
        annual="mean",
    )
    yield Variable(
        id="gdp",
        unit="1928=100",
        meaning="Gross domestic product",
        role="outcome",
        error="relative",
        annual="mean",
        reported=True,
    )
    yield Variable(
        id="gdp_per_head",
        unit="1990 intl $",
        meaning="Gross domestic product a head",
        role="outcome",
        error="relative",
        annual="mean",
        reported=True,
    )
    yield Variable(
        id="gross_output",
        unit="plan unit",
        meaning="Output of a branch",
        axes=("branch",),
        annual="sum",
        reported=True,
    )
    yield Variable(
        id="plan_fulfilment",
        unit="percent",
        meaning="Reported output over target",
        axes=("branch",),
        annual="mean",
    )
    yield Variable(
        id="capacity",
        unit="plan unit",
        meaning="Output that plant and people could give",
        axes=("branch",),
        annual="sum",
        reported=True,
    )
    yield Variable(
        id="inventories",
        unit="plan unit",
        meaning="Stocks of materials",
        axes=("branch",),
        stock=True,
        annual="end",
        reported=True,
    )
    yield Variable(
        id="shortage",
        unit="share",
        meaning="Share of claimed material not delivered",
        axes=("branch",),
        annual="mean",
    )
    yield Variable(
        id="scrap",
        unit="percent",
        meaning="Share of output counted as made that nobody can use",
        axes=("branch",),
        annual="mean",
    )
    yield Variable(
        id="capital",
        unit="bn roubles 1926/27",
        meaning="Fixed capital",
        axes=("branch",),
        stock=True,
        annual="end",
    )
    yield Variable(
        id="unfinished_works",
        unit="bn roubles 1926/27",
        meaning="Unfinished construction",
        axes=("branch",),
        stock=True,
        annual="end",
    )
    yield Variable(
        id="unmastered_plant",
        unit="bn roubles 1926/27",
        meaning="New plant whose crews have not learned it yet",
        axes=("branch",),
        stock=True,
        annual="end",
    )
    yield Variable(
        id="technique",
        unit="1921=1",
        meaning="Productivity of the plant in place",
        axes=("branch",),
        stock=True,
        annual="mean",
    )
    yield Variable(
        id="best_practice",
        unit="1921=1",
        meaning="Productivity of the best new plant that can be designed or bought",
        stock=True,
        annual="mean",
    )
    yield Variable(
        id="foreign_equipment",
        unit="percent",
        meaning="Foreign machines in the equipment of about the last year",
        stock=True,
        annual="mean",
    )
    yield Variable(
        id="commanders",
        unit="percent",
        meaning="Posts held by practised directors and engineers",
        stock=True,
        annual="mean",
    )
    yield Variable(
        id="project_progress",
        unit="share",
        meaning="Share of a project's cost spent",
        axes=("project",),
        stock=True,
        annual="end",
    )
    yield Variable(
        id="station_power",
        unit="MW",
        meaning="What named power stations that stand can give",
        axes=("region",),
        stock=True,
        annual="end",
    )
    yield Variable(
        id="employment",
        unit="million",
        meaning="Employment",
        axes=("branch",),
        annual="mean",
    )
    yield Variable(
        id="jobless", unit="million", meaning="People who seek work", stock=True, annual="end"
    )
    yield Variable(
        id="women_in_work", unit="percent", meaning="Women among those who work or seek work"
    )
    yield Variable(id="strikers", unit="thousand", meaning="Workers who struck", annual="sum")
    yield Variable(
        id="literacy",
        unit="percent",
        meaning="Readers among people of working age",
        stock=True,
        annual="end",
    )
    yield Variable(id="pupils", unit="million", meaning="Pupils of schools", annual="mean")
    yield Variable(
        id="engineers",
        unit="thousand",
        meaning="Engineers with a diploma",
        stock=True,
        annual="end",
    )
    yield Variable(id="doctors", unit="thousand", meaning="Doctors", stock=True, annual="end")
    yield Variable(
        id="housing_stock",
        unit="million m2",
        meaning="Living space in towns",
        stock=True,
        annual="end",
    )
    yield Variable(
        id="living_space",
        unit="m2/head",
        meaning="Living space a head in towns",
        stock=True,
        annual="end",
    )
    yield Variable(
        id="housing_completed",
        unit="million m2",
        meaning="Living space built in towns",
        annual="sum",
    )
    yield Variable(
        id="workers_and_employees",
        unit="million",
        meaning="Workers and employees",
        role="outcome",
        error="relative",
        annual="mean",
    )
    yield Variable(
        id="labour_turnover",
        unit="percent",
        role="outcome",
        error="relative",
        annual="ratio",
        numerator="separations",
        denominator="industrial_employment",
        scale=400.0,
        meaning="Separations over average workforce in industry, a year",
    )
    yield Variable(
        id="separations",
        unit="million",
        meaning="Workers who left their place in industry",
        annual="sum",
    )
    yield Variable(
        id="industrial_employment",
        unit="million",
        meaning="Employment in industry",
        annual="mean",
    )
    yield Variable(
        id="nominal_wage",
        unit="roubles a year",
        meaning="Average money wage",
        role="outcome",
        error="log",
        annual="mean",
    )
    yield Variable(
        id="money_in_circulation",
        unit="million roubles",
        meaning="Money in circulation",
        stock=True,
        role="outcome",
        error="log",
        annual="end",
        end_quarter=0,
    )
    yield Variable(
        id="budget_balance",
        unit="million roubles",
        meaning="Budget balance",
        annual="sum",
    )
    yield Variable(
        id="exports",
        unit="million gold roubles",
        meaning="Exports",
        role="outcome",
        error="log",
        annual="sum",
    )
    yield Variable(
        id="imports",
        unit="million gold roubles",
        meaning="Imports",
        role="outcome",
        error="log",
        annual="sum",
    )
    yield Variable(
        id="machinery_imports",
        unit="million gold roubles",
        meaning="Machines imported",
        annual="sum",
    )
    yield Variable(
        id="machinery_share_imports",
        unit="percent",
        role="order",
        error="relative",
        annual="ratio",
        numerator="machinery_imports",
        denominator="imports",
        scale=100.0,
        meaning="Machines in imports",
    )
    yield Variable(
        id="foreign_debt",
        unit="million gold roubles",
        meaning="Foreign debt",
        stock=True,
        role="outcome",
        error="absolute",
        annual="end",
        calendar="date",
        tolerance=300.0,
    )
    yield Variable(
        id="gold",
        unit="million gold roubles",
        meaning="Gold and foreign exchange",
        stock=True,
        annual="end",
    )
    yield Variable(
        id="queue_hours",
        unit="hours a week",
        meaning="Time that a working person's household spends in queues",
        annual="mean",
    )
    yield Variable(
        id="goods_bought",
        unit="percent",
        meaning="Goods in shops that found a buyer, 100 as in a quiet quarter",
        annual="mean",
    )
    yield Variable(
        id="state_loans",
        unit="million roubles",
        meaning="State loans held by households",
        stock=True,
        annual="end",
    )
    yield Variable(
        id="credit_record",
        unit="percent",
        meaning="Standing with foreign lenders: 100 where every debt was paid",
        stock=True,
        annual="end",
    )
    yield Variable(
        id="valuables",
        unit="million gold roubles",
        meaning="Gold and silver that households hold, at the gold shops' price",
        stock=True,
        annual="end",
    )
    yield Variable(
        id="church_plate",
        unit="million gold roubles",
        meaning="Silver and stones in churches, at what they fetch abroad",
        stock=True,
        annual="end",
    )
    yield Variable(
        id="leased_works",
        unit="percent",
        meaning="Small works under lease to private people and co-operatives",
        stock=True,
        annual="end",
    )
    yield Variable(
        id="concession_capital",
        unit="million gold roubles",
        meaning="Foreign capital in concessions",
        stock=True,
        annual="end",
    )
    yield Variable(
        id="private_profits",
        unit="million roubles",
        meaning="Profits kept by leaseholders and licensed traders",
        annual="sum",
    )
    yield Variable(
        id="rents",
        unit="million roubles",
        meaning="Rents, licences and the state's share of concessions",
        annual="sum",
    )
    yield Variable(
        id="investment",
        unit="bn roubles",
        meaning="Investment in current prices",
        role="outcome",
        error="log",
        annual="sum",
    )
    yield Variable(
        id="investment_by_plan",
        unit="bn roubles, comparable",
        meaning="Investment",
        role="outcome",
        error="relative",
        annual="sum",
    )
    yield Variable(
        id="defence_budget_share",
        unit="percent",
        role="order",
        error="relative",
        annual="ratio",
        numerator="defence_spending",
        denominator="budget_expenditure",
        scale=100.0,
        meaning="Defence in budget expenditure",
    )
    yield Variable(
        id="defence_spending",
        unit="million roubles",
        meaning="Defence expenditure",
        annual="sum",
    )
    yield Variable(
        id="budget_expenditure",
        unit="million roubles",
        meaning="Budget expenditure",
        annual="sum",
    )
    yield Variable(
        id="defence_share_gnp",
        unit="percent",
        role="order",
        error="relative",
        annual="ratio",
        numerator="defence_product",
        denominator="national_product",
        scale=100.0,
        meaning="Defence in national product",
    )
    yield Variable(
        id="defence_product",
        unit="million roubles 1926/27",
        meaning="Product for defence",
        annual="sum",
    )
    yield Variable(
        id="national_product",
        unit="million roubles 1926/27",
        meaning="National product",
        annual="sum",
        reported=True,
    )
    yield Variable(
        id="armed_forces",
        unit="thousand",
        meaning="People under arms",
        stock=True,
        role="order",
        error="relative",
        annual="end",
        end_quarter=0,
    )
    yield Variable(
        id="special_settlers",
        unit="thousand",
        meaning="People in special settlements",
        stock=True,
        role="outcome",
        error="log",
        annual="end",
        end_quarter=0,
    )
    yield Variable(
        id="camp_prisoners",
        unit="persons",
        meaning="Prisoners of corrective labour camps",
        stock=True,
        role="outcome",
        error="log",
        annual="end",
        end_quarter=0,
    )
    for group, text in (("workers", "workers"), ("peasants", "peasants"), ("party", "the party")):
        yield Variable(
            id=f"support_{group}",
            unit="share",
            meaning=f"Support of {text}",
            stock=True,
            annual="end",
        )
    yield Variable(
        id="readiness_defence",
        unit="1928=100",
        meaning="Readiness for war",
        annual="mean",
    )
    yield Variable(
        id="training",
        unit="1928=100",
        meaning="Training of the forces",
        stock=True,
        annual="end",
    )
    for name, meaning in (
        ("war_industry_east", "Plant of war industry out of reach of an invasion from the west"),
        ("exposed_industry", "Industry within reach of an invasion from the west"),
        ("evacuated", "Plant not held that would be moved in time"),
        ("invasion_drawn", "Capacity that the invasion drawn for this game would take"),
    ):
        yield Variable(id=name, unit="percent", meaning=meaning, stock=True, annual="end")
    yield Variable(
        id="invasion_loss",
        unit="percent",
        stock=True,
        annual="end",
        meaning="Capacity that an invasion from the west would take",
    )
    for decile, text in (("low", "weak"), ("high", "strong")):
        yield Variable(
            id=f"invasion_loss_{decile}",
            unit="percent",
            stock=True,
            annual="end",
            meaning=f"Capacity that a {text} invasion would take, one in ten",
        )
    yield Variable(
        id="defence_published",
        unit="million roubles",
        meaning="Defence expenditure as the published budget gave it",
        annual="sum",
    )
    yield Variable(
        id="statisticians",
        unit="percent",
        meaning="Statisticians who report what they find",
        stock=True,
        annual="mean",
    )
    yield Variable(
        id="statistics_honesty",
        unit="percent",
        annual="mean",
        meaning="True over reported gross industrial output and harvest",
        reported=True,
    )


VARIABLES: Mapping[str, Variable] = {
    variable.id: variable for variable in (*_listing(), *FURTHER_STOCKS)
}
"""Indicators that every scenario records."""

ALIASES: Mapping[str, str] = {
    "grain_harvest_official": "grain_harvest~reported",
    "industry_official": "gross_industry~reported",
}
"""Published names of reported indicators (the index is rebased to 1913)."""


@dataclass(frozen=True, slots=True)
class SeriesId:
    """An id taken apart: ``name[.branch][@region][~reported]``."""

    name: str
    branch: str = ""
    region: str = ""
    reported: bool = False

    @classmethod
    def parse(cls, text: str) -> SeriesId:
        """Take an id apart; which names exist is the catalogue's to say."""
        rest, _, reported = text.partition("~")
        if reported not in ("", "reported") or (reported == "" and text.endswith("~")):
            raise ValueError(f"{text!r}: after ~ only 'reported' may stand")
        rest, _, region = rest.partition("@")
        name, _, branch = rest.partition(".")
        if not name:
            raise ValueError(f"{text!r} has no name before '.', '@' or '~'")
        return cls(name, branch, region, reported == "reported")

    def __str__(self) -> str:
        return (
            self.name
            + (f".{self.branch}" if self.branch else "")
            + (f"@{self.region}" if self.region else "")
            + ("~reported" if self.reported else "")
        )
