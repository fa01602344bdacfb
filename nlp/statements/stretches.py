"""Parsed words in, a stretch of the text out: to where a reported clause goes, and what at its edge is the writer's."""

import re

from spacy.tokens import Token

from nlp.statements.reading import Reading
from nlp.statements.said import CueKind

PEOPLE_TOLD = frozenset(
    {"tell", "remind", "assure", "warn", "inform", "apprise", "notify"}
)  # their object is who listens
MAX_CLAUSE = 1_500  # characters of a reported clause
LISTENERS = 5  # words between "reminded" and "that": "all the participants of the course"
MIN_TOLD = 4  # words behind "that"
_ASIDE = re.compile(
    r", (?:in (?:an? )?(?:\w+ )?(?:reference|allusion|nod|swipe|jibe|hint|response|reply)|referring|alluding)"
    r" (?:to|at) "
)

Span = tuple[int, int]


def behind_that(verb: Token, kind: CueKind, reading: Reading) -> Span | None:
    """ "reminded participants that plans which nobody asked for end up …": to the end of a sentence the parser lost."""
    if kind not in ("say", "think") or reading.lang != "en" or verb.tag_ not in ("VBD", "VBZ"):
        return None
    doc, most = verb.doc, LISTENERS if verb.lemma_.lower() in PEOPLE_TOLD else 0
    for that in doc[verb.i + 1 : min(verb.i + 2 + most, verb.sent.end)]:
        if that.is_punct:
            break
        if that.lower_ == "that" and that.i + MIN_TOLD < verb.sent.end and that.tag_ in ("IN", "WDT"):
            return span_of_words(that, verb.sent[-1], reading, that.idx)
    return None


def without_aside(content: Span | None, reading: Reading) -> Span | None:
    """Without the writer's ", in a reference to the tourist season" at its end."""
    aside = _ASIDE.search(reading.masked, *content) if content and reading.lang == "en" else None
    return (content[0], aside.start()) if content and aside else content


def span_of_words(left: Token, right: Token, reading: Reading, head: int = 0) -> Span | None:
    """From ``left`` to ``right``, in the line that holds ``head``, without "that" and marks at the edges."""
    doc = left.doc
    while left.i < right.i and (
        left.lower_ in ("that", "que", "qu'", "qu’") or (left.is_punct and left.text not in "“\"'‘«")
    ):
        left = doc[left.i + 1]
    start, end = left.idx, min(right.idx + len(right), left.idx + MAX_CLAUSE)
    core = max(start, min(head, end))
    start = max(start, reading.text.rfind("\n", start, core) + 1)
    line_end = reading.text.find("\n", core, end)
    end = line_end if line_end >= 0 else end
    while end > start and reading.text[end - 1] in " ,.;:–—\u00a0\n":
        end -= 1
    return (start, end) if end > start else None
