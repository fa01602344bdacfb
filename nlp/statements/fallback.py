"""A quotation without a cue beside it in, a likely speaker out: who signs below, who spoke just before."""

import re
from collections.abc import Callable

from nlp.document import Person
from nlp.names.lexicon import fold, lexicon
from nlp.statements.card_lines import is_tail
from nlp.statements.cast import Naming, any_of, speaker_words
from nlp.statements.cues import ROMANCE
from nlp.statements.discourse import Discourse
from nlp.statements.layout import BLOCK_MARK
from nlp.statements.owners import Owner, card_below, is_by_line, is_contact
from nlp.statements.questions import asked_ahead
from nlp.statements.quotation_marks import Quoted
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Attribution, Cue
from nlp.statements.sides import owner_above
from nlp.statements.sources import WORD, Source
from nlp.statements.titles import is_listed
from nlp.statements.told_on import tells_surely

CuesBetween = Callable[[int, int], list[Cue]]
SIGNING_DASH = re.compile(r"^[\s.,]*(?:[–—―-]{1,2}|\()\s*")
_SIGNING_COLON = re.compile(r"\s?:\s")  # "“…”: Jane Doe, alcaldesa."
WITH_WORDS = re.compile(
    r"[\s.,;:]*(?:with these words|(?:avec|par|sur) ces mots|(?:avec|par|sur) cette (?:phrase|idée|conviction)"
    r"|con es[at](?:a)? (?:frase|idea|premisa|convicción|reflexión)|con es[at]as palabras"
    r"|(?:foi )?com es[st]a (?:frase|ideia|convicção|reflexão)|com es[st]as palavras"
    r"|voilà comment|c['’]est ainsi que|c['’]est en ces termes que|è così che"
    r"|así (?:lo )?(?:resume|define|explica|cuenta|expresa|describe)|é assim que|foi assim que"
    r"|así (?:lo |se )?(?:arranc|abri|comenz|empez|respond|present|reaccion|expres|record|valor)[a-zó]+"
    r"|assim (?:se )?(?:abriu|começou|resumiu|resume|definiu|define|explicou|respondeu|reagiu|apresentou)"
    r"|ainsi (?:s['’]exprime|parle|commence|résume|s['’]est exprimée?)"
    r"|così (?:ha )?(?:aperto|esordito|esordisce|commentato|commenta|presentato|presenta|sintetizza|inizia|comincia)"
    r"|così (?:riassume|spiega|racconta)|così(?= (?:(?:il|la|lo)\s|l['’]|(?-i:[A-Z])))"
    r"|con quest[ae] (?:parole|frase|idea|convinzione)|mit diesen worten)\b",
    re.IGNORECASE,
)
_LO_SAID = re.compile(rf"[\s.,;–—]*(?:{any_of('said_so')})\s*", re.IGNORECASE)
_ARE_WORDS_OF = re.compile(
    rf"[\s.,;–—]*(?:{any_of('are')})\s+(?:(?:l['’]|[^\W\d_]{{1,3}}\s+)?)(?:{any_of('words_of')})\s+", re.IGNORECASE
)
_COLON = re.compile(r"[:：]\s*$")
_NOBODYS = re.compile(
    r",? (?:so )?(?:heißt|hieß|steht|stand|lautet|lautete|liest|las|ist|war) (?:es|man|auf|in|im|an|der|die|das)\b"
)
BEHIND_MAX = 120  # characters of a name, an office and a place behind a quotation
BEHIND = 400  # characters looked at on either side: keeps a paragraph of quotations linear
SPEECH_WORDS = 8  # without a full stop, fewer may be the title of a talk
UNRESOLVED = ("name", "role", "body")  # "The Leeds Post reports:": nobody of the page, but said to speak
MOST_CAPTIONS = 3  # sentences of captions between a quotation and what tells of its speaker
FEW_BEHIND = 3  # words between a cue and the end of its sentence: "on Monday night"
SUBJECT_WORDS = 6  # before a name that can still be the subject of its sentence


