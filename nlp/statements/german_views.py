"""A German sentence in, views told without a verb of saying out: "hieß es von Jane Doe", "sieht in … das Hindernis".

And what is none of its words: what somebody was asked, verbs of saying that tell of nothing said yet.
"""

import re
from collections.abc import Iterator

from nlp.statements.beside import source_before
from nlp.statements.clause_ends import trim_clause
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import SPEAKERS, read_source

_SAID_BY = re.compile(
    rf",\s(?:so )?(?:hieß|heißt) es (?:von|bei|seitens)(?: Seiten)?\s(?P<who>[^,.:;\n{MASK}]{{3,120}})"
)
_SEES_IN = re.compile(  # "sieht in der Vielfalt das größte Hindernis"
    rf"\b(?P<verb>sieht|sah|sehen)\s(?P<told>(?:in|im)\s[^,.:;\n{MASK}]{{3,80}}?"
    rf"\s(?:den|die|das|eine?n?|kein\w*|auch|vor allem)\s[^,.:;\n{MASK}]{{3,80}})(?=[.:,;])"
)
_HOLDS_FOR = re.compile(  # "hält den Beitritt für einen Fehler"
    rf"\b(?P<verb>hält|hielt)\s(?!er\b|sie\b|man\b)(?P<told>[^,.:;\n{MASK}]{{3,80}}?\sfür\s[^,.:;\n{MASK}]{{3,80}})(?=[.:,;])"
)
_ASKED = re.compile(
    r"(?:Auf (?:die|seine|ihre) (?:Nachf|F)rage|Gefragt|Befragt|Angesprochen|Darauf angesprochen|Danach gefragt)\b"
)
_NOT_YET = re.compile(
    r"\b(?:lässt|ließ|lassen|ließen|will|wollte|möchte|kann|konnte|könnte|soll|sollte|muss|musste|darf|durfte|wird)\b"
)


def german_views(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """In no order; of views only those of whoever the sentence is about."""
    said = _SAID_BY.search(reading.masked, start, end)
    source = read_source(reading, *said.span("who")) if said else None
    if said and source and source.kind in SPEAKERS:
        yield Cue(said.start(), said.end(), "say", source, (start, end), trim_clause(reading, start, said.start()))
    for pattern in (_SEES_IN, _HOLDS_FOR):
        for match in pattern.finditer(reading.masked, start, end):
            source = source_before(reading, start, match.start())
            if source and source.kind in SPEAKERS and source.kind != "name":
                content = trim_clause(reading, *match.span("told"))
                yield Cue(match.start(), match.end("verb"), "think", source, (start, end), content)


def is_asked(lang: str, lead: str) -> bool:
    """ "Auf die Frage, ob das Geld reiche, antwortete Jane Doe, …": what she was asked is none of her words."""
    return lang == "de" and _ASKED.match(lead) is not None


def is_infinitive(reading: Reading, start: int, verb: re.Match[str]) -> bool:
    """ "lässt sich die Kurse erklären", "will am Montag sagen, wie …": nobody has said it."""
    if reading.lang != "de" or not reading.cues.plural.fullmatch(verb.group()):
        return False
    clause = max(reading.masked.rfind(sign, start, verb.start()) for sign in ",;:") + 1
    return _NOT_YET.search(reading.masked, max(clause, start), verb.start()) is not None
