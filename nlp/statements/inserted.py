"""Cues put into the words they tell of: « Avant, je payais, raconte Jane Doe, vendeuse à X. Enfin, … »."""

import re
from collections.abc import Iterator

from nlp.names.lexicon import fold, lexicon
from nlp.statements.cast import Naming, speaker_words
from nlp.statements.clause_ends import behind_announcement, trim_clause, without_titles
from nlp.statements.cues import ALONE
from nlp.statements.quotation_marks import Quoted
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import SPEAKERS, WORD, Source, read_pronoun, read_source

INVERTING = frozenset({"fr", "es", "it", "pt", "ca", "de"})  # their papers leave the marks open around "said X"
OFFICE = 70  # characters between the verb and the name: "-t-", "il sindaco di Siracusa"
INSERTED_SOURCE = 5  # words between the comma and the verb: "the mayor of Cork stressed"
INSERTION = 120  # characters between two dashes
_CLITIC = re.compile(  # ", explique-t-elle.", ", m'a-t-il dit, "
    r"[,!?…] (?P<verb>(?:[smtl]['’]|se |lui |leur |nous )*[^\W\d_]+-(?:t-)?(?P<who>il|elle|ils|elles)"
    r"(?: [^\W\d_]+)?)(?=[.,])"
)
_BEHIND = re.compile(r"\s*(?:,|\.|\(|[–—―]|$)")
_DASH = re.compile(r"\s[–—―-]\s?$")
_CLOSING = re.compile(r"\s?[–—―]|\s-(?=[\s.,])")


def cue_inside(reading: Reading, quote: Quoted) -> Cue | None:
    """Behind a comma, the end of a sentence or a dash: before a full name with a stop behind it, or up to a dash."""
    if reading.lang not in INVERTING:
        return None
    clitic = _CLITIC.search(reading.text, quote.start, quote.end) if reading.lang == "fr" else None
    if clitic:
        who = read_pronoun(reading, *clitic.span("who"))
        return Cue(clitic.start("verb"), clitic.end(), "say", who, (quote.start, quote.end), inverted=True)
    for match in reading.cues.verb.finditer(reading.text, quote.start, quote.end):
        lead = reading.text[quote.start : match.start()]
        dashed = _DASH.search(lead) is not None
        if not dashed and lead.rstrip()[-1:] not in tuple(",!?…"):
            continue
        source = _named(reading, match.end(), quote.end) or (_between_dashes(reading, match, quote) if dashed else None)
        if source:
            return Cue(match.start(), match.end(), "say", source, (quote.start, quote.end), inverted=True)
    return None


def _named(reading: Reading, at: int, end: int) -> Source | None:
    """The full name behind the verb, with at most its office between."""
    named = reading.cast.between(at, min(at + OFFICE, end))
    if not named or " " not in reading.text[named[0].start : named[0].end]:
        return None
    one, lead = named[0], reading.text[at : named[0].start]
    return _person(one.start, one.end, one) if _is_office(lead) and _BEHIND.match(reading.text, one.end) else None


def _person(start: int, end: int, naming: Naming) -> Source:
    return Source(start, end, "person", (naming.person,), naming.person.name)


def _is_office(lead: str) -> bool:
    """Nothing but "-t-", an article, titles and an office, which may be of a city."""
    if re.search(r"[,.;:!?–—]", lead):
        return False
    words = [fold(w) for w in WORD.findall(without_titles(lead))]
    articles = speaker_words()["the"] | frozenset(("t",))
    if all(w in articles for w in words):
        return True
    has_role = any(fold(w) in lexicon().roles for w in WORD.findall(lead)[:3])
    return has_role and fold(WORD.findall(lead)[0]) in articles


def _between_dashes(reading: Reading, match: re.Match[str], quote: Quoted) -> Source | None:
    """ "– spiega la sindaca –", "– ammette –": who that points back to."""
    closing = _CLOSING.search(reading.text, match.end(), min(match.end() + INSERTION, quote.end))
    if closing is None:
        return None
    words = WORD.findall(reading.text[match.end() : closing.start()])
    keys = [fold(w) for w in words]
    if not words:
        return Source(match.start(), match.start(), "pronoun")
    office = next((k for k in keys[:3] if k in lexicon().roles or k in speaker_words()["pointing"]), None)
    if office and keys[0] in speaker_words()["the"]:
        return Source(match.end(), closing.start(), "pointing", name=" ".join(words), head=office)
    return None


def inserted_cues(reading: Reading, verbs: list[re.Match[str]], start: int, end: int) -> Iterator[Cue]:
    """ "Nothing, he stressed, builds …": a speaker and a verb between two commas; the whole sentence is the words."""
    if not verbs or MASK in reading.masked[start:end]:
        return
    for match in verbs:
        comma = reading.masked.rfind(",", start, match.start())
        if comma < 0 or reading.masked[match.end() : match.end() + 1] != ",":
            continue
        segment = reading.masked[comma + 1 : match.start()]
        words = WORD.findall(segment)
        if not words and reading.lang in ALONE and comma - start > 3:  # "piove dentro, ha fatto notare, da …"
            content = trim_clause(reading, *behind_announcement(reading, start, end, match.start()))
            yield Cue(match.start(), match.end(), "say", Source(comma, comma, "pronoun"), (start, end), content)
            continue
        if 0 < len(words) <= INSERTED_SOURCE and fold(words[0]) not in speaker_words()["compares"]:
            source = read_source(reading, comma + 1, match.start())
            if source and source.kind in SPEAKERS and comma - start > 3:
                content = trim_clause(reading, *behind_announcement(reading, start, end, match.start()))
                yield Cue(match.start(), match.end(), "say", source, (start, end), content)
