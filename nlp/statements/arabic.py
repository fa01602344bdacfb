"""What Arabic writes onto its words and hangs onto its sentences in, cues and ends of clauses out."""

import re
from collections.abc import Iterator

from nlp.names.lexicon import fold
from nlp.statements.cast import speaker_words
from nlp.statements.clause_ends import COMMA, trim_clause
from nlp.statements.reading import Reading
from nlp.statements.said import Cue
from nlp.statements.sources import Source

IMPERSONAL = frozenset({"يذكر", "ويذكر", "يُذكر", "ويُذكر", "يشير", "تشير"})  # "it is recalled that", "figures show"
PHRASE_WITHIN = 4  # characters before a phrase that opens its sentence: "and", a dash
SOON = 12  # characters between a participle and its "that"
_AS_HE_SAYS = re.compile(r"\bو?(?:على حد (?:قول|تعبير|وصف)|بحسب|وفقا ل|حسب (?:قول|رأي))(?P<whose>ها|ه)(?!\w)")
_PARTICIPLE = re.compile(r"[،,]\s*و?([^\W\d_]+)")


def as_he_says(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "وعلى حد قولها، …", "…، على حد تعبيره.": the pronoun is written onto the word."""
    for match in _AS_HE_SAYS.finditer(reading.masked, start, end) if reading.lang == "ar" else ():
        source = Source(match.start(), match.start(), "pronoun", gender="f" if match["whose"] == "ها" else "m")
        opens = match.start() - start <= PHRASE_WITHIN
        comma = COMMA.match(reading.masked, match.end(), end)
        content = trim_clause(reading, comma.end(), end) if opens and comma else None
        yield Cue(match.start(), match.end(), "according", source, (start, end), content)


def before_participle(reading: Reading, start: int, end: int) -> int:
    """ "أكد أن …، داعيا البلديات إلى التقدم": what is called for is no part of what was told.

    What "…، مشيرا إلى أن …" tells on is a statement of its own.
    """
    for match in _PARTICIPLE.finditer(reading.masked, start, end) if reading.lang == "ar" else ():
        word = fold(match.group(1))
        that = reading.cues.that.search(reading.masked, match.end(), min(end, match.end() + SOON))
        if word in speaker_words()["says_on" if that else "asks_for"]:
            return match.start()
    return end


def is_participle(reading: Reading, verb: str) -> bool:
    """ "وأعربت عن فخرها، مؤكدة أن …", "…، وقال": whose it is the verb before tells, not the words beside it."""
    joined = verb[0] == "و" and verb[1:] in reading.cues.spoken
    return reading.lang == "ar" and (joined or fold(verb) in speaker_words()["says_on"])
