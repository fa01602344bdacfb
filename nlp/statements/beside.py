"""A verb of speech in, the speaker in front of it or behind it out, by the order of words alone."""

import re
from dataclasses import replace

from nlp.names.lexicon import fold, lexicon
from nlp.statements.arabic_offices import opens_adverbial
from nlp.statements.cast import CAPITAL, Naming, distinct, speaker_words
from nlp.statements.clause_ends import COMMA, REACH, STOP, past_adverbs, phrase_end, without_adverbs, without_titles
from nlp.statements.cues import ROMANCE, UNSPACED
from nlp.statements.reading import MASK, Reading
from nlp.statements.sources import LAST, WORD, Source, read_source
from nlp.statements.unspaced import has_no_subject, without_skipped

OFFICE_LEAD = 3  # words of "la teniente de " before the office that the lists hold
CALLING = 50  # characters: "die ehrenamtliche Quartiersmanagerin "
OFFICE_WORDS = 8  # of an office between an Arabic verb and the comma before the name
_ASIDE = re.compile(r",[ \u00a0][a-zà-ÿ]+(?:[ \u00a0][a-zà-ÿ]+){0,3},[ \u00a0]")
_PUT_IN = re.compile(
    r",\s(?:que|quien|qui|che|il quale|la quale|o qual|a qual"
    r"|acompañad[oa]|accompagnée?|accompagnat[oa]|acompanhad[oa])\b"
)
_NEXT_CLAUSE = re.compile(r",\s(?:y|e|et|ed|pero|mas|mais|ma|mientras|mentre|enquanto|tandis)\b")
TO_THE = frozenset({"à", "às"})  # "confidenciou à Lusa": no article
_URGES = re.compile(r"[ \u00a0](?:على[ \u00a0])?(?:ضرورة|أهمية|اهمية|وجوب)[ \u00a0]")  # "أكد المحافظ ضرورة …"
_MARKED = re.compile(rf"{MASK}{{3,25}}[ \u00a0](?=[^\W\d_])")
_TAIL = re.compile(r"[\s,;)—–،，]+$")


def source_after(reading: Reading, start: int, end: int) -> tuple[Source | None, int]:
    """The speaker right behind the verb ("dijo la alcaldesa de X, Jane Doe"), and where that phrase ends."""
    aside = _ASIDE.match(reading.masked, start, end)
    if aside and reading.cast.between(aside.end(), aside.end() + 1):  # "conta, sorridente, Jane Doe"
        start = aside.end()
    at = _skip(reading, past_adverbs(reading, start, end), end)
    stop = _behind_name(reading, phrase_end(reading, at, min(end, at + REACH)), min(end, at + REACH))
    that = reading.cues.that.search(reading.masked, at, min(end, at + REACH))
    limit = min(stop, that.start() if that else stop)
    if reading.lang == "ar" and (urged := _URGES.search(reading.masked, at, limit)):
        limit = urged.start()
    comma = COMMA.match(reading.masked, limit)
    if not _opens_a_source(reading, at, limit):
        named = behind_office(reading, comma.end()) if comma and reading.lang == "ar" else None
        if named is None or len(WORD.findall(reading.text[at:limit])) > OFFICE_WORDS:
            return None, start
        return Source(at, named.end, "person", (named.person,), named.person.name), named.end
    him = reading.cues.pronoun.match(reading.masked, at, limit)
    if him and him.end() > at:  # "sagte er am Montag im Ausschuss"
        return read_source(reading, at, him.end()), him.end()
    source = read_source(reading, at, limit)
    if source is None or (source.kind == "body" and not reading.text[at : at + 1].isupper()):
        return None, start
    if source.kind in ("pointing", "role") and comma:
        named = behind_office(reading, comma.end()) or named_with_office(reading, at, min(end, at + REACH))
        if named:
            return Source(at, named.end, "person", (named.person,), named.person.name), named.end
    return source, source.end if source.kind == "person" else limit


def _behind_name(reading: Reading, stop: int, end: int) -> int:
    """ "رئيسة جمعية "اقرأ" فرع قسنطينة، السيدة …": past a name in marks inside an Arabic office."""
    name = _MARKED.match(reading.masked, stop, end) if reading.lang == "ar" else None
    return phrase_end(reading, name.end(), end) if name else stop


def behind_office(reading: Reading, at: int) -> Naming | None:
    """Who is named right behind "the mayor of X, "."""
    named = reading.cast.between(at, at + 30)
    return named[0] if named and not WORD.search(without_titles(reading.text[at : named[0].start])) else None


def named_with_office(reading: Reading, start: int, end: int) -> Naming | None:
    """Who is named behind "la concejala de Educación, Innovación y Cultura, ": the whole phrase is her office."""
    named = next(iter(reading.cast.between(start, end)), None)
    role = named.person.role if named else None
    lead = reading.text[start : named.start].rstrip(" ,") if named else ""
    if not role or not lead.endswith(role) or len(WORD.findall(lead[: -len(role)])) > OFFICE_LEAD:
        return None
    return named


def _skip(reading: Reading, at: int, end: int) -> int:
    """Past spaces and words like "also"."""
    while at < end:
        while at < end and reading.masked[at] in " \u00a0":
            at += 1
        word = WORD.match(reading.masked, at, end)
        if word and fold(word.group()) in {fold(s) for s in reading.cues.skip}:
            at = word.end()
        else:
            return at
    return at


