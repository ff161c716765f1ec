"""The economy: one mechanism, one module of pure functions on arrays.

Functions take keyword-only arrays whose last axis is the run and return arrays;
they know no state, no clock, no random numbers and no files. Modules never
import each other: `sim.step` wires them. Axes: regions R, species H, ages A,
branches S, projects P, runs B.
"""
