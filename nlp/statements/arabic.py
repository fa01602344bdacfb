"""What Arabic writes onto its words and hangs onto its sentences in, cues and ends of clauses out."""

import re
from collections.abc import Iterator

from nlp.names.lexicon import fold
from nlp.statements.cast import Gender, speaker_words
from nlp.statements.clause_ends import COMMA, around, trim_clause
from nlp.statements.colon import colon_behind
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import WORD, Source

IMPERSONAL = frozenset({"يذكر", "ويذكر", "يُذكر", "ويُذكر", "يشير", "تشير"})  # "it is recalled that", "figures show"
PHRASE_WITHIN = 4  # characters before a phrase that opens its sentence: "and", a dash
SOON = 16  # characters between a participle and its "that"
_AS_HE_SAYS = re.compile(r"\bو?(?:على حد (?:قول|تعبير|وصف)|بحسب|وفقا ل|حسب (?:قول|رأي))(?P<whose>ها|ه)(?!\w)")
_TOLD_OF = re.compile(r"(?<!حد )(?<!حسب )(?<!وفق )\bقول(?:ه|ها)(?!\w)")
_BY_THE_AGENCY = re.compile(r"\bو?(?:نقل|حك|جاء|نسب)\w*")
ADDRESSEE = 160  # characters between a verb and "that": ", a member of the council, in a talk with the agency X,"
LEAD = 6  # words before ", قال X": fewer are "for his part", and nothing told
_TO_A_PAPER = re.compile(rf"(?<=\bلـ)[ \u00a0]?{MASK}{{3,25}}|(?<=\w) {MASK}{{3,14}}(?=،)")  # "في حديث لـ «الوطن» أن"
_STOPS = re.compile(rf"[.;:\n{MASK}]")
_NO_CLAUSE = re.compile(  # "before", "must"
    r"(?:بعد|قبل|منذ|دون|بدون|يجب|يمكن|ينبغي|غير|إلا|الا|كما|ذلك|بشرط|شريطة|قصد|أجل|مع|في|فى)\s+$"
)
_PRONOUN = re.compile(r"\S*[أإا]ن+[\u064b-\u0652]*(?:ه|ها|هم|هن|نا|ني|ي)$")
_URGED = re.compile(  # "أكد المحافظ ضرورة …", "شدد X على أهمية …": a noun and what it governs in place of "that"
    r"[ \u00a0]+(?:على[ \u00a0]+)?(?=(?:ضرورة|أهمية|اهمية|وجوب|(?:حرص|التزام|استعداد)(?:ها?)?)[ \u00a0])"
)
URGED_WORDS = 4  # fewer are a heading's
_OPENS = re.compile(rf"[ \u00a0]?[^\W\d_]*[ ،,:]{{0,3}}{MASK}")
_DOES_BESIDES = re.compile(r"[،,]\s*(?:و?م[^\W\d_]{2,5}(?:ا|اً|ًا|ة)\s+[بلإاأع]|وذلك|جاء ذلك|خلال|فيما|بينما)")
_PARTICIPLE = re.compile(r"[،,]\s*و?([^\W\d_]+)")


