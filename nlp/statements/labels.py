"""A quotation in, the name and colon that open its line out: "Jane Doe: “…”", "Doe: The road ‘is a disgrace’"."""

import re
from collections.abc import Sequence

from nlp.document import Person
from nlp.statements.quotation_marks import Quoted
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import Source
from nlp.statements.titles import leads_elsewhere

FEW = 300  # people a label is compared with: a hostile page has as many of both as lines
HEADING = 140  # characters of a headline
_SHOUTED = re.compile(r"([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+){0,3}):[ \u00a0]+")
_COLON = re.compile(r"[:：]\s*$")
_STOP = re.compile(r"[.!?;:]\s")
_COLON_BEHIND = re.compile(r":[ \u00a0]+(?=\S)")


def label_cue(reading: Reading, quote: Quoted, lead: str) -> Cue | None:
    """ "Polls were right - Jane Doe: “…”": a name between a dash, or the start of the line, and a colon."""
    colon = _COLON.search(lead)
    if not colon:
        return _headline_cue(reading, quote)
    at = quote.outer_start - len(colon.group())
    named = reading.cast.at(at - 1)
    if named is None or named.end != at or not _opens(reading, named.start):
        return None
    source = Source(named.start, named.end, "person", (named.person,), named.person.name)
    return Cue(named.start, at, "say", source, (named.start, quote.outer_end))


def _opens(reading: Reading, at: int) -> bool:
    before = reading.masked[max(at - 3, 0) : at].rstrip(" \u00a0")
    return not before or before[-1] in "\n-–—"


def _headline_cue(reading: Reading, quote: Quoted) -> Cue | None:
    """ "Doe: The road ‘is a disgrace’": the first line of a page, no sentence, with a name before its colon."""
    start, end = reading.lines[0] if reading.lines else (0, 0)
    if not (start <= quote.outer_start and quote.outer_end <= end) or end - start > HEADING:
        return None
    named = next(iter(reading.cast.between(start, start + 1)), None)
    colon = _COLON_BEHIND.match(reading.masked, named.end, end) if named else None
    if named is None or colon is None or _STOP.search(reading.masked, colon.end(), quote.outer_start):
        return None
    if MASK in reading.masked[colon.end() : quote.outer_start]:
        return None
    source = Source(named.start, named.end, "person", (named.person,), named.person.name)
    return Cue(named.start, colon.end(), "say", source, (start, end))


def speaker_inside(reading: Reading, quote: Quoted) -> tuple[Person, int] | None:
    """Who speaks by a label in capitals inside the marks, and where the words begin: "“DOE: Let us start."."""
    if reading.lines[reading.line_at(quote.outer_start)][0] != quote.outer_start:
        return None
    named = next(iter(reading.cast.between(quote.start, quote.start + 1)), None)
    if named and (colon := _COLON_BEHIND.match(reading.text, named.end, quote.end)):
        return named.person, colon.end()
    label = _SHOUTED.match(reading.text, quote.start, quote.end)
    if label is None or leads_elsewhere(label.group()):
        return None
    return bearer(label.group(1), reading.cast.people) or Person(name=label.group(1).title()), label.end()


def bearer(label: str, people: Sequence[Person]) -> Person | None:
    """The one person whose name, or last name, is written so in capitals."""
    found = [p for p in people[:FEW] if label in (p.name.upper(), p.name.split()[-1].upper())]
    return found[0] if len(found) == 1 else None
