"""A German sentence in, cues whose verb stands in two places out: "kündigte Jane Doe am Montag an, …"."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.statements.beside import source_before
from nlp.statements.clause_ends import COMMA, trim_clause
from nlp.statements.german import only_asks, own_start
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import SPEAKERS, WORD, Source, read_source

INSIDE = 120  # characters between the verb and its particle: an office, a name, a day
_SPEAKS = SPEAKERS | {"role"}


def parted_cues(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """Only where something stands between the two; side by side they are a cue verb like any other."""
    if not reading.cues.parted:
        return
    if not _ends(reading.cues.parted).search(reading.masked, start, end):
        return
    for match in _pattern(reading.cues.parted).finditer(reading.masked, start, end):
        if (match["verb"].lower(), match["particle"]) not in reading.cues.parted:
            continue
        source, inverted = _inside(reading, *match.span("inside")), True
        if source is None:
            source, inverted = source_before(reading, start, match.start()), False
        if source:
            content = _content(reading, match, start, end, inverted=inverted)
            yield Cue(match.start(), match.end(), "say", source, (start, end), content, inverted=inverted)


@cache
def _ends(parted: frozenset[tuple[str, str]]) -> re.Pattern[str]:
    """A particle at the end of a clause: few sentences have one, and only those are read for its verb."""
    particles = "|".join(sorted({particle for _, particle in parted}, key=len, reverse=True))
    return re.compile(rf"\b(?:{particles})(?=\s*[,.:;–]|\s*$|\s*\n)", re.IGNORECASE)


@cache
def _pattern(parted: frozenset[tuple[str, str]]) -> re.Pattern[str]:
    verbs, particles = ("|".join(sorted({pair[i] for pair in parted}, key=len, reverse=True)) for i in (0, 1))
    inside = rf"(?P<inside>[^.;:!?\n{MASK}]{{1,{INSIDE}}}?)"
    return re.compile(rf"\b(?P<verb>{verbs})\b{inside}\b(?P<particle>{particles})(?=\s*[,.:;–]|\s*$)", re.IGNORECASE)


def _inside(reading: Reading, start: int, end: int) -> Source | None:
    """The subject between verb and particle: a name, a pronoun, an office."""
    first = WORD.search(reading.masked, start, end)
    if first and reading.cues.pronoun.fullmatch(first.group()):
        return read_source(reading, first.start(), first.end())
    source = read_source(reading, start, end) if first else None
    return source if source and source.kind in _SPEAKS else None


def _content(reading: Reading, match: re.Match[str], start: int, end: int, *, inverted: bool) -> tuple[int, int] | None:
    """What follows its comma, "dass" left out; else what it ends: "…, teilte Jane Doe am Montag mit."."""
    comma = COMMA.match(reading.masked, match.end(), end)
    if comma and MASK not in reading.masked[comma.end() : comma.end() + 3]:
        that = reading.cues.that.match(reading.masked, comma.end(), end)
        if not that and (
            _pattern(reading.cues.parted).match(reading.masked, comma.end(), end)
            or reading.cues.verb.match(reading.masked, comma.end(), end)
        ):
            return None  # "stimmte zu, gab aber zu bedenken, dass …"
        return trim_clause(reading, that.end() if that else comma.end(), end)
    start = own_start(reading, start, match.start())
    lead = reading.masked[start : match.start()].rstrip()
    if inverted and lead.endswith(",") and MASK not in lead and not only_asks(reading.lang, lead):
        return trim_clause(reading, start, start + len(lead))
    return None
