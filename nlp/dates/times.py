"""Reads the time of day and the zone that stand beside a date: "14 February 2024, 12:30 to 14:00h CET"."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from nlp.dates.grammar import Reading

_AFTER = re.compile(r"(?:\(w\))?[,(:|;-]{0,2}[oqfrb]{0,2}(?P<a>[tTd])(?:[-r&][oq]?(?P<b>[tT]))?(?:[,(]?(?P<z>z))?")
_BEFORE = re.compile(r"(?P<a>[tTd])(?:[-r&][oq]?(?P<b>[tT]))?(?:[,(]?(?P<z>z)\)?)?[,|]?[oqf]{0,2}$")
_ALONE = re.compile(r"(?P<a>[tTd])(?:[-r&][oq]?(?P<b>[tT]))?(?:[,(]?(?P<z>z))?")
_LONGEST_BEFORE = 8  # symbols of the longest time in front of a date
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:\s?[:.h时時点點시]\s?(?P<minute>\d{2}))?")
_OFFSET = re.compile(r"(?:GMT|UTC)\s?(?P<sign>[+−-])\s?(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?")
_AFTERNOON = re.compile(r"(?i)p\.?\s?m|下午|晚上|午後|오후")
_MORNING = re.compile(r"(?i)a\.?\s?m|上午|午前|오전")
# Central European Time is said of the summer too: the zone's own clock decides, not the letters. Where the letters
# name half of the year ("EDT"), the zone is the same.
_ZONES = {
    "CE": "Europe/Paris",
    "ME": "Europe/Berlin",
    "WE": "Europe/Lisbon",
    "EE": "Europe/Athens",
    "BS": "Europe/London",
    "MSK": "Europe/Moscow",
    "ET": "America/New_York",
    "ES": "America/New_York",
    "ED": "America/New_York",
    "CT": "America/Chicago",
    "CS": "America/Chicago",
    "CD": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "PS": "America/Los_Angeles",
    "PD": "America/Los_Angeles",
    "JS": "Asia/Tokyo",
    "KS": "Asia/Seoul",
    "IST": "Asia/Kolkata",
    "SG": "Asia/Singapore",
    "HK": "Asia/Hong_Kong",
    "AE": "Australia/Sydney",
    "NZ": "Pacific/Auckland",
    "EAT": "Africa/Nairobi",
    "WAT": "Africa/Lagos",
    "CAT": "Africa/Maputo",
    "SAS": "Africa/Johannesburg",
    "BR": "America/Sao_Paulo",
    "AR": "America/Argentina/Buenos_Aires",
    "CL": "America/Santiago",
    "CO": "America/Bogota",
    "PE": "America/Lima",
    "VE": "America/Caracas",
}  # by the beginning of the letters, the longest that fits


@dataclass(frozen=True)
class Clock:
    """Hours and minutes of a beginning and an end, the zone as written, and ``[start, end)`` of it all."""

    begin: tuple[int, int]
    finish: tuple[int, int] | None
    zone: str | None
    start: int
    end: int


def clock_at(text: str, reading: Reading, first: int, last: int) -> Clock | None:
    """The time of day beside the symbols ``[first, last)``: after them, else before them."""
    match = _AFTER.match(reading.symbols, last)
    found = _clock(text, reading, match, 0) if match else None
    if found:
        return found
    offset = max(0, first - _LONGEST_BEFORE)
    before = _BEFORE.search(reading.symbols[offset:first])
    return _clock(text, reading, before, offset) if before else None


def clocks_in(text: str, reading: Reading, start: int, end: int) -> list[Clock]:
    """Every time of day that stands in ``[start, end)`` of the text."""
    places = [i for i, lexeme in enumerate(reading.lexemes) if start <= lexeme.start < end]
    if not places:
        return []
    first, last = places[0], places[-1] + 1
    found = (_clock(text, reading, m, first) for m in _ALONE.finditer(reading.symbols[first:last]))
    return [clock for clock in found if clock]


def iso_time(day: str, clock: tuple[int, int], zone: str | None) -> str | None:
    """ "2021-01-22T10:30+01:00"; without an offset where the zone is unknown; ``None`` of a month or a year."""
    if day.count("-") != 2:
        return None
    moment = datetime.combine(date.fromisoformat(day), datetime.min.time()) + timedelta(
        hours=clock[0], minutes=clock[1]
    )
    known = zone_of(zone) if zone else None
    return moment.replace(tzinfo=known).isoformat(timespec="minutes")


@cache
def zone_of(written: str) -> tzinfo | None:
    """The time zone of "CET", "GMT+9", "UTC-03:00"."""
    offset = _OFFSET.match(written)
    if offset:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        signed = minutes if offset["sign"] == "+" else -minutes
        return timezone(timedelta(minutes=signed)) if minutes <= 14 * 60 else None
    if written in ("GMT", "UTC"):
        return UTC
    name = next((_ZONES[written[:n]] for n in (3, 2) if written[:n] in _ZONES), None)
    return ZoneInfo(name) if name else None


def _clock(text: str, reading: Reading, match: re.Match[str], offset: int) -> Clock | None:
    groups = {name: offset + match.start(name) for name in "abz" if match[name]}
    symbols = {name: match[name] for name in "abz"}
    if symbols["a"] != "t" and not (symbols["b"] or (symbols["z"] and symbols["a"] == "T")):
        return None  # "10.30" alone may be a price, "9" anything
    written = {name: text[reading.lexemes[i].start : reading.lexemes[i].end] for name, i in groups.items()}
    begin, finish = _hours(written["a"]), _hours(written["b"]) if "b" in written else None
    if begin is None or ("b" in written and finish is None) or (symbols["a"] == "d" and symbols["b"] != "t"):
        return None
    if finish and not (_AFTERNOON.search(written["a"]) or _MORNING.search(written["a"])):
        begin = _same_half(begin, finish, written["b"])
    ends = [reading.lexemes[i].end for i in groups.values()]
    return Clock(begin, finish, written.get("z"), reading.lexemes[groups["a"]].start, max(ends))


def _hours(written: str) -> tuple[int, int] | None:
    match = _CLOCK.search(written)
    if not match:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if _AFTERNOON.search(written) and hour < 12:
        hour += 12
    elif _MORNING.search(written) and hour == 12:
        hour = 0
    return (hour, minute) if hour <= 24 and minute < 60 else None


def _same_half(begin: tuple[int, int], finish: tuple[int, int], written: str) -> tuple[int, int]:
    """ "2 to 4 pm" begins at 14:00, "11 to 1 pm" at 11:00."""
    if _AFTERNOON.search(written) and begin[0] < 12 and (begin[0] + 12, begin[1]) < finish:
        return begin[0] + 12, begin[1]
    return begin
