"""Machine-written moments of ``<time datetime>`` elements that show nothing in, what a reader would be shown out."""

import re

_CLOCK = r"T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?"
_ZONE = r"(Z|[+-]\d\d:?\d\d)?"
_RANGE = re.compile(rf"(\d{{4}}-\d\d-\d\d){_CLOCK}{_ZONE}(\s*(?:[–—-]|\w{{1,3}})\s*)\1{_CLOCK}\3(?![\d:])")
_MOMENT = re.compile(rf"(\d{{4}}-\d\d-\d\d){_CLOCK}{_ZONE}(?![\d:])")


def shown(line: str) -> str:
    """ "2024-03-12T14:00:00+01:00 - 2024-03-12T15:30:00+01:00" as "2024-03-12 14:00 - 15:30 GMT+1"."""
    line = _RANGE.sub(lambda m: f"{m[1]} {m[2]}{m[4]}{m[5]}{_zone(m[3])}", line)
    return _MOMENT.sub(lambda m: f"{m[1]} {m[2]}{_zone(m[3])}", line)


def _zone(offset: str | None) -> str:
    if offset is None:
        return ""
    if offset == "Z":
        return " GMT"
    sign, hours, minutes = offset[0], int(offset[1:3]), offset[-2:]
    if not hours and minutes == "00":
        return " GMT"
    return f" GMT{sign}{hours}" + (f":{minutes}" if minutes != "00" else "")
