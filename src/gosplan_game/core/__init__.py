"""The vocabulary of the game: axes, calendar, quantities, containers and errors.

Nothing here computes an economy or reads a file. Every other package may
import this one; it imports none of them.
"""
