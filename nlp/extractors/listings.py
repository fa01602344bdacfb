"""Finds the items of a listing, with the facts that stand in each."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from crawler.page import Block, Page
from nlp.document import CityRef, ListingItem, Mention
from nlp.facts import Facts, facts_of
from nlp.shape.lines import is_more_line

LONGEST_TITLE = 200  # characters of an item's title; a longer lead is cut after its first sentence, else here
SHORTEST_TEASER = 40  # characters: shorter is a date, a greeting or a heading of the listing
LONGEST_LEAD = 300  # a first line as long as this is the teaser's body already
_CUT_OFF = re.compile(r"(?:\.\.\.|…)\W*$")
_FIRST_SENTENCE = re.compile(r"^.{20,}?[.!?。！？](?=\s|$)")
Span = tuple[int, int, str | None]  # start, end, address


@Language.component("citykb_listings")
def listings(doc: Doc) -> Doc:
    facts = facts_of(doc)
    if facts.kind == "listing":
        facts.items = items_of(facts)
    return doc


def items_of(facts: Facts) -> list[ListingItem]:
    """The listing's items in order; the same teaser twice is one item."""
    page = facts.page
    spans = _marked_teasers(page) or _cut_off_teasers(page)
    items: dict[str, ListingItem] = {}
    for start, end, url in spans:
        item = _item(facts, start, end, url)
        items.setdefault(item.title.rstrip(".… "), item)
    return list(items.values())


def _marked_teasers(page: Page) -> list[Span]:
    """Runs of ``teaser`` blocks that lead to the same address."""
    spans: list[Span] = []
    for start, end, block in page.block_spans():
        if block.kind != "teaser":
            continue
        if spans and block.href and spans[-1][2] == block.href:
            spans[-1] = (spans[-1][0], end, block.href)
        else:
            spans.append((start, end, block.href))
    return spans


def _cut_off_teasers(page: Page) -> list[Span]:
    """In plain text: a teaser ends where its text is cut off, or "Learn more" follows, or it has stood before."""
    spans: list[Span] = []
    first_lines: set[str] = set()
    start: int | None = None
    lines = [(a, b, block) for a, b, block in page.block_spans() if block.text.strip()]
    for number, (a, b, block) in enumerate(lines):
        if is_more_line(block.text) or not block.text.strip(" .…"):
            start = None
            continue
        if start is None:
            start = a
            spans.append((a, b, None))
        spans[-1] = (start, b, None)
        following = lines[number + 1][2] if number + 1 < len(lines) else None
        repeated = start == a and block.text in first_lines
        first_lines.add(block.text)
        if repeated or _CUT_OFF.search(block.text) or _ends_here(block, following):
            start = None
    return [span for span in spans if span[1] - span[0] >= SHORTEST_TEASER]


def _ends_here(block: Block, following: Block | None) -> bool:
    """A paragraph set off from the next by an empty line, that says a whole sentence."""
    text = block.text.strip()
    if following is None:
        return True
    return following.newlines > 1 and text.endswith((".", "!", "。"))


def _item(facts: Facts, start: int, end: int, url: str | None) -> ListingItem:
    text = facts.page.text[start:end].strip()
    line = text.split("\n", 1)[0].strip()
    sentence = _FIRST_SENTENCE.match(line)
    title = line if len(line) <= LONGEST_TITLE or not sentence else sentence.group()
    return ListingItem(
        title=title if len(title) <= LONGEST_LEAD else title[:LONGEST_TITLE].rsplit(" ", 1)[0],
        url=url,
        start=start,
        end=end,
        cities=tuple(CityRef(name=c.name, country=c.country) for c in facts.cities if _any_in(c.mentions, start, end)),
        people=tuple(p.name for p in facts.people if _any_in(p.mentions, start, end)),
        dates=tuple(dict.fromkeys(d.start for d in facts.dates if _any_in(d.mentions, start, end))),
        themes=tuple(t.theme for t in facts.themes if _any_in(t.evidence, start, end)),
    )


def _any_in(mentions: tuple[Mention, ...], start: int, end: int) -> bool:
    return any(start <= m.start < end for m in mentions)
