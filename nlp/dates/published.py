"""Finds the day a page says it was published on, and by which rule."""

import re
import tomllib
from dataclasses import dataclass

from crawler.page import Page
from nlp.dates import date_lines
from nlp.dates.dated_blocks import BRACKETS, ISSUE, LEAD, DatedBlock, dated_blocks
from nlp.dates.datelines import heads_a_report, is_place
from nlp.dates.resolve import Resolved
from nlp.dates.words import DATA
from nlp.document import Reason
from nlp.shape.lines import EVENT_SIGNS, NEWSLETTER_SIGNS, event_signs, is_cut_off, is_more_line, newsletter_signs

_WORDS = tomllib.loads((DATA / "publication_words.toml").read_text(encoding="utf-8"))
LABEL_BLOCKS = 2  # the label "Event" stands above the title, at most below another label
TEASERS = 2  # texts cut off or "Read more": as many make a listing
DATED_TEASERS = 3  # lines of nothing but a date
_LABEL = re.compile(_WORDS["published"]["labels"], re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"(?:.*[|·•/])?\W*(?:{_WORDS['published']['alone']})\W*", re.IGNORECASE)
_PLAIN = re.compile(_WORDS["published"]["plain"], re.IGNORECASE)
_CLOSING_LABEL = re.compile(_WORDS["published"]["closing"], re.IGNORECASE)
_OF_ISSUE = re.compile(rf"(?:{_WORDS['published']['of_issue']})\b", re.IGNORECASE)
_SOURCE = re.compile(rf"\W*(?:{_WORDS['published']['sources']})", re.IGNORECASE)
_EVENT_LABELS = frozenset(_WORDS["not_published"]["page_labels"].split("|"))
_PLACE_BEHIND = re.compile(r"\s?[,，،]\s?[^\W\d_][^.!?:\d]{2,40}\.?")
_TODAY = re.compile(rf"(?:{_WORDS['published']['today']})[,،]?(?:\s+[^\W\d_]+)?[,،]?\s*\(?$", re.IGNORECASE)
_DIACRITICS = re.compile("[\u064b-\u0652\u0670\u0640]")


@dataclass(frozen=True)
class Publication:
    """A day (or month) of publication and the evidence for it."""

    day: str
    reason: Reason


def _by(place: DatedBlock, rule: str) -> Publication:
    return Publication(place.found.start, Reason(rule=rule, evidence=(place.written[:80],)))


def publication(page: Page, resolved: list[Resolved]) -> Publication | None:
    """What the page's markup says, else a date line, a label, a dateline, a by-line, or a newsletter's month."""
    if page.published:
        return Publication(page.published, Reason(rule=page.published_rule or "markup"))
    labels = {block.text.strip().lower() for block in page.blocks[:LABEL_BLOCKS]}
    told = dated_blocks(page, [r for r in resolved if not r.inferred and r.end is None])
    places = [p for p in told if not p.changed]
    if page.kind in ("event", "conference") or labels & _EVENT_LABELS or _invites(page):
        return next((_by(p, "published label") for p in places if p.high and _PLAIN.search(p.before)), None)
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
    changed = (p for p in told if p.changed and p.head and p.short and p.to_the_day)
    return next((_by(p, "updated, and no other day") for p in changed), None)


def dateline(page: Page, resolved: list[Resolved], day: str | None) -> Publication | None:
    """ "Lima, 23 feb (EFE).-": a dateline without its year, of the very ``day`` that the address tells."""
    for place in dated_blocks(page, [r for r in resolved if r.end is None and r.start == day]):
        if place.head and heads_a_report(place.before, place.after, opens_text=len(place.written) > LEAD):
            return _by(place, "dateline, year from the address")
    return None


def _invites(page: Page) -> bool:
    """An event's page; a newsletter with many of them is none."""
    return event_signs(page) >= EVENT_SIGNS and len(newsletter_signs(page)) < NEWSLETTER_SIGNS


def _lists_other_pages(page: Page, places: list[DatedBlock]) -> bool:
    """A listing's dates are those of what it lists."""
    lines = [block.text for block in page.blocks]
    leading_on = sum(map(is_cut_off, lines)) + sum(map(is_more_line, lines))
    return leading_on >= TEASERS or sum(place.alone for place in places) >= DATED_TEASERS


