"""The people of a page in, who is meant by a stretch of text out: full names, surnames, pronouns' nearest bearers."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from nlp.document import Person

_PARTICLES = "de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|bin|ibn|al|el|ter|y|e|mac|zu"
_WORD = r"[^\W\d_a-zßà-öø-ÿ][\w’'-]*\.?"
NAME = re.compile(rf"(?:{_WORD})(?:[ \u00a0-](?:(?:{_PARTICLES})[ \u00a0])*(?:{_WORD})){{1,4}}")  # two capitals


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named."""

    start: int
    end: int
    person: Person


class Cast:
    """Everybody a page names and where; lookups by place."""

    def __init__(self, text: str, people: list[Person]) -> None:
        self.people = people
        namings = {(m.start, m.end): Naming(m.start, m.end, p) for p in people for m in p.mentions}
        for at, end, person in _surnames(text, people):
            if not any(k[0] <= at < k[1] for k in namings):
                namings[(at, end)] = Naming(at, end, person)
        self.namings = sorted(namings.values(), key=lambda n: (n.start, -n.end))
        self._starts = [n.start for n in self.namings]

    def between(self, start: int, end: int) -> list[Naming]:
        """The namings that begin in ``[start, end)``."""
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, at: int) -> Naming | None:
        """The nearest naming that begins before ``at``."""
        i = bisect_left(self._starts, at)
        return self.namings[i - 1] if i else None


def _surnames(text: str, people: list[Person]) -> list[tuple[int, int, Person]]:
    """Where somebody is named by the last word of the name alone; a surname two people share names neither."""
    by_surname: dict[str, Person | None] = {}
    for person in people:
        surname = person.name.split()[-1] if " " in person.name else ""
        if len(surname) > 2:
            by_surname[surname] = None if surname in by_surname else person
    known = [s for s, p in by_surname.items() if p]
    if not known:
        return []
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, known)) + r")(?!\w)")
    return [(m.start(), m.end(), p) for m in pattern.finditer(text) if (p := by_surname[m.group()])]
