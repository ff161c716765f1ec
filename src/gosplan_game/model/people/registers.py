"""Registers: deaths that nobody entered, and the census that finds them missing.

    u  = b D h            deaths of a quarter that no register holds
    m' = (m + u) (1 - c)  people registered who are dead, c = 1 where a census is held
    registered population = true population + m'

Village councils entered births and deaths on the word of the family. Where whole families
starved, roads emptied and the clerk himself hungered, graves were filled without entries; the
population that registers carried forward therefore stayed too high until the next count. In the
Ukraine of 1933 registers hold some 1.9 million deaths where 4 million died (Rudnytskyi and others
2015, after the archives of TsUNKhU), in the Union some 5.7 of 11.5 million. The census of January
1937 found 162 million where the registers led to more; its heads were arrested, the count annulled.
Towns' registers held. Executions were kept from registers and are left out here.

Source: as named, registered totals from memory; form ours.
"""

from __future__ import annotations

from typing import NamedTuple

from gosplan_game.core.quantities import Array


class Registers(NamedTuple):
    """Registers after a quarter, million, (R, B)."""

    missing: Array
    """Registered people who are dead."""
    unregistered: Array
    """Deaths of the quarter that no register holds."""
    found: Array
    """Registered people whom a census does not find."""


def registers(
    *, missing: Array, deaths: Array, hungry: Array, breakdown: Array, census: Array
) -> Registers:
    """Return the registers after a quarter, million, (R, B).

    Args:
        missing: m, registered people who are dead, million, (R, B).
        deaths: D, villagers who died, million, (R, B).
        hungry: h, share of people below bare subsistence, 0 to 1, (R, B).
        breakdown: b, share of deaths unregistered where everybody hungers, (1|B,).
        census: c, 1 where people are counted at the quarter's end, (B,).
    """
    unregistered = breakdown * deaths * hungry
    before_count = missing + unregistered
    found = before_count * census
    return Registers(missing=before_count - found, unregistered=unregistered, found=found)
