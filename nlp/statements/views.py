"""A Romance sentence in, views told beside it out: "según explicó X, …", "a su juicio …", "para quien …"."""

import re
from collections.abc import Iterator

from nlp.names.lexicon import fold
from nlp.statements.beside import source_after, source_before
from nlp.statements.cast import distinct, speaker_words
from nlp.statements.clause_ends import COMMA, INSERTED_WITHIN, MIN_REST, phrase_end, trim_clause
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import WORD, Source


def told_as(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "según explicó la alcaldesa, …", "a su juicio, …": who that is stands behind the verb, or spoke before."""
    for match in reading.cues.as_said.finditer(reading.masked, start, end):
        source, after = source_after(reading, match.end(), end)
        if source is None or source.kind == "body":
            several = reading.cues.plural.fullmatch(match["verb"])
            source, after = Source(match.start(), match.start(), "plural" if several else "pronoun"), match.end()
        yield with_rest(reading, match, source, phrase_end(reading, after, end), (start, end))
    for match in reading.cues.own_view.finditer(reading.masked, start, end):
        source = Source(match.start(), match.start(), "pronoun")
        if reading.masked[start : match.start()].rstrip().endswith(":"):  # "Jane Doe doubts it: in her view …"
            yield from _behind_colon(reading, match, (start, end))
            continue
        yield with_rest(reading, match, source, match.end(), (start, end))


def _behind_colon(reading: Reading, match: re.Match[str], sentence: tuple[int, int]) -> Iterator[Cue]:
    """Of the one person whom the words before the colon name; of nobody, if these name somebody no list holds."""
    people = distinct(n.person for n in reading.cast.between(sentence[0], match.start()))
    if len(people) == 1:
        source = Source(match.start(), match.start(), "person", people, people[0].name)
        content = trim_clause(reading, match.end(), sentence[1])
        yield Cue(match.start(), match.end(), "according", source, sentence, content)


def whose_view(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "…, Jane Doe, para quien …", "secondo la quale …": of whoever is named right before."""
    for match in reading.cues.whose_view.finditer(reading.masked, start, end):
        source = source_before(reading, start, match.start())
        if source and source.kind in ("person", "name", "pointing"):
            subject = _is_subject(reading, start, source)
            comma = reading.masked.find(",", match.end(), end) if subject else -1  # its own verb follows
            content = trim_clause(reading, match.end(), comma if comma > 0 else end)
            yield Cue(match.start(), match.end(), "according", source, (start, end), content)


def _is_subject(reading: Reading, start: int, source: Source) -> bool:
    """Whether nothing but an article and an office stands before somebody in the sentence."""
    words = [fold(word) for word in WORD.findall(reading.masked[start : source.start])]
    return MASK not in reading.masked[start : source.start] and (not words or words[0] in speaker_words()["the"])


def with_rest(reading: Reading, match: re.Match[str], source: Source, at: int, sentence: tuple[int, int]) -> Cue:
    """What follows such a phrase at the start of its sentence; what it ends; the whole sentence it was put into."""
    start, end = sentence
    lead = reading.masked[start : match.start()].rstrip()
    comma = COMMA.match(reading.masked, at, end)
    rest = comma.end() if comma else at
    opens = all(fold(word) in speaker_words()["joins"] for word in WORD.findall(lead))
    if MASK in lead:
        content = None
    elif (
        source.kind == "pronoun"
        and lead
        and not lead.endswith(",")
        and not comma
        and _goes_far(reading, lead, rest, end)
    ):
        content = trim_clause(reading, start, end)  # "la ville a selon lui ouvert quatorze classes"
    elif opens:
        content = trim_clause(reading, rest, end)
    elif _goes_far(reading, lead, rest, end) and _is_put_in(source, lead, commas=comma is not None):
        content = trim_clause(reading, start, end)
    else:
        content = trim_clause(reading, start, match.start())
    return Cue(match.start(), match.end(), "according", source, sentence, content)


def _is_put_in(source: Source, lead: str, *, commas: bool) -> bool:
    """Whether a phrase stands between two commas; a pronoun's, between none: "la ville a selon lui ouvert …"."""
    return lead.endswith(",") if commas else source.kind == "pronoun" and not lead.endswith(",")


def _goes_far(reading: Reading, lead: str, rest: int, end: int) -> bool:
    """Whether a phrase was put in early and the sentence goes on behind it."""
    return len(WORD.findall(lead)) <= INSERTED_WITHIN and len(WORD.findall(reading.masked[rest:end])) >= MIN_REST
