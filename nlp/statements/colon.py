"""A colon behind a verb of saying in, the words it leads in without marks out: "وقال: لدينا تراث. نريد …".

In other languages such words are told, not quoted: "El director advierte: faltan aulas."
"""

import re
from collections.abc import Sequence

from nlp.names.lexicon import fold
from nlp.statements.cast import speaker_words
from nlp.statements.clause_ends import COLON, MAX_CLAUSE
from nlp.statements.cues import ROMANCE
from nlp.statements.reading import MASK, Reading

MAX_SENTENCES = 8  # of a paragraph that are looked at
UNMARKED = frozenset({"ar", "zh"})  # agencies that write in them often leave the marks out
OWN = {  # how a sentence shows that the speaker goes on, besides the words of ``speakers.toml``
    "ar": re.compile(r"\b[وفل]?(?:ن\w{2,5} أن|نحن|أنا|إننا|لدينا|عندنا|عندي|لدي|كنت|أريد|أعمل|أظن|[^\W\d_]{3,}نا)\b"),
    "zh": re.compile("我"),
}


# "X، رئيس البلدية، في كلمة الافتتاح: …", "وأضاف خلال اللقاء: …"
_FAR = re.compile(
    r"(?:\s*[،,]|\s+(?:في|فى|خلال|أمام|عقب|على|لدى|ضمن|أثناء|بهذه|بمناسبة|ل)(?=\w|\s))"
    rf"[^.:؟!?\n{MASK}]{{0,140}}?(?P<last>[^\W\d_]+)\s*:\s*"
)


_NEAR = re.compile(  # "resume la situación: …", "non nasconde le difficoltà: …"
    rf"(?:[ \u00a0](?!que\b|che\b)[^\W\d_][\w'’-]*){{0,4}}[ \u00a0]?:[ \u00a0](?=[^\W\d_{MASK}])"
)
TOLD_WORDS = 4  # fewer behind a colon are a list's or a label's


def told_behind_colon(reading: Reading, at: int, end: int) -> tuple[int, int] | None:
    """The rest of a Romance sentence, behind the colon that its verb of saying and a few words lead to."""
    colon = _NEAR.match(reading.masked, at, end) if reading.lang in ROMANCE else None
    if colon is None or any(verb.start() > at for verb in reading.verbs_in(at, colon.end())):
        return None
    told = reading.masked[colon.end() : end]
    if MASK in told or ";" in told or len(told.split()) < TOLD_WORDS or told.rstrip()[-1:] not in ".!…":
        return None
    return colon.end(), end


def colon_behind(reading: Reading, at: int, end: int) -> re.Match[str] | None:
    """The colon right behind ``at``; in Arabic behind a post and an occasion as well, but not that of a list."""
    near = COLON.match(reading.masked, at, end)
    if near or reading.lang != "ar":
        return near
    far = _FAR.match(reading.masked, at, end)
    if (
        far is None
        or fold(far["last"]) in speaker_words()["lead_in_a_list"]
        or reading.cues.that.search(reading.masked, at, far.end())
    ):
        return None
    return None if any(verb.start() > at for verb in reading.verbs_in(at, far.end())) else far


def led_by_colon(reading: Reading, verb_end: int, end: int) -> tuple[int, int] | None:
    """From the colon to the end of the sentence, and on while the sentences of the paragraph are in the first person.

    ``end`` is that of the sentence; nothing where marks or "that" follow the colon.
    """
    colon = colon_behind(reading, verb_end, end) if reading.lang in UNMARKED else None
    if colon is None or colon.end() >= end or reading.masked[colon.end()] in (MASK, "\n"):
        return None
    that = reading.cues.that.match(reading.masked, colon.end())
    if that and not _is_own(reading, that.end(), end):  # "إن مدينتنا …" are the words, "إن الجامعة …" is told
        return None
    line_end = reading.lines[reading.line_at(colon.end())][1]
    sentences = reading.sentences[reading.sentence_at(colon.end()) + 1 :][:MAX_SENTENCES]
    stop = _last(reading, [s for s in sentences if s[1] <= line_end], end)
    return (colon.end(), stop) if stop - colon.end() <= MAX_CLAUSE else None


def _last(reading: Reading, sentences: Sequence[tuple[int, int]], end: int) -> int:
    """The end of the last sentence that is still the speaker's: in the first person, with no cue of its own."""
    for start, stop in sentences:
        if (
            not _is_own(reading, start, stop)
            or MASK in reading.masked[start:stop]
            or reading.cues.verb.search(reading.masked, start, stop)
        ):
            break
        end = stop
    return end


def _is_own(reading: Reading, start: int, stop: int) -> bool:
    """Whether words are in the first person."""
    patterns = reading.first_person, OWN[reading.lang]
    return any(pattern.search(reading.masked, start, stop) for pattern in patterns)
