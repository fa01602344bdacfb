"""Where a statement stands in, the day it was made out, if the sentence tells it."""

import re
from bisect import bisect_left

from nlp.facts import Facts
from nlp.statements.reading import Reading

SENTENCES_BACK = 3  # further off, a speech's words are no longer told
_SPEAKING = re.compile(
    r"\b(?:speaking|spoke|speech|address(?:ed|ing)|keynote|interview|press conference|s'exprimant|discours|allocution"
    r"|intervención|discurso|declaraciones|entrevista|sprach|Rede|Ansprache|Interview|intervento|discorso|intervista)\b",
    re.IGNORECASE,
)
WHOLE_DAY = len("2024-02-14")


class Days:
    """The single days a page names, by place."""

    def __init__(self, facts: Facts) -> None:
        self._published = facts.published
        whole = [d for d in facts.dates if len(d.start) >= WHOLE_DAY and not d.end]
        self._named = sorted((m.start, d.start) for d in whole for m in d.mentions)

    def spoken_on(self, reading: Reading, start: int, speakers: set[str]) -> str | None:
        """The day of the speech the words are from: "Speaking at the opening on 3 May, Jane Doe …", just before."""
        if not speakers or not reading.sentences or not self._named:
            return None
        last = reading.sentence_at(start)
        for low, high in reversed(reading.sentences[max(last - SENTENCES_BACK, 0) : last + 1]):
            speech = _SPEAKING.search(reading.masked, low, min(high, start))
            named = self._between(speech.start(), min(high, start)) if speech else []
            if len(named) == 1:
                here = {naming.person.name for naming in reading.cast.between(low, high)}
                return named[0][1] if here == speakers else None
        return None

    def _between(self, low: int, high: int) -> list[tuple[int, str]]:
        return self._named[bisect_left(self._named, (low, "")) : bisect_left(self._named, (high, ""))]

    def said_on(self, reading: Reading, start: int, end: int, cue: int | None) -> str | None:
        """The day in the sentence of the cue ("told reporters on 3 May"), outside the words themselves."""
        if cue is None or not reading.sentences:
            return None
        low, high = reading.sentences[reading.sentence_at(cue)]
        told = [day for at, day in self._between(low, high) if not start <= at < end]
        return next((day for day in told if day != self._published), told[0] if told else None)  # not the dateline's
