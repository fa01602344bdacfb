"""A Romance verb of speech in, the clause without "that" behind it out: "dit comprendre …", "dice di volere …"."""

import re

from nlp.names.lexicon import fold
from nlp.statements.cast import speaker_words
from nlp.statements.clause_ends import past_adverbs, without_adverbs
from nlp.statements.reading import MASK, Reading
from nlp.statements.sources import WORD

_IMPERSONAL = frozenset({"se", "si", "on"})  # "se espera contar con …": nobody says it


def infinitive_at(reading: Reading, at: int, end: int) -> int | None:
    """Where the clause begins, if an infinitive stands right behind a verb that ends at ``at``."""
    start = past_adverbs(reading, at, end)
    while start < end and reading.masked[start] in " \u00a0":
        start += 1
    return start if reading.cues.infinitive.match(reading.masked, start, end) else None


def infinitive_clause(reading: Reading, start: int, verb: re.Match[str], end: int) -> int | None:
    """The same of a verb by which somebody speaks: not "se espera contar con …", "no dijo querer …"."""
    at = infinitive_at(reading, verb.end(), end)
    if at is None:
        return None
    lead = WORD.findall(without_adverbs(reading, reading.masked[start : verb.start()]).replace(MASK, " "))
    return None if lead and fold(lead[-1]) in speaker_words()["negations"] | _IMPERSONAL else at


def may_be_told(reading: Reading, start: int, verb: re.Match[str], content: int, end: int) -> bool:
    """Whether who spoke before may go on: with an infinitive only at a sentence's head, "Espera abrir en marzo."."""
    if infinitive_at(reading, verb.end(), end) != content:
        return True
    lead = WORD.findall(without_adverbs(reading, reading.masked[start : verb.start()]))
    return all(fold(word) in speaker_words()["joins"] for word in lead)
