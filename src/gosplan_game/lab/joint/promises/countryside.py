"""What grain, herds and hunger must do when orders differ."""

from __future__ import annotations

from collections.abc import Iterator

from gosplan_game.core.quantities import Array
from gosplan_game.lab.joint.promises.broken import HISTORY, HUNGER, Broken, less
from gosplan_game.lab.joint.variants import Played

HORSES_COUNTED = {1930: 30.2, 1931: 26.2, 1932: 19.6, 1933: 16.6}
"""Million head each summer, as published: they went step by step, not at once."""


def countryside(found: Played) -> Iterator[Broken]:
    """Yield the promises of the villages."""

    def deaths(variant: str, first: str = "1931-Q3", last: str = "1934-Q2") -> Array:
        return found.total(HUNGER, variant, first, last)

    base = deaths(HISTORY)
    yield less("a lower quota saves", deaths("lower quota"), 0.85 * base)
    yield less("a higher quota kills", 1.05 * base, deaths("higher quota"))
    yield less("grain bought and not taken saves", deaths("bought"), 0.6 * base, 0.02)
    yield less("no collectivisation saves", deaths("no collectivisation"), 0.5 * base, 0.02)
    for herd in ("horses", "cattle"):
        kept = found.at(herd, "no collectivisation", "1933-Q4")
        yield less(f"no collectivisation keeps {herd}",
                    1.25 * found.at(herd, HISTORY, "1933-Q4"), kept)  # fmt: skip
    for year, counted in HORSES_COUNTED.items():
        heads = found.at("horses", HISTORY, f"{year}-Q2")
        yield less(f"horses of {year}, at least", 0.9 * counted + 0 * heads, heads)
        yield less(f"horses of {year}, at most", heads, 1.1 * counted + 0 * heads)
    before, after = (found.at("cattle", HISTORY, f"{year}-Q2") for year in (1934, 1938))
    yield less("cattle come back", 1.15 * before, after)
    pigs = {year: found.at("pigs", HISTORY, f"{year}-Q2") for year in (1928, 1933, 1936, 1938)}
    yield less("pigs come back with the plots", 1.6 * pigs[1933], pigs[1936])
    yield less("and are as many as they were", 0.95 * pigs[1928], pigs[1938])
    horses = found.at("horses", "no retreat", "1931-Q4")
    yield less("no retreat, fewer horses", horses, 0.95 * found.at("horses", HISTORY, "1931-Q4"),
                0.003)  # fmt: skip
    from_autumn = deaths(HISTORY, "1930-Q3")
    yield less("no retreat kills", from_autumn, deaths("no retreat", "1930-Q3"), 0.005)
    yield less("no exports saves", deaths("no exports"), base, 0.003)
    yield less("grain to the hungry saves", deaths("exports to the hungry"), 0.6 * base)
    autumn = "1932-Q4"
    yield less("open roads save", deaths("open roads", autumn), 0.97 * deaths(HISTORY, autumn),
                0.003)  # fmt: skip
    years = ("1921-Q1", "1923-Q4")
    early = deaths(HISTORY, *years)
    unaided, alone = (deaths(name, *years) for name in ("no relief", "no foreign relief"))
    yield less("no relief kills", 1.25 * early, unaided, 0.005)
    yield less("but most lived without", unaided, 1.9 * early)
    yield less("without foreign relief alone", 1.15 * early, alone, 0.005)
    yield less("some more than with it", alone, 1.6 * early)
    yield less("more relief saves", deaths("more relief", *years), 0.87 * early, 0.005)
    spring = "1922-Q2"
    yield less("requisition costs fields",
                1.015 * found.at("sown_area_grain", HISTORY, spring),
                found.at("sown_area_grain", "no seizure", spring), 0.001)  # fmt: skip
    fields = [found.at("sown_area_grain", HISTORY, f"{year}-Q3") for year in (1921, 1922)]
    yield less("fields fall in 1922", fields[1], 0.945 * fields[0], 0.0)
    cheap, paid = (
        found.total("grain_procurement", name, "1924-Q4", "1924-Q4")
        for name in ("grain cheap in 1924", HISTORY)
    )
    yield less("a low price empties the collectors' barns", cheap, 0.79 * paid, 0.0)
    for key in ("sown_area_grain", "grain_harvest"):
        taken, left = (
            found.total(key, variant, "1933-Q2", "1933-Q3")
            for variant in ("seed taken", "seed left")
        )
        yield less(f"seed taken is missed in {key}", taken, 0.99 * left, 0.002)
    autumn = "1936-Q3"
    area, grain = (
        found.at(key, "more sown", autumn) / found.at(key, HISTORY, autumn)
        for key in ("sown_area_grain", "grain_harvest")
    )
    yield less("ordered area is sown", 1.05 + 0 * area, area, 0.003)
    yield less("and tires the soil", grain, 1.02 + 0 * grain, 0.003)
    years = ("1937-Q1", "1939-Q4")
    reaped, known = (found.total("grain_harvest", name, *years) for name in ("oil abroad", HISTORY))
    yield less("tractors need their oil", reaped, 0.99 * known, 0.002)
    fuelled = found.rows("tractors_fuelled", HISTORY, *years)
    yield less("which history's had", 97.02 + 0 * known, fuelled.min(axis=0), 0.0)
    years = ("1931-Q3", "1937-Q2")
    reaped, known = (
        found.total("grain_harvest", name, *years) for name in ("many state farms", HISTORY)
    )
    yield less("state farms harvest little", reaped, known, 0.002)
    given = found.total("state_farm_deliveries", HISTORY, "1932-Q3", "1933-Q2")
    yield less("and deliver much", 1.23 + 0 * given, given)
