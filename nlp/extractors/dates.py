"""Finds the dates of a page, its publication date and its title."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from nlp.dates.grammar import Reading, read
from nlp.dates.published import publication
from nlp.dates.relative import relative
from nlp.dates.resolve import Resolved, is_day, resolve
from nlp.dates.times import clock_at, iso_time
from nlp.dates.years import telling
from nlp.document import DateMention, Mention, Reason
from nlp.facts import Facts, facts_of
from nlp.shape.standing import standing_spans
from nlp.shape.titles import title_of

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
    found = publication(page, resolve(page.text, expressions, None))
    if found:
        facts.published, facts.published_reason = found.day, found.reason
    own = facts.published or day_in_address(page.url)
    told = relative(page.text, reading, expressions, own)
    resolved = resolve(page.text, sorted(expressions + told, key=lambda e: e.start), own)
    facts.dates = mentions_of(page.text, reading, resolved)
    facts.warnings += [w for w in dict.fromkeys(r.warning for r in resolved) if w]


def mentions_of(text: str, reading: Reading, resolved: list[Resolved]) -> list[DateMention]:
    """One ``DateMention`` a date and time, with all the places it stands, in the order of the first."""
    grouped: dict[tuple[str | None, ...], list[DateMention]] = {}
    for one in resolved:
        mention = _mention(text, reading, one)
        grouped.setdefault((mention.start, mention.end, mention.start_time, mention.end_time), []).append(mention)
    return [_joined(ones) for ones in grouped.values()]


def _mention(text: str, reading: Reading, found: Resolved) -> DateMention:
    expression = found.expression
    clock = clock_at(text, reading, expression.first, expression.last) if found.start.count("-") == 2 else None
    start = min(expression.start, clock.start) if clock else expression.start
    end = max(expression.end, clock.end) if clock else expression.end
    return DateMention(
        as_written=text[start:end],
        start=found.start,
        end=found.end,
        start_time=iso_time(found.start, clock.begin, clock.zone) if clock else None,
        end_time=iso_time(found.end or found.start, clock.finish, clock.zone) if clock and clock.finish else None,
        inferred=found.inferred,
        mentions=(Mention(start=start, end=end, text=text[start:end]),),
        reason=Reason(rule=f"{expression.form.replace('_', ' ')}{', year from the page' if found.inferred else ''}"),
    )


def _joined(ones: list[DateMention]) -> DateMention:
    mentions = tuple(m for one in ones for m in one.mentions)
    return ones[0].model_copy(update={"mentions": mentions, "inferred": all(one.inferred for one in ones)})


def day_in_address(url: str) -> str | None:
    """The day in an address such as ".../2022/05/23/...": it dates the page's year-less days, not the page."""
    match = _ADDRESS_DAY.search(url)
    return "-".join(match.groups()) if match and is_day(*map(int, match.groups())) else None
