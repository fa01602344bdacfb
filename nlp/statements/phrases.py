"""A sentence in, the cues that are no verbs out: "according to the mayor, …", "For Jane Doe, …"."""

import re
from collections.abc import Iterator

from nlp.names.lexicon import fold, lexicon
from nlp.statements.arabic import as_he_says, told_by_agency
from nlp.statements.beside import behind_office
from nlp.statements.cast import speaker_words
from nlp.statements.clause_ends import COMMA, REACH, around, phrase_end, trim_clause
from nlp.statements.cues import ROMANCE
from nlp.statements.english_reports import english_reports, holders, joint
from nlp.statements.english_views import english_views, objective, pronoun
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue, CueKind
from nlp.statements.sources import WORD, Source, read_pronoun, read_source
from nlp.statements.views import told_as, whose_view, with_rest

BARE_LEAD = 4  # characters before a phrase that opens its sentence: marks, a bullet
_LED = ("en", "in", "a")  # open an apposition: "en charge de", "a teacher at"
_RELATIVES = ("who", "whose", "which", "qui", "que", "che")
_WRITERS = re.compile(
    r"(?:, [^,\n]{1,80})?, (?:that|this|it|these|those) (?:was|is|were|are|has|had|would|will)\b"
)  # "For Jane Doe, that was a start"
_ARTICLE = re.compile(r"(?:the|an?|la|le|el|il|der|die|o|a) ")
_BARE = frozenset({"es", "pt", "it"})  # where they open a clause as well: "en la ciudad …", "a rede …"
VIEW_WITHIN = 12  # words of a clause in which its verb stands
_APPOSED = re.compile(rf"\s*,\s[^,.;:!?\n{MASK}]{{3,140}},\s(?=[a-zäöü])")  # "laut Jane Doe, Leiterin des Amts, sind …"
_GERMAN_PHRASE = re.compile(  # "der neuen Leiterin des Amts für Bildung": up to the verb
    r"\s*(?:(?:der|dem|den|des|die|vom|von|zur|zum|im|in|für|und|aus|bei|beim)(?:\s[a-zäöüß]+(?:en|er|em))?\s+){0,3}"
    r"(?:[A-ZÄÖÜ]\w*(?:-\w+)*|\([^()\n]{1,40}\))"
)
_GERMAN_CLAUSE = re.compile(  # "Für 15 Uhr ist ein Gespräch mit Jane Doe geplant": she is none of the phrase
    r"\b(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|hatten|steht|stehen|kommt|kommen|gibt|mit)\b"
)
_VERB_BEHIND = re.compile(  # "Per la sindaca Jane Doe si tratta di …", "Selon Jane Doe il faudrait …"
    r"[ \u00a0](?:è|sono|si|non|serve|servono|occorre|bisogna|manca|mancano|resta|il|lo|la|i|gli|le|les|el|los|las|se"
    r"|no|es|son|hay|é|são|não|há|ce|cette|il|elle|on|c['’]est|[ld]['’])(?:[ \u00a0]|(?<=['’]))"
)
_SO = re.compile(r"[ \u00a0]فإن(?:ه|ها)?(?!\w)")  # "وبحسب الوالي فإن …"
_OF_BODY = re.compile(
    r"(?:de|del|da|do|della|dell['’]|du)\b(?: ?[^\W\d_][\w'’-]*){0,2} ?[A-ZÀ-Ý][\w'’-]*(?: [^\W\d_][\w'’-]*){0,6}"
    r"(?: \([^()\n]{1,20}\))?,\s"
    r"(?:(?:en|em|in|a|à) [A-ZÀ-Ý][\w'’ -]{2,30},\s)?(?=[a-zà-ÿ])"
)
_AGE = re.compile(r"(?:de |aged )?\d{1,3}(?: (?:años|ans|anos|anni|Jahre|years old))?")


