"""Decisions: every lever of the state, as it stands in one quarter.

The player, the line and the policies set these and nothing else. A lever that
is not touched keeps its last order. Rates are per year unless the unit says
otherwise; the step divides them by four.
"""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.core.quantities import Array, quantity


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Decisions:
    """The orders in force in one quarter; arrays of the declared axes plus runs."""

    # Countryside
    grain_quota: Array = quantity(
        "Mt/agricultural year", "Grain to be collected from July to June", lower=0, upper=60
    )
    quota_weight: Array = quantity(
        "ratio", "Weight of a region's reported harvest in the quota", "region", lower=0, upper=3
    )
    coercion: Array = quantity(
        "share", "How far collection takes what is not offered", lower=0, upper=1
    )
    grain_price: Array = quantity(
        "share of market price", "State price of grain", lower=0.05, upper=2
    )
    seed_protection: Array = quantity(
        "share", "Share of seed grain that collection leaves alone", lower=0, upper=1
    )
    farm_tax: Array = quantity("million roubles/year", "Agricultural tax", lower=0, upper=4000)
    sowing_push: Array = quantity(
        "ratio", "Sown area ordered on collective land, against 1928", lower=0.8, upper=1.3
    )
    collectivisation_target: Array = quantity(
        "share", "Share of peasant households to be in kolkhozy", lower=0, upper=1
    )
    collectivisation_pace: Array = quantity(
        "share/quarter", "Greatest change of that share in a quarter", lower=0, upper=1
    )
    state_farm_area: Array = quantity(
        "Mha", "Grain area that state farms are to sow", lower=0, upper=40
    )
    machine_payment: Array = quantity(
        "share",
        "Share of the harvest that kolkhozy owe for land ploughed by stations",
        lower=0,
        upper=0.4,
    )
    plot_concession: Array = quantity(
        "share", "Private plot and animals left to kolkhoz members", lower=0, upper=1
    )
    town_brigades: Array = quantity(
        "thousand persons", "Workers from towns who lead the campaign in villages",
        lower=0, upper=200,
    )
    blacklist: Array = quantity(
        "share",
        "Villages cut off from goods, trade and loans and searched for all grain",
        "region",
        lower=0,
        upper=1,
    )
    dekulakisation: Array = quantity(
        "share/year", "Share of households expropriated in a year", lower=0, upper=0.2
    )
    deportation: Array = quantity(
        "thousand persons/year", "People deported to special settlements", lower=0, upper=4000
    )
    herd_levy: Array = quantity(
        "share/year", "Share of a region's animals taken in a year", "region", lower=0, upper=0.9
    )
    exit_ban: Array = quantity("share", "How far peasants are kept from leaving", lower=0, upper=1)
    passports: Array = quantity(
        "share", "Share of townspeople who may live in town by passport only", lower=0, upper=1
    )

    # Grain in the state's hands
    grain_exports: Array = quantity("Mt/year", "Grain sold abroad", lower=0, upper=15)
    grain_imports: Array = quantity("Mt/year", "Grain bought abroad", lower=0, upper=10)
    grain_relief: Array = quantity(
        "Mt/year", "Grain released to hungry villages", lower=0, upper=15
    )
    seed_loans: Array = quantity("Mt/year", "Seed lent to villages", lower=0, upper=15)
    village_sales: Array = quantity(
        "Mt/year", "Grain sold to grain-poor villages", lower=0, upper=15
    )
    grain_reserve: Array = quantity(
        "Mt", "State stock that rations, exports and sales may not touch", lower=0, upper=15
    )
    foreign_relief: Array = quantity(
        "share", "Share of offered foreign relief that is let in", lower=0, upper=1
    )
    ration: Array = quantity(
        "t/head/year", "Grain issued for a person fed by the state in town", lower=0, upper=0.5
    )
    ration_ranking: Array = quantity(
        "share", "How far rations follow lists of categories, workers first", lower=0, upper=1
    )
    list_priority: Array = quantity(
        "share",
        "How far towns of the first lists are served before the others when bread is short",
        lower=0,
        upper=1,
    )

    # Prices and money
    private_trade: Array = quantity("share", "Freedom of private trade", lower=0, upper=1)
    price_ceiling: Array = quantity(
        "ratio",
        "Highest list price of manufactures, against the price that would clear",
        lower=0.3,
        upper=4,
    )
    trade_credit: Array = quantity(
        "ratio", "Bank credit to syndicates, against need", lower=0, upper=2
    )
    turnover_tax: Array = quantity(
        "share of retail price", "Turnover tax and excises", lower=0, upper=0.85
    )
    stable_currency: Array = quantity(
        "share", "How far a gold-backed currency replaces paper money", lower=0, upper=1
    )
    bond_sales: Array = quantity(
        "share of wages", "State loans placed with the population", lower=0, upper=0.15
    )
    leasing: Array = quantity(
        "share", "Small works that may be let to private people and co-operatives", lower=0, upper=1
    )
    concessions: Array = quantity(
        "share", "How far foreign firms are admitted to mines, forests and works", lower=0, upper=1
    )
    wage_control: Array = quantity("share", "How far wage drift is held down", lower=0, upper=1)

    # Plan and investment
    plan_target: Array = quantity(
        "plan unit/year", "Output ordered from a branch", "branch", lower=0
    )
    plan_binding: Array = quantity(
        "share", "How far branches claim inputs for the plan, not the market", lower=0, upper=1
    )
    priority: Array = quantity(
        "ratio", "Rank of a branch when materials are rationed", "branch", lower=0.2, upper=3
    )
    investment_effort: Array = quantity(
        "share", "Share of capital goods put into new works", lower=0, upper=0.95
    )
    investment_share: Array = quantity(
        "share", "Share of investment by branch", "branch", lower=0, upper=1
    )
    housing_share: Array = quantity(
        "share of investment", "Investment in town dwellings", lower=0, upper=0.4
    )
    project_start: Array = quantity(
        "share", "Named project: 0 not ordered, 1 at full speed", "project", lower=0, upper=1
    )
    defence_share: Array = quantity(
        "share", "Share of civil machine-building that works for defence", lower=0, upper=0.7
    )
    statistics_audit: Array = quantity("share", "Effort of auditing reports", lower=0, upper=1)
    reward_success: Array = quantity(
        "share", "How far reward and blame hang on reported fulfilment", lower=0, upper=1
    )

    # Foreign trade
    export_share: Array = quantity(
        "share", "Share of a branch's output sold abroad", "branch", lower=0, upper=0.6
    )
    other_exports: Array = quantity(
        "million gold roubles/year at 1928 prices",
        "Timber, furs and other exports",
        lower=0,
        upper=900,
    )
    gold_sales: Array = quantity(
        "million gold roubles/year", "Gold and valuables sold abroad", lower=0, upper=400
    )
    machinery_imports: Array = quantity(
        "million gold roubles/year", "Machines ordered abroad", lower=0, upper=1200
    )
    material_imports: Array = quantity(
        "million gold roubles/year", "Metals, cotton, rubber ordered abroad", lower=0, upper=1200
    )
    consumer_imports: Array = quantity(
        "million gold roubles/year", "Consumer goods ordered abroad", lower=0, upper=800
    )
    credit_drawn: Array = quantity(
        "million gold roubles/year", "Foreign credit drawn", lower=0, upper=1500
    )
    debt_withheld: Array = quantity(
        "share", "Service of foreign debt that is refused", lower=0, upper=1
    )
    gold_shops: Array = quantity(
        "share", "Part of the country where shops sell for gold and silver", lower=0, upper=1
    )
    church_seizure: Array = quantity(
        "share", "Church plate that is taken in a year", lower=0, upper=1
    )
    foreign_engineers: Array = quantity(
        "share", "Foreign design and engineers hired with machines", lower=0, upper=1
    )

    # Labour, people and repression
    labour_decree: Array = quantity(
        "share", "Severity of laws that tie workers to their place", lower=0, upper=1
    )
    wage_spread: Array = quantity(
        "ratio", "Pay of the skilled over that of the unskilled, 1928 = 1", lower=0.5, upper=1.6
    )
    schooling: Array = quantity("share", "School places for children of 7 to 16", lower=0, upper=1)
    technical_training: Array = quantity(
        "thousand persons/year", "Admitted to study engineering", lower=0, upper=200
    )
    medical_training: Array = quantity(
        "thousand persons/year", "Admitted to study medicine", lower=0, upper=100
    )
    youth_call_up: Array = quantity(
        "million persons/year", "Youths called up into trade schools", lower=0, upper=1
    )
    norm_campaign: Array = quantity(
        "share", "Campaign of records and higher norms", lower=0, upper=1
    )
    working_hours: Array = quantity("ratio", "Hours of work a year, 1928 = 1", lower=0.7, upper=1.3)
    army: Array = quantity("thousand persons", "Size of the armed forces", lower=0, upper=8000)
    terror: Array = quantity("share", "Intensity of political terror", lower=0, upper=1)
    arrests: Array = quantity("thousand persons/year", "People sent to camps", lower=0, upper=3000)
    executions: Array = quantity(
        "thousand persons/year", "People put to death for political charges", lower=0, upper=1000
    )
    abortion_ban: Array = quantity("share", "Abortion forbidden", lower=0, upper=1)
