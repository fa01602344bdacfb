"""A page's blocks and the facts found in it to HTML: the text with every fact marked, however they overlap."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from markupsafe import Markup, escape

from crawler.page import Block, Page
from indexer.query import Snippet
from search_api.shown_facts import WIDE, Fact

TERM = 60  # characters: evidence of a theme up to so long is a word or two, longer it is a passage
DEEPEST = 12  # marks inside marks; nobody sees more, and a hostile page could nest thousands


class Place(NamedTuple):
    """One stretch of a block to mark; ``order`` sorts by beginning, the longer first."""

    start: int
    minus_end: int
    rank: int
    fact: Fact
    anchor: str  # of the stretch where the fact begins, else ""
    last: bool  # the fact ends here
    wide: bool  # other facts stand in it: no link itself, but followed by one

    @property
    def end(self) -> int:
        return -self.minus_end


class ShownBlock(NamedTuple):
    """A block to show: its tag's kind, heading level on our page, and its marked text."""

    block: Block
    level: int
    html: Markup


def marked_blocks(page: Page, facts: Iterable[Fact]) -> Iterator[ShownBlock]:
    """Every block with its facts marked. Heading levels begin at 3 and never skip one."""
    spans = list(page.block_spans())
    places = _by_block(spans, facts)
    ranks = {
        level: rank for rank, level in enumerate(sorted({b.level or 2 for _, _, b in spans if b.kind == "heading"}))
    }
    level = 2
    for number, (start, end, block) in enumerate(spans):
        if block.kind == "heading":
            level = min(3 + ranks[block.level or 2], level + 1, 6)
        yield ShownBlock(block, level, marked(page.text, start, end, places[number]))


def marked(text: str, start: int, end: int, places: list[Place]) -> Markup:
    """``text[start:end]`` escaped, each place in its own element; one that crosses another's border is cut in two."""
    return Markup("").join(_pieces(text, start, end, places))


def marked_snippet(snippet: Snippet) -> Markup:
    """A passage escaped, the words found in ``<mark>``."""
    parts, position = [], 0
    for start, end in snippet.marks:
        parts += [escape(snippet.text[position:start]), Markup("<mark>{}</mark>").format(snippet.text[start:end])]
        position = end
    return Markup("").join([*parts, escape(snippet.text[position:])])


def marked_words(words: str, snippet: Snippet | None) -> Markup:
    """All of ``words`` escaped, with what ``snippet``, a part of them, marks."""
    offset = words.find(snippet.text) if snippet else -1
    if snippet is None or offset < 0:
        return escape(words)
    return marked_snippet(Snippet(text=words, marks=tuple((a + offset, b + offset) for a, b in snippet.marks)))


def _by_block(spans: list[tuple[int, int, Block]], facts: Iterable[Fact]) -> dict[int, list[Place]]:
    starts = [start for start, _, _ in spans]
    places: dict[int, list[Place]] = defaultdict(list)
    for rank, fact in enumerate(facts):
        for number, (first, last) in enumerate(fact.places):
            anchor = fact.key if number == 0 else f"{fact.key}-{number + 1}"
            wide = fact.kind in WIDE and not (fact.kind == "theme" and last - first <= TERM)
            for block in range(max(0, bisect_right(starts, first) - 1), bisect_right(starts, last - 1)):
                start, end = max(first, spans[block][0]), min(last, spans[block][1])
                if start < end:
                    places[block].append(Place(start, -end, rank, fact, anchor, last <= spans[block][1], wide))
                    anchor = ""
    return places


def _pieces(text: str, position: int, end: int, places: list[Place]) -> Iterator[Markup]:
    waiting = list(places)
    heapify(waiting)
    opened: list[Place] = []
    while waiting or opened:
        if opened and (not waiting or opened[-1].end <= waiting[0].start):
            closing = opened.pop()
            yield escape(text[position : closing.end]) + _close(closing, opened)
            position = closing.end
            continue
        place = heappop(waiting)
        if opened and place.end > opened[-1].end:  # crosses the border: the rest is opened anew behind it
            border = opened[-1].end
            heappush(waiting, place._replace(start=border, anchor=""))
            place = place._replace(minus_end=-border, last=False)
        if len(opened) < DEEPEST:
            yield escape(text[position : place.start]) + _open(place, opened)
            position = place.start
            opened.append(place)
    yield escape(text[position:end])


def _is_link(place: Place, around: list[Place]) -> bool:
    """Small facts lead to their reason by a link; a link cannot stand in another."""
    return not place.wide and all(outer.wide for outer in around)


def _open(place: Place, around: list[Place]) -> Markup:
    fact = place.fact
    name = Markup(' id="{}"').format(place.anchor) if place.anchor else Markup("")
    told = f"{fact.label}. {fact.detail}" + (f". Why: {fact.why}" if fact.why else "")
    if _is_link(place, around):
        return Markup('<a class="f {}"{} href="#why-{}" title="{}">').format(fact.kind, name, fact.key, told)
    return Markup('<span class="f {}"{} title="{}">').format(fact.kind, name, told)


def _close(place: Place, around: list[Place]) -> Markup:
    if _is_link(place, around):
        return Markup("</a>")
    if not place.wide or not place.last or not all(outer.wide for outer in around):
        return Markup("</span>")
    return Markup('</span><a class="why {}" href="#why-{}" aria-label="Why: {}">{}</a>').format(
        place.fact.kind, place.fact.key, place.fact.label, place.fact.key
    )
