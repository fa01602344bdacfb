"""Reads programmes: lines that begin with a time of day or a day and go on with a title; topics under a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.page import Page
from nlp.dates.grammar import read
from nlp.dates.times import Clock, clocks_in
from nlp.document import DateMention, Mention
from nlp.events.words import DATA

HEAD_OF_LINE = 40  # characters: a time, a zone and a colon fit
LONGEST_TITLE = 200
LINES_UNDER_A_DATE = 5  # "Topic:", "Region:", "Time:", "Place:" stand close below it
_AFTER_TIME = re.compile(r"\s*(?:[hH]\b\.?)?\s*[):.|–—-]?\s*")
_TOPIC = re.compile(rf"^\W*(?:{DATA['sections']['topic']})\s*[:：]\s*(?P<value>.+)$", re.IGNORECASE)
_TIME = re.compile(rf"^\W*(?:{DATA['sections']['time']})\s*[:：]", re.IGNORECASE)
_NO_TITLE = re.compile(
    rf"[,.;)]|(?:\w+ )?(?:{DATA['sections']['zone']})\b|(?:{DATA['sections']['source']})", re.IGNORECASE
)


@dataclass(frozen=True)
class Line:
    """A line of a programme: its title and place in the text, with the time or day that opens it."""

    title: str
    start: int
    end: int
    clock: Clock | None = None
    day: DateMention | None = None


def timed_lines(page: Page, lang: str) -> Iterator[Line]:
    """ "12:35h: Announcing the new cities" """
    for start, end, block in page.block_spans():
        if not block.text[:2].strip()[:1].isdigit():
            continue
        head = block.text[:HEAD_OF_LINE]
        clocks = clocks_in(head, read(head, lang), 0, len(head))
        if clocks and clocks[0].start == len(block.text) - len(block.text.lstrip()):
            rest = _AFTER_TIME.match(block.text, clocks[0].end)
            title = block.text[rest.end() if rest else clocks[0].end :].strip()
            if _is_title(title):
                yield Line(title, start, end, clock=clocks[0])


def dated_lines(page: Page, dates: list[tuple[Mention, DateMention]]) -> Iterator[Line]:
    """ "Thursday 2 November: ‘Cities’ experiences in planning’" """
    by_start = {mention.start: (mention, date) for mention, date in dates if date.start.count("-") == 2}
    for start, end, block in page.block_spans():
        lead = len(block.text) - len(block.text.lstrip(" \t\xa0•*-–"))
        found = by_start.get(start + lead)
        after = page.text[found[0].end : end] if found else ""
        separator = re.match(r"\s*[:：–—|-]\s*", after)
        if found and separator:
            title = after[separator.end() :].strip().strip("‘’“”\"'«»").strip()
            if _is_title(title):
                yield Line(title, start, end, day=found[1])


def topics(page: Page, dates: list[tuple[Mention, DateMention]], lang: str) -> Iterator[Line]:
    """A line that is a date, with "Topic:" and perhaps "Time:" close below."""
    alone = {mention.start: date for mention, date in dates if date.start.count("-") == 2}
    blocks = list(page.block_spans())
    for number, (start, _, block) in enumerate(blocks):
        date = alone.get(start)
        if not date or len(block.text.strip()) > HEAD_OF_LINE:
            continue
        below = blocks[number + 1 : number + 1 + LINES_UNDER_A_DATE]
        topic = next((m for _, _, b in below if (m := _TOPIC.match(b.text))), None)
        if topic:
            clock = next((c for _, _, b in below if _TIME.match(b.text) and (c := _clock_of(b.text, lang))), None)
            yield Line(topic["value"].strip(), start, below[-1][1] if below else start, clock=clock, day=date)


def _is_title(rest: str) -> bool:
    """Whether what stands behind a day or time names something, and is no zone, source or credit."""
    return 2 < len(rest) <= LONGEST_TITLE and not _NO_TITLE.match(rest)


def _clock_of(line: str, lang: str) -> Clock | None:
    found = clocks_in(line, read(line, lang), 0, len(line))
    return found[0] if found else None
