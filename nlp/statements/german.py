"""A German sentence in, cues out that are no verb beside a name: "Jane Doe zufolge", "wie sie mitteilt"."""

import re
from collections.abc import Iterator
from functools import cache

from nlp.names.lexicon import fold, lexicon
from nlp.names.role_words import is_head
from nlp.statements.cast import speaker_words
from nlp.statements.clause_ends import COMMA, trim_clause
from nlp.statements.cues import cues_of
from nlp.statements.german_views import german_views
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import SPEAKERS, WORD, Source, read_source
from nlp.statements.told_on import tells_on

_SEES = re.compile(
    r"\b(?:sieht|sah) (?:es|das)\b|\b(?:ist|bleibt|zeigt sich|gibt sich) (?:überzeugt|sicher|skeptisch)\b"
)
SUBJECT_WITHIN = 4  # words before the name or office that a colon's sentence begins with
OFFICE = 120  # characters between "wie" and its verb
_BEHIND = re.compile(r"\bzufolge\b")
_HIM = re.compile(r"\b([Ii]hm|[Ii]hr) $")
_THEIR_WORDS = re.compile(
    r"\bnach (?P<whose>sein|ihr)(?:en (?:Worten|Angaben|Aussagen)"
    r"|er (?:Ansicht|Meinung|Einschätzung|Überzeugung|Auffassung))"
    r"|\baus (?P<view>sein|ihr)er Sicht",
    re.IGNORECASE,
)
_THEIR_OWN = re.compile(rf"(?P<whose>Ihre?|Seine?) (?P<noun>[A-ZÄÖÜ]\w+)[^:.!?{MASK}]{{0,60}}:\s*{MASK}")
_AND_ON = re.compile(
    rf"(?:(?:Und|Aber|Doch) )?(?P<on>[Ww]eiter(?:hin)?|[Aa]ußerdem|[Zz]udem|[Dd]ann|Und|Aber|Doch)\s?:\s*{MASK}"
)
_ON = re.compile(
    rf"[^,:;.\n{MASK}]{{0,140}}"
    rf"(?:,\s(?:sondern|aber|doch|jedoch|weil|denn|damit|sodass|allerdings|zumal)\b|:\s[^{MASK}])"
)
_TO_COMMA = re.compile(
    rf"[^,:;.!?\n{MASK}]{{1,80}}(?:{MASK}{{3,40}})?[^,:;.!?\n{MASK}]{{0,30}},\s"
)  # "sagte der „Zeitung“, er"
_OF_THAT = re.compile(r"\bda(?:für|rauf|zu|von|ran|mit|gegen|rum|rüber|rin)\b(?:[ \u00a0]auf)?[^,]{0,40},")
_RELATIVE = re.compile(
    r"(?:den|dem|deren|dessen|denen|welche[rsmn]?|wo\w*|weil|wenn|als|nachdem|obwohl|um|bevor|während|damit|sodass)\b"
    r"|(?:der|die|das) (?!(?:sei|seien|habe|werde|wolle|müsse|könne|solle|gebe|wäre|hätte|würde)\b)[a-zäöü]"
)
_ASKS = re.compile(r"(?:Wo\w*|Warum|Weshalb|Was|Wie\w*|Wer|Wen|Wem|Wann|Welche\w*|Ob)\b[^,]*,?$")
_ANEW = re.compile(r"[.!?…][“”»«\"‹›’‘]\s+[A-ZÄÖÜ]")
_OWN = re.compile(r"\b(?:ich|wir|mir|uns|unser\w*|mein\w*)\b", re.IGNORECASE)


