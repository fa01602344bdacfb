"""Two neighbouring quotations in, whether they are one statement out: marks opened anew, "he said" in between."""

import re
from collections.abc import Sequence

from nlp.statements.captions import LONGEST
from nlp.statements.cast import any_of
from nlp.statements.cues import ROMANCE
from nlp.statements.quotation_marks import DASH, Quoted
from nlp.statements.quote_cues import REACH, SHORT_CLAUSE
from nlp.statements.reading import Reading
from nlp.statements.said import MIN_WORDS, Cue, Said
from nlp.statements.sources import WORD

_RELATIVE = re.compile(rf",\s(?:{any_of('relatives')})\s[^,.]*,\s*$")
_BEFORE_ADDING = re.compile(r"قبل أن [^\W\d_]+:?\s*$")  # "تقول هالة، قبل أن تضيف: «…»"
WITH_TAILS = ROMANCE | {"de"}  # where a quotation's last words may tell of another: "„…“, heißt es im Rathaus"
MOST_CAPTIONS = 3  # pictures between two paragraphs of a quotation
JOINS = frozenset({"and", "or", "but", "y", "o", "et", "ou", "e", "und", "oder", "ed"})
_LISTED = re.compile(
    r",?\s*(?:and|or|but|nor)?(?:\s+(?:then|even|also|a|an|the|as|to|in|for|of|with|by|on|that)){0,3}\s*"
)
_SIGNED = re.compile(r"[ \u00a0]*[–—―-]{1,2}[ \u00a0]*[^\W\d_a-z]")  # "“…” — Jane, aged 9"
LISTED = 24  # characters between two quoted terms of a list
JOINED = 12  # characters that hold such a word


def continues(reading: Reading, previous: Said, one: Said, quote: Quoted, cues: Sequence[Cue]) -> bool:
    """Whether a quotation goes on from the one before: marks opened anew, or only "he said" in between.

    ``cues`` are those between the two.
    """
    last = previous.quotes[-1]
    if quote.outer_start - last.outer_end > 2 * REACH + LONGEST:
        return False
    between = _without_captions(reading, last.outer_end, quote.outer_start)
    if not last.closed and between.count("\n") in (1, 2) and not between.strip():
        return last.mark == quote.mark or (quote.mark in "“«„" and last.mark in "“«„")
    if one.own_cue and one.cue is not None and one.cue is not previous.cue:
        adds = previous.by is not None and _BEFORE_ADDING.search(between) is not None
        return adds or _is_same_breath(reading, previous, one.cue, between)
    if previous.by is None:
        return False
    dashed = quote.mark == DASH
    if reading.lang in ROMANCE and not dashed and _is_in_another_clause(reading, between):
        return False
    if between.rstrip().endswith((":", "：")) and _is_inside_clause(reading, previous):
        return False
    if "\n" in between:
        return (
            _only_cue(reading, previous, between)
            and between.count("\n") <= 2
            and _alone(reading, quote)
            and not _SIGNED.match(reading.text, quote.outer_end)
            and (reading.lang not in WITH_TAILS or _ends_its_line(reading, quote))
            and one.words >= MIN_WORDS
        )
    led = not dashed and _is_led_anew(previous, between, cues)
    return _only_cue(reading, previous, between) and one.words >= 1 and not led


def is_joined(reading: Reading, previous: Said, quote: Quoted) -> bool:
    """ "called him a “liar,” a “bully” and a “man without a plan”": one after another in a list of quoted words."""
    between = reading.masked[previous.quotes[-1].outer_end : quote.outer_start]
    return reading.lang == "en" and len(between) <= LISTED and "\n" not in between and bool(_LISTED.fullmatch(between))


def _is_led_anew(previous: Said, between: str, cues: Sequence[Cue]) -> bool:
    """ "“…,” she said and asked to “…”": inside the sentence other words lead up to the second quotation."""
    lead = between.rstrip()
    if not lead or lead[-1] in ".!?…。":
        return False
    words = WORD.findall(lead[-JOINED:])
    return (lead[-1].isalpha() and words[-1].lower() not in JOINS) or any(c is not previous.cue for c in cues)


def _is_same_breath(reading: Reading, previous: Said, cue: Cue, between: str) -> bool:
    """ "«…», avalia. «…», alerta.": two verbs without a subject, with nothing but the first between the marks."""
    if reading.lang not in ROMANCE or previous.cue is None or previous.by is None or previous.cue.source is None:
        return False
    nobody = cue.source is not None and cue.source.kind == "pronoun" and cue.source.start == cue.start
    bare = between.rstrip().endswith(".") and "\n" not in between
    return nobody and bare and cue.start > previous.cue.start and _only_cue(reading, previous, between)


def _is_in_another_clause(reading: Reading, between: str) -> bool:
    """ "«…», resume el alcalde, para quien la red es «…»": what stands inside a clause does not go on."""
    text = between.rstrip()
    return text[-1:].isalpha() or bool(_RELATIVE.search(text)) or reading.cues.gerund.search(text) is not None


def _is_inside_clause(reading: Reading, said: Said) -> bool:
    """ "Adding that there is a “powerful foundation”, he said: “…”": the first words are part of what is told."""
    first = said.quotes[0]
    return reading.text[max(first.outer_start - 2, 0) : first.outer_start].strip().isalpha()


def _without_captions(reading: Reading, start: int, end: int) -> str:
    """The masked text between two quotations, but for pictures' captions that stand there in lines of their own."""
    between = reading.masked[start:end]
    if between.count("\n") < 3:
        return between
    first, kept = reading.line_at(start) + 1, between
    for line_start, line_end in reading.lines[first : first + MOST_CAPTIONS]:
        if line_end <= end and reading.layout.is_caption(line_start):
            following = reading.text[line_end:end]
            spaces = len(following) - len(following.lstrip())
            kept = kept.replace(reading.masked[line_start : line_end + spaces], "", 1)
    return kept


def _only_cue(reading: Reading, previous: Said, between: str) -> bool:
    text = between.strip()
    if not text:
        return True
    if previous.cue is None:
        return False
    last = previous.quotes[-1]
    cue_here = last.outer_end <= previous.cue.start < last.outer_end + len(between)
    following = reading.sentence_at(last.outer_end) + 1
    stop = last.outer_end + len(between.rstrip())
    one_sentence = following >= len(reading.sentences) or reading.sentences[following][0] >= stop
    few = len(WORD.findall(text)) <= 2 * SHORT_CLAUSE
    return cue_here and few and (one_sentence or _tells_of_speaker(reading, following, stop))


def _tells_of_speaker(reading: Reading, i: int, stop: int) -> bool:
    """ "“…,” Jane Doe told them. She runs the city's library. “…”": one sentence about her, in the same paragraph."""
    start, end = reading.sentences[i]
    if reading.lang != "en" or end != stop or reading.text[stop - 1] != "." or reading.verbs_in(start, end):
        return False
    line = reading.lines[reading.line_at(start)]
    words = WORD.findall(reading.text[start:end])
    return line[1] > stop and words[0] in ("He", "She") and not reading.cast.between(start, end)


def _ends_its_line(reading: Reading, quote: Quoted) -> bool:
    """Whether nothing follows that may tell of another speaker, in the line or in what a mark left open leads to."""
    line = reading.lines[reading.line_at(quote.outer_start)]
    return quote.closed and not WORD.search(reading.text, quote.outer_end, line[1])


def _alone(reading: Reading, quote: Quoted) -> bool:
    """Whether a quotation opens its paragraph."""
    line = reading.lines[reading.line_at(quote.outer_start)]
    return quote.outer_start == line[0]
