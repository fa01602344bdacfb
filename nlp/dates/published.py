"""Finds the day a page says it was published on, and by which rule."""

import re
import tomllib
from dataclasses import dataclass

from crawler.page import Page
from nlp.dates.resolve import Resolved
from nlp.dates.words import DATA
from nlp.document import Reason

_WORDS = tomllib.loads((DATA / "publication_words.toml").read_text(encoding="utf-8"))
HEAD_BLOCKS = 8  # a date line stands this near the top: label, title, lead, image's words and credit come before it
TAIL_BLOCKS = 3  # "Interview by Jane Doe, 30 January 2024" closes a page
LONG_BLOCK = 160  # characters: the first block this long is the body; a date line below it is of something else
SHORT_BLOCK = 120  # characters: what names day, place, author and nothing else is shorter
LEAD = 60  # characters before the date that may be a label and a name
PLACE_WORDS = 5  # "San José, Costa Rica, den"
_LABEL = re.compile(_WORDS["published"]["labels"], re.IGNORECASE)
_SOURCE = re.compile(rf"\W*(?:{_WORDS['published']['sources']})", re.IGNORECASE)
_OTHER = re.compile(_WORDS["not_published"]["labels"], re.IGNORECASE)
_EVENT_LABELS = frozenset(_WORDS["not_published"]["page_labels"].split("|"))
_PLACE = re.compile(r"[^.!?:]{2,60}[,，،–—(](?:\s?(?:den|le|el|il|em|am|op|a))?", re.IGNORECASE)
_TIME_BEHIND = re.compile(r",?\s*(?:um |at |à |a las |às |alle )?\d{1,2}\s?[:.h]\s?\d\d")
_CLOSING_DASH = re.compile(r"[)\s]*(?:–|—|--|―|-\s|:\s|\.\s*[–—-]|\.\s|[,，،)])")


@dataclass(frozen=True)
class Publication:
    """A day (or month) of publication and the evidence for it."""

    day: str
    reason: Reason


@dataclass(frozen=True)
class _Place:
    """A date in its block: the words before and after it, and whether the block stands at the top or the end."""

    found: Resolved
    before: str
    after: str
    written: str
    number: int
    head: bool
    tail: bool

    @property
    def to_the_day(self) -> bool:
        return self.found.start.count("-") == 2

    def published(self, rule: str) -> Publication:
        return Publication(self.found.start, Reason(rule=rule, evidence=(self.written[:80],)))


def publication(page: Page, resolved: list[Resolved]) -> Publication | None:
    """What the page's markup says, else a date line, a label, a dateline, a by-line, or a newsletter's month."""
    if page.published:
        return Publication(page.published, Reason(rule=page.published_rule or "markup"))
    if page.blocks and page.blocks[0].text.strip().lower() in _EVENT_LABELS:
        return None
    places = _places(page, [r for r in resolved if not r.inferred and r.end is None])
    for rule in (_newsletter_month, _date_line, _labelled, _dateline, _byline):
        for place in places:
            found = rule(place)
            if found:
                return found
    return None


def _places(page: Page, days: list[Resolved]) -> list[_Place]:
    """The first date of every block, with what stands round it; not those of updates, deadlines and events."""
    places: list[_Place] = []
    blocks = list(page.block_spans())
    position, body_begun = 0, False
    for number, (start, end, block) in enumerate(blocks):
        while position < len(days) and days[position].expression.start < start:
            position += 1
        if position < len(days) and days[position].expression.end <= end:
            first = days[position]
            before, after = page.text[start : first.expression.start], page.text[first.expression.end : end]
            head = number < HEAD_BLOCKS and not body_begun
            tail = number >= len(blocks) - TAIL_BLOCKS and len(block.text) <= SHORT_BLOCK
            if not _OTHER.search(before[-LEAD:]):
                places.append(_Place(first, before.strip(), after.strip(), block.text.strip(), number, head, tail))
        body_begun = body_begun or len(block.text) > LONG_BLOCK
    return places


def _newsletter_month(place: _Place) -> Publication | None:
    first_line = place.number == 0 and place.found.start.count("-") == 1
    return place.published("newsletter month") if first_line and not place.before and not place.after else None


def _date_line(place: _Place) -> Publication | None:
    """A line that is a day and nothing else, near the top; or "Manizales, 9 de noviembre de 2021"."""
    if place.after.strip(" .") or not (place.head or place.tail):
        return None
    if place.head and place.to_the_day and not place.before:
        return place.published("date line")
    named = _PLACE.fullmatch(place.before) and len(place.before.split()) <= PLACE_WORDS
    if named and len(place.written) <= SHORT_BLOCK and "-" in place.found.start:
        return place.published("place and date")
    return None


def _labelled(place: _Place) -> Publication | None:
    """ "Published on 3 May 2022", "发布时间：2023-11-02", "Cette tribune est parue le 6 février 2023." """
    if not place.to_the_day or (_TIME_BEHIND.match(place.after) and not place.head):
        return None
    label = _LABEL.search(place.before)
    if label and len(place.before) <= LEAD and (label.start() == 0 or len(place.written) <= SHORT_BLOCK):
        if _is_range_of_times(place.after):
            return None
        return place.published("published label")
    if place.head and not place.before and len(place.written) <= SHORT_BLOCK and _SOURCE.match(place.after):
        return place.published("source beside the date")
    return None


def _is_range_of_times(after: str) -> bool:
    """ "Date: 14 February 2024, 12:30 to 14:00h CET" is an event's."""
    return bool(re.match(r",?\s*\d{1,2}[:.h]\d\d.*(?:CE|GMT|UTC|Uhr|to|bis|à|–|-)", after))


def _dateline(place: _Place) -> Publication | None:
    """ "Hamburg, 19 January 2017 – ...", "23 de septiembre de 2020, Hamburgo. ...", "Wednesday, 3 May 2022 – ..."."""
    if not place.to_the_day or not place.after:
        return None
    named = _PLACE.fullmatch(place.before) and len(place.before.split()) <= PLACE_WORDS
    if named and _CLOSING_DASH.match(place.after):
        return place.published("dateline")
    if not place.before and re.match(r"[,，،–—-]\s*[^\W\d_][^.,。]{1,40}[.。–—:-]", place.after):
        return place.published("dateline")
    if not place.before and place.head and len(place.written) > LEAD and re.match(r"[–—-]\s", place.after):
        return place.published("dateline")
    return None


def _byline(place: _Place) -> Publication | None:
    """ "By Jane Doe | 3 May 2022", "3 May 2022 · 5 min read"."""
    if not (place.head and place.to_the_day and len(place.written) <= SHORT_BLOCK):
        return None
    if place.written.endswith((".", "!", "?")) or _TIME_BEHIND.match(place.after):
        return None
    separated = re.search(r"[|·•]\s*$", place.before) or re.match(r"[|·•]", place.after)
    return place.published("by-line") if separated else None
