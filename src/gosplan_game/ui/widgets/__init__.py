"""Widgets: a rectangle and ready values in, a message out. They know the theme and nothing else."""
