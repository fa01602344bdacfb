"""A line like "Jane Doe, Mayor of X, commented:" in, the paragraphs below it that have lost their marks out."""

import re
from collections.abc import Iterator

from nlp.document import Person
from nlp.statements.colon import UNMARKED
from nlp.statements.paragraphs import MIN_WORDS
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Signed, count_words

LEAD_MAX = 300  # characters of the line that leads in
BEHIND_VERB = 40  # characters between the verb and the colon: "said of the decision:"
MOST = 4  # paragraphs of one speaker
SURE = 0.88
_ENDS = (".", "!", "?", "…", "。")
_ITEM = re.compile(r"\s*(?:[-–—•*·▪]|\d{1,2}[.)])\s")


def led_in(reading: Reading) -> Iterator[Signed]:
    """The paragraph right below such a line, and those that go on in the first person and name nobody."""
    if reading.lang in UNMARKED:
        return
    for i, (start, end) in enumerate(reading.lines[:-1]):
        speaker = _speaker(reading, start, end)
        if speaker is None:
            continue
        last = i
        while last < i + MOST and last + 1 < len(reading.lines) and _goes_on(reading, last + 1, first=last == i):
            last += 1
        if last > i:
            yield Signed(reading.lines[i + 1][0], reading.lines[last][1], speaker, "line that leads in", SURE)


def _speaker(reading: Reading, start: int, end: int) -> Person | None:
    """The one person named before the verb of saying that ends the line, but for a few words and a colon."""
    line = reading.masked[start:end].rstrip()
    if not line.endswith(":") or end - start > LEAD_MAX or MASK in line:
        return None
    sentence = max(start, reading.sentence_of(end - 1)[0])
    verbs = reading.verbs_in(sentence, end)
    if not verbs or end - verbs[-1].end() > BEHIND_VERB:
        return None
    people = {n.person.name: n.person for n in reading.cast.between(sentence, verbs[-1].start())}
    named_behind = reading.cast.between(verbs[-1].end(), end)
    return next(iter(people.values())) if len(people) == 1 and not named_behind else None


def _goes_on(reading: Reading, i: int, *, first: bool) -> bool:
    """Whether line ``i`` is a paragraph of words, and of the same speaker's."""
    start, end = reading.lines[i]
    line = reading.masked[start:end].rstrip()
    if MASK in line or not line.endswith(_ENDS) or _ITEM.match(line) or count_words(line) < MIN_WORDS:
        return False
    if reading.layout.is_no_speech(start) or reading.cast.between(start, end):
        return False
    return first or reading.first_person.search(line) is not None
