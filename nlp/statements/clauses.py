"""A page in, its cues out by the order of words alone: for languages without a parser, and for set phrases in all."""

import re
from collections.abc import Iterator

from nlp.names.lexicon import fold, lexicon
from nlp.statements.cast import CAPITAL, Naming, distinct, speaker_words
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue, CueKind
from nlp.statements.sources import WORD, Source, read_source

REACH = 260  # characters a source may stand away from its verb: the longest office in front of one
INSERTED_SOURCE = 5  # words between the comma and the verb: "the mayor of Cork stressed"
INSERTED_WITHIN = 9  # words before an inserted "says X": more are a clause of their own
MIN_REST = 4  # words behind it that go on with the sentence
OFFICE_WORDS = 8  # of an office between an Arabic verb and the comma before the name
MAX_CLAUSE = 1_500  # characters of a reported clause: a longer sentence is a list or a table
ADDRESSEE = 60  # characters between a verb and "that": "told the delegates of the conference that"
DROPS_SUBJECT = frozenset({"es", "pt", "it", "ar", "ro", "pl", "zh"})  # "afirmó que": the verb alone says he or she
VERB_BEFORE_COMMA = frozenset({"de", "nl", "zh"})  # a reported clause may follow a mere comma
_STOP = re.compile(rf"[,.;:!?()\[\]\n—–،؛，。：；！？{MASK}]")
_TAIL = re.compile(r"[\s,;)—–،，]+$")
_COLON = re.compile(r"\s*[:：]\s*")
_COMMA = re.compile(r"\s*[,،，]\s*")


def clause_cues(reading: Reading) -> list[Cue]:
    """Cue verbs with a source beside them, phrases before a source ("according to"), in order of the text."""
    found: list[Cue] = []
    for start, end in reading.sentences:
        if reading.lang != "en":
            found.extend(_verbs(reading, start, end))
        else:
            found.extend(_verbs_before_colon(reading, start, end))
        found.extend(_phrases(reading, start, end))
        found.extend(_inserted(reading, start, end))
    if reading.lang_parses:
        found.extend(tail_cues(reading))
    return sorted(found, key=lambda cue: cue.start)


