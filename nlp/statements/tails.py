"""First-person sentences with ", believes X, Mayor of Y." behind one of them in, X's own words without marks out."""

from bisect import bisect_left
from collections.abc import Iterator

from nlp.statements.clauses import tail_cues
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Signed


def tails(reading: Reading) -> Iterator[Signed]:
    """The whole run of first-person sentences around the one with the tail, within its paragraph."""
    for cue in tail_cues(reading):
        if cue.content is None or cue.source is None or cue.source.kind != "person":
            continue
        start, end = reading.lines[reading.line_at(cue.start)]
        if MASK in reading.masked[start:end] or not reading.first_person.search(reading.masked, *cue.content):
            continue
        sentences = reading.sentences
        inside = sentences[bisect_left(sentences, (start, 0)) : bisect_left(sentences, (end, 0))]
        here = next(i for i, s in enumerate(inside) if s[0] <= cue.start < s[1])
        last = max(
            (i for i in range(here, len(inside)) if reading.first_person.search(reading.masked, *inside[i])),
            default=here,
        )
        first = here
        while first and (reading.first_person.search(reading.masked, *inside[first - 1]) or first > 1):
            first -= 1
        stop = inside[last][1] if last > here else cue.content[1]
        yield Signed(inside[first][0], stop, cue.source.people[0], "first person, speaker behind", 0.85)
