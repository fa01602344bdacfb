"""Finds what takes place: names with dates, programmes, topics under a date, deadlines."""
