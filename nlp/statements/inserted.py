"""A quotation in, the cue inside its marks out: « Avant, je payais, raconte Jane Doe, vendeuse à X. Enfin, … »."""

import re

from nlp.statements.quotation_marks import Quoted
from nlp.statements.reading import Reading
from nlp.statements.said import Cue
from nlp.statements.sources import Source

INVERTING = frozenset({"fr", "es", "it", "pt", "ca", "de"})  # their papers leave the marks open around "said X"
BETWEEN = 4  # characters between the verb and the name: a space, "-t-"
_BEHIND = re.compile(r"\s*(?:,|\.|\(|$)")


def cue_inside(reading: Reading, quote: Quoted) -> Cue | None:
    """Only behind a comma or the end of a sentence, before a full name, and with a stop behind that."""
    if reading.lang not in INVERTING:
        return None
    for match in reading.cues.verb.finditer(reading.text, quote.start, quote.end):
        if reading.text[quote.start : match.start()].rstrip()[-1:] not in tuple(",!?…"):
            continue
        named = reading.cast.between(match.end(), min(match.end() + BETWEEN, quote.end))
        if named and " " in reading.text[named[0].start : named[0].end] and _BEHIND.match(reading.text, named[0].end):
            one = named[0]
            source = Source(one.start, one.end, "person", (one.person,), one.person.name)
            return Cue(match.start(), match.end(), "say", source, (quote.start, quote.end), inverted=True)
    return None
