"""A page's text and facts in, its statements out: quotations with their speakers first, then signed words."""

from spacy.tokens import Doc

from nlp.document import Person, Reason, Statement
from nlp.facts import Facts
from nlp.statements.about import about_cities
from nlp.statements.attribution import Attribution, attribute
from nlp.statements.cast import Cast
from nlp.statements.cues import cues_of
from nlp.statements.quotation_marks import TITLE_MARKS, Quoted, quoted
from nlp.statements.signed import Signed, signed

MIN_WORDS = 4  # fewer are scraps: terms, titles, scare quotes


def statements_of(doc: Doc, facts: Facts) -> list[Statement]:
    """Every statement of the page, by place."""
    text = facts.page.text
    cast = Cast(text, facts.people)
    cues = cues_of(facts.lang)
    quotes = [q for q in quoted(text) if q.depth == 0 and q.mark not in TITLE_MARKS]
    found: list[Statement] = []
    for i, quote in enumerate(quotes):
        before = quotes[i - 1].outer_end if i else 0
        after = quotes[i + 1].outer_start if i + 1 < len(quotes) else len(text)
        by = attribute(text, quote, before, after, cast, cues)
        if by and len(text[quote.start : quote.end].split()) >= MIN_WORDS:
            found.append(_direct(facts, quote, by))
    covered = [(s.start, s.end) for s in found]
    found += [
        _signed(facts, one)
        for one in signed(text, cast)
        if not any(start < one.end and one.start < end for start, end in covered)
    ]
    return sorted(found, key=lambda s: (s.start, s.end))


def _direct(facts: Facts, quote: Quoted, by: Attribution) -> Statement:
    reason = Reason(rule=by.rule, evidence=(by.cue,))
    return _statement(facts, quote.start, quote.end, by.person, by.name, by.cue, by.certainty, reason)


def _signed(facts: Facts, one: Signed) -> Statement:
    reason = Reason(rule=one.rule, evidence=(one.person.name,))
    return _statement(facts, one.start, one.end, one.person, one.person.name, one.rule, one.certainty, reason)


def _statement(
    facts: Facts, start: int, end: int, person: Person | None, name: str | None, cue: str, sure: float, reason: Reason
) -> Statement:
    text = facts.page.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Statement(
        text=text[start:end],
        start=start,
        end=end,
        lang=facts.lang,
        direct=True,
        speaker=name,
        role=person.role if person else None,
        organisation=person.organisation if person else None,
        speaker_city=person.city if person else None,
        about_cities=about_cities(person, facts.cities),
        cue=cue,
        confidence=sure,
        reason=reason,
    )
