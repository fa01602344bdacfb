"""What is done by speaking: "agradeció a los vecinos", "a appelé les maires à …", "called the model cheap and …"."""

import re
from collections.abc import Iterator

from nlp.names.lexicon import fold
from nlp.statements.beside import source_before
from nlp.statements.cast import speaker_words
from nlp.statements.clause_ends import past_adverbs, trim_clause, without_adverbs
from nlp.statements.cues import ROMANCE
from nlp.statements.going_on import anew, goes_on
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue, count_words
from nlp.statements.sources import SPEAKERS, WORD

_AUXILIARY = re.compile(r"(?:s['’]est|si è|ha|a|ont|hanno|han)\b")
THANKS = "thank"  # the lemma of them all: words were uttered
VIEW_WORDS = 7  # "noted the progress" and "expressed his pride in the award" are courtesy
MIN_OBJECT = 5  # words behind the verb: fewer, as in "thanked the city", are courtesy
_HOPE_THAT = re.compile(r"(?:[a-z]+ ){1,3}that ")  # "expressed confidence that …": the clause is what was said
_SAYS_SO = re.compile(
    r"(?:welcome|appreciat)\w+ [^.;:]{2,80}? but \w+ed |express\w+ (?:[a-z]+ ){0,2}(?:gratitude|thanks|appreciation) "
)


def act_cues(reading: Reading, cues: list[Cue], start: int, end: int) -> Iterator[Cue]:
    """The verb and all it governs are the words; ``cues`` are those of speech in the same sentence."""
    if reading.lang not in ROMANCE or reading.masked[end - 1] not in ".!…":
        return
    for match in reading.cues.act_verb.finditer(reading.masked, start, end):
        if _is_negated(reading, start, match.start()):
            continue
        told = [cue for cue in cues if cue.start < match.start()]
        source = source_before(reading, start, match.start())
        if told and goes_on(reading, match, start):
            source = told[-1].source
        if source is None or source.kind not in SPEAKERS or source.end > match.start():
            continue
        stop = anew(reading, match.end(), end) or end
        quotation = reading.masked.find(MASK, match.end(), stop)  # which is a statement of its own
        stop = quotation if quotation > 0 and _is_statement(reading, quotation) else stop
        if count_words(reading.text[match.end() : stop]) >= MIN_OBJECT:
            content = trim_clause(reading, _begins(reading, match), stop)
            yield Cue(match.start(), match.end(), "act", source, (start, end), content, lemma=THANKS)


def _is_statement(reading: Reading, at: int) -> bool:
    """Whether the quotation there has words enough to stand by itself."""
    quote = next((q for q in reading.quotes if q.outer_start <= at < q.outer_end), None)
    return quote is not None and count_words(reading.text[quote.start : quote.end]) >= MIN_OBJECT


def _begins(reading: Reading, verb: re.Match[str]) -> int:
    """The verb; of "a, de son côté, salué" and "ha infine ringraziato" what stands behind the adverbs."""
    first = _AUXILIARY.match(reading.masked, verb.start(), verb.end())
    behind = past_adverbs(reading, first.end(), verb.end()) if first else verb.start()
    return behind if first and behind > first.end() else verb.start()


def _is_negated(reading: Reading, start: int, verb: int) -> bool:
    lead = WORD.findall(without_adverbs(reading, reading.masked[max(start, verb - 20) : verb]))
    return bool(lead) and fold(lead[-1]) in speaker_words()["negations"]


def is_spoken_act(reading: Reading, cue: Cue) -> bool:
    return reading.lang in ROMANCE and cue.lemma == THANKS


def tells_view(reading: Reading, cue: Cue) -> bool:
    """ "called the model cheap, quick and easy to copy": an act whose object says enough to be her words."""
    if cue.content and cue.lemma == "express" and _HOPE_THAT.match(reading.text, *cue.content):
        return False
    words = count_words(reading.text[slice(*cue.content)]) if cue.content else 0
    return cue.kind == "act" and cue.lemma in reading.cues.view and words >= VIEW_WORDS


def says_so(reading: Reading, cue: Cue) -> bool:
    """ "welcomed the plan but asked how …", "expressed her gratitude for …"."""
    return reading.lang == "en" and cue.content is not None and _SAYS_SO.match(reading.text, *cue.content) is not None