def _opens_a_source(reading: Reading, at: int, limit: int) -> bool:
    word = WORD.match(reading.masked, at, limit)
    if not word or word.group().casefold() in TO_THE:
        return False
    key, known, lists = fold(word.group()), speaker_words(), lexicon()
    if reading.cast.at(at) or reading.cues.pronoun.match(reading.masked, at, limit):
        return True
    if key in known["the"] or key in lists.titles or key in lists.roles or key in known["pointing"]:
        return True
    if reading.lang in ("ar", "zh", "ja"):
        return any(n.start - at < 40 for n in reading.cast.between(at, limit))
    if reading.lang == "de":
        return key in lists.role_before or _is_calling(reading, at, limit)
    return bool(re.match(CAPITAL, word.group())) or key in lists.role_before


def _is_calling(reading: Reading, at: int, limit: int) -> bool:
    """ "freut sich Kita-Leiterin Jane Doe": a noun right before a name, whatever it is."""
    named = next(iter(reading.cast.between(at, min(limit, at + CALLING))), None)
    words = WORD.findall(reading.text[at : named.start]) if named else []
    return 1 <= len(words) <= 3 and words[-1][0].isupper()


def source_before(reading: Reading, start: int, verb: int) -> Source | None:
    """The speaker in front of the verb: "Jane Doe, mayor of X, said", "la alcaldesa afirmó", "she added"."""
    low = max(start, verb - REACH)
    masked = reading.masked.rfind(MASK, low, verb)
    low = masked + 1 if masked >= 0 else low
    high = verb
    while words := re.search(r"([^\W\d_]+)\s*$", reading.masked[low:high]):
        if fold(words.group(1)) not in {fold(s) for s in reading.cues.skip} or reading.cues.pronoun.fullmatch(
            words.group(1)
        ):
            break
        high = low + words.start()
    segment = _TAIL.sub("", without_adverbs(reading, reading.masked[low:high]))
    if reading.lang in UNSPACED:
        segment = without_skipped(segment, reading)
    high = low + len(segment)
    if all(fold(w) in speaker_words()["joins"] for w in WORD.findall(segment)):
        return None
    last = re.search(r"([^\s,،，]+)$", segment)
    if last and reading.cues.pronoun.fullmatch(last.group(1)):
        source = read_source(reading, low + last.start(), high)
        return source and (
            replace(source, kind="plural") if reading.cues.plural.match(reading.masked, verb) else source
        )
    named = [naming for naming in reading.cast.between(low, high) if not reading.is_escort(naming)]
    if len(named) > 1 and reading.cues.plural.match(reading.masked, verb):
        people = distinct(n.person for n in named)
        return Source(named[0].start, named[-1].end, "person", people, people[0].name)
    if named and (subject := _before_relative(reading, low, high, verb, named[-1].start)):
        return subject
    if named and (adjacent := _adjacent(reading, named[-1].end, high)):
        return read_source(
            reading, _clause_start(reading, low, named[-1].start) if adjacent == "apposition" else named[-1].start, high
        )
    if named:
        source = read_source(reading, low, high)
        if source and source.kind == "person" and _heads_clause(reading, low, source.start):
            return source
    clause = max(segment.rfind(","), segment.rfind("،"), segment.rfind("，"), segment.rfind(";")) + 1
    source = read_source(reading, low + clause, high)
    again = source is not None and source.kind == "pronoun" and reading.lang in ROMANCE  # "a mesma fonte admitiu"
    if source and (again or source.kind in ("pointing", "role", "name", "person") or source.head == LAST):
        return source
    if reading.lang in UNSPACED and has_no_subject(reading, low, verb, segment[clause:]):
        return None
    if source is None or source.kind != "body" or (reading.lang == "ar" and opens_adverbial(segment[clause:])):
        return None
    phrase = WORD.findall(segment[clause:])
    if reading.lang in ROMANCE and phrase and fold(phrase[0]) in speaker_words()[f"prepositions_{reading.lang}"]:
        return None  # "En el mensaje, de apenas un minuto, pidió …"
    return source if len(phrase) <= 6 else None


def _before_relative(reading: Reading, low: int, high: int, verb: int, name: int) -> Source | None:
    """ "Jane Doe, que llegó con el rector, Juan Roe, recalcó": who speaks is named before what was put in."""
    if reading.lang not in ROMANCE or "," not in reading.masked[high:verb]:
        return None
    opening = _PUT_IN.search(reading.masked, low, name)
    if opening is None or _NEXT_CLAUSE.search(reading.masked, opening.end(), name):
        return None
    subject = read_source(reading, low, opening.start())
    return subject if subject and subject.kind in ("person", "pointing") else None


def _adjacent(reading: Reading, name_end: int, verb: int) -> str | None:
    """Whether a name reaches the verb, directly or over an apposition set off by commas or brackets."""
    between = reading.masked[name_end:verb].strip()
    if not between:
        return "directly"
    if reading.lang in ("zh", "ja") and len(between) <= 12 and not STOP.search(between):
        return "directly"
    return "apposition" if between[0] in ",(،，–—" else None


def _clause_start(reading: Reading, low: int, name: int) -> int:
    return low if _heads_clause(reading, low, name) else name


def _heads_clause(reading: Reading, low: int, name: int) -> bool:
    """Whether only an office, titles or an opening phrase with its comma stand before the name."""
    lead = reading.masked[low:name].rstrip()
    if not lead or lead[-1] in ",،，;:":
        return True
    known = lexicon()
    clause = re.split(r"[,،，;]", lead)[-1]
    if reading.lang in UNSPACED:
        return fold(clause).endswith(tuple(known.roles))
    words = [fold(w) for w in WORD.findall(clause)]
    return any(w in known.roles or w in known.titles for w in words)
