"""Parsed words in, a stretch of the text out: to where a reported clause goes, and what at its edge is the writer's."""

import re
from itertools import islice, takewhile

from spacy.tokens import Token

from nlp.statements.reading import Reading
from nlp.statements.said import CueKind

PEOPLE_TOLD = frozenset(
    {"tell", "remind", "assure", "warn", "inform", "apprise", "notify"}
)  # their object is who listens
PERCEIVES = frozenset({"see", "hear", "feel", "watch", "notice", "observe"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
THANKS = frozenset({"gratitude", "thanks", "appreciation"})
URGES = frozenset({"urge", "ask", "implore", "encourage", "invite", "advise", "beg", "exhort", "enjoin"})
JOINS = frozenset({"and", "but", "or", "nor", "yet", "so"})
HANGING = frozenset({"because", "if", "unless", "until", "although", "though", "than", "that"})
SHIFTED = frozenset({"would", "had", "could", "should", "might"})  # tense of what is told of another's words
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


def is_perceived(clause: Token, verb: Token) -> bool:
    """ "came to see them sign up", "heard her sing": what somebody watches or hears is no view."""
    bare = clause.tag_ in ("VB", "VBG") and not any(t.dep_ in ("aux", "mark") for t in clause.children)
    return verb.lemma_.lower() in PERCEIVES and bare


def asked_if(verb: Token) -> list[Token]:
    """ "wondered if the money could be found": a question, though the parser takes it for a condition."""
    asks = verb.lemma_.lower() in ("wonder", "ask", "question", "query", "doubt")
    behind = [t for t in verb.children if t.dep_ == "advcl" and t.i > verb.i] if asks else []
    return [t for t in behind if t.left_edge.i == verb.i + 1 and t.left_edge.lower_ in ("if", "whether")]


def gives_thanks(lemma: str, objects: list[Token]) -> bool:
    """ "expressed his gratitude for …"."""
    return lemma == "express" and any(t.lemma_.lower() in THANKS for t in objects)


def wished_inside(verb: Token, reading: Reading) -> list[Token]:
    """ "urged parents who never finished school to enrol": the parser hangs the wish on what tells who they are."""
    asked = next((t for t in verb.children if t.dep_ in ("dobj", "obj") and t.i > verb.i), None)
    if asked is None or not reading.network or verb.lemma_.lower() not in URGES:
        return []
    telling = [t for t in asked.children if t.dep_ == "relcl" and t.left_edge.tag_ == "WP"]
    inside = (t for r in telling for t in r.subtree if t.i > r.i and t.tag_ == "VB")
    return [t for t in inside if any(c.lower_ == "to" and c.i < t.i for c in t.children)][:1]


def to_its_end(content: Span, verb: Token, reading: Reading) -> Span:
    """A clause the parser broke off, to the end of its sentence: "said the idea is good but she wants to see …"."""
    if reading.lang != "en" or verb.tag_ not in ("VBD", "VBZ") or verb.lemma_.lower() not in reading.cues.say:
        return content
    end = reading.sentence_of(verb.idx)[1]
    if content[0] < verb.idx or not 0 < end - content[1] <= MAX_CLAUSE:
        return content
    following = takewhile(lambda t: t.idx < end, islice(verb.doc, verb.i + 1, None))
    rest = [t for t in following if t.idx >= content[1]]
    if not rest or not _goes_on(rest, reading):
        return content
    longer = span_of_words(rest[0], rest[-1], reading, rest[-1].idx)
    return (content[0], longer[1]) if longer else content


def _goes_on(rest: list[Token], reading: Reading) -> bool:
    """Whether the words behind a clause are still told: its own verb, or a further clause with a subject of its own."""
    comma = rest[0].text == ","
    words = [t for t in rest if not t.is_punct and not t.is_space]
    if comma and [t.lower_ for t in words[1:3]] == ["of", "them"]:  # "…, eight of them relations of hers"
        return True
    verbs = [t for t in words if t.tag_ in FINITE]
    if not verbs or any(t.lemma_.lower() in reading.cues.say and t.tag_ in ("VBD", "VBZ") for t in words):
        return False
    first = words[0]
    if first.lower_ not in JOINS:
        return not comma and (first.tag_ in FINITE or first.lower_ in HANGING)
    between = [t for t in words[1:] if t.i < verbs[0].i]
    if not any(t.pos_ in ("NOUN", "PROPN", "PRON") or t.lower_ == "that" for t in between):
        return False
    shifted = verbs[0].lower_ in SHIFTED or (first.lower_ == "and" and verbs[0].lower_ in ("was", "were"))
    return not comma or shifted or between[0].lower_ == "that"


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


def same_line(clause: Token, verb: Token, reading: Reading) -> bool:
    low, high = sorted((clause.idx, verb.idx))
    return "\n" not in reading.text[low:high]


def holds(clause: Token, verb: Token) -> bool:
    return clause.left_edge.i <= verb.i <= clause.right_edge.i


def contrasts(clause: Token) -> bool:
    return clause.left_edge.lower_ == "while" and clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","
