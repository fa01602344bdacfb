"""What the kind of its line tells for or against a name: an address, a list of tags, a by-line."""

import re
from collections.abc import Iterator

from nlp.names.segments import Candidate
from nlp.names.setting import Setting

_ROAD = re.compile(r"[ \u00a0](?:g|pr|al|pl|str|gt|u|út|utca|tér|krt|iela|sok|sk|cad|tee|mnt|tn)\.?[ \u00a0]\d")
_TAGS = re.compile(r"(?:Tags?|Topics?|Keywords?|Labels?|Schlagw\w+|Etiquetas|Mots[- ]cl[ée]s|More about)[ \u00a0]?:")
_BUREAU = re.compile(r"\n(?:[A-Z][\w-]+[ \u00a0]){1,3}(?:Bureau|Newsroom|Desk)[ \u00a0]*(?=\n)")

LONGEST = 3  # words
HEAD = 1_500  # characters in which a page says who wrote it
CREDIT = 60  # characters before the name
_CREDIT = re.compile(r"©[^\n.]*$")
_DAY = re.compile(
    r"\s*(?:(?:First |Last )?(?i:published|updated|posted|modified)\b"
    r"|(?:[A-Z][a-z]+day,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)\b)"
)
_ROMANCE_DAY = re.compile(  # "18 Maggio 2026 alle 17:44", "Publié le 13 févr. 2025", "11/03/2026 - 09:42"
    r"[^\n\d]{0,20}(?:\d{1,2}(?:er|º)?[ \u00a0](?:de )?[^\W\d_]{3,10}\.?,?[ \u00a0](?:de )?20\d\d"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d)\b"
)
_WRITES_FROM = re.compile(
    r",? (?:de|da|do|em|en|desde|d['’]|à|depuis) ?[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?,?"
    r" (?:para|pour|per|especial|enviad[oa])\b"
)
_DAYS = {"en": _DAY} | dict.fromkeys(("es", "fr", "it", "pt"), _ROMANCE_DAY)


def line_signs(candidate: Candidate, page: Setting) -> Iterator[str]:
    """The names of the signs, weighed in ``nlp.names.signs``."""
    if _ROAD.match(page.text, candidate.end):
        yield "a road"
    start, end = page.line(candidate.name_start)
    if "given name" not in candidate.signs and "surname" not in candidate.signs and _TAGS.match(page.text, start, end):
        yield "a tag"
    alone = start == candidate.start and end == candidate.end
    if start == candidate.start and "two words" in candidate.signs and _WRITES_FROM.match(page.text, candidate.end):
        yield "by-line"  # "Jane Doe, de Bissau para a ONU News"
    if alone and "two words" in candidate.signs and _BUREAU.match(page.text, end):
        yield "above a bureau"
    if (
        alone
        and start < HEAD
        and page.lang in _DAYS
        and _can_be_author(candidate, page)
        and _is_dated(page, start, end)
    ):
        yield "beside a day"
    if _CREDIT.search(page.text, max(start, candidate.start - CREDIT), candidate.start):
        yield "a credit"


def _can_be_author(candidate: Candidate, page: Setting) -> bool:
    """Two words that no page writes small, one of them a known name or both unknown: "Adult Literacy" is no author."""
    signs = candidate.signs
    if "two words" not in signs or "common word" in signs or "common words" in signs or len(candidate.words) > LONGEST:
        return False
    named = "given name" in signs or "surname" in signs
    return named or all(word.start in page.unseen for word in candidate.full_words)


def _is_dated(page: Setting, start: int, end: int) -> bool:
    """Whether the line above or the next one tells when the page was published."""
    above, below, day = page.line(start - 1)[0] if start else 0, end + 1, _DAYS[page.lang]
    return bool((start and day.match(page.text, above)) or day.match(page.text, below))
