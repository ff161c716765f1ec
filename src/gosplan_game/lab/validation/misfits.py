"""Why series do not fit: what is known or suspected, written by hand and shown where it applies.

The page names every misfit by itself, from the errors; this table only gives reasons. A
misfit that stands here without a reason is named all the same, as not understood.
"""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "aircraft": "Arms output follows the share of machine-building ordered for defence, which is "
    "an input; the change from small to large machines within the count is not modelled.",
    "tanks": "Plants went over from light tankettes to heavier tanks after 1936: the count falls "
    "while the work does not. The product share is a smooth input.",
    "price_level": "Paper roubles lost four fifths of their worth in months; yearly means of a "
    "price that multiplies by thousands within the year depend on the quarter's weight.",
    "scissors_ratio": "The rise of 1923 hangs on syndicates' credit; the model's markup moves "
    "with the credit order of the quarter and reaches its peak too early.",
    "unemployment_registered": "The count followed rules of registration (strict in 1925, purge of "
    "the lists in 1929-30), not only people without work; the model has people without work.",
    "pigs": "Pigs were counted at dates between litters and recovered by private plots at a speed "
    "that no yearly growth rate bounds.",
    "rural_urban_migration": "Net moves hang on the registration of passports in 1933, which sent "
    "people back within the year.",
    "investment": "The series is in current prices, whose index is itself disputed.",
    "investment_by_plan": "Three points in roubles 'comparable' by an index that was never "
    "published.",
    "sugar": "Beet hangs on single districts and years of pests; the model has one beet region.",
    "motor_vehicles": "A handful of lorries a year before 1930: a factor of two is some hundreds.",
    "grain_stocks_state_july": "A remainder of large flows: a percent of a year's use is a third "
    "of the stock.",
    "special_settlers": "The settlers of 1940 come from annexed lands with their own registers.",
    "cement": "Construction is one branch; cement of 1921-22 was nearly nothing.",
    "electricity": "In 1921 half of the current came from works' own stations that the count "
    "missed at first.",
    "real_wage": "Wages of 1922-23 were paid in kind in large part.",
    "money_in_circulation": "The two currencies of 1924-25 are one stock here.",
    "labour_turnover": "Counted in branches that change over the years.",
    "births": "Births of 1933-35 recover with a delay that the model shortens.",
    "deaths": "Registration broke down where most died; the record itself is an estimate.",
}
"""By series."""

MISFIT, FAR = 15.0, 40.0
"""Median error, or error of the worst point, from which a series is a misfit, percent."""
