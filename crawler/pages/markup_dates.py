"""When a page was published and modified, by what its markup or a line of its own says; each with the rule."""

import re
from collections.abc import Iterator
from datetime import date

from bs4 import Tag

from crawler.blocks import plain
from crawler.pages.head import Head

METAS = ("article:published_time", "datePublished", "dcterms.created", "dcterms.date", "dc.date", "date", "pubdate")
MODIFIED_METAS = ("article:modified_time", "og:updated_time", "dateModified", "dcterms.modified", "last-modified")
# Classes around a <time> that dates the page.
TIME_CLASSES = frozenset({"submitted", "post-date", "published", "field--name-created"})
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier enero januar janeiro gennaio يناير",
            "february feb février febrero februar fevereiro febbraio فبراير",
            "march mar mars marzo märz março مارس",
            "april apr avril abril aprile أبريل",
            "may mai mayo maio maggio مايو",
            "june jun juin junio juni junho giugno يونيو",
            "july jul juillet julio juli julho luglio يوليو",
            "august aug août agosto أغسطس",
            "september sep sept septembre septiembre setembro settembre سبتمبر",
            "october oct octobre octubre oktober outubro ottobre أكتوبر",
            "november nov novembre noviembre novembro نوفمبر",
            "december dec décembre diciembre dezember dezembro dicembre ديسمبر",
        ),
        start=1,
    )
    for name in names.split()
}
_DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th|º|\.)?\s+(?:de\s+)?([^\W\d]+)\.?,?\s+(?:de\s+)?(\d{4})")
_US_DAY = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,\s+(\d{4})")
_CJK_DAY = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_LABEL = re.compile(
    r"^(?:date|published(?: on)?|publié le|publicado(?: el)?|fecha|data|veröffentlicht am)\s*:?\s*", re.I
)
_LAST_UPDATE = re.compile(
    r"^(?:last updated?|dernière mise à jour|última actualización|آخر تحديث)\s*(?:on|le|el)?\s*:?\s*(.+)$", re.I
)
_LONGEST_DATE_LINE = 40  # characters: "Published on: Wednesday 14 September 2022"
_TITLE_LINES = 6  # a date line stands among the first lines below the title


def published(head: Head, content: Tag) -> tuple[str | None, str | None]:
    """ISO 8601 and the rule that found it, or two ``None``."""
    for value, rule in _candidates(head, content):
        found = as_date(value or "")
        if found:
            return found, rule
    return None, None


def _candidates(head: Head, content: Tag) -> Iterator[tuple[str | None, str]]:
    yield from ((value, "JSON-LD datePublished") for value in head.json_ld("datePublished"))
    yield from ((head.metas.get(name.lower()), f"meta {name}") for name in METAS)
    yield from ((time, "time of publication") for time in _times(content))
    yield date_line(content), "date line under the title"


def _times(content: Tag) -> Iterator[str]:
    """``<time>`` elements that date the page, not an event it tells of."""
    for time in content.find_all("time"):
        around = (time, *time.parents)
        marked = any(part.get("itemprop") == "datePublished" or part.has_attr("pubdate") for part in around[:3])
        if marked or any(not TIME_CLASSES.isdisjoint(part.get("class") or ()) for part in around):
            yield str(time.get("datetime") or time.get_text())


def modified(head: Head, content: Tag) -> str | None:
    """ISO 8601 of the last change the page itself names."""
    values = [*head.json_ld("dateModified"), *(head.metas.get(name.lower(), "") for name in MODIFIED_METAS)]
    for string in content.find_all(string=_LAST_UPDATE):
        match = _LAST_UPDATE.search(plain(str(string)))
        values.append(match[1] if match else "")
    return next(filter(None, map(as_date, values)), None)


def date_line(content: Tag) -> str | None:
    """A line that is a date and nothing else, among the first below the main heading."""
    heading = content.find("h1")
    strings = heading.find_all_next(string=True) if heading else []
    lines = [line for string in strings[:60] if (line := plain(str(string)))]
    title = plain(heading.get_text()) if heading else ""
    below = [line for line in lines if line not in title][:_TITLE_LINES]
    return next((line for line in below if len(line) <= _LONGEST_DATE_LINE and _is_date(line)), None)


def _is_date(line: str) -> bool:
    bare = _LABEL.sub("", line).strip(" .")
    match = next((m for pattern in (_DAY, _US_DAY, _CJK_DAY, _ISO) if (m := pattern.fullmatch(bare))), None)
    return match is not None and as_date(bare) is not None


def as_date(text: str) -> str | None:
    """ISO 8601 of a date written out or in ISO form ("2 septembre 2022"), as precise as it is; else ``None``."""
    text = text.strip()
    if match := _ISO.match(text):
        return _iso(match[1], match[2], match[3])
    if match := _DAY.search(text):
        return _iso(match[3], MONTHS.get(match[2].lower()), match[1])
    if match := _US_DAY.search(text):
        return _iso(match[3], MONTHS.get(match[1].lower()), match[2])
    if match := _CJK_DAY.search(text):
        return _iso(*match.groups())
    return None


def _iso(year: str, month: str | int | None, day: str | None) -> str | None:
    try:
        value = date(int(year), int(month or 0), int(day or 1))
    except ValueError:
        return None
    return value.isoformat() if day else value.isoformat()[:7]
