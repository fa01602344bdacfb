"""Tells a page that lists others: teasers cut off, "Read more", lines of dates, titles with a day each, members."""

import re
from collections.abc import Collection

from crawler.page import Page
from nlp.shape.lines import EVENT_SIGNS, KINDS, event_signs, is_cut_off, is_more_line, is_paged, leads_on

TEASERS = 2  # one line that ends in "..." happens in any text
MORE_LINKS = 3  # one or two "Read more" stand below any article
DATED_TEASERS = 3  # as many lines of nothing but a date head a list of news
LONGEST_ENTRY = 160  # characters: a title and its day
SHORTEST_ENTRY = 6  # characters beside the day
ENTRIES = 6  # short lines below "Members of the network"
TEXT = 0.15  # share of lines that may be longer: a lead, not an article
_COLLECTION = re.compile(rf"(?:{KINDS['listing']['collections']})", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?。！？]\s*$")


def listing_sign(page: Page, title: str, days: Collection[tuple[int, int]]) -> tuple[str, str] | None:
    """Which sign there is, and what of it; ``days``: where a whole day is told."""
    lines = [b.text.strip() for b in page.blocks]
    cut_off, more = sum(is_cut_off(line) or leads_on(line) for line in lines), sum(map(is_more_line, lines))
    marked = sum(b.kind == "teaser" for b in page.blocks)
    named = is_title_of_a_list(title)
    fewer = 1 if named else 0
    paged = is_paged(page) and cut_off + more > 0
    if cut_off >= TEASERS or more >= MORE_LINKS - fewer or paged or marked >= DATED_TEASERS:
        return "teasers", f"{cut_off} cut off, {more} lead on, {marked} marked"
    if event_signs(page) >= EVENT_SIGNS:
        return None
    texts = {page.text[start:end] for start, end in days}
    dated = sum(line in texts for line in lines)
    if dated >= DATED_TEASERS - fewer:
        return "dated teasers", f"{dated} lines of nothing but a date"
    if sum(len(line) > LONGEST_ENTRY for line in lines) > TEXT * len(lines):
        return None
    entries = _dated_entries(page, days)
    if entries >= DATED_TEASERS and entries * 2 > len(lines):
        return "dated titles", f"{entries} lines that begin or end with a date"
    if named and len(lines) > ENTRIES and _are_names(lines[1:]):
        return "names below the title of a list", title
    return None


def is_title_of_a_list(title: str) -> bool:
    """ "Latest news", "Miembros de la red", "Events": it names many and tells nothing."""
    return bool(_COLLECTION.fullmatch(title.strip()))


def _are_names(lines: list[str]) -> bool:
    return sum(bool(_SENTENCE.search(line)) for line in lines) <= TEXT * len(lines)


def _dated_entries(page: Page, days: Collection[tuple[int, int]]) -> int:
    """Short lines that are a title and its day."""
    starts = dict(days)
    ends = {end: start for start, end in days}
    found = 0
    for start, end, block in page.block_spans():
        first = next((starts[at] - at for at in range(start, start + 2) if at in starts), 0)
        last = next((at - ends[at] for at in range(end - 2, end + 1) if at in ends), 0)
        found += bool(first or last) and SHORTEST_ENTRY <= len(block.text) - (first or last) <= LONGEST_ENTRY
    return found
