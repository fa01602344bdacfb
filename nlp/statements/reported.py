"""Cues with a clause in, reported statements out: who is said to have said, thought or promised what."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.statements.attribution import Said
from nlp.statements.discourse import Discourse
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Attribution, Cue
from nlp.statements.sources import WORD, Source

MIN_WORDS = 3  # of a reported clause
MOSTLY = 0.5  # of a clause inside quotation marks: then the quotation is the statement
CERTAINTY = {"say": 0.9, "think": 0.8, "according": 0.9, "mean": 0.7, "noun": 0.75, "act": 0.7, "want": 0.65}


@dataclass(frozen=True)
class Reported:
    start: int
    end: int
    by: Attribution


def reported(reading: Reading, cues: list[Cue], said: list[Said], *, network: bool) -> Iterator[Reported]:
    """In the order of the text; on pages of the network only where somebody in particular speaks."""
    discourse = Discourse(reading)
    direct = sorted((s.start, s.end) for s in said)
    done: list[tuple[int, int]] = []
    for cue in cues:
        if cue.source is None:
            continue
        people, sure, rival = discourse.resolve(cue.source)
        if people and cue.kind in ("say", "think", "according"):
            discourse.heard(people[0], cue.start)
        if cue.content is None or (network and not people) or not _enough(reading, cue.content):
            continue
        if _is_direct(direct, cue) or any(a < cue.content[1] and cue.content[0] < b for a, b in done[-3:]):
            continue
        by = Source(cue.source.start, cue.source.end, "person", people, people[0].name) if people else cue.source
        if by.kind in ("pronoun", "plural") and not people:
            by = Source(by.start, by.end, by.kind)
        done.append(cue.content)
        certainty = CERTAINTY[cue.kind] * (sure or 0.7)
        yield Reported(
            *cue.content, Attribution(by, reading.text[cue.start : cue.end], f"reported, {cue.kind}", certainty, rival)
        )


def _enough(reading: Reading, content: tuple[int, int]) -> bool:
    words = reading.masked[content[0] : content[1]]
    return len(WORD.findall(words)) >= MIN_WORDS or (reading.lang == "zh" and len(words.strip(MASK)) > 5)


def _is_direct(direct: list[tuple[int, int]], cue: Cue) -> bool:
    """Whether a quotation already holds most of the clause."""
    assert cue.content is not None
    start, end = cue.content
    i = bisect_left(direct, (start, 0))
    inside = sum(max(0, min(end, b) - max(start, a)) for a, b in direct[max(i - 1, 0) : i + 4])
    return inside >= MOSTLY * (end - start)