def phrase_cues(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    for match in reading.cues.according.finditer(reading.masked, start, end):
        cue = _phrase(reading, match, start, end, "according")
        if cue:
            yield cue
    if reading.lang == "en":
        yield from english_views(reading, start, end)
        yield from english_reports(reading, start, end)
    yield from as_he_says(reading, start, end)
    yield from told_by_agency(reading, start, end)
    yield from told_as(reading, start, end)
    yield from whose_view(reading, start, end)
    opening = reading.cues.mean.match(reading.masked, start, end)
    if opening:
        cue = _phrase(reading, opening, start, end, "mean")
        if cue and cue.source and (cue.source.kind == "person" or _is_hers(reading, cue)) and _is_view(reading, cue):
            yield cue


def _is_hers(reading: Reading, cue: Cue) -> bool:
    """ "Para ela, o maior ganho …": of one who was named before."""
    source = cue.source
    if source is None or reading.lang not in ROMANCE or source.kind != "pronoun" or source.gender is None:
        return False
    return reading.masked[source.end : source.end + 1] == "," and cue.content is not None


def _is_view(reading: Reading, cue: Cue) -> bool:
    """ "For Jane Doe, a city is …": what something is, means or remains for her; what merely happens to her is none."""
    if cue.content is None:
        return _leads_to_quotation(reading, cue)
    if reading.lang == "de" and cue.source and _GERMAN_CLAUSE.search(reading.masked, cue.end, cue.source.start):
        return False
    if reading.lang == "en" and cue.source and _WRITERS.match(reading.masked, cue.source.end):
        return False
    words = WORD.findall(reading.masked[slice(*cue.content)])[:VIEW_WITHIN]
    return reading.lang != "en" or any(word.lower() in speaker_words()["being"] for word in words)


def _leads_to_quotation(reading: Reading, cue: Cue) -> bool:
    """ "For Jane Doe, head of X, “…”." with nothing but the quotation behind the comma."""
    rest = reading.masked[cue.source.end if cue.source else cue.end : cue.sentence[1]]
    before, mark, behind = rest.partition(MASK)
    right_behind = reading.lang in ROMANCE and not before.strip()  # "Per il consigliere Juan Roe «…»."
    return bool(mark) and (before.rstrip().endswith(",") or right_behind) and not behind.strip(f"{MASK} .!?…")


def _phrase(reading: Reading, match: re.Match[str], start: int, end: int, kind: CueKind) -> Cue | None:
    limit = phrase_end(reading, match.end(), min(end, match.end() + REACH))
    if so := _SO.search(reading.masked, match.end(), limit):
        limit = so.start()
    first = WORD.search(reading.masked, match.end(), limit)
    if reading.lang in ROMANCE and first and reading.cues.pronoun.fullmatch(first.group()):  # "selon elle le projet …"
        return with_rest(reading, match, read_pronoun(reading, *first.span()), first.end(), (start, end))
    him = objective(reading, match.end(), end)
    if him:  # "according to him both cities …"
        source, limit = pronoun(him.start(1), him.group(1)), him.end()
        after = COMMA.match(reading.masked, limit, end)
        if match.start() - start <= BARE_LEAD:
            content = trim_clause(reading, after.end() if after else limit, end)
            return Cue(match.start(), match.end(), kind, source, (start, end), content)
    else:
        found = holders(reading, match.end(), limit)
        limit = found.end if found else limit
        found = found or read_source(reading, match.end(), _before_verb(reading, match.end(), limit))
        if found is None:
            return None
        source = found
        limit = _before_verb(reading, source.end, limit) if reading.lang == "de" else limit
    comma = COMMA.match(reading.masked, limit, end)
    if source.kind in ("pointing", "role") and comma:
        named = behind_office(reading, comma.end())
        if named:
            source = joint(reading, named)
            limit = source.end
            comma = COMMA.match(reading.masked, limit, end)
    lead = reading.masked[start : match.start()].rstrip()
    if _opens_clause(lead):
        content = _after_phrase(reading, source, limit, end, kind)
    elif reading.lang in ROMANCE and kind == "according":
        return with_rest(reading, match, source, limit, (start, end))
    elif reading.lang == "en" and lead.endswith(","):
        rest = _behind_apposition(reading, comma.end(), end) if comma else limit
        last_comma = reading.masked.rfind(",", limit, rest)
        content = around(reading, start, start + len(lead), max(last_comma, limit), end)
    elif reading.lang == "de" and not lead.endswith(",") and WORD.search(reading.masked, source.end, end):
        content = trim_clause(reading, start, end)  # "Die Kosten sollen laut Jane Doe niedrig bleiben"
    else:
        content = trim_clause(reading, start, match.start())
    return Cue(match.start(), match.end(), kind, source, (start, end), content)


def _opens_clause(lead: str) -> bool:
    """Whether a phrase opens its clause, "; according to X, …", "Yet, according to X, …", or follows a quotation."""
    if len(lead) <= BARE_LEAD or lead[-1] in f";:–—{MASK}":
        return True
    words = [fold(word) for word in WORD.findall(lead)]
    return len(words) == 1 and words[0] in speaker_words()["joins"]


def _before_verb(reading: Reading, start: int, limit: int) -> int:
    """ "据他介绍，": of a Chinese phrase, where its own verb begins; of a German one, where the clause goes on."""
    if reading.lang == "de":
        at = _noun_phrase_end(reading, start, limit)
        return at if at > start else limit
    verb = reading.cues.verb.search(reading.masked, start, limit) if reading.lang == "zh" else None
    return verb.start() if verb and verb.end() == limit else limit


def _after_phrase(reading: Reading, source: Source, limit: int, end: int, kind: CueKind) -> tuple[int, int] | None:
    """What follows "according to X, mayor of Y, …": behind the apposition if there is one."""
    if reading.lang == "de":
        phrase = _noun_phrase_end(reading, source.end, end)
        apposed = _APPOSED.match(reading.masked, phrase, end)
        return trim_clause(reading, apposed.end() if apposed else phrase, end)
    comma = COMMA.match(reading.masked, limit, end)
    if reading.lang in ROMANCE and source.kind == "person" and _VERB_BEHIND.match(reading.masked, source.end, end):
        return trim_clause(reading, source.end, end)
    if not comma:
        return trim_clause(reading, so.end(), end) if (so := _SO.match(reading.masked, limit)) else None
    start = _behind_apposition(reading, _behind_role(reading, source, comma.end(), end), end)
    if that := reading.cues.that.match(reading.masked, start, end):  # "وبحسب الوالي، فإن …"
        start = that.end()
    return trim_clause(reading, start, end)


def _behind_role(reading: Reading, source: Source, at: int, end: int) -> int:
    """Past "Director, Institute of Local Administration, " where that is what the person is."""
    role = source.people[0].role if source.people else None
    article = _ARTICLE.match(reading.text, at)
    start = article.end() if article else at
    if not role or not reading.text.startswith(role, start):
        return at
    comma = COMMA.match(reading.masked, start + len(role), end)
    return comma.end() if comma else at


def _behind_apposition(reading: Reading, at: int, end: int) -> int:
    """Past "mayor of Y, " and the like from ``at`` on; in Romance sentences past "de la Universidad Z, en Y, " too."""
    if reading.lang in ROMANCE and (body := _OF_BODY.match(reading.masked, at, end)):
        at = body.end()
    while (role := _apposition(reading, at, end)) is not None:
        at = role
    return at


def _noun_phrase_end(reading: Reading, at: int, end: int) -> int:
    """Past "von der Stiftung": nouns are capital in German, the verb that follows is not."""
    while found := _GERMAN_PHRASE.match(reading.masked, at, end):
        at = found.end()
    return at


def _apposition(reading: Reading, start: int, end: int) -> int | None:
    """The end of "deputy mayor of Y, " where an office starts right here."""
    comma = re.compile(r"[,،，]\s*").search(reading.masked, start, min(end, start + 120))
    if not comma:
        return None
    if _AGE.fullmatch(reading.masked, start, comma.start()):
        return comma.end()
    words = [fold(w) for w in WORD.findall(reading.masked[start : comma.start()])[:3]]
    known = lexicon()
    return (
        comma.end()
        if words
        and (
            words[0] in known.roles
            or words[0] in (*_RELATIVES, "chargée", "chargee", *(() if reading.lang in _BARE else _LED))
            or any(w in known.roles for w in words[:2])
        )
        else None
    )
