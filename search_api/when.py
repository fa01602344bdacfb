"""Whether an event is over, under way or to come on a given day."""

from datetime import date

from indexer.order import days, span
from indexer.query import Entry
from search_api.params import When


def first_day(written: str | None) -> date | None:
    """The first day an ISO date, as precise as known, can mean."""
    found = days(written)
    return found[0] if found else None


def is_day(written: str | None) -> bool:
    """Whether it is known to the day."""
    found = days(written)
    return found is not None and found[0] == found[1]


def moment_of(entry: Entry, on: date) -> When | None:
    """Whether the event is past, ongoing or coming on the day ``on``; ``None`` where its date is not known."""
    found = span(entry)
    if found is None:
        return None
    first, last = found
    if last < on:
        return "past"
    return "coming" if first > on else "ongoing"
