"""Finds the day a page says it was published on, and by which rule."""

import re
from dataclasses import dataclass

from crawler.page import Page
from nlp.dates.grammar import Reading
from nlp.dates.resolve import Resolved
from nlp.document import Reason

HEAD_BLOCKS = 8  # a date line stands this near the top: label, title, lead, image's words and credit come before it
LONG_BLOCK = 160  # characters: the first block this long is the body; a date line below it is of something else
_LABEL = re.compile(
    r"(?i)\b(?:date|published|posted|publi[ée]e?|publicad[oa]|publicaci[óo]n|fecha|data|pubblicat[oa]|veröffentlicht|datum|stand|"
    r"gepubliceerd|опубліковано|опубликовано)\b|نشر|تاريخ|发布|發布|日期|来源|발행|등록|게시"
)
_UPDATE = re.compile(
    r"(?i)\b(?:last\s+)?(?:updated?|modified)\b|mis à jour|actualizad|aktualisiert|aggiornat|atualizad"
)
_EVENT_LABELS = {"event", "events", "événement", "evento", "veranstaltung", "termin", "فعالية", "活动"}
_PLACE_BEFORE = re.compile(r"[^.!?]{2,60}[,–—(](?: (?:den|le|el|il|em|am|op))?")
PLACE_WORDS = 5  # "San José, Costa Rica, den"
_DASHES = "–—-―:|."


@dataclass(frozen=True)
class Publication:
    day: str
    reason: Reason


def publication(page: Page, reading: Reading, resolved: list[Resolved]) -> Publication | None:
    """What the page's markup says, else a date line, a dateline, or a newsletter's month."""
    if page.published:
        return Publication(page.published, Reason(rule=page.published_rule or "markup"))
    by_start = {r.expression.start: r for r in resolved if not r.inferred and r.end is None}
    blocks = list(page.block_spans())
    if blocks and blocks[0][2].text.strip().lower() in _EVENT_LABELS:
        return None
    body_begun = False
    for number, (start, end, block) in enumerate(blocks):
        head = number < HEAD_BLOCKS and not body_begun
        found = _in_block(page.text, start, end, head, by_start, number)
        if found:
            return found
        body_begun = body_begun or len(block.text) > LONG_BLOCK
    return None


def _in_block(
    text: str, start: int, end: int, head: bool, by_start: dict[int, Resolved], number: int
) -> Publication | None:
    here = [r for s, r in by_start.items() if start <= s < end]
    if not here:
        return None
    first = min(here, key=lambda r: r.expression.start)
    before = text[start : first.expression.start].strip()
    after = text[first.expression.end : end].strip()
    written = text[start:end].strip()
    if _UPDATE.search(before):
        return None
    if not before and not after:
        return _alone(first, written, head, number)
    if _LABEL.search(before) and len(before) < 40 and first.start.count("-") == 2 and _could_be_label(after):
        return Publication(first.start, Reason(rule="published label", evidence=(written[:80],)))
    return _dateline(first, before, after, written, head)


def _could_be_label(after: str) -> bool:
    return not re.match(r",?\s*\d{1,2}[:.h]\d\d.*(?:CE|GMT|UTC|Uhr|-|–)", after)


def _alone(found: Resolved, written: str, head: bool, number: int) -> Publication | None:
    precision = found.start.count("-")
    if head and precision == 2:
        return Publication(found.start, Reason(rule="date line", evidence=(written,)))
    if number == 0 and precision == 1:
        return Publication(found.start, Reason(rule="newsletter month", evidence=(written,)))
    return None


def _dateline(found: Resolved, before: str, after: str, written: str, head: bool) -> Publication | None:
    """ "Hamburg, 19 January 2017 – ...", "23 de septiembre de 2020, Hamburgo."; a short by-line with its date."""
    if found.start.count("-") != 2:
        return None
    named_before = _PLACE_BEFORE.fullmatch(before) and len(before.split()) <= PLACE_WORDS
    if named_before and after[:1] and after[0] in _DASHES + ")，,":
        return Publication(found.start, Reason(rule="dateline", evidence=(written[:80],)))
    if not before and re.match(r"[,–—|-]\s*[^\W\d_][^.,]{1,40}[.–—:|-]", after):
        return Publication(found.start, Reason(rule="dateline", evidence=(written[:80],)))
    if head and len(written) <= 90 and not re.search(r"[.!?]$", written) and "|" in written + "·":
        separators = before.endswith(("|", "·", "•", "-", "–")) or after.startswith(("|", "·", "•", "-", "–"))
        return Publication(found.start, Reason(rule="by-line", evidence=(written,))) if separators else None
    return None
