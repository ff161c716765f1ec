"""The joint fit: one search over the record, the dead, the stylised facts and what must follow.

`python -m gosplan_game.lab.joint SCENARIO` fits every number that was not read in a
source. Its loss is stated in `objective`, and what it asks of other histories in
`promises`; nothing else was looked at.
"""
