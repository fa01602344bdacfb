"""Finds the dates of a page, its publication date and its title."""

from spacy.language import Language
from spacy.tokens import Doc

from nlp.dates.grammar import read
from nlp.dates.published import publication
from nlp.dates.resolve import Resolved, resolve
from nlp.dates.years import telling
from nlp.document import DateMention, Mention
from nlp.extractors.standing import standing_spans
from nlp.extractors.titles import title_of
from nlp.facts import Facts, facts_of


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
    found = publication(page, reading, resolve(page.text, expressions, None))
    if found:
        facts.published, facts.published_reason = found.day, found.reason
    resolved = resolve(page.text, expressions, facts.published)
    facts.dates = mentions_of(page.text, resolved)
    facts.warnings += [w for w in dict.fromkeys(r.warning for r in resolved) if w]


def mentions_of(text: str, resolved: list[Resolved]) -> list[DateMention]:
    """One ``DateMention`` a date, with all the places it stands, in the order of the first."""
    grouped: dict[tuple[str, str | None], list[Resolved]] = {}
    for one in resolved:
        grouped.setdefault((one.start, one.end), []).append(one)
    return [_mention(text, start, end, ones) for (start, end), ones in grouped.items()]


def _mention(text: str, start: str, end: str | None, ones: list[Resolved]) -> DateMention:
    places = [(r.expression.start, r.expression.end) for r in ones]
    return DateMention(
        as_written=text[slice(*places[0])],
        start=start,
        end=end,
        inferred=all(r.inferred for r in ones),
        mentions=tuple(Mention(start=a, end=b, text=text[a:b]) for a, b in places),
    )
