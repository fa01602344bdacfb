"""A verb of speech in, the subject that stands late behind it out: "contó, entre risas, la bibliotecaria Jane Doe"."""

import re
from collections.abc import Iterator

from nlp.document import Person
from nlp.names.lexicon import fold, lexicon
from nlp.statements.beside import TO_THE, behind_office
from nlp.statements.cast import NAME, speaker_words
from nlp.statements.clause_ends import COMMA, phrase_end
from nlp.statements.cues import ROMANCE
from nlp.statements.reading import MASK, Reading
from nlp.statements.sources import WORD, Kind, Source, article_gender, is_persons, read_source

LATE = 100  # characters of adverbs and asides between a verb and its subject
LATE_WORDS = 12
OFFICE = 160  # characters of an office before the name
BACK_WORDS = 3  # "la autoridad universitaria" is somebody named before; what is longer tells of somebody new
CALLING = 6  # words of "la vecina marroquí de Ruzafa" before a name
_BREAK = re.compile(rf"[;:!?\n{MASK}]|\.(?=\s|$)")
_ENDINGS = {  # of a verb in the third person
    "es": re.compile(r"(?:ó|[ae]|aba|ía|[aei]n|ado|ido|ino|uso|ijo|uvo)$"),
    "pt": re.compile(r"(?:ou|eu|iu|[ae]|ava|ia|[ae]m|ado|ido|eio|ôs)$"),
    "it": re.compile(r"(?:[aeòì]|[ae]va|ano|ono)$"),
    "fr": re.compile(r"(?:[etdsa]|ait|ent|aient)$"),
}
_NEXT = re.compile(r"['’ \u00a0]*([^\W\d_][\w-]*)")


def late_subject(reading: Reading, at: int, end: int) -> Source | None:
    """The first noun phrase behind ``at`` that no preposition governs and that names somebody."""
    limit = min(end, at + LATE + OFFICE)
    for stop in _BREAK.finditer(reading.masked, at, limit):
        if stop.group() != "." or not reading.ends_nothing(stop.start()):
            limit = stop.start()
            break
    return next(
        (s for start in _starts(reading, at, min(limit, at + LATE)) if (s := _subject(reading, start, limit))), None
    )


def _starts(reading: Reading, at: int, end: int) -> Iterator[int]:
    """Where a noun phrase may begin: an article, a title or a name, without a preposition before it."""
    known = speaker_words()
    definite, governs = known[f"definite_{reading.lang}"], known[f"prepositions_{reading.lang}"]
    previous = ""
    for i, word in enumerate(WORD.finditer(reading.masked, at, end)):
        written = word.group().casefold()  # "à" is no article
        key = fold(written)
        if i >= LATE_WORDS or key in known["breaks"]:
            return
        opens = written in definite or reading.cast.at(word.start()) is not None or key in lexicon().titles
        if opens and fold(previous) not in governs and previous not in TO_THE:
            yield word.start()
        previous = written


def _subject(reading: Reading, start: int, limit: int) -> Source | None:
    stop = phrase_end(reading, start, limit)
    source = read_source(reading, start, stop)
    if source is not None and source.kind == "person":
        lead = WORD.findall(reading.masked[start : source.start])
        return source if len(lead) <= CALLING or _is_office(lead) else None
    if source is None or source.kind not in ("pointing", "role"):
        return None
    comma = COMMA.match(reading.masked, stop)
    named = behind_office(reading, comma.end()) if comma else None
    return Source(start, named.end, "person", (named.person,), named.person.name) if named else source


def _is_office(words: list[str]) -> bool:
    return any(fold(word) in lexicon().roles for word in words[:4])


def takes_object(reading: Reading, start: int, end: int) -> bool:
    """ "presentó hoy el programa que llegará", "anunció cursos, que serán": what a verb governs is no clause."""
    between = reading.masked[start:end].strip(" \u00a0")
    if reading.lang not in ROMANCE or not between or between[0] == ",":
        return False
    known = speaker_words()
    opens, governs = known[f"definite_{reading.lang}"] | known["another"], known[f"prepositions_{reading.lang}"]
    words = [word.casefold() for word in re.findall(r"\w+", between)]
    for previous, word, following in zip(["", *words], words, [*words[1:], ""], strict=False):
        if word in opens and not (fold(previous) in governs or previous in TO_THE or _is_time(following)):
            return True
    return between.endswith(",")


def _is_time(word: str) -> bool:
    return word.isdigit() or fold(word) in speaker_words()["times"]


def unknown_subject(reading: Reading, at: int, end: int) -> Source | None:
    """ "…», dice la vecina de al lado": whom the page does not name, or by a name that no list holds."""
    known = speaker_words()
    first = _NEXT.match(reading.masked, at, end)
    if (
        first is None
        or first.group(1) in TO_THE
        or fold(first.group(1)) not in known[f"definite_{reading.lang}"] | known["another"]
    ):
        return None
    second = _NEXT.match(reading.masked, first.end(), end)
    if second is None or fold(second.group(1)) in known["times"]:
        return None
    start, stop = first.start(1), phrase_end(reading, first.start(1), min(end, at + OFFICE))
    name = NAME.search(reading.masked, second.start(1), stop)
    if (
        name
        and is_persons(reading, name.start(), name.group())
        and len(WORD.findall(reading.masked[start : name.start()])) <= CALLING
    ):
        person = Person(name=name.group())
        return Source(name.start(), name.end(), "name", (person,), person.name)
    words = list(_noun_phrase(reading, start, stop))
    back = words[0] in known["the"] and 1 < len(words) <= BACK_WORDS and not known["de"] & set(words)
    noun, gender = words[min(1, len(words) - 1)], article_gender(words[0], words[-1])
    kind: Kind = "pointing" if back else "role" if words[0] in known["another"] else "body"
    return Source(start, stop, kind, name=reading.text[start:stop].strip(), gender=gender, head=noun)


def _noun_phrase(reading: Reading, start: int, end: int) -> Iterator[str]:
    """The folded words up to a preposition other than "of": "la autoridad universitaria [ante el auditorio]"."""
    known = speaker_words()
    for word in WORD.findall(reading.masked[start:end]):
        key = fold(word)
        if key in known[f"prepositions_{reading.lang}"] - known["de"]:
            return
        yield key


def is_verb_like(reading: Reading, word: str) -> bool:
    """Whether a small word behind a quotation's comma can be its verb: by its ending, and because it is no other."""
    key, known = fold(word), speaker_words()
    no_verb = known["small"] | known["before_a_clause"] | known["no_verb"] | known["breaks"] | known["adds_on"]
    other = known[f"prepositions_{reading.lang}"] | known[f"definite_{reading.lang}"] | known["pronouns"]
    return (
        word[0].islower()
        and len(key) > 2
        and key not in no_verb | other
        and _ENDINGS[reading.lang].search(word) is not None
    )
