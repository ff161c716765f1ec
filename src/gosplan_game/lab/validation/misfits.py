"""Why series do not fit: what is known or suspected, written by hand and shown where it applies.

The page names every misfit by itself, from the errors; this table only gives reasons. A
misfit that stands here without a reason is named all the same, as not understood.
"""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "aircraft": "Follows the share of machine-building ordered for defence and a smooth product "
    "share, both inputs; the mix of light and heavy machines within the count is not modelled.",
    "births": "Births follow the food of the year; marriages put off and made up later are not "
    "modelled.",
    "cattle": "Kolkhozy learn to keep animals, and plots hold one cow; what the state's loans and "
    "calves from dairies did for households without a cow is not modelled.",
    "cement": "Construction is one branch with one product, and starts from almost nothing.",
    "cotton_cloth": "Textiles are one branch: its fibre is cotton, flax and wool together.",
    "deaths": "Where registration failed the record is itself an estimate.",
    "electricity": "The first year starts from a state that is itself uncertain.",
    "exports": "In 1921-22 there was hardly any trade: small sums are large factors.",
    "grain_stocks_state_july": "A remainder of large flows: a percent of a year's use is a third "
    "of the stock.",
    "investment": "In current prices: it carries the errors of the price block.",
    "investment_by_plan": "Three points in the roubles of the plans, converted by one guessed "
    "factor (`comparable_rouble`).",
    "iron_ore": "Mines of 1921 nearly stood still: three times very little is still very little. "
    "Later years follow the furnaces and lead them less than they did.",
    "labour_turnover": "A rate with three drivers, wages, scarcity of hands and decrees; campaigns "
    "of single years are not in it.",
    "money_in_circulation": "What incomes leave over after retail, taxes and loans: the errors of "
    "wages and prices add up in it.",
    "motor_vehicles": "Very small counts before 1930.",
    "nominal_wage": "Wages answer scarcity and soft budgets by one drift for the whole period.",
    "pigs": "Pigs multiply within a year; herds here grow at a yearly rate under one ceiling.",
    "real_wage": "Wages of 1922-23 were paid in kind in part, which a money wage does not show.",
    "rural_urban_migration": "The flow answers the year's gap of living and does not turn back "
    "within a year, as it did in 1933.",
    "scissors_ratio": "The peak of October 1923 comes lower than in the record: goods that "
    "syndicates hold back do not yet grow scarcer.",
    "scissors_ratio_year": "Retail prices of the state follow cost and tax by fixed shares.",
    "special_settlers": "Releases, flight and returns are one rate for all years.",
    "sugar": "One technical crop stands for beet, cotton and flax; 1921 starts from almost "
    "nothing.",
    "tanks": "As aircraft: after 1936 heavier tanks came in smaller numbers.",
    "unemployment_registered": "What was registered followed changing rules; the model counts "
    "people without work.",
}
"""By series."""

MISFIT, FAR = 15.0, 40.0
"""Median error, or error of the worst point, from which a series is a misfit, percent."""
