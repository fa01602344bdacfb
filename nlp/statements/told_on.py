"""German and Chinese statements in, with the sentences in which the same speaker's words go on out: told by form alone.

"Die Stadt habe 140 Gespräche geführt, erklärt Jane Doe. Dabei sei ein Satz immer wieder gefallen." The second sentence
names nobody; its subjunctive says that it is still hers. In Chinese, "要坚持…" goes on with what somebody demands.
"""

import re
import tomllib
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from nlp.names.lexicon import fold
from nlp.statements.cast import speaker_words
from nlp.statements.clause_ends import without_titles
from nlp.statements.reading import MASK, Reading, trimmed
from nlp.statements.reported import Reported
from nlp.statements.said import Attribution, Said
from nlp.statements.sources import WORD, Source

AFTER_QUOTATION = 0.8  # of the quotation's certainty: between a quotation and its summary the speaker may change
NAMED_BY_ITSELF = 0.6  # of a certainty: below it a speaker was guessed, and a guess is not passed on
TOPIC = 0.75  # of certainty: who a sentence is about before one in another's words
TOPIC_WORDS = 2  # before that name, offices and titles left out
_DEMANDS = re.compile(r"(?:要(?![是不么麼说說知])|必[须須]|[务務]必|各[级級地部区區].{0,12}要)")  # "他强调，…。要坚持…"
_OWN = re.compile(r"\b(?:ich|wir|mir|mich|uns|ob|Ob)\b")
_END = re.compile(r"[\s.;。；]+$")
_BEHIND = re.compile(r"\s+[^\W\d_a-zäöü]")
_THEIRS = frozenset({"ihr", "ihre", "sein", "seine", "dessen", "deren"})
_HE = frozenset({"er", "man", "es", "sie"})
_TRANSLATED = re.compile(r",\s(?:so )?(?:übersetzt|übersetzte|dolmetscht|dolmetschte)\s[^,.]{3,60}\.?$")
# "Anderer Meinung ist Jane Doe.", "Kritik kommt von Jane Doe.", "Skeptisch äußerte sich auch Jane Doe von den Grünen."
_VOICES = re.compile(
    r"(?:meinung|ansicht|auffassung|skeptisch\w*|kritisch\w*|zufrieden\w*|vorsichtig\w*|optimistisch\w*|anders|ähnlich"
    r"|froh|enttäuscht|begeistert|kritik|widerspruch|lob|zustimmung|unterstützung|bedenken|zweifel|darauf|dafür|dagegen"
    r"|davor|gegenwind|rückendeckung|zu wort)\b[^.:;!?]{0,30}?\b(?:ist|war|sind|kommt|kam|übt|übte|hat|hatte|äußert"
    r"|äußerte|zeigt|zeigte|sieht|sah|beurteilt|bewertet|meldet|meldete|gab|gibt|erhält|erhielt|verweist|verwies|pocht"
    r"|pochte|hofft|hoffte|plädiert|plädierte|warnt|warnte|wirbt|warb)\b",
    re.IGNORECASE,
)
VOICES_WITHIN = 40  # characters from there to the name: "sich auch die Ratsfrau "
_STOP = re.compile(r"[.!?…]")
_Voice = tuple[int, int, Attribution]


def told_on(reading: Reading, told: list[Reported], said: Sequence[Said]) -> list[Reported]:
    """``told`` with its clauses prolonged, and new ones for what goes on from a quotation; by place."""
    if reading.lang not in ("de", "zh"):
        return told
    quoted = [(s.start, s.end, s.by) for s in said if s.by is not None]
    voices = sorted([*((r.start, r.end, r.by) for r in told), *quoted], key=lambda v: v[0])
    busy = sorted(start for start, _, _ in voices)
    found = sorted(told, key=lambda r: r.start)
    for i in range(len(reading.sentences)):
        start, end = _own_words(reading, i)
        if bisect_left(busy, end) > bisect_left(busy, start) or not _is_told(reading, start, end):
            continue
        voice = _last(voices, start)
        if voice is None or not _goes_on(reading, voice, i, start):
            voice = _topic(reading, i) if _is_surely_told(reading, start, end) else None
        if voice is None or not _goes_on(reading, voice, i, start) or _names_another(reading, voice[2], start, end):
            continue
        translated = _TRANSLATED.search(reading.masked[start:end])
        stop = start + len(_END.sub("", reading.text[start : start + translated.start() if translated else end]))
        spoken = _prolonged(found, voice, stop) or _anew(voice[2], start, stop, found)
        if spoken:
            insort(voices, (spoken.start, spoken.end, spoken.by), key=lambda v: v[0])
    return sorted(found, key=lambda r: r.start)


@cache
def _forms() -> frozenset[str]:
    table = tomllib.loads(files("nlp").joinpath("data/speakers.toml").read_text(encoding="utf-8"))
    return frozenset(f"{table['told']} {table['told_too']}".split())


def _last(voices: list[_Voice], at: int) -> _Voice | None:
    i = bisect_right(voices, at, key=lambda v: v[0]) - 1
    return voices[i] if i >= 0 else None