def _stands_above_a_list(place: DatedBlock) -> bool:
    return place.number == 0 or (place.number < LABEL_BLOCKS and not (place.alone and place.to_the_day))


def _newsletter_month(place: DatedBlock) -> Publication | None:
    """A month alone near the top, or in the title of a newsletter: "Boletín n.º 12, mayo de 2022"."""
    numbered = place.short and bool(ISSUE.search(place.after))  # "Marzo de 2021 · Número 14"
    if place.found.start.count("-") != 1:
        return None
    if place.head and _OF_ISSUE.match(place.after):
        return _by(place, "newsletter month")
    if place.after.strip(BRACKETS) and not numbered:
        return None
    if numbered and place.head and not place.before:
        return _by(place, "newsletter month")
    named = place.is_of_an_issue or (place.head and place.alone)
    return _by(place, "newsletter month") if named else None


def _date_line(place: DatedBlock) -> Publication | None:
    """A line that is a day and nothing else, near the top; or "Manizales, 9 de noviembre de 2021"."""
    if place.high and place.to_the_day and place.alone:
        return _by(place, "date line")
    if re.sub(r"\([^)]*\)", "", place.after).strip(BRACKETS) or not (place.high or place.tail):
        return None
    if is_place(place.before) and place.short and "-" in place.found.start:
        return _by(place, "place and date")
    return None


def _labelled(place: DatedBlock) -> Publication | None:
    """ "Published on 3 May 2022", "发布时间：2023-11-02", "Cette tribune est parue le 6 février 2023." """
    if "-" not in place.found.start or date_lines.is_of_times(place.after[:LEAD]):
        return None
    label = _LABEL.search(_DIACRITICS.sub("", place.before)) if len(place.before) <= LEAD else None
    closing = place.short and (place.high or place.tail) and _CLOSING_LABEL.match(place.before) and not place.after
    if closing or _LABEL_ALONE.fullmatch(place.before) or (label and _counts(label, place)):
        return _by(place, "published label")
    after = date_lines.without_clock(place.after)
    if place.high and not place.before and place.short and (_SOURCE.match(after) or _PLACE_BEHIND.fullmatch(after)):
        return _by(place, "source or place beside the date")
    return None


def _counts(label: re.Match[str], place: DatedBlock) -> bool:
    """A label heads a short block anywhere, stands in one near top or end, or heads a block near them."""
    return (place.short and (not label.start() or place.high or place.tail)) or (not label.start() and place.high)


def _dateline(place: DatedBlock) -> Publication | None:
    """ "Hamburg, 19 January 2017 – ...", "23 de septiembre de 2020, Hamburgo. ...", "Wednesday, 3 May 2022 – ..."."""
    if not (place.to_the_day and place.after and place.high):
        return None
    opens_text = place.head and len(place.written) > LEAD
    heads = heads_a_report(place.before, place.after, opens_text=opens_text)
    return _by(place, "dateline") if heads else None


def _today(place: DatedBlock) -> Publication | None:
    """ "The city announced today, 14 February 2024, that ..."."""
    if place.high and place.to_the_day and _TODAY.search(place.before[-LEAD:]):
        return _by(place, "today's date")
    return None


def _at_the_foot(place: DatedBlock) -> Publication | None:
    """A day and nothing else below the whole text: "14 dicembre 2019 (modifica il …)"; an issue's month there."""
    told = place.alone or date_lines.names_only_when_and_who(place.before, place.after)
    if place.tail and place.long_before and place.to_the_day and told:
        return _by(place, "day at the foot")
    issue = place.tail and place.short and "-" in place.found.start and ISSUE.search(place.before)
    return _by(place, "issue at the foot") if issue and not place.after.strip(BRACKETS) else None


def _byline(place: DatedBlock) -> Publication | None:
    """ "By Jane Doe | 3 May 2022", "3 May 2022 · 5 min read", below the lead "Agência X - 08/12/2025 | Foto: Y"."""
    if not (place.high and place.to_the_day and place.short):
        return None
    if place.head and place.apart and date_lines.names_only_when_and_who(place.before, place.after):
        return _by(place, "by-line")
    between = is_place(place.before) and re.match(r"[|·•]", date_lines.without_clock(place.after).lstrip())
    return _by(place, "by-line") if between and not place.head else None
