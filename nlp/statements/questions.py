"""What a page's writer tells of and nobody says: what a piece will explain, what somebody was asked, what is opened."""

import re

from nlp.statements.clause_ends import without_titles
from nlp.statements.quotation_marks import Quoted
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import WORD

NAMED_WITHIN = 120  # characters behind a quotation

_QUESTION = re.compile(r"(?:how|why|what|where|who|when|whether)\b")
_PRESENT = frozenset(
    {"explains", "explain", "shares", "share", "reveals", "describes", "describe", "shows", "recounts", "recalls"}
)
_IN_INTERVIEW = re.compile(
    r"In (?:this|our|the|an?) (?:[\w-]+ ){0,3}(?:interview|conversation|episode|podcast|video|film|column|article)\b"
)
# "asked Jane Doe, who runs it, why it shuts"; "asked the council to say why" is a wish of who asks
_ASKS_WHOM = re.compile(
    r"ask(?:s|ed|ing)? (?!(?:what|how|why|whether|if|that|to|for|who|where|when)\b|\w+sel(?:f|ves)\b)"
    r"(?:(?! (?:to|for|that) )[^,.;:\n]){1,80}(?:, [^;:\n]{1,120},)? (?:about )?(?:what|how|why|whether|if)\b"
)
_GERMAN_QUESTION = re.compile(r"(?:warum|weshalb|wieso|wie|was|wo\w*|wer|wen|wem|wann|welche\w*)\b")
_LEADS_IN = re.compile(rf":\s*{MASK}")
_OPENS = re.compile(r"[^，。；]{0,16}(?:正式)?(?:开幕|启动|开始|闭幕|开馆|揭牌|成立|开班|开讲|开营|开赛|结束)")


def announces(reading: Reading, cue: Cue, content: tuple[int, int]) -> bool:
    """ "In this interview, Jane Doe explains how …": what stands below; "宣布活动周开幕": what is done by saying it."""
    if reading.lang == "zh":
        return (
            reading.text[cue.start : cue.end] in ("宣布", "宣佈")
            and _OPENS.fullmatch(reading.text, *content) is not None
        )
    if reading.lang == "de":  # "erklärt, warum das so ist: „…“"
        asks = _GERMAN_QUESTION.match(reading.text, content[0])
        return asks is not None and _LEADS_IN.match(reading.masked, content[1]) is not None
    if reading.lang != "en" or not _QUESTION.match(reading.text, content[0]):
        return False
    verb = reading.text[cue.start : cue.end]
    return verb == "tells" or (verb in _PRESENT and _IN_INTERVIEW.match(reading.text, *cue.sentence) is not None)


def asks_whom(reading: Reading, cue: Cue) -> bool:
    """ "Jane Doe asked John Roe what had become of it": a question the writer tells of, no view of either."""
    verb = reading.masked.rfind("ask", cue.start, cue.end) if reading.lang == "en" else -1
    return verb >= 0 and _ASKS_WHOM.match(reading.masked, verb, cue.sentence[1]) is not None


def asked_ahead(reading: Reading, quote: Quoted, low: int, high: int) -> bool:
    """ "“Will it do?” Treasurer Jane Doe shrugs.": these need not be the words of whom the lines above are about."""
    if "\n" not in reading.text[high : quote.outer_start + 1] or reading.text[quote.end - 1 : quote.end] not in "?？":
        return False
    behind = reading.cast.between(quote.outer_end, quote.outer_end + NAMED_WITHIN)
    if not behind or "\n" in reading.text[quote.outer_end : behind[0].start]:
        return False
    lead = WORD.findall(without_titles(reading.text[quote.outer_end : behind[0].start]))
    return len(lead) <= 1 and all(n.person != behind[0].person for n in reading.cast.between(low, high))
