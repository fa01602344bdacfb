"""A colon behind a verb of saying in, the words it leads in without marks out: "وقال: لدينا تراث. نريد …"."""

import re
from collections.abc import Sequence

from nlp.statements.clause_ends import COLON, MAX_CLAUSE
from nlp.statements.paragraphs import FIRST_PERSON
from nlp.statements.reading import MASK, Reading

MAX_SENTENCES = 8  # of a paragraph that are looked at
UNMARKED = frozenset({"ar", "zh"})  # agencies that write in them often leave the marks out
OWN = {  # how a sentence shows that the speaker goes on, besides the words of ``speakers.toml``
    "ar": re.compile(r"\b[وفل]?(?:ن\w{2,5} أن|نحن|أنا|إننا|لدينا|عندنا|عندي|لدي|كنت|أريد|أعمل|أظن|[^\W\d_]{3,}نا)\b"),
    "zh": re.compile("我"),
}


def led_by_colon(reading: Reading, verb_end: int, end: int) -> tuple[int, int] | None:
    """From the colon to the end of the sentence, and on while the sentences of the paragraph are in the first person.

    ``end`` is that of the sentence; nothing where marks or "that" follow the colon.
    """
    colon = COLON.match(reading.masked, verb_end, end) if reading.lang in UNMARKED else None
    if colon is None or colon.end() >= end or reading.masked[colon.end()] in (MASK, "\n"):
        return None
    if reading.cues.that.match(reading.masked, colon.end()):
        return None
    line_end = reading.lines[reading.line_at(colon.end())][1]
    sentences = reading.sentences[reading.sentence_at(colon.end()) + 1 :][:MAX_SENTENCES]
    stop = _last(reading, [s for s in sentences if s[1] <= line_end], end)
    return (colon.end(), stop) if stop - colon.end() <= MAX_CLAUSE else None


def _last(reading: Reading, sentences: Sequence[tuple[int, int]], end: int) -> int:
    """The end of the last sentence that is still the speaker's: in the first person, with no cue of its own."""
    for start, stop in sentences:
        own = FIRST_PERSON.search(reading.masked, start, stop) or OWN[reading.lang].search(reading.masked, start, stop)
        if own is None or MASK in reading.masked[start:stop] or reading.cues.verb.search(reading.masked, start, stop):
            break
        end = stop
    return end
