"""Screens: each lays out widgets around a view model and turns messages into orders."""
