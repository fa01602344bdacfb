"""What follows a quotation in, a cue whose verb no list holds out: its place makes any verb a cue."""

import re

from nlp.names.lexicon import fold
from nlp.names.role_words import is_head
from nlp.statements.beside import source_after
from nlp.statements.cast import speaker_words
from nlp.statements.clause_ends import STOP, without_titles
from nlp.statements.clauses import DROPS_SUBJECT
from nlp.statements.cues import ROMANCE
from nlp.statements.late import is_verb_like, late_subject, unknown_subject
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import WORD, Source, read_source

OFFICE = 160  # characters of an office between verb and name, and words up to its head
OFFICE_HEAD = 3
_CLITIC = re.compile(r"(?:s['’]|se )?[^\W\d_]+-(?:t-)?(il|elle|ils|elles)\b")
_VERB = re.compile(r"(?:(?:se|si|s['’]est|ha|hanno|a|ont|le|les|lo|gli|me|te|nos)[ \u00a0]){0,2}([^\W\d_]+)")
_THESE_ARE_WORDS = re.compile(
    r"这[就也]?[是正]+[^，。；]{2,40}的[\w“”]{0,6}(?:话|心声|口头禅|感受|体会|感慨|心愿|寄语|心得)[。！]?$"
)
_ALONE = re.compile(r"(?:[ \u00a0][^\W\d_]+)?[ \u00a0]?(?:[.,;:!?]|$)")


def unlisted(reading: Reading, offset: int, end: int, *, small: bool) -> Cue | None:
    """ "…," laughs Jane Doe; "…," Jane Doe laughs. ``small``: a small letter stands at ``offset``, behind the marks."""
    end = max(offset, end)
    if reading.lang == "zh" and not _THESE_ARE_WORDS.match(reading.masked, offset, end):
        return None
    if reading.lang in ROMANCE and small:
        return _romance(reading, offset, end)
    named = reading.cast.between(offset, end)
    if not named:
        return None
    first = named[0]
    lead = WORD.findall(without_titles(reading.text[offset : first.start]))
    rest = WORD.findall(reading.masked[first.end : end])
    if lead and fold(lead[0]) in speaker_words()["no_verb"]:  # "»Wie altern Städte?« mit Jane Doe"
        return None
    verb = bool(lead) and fold(lead[0]) not in speaker_words()["small"] | speaker_words()["before_a_clause"]
    verb = verb and reading.can_be_verb(offset)
    if (small and verb and (len(lead) <= 2 or _leads_to(reading, offset, first.start))) or (
        not lead
        and 1 <= len(rest) <= 3
        and reading.masked[first.end : first.end + 1] == " "
        and reading.can_be_verb(first.end + 1)
        and not _leads_on(reading, end)
    ):
        source = Source(first.start, first.end, "person", (first.person,), first.person.name)
        cue_end = first.start if lead else end
        return Cue(offset if lead else first.end, cue_end, "say", source, (offset, end), None, inverted=bool(lead))
    return None


def _leads_to(reading: Reading, offset: int, name: int) -> bool:
    """ "“…,” stressed ecologist of the Centre for Water and Soil Jane Doe": nothing but her office in between."""
    verb = reading.cues.verb.match(reading.masked, offset)
    if verb is None or reading.lang != "en" or name - verb.end() > OFFICE:
        return False
    between = reading.masked[verb.end() : name]
    office = any(is_head(fold(word)) for word in WORD.findall(between)[:OFFICE_HEAD])
    return office and not STOP.search(without_titles(between))


def _leads_on(reading: Reading, end: int) -> bool:
    """ "…,” Jane Doe dwells on “…”": the words belong to the next quotation."""
    return reading.masked[end : end + 3].lstrip(" \u00a0,").startswith(MASK)


def _romance(reading: Reading, offset: int, end: int) -> Cue | None:
    """ "«…», alfineta.", "« … », souffle Jane Doe": who follows, else who spoke before, else nobody."""
    clitic = _CLITIC.match(reading.masked, offset, end)
    if clitic and (source := read_source(reading, *clitic.span(1))):
        return Cue(offset, clitic.end(), "say", source, (offset, end), None, inverted=True)
    verb = _VERB.match(reading.masked, offset, end)
    if verb is None or not is_verb_like(reading, verb.group(1)):
        return None
    source = late_subject(reading, verb.end(), end) or _named_behind(reading, verb.end(), end)
    source = source or unknown_subject(reading, verb.end(), end)
    if source is None:
        alone = reading.lang in DROPS_SUBJECT and _ALONE.match(reading.masked, verb.end(), end + 1)
        source = Source(offset, offset, "pronoun" if alone else "body")
    return Cue(offset, verb.end(), "say", source, (offset, end), None, inverted=True)


def _named_behind(reading: Reading, at: int, end: int) -> Source | None:
    """ "«…», terció Segundo Roe Doe": right behind the verb a full name that no list holds."""
    source, _ = source_after(reading, at, end)
    return source if source and source.kind == "name" and source.start - at <= 1 else None
