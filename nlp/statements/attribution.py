"""Quotations and cues in, who said each quotation out: by the nearest fitting cue, else by what stands before."""

import re
from dataclasses import replace

from nlp.statements.discourse import Discourse
from nlp.statements.fallback import SPEECH_WORDS, signer, speaker_nearby, with_these_words
from nlp.statements.labels import speaker_inside
from nlp.statements.layout import BLOCK_MARK
from nlp.statements.owners import Owner
from nlp.statements.quotation_marks import Quoted
from nlp.statements.quote_cues import QuoteCues
from nlp.statements.reading import Reading
from nlp.statements.runs import continues, is_joined
from nlp.statements.said import MIN_WORDS, Attribution, Cue, Said, count_words
from nlp.statements.sides import are_headings
from nlp.statements.sources import SPEAKERS, Source
from nlp.statements.teasers import told_below
from nlp.statements.titles import is_title

LEAD = 300  # characters of a sentence before a quotation
BESIDE = 3  # characters between a mark and the clause with the cue: a comma, a dash, spaces
_COLON = re.compile(r"[:：]\s*$")


def attribute(reading: Reading, cues: list[Cue], discourse: Discourse, owners: dict[int, Owner]) -> list[Said]:
    """Every quotation that counts, with its speaker; pieces that belong together are one."""
    finder = QuoteCues(reading, cues)
    headed = are_headings(reading, owners)
    said: list[Said] = []
    for i, quote in enumerate(reading.quotes):
        finder.hear(discourse, quote.outer_start)
        if labelled := _labelled(reading, quote):
            said.append(labelled)
            continue
        one = finder.find(i)
        headline = one.cue is not None and finder.rule == "label" and not reading.network
        plain = headline or _is_plain_speech(reading, one, quote) or _opens_anew(reading, said, quote)
        if is_title(reading, quote) and not plain:
            continue
        if one.cue is not None and one.cue.source is not None and one.by is None:
            one.by = _attribution(one.cue, finder.rule, finder.certainty, discourse)
        previous = said[-1] if said else None
        if previous and continues(reading, previous, one, quote, finder.before(previous, quote)):
            previous.quotes.append(quote)
            previous.words += one.words
            previous.cue = previous.cue or one.cue
            if previous.by is None or (previous.by.speaker is None and one.by is not None):
                previous.by = one.by
            if previous.by is None and previous.words >= MIN_WORDS:  # who signs stands below the last of its paragraphs
                previous.by = signer(reading, quote, owners, headed=headed)
            continue
        if one.by is None and previous and previous.own_cue and is_joined(reading, previous, quote):
            one.by, one.own_cue, one.scrap = previous.by, True, True
        if one.by is None and one.words >= MIN_WORDS:
            one.by = with_these_words(reading, quote)
        if one.by is None and one.words >= MIN_WORDS:
            one.by = signer(reading, quote, owners, headed=headed)
        if one.by is None and one.words >= MIN_WORDS:
            before = (previous.quotes[-1].outer_end, previous.by) if previous and previous.by else None
            one.by = speaker_nearby(reading, quote, finder.between, before, discourse) or told_below(reading, quote)
        said.append(one)
    return said


def _labelled(reading: Reading, quote: Quoted) -> Said | None:
    """A turn of a transcript, each in marks of its own: "“DOE: Let us start."."""
    inside = speaker_inside(reading, quote)
    if inside is None:
        return None
    person, start = inside
    by = Source(quote.start, start, "person", (person,), person.name)
    words = count_words(reading.text[start : quote.end])
    attribution = Attribution(by, reading.text[quote.start : start], "label", 0.9)
    return Said([replace(quote, start=start)], attribution, None, words, own_cue=True)


def _opens_anew(reading: Reading, said: list[Said], quote: Quoted) -> bool:
    """Whether the paragraph before has an open quotation that this one goes on with."""
    last = said[-1].quotes[-1] if said else None
    return last is not None and not last.closed and not reading.text[last.outer_end : quote.outer_start].strip()


def _is_plain_speech(reading: Reading, one: Said, quote: Quoted) -> bool:
    """A block quotation; or a whole sentence behind a colon, though "…, owner of a workshop:" stands before it.

    "He told the panel: “…”" is no panel's title.
    """
    named = one.cue is not None and one.cue.source is not None and one.cue.source.kind in SPEAKERS
    led = bool(_COLON.search(reading.text[max(quote.outer_start - BESIDE, 0) : quote.outer_start]))
    whole = reading.text[quote.start : quote.end].rstrip().endswith((".", "!", "?"))
    told_of = led and whole and one.words >= MIN_WORDS and _names_somebody(reading, quote)
    return quote.mark == BLOCK_MARK or (named and led and one.words >= SPEECH_WORDS) or told_of


def _names_somebody(reading: Reading, quote: Quoted) -> bool:
    """Whether the sentence that leads up to the marks names a person: "Jane Doe is glad of the award: “It …”"."""
    start = reading.sentences[reading.sentence_at(quote.outer_start)][0]
    return bool(reading.cast.between(max(start, quote.outer_start - LEAD), quote.outer_start))


def _attribution(cue: Cue, rule: str, certainty: float, discourse: Discourse) -> Attribution:
    assert cue.source is not None
    people, sure, rival = discourse.resolve(cue.source)
    text = discourse.reading.text[cue.start : cue.end] or rule
    if people:
        discourse.heard(people, cue.start)
        by = Source(cue.source.start, cue.source.end, "person", people, people[0].name)
        return Attribution(by, text, rule if sure == 1.0 else f"{rule}, {cue.source.kind}", certainty * sure, rival)
    return Attribution(cue.source, text, rule, certainty * 0.6, rival)
