"""Prices, currency, household cash, budget and foreign trade."""
