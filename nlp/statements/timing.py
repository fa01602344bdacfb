"""Where a statement stands in, the day it was made out, if the sentence tells it."""

from nlp.facts import Facts
from nlp.statements.reading import Reading

WHOLE_DAY = len("2024-02-14")


def said_on(facts: Facts, reading: Reading, start: int, end: int, cue: int | None) -> str | None:
    """The date in the sentence of the cue ("told reporters on 3 May"), outside the words themselves."""
    if cue is None or not reading.sentences:
        return None
    low, high = reading.sentences[reading.sentence_at(cue)]
    for date in facts.dates:
        for mention in date.mentions:
            if (
                low <= mention.start < high
                and not start <= mention.start < end
                and len(date.start) >= WHOLE_DAY
                and not date.end
            ):
                return date.start
    return None
