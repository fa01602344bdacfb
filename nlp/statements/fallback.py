"""A quotation without a cue beside it in, a likely speaker out: who spoke just before, or who signs below."""

import re

from nlp.statements.discourse import Discourse
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Attribution, Cue
from nlp.statements.sources import WORD, Source

_COLON = re.compile(r"[:：]\s*$")


def speaker_nearby(
    reading: Reading, start: int, cues: list[Cue], previous: tuple[int, Attribution] | None, discourse: Discourse
) -> Attribution | None:
    """``start`` is where the quotation opens; ``previous`` the statement before it: where it ended and whose it was.

    Only a quotation that opens a sentence is looked at: one in mid-sentence without a cue is a term or a title.
    """
    lead = _lead(reading, start)
    if lead is None:
        return None
    low, high = lead
    named = [c for c in cues if low <= c.start < high and c.source is not None]
    if named:
        cue = named[-1]
        people, sure, rival = discourse.resolve(cue.source) if cue.source else ((), 0.0, None)
        if people and cue.source:
            discourse.heard(people[0], cue.start)
            by = Source(cue.source.start, cue.source.end, "person", people, people[0].name)
            return Attribution(by, reading.text[cue.start : cue.end], "sentence before", 0.85 * sure, rival)
    if previous is not None and low <= previous[0] <= high and previous[1].speaker is not None:
        speaker = previous[1]
        return Attribution(speaker.speaker, speaker.cue, "speaker goes on", min(speaker.certainty, 0.8), None)
    people_named = [n for n in reading.cast.between(low, high) if reading.masked[n.start] != MASK]
    if people_named:
        first = people_named[0]
        alone = all(n.person == first.person for n in people_named)
        by = Source(first.start, first.end, "person", (first.person,), first.person.name)
        colon = bool(_COLON.search(reading.masked[low:high]))
        return Attribution(
            by,
            first.person.name,
            "named before",
            (0.8 if colon else 0.62) if alone else 0.45,
            None if alone else people_named[-1].person.name,
        )
    return None


def _lead(reading: Reading, start: int) -> tuple[int, int] | None:
    """The sentence before the quotation, in its paragraph or, if it opens one, at the end of the paragraph above."""
    index = reading.sentence_at(start)
    sentence = reading.sentences[index]
    inside = reading.masked[sentence[0] : start]
    if WORD.search(inside.replace(MASK, "")):
        if not inside.rstrip().endswith(MASK) and not _COLON.search(inside):
            return None
        return sentence[0], start
    if MASK in inside:
        return sentence[0], start
    return reading.sentences[index - 1] if index else None