def signer(reading: Reading, quote: Quoted, owners: dict[int, Owner], *, headed: bool) -> Attribution | None:
    """Who signs: " — Jane Doe, Mayor" behind the mark, a line of name and office below or, at last, above."""
    index = reading.line_at(quote.outer_start)
    line = reading.lines[index][0], reading.lines[reading.line_at(quote.outer_end)][1]
    rest = reading.text[quote.outer_end : min(line[1], quote.outer_end + BEHIND)]
    dash = SIGNING_DASH.match(rest)
    glued = bool(re.match(r"[^\W\d_]", rest)) and rest[:1].isupper()
    if dash or glued:
        at = quote.outer_end + (dash.end() if dash else 0)
        named = reading.cast.between(at, min(at + 60, line[1]))
        if named and (named[0].start - at <= 3 or _is_office(reading.text[at : named[0].start])):
            return _by(named[0].person, named[0].start, "signature", 0.93)
    if behind := _right_behind(reading, quote, line) or _behind_colon(reading, quote, line):
        return _by(behind.person, behind.start, "signature", 0.9)
    if reading.lang in ("zh", "ja") and not rest.strip().strip("。").startswith(MASK):
        named = reading.cast.between(quote.outer_end, min(quote.outer_end + 16, line[1]))
        if named and not re.search(r"\w", reading.text[named[0].end : min(line[1], named[0].end + BEHIND)]):
            return _by(named[0].person, named[0].start, "signature", 0.85)
    if quote.mark == BLOCK_MARK:
        rest = ""
    if rest.strip(" .,;") or not _is_speech(reading, quote, line[0]):
        return None
    below, above = card_below(reading, owners, quote.outer_end), owner_above(reading, owners, index)
    if above and _is_topic(reading.text[quote.start : quote.end]):
        return None
    if above and (quote.outer_start != line[0] or is_by_line(above) or above.glued or is_contact(reading, above)):
        above = None
    if below and (is_contact(reading, below) or is_by_line(below)):
        below = None
    if above and below and not below.glued and _is_nearer(reading, quote, above, below, headed=headed):
        below = None
    if below:
        return _by(below.person, below.start, "signature", 0.92)
    return _by(above.person, above.start, "heading", 0.8) if above else None


def _right_behind(reading: Reading, quote: Quoted, line: tuple[int, int]) -> Naming | None:
    """ "“It has coffee stains.” Jane Doe, tutor, Port Augusta": behind a sentence in marks a name, and no verb."""
    inner = reading.text[quote.start : quote.end].rstrip()
    at = quote.outer_end + 1
    if (
        quote.outer_start != line[0]
        or inner[-1:] not in tuple(".!?…")
        or reading.text[at - 1 : at] not in (" ", "\u00a0")
    ):
        return None
    named = reading.cast.between(at, min(at + 3, line[1]))
    if not named or reading.text[line[1] - 1] in ".:" or line[1] - at > BEHIND_MAX:
        return None
    behind = reading.text[named[0].end : line[1]]
    return named[0] if is_tail(behind) and not reading.verbs_in(at, line[1]) else None


def _behind_colon(reading: Reading, quote: Quoted, line: tuple[int, int]) -> Naming | None:
    """ "“…”: Jane Doe, alcaldesa de X." with nothing but the name and the office behind the colon."""
    colon = _SIGNING_COLON.match(reading.text, quote.outer_end, line[1]) if reading.lang in ROMANCE else None
    named = reading.cast.between(colon.end(), min(colon.end() + 3, line[1])) if colon else []
    if not named or quote.outer_start != line[0] or line[1] - quote.outer_end > BEHIND_MAX:
        return None
    return named[0] if is_tail(reading.text[named[0].end : line[1]].rstrip(" .")) else None


