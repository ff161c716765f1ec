"""Pages of `docs/` that are made from code, schema, scenario and hindcast.

`python -m gosplan_game.lab.pages` writes them all anew in a few seconds; tests fail
when one is stale. What people write by hand lies in `docs/parts`.
"""
