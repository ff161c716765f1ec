"""Pixels: the window, its screens, widgets and charts. The only package that imports pygame."""