def _is_nearer(reading: Reading, quote: Quoted, above: Owner, below: Owner, *, headed: bool) -> bool:
    """Whether a quotation belongs to the name above it: by the blank lines, else by the page's order."""
    up = reading.text.count("\n", reading.lines[above.line][1], quote.outer_start)
    down = reading.text.count("\n", quote.outer_end, below.start)
    return up < down or (up == down and headed)


def with_these_words(reading: Reading, quote: Quoted) -> Attribution | None:
    """ "“…”. Con esta frase ha abierto el encuentro la alcaldesa Jane Doe.": who opened it is the first one named."""
    phrase = WITH_WORDS.match(reading.masked, quote.outer_end) or _said_so(reading, quote.outer_end)
    if not phrase:
        return None
    sentence = reading.sentences[reading.sentence_at(phrase.end())]
    named = reading.cast.between(phrase.end(), min(sentence[1], phrase.end() + BEHIND))
    return _by(named[0].person, named[0].start, "with these words", 0.9) if named else None


def _said_so(reading: Reading, at: int) -> re.Match[str] | None:
    """ "Lo ha detto …", "sono parole di …" right behind the marks."""
    if reading.lang not in ROMANCE:
        return None
    opening = _LO_SAID.match(reading.masked, at)
    verb = reading.cues.verb.match(reading.masked, opening.end()) if opening else None
    return verb or _ARE_WORDS_OF.match(reading.masked, at)


def _is_speech(reading: Reading, quote: Quoted, line_start: int) -> bool:
    """Whether a quotation that somebody may sign opens its line and ends like a sentence: no title of a talk."""
    inner = reading.text[quote.start : quote.end].rstrip()
    return quote.outer_start == line_start and (
        quote.mark == BLOCK_MARK or inner[-1:] in tuple(".!?…。！？,") or len(WORD.findall(inner)) >= SPEECH_WORDS
    )


def _is_topic(words: str) -> bool:
    """ "“Who pays for learning?”" below a speaker's name: what a talk is about."""
    return words.rstrip().endswith("?") and len(WORD.findall(words)) <= SPEECH_WORDS and not re.search(r"[.!?] ", words)


def _is_office(words: str) -> bool:
    known = lexicon()
    return any(fold(w) in known.roles or fold(w) in known.titles for w in WORD.findall(words))


def _by(person: Person, at: int, rule: str, certainty: float, rival: str | None = None) -> Attribution:
    return Attribution(Source(at, at, "person", (person,), person.name), rule, rule, certainty, rival)


def speaker_nearby(
    reading: Reading,
    quote: Quoted,
    cues_between: CuesBetween,
    previous: tuple[int, Attribution] | None,
    discourse: Discourse,
) -> Attribution | None:
    """``previous``: where the statement before it ended and whose it was.

    Only a quotation that opens a sentence is looked at: one in mid-sentence without a cue is a term or a title.
    """
    lead = _lead(reading, quote.outer_start)
    if lead is None or _is_no_speech(reading, quote):
        return None
    low, high = lead
    if asked_ahead(reading, quote, low, high):
        return None
    if reading.layout.are_apart(low, quote.outer_start):
        return None
    leads_in = bool(_COLON.search(reading.masked[low:high])) and not reading.network
    news = reading.lang == "en" and not reading.network
    named = [
        c
        for c in cues_between(low, high)
        if c.source is not None and (leads_in or c.source.kind != "body" or (news and _ends_with(reading, c, high)))
    ]
    if named:
        cue = named[-1]
        people, sure, rival = discourse.resolve(cue.source) if cue.source else ((), 0.0, None)
        if people and cue.source:
            discourse.heard(people, cue.start)
            by = Source(cue.source.start, cue.source.end, "person", people, people[0].name)
            return Attribution(by, reading.text[cue.start : cue.end], "sentence before", 0.85 * sure, rival)
        if cue.source and (leads_in or news) and cue.source.kind in UNRESOLVED and _ends_with(reading, cue, high):
            return Attribution(cue.source, reading.text[cue.start : cue.end], "sentence before", 0.5, rival)
    if previous is not None and _COLON.search(reading.masked[low:high]):
        low = max(low, previous[0])  # "“…,” says A. Her teacher, B, nods: “…”"
        led = _subject(reading, low, high)
        if led is not None:
            return led
    if previous is not None and low <= previous[0] <= high and previous[1].speaker is not None:
        speaker = previous[1]
        return Attribution(speaker.speaker, speaker.cue, "speaker goes on", min(speaker.certainty, 0.8), None)
    if quote.mark == BLOCK_MARK and not _COLON.search(reading.masked[low:high]):
        return None  # words set off on the page need not be of whom the text above is about
    return _subject(reading, low, high)


