"""Dates as precise as known to numbers that engines sort and filter by, and the cursors that point between two hits."""

import base64
import binascii
import calendar
import hashlib
import json
import re
from datetime import date
from functools import lru_cache

from indexer.query import Entry, QueryError, Sort

UNDATED = 0  # sorts after every day when the newest come first
NEVER = (1 << 22) - 1  # and after every day when the oldest do
_VERSION = 1  # of the cursor
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def day_number(day: date) -> int:
    """The days of the calendar, counted: 22 bits."""
    return day.toordinal()


@lru_cache(maxsize=20_000)  # many entries share a day
def days(written: str | None) -> tuple[date, date] | None:
    """First and last day of an ISO date as precise as known ("2022-11" is all November); ``None`` if it is none."""
    match = _PARTIAL.match(written or "")
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = date(year or 0, month or 12, day or calendar.monthrange(year or 0, month or 12)[1])
    except ValueError:
        return None
    return first, last


def span(entry: Entry) -> tuple[date, date] | None:
    """First and last day an entry's dates may mean; ``None`` for an undated one."""
    start = days(entry.date)
    end = days(entry.end_date)
    if not start:
        return end
    return (start[0], max(start[1], end[1])) if end else start


def sort_keys(entry: Entry) -> tuple[int, int]:
    """The numbers to sort by, both from high to low: newest first, and oldest first. They fit 63 bits.

    Equal days are ordered by document, and within a document as on the page; an undated entry comes last in both.
    """
    when = span(entry)
    number = int(entry.id.rpartition(":")[2][1:] or 0) if ":" in entry.id else 0
    tie = (_page_key(entry.document_id) << 12) | (4095 - min(number, 4095))
    newest = day_number(when[0]) if when else UNDATED
    oldest = NEVER - day_number(when[0]) if when else UNDATED
    return (newest << 41) | tie, (oldest << 41) | tie


@lru_cache(maxsize=100)  # a page's entries come one after the other
def _page_key(document_id: str) -> int:
    """29 bits."""
    return int.from_bytes(hashlib.sha256(document_id.encode()).digest()[:4], "big") >> 3


def date_fields(entry: Entry) -> dict[str, int]:
    """What an engine holds to sort and filter by: "newest", "oldest" and, of a dated entry, the days and the year."""
    newest, oldest = sort_keys(entry)
    fields = {"newest": newest, "oldest": oldest}
    if when := span(entry):
        fields |= {"first_day": day_number(when[0]), "last_day": day_number(when[1]), "year": when[0].year}
    return fields


def encode_cursor(sort: Sort, score: float, key: int, entry_id: str) -> str:
    """An opaque mark of the place after a hit."""
    packed = json.dumps([_VERSION, sort, score, key, entry_id], separators=(",", ":"))
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def decode_cursor(cursor: str, sort: Sort) -> tuple[float, int, str]:
    """Score, key and entry id of the last hit shown; raises ``QueryError`` for a cursor this sort did not give."""
    try:
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        version, made_for, score, key, entry_id = json.loads(packed)
        place = float(score), int(key), str(entry_id)
    except (binascii.Error, ValueError, TypeError) as error:
        raise QueryError(f"cursor {cursor[:40]!r} is not one of ours; start from the first page") from error
    if version != _VERSION or made_for != sort:
        raise QueryError(f"cursor {cursor[:40]!r} belongs to another question or version; start from the first page")
    return place
