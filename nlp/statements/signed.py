"""Words over a signature or under a person's heading in, statements without marks out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.document import Person
from nlp.statements.cast import Cast, Naming

FIRST_PERSON = re.compile(
    r"\b(?:I|I'm|I’m|we|our|my|us|let's|let’s|je|j'|nous|notre|nos|mon|yo|nosotros|nuestr[oa]s?|mi|noss[oa]s?|ich|wir|unsere?r?)\b|"
    r"#(?:ImALifelongLearner|JApprends|AprendoALoLargo)\w*",
    re.IGNORECASE,
)
SIGNATURE_MAX = 160  # characters of a line that only names a person and an office
BY_LINE = re.compile(r"^\s*(?:by|par|por|von|di|de)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Signed:
    """Lines ``[start, end)`` that stand under or over the name of ``person``."""

    start: int
    end: int
    person: Person
    rule: str  # "heading", "signature", "by-line"
    certainty: float


def lines_of(text: str) -> list[tuple[int, int]]:
    """Non-empty lines, without the space at their ends."""
    found = []
    for m in re.finditer(r"[^\n]+", text):
        line = m.group()
        if stripped := line.strip():
            start = m.start() + len(line) - len(line.lstrip())
            found.append((start, start + len(stripped)))
    return found


def signed(text: str, cast: Cast) -> Iterator[Signed]:
    """First-person text that a heading, a signature or a by-line gives to somebody."""
    lines = lines_of(text)
    owners = [_owner(text, start, end, cast) for start, end in lines]
    taken: set[int] = set()
    for i, owner in enumerate(owners):
        if owner is None:
            continue
        below = _run(lines, owners, i + 1, 1)
        if below and BY_LINE.match(text, *lines[i]):
            yield Signed(lines[below[0]][0], lines[below[-1]][1], owner.person, "by-line", 0.85)
            return
        if below and FIRST_PERSON.search(text, lines[below[0]][0], lines[below[-1]][1]):
            taken.update(below)
            yield Signed(lines[below[0]][0], lines[below[-1]][1], owner.person, "heading", 0.8)


def _owner(text: str, start: int, end: int, cast: Cast) -> Naming | None:
    """Who a line names if it is nothing but a name with office and place."""
    if end - start > SIGNATURE_MAX or text[end - 1] in ".:;,!?":
        return None
    named = cast.between(start, end)
    lead = named[0].start - start if named else 99
    return named[0] if named and lead <= 12 else None


def _run(lines: list[tuple[int, int]], owners: list[Naming | None], i: int, step: int) -> list[int]:
    run = []
    while 0 <= i < len(lines) and owners[i] is None:
        run.append(i)
        i += step
    return run
