"""A reported clause in, where its speaker reports anew out: "dijo que …, y añadió que …", "…, asegurando que …"."""

import re
from collections.abc import Iterator

from nlp.statements.cast import any_of
from nlp.statements.clause_ends import trim_clause, without_adverbs
from nlp.statements.infinitives import infinitive_at
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import WORD, Source

LEAD = 60  # characters between two clauses: ", al tiempo que ha "
OBJECT = 25  # characters between a verb and its "that": "a la prensa local "
OF_SEVERAL = 3  # of the words before a gerund, where a sentence with a subject must have begun
GOES_ON = frozenset({"es", "pt", "fr", "it"})
_ANEW = re.compile(rf"(?:[,;]?\s+(?:{any_of('joined')}))(?:\s+(?:que|qu['’]|che))?\s*$", re.IGNORECASE)
_BARE = re.compile(r",\s*$")
_STOPS = re.compile(rf"[.;:!?\n{MASK}]")


def anew(reading: Reading, start: int, end: int) -> int | None:
    """Where, in the reported clause ``[start, end)``, the conjunction stands behind which its speaker goes on."""
    if reading.lang not in GOES_ON:
        return None
    return next((at for at in _places(reading, start, end) if at > start), None)


def _places(reading: Reading, start: int, end: int) -> Iterator[int]:
    found = []
    for match in reading.verbs_in(start, end):
        joint = _joint(reading, match, start)
        if joint is not None and _reports(reading, match.end(), end):
            found.append(joint)
    for match in reading.cues.gerund.finditer(reading.masked, start, end):
        lead = reading.masked[max(start, match.start() - LEAD) : match.start()]
        before = _ANEW.search(lead) or _BARE.search(lead)
        if _reports(reading, match.end(), end):
            found.append(match.start() - (len(lead) - before.start() if before else 1))
    return iter(sorted(found))


def _joint(reading: Reading, verb: re.Match[str], start: int) -> int | None:
    """Where the conjunction right before a verb stands; adverbs may stand between."""
    low = max(start, verb.start() - LEAD)
    lead = reading.masked[low : verb.start()]
    joint = _ANEW.search(without_adverbs(reading, lead))
    return low + joint.start() if joint else None


def _reports(reading: Reading, at: int, end: int) -> bool:
    """Whether the verb before ``at`` has a clause or a quotation of its own."""
    that = reading.cues.that.search(reading.masked, at, min(end, at + OBJECT))
    if that and not re.search(r"[,.;:!?()]", reading.masked[at : that.start()]):
        return True
    if infinitive_at(reading, at, end) is not None:
        return True
    rest = reading.masked[at : at + 4].lstrip(" \u00a0:,")
    return rest.startswith(MASK) or reading.cues.how.match(reading.masked, at + 1) is not None


def goes_on(reading: Reading, verb: re.Match[str], start: int) -> bool:
    """Whether only a conjunction and adverbs stand before a verb: whoever spoke before in its sentence still does."""
    return reading.lang in GOES_ON and _joint(reading, verb, start) is not None


def gerund_cues(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "…, asegurando que …": by whoever the sentence is about, or spoke in it before."""
    if reading.lang not in GOES_ON:
        return
    for match in reading.cues.gerund.finditer(reading.masked, start, end):
        that = reading.cues.that.search(reading.masked, match.end(), min(end, match.end() + OBJECT))
        told = that if that and not _STOPS.search(reading.masked, match.end(), that.start()) else None
        told = told or reading.cues.how.match(reading.masked, match.end() + 1)
        if len(WORD.findall(reading.masked[start : match.start()])) < OF_SEVERAL:
            continue
        source = Source(match.start(), match.start(), "pronoun")
        begins = told.end() if told else infinitive_at(reading, match.end(), end)
        if begins is None:
            if _touches(reading, match.end()):
                yield Cue(match.start(), match.end(), "say", source, (start, end))
            continue
        stop = anew(reading, begins, end)
        yield Cue(match.start(), match.end(), "say", source, (start, end), trim_clause(reading, begins, stop or end))


def _touches(reading: Reading, at: int) -> bool:
    return reading.masked[at : at + 4].lstrip(" \u00a0:,").startswith(MASK)
