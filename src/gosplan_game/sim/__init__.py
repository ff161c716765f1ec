"""The clock: steps the model, records it, and holds the rules of the office.

`run.simulate` plays whole games in batches, `session.Session` plays one game
stop by stop; both go through the same engine, policies, events and limits.
"""
