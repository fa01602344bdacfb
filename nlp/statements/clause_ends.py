"""A clause or a phrase in, where it ends out: marks that stop it, full stops that do not, edges to cut off."""

import re

from nlp.names.lexicon import fold, lexicon
from nlp.statements.reading import MASK, Reading
from nlp.statements.sources import WORD

REACH = 260  # characters a source may stand away from its verb: the longest office in front of one
MAX_CLAUSE = 1_500  # characters of a reported clause: a longer sentence is a list or a table
STOP = re.compile(rf"[,.;:!?()\[\]\n—–،؛，。：；！？{MASK}]")
COLON = re.compile(r"\s*[:：]\s*")
COMMA = re.compile(r"\s*[,،，]\s*")


def phrase_end(reading: Reading, at: int, end: int) -> int:
    """Where the phrase from ``at`` ends: at a comma, a quotation, a full stop that is not "Dr." or an initial's."""
    for match in STOP.finditer(reading.masked, at, end):
        if match.group() == "." and (reading.is_abbreviation(match.end()) or _in_name(reading, match.start())):
            continue
        return match.start()
    return end


def _in_name(reading: Reading, at: int) -> bool:
    naming = reading.cast.at(at)
    return naming is not None and naming.end > at + 1


def trim_clause(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    end = min(end, start + MAX_CLAUSE)
    while start < end and reading.masked[start] in " \u00a0,:，：،":
        start += 1
    while end > start and reading.masked[end - 1] in " \u00a0.,;:。，،\n":
        end -= 1
    return (start, end) if len(reading.masked[start:end].strip(MASK)) > 3 else None


def without_titles(words: str) -> str:
    return WORD.sub(
        lambda m: "" if fold(m.group()) in lexicon().titles or fold(m.group()) in lexicon().roles else m.group(), words
    )
