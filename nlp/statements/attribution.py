"""A quotation and the text around it in, its speaker and cue out: cue verb, "according to", colon, sentence before."""

import re
from dataclasses import dataclass

from nlp.document import Person
from nlp.statements.cast import NAME, Cast
from nlp.statements.cues import Cues
from nlp.statements.quotation_marks import Quoted

REACH = 250  # characters looked at on either side: the longest "X, who is …, said" on the network's pages
SENTENCE_END = re.compile(r"[.!?…。！？](?=[\s\"”»’)]|$)|\n")


@dataclass(frozen=True)
class Attribution:
    """Who is held to have said it, by which words of the page, and how sure that is (0 to 1)."""

    person: Person | None
    name: str | None
    cue: str
    rule: str
    certainty: float


def attribute(text: str, quote: Quoted, before: int, after: int, cast: Cast, cues: Cues) -> Attribution | None:
    """Who said ``quote``; ``before`` and ``after`` bound the text that is not inside another quotation."""
    tail_end = min(after, quote.outer_end + REACH)
    stop = SENTENCE_END.search(text, quote.outer_end, tail_end)
    found = _beside(text, quote.outer_end, stop.start() if stop else tail_end, cast, cues, forward=True)
    if found:
        return found
    head = text[max(before, quote.outer_start - REACH) : quote.outer_start]
    line_start = head.rfind("\n") + 1
    sentence_start = max((m.end() for m in re.finditer(r"[.!?…]\s+(?=[^\W\d_a-z])", head[:-1])), default=0)
    start = quote.outer_start - len(head) + max(line_start, sentence_start)
    return _beside(text, start, quote.outer_start, cast, cues, forward=False)


def _beside(text: str, start: int, end: int, cast: Cast, cues: Cues, *, forward: bool) -> Attribution | None:
    verbs = list(cues.verb.finditer(text, start, end)) + list(cues.according.finditer(text, start, end))
    if not verbs:
        return None
    cue = verbs[0] if forward else verbs[-1]
    rule = "cue verb after" if forward else "cue verb before"
    named = cast.between(start, end)
    if named:
        nearest = min(named, key=lambda n: min(abs(n.start - cue.end()), abs(cue.start() - n.end)))
        return Attribution(nearest.person, nearest.person.name, cue.group(), rule, 0.9)
    name = NAME.search(text, start, end)
    if name:
        return Attribution(None, name.group(), cue.group(), rule, 0.6)
    if cues.pronoun.search(text, start, end) and (last := cast.last_before(start)):
        return Attribution(last.person, last.person.name, cue.group(), "pronoun", 0.7)
    return None