def _ends_with(reading: Reading, cue: Cue, end: int) -> bool:
    """ "…, the council said. “…”", "The Leeds Post reports: “…”": nothing but a day behind speaker and verb."""
    behind = max(cue.end, cue.source.end if cue.source else 0)
    return len(WORD.findall(reading.masked[behind:end])) <= FEW_BEHIND


def _subject(reading: Reading, low: int, high: int) -> Attribution | None:
    """Whoever the sentence before is about: named near its start, or before its colon."""
    authors = reading.cast.authors
    named = [
        n for n in reading.cast.between(low, high) if reading.masked[n.start] != MASK and n.person.name not in authors
    ]
    if not named:
        return None
    colon = _COLON.search(reading.masked[low:high])
    first = _before_colon(reading, named, low + colon.start()) if colon else named[0]
    if not colon and len(WORD.findall(reading.text[low : first.start])) > SUBJECT_WORDS:
        return None
    alone = all(n.person == first.person for n in named)
    rival = None if alone else next(n.person.name for n in named if n.person != first.person)
    certainty = (0.8 if colon else 0.62) if alone else 0.45
    return _by(first.person, first.start, "named before", certainty, rival)


def _before_colon(reading: Reading, named: list[Naming], colon: int) -> Naming:
    """ "The gain does not surprise the pollster Jane Doe: “…”": who stands right before it, if not as its topic."""
    last = named[-1]
    lead = WORD.findall(reading.masked[max(last.start - 12, 0) : last.start])
    topic = bool(lead) and fold(lead[-1]) in speaker_words()["small"]
    return last if colon - last.end <= 1 and not topic else named[0]


def _is_no_speech(reading: Reading, quote: Quoted) -> bool:
    """A talk of a programme; "“…” - Constitution of UNESCO, 1945": signed by something that is no person."""
    signed = re.match(r"[ \t\u00a0]*\n?[–—-]\s*\w", reading.text[quote.outer_end : quote.outer_end + 8])
    return bool(signed or _NOBODYS.match(reading.masked, quote.outer_end)) or is_listed(reading, quote)


def _lead(reading: Reading, start: int) -> tuple[int, int] | None:
    """The sentence before the quotation, in its paragraph or, if it opens one, at the end of the paragraph above."""
    index = reading.sentence_at(start)
    sentence = reading.sentences[index]
    low = max(sentence[0], start - BEHIND)
    inside = reading.masked[low:start]
    if WORD.search(inside.replace(MASK, "")):
        if _is_told(reading, inside):
            return _above(reading, index)
        if not inside.rstrip().endswith(MASK) and not _COLON.search(inside):
            return None
        return low, start
    if MASK in inside:
        return low, start
    return _above(reading, index)


def _above(reading: Reading, index: int) -> tuple[int, int] | None:
    """The sentence before, pictures' captions passed over."""
    for i in range(index - 1, max(index - 1 - MOST_CAPTIONS, -1), -1):
        if not reading.layout.is_caption(reading.sentences[i][0]):
            return reading.sentences[i]
    return None


def _is_told(reading: Reading, lead: str) -> bool:
    """ "Wer mitmachen will, brauche »…«": the verb's form says that whoever spoke before is still speaking."""
    words = [fold(word) for word in WORD.findall(lead)]
    return reading.lang == "de" and "ich" not in words and (words[-1] in speaker_words()["told"] or tells_surely(lead))
