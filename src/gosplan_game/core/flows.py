"""The named flows of a quarter: every change of a stock is one of them."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.core.quantities import Array, quantity


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Flows:
    """Flows of one quarter, and ratios that explain them."""

    # Grain on the farms, Mt
    harvest: Array = quantity("Mt", "Barn harvest", "region")
    bought: Array = quantity("Mt", "Grain bought by the state", "region")
    forced: Array = quantity("Mt", "Grain taken by force", "region")
    machine_payments: Array = quantity("Mt", "Grain paid to machine-tractor stations", "region")
    state_farm_grain: Array = quantity("Mt", "Grain delivered by state farms", "region")
    private_to_towns: Array = quantity("Mt", "Grain brought to towns by traders", "region")
    village_trade: Array = quantity("Mt", "Net grain from other villages", "region")
    relief: Array = quantity("Mt", "State relief to villages", "region")
    foreign_relief: Array = quantity("Mt", "Foreign relief to villages", "region")
    shop_grain: Array = quantity("Mt", "State grain sold for valuables", "region")
    seed_lent: Array = quantity("Mt", "Seed lent by the state", "region")
    village_sales: Array = quantity("Mt", "State grain issued in villages", "region")
    food_rural: Array = quantity("Mt", "Grain eaten in villages", "region")
    feed: Array = quantity("Mt", "Grain fed to animals", "region")
    seed: Array = quantity("Mt", "Grain sown", "region")
    farm_loss: Array = quantity("Mt", "Losses of farm stocks", "region")
    saleable: Array = quantity("Mt", "Grain that could be sold", "region")

    # Grain of the state, Mt
    grain_imports: Array = quantity("Mt", "Grain bought abroad")
    grain_exports: Array = quantity("Mt", "Grain sold abroad")
    town_grain: Array = quantity("Mt", "Grain issued to towns")
    army_grain: Array = quantity("Mt", "Grain for army, camps and settlements")
    industry_grain: Array = quantity("Mt", "Grain for industry")
    state_loss: Array = quantity("Mt", "Losses of state stocks")

    # Herds, million head
    herd_births: Array = quantity("million head", "Births and growth", "region", "species")
    herd_starved: Array = quantity("million head", "Starved or neglected", "region", "species")
    herd_slaughtered: Array = quantity("million head", "Slaughtered in fear", "region", "species")
    herd_levied: Array = quantity("million head", "Taken by levy", "region", "species")
    herd_annexed: Array = quantity("million head", "Added by annexation", "region", "species")
    tractors_fuelled: Array = quantity("share", "Tractor power that has kerosene")
    ploughed_by_stations: Array = quantity(
        "share", "Kolkhoz land ploughed by machine-tractor stations"
    )
    kolkhoz_land: Array = quantity("share", "Peasants' sown land in kolkhozy", "region")
    tractors_delivered: Array = quantity("million hp", "Tractors delivered")
    tractors_scrapped: Array = quantity("million hp", "Tractors scrapped")

    # People, million
    births_rural: Array = quantity("million", "Births in villages", "region")
    births_urban: Array = quantity("million", "Births in towns", "region")
    births_lost: Array = quantity("million", "Births that hunger prevented", "region")
    unregistered_deaths: Array = quantity("million", "Deaths that no register holds", "region")
    census_missing: Array = quantity("million", "Registered people not found", "region")
    deaths_rural: Array = quantity("million", "Ordinary deaths in villages", "region", "age")
    deaths_urban: Array = quantity("million", "Ordinary deaths in towns", "region", "age")
    drought_felt: Array = quantity(
        "share", "How far the food of the dry part lies below the region's", "region"
    )
    village_food: Array = quantity(
        "share", "Food of villages against wish without that of kitchens", "region"
    )
    fed_by_kitchens: Array = quantity("share", "Of the hungry, fed by relief", "region")
    fed_by_relief: Array = quantity("million", "Villagers fed by relief", "region")
    hunger_rural: Array = quantity("million", "Deaths of hunger in villages", "region", "age")
    hunger_urban: Array = quantity("million", "Deaths of hunger in towns", "region", "age")
    ageing_rural: Array = quantity("million", "Ageing in villages", "region", "age")
    ageing_urban: Array = quantity("million", "Ageing in towns", "region", "age")
    migration: Array = quantity("million", "Movers from village to town", "region", "age")
    arrivals: Array = quantity("million", "Movers in the towns they come to", "region", "age")
    refugees: Array = quantity(
        "million", "Villagers who fled hunger, less those who came", "region", "age"
    )
    deported: Array = quantity("million", "People deported", "region", "age")
    arrested_rural: Array = quantity("million", "Villagers sent to camps", "region", "age")
    arrested_urban: Array = quantity("million", "Townspeople sent to camps", "region", "age")
    executed_rural: Array = quantity("million", "Villagers executed", "region", "age")
    executed_urban: Array = quantity("million", "Townspeople executed", "region", "age")
    drafted_rural: Array = quantity(
        "million", "Villagers called up, net of return", "region", "age"
    )
    drafted_urban: Array = quantity(
        "million", "Townspeople called up, net of return", "region", "age"
    )
    annexed_people: Array = quantity("million", "People added by annexation", "region", "age")
    released: Array = quantity("million", "Returned from settlements and camps", "region", "age")
    settler_releases: Array = quantity("million", "Left special settlements")
    prisoner_releases: Array = quantity("million", "Left camps")
    settler_deaths: Array = quantity("million", "Deaths in special settlements")
    settler_excess: Array = quantity("million", "Of these above ordinary deaths")
    prisoner_deaths: Array = quantity("million", "Deaths in camps")
    prisoner_excess: Array = quantity("million", "Of these above ordinary deaths")
    soldier_deaths: Array = quantity("million", "Ordinary deaths in the army")
    hungry: Array = quantity("million", "People below bare subsistence", "region")
    expelled: Array = quantity(
        "million", "Townspeople who were refused a passport and had to go", "region"
    )
    town_food: Array = quantity("ratio", "Food of a region's towns against wish", "region")

    # Work
    separations: Array = quantity("million", "Workers who left their place in industry")
    tightness: Array = quantity("share", "Orders over what is made, less 1, where plans bind")
    labour_supply: Array = quantity("million", "People who work or seek work")
    town_men: Array = quantity("million", "Townsmen who work or seek work")
    town_women: Array = quantity("million", "Townswomen who work or seek work")
    village_hands: Array = quantity("million", "Villagers who work outside farms")
    at_home: Array = quantity("million", "Townspeople of working age who do none of this")
    away: Array = quantity(
        "million", "Students, pupils of trade schools, and teachers beyond those of 1928"
    )
    strikers: Array = quantity("thousand", "Workers who struck")
    pupils: Array = quantity("million", "Pupils of schools")
    graduates: Array = quantity("thousand", "New engineers")
    new_doctors: Array = quantity("thousand", "New doctors")
    trade_called: Array = quantity("million", "Youths called up into trade schools")
    trade_left: Array = quantity("million", "Those of them who leave villages", "region")
    trade_came: Array = quantity("million", "The same in the towns they come to", "region")
    trade_graduates: Array = quantity("million", "Pupils who leave trade schools with a trade")

    # Industry, plan units
    capacity: Array = quantity("plan unit", "Capacity", "branch")
    claimed: Array = quantity("plan unit", "Claims on the good", "branch")
    delivered: Array = quantity("plan unit", "Deliveries of the good to branches", "branch")
    used: Array = quantity("plan unit", "Use of the good by branches", "branch")
    final_use: Array = quantity("plan unit", "Final use of the good", "branch")
    material_imports: Array = quantity("plan unit", "Imports of the good", "branch")
    branch_exports: Array = quantity("plan unit", "Exports of the good", "branch")
    material_loss: Array = quantity("plan unit", "Losses of stocks", "branch")
    scrap: Array = quantity("share", "Output counted as made that nobody can use", "branch")
    spoiled: Array = quantity("plan unit", "Scrap beyond that of 1928", "branch")
    padding: Array = quantity("share", "Overstatement of output", "branch")
    products: Array = quantity("product unit", "Output of named products", "product")

    # Capital, bn roubles of 1926/27
    investment: Array = quantity("bn roubles 1926/27", "Investment", "branch")
    completed: Array = quantity("bn roubles 1926/27", "Ordinary works completed", "branch")
    ore_raised: Array = quantity("Mt", "Iron ore raised")
    ore_opened: Array = quantity("Mt/year", "Iron ore of mines opened")
    depreciation: Array = quantity("bn roubles 1926/27", "Depreciation", "branch")
    worked_out: Array = quantity("bn roubles 1926/27", "Seams and wells worked out", "branch")
    mastered: Array = quantity("bn roubles 1926/27", "New plant that was mastered", "branch")
    project_spending: Array = quantity("bn roubles 1926/27", "Project spending", "project")
    project_delivery: Array = quantity("bn roubles 1926/27", "Project capital", "project")
    equipment_delivered: Array = quantity("bn roubles 1926/27", "Equipment to the forces")

    housing_investment: Array = quantity("bn roubles 1926/27", "Investment in town dwellings")
    walls: Array = quantity("bn roubles 1926/27", "Investment in schools and hospitals")
    state_farm_building: Array = quantity("bn roubles 1926/27", "Investment in new state farms")
    housing_completed: Array = quantity("million m2", "Dwellings of state and co-operatives")
    housing_own: Array = quantity("million m2", "Dwellings that people built themselves")
    housing_worn: Array = quantity("million m2", "Dwellings past use")

    # Money, million roubles
    wages: Array = quantity("million roubles", "Wages paid")
    grain_payments: Array = quantity("million roubles", "Paid for grain")
    farm_payments: Array = quantity("million roubles", "Paid for other farm products")
    retail_sales: Array = quantity("million roubles", "Shop sales to households")
    private_profits: Array = quantity(
        "million roubles", "Kept by leaseholders and licensed traders"
    )
    rents: Array = quantity("million roubles", "Rents, licences and the state's share paid in")
    household_taxes: Array = quantity("million roubles", "Taxes of households")
    loans: Array = quantity("million roubles", "Loans placed with households")
    loan_interest: Array = quantity("million roubles", "Interest on loans paid to households")
    budget_revenue: Array = quantity("million roubles", "Budget revenue")
    budget_expenditure: Array = quantity("million roubles", "Budget expenditure")
    defence_published: Array = quantity("million roubles", "Defence expenditure as published")
    defence_spending: Array = quantity("million roubles", "Defence expenditure")
    bank_credit: Array = quantity("million roubles", "Bank credit beyond the budget")
    inflation: Array = quantity("log", "Rise of prices in the money of the day")
    paper_issued: Array = quantity("million gold roubles", "Paper issued, real value")
    inflation_tax: Array = quantity("million gold roubles", "Value lost by holders of paper")

    # Trade, million gold roubles
    exports: Array = quantity("million gold roubles", "Exports of goods")
    gold_sold: Array = quantity("million gold roubles", "Gold and valuables sold")
    imports: Array = quantity("million gold roubles", "Imports")
    foreign_services: Array = quantity(
        "million gold roubles", "Freight, insurance and foreign staff paid"
    )
    machinery_imports: Array = quantity("million gold roubles", "Machines imported")
    gold_mined: Array = quantity("million gold roubles", "Gold mined and bought up")
    credit: Array = quantity("million gold roubles", "Credit drawn")
    debt_service: Array = quantity("million gold roubles", "Debt service paid")
    debt_interest: Array = quantity("million gold roubles", "Of this interest")
    debt_arrears: Array = quantity("million gold roubles", "Interest unpaid, added to the debt")
    valuables_sold: Array = quantity(
        "million gold roubles", "Households' valuables taken in by gold shops"
    )
    church_valuables: Array = quantity(
        "million gold roubles", "Church plate taken and sold, first of all for grain"
    )
    concession_machines: Array = quantity(
        "million gold roubles", "Machines that holders of concessions brought in"
    )
    concession_closed: Array = quantity("million gold roubles", "Concessions wound up")
    concession_bonds: Array = quantity(
        "million gold roubles", "Bonds given for concessions that were wound up"
    )
    concession_profit: Array = quantity(
        "million gold roubles", "Profit of concessions taken abroad"
    )
    import_fulfilment: Array = quantity("share", "Share of import orders paid")

    # Indices
    clearing_ratio: Array = quantity("1913=1", "Price of manufactures that would clear")
    scissors: Array = quantity("1913=1", "Price of manufactures at list prices")
    goods: Array = quantity("1928=1", "Consumer manufactures")
    disturbances: Array = quantity("count", "Mass disturbances", "region")
    harvest_normal: Array = quantity("Mt", "Harvest that planners expect", "region")
    value_true: Array = quantity("million roubles 1926/27", "Gross industrial output")
    value_reported: Array = quantity(
        "million roubles 1926/27", "Gross industrial output as reported"
    )
    national_product: Array = quantity("million roubles 1926/27", "National product")
    defence_product: Array = quantity("million roubles 1926/27", "Product for defence")
    defence_readiness: Array = quantity("1928=1", "Readiness for war")
    exposed: Array = quantity("share", "Industry within reach of an invasion")
    evacuated: Array = quantity("share", "Plant not held that would be moved in time")
    invasion_drawn: Array = quantity("share", "Industry that the invasion drawn would take")
    invasion_loss: Array = quantity("share", "Industry that an invasion would take")
    consumption: Array = quantity("1928=1", "Consumption a head of reference people")