def german_cues(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """In no order."""
    if reading.lang == "de":
        yield from _zufolge(reading, start, end)
        yield from _in_their_words(reading, start, end)
        yield from _as_told(reading, start, end)
        yield from _behind_colon(reading, start, end)
        yield from _their_own(reading, start, end)
        yield from german_views(reading, start, end)


def goes_on_behind(reading: Reading, at: int, end: int) -> bool:
    """ "…, meinte Jane Doe am Montag, sondern …": behind the speaker the same sentence goes on."""
    return reading.lang == "de" and _ON.match(reading.masked, at, end) is not None


def told_behind(reading: Reading, at: int, end: int) -> tuple[int, int] | None:
    """ "betonte in ihrer Rede, die Stadt habe …": more than a comma stands between the verb and what is told."""
    comma = _TO_COMMA.match(reading.masked, at, end) if reading.lang == "de" else None
    if comma and _OF_THAT.search(reading.masked, at, comma.end()) and not reading.masked.startswith("d", comma.end()):
        return comma.end(), end  # "plädierte dafür, Lernen nicht zu verengen"
    told = reading.masked[comma.end() : end] if comma else ""
    return (end - len(told), end) if tells_on(f"x {told}") and not _RELATIVE.match(told) else None


def own_start(reading: Reading, start: int, at: int) -> int:
    """Where the sentence that holds ``at`` begins: "„….“ Die Zahl wachse, fügt …" behind the quotation."""
    mark = reading.masked.rfind(MASK, start, at) + 1
    anew = _ANEW.match(reading.text, mark - 2, at + 1) if mark > 1 and reading.lang == "de" else None
    return anew.end() - 1 if anew else start


def only_asks(lang: str, lead: str) -> bool:
    """ "Woran das liegt, weiß Jane Doe": one clause, and a question; nothing is told."""
    return lang == "de" and _ASKS.match(lead) is not None


def _zufolge(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "Bürgermeisterin Jane Doe zufolge soll das Fest …", "Das Fest soll, Jane Doe zufolge, …"."""
    for match in _BEHIND.finditer(reading.masked, start, end):
        comma = reading.masked.rfind(",", start, match.start())
        him = _HIM.search(reading.masked, max(comma + 1, start), match.start())
        source = (
            Source(him.start(1), him.end(1), "pronoun", gender="m" if him.group(1).lower() == "ihm" else "f")
            if him
            else read_source(reading, max(comma + 1, start), match.start())
        )
        if source and source.kind in SPEAKERS:
            content = trim_clause(reading, start if comma >= 0 else match.end(), end)
            yield Cue(match.start(), match.end(), "according", source, (start, end), content)


def _in_their_words(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "Nach ihren Worten …", "Aus seiner Sicht …"."""
    for match in _THEIR_WORDS.finditer(reading.masked, start, end):
        whose = (match["whose"] or match["view"]).lower()
        source = Source(match.start(), match.start(), "pronoun", gender="m" if whose == "sein" else "f")
        content = trim_clause(reading, match.end() if match.start() == start else start, end)
        yield Cue(match.start(), match.end(), "according", source, (start, end), content)


@cache
def _last_verbs() -> re.Pattern[str]:
    """Verbs of saying as they end a clause: "sagte", "mitteilt", "bekannt gab"."""
    cues = cues_of("de")
    single = {verb for verb in cues.spoken if " " not in verb and len(verb) > 3}
    joined = {f"{particle.rsplit(' ', 1)[-1]}{verb}" for verb, particle in cues.parted if " " not in verb}
    words = "|".join(sorted(map(re.escape, single | joined), key=len, reverse=True))
    return re.compile(rf"(?:^|,\s)[Ww]ie (?P<who>[^,.;:\n{MASK}]{{2,{OFFICE}}}?) (?P<verb>{words})(?=\s*(?:,|\.|$))")


def _as_told(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "Wie Jane Doe mitteilt, kamen 900 Gäste.", "Es kamen 900 Gäste, wie Jane Doe mitteilt."."""
    sentence = reading.masked[start:end]
    for match in _last_verbs().finditer(sentence):
        source = read_source(reading, start + match.start("who"), start + match.end("who"))
        if source is None or source.kind not in SPEAKERS:
            continue
        at, stop = start + match.start("verb"), start + match.end("verb")
        comma = COMMA.match(reading.masked, stop, end)
        if match.start() == 0 and comma:
            content = trim_clause(reading, comma.end(), end)
        else:
            content = trim_clause(reading, start, end if comma else start + match.start())
        yield Cue(at, stop, "say", source, (start, end), content)


def _behind_colon(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "Jane Doe verweist auf die Zahlen: Die Zahl habe sich verdoppelt.": told, whatever verb leads to the colon.

    Words in the first person behind a verb of saying are the speaker's own.
    """
    colon = reading.masked.find(": ", start, end)
    if colon < 0:
        return
    start = own_start(reading, start, colon)
    if MASK in reading.masked[start : colon + 3]:
        return
    told = reading.masked[colon + 2 : end]
    verb = reading.cues.verb.search(reading.masked, start, colon)
    own = verb is not None and _OWN.search(told) is not None
    plain = (
        verb is not None and verb.end() == colon and reading.masked[end - 1] in ".!"
    )  # "Jane Doe warnt: Geld fehlt."
    plain = plain or _SEES.search(reading.masked, start, colon) is not None
    source = _subject(reading, start, colon) if own or plain or tells_on(f"- {told}") else None
    if source:
        content = trim_clause(reading, colon + 2, end)
        at = verb.start() if verb else colon
        yield Cue(at, colon + 1, "say", source, (start, end), content, direct=own)


def _subject(reading: Reading, start: int, colon: int) -> Source | None:
    """Who the sentence begins with, or who stands right behind its verb of saying."""
    named = reading.cast.between(start, colon)
    if named:
        first = named[0]
        if named[-1].end == colon and MASK not in reading.masked[start:colon]:
            first, named = named[-1], named[-1:]  # "Froh über den Bus ist auch Anwohner John Roe: Früher sei …"
            start = first.start
        lead = WORD.findall(reading.masked[start : first.start])
        single = all(n.person == first.person for n in named)
        offices = [w for w in lead if fold(w) in lexicon().roles or fold(w) in lexicon().titles]
        if single and len(lead) - len(offices) <= SUBJECT_WITHIN:
            return Source(first.start, first.end, "person", (first.person,), first.person.name)
        return None
    words = WORD.findall(reading.masked[start:colon])[:2]
    if len(words) == 2 and fold(words[0]) in speaker_words()["the"]:
        stop = reading.masked.find(words[1], start) + len(words[1])
        source = read_source(reading, start, stop)
        return source if source and source.kind == "pointing" else None
    return (
        read_source(reading, start, start + len(words[0]))
        if words and reading.cues.pronoun.fullmatch(words[0])
        else None
    )


def _their_own(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "Ihr Rat an die Stadt: »…«", "Seine Bilanz: »…«", "Und weiter: »…«": of whoever the page spoke of last."""
    match = _THEIR_OWN.match(reading.masked, start, end)
    if match and not is_head(fold(match["noun"])) and not reading.cast.between(start, match.end()):
        source = Source(start, start, "pronoun", gender="m" if match["whose"].lower().startswith("sein") else "f")
        yield Cue(start, match.end("noun"), "say", source, (start, end))
    on = _AND_ON.match(reading.masked, start, end)
    if on:
        yield Cue(start, on.end("on"), "say", Source(start, start, "pronoun"), (start, end))
