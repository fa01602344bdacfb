"""Tells a page that lays out a programme: lines with hours or days, headings of days and sessions."""

import re
from collections.abc import Set

from crawler.page import Page
from nlp.events.words import kind_named
from nlp.shape.lines import KINDS

TIMED_LINES = 3  # "9:00 Opening", "Ore 10.45 Relazione": a programme
LONGEST_HEADING = 80  # characters
LONGEST_WHEN = 60  # characters
LONGEST_WEEKDAY = 14  # characters: "Donnerstag, "
LONGEST_LINE = 120  # characters: "Introduction to Irish, Gasyard Centre, 11am - 1pm"
NEAR = 3  # characters: a dash and a blank before the day
LISTED = 2  # items below "three sessions:" and more
_TIMED = re.compile(r"\W*(?:(?:ore|um|à|alle|às|at)\s)?\d{1,2}[:.h]\s?\d\d\b(?!\.\d)", re.IGNORECASE)
_HOUR = re.compile(
    r"\b(?:ore|um|à|às|alle|at|a las)\s\d{1,2}\b|\b\d{1,2}(?:[:.h]\d\d\b(?!\.\d)|\s?(?:h|uhr|a\.?m|p\.?m)\b|[时点])",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}(?:[:.h]\s?\d\d)"
_UNIT = r"\s?(?:[ap]\.?m\b\.?|noon|uhr|hrs?\b|h\b|[时点])"
_SPAN = re.compile(  # "2pm - 4pm", "10:00–12:00", "de 18 a 20 h"
    rf"(?<![\w.:/-])(?:{_CLOCK}(?:{_UNIT})?\s?(?:[-–—~至]|to|bis|à|a|às|alle)\s?{_CLOCK}"
    rf"|\d{{1,2}}(?:{_UNIT})?\s?(?:[-–—~至]|to|bis|à|a|às|alle)\s?\d{{1,2}}{_UNIT})(?:{_UNIT})?\W*$",
    re.IGNORECASE,
)
_PART = re.compile(rf"\W*(?:{KINDS['programme']['parts']})(?:\W|$)", re.IGNORECASE)
_ANNOUNCES = re.compile(rf"(?<!\w)(?:{KINDS['programme']['announces']})[^:：\n]{{0,40}}[:：]$", re.IGNORECASE)
_ITEM = re.compile(r"\s*[-–•*·]\s|\s*\d{1,2}[.)]\s")
_RANKED = re.compile(KINDS["programme"]["ranked_meetings"], re.IGNORECASE)


def timed_lines(page: Page, days: Set[int]) -> int:
    """How many lines begin with an hour, or with a day and tell an hour, or end in a span of hours.

    ``days``: where a day is told.
    """
    return sum(
        bool(_TIMED.match(block.text))
        or (len(block.text) <= LONGEST_LINE and bool(_SPAN.search(block.text)))
        or (any(at in days for at in range(start, start + NEAR)) and bool(_HOUR.search(block.text[:LONGEST_HEADING])))
        for start, _, block in page.block_spans()
    )


def has_when_line(page: Page, days: Set[int]) -> bool:
    """Whether a short line is a day and its hour: "Thursday 9 May 2024, 17:30"."""
    return any(
        len(block.text) <= LONGEST_WHEN
        and any(at in days for at in range(start, start + LONGEST_WEEKDAY))
        and bool(_HOUR.search(block.text))
        for start, _, block in page.block_spans()
    )


def sessions(page: Page) -> list[str]:
    """The headings that a programme or a report of a conference is made of; the items where a line announces them."""
    lines = [block.text.strip() for block in page.blocks]
    found = list(dict.fromkeys(line for line in lines if len(line) <= LONGEST_HEADING and _PART.match(line)))
    for i, line in enumerate(lines):
        if _ANNOUNCES.search(line):
            items = lines[i + 1 : i + 1 + LISTED]
            found += items if all(map(_ITEM.match, items)) else []
    return found


def names_a_conference(title: str) -> bool:
    """ "… Conference: report", "la deuxième Rencontre des villes": a conference, or a meeting with its rank."""
    return kind_named(title) == "conference" or bool(_RANKED.search(title))
