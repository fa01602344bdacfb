"""A quotation and what leads up to it in, whether it is a title, a theme or a term rather than speech, out."""

import re

from nlp.names.lexicon import fold
from nlp.statements.cast import speaker_words
from nlp.statements.quotation_marks import Quoted
from nlp.statements.reading import Reading
from nlp.statements.sources import WORD

CAPITALS = 0.7  # of the words that count: below it stands speech with many names
TITLE_WORDS = 8  # more are a sentence of a headline
_LINKS = frozenset(["is", "was", "of", "est", "es", "ist", "e", "de", "sur", "on"])
_BESIDE = " \u00a0:（("  # what may stand between such a word and the mark
_SPEECH_ENDS = tuple(".!?…,")
_STOPS = (*_SPEECH_ENDS, "。", "！", "？")
_HOUR = re.compile(
    r"[\s•*·|–-]*(?:\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?|h|Uhr)?)?(?:\s*(?:[–-]|to|bis|a)\s*\d{1,2}[:.h]\d{2}h?)?[\s:|–-]*"
)
_LABEL = re.compile(r"([^\W\d_a-zß-ÿ]{3,})(?: [^\W\d_a-zß-ÿ]+)?:")
_SPEAKS_BEHIND = re.compile(r"\s*[,–—(:|-]\s*[^\W\d_]")


def is_title(reading: Reading, quote: Quoted) -> bool:
    """Announced as a name ("under the theme ‘…’"), or written like one: capitals throughout and no full stop."""
    before = reading.text[max(quote.outer_start - 40, 0) : quote.outer_start]
    lead = [fold(w) for w in WORD.findall(before)][-2:]
    inner = reading.text[quote.start : quote.end].strip()
    if leads_elsewhere(inner):
        return True
    if reading.lang == "de" and inner[:1].islower():  # "nannte das Programm „einen Meilenstein für alle“"
        return False
    announcing = speaker_words()["announces_name"]
    if (
        lead
        and before[-1:] in _BESIDE
        and before.rstrip(_BESIDE)[-1:].isalpha()
        and (lead[-1] in announcing or (lead[0] in announcing and lead[-1] in _LINKS))
    ):
        return True
    words: list[str] = [w for w in WORD.findall(inner) if fold(w) not in speaker_words()["small"]]
    if len(words) < 2 or not words[0][0].isupper():
        return False
    capital: int = sum(w[0].isupper() for w in words)
    if inner[-1:] in _SPEECH_ENDS:
        return inner[-1:] in ",." and capital == len(words) <= TITLE_WORDS and _is_named(reading, quote, before)
    if reading.lang == "de" and capital < len(words) and reading.text.startswith(",", quote.outer_end):
        return False  # German nouns are capital; a comma behind the mark leads to who says it
    return capital >= CAPITALS * len(words)


def leads_elsewhere(words: str) -> bool:
    """ "“WATCH: The latest videos”": a link in marks."""
    label = _LABEL.match(words)
    return label is not None and fold(label.group(1)) in speaker_words()["leads_elsewhere"]


def is_listed(reading: Reading, quote: Quoted) -> bool:
    """ "15:10 ‘One dance class’, Osan – Jane Doe": opens a line of a programme, has no stop; who talks is behind."""
    line = reading.lines[reading.line_at(quote.outer_start)][0]
    stops = reading.text[quote.start : quote.end].rstrip()[-1:] in _STOPS
    return not stops and bool(
        _HOUR.fullmatch(reading.text, line, quote.outer_start) and _SPEAKS_BEHIND.match(reading.text, quote.outer_end)
    )


def _is_named(reading: Reading, quote: Quoted, before: str) -> bool:
    """ "on her show “Meet the Mayor,” Jane Doe said": American typesetting puts the comma of the sentence inside."""
    lead = before[before.rfind("\n") + 1 :].rstrip(" \u00a0")
    if lead.endswith(","):
        words = WORD.findall(lead)
        return bool(words) and fold(words[-1]) in speaker_words()["announces_name"]
    return lead[-1:].isalpha() and not reading.cues.verb.search(
        reading.masked, quote.outer_start - 14, quote.outer_start
    )