def _verbs(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    for match in reading.cues.verb.finditer(reading.masked, start, end):
        cue = _verb(reading, match, start, end)
        if cue:
            yield cue


def tail_cues(reading: Reading) -> list[Cue]:
    """Verbs behind what they report: "…, said Jane Doe, who chairs the committee." """
    found = []
    for start, end in reading.sentences:
        for match in reading.cues.verb.finditer(reading.masked, start, end):
            lead = reading.masked[start : match.start()].rstrip()
            if lead[-1:] not in (",", "،", "，") or MASK in lead:
                continue
            source, after = _source_after(reading, match.end(), end)
            if (
                source
                and source.kind != "body"
                and _STOP.match(reading.masked, after)
                and (content := _trim(reading, start, start + len(lead)))
            ):
                found.append(Cue(match.start(), match.end(), "say", source, (start, end), content, inverted=True))
    return found


def _inserted(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "Nothing, he stressed, builds …": a speaker and a verb between two commas; the whole sentence is the words."""
    if MASK in reading.masked[start:end]:
        return
    for match in reading.cues.verb.finditer(reading.masked, start, end):
        comma = reading.masked.rfind(",", start, match.start())
        if comma < 0 or reading.masked[match.end() : match.end() + 1] != ",":
            continue
        segment = reading.masked[comma + 1 : match.start()]
        words = WORD.findall(segment)
        if 0 < len(words) <= INSERTED_SOURCE and fold(words[0]) not in speaker_words()["compares"]:
            source = read_source(reading, comma + 1, match.start())
            if source and source.kind in ("person", "name", "pronoun", "pointing") and comma - start > 3:
                yield Cue(match.start(), match.end(), "say", source, (start, end), _trim(reading, start, end))


def _verbs_before_colon(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """A parser often misreads "X, Director of Y, emphasizes:"; the colon makes it plain."""
    for match in reading.cues.verb.finditer(reading.masked, start, end):
        if _COLON.match(reading.masked, match.end(), match.end() + 3):
            source = _source_before(reading, start, match.start())
            if source and source.kind in ("person", "name"):
                yield Cue(match.start(), match.end(), "say", source, (start, end), None)


def _verb(reading: Reading, match: re.Match[str], start: int, end: int) -> Cue | None:
    after, after_end = _source_after(reading, match.end(), end)
    source = after or _source_before(reading, start, match.start())
    content = _content(reading, after_end if after else match.end(), match, start, end, inverted=after is not None)
    if source is None:
        touching = content is not None or _touches_quote(reading, match)
        if reading.lang not in DROPS_SUBJECT or not touching:
            return None
        source = Source(match.start(), match.start(), "pronoun")
    return Cue(match.start(), match.end(), "say", source, (start, end), content, inverted=after is not None)


def _touches_quote(reading: Reading, match: re.Match[str]) -> bool:
    before = _TAIL.sub("", reading.masked[max(match.start() - 4, 0) : match.start()])
    after = reading.masked[match.end() : match.end() + 4].lstrip(" \u00a0:,.：，،")
    return before.endswith(MASK) or after.startswith(MASK)


def _source_after(reading: Reading, start: int, end: int) -> tuple[Source | None, int]:
    """The speaker right behind the verb ("dijo la alcaldesa de X, Jane Doe"), and where that phrase ends."""
    at = _skip(reading, start, end)
    stop = _stop(reading, at, min(end, at + REACH))
    that = reading.cues.that.search(reading.masked, at, min(end, at + REACH))
    limit = min(stop, that.start() if that else stop)
    comma = _COMMA.match(reading.masked, limit)
    if not _opens_a_source(reading, at, limit):
        named = _behind_office(reading, comma.end()) if comma and reading.lang == "ar" else None
        if named is None or len(WORD.findall(reading.text[at:limit])) > OFFICE_WORDS:
            return None, start
        return Source(at, named.end, "person", (named.person,), named.person.name), named.end
    source = read_source(reading, at, limit)
    if source is None or (source.kind == "body" and not reading.text[at : at + 1].isupper()):
        return None, start
    if source.kind in ("pointing", "role") and comma:
        named = _behind_office(reading, comma.end())
        if named:
            return Source(at, named.end, "person", (named.person,), named.person.name), named.end
    return source, source.end if source.kind == "person" else limit


def _behind_office(reading: Reading, at: int) -> Naming | None:
    """Who is named right behind "the mayor of X, "."""
    named = reading.cast.between(at, at + 30)
    return named[0] if named and not WORD.search(without_titles(reading.text[at : named[0].start])) else None


def _stop(reading: Reading, at: int, end: int) -> int:
    """Where the phrase from ``at`` ends: at a comma, a quotation, a full stop that is not "Dr." or an initial's."""
    for match in _STOP.finditer(reading.masked, at, end):
        if match.group() == "." and (reading.is_abbreviation(match.end()) or _in_name(reading, match.start())):
            continue
        return match.start()
    return end


def _in_name(reading: Reading, at: int) -> bool:
    naming = reading.cast.at(at)
    return naming is not None and naming.end > at + 1


def without_titles(words: str) -> str:
    return WORD.sub(
        lambda m: "" if fold(m.group()) in lexicon().titles or fold(m.group()) in lexicon().roles else m.group(), words
    )


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
    if not word:
        return False
    key, known, lists = fold(word.group()), speaker_words(), lexicon()
    if reading.cast.at(at) or reading.cues.pronoun.fullmatch(word.group()):
        return True
    if key in known["the"] or key in lists.titles or key in lists.roles or key in known["pointing"]:
        return True
    if reading.lang in ("ar", "zh", "ja"):
        return any(n.start - at < 40 for n in reading.cast.between(at, limit))
    return (bool(re.match(CAPITAL, word.group())) and reading.lang != "de") or key in lists.role_before


def _source_before(reading: Reading, start: int, verb: int) -> Source | None:
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
    segment = _TAIL.sub("", reading.masked[low:high])
    high = low + len(segment)
    if not segment:
        return None
    last = re.search(r"([^\s,،，]+)$", segment)
    if last and reading.cues.pronoun.fullmatch(last.group(1)):
        return read_source(reading, low + last.start(), high)
    named = reading.cast.between(low, high)
    if len(named) > 1 and reading.cues.plural.match(reading.masked, verb):
        people = distinct(n.person for n in named)
        return Source(named[0].start, named[-1].end, "person", people, people[0].name)
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
    if source and source.kind in ("pointing", "role", "name", "person"):
        return source
    return source if source and source.kind == "body" and len(WORD.findall(segment[clause:])) <= 6 else None


def _adjacent(reading: Reading, name_end: int, verb: int) -> str | None:
    """Whether a name reaches the verb, directly or over an apposition set off by commas or brackets."""
    between = reading.masked[name_end:verb].strip()
    if not between:
        return "directly"
    if reading.lang in ("zh", "ja") and len(between) <= 12 and not _STOP.search(between):
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
    words = [fold(w) for w in WORD.findall(clause)]
    return any(w in known.roles or w in known.titles for w in words)


def _content(
    reading: Reading, at: int, match: re.Match[str], start: int, end: int, *, inverted: bool
) -> tuple[int, int] | None:
    """The reported clause: after "that" (or a comma, where the language has it so), else before ", said X"."""
    that = reading.cues.that.search(reading.masked, at, min(end, at + ADDRESSEE))
    if that and not re.search(rf"[.;:\n{MASK}]", reading.masked[at : that.start()]):
        return _trim(reading, that.end(), end)
    comma = _COMMA.match(reading.masked, at, end)
    if comma and reading.lang in VERB_BEFORE_COMMA and not inverted:
        return _trim(reading, comma.end(), end)
    if reading.lang == "zh" and not inverted and MASK not in reading.masked[at : at + 3]:
        return _trim(reading, at, end)
    lead = reading.masked[start : match.start()].rstrip()
    if inverted and lead[-1:] in (",", "،", "，") and MASK not in lead:
        return _around(reading, start, start + len(lead), at, end)
    return None


def _around(reading: Reading, start: int, lead_end: int, at: int, end: int) -> tuple[int, int] | None:
    """What "…, says X." ends, or, if it was put in early and the sentence goes on, the whole sentence."""
    comma = _COMMA.match(reading.masked, at, end)
    rest = WORD.findall(reading.masked[comma.end() : end]) if comma else []
    early = len(WORD.findall(reading.masked[start:lead_end])) <= INSERTED_WITHIN
    if (
        early
        and len(rest) >= MIN_REST
        and fold(rest[0]) not in speaker_words()["adds_on"]
        and fold(rest[0]) not in lexicon().roles
    ):
        return _trim(reading, start, end)
    return _trim(reading, start, lead_end)


def _trim(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    end = min(end, start + MAX_CLAUSE)
    while start < end and reading.masked[start] in " \u00a0,:，：،":
        start += 1
    while end > start and reading.masked[end - 1] in " \u00a0.,;:。，،\n":
        end -= 1
    return (start, end) if len(reading.masked[start:end].strip(MASK)) > 3 else None


def _phrases(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    for match in reading.cues.according.finditer(reading.masked, start, end):
        cue = _phrase(reading, match, start, end, "according")
        if cue:
            yield cue
    opening = reading.cues.mean.match(reading.masked, start, end)
    if opening:
        cue = _phrase(reading, opening, start, end, "mean")
        if cue and cue.source and cue.source.kind == "person" and cue.content:
            yield cue


def _phrase(reading: Reading, match: re.Match[str], start: int, end: int, kind: CueKind) -> Cue | None:
    limit = _stop(reading, match.end(), min(end, match.end() + REACH))
    source = read_source(reading, match.end(), limit)
    if source is None:
        return None
    comma = _COMMA.match(reading.masked, limit)
    if source.kind in ("pointing", "role") and comma:
        named = _behind_office(reading, comma.end())
        if named:
            source = Source(match.end(), named.end, "person", (named.person,), named.person.name)
            limit = named.end
    if match.start() - start <= 4:
        content = _after_phrase(reading, source, limit, end, kind)
    else:
        content = _trim(reading, start, match.start())
    return Cue(match.start(), match.end(), kind, source, (start, end), content)


def _after_phrase(reading: Reading, source: Source, limit: int, end: int, kind: CueKind) -> tuple[int, int] | None:
    """What follows "according to X, mayor of Y, …": behind the apposition if there is one."""
    if reading.lang == "de" and source.kind == "person":
        return _trim(reading, _behind_phrase(reading, source.end, end), end)
    comma = _COMMA.match(reading.masked, limit, end)
    if not comma:
        return None
    start = comma.end()
    while (role := _apposition(reading, start, end)) is not None:
        start = role
    return _trim(reading, start, end)


def _behind_phrase(reading: Reading, at: int, end: int) -> int:
    """Past "von der Stiftung" behind a name: nouns are capital in German, the verb that follows is not."""
    while word := re.compile(r"\s*([^\W\d_][\w-]*)").match(reading.masked, at, end):
        small = word.group(1)[0].islower()
        if small and fold(word.group(1)) not in (
            "von",
            "vom",
            "der",
            "des",
            "die",
            "dem",
            "den",
            "aus",
            "bei",
            "beim",
            "und",
            "fur",
            "im",
            "in",
        ):
            break
        at = word.end()
    return at


def _apposition(reading: Reading, start: int, end: int) -> int | None:
    """The end of "deputy mayor of Y, " where an office starts right here."""
    comma = re.compile(r"[,،，]\s*").search(reading.masked, start, min(end, start + 120))
    if not comma:
        return None
    words = [fold(w) for w in WORD.findall(reading.masked[start : comma.start()])[:3]]
    known = lexicon()
    return (
        comma.end()
        if words
        and (
            words[0] in known.roles
            or words[0] in ("en", "in", "a", "who", "qui", "que", "chargée", "chargee")
            or any(w in known.roles for w in words[:2])
        )
        else None
    )
