"""Reads the date expressions of a text: characters in, days, months, years, times and ranges of them out."""
