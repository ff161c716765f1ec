"""Parameters of the model: what they mean and in which unit.

Values, ranges, status and sources stand in the scenario. Fields named project_*
and product_branch are made from the scenario's lists of projects and products.
"""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.core.quantities import Array, quantity


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Params:
    """Parameters; arrays of the declared axes plus runs (length 1: same for all)."""

    # Shapes of equations
    quota_counted_on: Array = quantity(
        "share", "Of the quota ahead that planners of bread count on"
    )
    food_from_crops: Array = quantity("share", "Beet and oil seed in what food works use")
    food_from_animals: Array = quantity(
        "share", "Animals in what food works use, grain being the rest"
    )
    materials_in_building: Array = quantity("share", "Materials against builders in building work")
    builders_most: Array = quantity(
        "ratio", "Building work of hands at most, over their materials or over all employed"
    )
    scarcer_weight: Array = quantity(
        "share", "Weight of the scarcer of machines and builders in investment"
    )
    credit_in_supplies: Array = quantity("elasticity", "Working supplies to trade credit")
    hidden_idle: Array = quantity("share", "Of a hidden reserve of capacity that stands idle")
    trade_in_money: Array = quantity(
        "share", "Of payments in money that private trade makes; the rest follow goods made"
    )
    budget_in_investment: Array = quantity("share", "Of investment that the budget pays")
    prices_in_profit: Array = quantity("share", "Of profits that rise with retail prices")
    jobs_pull: Array = quantity("ratio", "Pull of jobs on villagers where nobody is idle")
    idle_push: Array = quantity("ratio", "Pull of jobs lost per share of idle hands")
    between_places: Array = quantity(
        "share", "Of hands, on their way between places where none is idle"
    )
    fatigue_recovery: Array = quantity("share/quarter", "Of fatigue, that passes in a quarter")
    hiding_speed: Array = quantity(
        "share/quarter", "Of the gap between hidden and wished reserves, closed in a quarter"
    )
    ratchet_learning: Array = quantity("share", "Of a lesson on raised targets, believed at once")
    campaign_breakage: Array = quantity(
        "ratio", "Breakage of a full norm campaign against that of full overstrain"
    )

    # Campaign and land
    collectivisation_tilt: Array = quantity(
        "ratio", "How far a region is ahead of the nation in collectivisation", "region"
    )
    disruption_memory: Array = quantity("share/quarter", "Disorder that lasts a quarter")
    campaign_shock: Array = quantity(
        "ratio", "How much more a faster quarter of the campaign frightens than in proportion"
    )
    uproar_endured: Array = quantity("share", "Disorder up to which a campaign goes on at its pace")
    uproar_resistance: Array = quantity("ratio", "How far disorder beyond that slows the campaign")
    tractors_needed: Array = quantity(
        "million hp", "Tractor power of a fully mechanised collective country"
    )
    skill_loss: Array = quantity("ratio", "Care lost per share of households expropriated")
    skill_recovery: Array = quantity("share/quarter", "Recovery of farm skill")
    implement_recovery: Array = quantity(
        "share/quarter", "Gap of implements closed in a quarter at the goods of 1928"
    )
    rural_1928: Array = quantity("million", "Village people of 1928", "region")
    urban_1928: Array = quantity("million", "Townspeople of 1928")
    people_1928: Array = quantity("million", "Population of 1928")
    draught_1928: Array = quantity("horse equivalents/ha", "Draught power of 1928")
    horse_equivalent: Array = quantity(
        "ratio", "Work of a counted horse, or of a tractor hp, against a grown horse"
    )
    area_draught_elasticity: Array = quantity("elasticity", "Private area to draught power")
    area_grievance: Array = quantity("ratio", "Private area lost at a full memory of force")
    private_area_level: Array = quantity(
        "ratio", "Private area wished at the draught of 1928, against 1928"
    )
    ordered_sowing: Array = quantity(
        "share", "Private land whose sowing follows orders at full coercion and a binding plan"
    )
    seed_rate: Array = quantity("t/ha", "Seed")
    base_yield: Array = quantity("t/ha", "Yield at the care, draught and weather of 1928")
    yield_draught_elasticity: Array = quantity("elasticity", "Yield to draught power")
    care_grievance: Array = quantity(
        "ratio", "Care lost at a full memory of force"
    )
    kolkhoz_care_initial: Array = quantity("ratio", "Care of a new kolkhoz")
    kolkhoz_care_learned: Array = quantity("ratio", "Care of a practised kolkhoz")
    kolkhoz_start: Array = quantity(
        "share", "Households in kolkhozy up to which none learns from another"
    )
    kolkhoz_learning_years: Array = quantity("years", "Time of learning")
    care_disruption: Array = quantity("ratio", "Care lost in full disorder")
    strong_at: Array = quantity(
        "ratio", "Food against the wish from which nobody works less or falls ill"
    )
    brigade_drive: Array = quantity(
        "per thousand persons", "How much faster and harder brigades carry the campaign"
    )
    brigade_ignorance: Array = quantity(
        "per thousand persons", "Care of kolkhoz fields lost to leaders from towns"
    )
    grievance_memory: Array = quantity(
        "share/year", "Memory of force that outlasts a harvest without it"
    )
    force_remembered: Array = quantity(
        "share", "Grain taken by force, of all that there was, that is remembered in full"
    )
    blacklist_search: Array = quantity(
        "share/quarter", "Grain taken from villages on the blacklist, in the harvest quarter"
    )
    state_farm_region: Array = quantity("share", "Part of the state farms' land", "region")
    state_farm_new_land: Array = quantity(
        "share", "Part of the state farms' land that nobody had sown before"
    )
    state_farm_yield: Array = quantity("ratio", "Yield of state farms against their neighbours'")
    state_farm_delivery: Array = quantity("share", "Harvest that state farms deliver")
    state_farm_cost: Array = quantity(
        "roubles 1926/27/ha", "Buildings, wells, roads and tools of a new state farm"
    )
    state_farm_speed: Array = quantity(
        "share/quarter", "Greatest change of a region's share of state farms"
    )
    delivered_in_season: Array = quantity(
        "share", "Year's payments in kind and deliveries that fall in the quarter", "season"
    )
    state_farm_tractors: Array = quantity("hp/ha", "Tractors that state farms take for their land")
    state_farm_wages: Array = quantity(
        "million roubles/Mha", "Wages a year of state farms at the wage level of 1928"
    )
    kolkhoz_land_exponent: Array = quantity(
        "ratio", "How far kolkhozy hold more land than households"
    )
    station_reach: Array = quantity("hp/ha", "Tractors with which stations plough 63 % of the land")
    plot_labour: Array = quantity("share", "Working time of members that a full plot takes")
    garden_food: Array = quantity("share", "Part of a village's food that grows in gardens")
    field_age_weight: Array = quantity(
        "ratio", "Field work of a person of an age against a grown worker's", "age"
    )
    sowing_hands: Array = quantity(
        "persons/ha", "Full workers for a hectare of grain, if it is to be sown in time"
    )
    harvest_hands: Array = quantity(
        "persons/ha", "Full workers for a hectare of grain, if it is to be brought in in time"
    )
    labour_bend: Array = quantity("ratio", "How sharply too few hands limit the field work")
    machine_saving: Array = quantity(
        "share", "Field work that the machines of a fully mechanised country save"
    )
    rotation_area: Array = quantity("ratio", "Area against 1928 that leaves rotations whole")
    added_land_yield: Array = quantity("ratio", "Yield of land beyond rotations against the rest")
    soil_exhaustion: Array = quantity(
        "share/year", "Yield lost a year per share of area beyond rotations"
    )
    soil_recovery: Array = quantity("share/year", "Gap of the soil closed in a year")
    technical_crop_share: Array = quantity("share", "Region in technical crops", "region")
    technical_crop_adjustment: Array = quantity(
        "share/year", "Share of the gap in technical crops closed in a year"
    )
    technical_crop_price: Array = quantity(
        "ratio", "Elasticity of technical crops to their price in goods and in grain"
    )
    technical_crop_push: Array = quantity(
        "ratio", "Extra technical crops that collective farms plant by order"
    )

    # Grain
    food_wish: Array = quantity("t/head/year", "Grain that villagers wish to eat", "region")
    food_bare: Array = quantity(
        "share", "Grain that keeps a region's villagers alive, of what they wish"
    )
    hungry_onset: Array = quantity("ratio", "Share below bare life for a shallow depth of hunger")
    kitchen_ration: Array = quantity("t/head/year", "Grain in the ration of a relief kitchen")
    town_food_wish: Array = quantity("t/head/year", "Grain that townspeople wish to eat")
    bread_beside: Array = quantity("share", "Bread wanted on markets even where rations suffice")
    grain_per_ration: Array = quantity(
        "ratio", "Grain issued, with milling, horses and catering, per grain of ration"
    )
    ration_people: Array = quantity("share", "Townspeople of a ration category", "category")
    ration_norm: Array = quantity("g/day", "Bread norm of a category in the lists", "category")
    ration_need: Array = quantity(
        "ratio", "Need of a category against a grown person's", "category"
    )
    ration_pooling: Array = quantity("share", "How far families put rations on one table")
    ration_cut: Array = quantity(
        "share", "How far a shortage of bread spares workers at others' cost"
    )
    private_price: Array = quantity(
        "elasticity", "Reach of private traders by the free over the state price of food"
    )
    list_people: Array = quantity(
        "share", "Share of a region's townspeople on a supply list", "region", "list"
    )
    bread_purse: Array = quantity(
        "ratio", "Market bread against wish that an income of 1928 could pay"
    )
    market_glut: Array = quantity(
        "elasticity", "How far market bread that finds no buyer is sold for less"
    )
    market_nearness: Array = quantity(
        "share", "Market grain offered first in towns of its own region"
    )
    tractor_fuel: Array = quantity(
        "Mt/year", "Oil that makes the kerosene and naphtha of a million hp of tractors"
    )
    kerosene_weight: Array = quantity(
        "share", "Weight of a branch in what tractors burn, from what it leaves at home", "branch"
    )
    list_meat: Array = quantity("kg/month", "Meat norm of a worker on a supply list", "list")
    town_animal_share: Array = quantity(
        "share", "Part of a townsman's diet of 1928 that was meat, milk and fat"
    )
    own_use: Array = quantity(
        "share", "Of food and feed up to the harvest, that farms keep before they sell"
    )
    marketing_propensity: Array = quantity(
        "share", "Share of the saleable surplus offered at the terms of 1928"
    )
    marketing_elasticity: Array = quantity("elasticity", "Offer to the terms of trade")
    state_market_share: Array = quantity(
        "share", "Share of the offer that the state gets at the market price"
    )
    state_price_elasticity: Array = quantity(
        "elasticity", "What the state gets of the offer to its price over the market's"
    )
    war_scare_hoarding: Array = quantity("share", "Offer held back in full fear of war")
    hoarding_discount: Array = quantity(
        "share", "State price below the market's at which fear holds back all that it can"
    )
    reach: Array = quantity("share/quarter", "Grain that collectors reach without force or kolkhoz")
    reach_kolkhoz: Array = quantity("share/quarter", "Extra reach in a kolkhoz")
    reach_force: Array = quantity("share/quarter", "Extra reach at full coercion")
    village_trade_reach: Array = quantity("share", "Share of a village gap that free traders close")
    private_reach: Array = quantity("share", "Share of spare grain that traders can bring to towns")
    state_fed_share: Array = quantity(
        "share",
        "People fed by the state outside towns over townspeople, when all farms are collective",
    )
    sales_by_need: Array = quantity(
        "share", "State sales in villages that follow hunger, not the lists of poor regions"
    )
    grain_poor_margin: Array = quantity(
        "ratio", "Grain land, in units of people, above which a region is not poor in grain"
    )
    works_grain_1928: Array = quantity(
        "Mt/year", "Grain that industry worked up in 1928, from the state and from markets"
    )
    drawn_most: Array = quantity(
        "share", "Of the state's grain, that a claim before the towns' draws in a quarter at most"
    )
    industry_grain: Array = quantity("Mt/year", "Grain used by industry in 1928")
    grain_using_weight: Array = quantity(
        "share", "Weight of a branch in industries that use farm food", "branch"
    )
    army_grain: Array = quantity(
        "t/head/year", "Grain for a soldier, settler or prisoner, with horses and handling"
    )
    seed_kept: Array = quantity("share", "Seed that farms keep from hunger")
    food_weight: Array = quantity("ratio", "Weight of food above bare life against feed")
    food_first: Array = quantity(
        "share", "Grain left after seed that goes to bare life before anything else"
    )
    grain_loss: Array = quantity(
        "share/quarter", "Losses of stored grain, on farms and in the state's stores"
    )
    dry_part: Array = quantity("share", "Part of a region that a drought strikes first", "region")
    drought_floor: Array = quantity(
        "ratio", "Harvest of the dry part against its region in the worst of droughts"
    )
    drought_at_harvest: Array = quantity(
        "share", "Year's mean want of a drought that is felt in the quarter of the harvest"
    )
    seed_lent_by_neighbours: Array = quantity(
        "share", "Part of the seed eaten in hunger that others sow"
    )
    valuables_usual: Array = quantity(
        "share/quarter", "Valuables brought to gold shops without hunger"
    )
    valuables_hunger: Array = quantity(
        "share/quarter", "Valuables brought to gold shops in full hunger"
    )
    bread_for_gold: Array = quantity(
        "Mt/million gold roubles", "Grain that gold shops give for a gold rouble"
    )
    drought_made_up: Array = quantity(
        "share", "Gap of the dry part that the rest of its region makes up"
    )
    pace_of_eating: Array = quantity(
        "ratio", "Food eaten and bread given out at most, against an even pace to the harvest"
    )
    seed_spread: Array = quantity(
        "ratio", "How unequally houses hold grain at the time of sowing, scale over mean"
    )
    food_foresight: Array = quantity(
        "share", "How far families spread a shortage over the quarters to the harvest"
    )
    plenty_use: Array = quantity(
        "share/quarter", "Grain beyond all needs that villages feed, distil or eat in plenty"
    )
    kolkhoz_loss: Array = quantity("ratio", "Extra losses on collective farms, as a multiple")
    winter_share: Array = quantity("share", "Seed put down in autumn: rye and winter wheat")
    sold_in_season: Array = quantity(
        "share", "What could be sold that is offered in the quarter", "season"
    )
    marketed_in_season: Array = quantity(
        "share", "Usual share of a year's sales of grain in the quarter", "season"
    )
    collected_by: Array = quantity(
        "share", "Year's quota due by the end of the quarter; the year opens in summer", "season"
    )
    reach_in_season: Array = quantity(
        "ratio", "Farms' grain that collectors can reach in the quarter", "season"
    )
    bread_quarters: Array = quantity(
        "quarters", "Over which the bread of towns must last", "season"
    )

    # Livestock
    feed_norm: Array = quantity("t/head/year", "Grain feed", "species")
    grain_feeding: Array = quantity(
        "ratio", "Grain fed to an animal in a region against the norm", "region"
    )
    starvation_steepness: Array = quantity(
        "elasticity", "Deaths of animals to the want of feed below the threshold"
    )
    kolkhoz_starvation: Array = quantity(
        "ratio", "Extra deaths of unfed animals on collective farms, as a multiple"
    )
    herds_1928: Array = quantity("million head", "Herds of 1928", "region", "species")
    herd_growth: Array = quantity("per year", "Growth with room and feed", "species")
    herd_ceiling: Array = quantity("ratio", "Ceiling of a herd over 1928", "species")
    herd_feed_room: Array = quantity(
        "elasticity", "Room for a species to the feed there is", "species"
    )
    herd_plot_feed: Array = quantity(
        "share", "Room that members' plots add with their potatoes and roots", "species"
    )
    herd_cull: Array = quantity(
        "ratio", "Greatest excess over the room that is culled at the rate of growth", "species"
    )
    herd_kolkhoz_loss: Array = quantity(
        "share", "Room lost where all animals stand in collective barns", "species"
    )
    barn_years: Array = quantity("years", "Time in which kolkhozy learn to keep animals")
    herd_plot_limit: Array = quantity(
        "share", "Part of a member's animals that a full plot leaves to the household", "species"
    )
    herd_socialising: Array = quantity(
        "share/quarter", "Share of the gap closed in a quarter as animals go to collective barns"
    )
    feed_in_season: Array = quantity(
        "share", "Year's grain feed eaten in the quarter: animals graze in summer", "season"
    )
    feed_to_harvest: Array = quantity(
        "share", "Year's grain feed still to be fed before the next harvest", "season"
    )
    feed_memory: Array = quantity(
        "share/quarter", "Weight of the last quarter in how animals are fed"
    )
    feed_threshold: Array = quantity("ratio", "Feed against need below which animals die")
    herd_starvation: Array = quantity("per year", "Deaths of animals per lack of feed", "species")
    herd_neglect: Array = quantity("per year", "Deaths in full disorder of kolkhozy", "species")
    herd_slaughter: Array = quantity("ratio", "Slaughter per pressure of the campaign", "species")
    household_minimum: Array = quantity(
        "ratio", "Herd against 1928 that is not slaughtered in fear"
    )
    tractor_horsepower: Array = quantity("hp", "Power of a tractor")
    tractor_product: Array = quantity("share", "Named product that is a tractor", "product")
    tractor_scrapping: Array = quantity("share/quarter", "Tractors scrapped")
    herd_food_weight: Array = quantity(
        "cows", "Food of an animal against a cow", "region", "species"
    )

    # People
    animal_diet_share: Array = quantity("share", "Share of diet that comes from animals", "region")
    food_memory: Array = quantity(
        "share/quarter", "Weight of the last quarter in how people are fed"
    )
    bare_animal_food: Array = quantity("ratio", "Animal food against 1928 that keeps people alive")
    hunger_mortality: Array = quantity("per year", "Excess deaths in total want")
    closed_exits: Array = quantity("ratio", "Rise of deaths where leaving is barred")
    register_breakdown: Array = quantity(
        "share", "Deaths unregistered in villages where everybody hungers"
    )
    epidemics: Array = quantity("ratio", "Rise of hunger deaths where fuel, soap and trains fail")
    fuel_weight: Array = quantity("share", "Weight of a branch in fuel", "branch")
    conception_speed: Array = quantity(
        "share/quarter", "Births that follow the food of the quarter, the rest of those before"
    )
    birth_food: Array = quantity("elasticity", "Conceptions to food")
    birth_weakness: Array = quantity("ratio", "Conceptions lost to what hunger has used up")
    housing_cost: Array = quantity("bn roubles 1926/27 a million m2", "Cost of living space")
    housing_completion: Array = quantity(
        "share/quarter", "Unfinished dwellings completed in a quarter"
    )
    housing_own: Array = quantity(
        "m2/head/year", "Living space that people build themselves where they may"
    )
    housing_own_banned: Array = quantity("share", "Of this where trade is forbidden")
    housing_wear: Array = quantity("share/year", "Dwellings that go out of use")
    housing_weight: Array = quantity("share", "Weight of rooms in consumption")
    living_space_1928: Array = quantity("m2/head", "Living space of 1928")
    crowding_births: Array = quantity("ratio", "Town births lost per crowding")
    crowding_deaths: Array = quantity("ratio", "Rise of ordinary town deaths per crowding")
    turnover_crowding: Array = quantity("ratio", "Rise of turnover per crowding")
    support_slight: Array = quantity(
        "share", "Support that a slight cause costs: crowding, failing paper, private trade"
    )
    school_speed: Array = quantity("share/quarter", "Cohorts of school that change in a quarter")
    school_age: Array = quantity("share", "Children who are 7 to 16")
    evening_classes: Array = quantity(
        "share/year", "Illiterate adults taught where all have a school"
    )
    pupils_per_teacher: Array = quantity("pupils", "Pupils of a teacher")
    pupils_1928: Array = quantity("million", "Pupils of 1928")
    pupil_cost: Array = quantity("roubles/year", "Budget cost of a pupil at the wages of 1928")
    student_cost: Array = quantity("roubles/year", "Budget cost of a student at the wages of 1928")
    course_years: Array = quantity("years", "Length of the courses of engineers and doctors")
    course_completion: Array = quantity("share", "Students who finish where teachers suffice")
    trade_school_years: Array = quantity("years", "Mean length of the courses of trade schools")
    trade_village_share: Array = quantity("share", "Of called-up youths, who come from villages")
    trade_skill: Array = quantity("share", "Practised hand that a new graduate counts for")
    prepared_share: Array = quantity("share", "Of a cohort that all went to school, able to study")
    students_per_staff: Array = quantity("ratio", "Students that a profession can teach")
    staff_attrition: Array = quantity("share/year", "Engineers and doctors who leave work")
    engineers_1928: Array = quantity("thousand", "Engineers of 1928")
    staff_per_doctor: Array = quantity("people", "Nurses and other staff of health, a doctor")
    doctor_cost: Array = quantity(
        "roubles/year", "Budget cost of a doctor, staff and beds at the wages of 1928"
    )
    doctors_1928: Array = quantity("thousand", "Doctors of 1928")
    pupils_per_place: Array = quantity(
        "pupils", "New pupils a school place that is built, in shifts"
    )
    place_cost: Array = quantity("roubles 1926/27", "Building a school place")
    beds_per_doctor: Array = quantity("beds", "Hospital beds that come with a further doctor")
    bed_cost: Array = quantity("roubles 1926/27", "Building and fitting a hospital bed")
    walls_limit: Array = quantity("share", "Most of investment for schools and hospitals")
    engineer_effect: Array = quantity("elasticity", "Gain from new plant to engineers a worker")
    doctor_effect: Array = quantity("elasticity", "Ordinary deaths to doctors a head")
    literacy_effect: Array = quantity("ratio", "Work of a newcomer per literacy")
    abortion_ban_births: Array = quantity("ratio", "Rise of births under a ban on abortion")
    death_age_weight: Array = quantity("ratio", "Relative risk of ordinary death", "age")
    hunger_age_weight: Array = quantity("ratio", "Relative risk of death by hunger", "age")
    growing_up: Array = quantity("share/year", "Children who come of age")
    growing_old: Array = quantity("share/year", "Workers who reach sixty")
    urban_birth_ratio: Array = quantity("ratio", "Births in towns against villages")
    urban_death_ratio: Array = quantity("ratio", "Deaths in towns against villages")
    town_advantage: Array = quantity("ratio", "Consumption in town over village at equal food")
    exit_ban_effect: Array = quantity("share", "Moves that a full exit ban stops")
    migration_slope: Array = quantity(
        "share/year", "Villagers who leave under NEP per level of towns over villages"
    )
    migration_level: Array = quantity(
        "ratio", "Level of towns over villages at which nobody leaves under NEP"
    )
    migration_pressed_slope: Array = quantity(
        "share/year", "The same slope under collectivisation and terror"
    )
    migration_pressed_level: Array = quantity(
        "ratio", "The same level under collectivisation and terror"
    )
    migration_fear: Array = quantity(
        "ratio", "Weight of terror beside collectivisation in what makes villagers leave"
    )
    mourning: Array = quantity("ratio", "Support lost for the share of people who are missing")
    hunger_memory: Array = quantity("share/quarter", "Speed at which hunger uses people up")
    hunger_reserve: Array = quantity(
        "share", "Share of hunger's mortality that waits until reserves are spent"
    )
    hunger_recovery: Array = quantity(
        "share/quarter", "Speed at which the hungry recover when they are fed"
    )
    hunger_spread: Array = quantity(
        "share", "Hunger lived through at which half of the houses have nothing left"
    )
    passport_effect: Array = quantity("share", "Moves to towns that passports stop")
    passport_refused: Array = quantity(
        "share", "Townspeople refused a passport, of those newly under passport rule"
    )
    passport_speed: Array = quantity("share/quarter", "Speed of issue of passports")
    flight_readiness: Array = quantity(
        "per year", "Share of the starving who take to the roads, from villages and from towns"
    )
    migrant_age_weight: Array = quantity("ratio", "Relative mobility", "age")
    confinement_hunger: Array = quantity(
        "per year", "Deaths of confined people per lack of town food"
    )
    settler_mortality: Array = quantity("per year", "Deaths of settlers in ordinary years")
    settler_arrival_deaths: Array = quantity("share", "Deaths of the journey and first months")
    settler_release: Array = quantity("per year", "Escapes and releases of settlers")
    prisoner_mortality: Array = quantity("per year", "Deaths of prisoners in ordinary years")
    prisoner_arrival_deaths: Array = quantity("share", "Deaths of the journey and first months")
    prisoner_release: Array = quantity("per year", "Releases and escapes of prisoners")
    soldier_mortality: Array = quantity("per year", "Ordinary deaths of soldiers")

    # Work
    base_output: Array = quantity("plan unit/year", "Output of 1928", "branch")
    capital_1928: Array = quantity("bn roubles 1926/27", "Fixed capital of 1928", "branch")
    employment_1928: Array = quantity("million", "Employment of 1928", "branch")
    men_participation: Array = quantity("share", "Townsmen of working age who work or seek work")
    women_base: Array = quantity("share", "Townswomen who work or seek work in middling times")
    women_jobs: Array = quantity("share", "More of them where there is work for all")
    women_discouraged: Array = quantity("ratio", "Fewer of them per idle share above the usual")
    women_speed: Array = quantity("share/quarter", "Speed of their coming")
    usual_idle: Array = quantity("share", "Idle share at which nobody is drawn or put off")
    village_workers: Array = quantity("share", "Of the employed, who live in villages")
    village_women: Array = quantity("share", "Women among those villagers")
    registration_law: Array = quantity("ratio", "Registration prevented per severity of law")
    registration_speed: Array = quantity("share/quarter", "Speed of registration")
    spread_learning: Array = quantity("ratio", "Speed of learning per spread of wages")
    spread_turnover: Array = quantity("ratio", "Fall of turnover per spread of wages")
    strike_slope: Array = quantity("ratio", "Strikes per lack of support, squared")
    strike_support: Array = quantity("share", "Support of workers above which nobody strikes")
    strike_bread: Array = quantity(
        "ratio", "Support that a fall of towns' food against wish is worth to strikers"
    )
    strike_law: Array = quantity("ratio", "Strikes prevented by law and terror")
    strike_unions: Array = quantity(
        "share", "Backing of strikes that unions withdraw where the plan binds"
    )
    strike_days: Array = quantity("days", "Length of a strike")
    soft_budget: Array = quantity(
        "ratio", "Hands claimed by planned enterprises beyond what targets need"
    )
    hiring_most: Array = quantity("share/quarter", "Hands that a branch adds at most")
    shedding_most: Array = quantity("share/quarter", "Hands that a branch lets go at most")
    labour_hoarding: Array = quantity(
        "elasticity", "Employment to running plant under market rules"
    )
    learning: Array = quantity("share/quarter", "Learning of newcomers")
    terror_experience: Array = quantity(
        "share/quarter", "Experienced people lost in a quarter of full terror"
    )
    terror_threshold: Array = quantity("share", "Terror below which no practised people are lost")
    newcomer_quality: Array = quantity("ratio", "Work of a newcomer")
    crew: Array = quantity("hands", "Hands of a job whose work multiplies", "branch")
    food_effort: Array = quantity("elasticity", "Work to food")
    branch_lists: Array = quantity(
        "share", "Share of a branch's workers in towns of a supply list", "branch", "list"
    )
    labour_quality_1928: Array = quantity("ratio", "Work of a person in 1928")
    campaign_gain: Array = quantity("ratio", "Output gained by a full campaign")
    hours_threshold: Array = quantity("ratio", "Hours above which work tires, 1928 = 1")
    hours_elasticity: Array = quantity("elasticity", "Work to hours up to the tiring ones")
    hours_concavity: Array = quantity("ratio", "How fast longer hours bring less work")
    hours_weariness: Array = quantity("index", "Fatigue that hours beyond leave behind")
    decree_sentences: Array = quantity("share", "Working time lost to sentences at full severity")
    campaign_fatigue_effect: Array = quantity("ratio", "Output lost at full fatigue")
    industrial: Array = quantity("share", "Branch that counts as industry", "branch")
    large_scale: Array = quantity("share", "Branch that counts as large-scale industry", "branch")
    turnover: Array = quantity("per year", "Separations in industry in 1928")
    turnover_wage: Array = quantity("ratio", "Rise of turnover per fall of real wage")
    turnover_tightness: Array = quantity("ratio", "Rise of turnover per scarcity of hands")
    turnover_outbidding: Array = quantity(
        "ratio", "Rise of turnover where plans bind and wages are free"
    )
    separation_weeks: Array = quantity("weeks", "Work lost by a change of place")
    queue_time: Array = quantity(
        "hours/week", "Hours in queues where buyers would pay twice the list price"
    )
    credit_demand: Array = quantity(
        "ratio", "Demand for goods added by bank credit of the whole need of trade"
    )
    queue_usual: Array = quantity("hours/week", "Hours in queues in 1928")
    queue_absence: Array = quantity("share", "Hours in queues that are taken from work")
    working_week: Array = quantity("hours/week", "Working hours of a week in 1928")
    queue_most: Array = quantity("hours/week", "Queues beyond which nobody can stand")
    queue_support: Array = quantity("share", "Support of workers lost per hour a week in queues")
    shop_shelf: Array = quantity("share", "Goods in shops that are sold in a quiet quarter")
    money_mistrust: Array = quantity(
        "ratio", "Fear for the money per overhang of cash above a fifth, as fear of war"
    )
    paper_delay: Array = quantity("quarters", "Time between a peasant's sale and purchase")
    paper_melting: Array = quantity(
        "log/quarter", "Expected rise of prices in paper at which nobody keeps it"
    )
    loan_interest: Array = quantity("per year", "Interest on state loans")
    loan_support: Array = quantity(
        "share", "Support of workers lost per share of wages that loans take"
    )
    turnover_decree: Array = quantity("share", "Turnover stopped by the severest law")
    boom_pull: Array = quantity("ratio", "Pull of jobs per boom of building")
    unfinished_normal: Array = quantity("bn roubles 1926/27", "Unfinished works of 1928")

    # Production
    power_installed: Array = quantity("MW", "Power stations at the start of 1928", "branch")
    station_hours: Array = quantity("hours/year", "Use of a station at full load")
    local_power_usual: Array = quantity(
        "share", "Part of current from water and local fuel that norms reckon with", "branch"
    )
    replaced_fuel: Array = quantity("share", "Fuel that local fuel and water spare", "branch")
    firewood_substitution: Array = quantity(
        "share", "Part of missing coal and oil that firewood can replace"
    )
    repair_parts: Array = quantity(
        "elasticity", "Return of idle plant to the capital goods left for repair"
    )
    recovery_aim: Array = quantity(
        "share", "Plant that works are restored toward; above 1 the last come back in time"
    )
    recovery_speed: Array = quantity("per quarter", "Return of idle plant", "branch")
    labour_share: Array = quantity("elasticity", "Capacity to labour")
    substitution: Array = quantity("elasticity", "Substitution of labour for plant")
    terror_capacity: Array = quantity(
        "ratio", "Capacity lost without any practised director or engineer", "branch"
    )
    mastering_speed: Array = quantity(
        "share/quarter", "New plant mastered with the hands of 1928", "branch"
    )
    mastering_crowding: Array = quantity(
        "elasticity", "Pace of mastering to the old share of a branch's plant"
    )
    unmastered_yield: Array = quantity("share", "What new plant gives before it is mastered")
    experience_1928: Array = quantity("share", "Workers with experience in 1928")
    commander_learning: Array = quantity(
        "share/quarter", "New directors and engineers who learn their posts"
    )
    commander_loss: Array = quantity(
        "share/quarter", "Directors and engineers lost in a quarter of full terror"
    )
    effort_usual: Array = quantity(
        "ratio", "Target over capacity that neither drives nor slackens work"
    )
    effort_slope: Array = quantity("ratio", "Gain of work per tautness")
    effort_collapse: Array = quantity("ratio", "Loss of work beyond the limit of tautness")
    effort_limit: Array = quantity("ratio", "Tautness beyond which work suffers")
    technical_coefficients: Array = quantity(
        "plan unit/plan unit",
        "Input of a good (outside) per unit of a branch (inside)",
        "branch",
        "branch",
    )
    input_norm: Array = quantity("ratio", "Input norms when technique has doubled")
    final_share: Array = quantity("share", "Output that final users claim first", "branch")
    shortage_effect: Array = quantity("ratio", "Output lost per worst shortage")
    hoarding: Array = quantity(
        "ratio", "Share of deliveries hoarded or misplaced per share of claims cut"
    )
    credit_hoarding: Array = quantity(
        "ratio", "Rise of hoarding per credit above need, as a multiple"
    )
    hoarding_limit: Array = quantity("share", "Largest share of deliveries that lies idle")
    breakage: Array = quantity(
        "share/quarter", "Plant broken per tautness beyond its limit, and in a full campaign"
    )
    scrap_norm: Array = quantity("share", "Output of 1928 that nobody could use", "branch")
    scrap_storming: Array = quantity("ratio", "Scrap over its norm per pace above the year's")
    scrap_pressure: Array = quantity(
        "ratio", "Scrap over its norm per tautness, per share of newcomers, per shortage"
    )
    scrap_wear: Array = quantity("share/quarter", "Plant broken per share of bad machines")
    overfulfilment: Array = quantity("ratio", "Greatest output over a binding target")
    stock_cover: Array = quantity("quarters", "Stocks wanted")
    storable: Array = quantity("share", "Remainder that can be kept", "branch")
    stocks_at_hand: Array = quantity("share", "Of opening stocks, that can be shared out at once")
    overstock_cut: Array = quantity(
        "ratio", "Output not made per excess of stocks over their wish, where plans do not bind"
    )
    stock_loss: Array = quantity("share/quarter", "Losses of stocks")
    output_inertia: Array = quantity("share", "Weight of last quarter in output")
    fibre_dependence: Array = quantity(
        "share", "Output that hangs on cotton, flax and wool", "branch"
    )
    farm_food_dependence: Array = quantity("share", "Output that hangs on farm food", "branch")
    ore_dependence: Array = quantity("share", "Output that hangs on iron ore", "branch")
    ore_rate: Array = quantity(
        "Mt/plan unit", "Iron ore per unit of a branch that smelts it, with scrap as in 1928"
    )
    old_iron: Array = quantity(
        "plan unit/bn roubles", "Smelted without ore per plant worn out beyond that of 1928"
    )
    old_iron_most: Array = quantity("share", "Of the iron, at most, such scrap")
    ore_per_investment: Array = quantity(
        "Mt/year per bn roubles", "Mines begun with works of a branch that smelts ore"
    )
    ore_gestation: Array = quantity("quarters", "Time until a mine is open")
    ore_exhaustion: Array = quantity("1/years", "Capacity of mines worked out per ore raised")
    home_fibre: Array = quantity("share", "Home share of fibre in 1928")
    material_imports_1928: Array = quantity(
        "million gold roubles/year", "Materials imported in 1928"
    )
    hidden_reserve_limit: Array = quantity("share", "Largest hidden capacity")
    patience: Array = quantity("ratio", "Weight of today against the ratchet")
    material_import_mix: Array = quantity(
        "plan unit/million gold roubles",
        "Goods brought by a million of material imports",
        "branch",
    )
    product_workshops: Array = quantity(
        "product unit/year", "Capacity of works that are no named project", "product"
    )
    product_branch: Array = quantity("share", "Branch that makes a product", "product", "branch")
    consumer_weight: Array = quantity(
        "share", "Weight of a branch in consumer manufactures", "branch"
    )
    consumer_goods_1928: Array = quantity(
        "million gold roubles/year", "Consumer manufactures of 1928 at import prices"
    )
    season_of_work: Array = quantity(
        "ratio", "Pace of work against the swing of the year's last quarter", "season"
    )

    # Investment
    investment_1928: Array = quantity("bn roubles 1926/27 a year", "Investment of 1928")
    investment_effort_1928: Array = quantity(
        "share", "Share of capital goods put into new works in 1928"
    )
    home_machine_weight: Array = quantity("share", "Home machines in equipment of 1928")
    equipment_weight: Array = quantity("share", "Weight of a branch in capital equipment", "branch")
    construction_weight: Array = quantity(
        "share", "Weight of a branch in building materials", "branch"
    )
    machine_imports_1928: Array = quantity("million gold roubles/year", "Machines imported in 1928")
    project_limit: Array = quantity(
        "share", "Largest share of a branch investment that projects take"
    )
    gestation: Array = quantity("quarters", "Time from start to use", "branch")
    crowding: Array = quantity("ratio", "Lengthening of works per excess of starts")
    depreciation: Array = quantity("share/quarter", "Depreciation")
    depletion: Array = quantity(
        "share/quarter", "Capital of 1928 worked out by the output of 1928", "branch"
    )
    haste_depletion: Array = quantity(
        "ratio", "Seams, wells and pits spent beyond what is raised, in a full norm campaign"
    )
    repair_effect: Array = quantity(
        "ratio", "Rise of depreciation per share of machines taken from repair to new works"
    )
    new_plant_lead: Array = quantity(
        "ratio", "Productivity of new plant over that of the plant of 1921"
    )
    building_lessons: Array = quantity(
        "elasticity", "Best practice to all that was ever built, with the engineers of 1928"
    )
    import_lessons: Array = quantity(
        "per year", "Growth of best practice if all equipment were foreign"
    )
    lesson_lag: Array = quantity("quarters", "Delay until foreign machines are copied")
    engineers_per_machine: Array = quantity(
        "share", "Foreign engineers that the machines imported in 1928 employ"
    )
    engineer_help: Array = quantity(
        "ratio", "Faster learning and mastering with all the foreign engineers that machines want"
    )
    metalware_share: Array = quantity(
        "share", "Consumer goods that compete with new works for metal and machines"
    )
    eastern_region: Array = quantity(
        "share", "Region out of reach of a western invasion", "region", lower=0.0, upper=1.0
    )
    eastern_investment: Array = quantity("share", "Ordinary investment in the east")

    # Prices and money
    marketings_1928: Array = quantity("Mt/year", "Grain brought to all markets in 1928")
    clearing_level: Array = quantity(
        "1913=1", "Clearing price of manufactures in grain at the supplies of 1928"
    )
    season_price: Array = quantity(
        "elasticity", "Fall of the grain price per rise of its flow from season to season"
    )
    goods_floor: Array = quantity("share", "Goods that do not depend on industry")
    resale: Array = quantity("share", "Gap of list to clearing price that scarcity takes back")
    market_power: Array = quantity("ratio", "Mark-up of syndicates per ease of credit")
    neutral_credit: Array = quantity(
        "ratio", "Credit over need at which syndicates neither wait for buyers nor sell off"
    )
    distress_markup: Array = quantity(
        "ratio", "Least list over clearing price of trusts that must sell off stocks"
    )
    ceiling_enforcement: Array = quantity(
        "share/quarter", "Excess of the mark-up that an ordered ceiling takes away"
    )
    glut_drag: Array = quantity("ratio", "Mark-up lost per quarter of unsold goods")
    glut_response: Array = quantity("ratio", "Goods unsold per mark-up")
    glut_sale: Array = quantity("share/quarter", "Unsold goods that come to market again")
    markup_speed: Array = quantity("share/quarter", "Adjustment of the mark-up")
    wage_1928: Array = quantity("roubles/year", "Wage of 1928")
    real_wage_1928: Array = quantity("1913=1", "Real wage of 1928")
    price_1928: Array = quantity("1913=1", "Price level of 1928")
    food_budget_share: Array = quantity("share", "Food in the budget of workers")
    turnover_tax_1928: Array = quantity("share of retail price", "Excises of 1928")
    overhang_price: Array = quantity("per quarter", "Rise of state prices per overhang of cash")
    retail_speed: Array = quantity("share/quarter", "Adjustment of state prices to cost")
    cost_pass_through: Array = quantity(
        "elasticity", "Lost productivity that state shops charge in prices"
    )
    wage_soft: Array = quantity("log/year", "Drift of wages under soft budgets")
    wage_catch_up: Array = quantity("per year", "Adjustment of wages to the worth of goods")
    wage_control: Array = quantity(
        "share", "Rises of wages from scarcity and soft budgets that full control holds back"
    )
    wage_scarcity: Array = quantity("log/year", "Rise of wages per scarcity of hands")
    retail_1928: Array = quantity("million roubles/year", "Shop sales of 1928")
    grain_rouble: Array = quantity("roubles/t", "Market price of grain in 1928")
    other_farm_sales: Array = quantity(
        "million roubles/year", "Paid for crops, meat and milk in 1928"
    )
    money_income: Array = quantity("ratio", "Incomes in money over wages, as a rule")
    normal_cash: Array = quantity("share", "Cash over yearly income")
    spending_speed: Array = quantity(
        "share/quarter", "Excess cash spent in a quarter, and gap that market prices close"
    )
    lease_speed: Array = quantity("share/quarter", "Leases granted or ended in a quarter")
    small_works: Array = quantity(
        "share", "Plant of a branch in works small enough to let", "branch"
    )
    lease_effect: Array = quantity("share/quarter", "Idle works under lease that are started")
    private_rent: Array = quantity(
        "share", "Rent of leased works and of concessions, of their product"
    )
    private_margin: Array = quantity(
        "share", "Profit kept by leaseholders and licensed traders, over what they sell"
    )
    licensed_full: Array = quantity(
        "share", "Retail trade in private hands where trade is wholly free"
    )
    licensed_elasticity: Array = quantity("elasticity", "Private share of trade to its freedom")
    rivalry: Array = quantity(
        "ratio", "Supply of private traders to the list price, against the demand's response"
    )
    bagmen: Array = quantity("share", "Freedom that bagmen take where all trade is closed")
    licence_tax: Array = quantity("share", "Licences and trade tax over private turnover")
    concession_most: Array = quantity(
        "million gold roubles", "Most foreign capital that would come"
    )
    concession_entry: Array = quantity("share/quarter", "Of the gap to it, what comes in a quarter")
    concession_closing: Array = quantity(
        "share/quarter", "Concessions beyond those admitted that are wound up in a quarter"
    )
    concession_compensation: Array = quantity(
        "share", "Foreign capital wound up that is bought out with bonds"
    )
    concession_profit: Array = quantity("per year", "Profit of concessions over their capital")
    soldier_pay: Array = quantity("ratio", "Pay of a soldier over a wage, on average")
    soldier_cost: Array = quantity("roubles/year", "Upkeep of a soldier")
    defence_weight: Array = quantity("share", "Branch that makes arms", "branch")
    administration: Array = quantity("million roubles/year", "Other budget expenditure of 1928")
    profit_share: Array = quantity("ratio", "Budget income from profits per value of output")
    paper_spending: Array = quantity(
        "million gold roubles/year", "Budget needs of 1921-24 besides the army, all paid in money"
    )
    paper_soldier: Array = quantity("gold roubles/year", "Money spent on a soldier in 1921-24")
    paper_revenue: Array = quantity(
        "million gold roubles/year", "Excises at the goods and rates of 1928"
    )
    real_balances: Array = quantity(
        "million gold roubles", "Paper that people would hold at steady prices"
    )
    cagan: Array = quantity("quarters", "Flight from money per expected inflation")
    expectation_learning: Array = quantity(
        "share/quarter", "Weight of a quarter in expected inflation"
    )
    paper_closed: Array = quantity("share", "Trust from which paper money counts as withdrawn")
    trust_speed: Array = quantity(
        "share/quarter", "Gap between the ordered and the true share of stable money closed"
    )
    reform_capacity: Array = quantity(
        "per quarter", "Deficit that a new money can take up, over real balances"
    )
    overhang_elasticity: Array = quantity("elasticity", "Free prices to overhang")
    scarcity_elasticity: Array = quantity("elasticity", "Free prices to lack of town food")
    shop_gap_elasticity: Array = quantity(
        "elasticity", "Free prices to the gap between clearing and list price"
    )
    closed_market_margin: Array = quantity(
        "ratio", "Margin of free food where private trade is closed"
    )

    # Foreign trade
    grain_export_price: Array = quantity("million gold roubles/Mt", "Export price of grain in 1928")
    grain_import_margin: Array = quantity("ratio", "Import over export price of grain")
    export_price: Array = quantity(
        "million gold roubles/plan unit", "Export price of a branch in 1928", "branch"
    )
    export_usual: Array = quantity(
        "plan unit/year", "Exports of a branch at which the quoted price holds", "branch"
    )
    export_market: Array = quantity(
        "plan unit/year", "Exports of a branch's good by all countries", "branch"
    )
    other_export_market: Array = quantity(
        "million gold roubles/year", "Exports of timber, furs and food by all countries"
    )
    export_demand: Array = quantity(
        "elasticity", "Demand abroad that meets one seller, to its price"
    )
    invisible_payments: Array = quantity(
        "share", "Freight, insurance and missions paid abroad over imports"
    )
    engineer_cost: Array = quantity(
        "million gold roubles/year", "Foreign engineers, workers and designs at full use"
    )
    short_credit: Array = quantity("share", "Credit due within a year")
    interest_rate: Array = quantity("per year", "Interest on foreign credit")
    long_credit_quarters: Array = quantity("quarters", "Term of longer credit")
    gold_floor: Array = quantity("million gold roubles", "Reserve kept")
    reserve_spent: Array = quantity(
        "share/quarter", "Reserve above what is kept that imports may take"
    )
    default_memory: Array = quantity(
        "share/quarter", "Memory of unpaid debts that lasts a quarter"
    )
    default_embargo: Array = quantity(
        "share", "Trade lost where creditors attach cargoes, at a full memory of default"
    )
    risk_premium: Array = quantity(
        "per year", "Rise of interest per year's exports of debt beyond what is safe"
    )
    safe_debt: Array = quantity("years of exports", "Foreign debt at the best rate of interest")
    export_haulage: Array = quantity(
        "million gold roubles/year", "Other exports that the railways of 1928 could carry out"
    )
    haulage_weight: Array = quantity("share", "Branch that carries exports out", "branch")
    animal_food_abroad: Array = quantity(
        "share", "Of the animal food of 1928, that other exports of 1928 took abroad"
    )
    other_exports_1928: Array = quantity("million gold roubles/year", "Other exports of 1928")

    # Reports, mood and defence
    field_estimate_bias: Array = quantity(
        "ratio", "Crop on the stalk over crop in the barn, less 1"
    )
    harvest_pressure_bias: Array = quantity("ratio", "Overstatement per shortfall of the harvest")
    statistician_selection: Array = quantity(
        "share/quarter", "Statisticians replaced where success is all that counts"
    )
    padding_slope: Array = quantity("ratio", "Padding per missed target")
    padding_limit: Array = quantity("share", "Largest padding")
    padding_fear: Array = quantity("share", "Padding at full terror")
    value_drift: Array = quantity(
        "elasticity", "Extra growth of value where products change", "branch"
    )
    support_content: Array = quantity(
        "share", "Support of workers and peasants who are fed, employed and left alone"
    )
    support_great: Array = quantity(
        "share", "Support that a great cause costs or wins: food, and growth for the party"
    )
    support_middle: Array = quantity(
        "share", "Support that a middling cause costs or wins: wages, force, disorder, targets met"
    )
    workers_jobless: Array = quantity(
        "ratio", "Support of workers lost per share of the unemployed"
    )
    support_small: Array = quantity(
        "share", "Support that a small cause moves: law, fatigue, dear goods, a kolkhoz, danger"
    )
    party_content: Array = quantity(
        "share", "Support of the party without growth, threat or terror"
    )
    mood_speed: Array = quantity("share/quarter", "Speed of mood")
    unrest_campaign: Array = quantity("count/million", "Disturbances per pressure of the campaign")
    unrest_memory: Array = quantity("count/million", "Disturbances per disorder and grievance")
    equipment_wear: Array = quantity("share/quarter", "Equipment worn out or out of date")
    equipment_1928: Array = quantity("bn roubles 1926/27", "Equipment of 1928")
    soldiers_1928: Array = quantity("million", "Forces of 1928")
    training_learning: Array = quantity(
        "share/quarter", "Gap of the forces' training to their officers closed in a quarter"
    )
    recruit_training: Array = quantity("share", "Training of a recruit, of that of 1928")
    readiness_equipment: Array = quantity("elasticity", "Readiness to equipment of the forces")
    readiness_exposure: Array = quantity(
        "ratio", "Readiness lost where all industry lies within reach"
    )
    held_at_most: Array = quantity(
        "share", "Exposed industry that a wholly ready country would hold"
    )
    evacuation: Array = quantity(
        "share", "Lost plant that railways without limit and room in the east would move"
    )
    evacuation_rail: Array = quantity(
        "1928=1", "Rail freight at which half of what could be moved is moved"
    )
    mobilisation_weight: Array = quantity("share", "Weight of a branch in mobilisation", "branch")
    threat_strength: Array = quantity(
        "1928=1", "Readiness at which half of the threatened industry is held"
    )
    threat_spread: Array = quantity("log", "Standard deviation of the strength of an invasion")

    # National product
    price_1926: Array = quantity(
        "million roubles 1926/27/plan unit", "Value of a plan unit", "branch"
    )
    value_added_share: Array = quantity("share", "Value added in gross output", "branch")
    farm_animal_weight: Array = quantity("share", "Part of animals in the farm product of 1928")
    farm_product_1928: Array = quantity("million roubles 1926/27", "Farm product of 1928")
    grain_in_farm_product: Array = quantity(
        "share", "Weight of the harvest in the product of farms"
    )
    harvest_1928: Array = quantity("Mt", "Harvest of 1928")
    consumption_bread: Array = quantity("share", "Weight of bread in consumption, before rooms")
    consumption_animal_food: Array = quantity(
        "share", "Weight of meat and milk in consumption, before rooms"
    )
    consumption_goods: Array = quantity(
        "share", "Weight of manufactures in consumption, before rooms"
    )
    service_weight: Array = quantity(
        "share", "Weight of a branch in services of consumers", "branch"
    )
    food_1928: Array = quantity("Mt/year", "Grain eaten in 1928")
    industry_index_1928: Array = quantity(
        "1913=100", "Gross industrial output of 1928 as the official index has it"
    )
    gdp_per_head_1928: Array = quantity("1990 intl $", "Product a head in 1928")
    pig_iron_ratio: Array = quantity(
        "t/t", "Pig iron per unit of a branch's output in 1928", "branch"
    )
    comparable_rouble: Array = quantity(
        "ratio", "Comparable roubles of the investment series per rouble of 1926/27"
    )
    exile_share: Array = quantity(
        "share", "Share of settlers and prisoners held in a region", "region"
    )

    # Projects
    project_cost: Array = quantity("bn roubles 1926/27", "Cost of a project", "project")
    project_quarters: Array = quantity("quarters", "Shortest time of a project", "project")
    project_yield: Array = quantity("ratio", "Productivity of its capital", "project")
    project_megawatts: Array = quantity("MW", "What a power station gives", "project")
    project_local_fuel: Array = quantity(
        "share", "Part of its current that needs no coal carried", "project"
    )
    project_earliest: Array = quantity("turn", "First turn it may be started", "project")
    project_fed_by: Array = quantity(
        "share", "Share of another project that feeds this one whole", "project", "project"
    )
    project_makes: Array = quantity(
        "product unit/year", "What a project can make when it stands", "project", "product"
    )
    project_branch: Array = quantity("share", "Branch of a project", "project", "branch")
    project_region: Array = quantity("share", "Region of a project", "project", "region")
    project_needs: Array = quantity("share", "Projects that must stand first", "project", "project")
