"""The stocks of the country at the end of a quarter, and what people expect."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.core.quantities import Array, quantity


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class State:
    """Stocks and expectations; arrays of the declared axes plus runs."""

    # Land, grain and herds
    planned_area: Array = quantity("Mha", "Grain area that farms mean to sow", "region", lower=0)
    grain_land: Array = quantity(
        "Mha", "Land that bore grain in 1928, and such land annexed since", "region", lower=0
    )
    sown_area: Array = quantity("Mha", "Grain area sown for the last harvest", "region", lower=0)
    winter_seed: Array = quantity(
        "share", "Winter seed put down last autumn against need", "region", lower=0, upper=1
    )
    seed_fund: Array = quantity(
        "share", "Seed in the barns against the need until harvest", "region", lower=0, upper=1
    )
    drought: Array = quantity(
        "share", "Harvest of a region's dry part below the region's", "region", lower=0, upper=1
    )
    soil: Array = quantity(
        "ratio", "State of the soil, 1 where rotations are whole", "region", lower=0.4, upper=1
    )
    peasant_grain: Array = quantity("Mt", "Grain held by farms", "region", lower=0)
    state_grain: Array = quantity("Mt", "Grain held by the state", lower=0)
    harvest_last: Array = quantity("Mt", "Last harvest in the barn", "region", lower=0)
    harvest_reported: Array = quantity("Mt", "Last harvest as reported", "region", lower=0)
    collected_this_year: Array = quantity("Mt", "Grain collected since July", lower=0)
    collected_last_year: Array = quantity("Mt", "Grain collected the year before", lower=0)
    marketings: Array = quantity(
        "Mt/year", "Grain that farms bring to all markets, smoothed", lower=0
    )
    collectivised: Array = quantity("share", "Households in kolkhozy", "region", lower=0, upper=1)
    state_farms: Array = quantity(
        "share", "Grain land tilled by state farms", "region", lower=0, upper=1
    )
    collective_herds: Array = quantity(
        "share", "Animals in collective barns", "region", "species", lower=0, upper=1
    )
    kolkhoz_experience: Array = quantity(
        "years", "Years of collective work, as far as machines let it count", "region", lower=0
    )
    disruption: Array = quantity("share", "Disorder left by the campaign", "region", lower=0)
    grievance: Array = quantity("index", "Memory of grain taken by force", "region", lower=0)
    farm_skill: Array = quantity(
        "ratio", "Skill of the farmers left, 1928 = 1", "region", lower=0.3, upper=1.1
    )
    implements: Array = quantity(
        "ratio", "State of ploughs, carts and harness, 1928 = 1", "region", lower=0.3, upper=1.1
    )
    herds: Array = quantity("million head", "Livestock", "region", "species", lower=0)
    feed_adequacy: Array = quantity(
        "ratio", "Feed against need, smoothed", "region", lower=0, upper=1.2
    )
    tractor_power: Array = quantity("million hp", "Tractors on the farms", lower=0)
    technical_crops: Array = quantity(
        "1928=1", "Cotton, beet and flax of the last harvest", lower=0
    )

    # People
    rural: Array = quantity("million", "Village people", "region", "age", lower=0)
    urban: Array = quantity("million", "Townspeople", "region", "age", lower=0)
    settlers: Array = quantity("million", "People in special settlements", lower=0)
    prisoners: Array = quantity("million", "People in camps", lower=0)
    soldiers: Array = quantity("million", "People under arms", lower=0)
    reference_people: Array = quantity(
        "million", "People there would be without excess deaths", lower=0
    )
    nutrition_rural: Array = quantity(
        "ratio", "Village food against wish, smoothed", "region", lower=0, upper=1.3
    )
    nutrition_urban: Array = quantity(
        "ratio", "Town food against wish, smoothed", lower=0, upper=1.3
    )

    nutrition_lists: Array = quantity(
        "ratio", "Food of the towns on a supply list against wish, smoothed", "list",
        lower=0, upper=1.3,
    )
    weakness_rural: Array = quantity(
        "share", "What hunger has used up in villages", "region", lower=0, upper=1
    )
    weakness_urban: Array = quantity(
        "share", "What hunger has used up in towns", "region", lower=0, upper=1
    )
    passported: Array = quantity(
        "share", "Share of townspeople under passport rule", lower=0, upper=1
    )
    dead_registered: Array = quantity(
        "million", "Registered people who are dead", "region", lower=0
    )
    conceived_rural: Array = quantity(
        "share", "Conceptions of late in villages, of those of the fed", "region", lower=0
    )
    conceived_urban: Array = quantity("share", "Conceptions of late in towns", lower=0)
    fertility_rural: Array = quantity(
        "ratio", "Conceptions of fed villages that come to birth", "region", lower=0, upper=1
    )
    fertility_urban: Array = quantity(
        "ratio", "Conceptions of fed towns that come to birth", lower=0, upper=1
    )
    schooled: Array = quantity(
        "share", "Of those who come of age, who went to school", lower=0, upper=1
    )
    literacy: Array = quantity("share", "Readers among people of working age", lower=0, upper=1)
    engineers: Array = quantity("thousand", "Engineers with a diploma", lower=0)
    engineers_early: Array = quantity("thousand", "Students of engineering, first half", lower=0)
    engineers_late: Array = quantity("thousand", "Students of engineering, second half", lower=0)
    doctors: Array = quantity("thousand", "Doctors", lower=0)
    doctors_early: Array = quantity("thousand", "Students of medicine, first half", lower=0)
    doctors_late: Array = quantity("thousand", "Students of medicine, second half", lower=0)
    trade_pupils: Array = quantity("million", "Pupils of trade schools", lower=0)
    housing: Array = quantity("million m2", "Living space in towns", lower=0)
    housing_unfinished: Array = quantity("bn roubles 1926/27", "Unfinished dwellings", lower=0)

    # Labour
    employment: Array = quantity("million", "Employment", "branch", lower=0)
    unemployed: Array = quantity("million", "People who seek work", lower=0)
    registration: Array = quantity(
        "share", "Share of the jobless who are registered", lower=0, upper=1
    )
    womens_participation: Array = quantity(
        "share", "Town women of working age who work or seek work", lower=0, upper=1
    )
    experience: Array = quantity("share", "Share of workers with experience", lower=0, upper=1)
    real_wage: Array = quantity("1913=1", "Real wage", lower=0)
    campaign_fatigue: Array = quantity(
        "index", "Hostility left by norm campaigns and long hours", lower=0, upper=4
    )

    # Industry
    capital: Array = quantity("bn roubles 1926/27", "Fixed capital in place", "branch", lower=0)
    readiness: Array = quantity(
        "share", "Share of capital that is fit to run", "branch", lower=0, upper=1
    )
    unmastered: Array = quantity(
        "bn roubles 1926/27", "New plant whose crews have not learned it yet", "branch", lower=0
    )
    commanders: Array = quantity(
        "share", "Posts held by practised directors and engineers", lower=0, upper=1
    )
    construction_early: Array = quantity(
        "bn roubles 1926/27", "Unfinished works, first half", "branch", lower=0
    )
    construction_late: Array = quantity(
        "bn roubles 1926/27", "Unfinished works, second half", "branch", lower=0
    )
    project_spent: Array = quantity(
        "bn roubles 1926/27", "Spent on a named project", "project", lower=0
    )
    technique: Array = quantity("ratio", "Productivity of capital, 1921 = 1", "branch", lower=0.1)
    ore_capacity: Array = quantity("Mt/year", "Iron ore that mines can raise", lower=0)
    ore_sinking: Array = quantity("Mt/year", "Iron ore of mines begun and not yet open", lower=0)
    best_practice: Array = quantity(
        "ratio", "Productivity of the best new plant, 1921 = 1", lower=0.1
    )
    foreign_lessons: Array = quantity(
        "share", "Foreign machines in the equipment of about the last year", lower=0, upper=1
    )
    eastern_share: Array = quantity(
        "share",
        "Share of capital outside reach of a western invasion",
        "branch",
        lower=0,
        upper=1,
    )
    output: Array = quantity("plan unit/quarter", "Output of the quarter", "branch", lower=0)
    inventories: Array = quantity("plan unit", "Stocks of materials", "branch", lower=0)
    hidden_reserve: Array = quantity(
        "share", "Capacity that enterprises keep out of sight", "branch", lower=0, upper=0.6
    )
    ratchet_belief: Array = quantity(
        "share", "Rise of target that enterprises expect from over-fulfilment", lower=0, upper=1
    )
    target_last: Array = quantity("plan unit/year", "Target of the quarter before", "branch")
    output_reported: Array = quantity("plan unit/quarter", "Output as reported", "branch", lower=0)
    statisticians: Array = quantity(
        "share", "Statisticians who report what they find", lower=0, upper=1
    )
    shortage: Array = quantity(
        "share", "Share of claimed material not delivered, smoothed", "branch", lower=0, upper=1
    )

    # Money and trade
    markup: Array = quantity(
        "ratio", "List price of manufactures against the clearing price", lower=0.2
    )
    unsold_goods: Array = quantity("quarters of sales", "Manufactures that find no buyer", lower=0)
    price_level: Array = quantity("1913=1", "Price level in the money of the day", lower=0)
    expected_inflation: Array = quantity("per quarter", "Expected rise of prices, log")
    money_value: Array = quantity("million gold roubles", "Real value of paper money", lower=0)
    currency_trust: Array = quantity(
        "share", "Share of money in the stable currency", lower=0, upper=1
    )
    nominal_wage: Array = quantity("roubles/year", "Yearly wage", lower=0)
    retail_price: Array = quantity("1928=1", "State retail prices", lower=0)
    market_price: Array = quantity("1928=1", "Free-market food prices", lower=0)
    cash: Array = quantity("million roubles", "Money held by households", lower=0)
    queue_hours: Array = quantity(
        "hours/week", "Time a working person's household spends in queues", lower=0
    )
    goods_bought: Array = quantity("share", "Goods in shops that found a buyer", lower=0, upper=1)
    state_loans: Array = quantity("million roubles", "State loans held by households", lower=0)
    leased: Array = quantity("share", "Small works under lease", lower=0, upper=1)
    concession_capital: Array = quantity(
        "million gold roubles", "Foreign capital in concessions", lower=0
    )
    gold: Array = quantity("million gold roubles", "Gold and foreign exchange")
    debt_short: Array = quantity("million gold roubles", "Foreign debt due within a year", lower=0)
    debt_long: Array = quantity("million gold roubles", "Foreign debt due later", lower=0)
    valuables: Array = quantity(
        "million gold roubles", "Gold and silver that households hold, at the gold shops' price",
        lower=0,
    )
    church_plate: Array = quantity(
        "million gold roubles", "Silver and stones in churches, at what they fetch abroad", lower=0
    )
    default_record: Array = quantity("share", "Memory of unpaid foreign debts", lower=0, upper=1)
    machines_arriving: Array = quantity(
        "million gold roubles at 1928 prices", "Machines ordered abroad that arrive next", lower=0
    )
    materials_arriving: Array = quantity(
        "million gold roubles at 1928 prices", "Materials ordered abroad that arrive next", lower=0
    )
    goods_arriving: Array = quantity(
        "million gold roubles at 1928 prices", "Consumer goods that arrive next", lower=0
    )

    # Mood and defence
    support_workers: Array = quantity("share", "Support of workers", lower=0, upper=1)
    support_peasants: Array = quantity("share", "Support of peasants", lower=0, upper=1)
    support_party: Array = quantity("share", "Support of the party", lower=0, upper=1)
    equipment: Array = quantity("bn roubles 1926/27", "Equipment of the forces", lower=0)
    training: Array = quantity("ratio", "Training of the forces, 1928 = 1", lower=0, upper=1.3)
    officers: Array = quantity("share", "Quality of officers, 1928 = 1", lower=0, upper=1.2)
