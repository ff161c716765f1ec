"""Which series the class page sets side by side."""

STRIPS = ("grain_harvest", "gross_industry", "horses", "real_wage", "consumption_per_head",
          "population")
"""Outcomes shown as a strip, a dot to a group, history's diamond among them."""
CHARTED = ("population", "grain_harvest", "gross_industry", "consumption_per_head")
"""Series shown year by year, a line to a group."""
