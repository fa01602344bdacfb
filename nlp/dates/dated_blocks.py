"""The dates of a page, block by block, with what stands round them: what the rules of publication look at."""

import re
import tomllib
from dataclasses import dataclass

from crawler.page import Page
from nlp.dates import date_lines
from nlp.dates.resolve import Resolved
from nlp.dates.words import DATA

_WORDS = tomllib.loads((DATA / "publication_words.toml").read_text(encoding="utf-8"))
HEAD_BLOCKS = 10  # a date line stands this near the top: menu, label, title, lead, image's words and credit come before
LONG_BLOCK = 160  # characters: the first block this long is the body; a date line below it is of something else
SHORT_BLOCK = 120  # characters: what names day, place, author and nothing else is shorter
LEAD = 60  # characters before the date that may be a label and a name
ISSUE = re.compile(_WORDS["published"]["issues"], re.IGNORECASE)
_OTHER = re.compile(_WORDS["not_published"]["labels"], re.IGNORECASE)
_LABEL_LINE = re.compile(rf"\W*(?!(?:{_WORDS['date_lines']['of_pages']}))[^\W\d_][\w ]{{1,20}}[:：]", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^[,|]?\s*(?:p|pp|pág|pag|page|página|pagina|seite|s)\.?\s?\d{1,3}\s*$", re.IGNORECASE)
_ARTICLE = re.compile(r"\W*(?:on|le|el|il|am|den|em|op|the)?\W*", re.IGNORECASE)
_TOUCHED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
BRACKETS = " .|()[]·•"
_BETWEEN = " –-|·•,;/"


@dataclass(frozen=True)
class DatedBlock:
    """A date in its block: the words before and after it, and whether the block stands at the top or the end."""

    found: Resolved
    before: str
    after: str
    written: str
    number: int
    long_before: int  # blocks of body text above it
    tail: bool
    apart: bool  # no letter of a Chinese sentence touches the date
    changed: bool  # it tells when the page was changed

    @property
    def to_the_day(self) -> bool:
        return self.found.start.count("-") == 2

    @property
    def short(self) -> bool:
        return len(self.written) <= SHORT_BLOCK

    @property
    def alone(self) -> bool:
        """Nothing else in its block but an article, or a time of day that no zone or end makes an event's."""
        rest = _PAGE_NUMBER.sub("", date_lines.without_clock(self.after))
        return bool(_ARTICLE.fullmatch(self.before)) and not rest.strip(BRACKETS)

    @property
    def high(self) -> bool:
        """Near the top, at most the lead above it."""
        return self.number < HEAD_BLOCKS and self.long_before <= 1

    @property
    def head(self) -> bool:
        """Near the top, above all body text."""
        return self.number < HEAD_BLOCKS and not self.long_before

    @property
    def is_a_month(self) -> bool:
        return self.head and self.alone and not self.to_the_day

    @property
    def is_of_an_issue(self) -> bool:
        """Behind a newsletter's name or number: "Boletim n.º 34 | outubro de 2023"."""
        return self.head and self.short and bool(ISSUE.search(self.before))


def dated_blocks(page: Page, days: list[Resolved]) -> list[DatedBlock]:
    """The first date of every block, with what stands round it; not those of updates, deadlines and events."""
    places: list[DatedBlock] = []
    blocks = list(page.block_spans())
    foot = date_lines.foot_lines([block.text.strip() for _, _, block in blocks], LONG_BLOCK)
    position, long_before = 0, 0
    for number, (start, end, block) in enumerate(blocks):
        while position < len(days) and days[position].expression.start < start:
            position += 1
        if position < len(days) and days[position].expression.end <= end:
            first, before, after = _first_told(page.text, (start, end), days[position : position + 2])
            tail = number in foot and len(block.text) <= SHORT_BLOCK
            following = blocks[number + 1][2].text if number + 1 < len(blocks) else ""
            heads_a_form = long_before and _LABEL_LINE.match(following)  # "10 June 2020 / Topic: ... / Time: ..."
            changed = date_lines.tells_an_update(before)
            if (changed or not _OTHER.search(before[-LEAD:])) and not heads_a_form:
                apart = not _TOUCHED.search(f"{before[-1:]} {after[:1]}")
                words = before.strip(), after.strip(), block.text.strip()
                place = DatedBlock(first, *words, number, long_before, tail, apart, changed)
                places.append(place)
        long_before += len(block.text) > LONG_BLOCK
    return places


def _first_told(text: str, block: tuple[int, int], days: list[Resolved]) -> tuple[Resolved, str, str]:
    """The first date of a block, and what stands before and after it; the second one of "Updated … – Published …"."""
    (start, end), first = block, days[0]
    before = text[start : first.expression.start]
    if days[1:] and days[1].expression.end <= end <= start + SHORT_BLOCK and _OTHER.search(before[-LEAD:]):
        before = text[first.expression.end : days[1].expression.start].lstrip(_BETWEEN)
        first = days[1]
    return first, date_lines.without_hijri(before), date_lines.without_update(text[first.expression.end : end])
