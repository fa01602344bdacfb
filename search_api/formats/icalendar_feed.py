"""Events as an iCalendar (RFC 5545), through the icalendar library, which folds and escapes."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Event

from indexer.query import Entry
from search_api.formats.links import original_of, page_of, plain
from search_api.when import is_day

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//citykb//learning cities//EN\r\nX-WR-CALNAME:Learning cities\r\n"


def calendar_lines(entries: Iterable[Entry], *, root: str, stamp: datetime) -> Iterator[str]:
    """The calendar's head, an event a piece, its foot. Events not known to the day have no place in a calendar."""
    yield HEAD
    for entry in entries:
        if is_day(entry.date):
            yield _event(entry, root, stamp)
    yield "END:VCALENDAR\r\n"


def _event(entry: Entry, root: str, stamp: datetime) -> str:
    event = Event()
    event.add("uid", f"{entry.id}@citykb")
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("summary", plain(entry.title))
    start, end = _start(entry), _end(entry)
    event.add("dtstart", start)
    if end and type(end) is type(start) and _later(end, start):
        event.add("dtend", end)
    if entry.cities:
        event.add("location", plain(", ".join(f"{city.name} ({city.country})" for city in entry.cities)))
    if link := original_of(entry.event_url or entry.url):
        event.add("url", link)
    event.add("description", plain("\n".join(filter(None, (entry.parent, page_of(entry, root), entry.url)))))
    return str(event.to_ical(), "utf-8")


def _start(entry: Entry) -> date | datetime:
    return _moment(entry.start_time) if entry.start_time else date.fromisoformat((entry.date or "")[:10])


def _end(entry: Entry) -> date | datetime | None:
    """With a time the moment it ends; of whole days the day after the last, as the standard counts."""
    if entry.start_time:
        return _moment(entry.end_time) if entry.end_time else None
    last = entry.end_date if is_day(entry.end_date) else entry.date
    return date.fromisoformat((last or "")[:10]) + timedelta(days=1)


def _moment(written: str) -> datetime:
    """In UTC where the page tells the zone; else floating, as the page has it."""
    moment = datetime.fromisoformat(written)
    return moment.astimezone(UTC) if moment.tzinfo else moment


def _later(end: date, start: date) -> bool:
    if isinstance(end, datetime) and isinstance(start, datetime) and (end.tzinfo is None) != (start.tzinfo is None):
        return False
    return end > start
