"""Finds the day a page says it was published on, and by which rule."""

import re
import tomllib
from dataclasses import dataclass

from crawler.page import Page
from nlp.dates import date_lines
from nlp.dates.datelines import heads_a_report, is_place
from nlp.dates.resolve import Resolved
from nlp.dates.words import DATA
from nlp.document import Reason
from nlp.shape.lines import EVENT_SIGNS, NEWSLETTER_SIGNS, event_signs, is_cut_off, is_more_line, newsletter_signs

_WORDS = tomllib.loads((DATA / "publication_words.toml").read_text(encoding="utf-8"))
HEAD_BLOCKS = 10  # a date line stands this near the top: menu, label, title, lead, image's words and credit come before
LABEL_BLOCKS = 2  # the label "Event" stands above the title, at most below another label
TEASERS = 2  # texts cut off or "Read more": as many make a listing
DATED_TEASERS = 3  # lines of nothing but a date
LONG_BLOCK = 160  # characters: the first block this long is the body; a date line below it is of something else
SHORT_BLOCK = 120  # characters: what names day, place, author and nothing else is shorter
LEAD = 60  # characters before the date that may be a label and a name
_LABEL = re.compile(_WORDS["published"]["labels"], re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"(?:.*[|·•/])?\W*(?:{_WORDS['published']['alone']})\W*", re.IGNORECASE)
_PLAIN = re.compile(_WORDS["published"]["plain"], re.IGNORECASE)
_CLOSING_LABEL = re.compile(_WORDS["published"]["closing"], re.IGNORECASE)
_OF_ISSUE = re.compile(rf"(?:{_WORDS['published']['of_issue']})\b", re.IGNORECASE)
_ISSUE = re.compile(_WORDS["published"]["issues"], re.IGNORECASE)
_SOURCE = re.compile(rf"\W*(?:{_WORDS['published']['sources']})", re.IGNORECASE)
_OTHER = re.compile(_WORDS["not_published"]["labels"], re.IGNORECASE)
_EVENT_LABELS = frozenset(_WORDS["not_published"]["page_labels"].split("|"))
_PLACE_BEHIND = re.compile(r"\s?[,，،]\s?[^\W\d_][^.!?:\d]{2,40}\.?")
_LABEL_LINE = re.compile(rf"\W*(?!(?:{_WORDS['date_lines']['of_pages']}))[^\W\d_][\w ]{{1,20}}[:：]", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^[,|]?\s*(?:p|pp|pág|pag|page|página|pagina|seite|s)\.?\s?\d{1,3}\s*$", re.IGNORECASE)
_TODAY = re.compile(rf"(?:{_WORDS['published']['today']})[,،]?(?:\s+[^\W\d_]+)?[,،]?\s*\(?$", re.IGNORECASE)
_ARTICLE = re.compile(r"\W*(?:on|le|el|il|am|den|em|op|the)?\W*", re.IGNORECASE)
_DIACRITICS = re.compile("[\u064b-\u0652\u0670\u0640]")
_TOUCHED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_BRACKETS = " .|()[]·•"
_BETWEEN = " –-|·•,;/"


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
    long_before: int  # blocks of body text above it
    tail: bool
    apart: bool  # no letter of a Chinese sentence touches the date

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
        return bool(_ARTICLE.fullmatch(self.before)) and not rest.strip(_BRACKETS)

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
        return self.head and self.short and bool(_ISSUE.search(self.before))

    def published(self, rule: str) -> Publication:
        return Publication(self.found.start, Reason(rule=rule, evidence=(self.written[:80],)))


def publication(page: Page, resolved: list[Resolved]) -> Publication | None:
    """What the page's markup says, else a date line, a label, a dateline, a by-line, or a newsletter's month."""
    if page.published:
        return Publication(page.published, Reason(rule=page.published_rule or "markup"))
    labels = {block.text.strip().lower() for block in page.blocks[:LABEL_BLOCKS]}
    places = _places(page, [r for r in resolved if not r.inferred and r.end is None])
    if page.kind in ("event", "conference") or labels & _EVENT_LABELS or _invites(page):
        return next((p.published("published label") for p in places if p.high and _PLAIN.search(p.before)), None)
    if sum(place.alone for place in places) > 1:  # below the lead, dates that stand alone are then no date line
        places = [p for p in places if not (p.alone and p.long_before)]
    if _lists_other_pages(page, places):
        letter = len(newsletter_signs(page)) >= NEWSLETTER_SIGNS
        places = [p for p in places if p.is_of_an_issue or _stands_above_a_list(p) or (letter and p.is_a_month)]
    for rule in (_newsletter_month, _date_line, _labelled, _dateline, _byline, _today, _at_the_foot):
        for place in places:
            found = rule(place)
            if found:
                return found
    return None


def _invites(page: Page) -> bool:
    """An event's page; a newsletter with many of them is none."""
    return event_signs(page) >= EVENT_SIGNS and len(newsletter_signs(page)) < NEWSLETTER_SIGNS


def _lists_other_pages(page: Page, places: list[_Place]) -> bool:
    """A listing's dates are those of what it lists."""
    lines = [block.text for block in page.blocks]
    leading_on = sum(map(is_cut_off, lines)) + sum(map(is_more_line, lines))
    return leading_on >= TEASERS or sum(place.alone for place in places) >= DATED_TEASERS


def _stands_above_a_list(place: _Place) -> bool:
    return place.number == 0 or (place.number < LABEL_BLOCKS and not (place.alone and place.to_the_day))


def _places(page: Page, days: list[Resolved]) -> list[_Place]:
    """The first date of every block, with what stands round it; not those of updates, deadlines and events."""
    places: list[_Place] = []
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
            if not _OTHER.search(before[-LEAD:]) and not heads_a_form:
                apart = not _TOUCHED.search(f"{before[-1:]} {after[:1]}")
                words = before.strip(), after.strip(), block.text.strip()
                place = _Place(first, *words, number, long_before, tail, apart)
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


def _newsletter_month(place: _Place) -> Publication | None:
    """A month alone near the top, or in the title of a newsletter: "Boletín n.º 12, mayo de 2022"."""
    numbered = place.short and bool(_ISSUE.search(place.after))  # "Marzo de 2021 · Número 14"
    if place.found.start.count("-") != 1:
        return None
    if place.head and _OF_ISSUE.match(place.after):
        return place.published("newsletter month")
    if place.after.strip(_BRACKETS) and not numbered:
        return None
    if numbered and place.head and not place.before:
        return place.published("newsletter month")
    named = place.is_of_an_issue or (place.head and place.alone)
    return place.published("newsletter month") if named else None


def _date_line(place: _Place) -> Publication | None:
    """A line that is a day and nothing else, near the top; or "Manizales, 9 de noviembre de 2021"."""
    if place.high and place.to_the_day and place.alone:
        return place.published("date line")
    if re.sub(r"\([^)]*\)", "", place.after).strip(_BRACKETS) or not (place.high or place.tail):
        return None
    if is_place(place.before) and place.short and "-" in place.found.start:
        return place.published("place and date")
    return None


def _labelled(place: _Place) -> Publication | None:
    """ "Published on 3 May 2022", "发布时间：2023-11-02", "Cette tribune est parue le 6 février 2023." """
    if "-" not in place.found.start or date_lines.is_of_times(place.after[:LEAD]):
        return None
    label = _LABEL.search(_DIACRITICS.sub("", place.before)) if len(place.before) <= LEAD else None
    closing = place.short and (place.high or place.tail) and _CLOSING_LABEL.match(place.before) and not place.after
    if closing or _LABEL_ALONE.fullmatch(place.before) or (label and _counts(label, place)):
        return place.published("published label")
    after = date_lines.without_clock(place.after)
    if place.high and not place.before and place.short and (_SOURCE.match(after) or _PLACE_BEHIND.fullmatch(after)):
        return place.published("source or place beside the date")
    return None


def _counts(label: re.Match[str], place: _Place) -> bool:
    """A label heads a short block anywhere, stands in one near top or end, or heads a block near them."""
    return (place.short and (not label.start() or place.high or place.tail)) or (not label.start() and place.high)


def _dateline(place: _Place) -> Publication | None:
    """ "Hamburg, 19 January 2017 – ...", "23 de septiembre de 2020, Hamburgo. ...", "Wednesday, 3 May 2022 – ..."."""
    if not (place.to_the_day and place.after and place.high):
        return None
    opens_text = place.head and len(place.written) > LEAD
    heads = heads_a_report(place.before, place.after, opens_text=opens_text)
    return place.published("dateline") if heads else None


def _today(place: _Place) -> Publication | None:
    """ "The city announced today, 14 February 2024, that ..."."""
    if place.high and place.to_the_day and _TODAY.search(place.before[-LEAD:]):
        return place.published("today's date")
    return None


def _at_the_foot(place: _Place) -> Publication | None:
    """A day and nothing else below the whole text: "14 dicembre 2019 (modifica il …)"; an issue's month there."""
    told = place.alone or date_lines.names_only_when_and_who(place.before, place.after)
    if place.tail and place.long_before and place.to_the_day and told:
        return place.published("day at the foot")
    issue = place.tail and place.short and "-" in place.found.start and _ISSUE.search(place.before)
    return place.published("issue at the foot") if issue and not place.after.strip(_BRACKETS) else None


def _byline(place: _Place) -> Publication | None:
    """ "By Jane Doe | 3 May 2022", "3 May 2022 · 5 min read", below the lead "Agência X - 08/12/2025 | Foto: Y"."""
    if not (place.high and place.to_the_day and place.short):
        return None
    if place.head and place.apart and date_lines.names_only_when_and_who(place.before, place.after):
        return place.published("by-line")
    between = is_place(place.before) and re.match(r"[|·•]", date_lines.without_clock(place.after).lstrip())
    return place.published("by-line") if between and not place.head else None