def as_he_says(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "وعلى حد قولها، …", "…، على حد تعبيره.": the pronoun is written onto the word."""
    for match in _AS_HE_SAYS.finditer(reading.masked, start, end) if reading.lang == "ar" else ():
        source = Source(match.start(), match.start(), "pronoun", gender="f" if match["whose"] == "ها" else "m")
        opens = match.start() - start <= PHRASE_WITHIN
        comma = COMMA.match(reading.masked, match.end(), end)
        content = trim_clause(reading, comma.end(), end) if opens and comma else None
        yield Cue(match.start(), match.end(), "according", source, (start, end), content)


def told_by_agency(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "ونقلت الوكالة عن X، كاتب البلدية، قوله إن …": the agency has it of X."""
    for match in _TOLD_OF.finditer(reading.masked, start, end) if reading.lang == "ar" else ():
        of = reading.masked.rfind(" عن ", start, match.start())
        named = reading.cast.between(of, match.start()) if of >= 0 else []
        if not named or not _BY_THE_AGENCY.search(reading.masked, start, of):
            continue
        source = Source(named[0].start, named[0].end, "person", (named[0].person,), named[0].person.name)
        that = that_behind(reading, match.end(), end)
        content = told(reading, that, end) if that else None
        yield Cue(match.start(), match.end(), "say", source, (start, end), content)


def arabic_content(
    reading: Reading, at: int, verb: int, start: int, end: int, *, inverted: bool
) -> tuple[int, int] | None:
    """What the verb at ``verb``, its speaker named before ``at``, reports: behind "that", or before ", قال X"."""
    that = that_behind(reading, at, end)
    if that and not _STOPS.search(_TO_A_PAPER.sub("", reading.masked[at : that.start()])):
        return told(reading, that, end)
    urged = _URGED.match(reading.masked, at, end)
    if urged and len(WORD.findall(reading.masked[urged.end() : end])) >= URGED_WORDS:
        return trim_clause(reading, urged.end(), _before_any_participle(reading, urged.end(), end))
    colon = colon_behind(reading, at, end)
    if colon and (said := reading.cues.that.match(reading.masked, colon.end(), end)):  # "وقال: إن …"
        return told(reading, said, end)
    lead = reading.masked[start:verb].rstrip()
    if colon or not inverted or len(WORD.findall(lead)) < LEAD or lead[-1:] not in ",،" or MASK in lead:
        return None
    return around(reading, start, start + len(lead), at, end)


def that_behind(reading: Reading, at: int, end: int) -> re.Match[str] | None:
    """The "that" of a verb: a post and the occasion may stand before it, but no other verb and not "after that"."""
    for match in reading.cues.that.finditer(reading.masked, at, min(end, at + ADDRESSEE)):
        if not _NO_CLAUSE.search(reading.masked[max(at, match.start() - 12) : match.start()]):
            told_anew = any(is_participle(reading, verb.group()) for verb in reading.verbs_in(at, match.start()))
            return None if told_anew else match
    return None


def is_participle(reading: Reading, verb: str) -> bool:
    """ "وأعربت عن فخرها، مؤكدة أن …", "…، وقال": whose it is the verb before tells, not the words beside it."""
    joined = verb[0] == "و" and verb[1:] in reading.cues.spoken
    return reading.lang == "ar" and (joined or fold(verb) in speaker_words()["says_on"])


def verb_gender(reading: Reading, verb: str) -> Gender | None:
    """Of whoever an Arabic verb of saying leaves out: "أكدت", "تقول" and "مشيرة" say "she"."""
    if reading.lang != "ar":
        return None
    word = verb[1:] if verb[:1] in "وف" and verb[1:] in reading.cues.spoken else verb
    hers = (word[-1:] == "ت" and word[:-1] in reading.cues.spoken) or word[-1:] == "ة"
    hers |= word[:1] == "ت" and f"ي{word[1:]}" in reading.cues.spoken
    return "f" if hers else "m" if word in reading.cues.spoken and " " not in word else None


def told(reading: Reading, that: re.Match[str], end: int) -> tuple[int, int] | None:
    """What follows "that"; "أنه", "إننا" hold the first word of it."""
    word = that.group().rsplit(None, 1)[-1]
    start = that.end() - len(word) if _PRONOUN.fullmatch(word) else that.end()
    return trim_clause(reading, start, before_participle(reading, that.end(), end))


def before_participle(reading: Reading, start: int, end: int) -> int:
    """ "أكد أن …، داعيا البلديات إلى التقدم": what is called for is no part of what was told.

    What "…، مشيرا إلى أن …" tells on belongs to it; "…، وأضاف أن …", "…، مؤكدا: «…»" open a statement of their own.
    """
    for verb in reading.verbs_in(start, end):
        if verb.start() > start and is_participle(reading, verb.group()) and _tells(reading, verb.end(), end):
            on = fold(verb.group()) in speaker_words()["says_on"]
            if not on or _OPENS.match(reading.masked, verb.end(), end):
                return verb.start()
    for match in _PARTICIPLE.finditer(reading.masked, start, end):
        if fold(match.group(1)) in speaker_words()["asks_for"] and not _tells(reading, match.end(), end):
            return match.start()
    return end


def _before_any_participle(reading: Reading, start: int, end: int) -> int:
    """ "أكد ضرورة …، موجها بتشكيل لجنة": what is done besides is no part of what is urged."""
    comma = _DOES_BESIDES.search(reading.masked, start, end)
    return min(comma.start() if comma else end, before_participle(reading, start, end))


def _tells(reading: Reading, at: int, end: int) -> bool:
    """Whether "that", a colon or marks follow soon."""
    that = reading.cues.that.search(reading.masked, at, min(end, at + SOON))
    return that is not None or _OPENS.match(reading.masked, at, end) is not None
