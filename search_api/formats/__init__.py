"""Hits in, lines of a file out, one at a time: CSV, JSON Lines, Atom, iCalendar, BibTeX."""
