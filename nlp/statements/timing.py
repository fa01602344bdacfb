"""Where a statement stands in, the day it was made out, if the sentence tells it."""

from bisect import bisect_left

from nlp.facts import Facts
from nlp.statements.reading import Reading

WHOLE_DAY = len("2024-02-14")


class Days:
    """The single days a page names, by place."""

    def __init__(self, facts: Facts) -> None:
        whole = [d for d in facts.dates if len(d.start) >= WHOLE_DAY and not d.end]
        self._named = sorted((m.start, d.start) for d in whole for m in d.mentions)

    def said_on(self, reading: Reading, start: int, end: int, cue: int | None) -> str | None:
        """The day in the sentence of the cue ("told reporters on 3 May"), outside the words themselves."""
        if cue is None or not reading.sentences:
            return None
        low, high = reading.sentences[reading.sentence_at(cue)]
        named = self._named[bisect_left(self._named, (low, "")) : bisect_left(self._named, (high, ""))]
        return next((day for at, day in named if not start <= at < end), None)
