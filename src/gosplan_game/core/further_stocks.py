"""Indicators of stocks that no reference series is held against, but that a reader asks for.

They stand in the catalogue so that whatever the country has is seen and accounted for:
what is sown from, studied for, half built, on the way, owed within the year.
"""

from __future__ import annotations

from gosplan_game.core.labels import Axis
from gosplan_game.core.variable import Variable


def _stock(name: str, unit: str, meaning: str, *axes: Axis) -> Variable:
    return Variable(id=name, unit=unit, meaning=meaning, axes=axes, stock=True, annual="end")


FURTHER_STOCKS = (
    _stock("grain_land", "Mha", "Land that bore grain in 1928, and such land annexed", "region"),
    _stock("seed_fund", "share", "Seed in the barns against the need until harvest", "region"),
    _stock("soil", "ratio, whole=1", "State of the soil, 1 where rotations are whole", "region"),
    _stock("farm_tools", "ratio, 1928=1", "State of ploughs, carts and harness", "region"),
    _stock("farm_skill", "ratio, 1928=1", "Skill of the farmers left", "region"),
    _stock("feed_adequacy", "ratio, need=1", "Feed of animals against need", "region"),
    _stock("campaign_disorder", "share", "Disorder left by the drive into kolkhozy", "region"),
    _stock("grain_marketings", "Mt/year", "Grain that farms bring to all markets, smoothed"),
    _stock("technical_crops", "1928=1", "Cotton, beet and flax of the last harvest"),
    _stock("schooled_youth", "share", "Of those who come of age, who went to school"),
    _stock("students_engineering", "thousand", "Students of engineering"),
    _stock("students_medicine", "thousand", "Students of medicine"),
    _stock("trade_pupils", "thousand", "Pupils of trade schools"),
    _stock("unfinished_dwellings", "bn roubles 1926/27", "Unfinished town dwellings"),
    _stock("experienced_workers", "share", "Workers with experience"),
    _stock("working_plant", "share", "Share of capital that is fit to run", "branch"),
    _stock("eastern_plant", "share", "Capital outside reach of a western invasion", "branch"),
    _stock("unsold_goods", "quarters of sales", "Manufactures that find no buyer"),
    _stock("currency_trust", "share", "Share of money in the stable currency"),
    _stock("retail_price", "1928=1", "State retail prices"),
    _stock("market_price", "1928=1", "Free-market food prices"),
    _stock("foreign_debt_due", "million gold roubles", "Foreign debt due within a year"),
    _stock("imports_on_the_way", "million gold roubles at 1928 prices",
           "Imports ordered that arrive next quarter"),
    _stock("forces_equipment", "bn roubles 1926/27", "Equipment of the forces"),
    _stock("officers", "ratio, 1928=1", "Quality of officers"),
)
"""Stocks beside those of `core.variables`; `sim.further_stocks` reads them off the state."""
