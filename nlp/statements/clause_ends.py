"""A clause or a phrase in, where it ends out: marks that stop it, full stops that do not, edges to cut off."""

import re

from nlp.names.lexicon import fold, lexicon
from nlp.statements.cast import speaker_words
from nlp.statements.reading import MASK, Reading
from nlp.statements.sources import WORD

REACH = 260  # characters a source may stand away from its verb: the longest office in front of one
MAX_CLAUSE = 1_500  # characters of a reported clause: a longer sentence is a list or a table
INSERTED_WITHIN = 9  # words before an inserted "says X": more are a clause of their own
TOLD_WORDS = 5  # before a quotation that ends what somebody is said to have said
MIN_REST = 4  # words behind it that go on with the sentence
STOP = re.compile(rf"[,.;:!?()\[\]\n—–،؛，。：；！？{MASK}]")
COLON = re.compile(r"\s*[:：]\s*")
_PARTY = re.compile(r"\([^\W\d_]{1,12}\)(?=[ \u00a0][^\W\d_])")  # "el alcalde (s) Juan Roe", "Jane Doe (PS) a expliqué"
_DATELINE = re.compile(r"[^\n.;:«“\"()]{0,60}\([A-Z][A-Za-z]{1,11}\)[ .]*[-–—]+ ")
_OPENING = re.compile(r",?[ \u00a0]+")
_CLOSING = re.compile(r",(?=[ \u00a0])")
_IS = frozenset({"è", "é"})  # no "and"
COMMA = re.compile(r"\s*[,،，]\s*")


def phrase_end(reading: Reading, at: int, end: int) -> int:
    """Where the phrase from ``at`` ends: at a comma, a quotation, a full stop that is not "Dr." or an initial's."""
    skip = at
    for match in STOP.finditer(reading.masked, at, end):
        if match.start() < skip:
            continue
        if match.group() == "(" and (party := _PARTY.match(reading.masked, match.start(), end)):
            skip = party.end()
            continue
        if match.group() == "." and reading.ends_nothing(match.start()):
            continue
        return match.start()
    return end


def trim_clause(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    end = min(end, start + MAX_CLAUSE)
    while start < end and reading.masked[start] in " \u00a0,:，：،":
        start += 1
    while end > start and reading.masked[end - 1] in " \u00a0.,;:。，،\n":
        end -= 1
    return (start, end) if len(reading.masked[start:end].strip(MASK)) > 3 else None


def behind_announcement(reading: Reading, start: int, end: int, cue: int) -> tuple[int, int]:
    """Of "Jane Doe was more reserved: the figures, she warned, …" what stands behind the colon."""
    colon = reading.masked.find(": ", start, cue)
    announced = colon >= 0 and bool(reading.cast.between(start, colon))
    return (colon + 2, end) if announced else (start, end)


def around(reading: Reading, start: int, lead_end: int, at: int, end: int) -> tuple[int, int] | None:
    """What "…, says X." ends, or, if it was put in early and the sentence goes on, the whole sentence."""
    comma = COMMA.match(reading.masked, at, end)
    rest = WORD.findall(reading.masked[comma.end() : end]) if comma else []
    early = len(WORD.findall(reading.masked[start:lead_end])) <= INSERTED_WITHIN
    aged = comma is not None and reading.masked[comma.end() : comma.end() + 1].isdigit()  # ", 77 ans, président …"
    if (
        early
        and not aged
        and len(rest) >= MIN_REST
        and (rest[0] in _IS or fold(rest[0]) not in speaker_words()["adds_on"])
        and fold(rest[0]) not in lexicon().roles
    ):
        return trim_clause(reading, start, end)
    return trim_clause(reading, start, lead_end)


def without_titles(words: str) -> str:
    return WORD.sub(
        lambda m: "" if fold(m.group()) in lexicon().titles or fold(m.group()) in lexicon().roles else m.group(), words
    )


def without_adverbs(reading: Reading, lead: str) -> str:
    """Without "también", "por su parte" at its end, and the commas around them."""
    small = lead.rstrip(" \u00a0,")
    while small.casefold().endswith(reading.cues.before_verb):
        lead = small[: -max(len(s) for s in reading.cues.before_verb if small.casefold().endswith(s)) + 1]
        small = lead.rstrip(" \u00a0,")
    return lead


def past_adverbs(reading: Reading, at: int, end: int) -> int:
    """Behind "también", ", por su parte,"."""
    while True:
        opening = _OPENING.match(reading.masked, at, end)
        adverb = reading.cues.adverbs.match(reading.masked, opening.end() if opening else at, end)
        if adverb is None or adverb.end() == at:
            return at
        at = adverb.end()
        if opening and "," in opening.group() and (closing := _CLOSING.match(reading.masked, at, end)):
            at = closing.end()


def behind_dateline(reading: Reading, start: int) -> int:
    """Behind "Dakar, 12 mars (APS) - " at the start of a sentence."""
    dateline = _DATELINE.match(reading.text, start)
    return dateline.end() if dateline else start


def is_partly_told(lead: str) -> bool:
    """ "L'école doit cesser d'être « l'affaire des seuls maîtres », a dit …": the marks open inside the sentence."""
    told = lead[: lead.find(MASK)]
    return len(WORD.findall(told)) >= TOLD_WORDS and told.rstrip()[-1:].isalpha()
