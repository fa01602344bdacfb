"""An English sentence in, what it reports in forms that a parser breaks up out: "said in a letter sent out that …"."""

import re
from collections.abc import Iterator

from nlp.document import Person
from nlp.statements.beside import behind_office, source_before
from nlp.statements.cast import Naming, distinct
from nlp.statements.clause_ends import trim_clause
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import SPEAKERS, Source

_DOCUMENT = r"(?:statement|press release|release|letter|message|communiqué|memo|email|e-mail|note|column|post)"
_SAID_SOMEWHERE = re.compile(  # "said in a statement made available to the media that", "noted while opening it that"
    r"\b(?P<verb>said|stated|noted|announced|explained|disclosed|revealed|added|declared|confirmed|stressed|warned|argued"
    r"|maintained|lamented|pointed out|reiterated|emphasi[sz]ed)"
    r",? (?:in|at|during|on|through|via|while|when|after|before|shortly|yesterday|today|earlier)\b"
    rf"[^.;:!?\n{MASK}]{{5,140}}?[\w)],? that\b(?! (?:was|were|is|are|has|had|have|will|would|can|could|took|takes)\b)"
)
_READS = re.compile(  # "“…,” reads the statement in part", "the letter went on"
    rf" ?(?:(?:reads?|said|says|added|adds|continue[sd]|concluded) (?:the|part of the|her|his) {_DOCUMENT}\b"
    rf"|(?:the|her|his|part of the) {_DOCUMENT} (?:(?:also|further|partly|then) )?"
    r"(?:reads?|said|says|added|adds|continue[sd]|went on|goes on|concluded|concludes)\b)",
    re.IGNORECASE,
)
_WROTE = re.compile(rf"\b(?:in (?:a|an|his|her|the)|through a|via a)(?: [a-z-]+){{0,2}}? {_DOCUMENT}\b")
_SEVERAL = re.compile(r" ?(?:the|its|their|his|her)(?: [a-z-]+){0,3} [a-z-]+s")
_AND = re.compile(r" and ")
REACH = 1_200  # characters between a statement's first mention and "reads the statement"


def english_reports(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """Of the sentence ``[start, end)``."""
    yield from _said_somewhere(reading, start, end)
    yield from _reads(reading, start, end)


def holders(reading: Reading, at: int, end: int) -> Source | None:
    """Who is named behind "the authors, "."""
    several = reading.lang == "en" and _SEVERAL.fullmatch(reading.masked, at, end)
    named = behind_office(reading, end + 1) if several else None
    return joint(reading, named) if named else None


def joint(reading: Reading, first: Naming) -> Source:
    """ "According to the authors, Jane Doe and John Roe, …": who is named together."""
    second = next(iter(reading.cast.between(first.end, first.end + 40)), None)
    if second is None or not _AND.fullmatch(reading.masked, first.end, second.start):
        return Source(first.start, first.end, "person", (first.person,), first.person.name)
    people = distinct((first.person, second.person))
    return Source(first.start, second.end, "person", people, people[0].name)


def _said_somewhere(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    for match in _SAID_SOMEWHERE.finditer(reading.masked, start, end):
        source = source_before(reading, start, match.start())
        content = trim_clause(reading, match.end(), end)
        if source and source.kind in SPEAKERS and content:
            yield Cue(match.start("verb"), match.end("verb"), "say", source, (start, end), content)


def _reads(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """Whoever is the one person named where the statement is first spoken of."""
    if MASK not in reading.masked[max(start - 2, 0) : end]:
        return
    found = list(_READS.finditer(reading.masked, start, end))
    person = _writer(reading, start) if found else None
    if person is None:
        return
    for match in found:
        at = match.end() - len(match.group().lstrip())
        source = Source(at, match.end(), "person", (person,), person.name)
        yield Cue(at, match.end(), "say", source, (start, end), inverted=True)


def _writer(reading: Reading, before: int) -> Person | None:
    wrote = list(_WROTE.finditer(reading.masked, max(before - REACH, 0), before))
    if not wrote:
        return None
    sentence = reading.sentences[reading.sentence_at(wrote[-1].start())]
    named = distinct(n.person for n in reading.cast.between(*sentence))
    return named[0] if len(named) == 1 else None
