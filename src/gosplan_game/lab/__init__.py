"""The laboratory: games without a window, many at a time.

Everything here runs through `simulate`, the same code that the player's game uses.
"""
