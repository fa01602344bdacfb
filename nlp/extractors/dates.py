"""Finds the dates of a page, its publication date and its title."""

import re
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from nlp.dates.grammar import Expression, Reading, read
from nlp.dates.published import dateline, publication
from nlp.dates.relative import relative
from nlp.dates.resolve import Resolved, is_day, resolve
from nlp.dates.spans import spans
from nlp.dates.times import Clock, clock_at, iso_time
from nlp.dates.years import telling
from nlp.document import DateMention, Mention, Reason
from nlp.facts import Facts, facts_of
from nlp.places.background import is_of_network
from nlp.shape.standing import standing_spans
from nlp.shape.titles import title_of

HEAD_LINES = frozenset(
    ("date line", "place and date", "published label", "dateline", "by-line")
)  # rules of ``publication``
_ISO_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?!\d)")


@Language.component("citykb_dates")
def dates(doc: Doc) -> Doc:
    fill(facts_of(doc))
    return doc


def fill(facts: Facts) -> None:
    """Set ``dates``, ``published``, ``title`` and the warnings about them."""
    page = facts.page
    facts.title = title_of(page)
    facts.boilerplate = standing_spans(page)
    reading = read(page.text, facts.lang)
    expressions = telling(page.text, facts.lang, reading)
    day = day_in_address(page.url)
    found = publication(page, resolve(page.text, expressions, None))
    found = found or (dateline(page, resolve(page.text, expressions, day), day) if day else None)
    if found:
        facts.published, facts.published_reason = found.day, found.reason
    own = _iso_day(facts.published) or day
    told = relative(page.text, reading, expressions, own, days=tells_its_day(facts), lang=facts.lang)
    dated = resolve(page.text, sorted(expressions + told, key=lambda e: e.start), own)
    resolved = spans(page.text, reading, dated, own, lang=facts.lang)
    facts.dates = mentions_of(page.text, reading, resolved)
    facts.warnings += [w for w in dict.fromkeys(r.warning for r in resolved) if w]


def tells_its_day(facts: Facts) -> bool:
    """Does the markup, or a line of its own above the text, say on which day the page was written?

    On pages about the network such a line is not enough: their events stand with dates, and "yesterday" tells of talks.
    """
    if facts.page.published is not None:
        return True
    line = facts.published_reason is not None and facts.published_reason.rule in HEAD_LINES
    return line and not is_of_network(facts.page.text)


def mentions_of(text: str, reading: Reading, resolved: list[Resolved]) -> list[DateMention]:
    """One ``DateMention`` a date and time, with all the places it stands, in the order of the first."""
    grouped: dict[_Told, list[tuple[Resolved, Clock | None]]] = {}
    for one in resolved:
        to_the_day = one.start.count("-") == 2
        clock = clock_at(text, reading, one.expression.first, one.expression.last) if to_the_day else None
        told = _Told(one.start, one.end, *((clock.begin, clock.finish, clock.zone) if clock else (None, None, None)))
        grouped.setdefault(told, []).append((one, clock))
    return [_mention(text, told, places) for told, places in grouped.items()]


class _Told(NamedTuple):
    """What a date says, wherever it stands."""

    start: str
    end: str | None
    begin: tuple[int, int] | None
    finish: tuple[int, int] | None
    zone: str | None


def _mention(text: str, told: _Told, places: list[tuple[Resolved, Clock | None]]) -> DateMention:
    spans = [_span(one.expression, clock) for one, clock in places]
    inferred = all(one.inferred for one, _ in places)
    form = places[0][0].expression.form.replace("_", " ")
    return DateMention(
        as_written=text[slice(*spans[0])],
        start=told.start,
        end=told.end,
        start_time=iso_time(told.start, told.begin, told.zone) if told.begin else None,
        end_time=iso_time(told.end or told.start, told.finish, told.zone) if told.finish else None,
        inferred=inferred,
        mentions=tuple(Mention(start=a, end=b, text=text[a:b]) for a, b in spans),
        reason=Reason(rule=f"{form}, year from the page" if inferred else form),
    )


def _span(expression: Expression, clock: Clock | None) -> tuple[int, int]:
    if clock is None:
        return expression.start, expression.end
    return min(expression.start, clock.start), max(expression.end, clock.end)


def _iso_day(published: str | None) -> str | None:
    """The date of a publication as markup writes it, without its time; ``None`` if it is none."""
    match = _ISO_DAY.match(published or "")
    if not match:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    return match.group() if is_day(year, month, day) else None


def day_in_address(url: str) -> str | None:
    """The day in an address such as ".../2022/05/23/...": it dates the page's year-less days, not the page."""
    match = _ADDRESS_DAY.search(url)
    return "-".join(match.groups()) if match and is_day(*map(int, match.groups())) else None