def _is_surely_told(reading: Reading, start: int, end: int) -> bool:
    """Whether a verb can be nothing but in the form of another's words."""
    return tells_surely(reading.masked[start:end])


def tells_surely(sentence: str) -> bool:
    """The same of words as such; "fange er" is sure where "fange" is not."""
    words = WORD.findall(sentence)
    if any(fold(word) in speaker_words()["told_surely"] for word in words[1:]):
        return True
    pairs = [(a.lower(), b.lower()) for a, b in pairwise(words)]
    return any((a in _HE and b in _forms()) or (b in _HE and a in _forms()) for a, b in pairs)


def _topic(reading: Reading, i: int) -> _Voice | None:
    """ "Jane Doe gab sich vorsichtig. Man werde darüber reden.": the one person the sentence before begins with."""
    start, end = reading.sentences[i - 1] if i else (0, 0)
    named = reading.cast.between(start, end)
    if not named or "\n" in reading.text[end : reading.sentences[i][0]]:
        return None
    first = named[0]
    if MASK in reading.masked[start : first.start] or any(n.person != first.person for n in named):
        return None
    lead = WORD.findall(without_titles(reading.text[start : first.start]))
    if len(lead) > TOPIC_WORDS and not _is_led_up_to(reading, start, first.start):
        return None
    source = Source(first.start, first.end, "person", (first.person,), first.person.name)
    return start, end, Attribution(source, first.person.name, "told of", TOPIC)


def _is_led_up_to(reading: Reading, start: int, name: int) -> bool:
    """ "Kritisch sieht das auch die Ratsfrau Jane Doe"; "Ihr Kollege aus Espoo, John Roe, …": the subject as well."""
    lead = reading.masked[start:name]
    voices = _VOICES.search(lead)
    if voices and len(lead) - voices.end() <= VOICES_WITHIN:
        return True
    opening = WORD.match(lead)
    apposed = lead.endswith(", ") and lead.count(",") == 1
    return apposed and opening is not None and fold(opening.group()) in speaker_words()["the"] | _THEIRS


def _own_words(reading: Reading, i: int) -> tuple[int, int]:
    """The sentence; of one that begins behind a quotation with a full stop of its own, that part."""
    start, end = reading.sentences[i]
    mask = reading.masked.rfind(MASK, start, end)
    if mask > start and _BEHIND.match(reading.masked, mask + 1) and _STOP.search(reading.text, mask - 1, mask + 1):
        return trimmed(reading.text, mask + 1, end)
    return start, end


def _goes_on(reading: Reading, voice: _Voice, i: int, start: int) -> bool:
    """Whether the voice ended in the sentence before, or right before ``start``."""
    if voice[1] > start:
        return False
    return reading.sentence_at(voice[1] - 1) == i - 1 or not WORD.search(reading.text, voice[1], start)


def _names_another(reading: Reading, by: Attribution, start: int, end: int) -> bool:
    """ "Dem widersprach Jane Doe: …": with a colon behind somebody's name it is that one who speaks."""
    colon = reading.masked.find(":", start, end)
    known = {person.name for person in by.speaker.people} if by.speaker else set()
    return colon >= 0 and any(n.person.name not in known for n in reading.cast.between(start, colon))


def _is_told(reading: Reading, start: int, end: int) -> bool:
    """Whether the sentence has a verb in the form of another's words, behind its first word, and nobody's "I"."""
    sentence = reading.masked[start:end]
    if reading.lang == "zh":
        return _DEMANDS.match(sentence) is not None and not reading.cues.verb.search(sentence)
    if MASK in sentence or sentence[-1:] in "!?" or _OWN.search(sentence):
        return False
    if any(_is_cue(reading, verb) for verb in reading.cues.verb.finditer(reading.masked, start, end)):
        return False
    return tells_on(sentence)


def _is_cue(reading: Reading, verb: re.Match[str]) -> bool:
    """Whether a verb of saying stands for itself, whoever it names: not "so", not "dass jemand sagen könne"."""
    behind = WORD.match(reading.masked, verb.end() + 1)
    infinitive = behind is not None and behind.group() in _forms() and reading.cues.plural.fullmatch(verb.group())
    return verb.group().lower() != "so" and not infinitive


def tells_on(sentence: str) -> bool:
    """Whether a verb behind the first word has the form of another's words."""
    return any(word in _forms() for word in WORD.findall(sentence)[1:])


def _prolonged(found: list[Reported], voice: _Voice, stop: int) -> Reported | None:
    for k, one in enumerate(found):
        if (one.start, one.end) == voice[:2]:
            found[k] = replace(one, end=stop)
            return found[k]
    return None


def _anew(by: Attribution, start: int, stop: int, found: list[Reported]) -> Reported | None:
    if by.speaker is None or not by.speaker.people or by.certainty < NAMED_BY_ITSELF:
        return None
    one = Reported(start, stop, replace(by, rule="reported, goes on", certainty=by.certainty * AFTER_QUOTATION), start)
    found.append(one)
    return one
