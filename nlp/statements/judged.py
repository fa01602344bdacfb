"""A Romance verb of judging in, what somebody holds something to be out: "considera el encuentro una oportunidad"."""

import re
from collections.abc import Iterator

from nlp.names.lexicon import fold
from nlp.statements.beside import source_after, source_before
from nlp.statements.cast import speaker_words
from nlp.statements.clause_ends import past_adverbs, trim_clause, without_adverbs, without_titles
from nlp.statements.cues import ALONE, ROMANCE
from nlp.statements.going_on import anew
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import SPEAKERS, WORD, Source

MIN_WORDS = 4  # "considera el plan" breaks off
_IMPERSONAL = frozenset({"se", "si", "on", "que", "qui", "che"})  # "se considera …"; "que considera …" is a relative's
_CLITIC = frozenset({"lo", "la", "los", "las", "le", "les", "l", "o", "a", "os", "as", "li", "y", "lhe", "lhes"})
_AS = re.compile(  # "definió el plan como …", "a qualifié le plan de …", "vede in questo una …"
    rf"(?:\b(?:como|come|comme|de|di|un|una|uno|une|um|uma)\b|{MASK})"
)
_THAT = re.compile(  # "imprescindible que", "absolument indispensable de"
    r"[ \u00a0](?:[^\W\d_]+[ \u00a0])?(?:[^\W\d_]{4,})[ \u00a0](?:que\b|che\b|qu['’])"
)
_TELLS = re.compile(r"\s*(?:que|che|qu['’])(?!\w)")  # the clause itself


def judged_cues(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """The words are what follows the verb, with the clause or the quotation that ends it."""
    if reading.lang not in ROMANCE or reading.masked[end - 1] not in ".!…":
        return
    cues = reading.cues
    for pattern, needs in ((cues.judge, None), (cues.judge_as, _AS), (cues.judge_that, _THAT)):
        for match in pattern.finditer(reading.masked, start, end):
            source = _source(reading, match, start, end)
            limit = _own_verb(reading, match, start, end) or end
            told = None if source is None else _told(reading, match, limit, needs)
            if told:
                yield Cue(match.start(), match.end(), "think", source, (start, end), told)


def _source(reading: Reading, verb: re.Match[str], start: int, end: int) -> Source | None:
    """Who judges: in front of the verb, or, at the sentence's head, whoever spoke before."""
    lead = WORD.findall(without_adverbs(reading, reading.masked[start : verb.start()]).replace(MASK, " "))
    while lead and fold(lead[-1]) in _CLITIC:
        lead.pop()
    last = fold(lead[-1]) if lead else ""
    if last in _IMPERSONAL or last in speaker_words()["negations"]:
        return _relative(reading, verb, start) if last in ("que", "qui", "che") else None
    if source_after(reading, verb.end(), end)[0] is not None:  # "considera la alcaldesa que …"
        return None
    source = source_before(reading, start, verb.start())
    if source is not None:
        return source if source.kind in SPEAKERS else None
    alone = all(fold(word) in speaker_words()["joins"] for word in lead)
    return Source(verb.start(), verb.start(), "pronoun") if alone and reading.lang in ALONE else None


def _relative(reading: Reading, verb: re.Match[str], start: int) -> Source | None:
    """ "…, Jane Doe, que considera …": who is named right before the relative."""
    lead = reading.masked[start : verb.start()].rstrip()
    named = reading.cast.between(start, verb.start())
    if not named or not re.fullmatch(r",\s*(?:que|qui|che)", reading.masked[named[-1].end : start + len(lead)]):
        return None
    one = named[-1]
    return Source(one.start, one.end, "person", (one.person,), one.person.name)


def _own_verb(reading: Reading, verb: re.Match[str], start: int, end: int) -> int | None:
    """Of "Jane Doe, que considera …, abrió el acto" the comma where her own verb follows."""
    lead = reading.masked[start : verb.start()].rstrip()
    named = reading.cast.between(start, verb.start()) if lead.endswith((" que", " qui", " che")) else []
    first = WORD.findall(without_titles(reading.masked[start : named[0].start])) if named else [""]
    comma = reading.masked.find(",", verb.end(), end)
    return comma if comma > 0 and all(fold(word) in speaker_words()["the"] for word in first) else None


def _told(reading: Reading, verb: re.Match[str], end: int, needs: re.Pattern[str] | None) -> tuple[int, int] | None:
    stop = anew(reading, verb.end(), end) or end
    at = past_adverbs(reading, verb.end(), stop)
    rest = reading.masked[at:stop]
    if _TELLS.match(rest) or rest[:1] == "," or rest.lstrip().startswith(MASK):
        return None
    if needs and not (needs.match(rest) if needs is _THAT else needs.search(rest)):
        return None
    first = WORD.search(rest)
    if needs is not _AS and first and fold(first.group()) in speaker_words()[f"prepositions_{reading.lang}"]:
        return None  # "considera en su informe que …"
    told = trim_clause(reading, at, stop)
    return told if told and len(WORD.findall(reading.text[slice(*told)])) >= MIN_WORDS else None
