"""``Setting``: what is known of a page where names are looked for, by offset."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

CARD_LINE = 250  # characters: a line of a programme names two or three people with their roles, rarely more
CAPTION = 120  # characters: "Meetra learner from Wyndham, Australia"
_LINE_END = re.compile(r"[.!?…:]\s*$")

Span = tuple[int, int]


@dataclass(frozen=True)
class Role:
    """A role phrase ``[start, end)``; ``head`` is its head word, folded, ``head_at`` where that stands."""

    start: int
    end: int
    head: str
    head_at: int


@dataclass
class Setting:
    """The text and the spans other extractors found in it; every sequence is sorted."""

    text: str
    lang: str = "en"
    modelled: Sequence[Span] = ()  # the model's people
    others: Sequence[Span] = ()  # what the model takes for something else
    cities: Sequence[Span] = ()
    countries: Sequence[Span] = ()
    named_bodies: Sequence[Span] = ()
    proper_nouns: frozenset[int] | None = None  # where the tagger's proper nouns begin; ``None`` without a tagger
    unseen: frozenset[int] = frozenset()  # where words begin that the model has never seen
    names: set[int] = field(default_factory=set)  # where likely names or their honorifics begin
    name_ends: set[int] = field(default_factory=set)
    roles_after: dict[int, Role | None] = field(default_factory=dict)  # by the end of a name
    roles_before: dict[int, Role | None] = field(default_factory=dict)  # by its start

    @cached_property
    def places(self) -> dict[int, int]:
        """Start to end of every city and country."""
        return dict((*self.countries, *self.cities))

    @cached_property
    def bodies(self) -> dict[int, int]:
        """Start to end of every body."""
        return dict(self.named_bodies)

    def body_around(self, at: int) -> int:
        """Where the body begins that ``at`` stands in or right behind (a space between), else ``at``."""
        i = bisect_left(self.named_bodies, (at, 0)) - 1
        return self.named_bodies[i][0] if i >= 0 and self.named_bodies[i][1] >= at - 1 else at

    def city_around(self, at: int) -> int:
        """Where the city's name begins that ``at`` stands inside, else ``at``."""
        i = bisect_left(self.cities, (at, 0)) - 1
        return self.cities[i][0] if i >= 0 and self.cities[i][1] > at else at

    def proper(self, at: int) -> bool:
        """Whether the model, if there is one, takes the word there for a proper noun."""
        return self.proper_nouns is None or at in self.proper_nouns

    def line(self, at: int) -> Span:
        """The line around an offset."""
        end = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, end if end >= 0 else len(self.text)

    def card_line(self, name_start: int) -> bool:
        """Whether the name stands near the start of a line that is no sentence: a programme, a heading, a card."""
        start, end = self.line(name_start)
        if end - start > CARD_LINE or _LINE_END.search(self.text, max(start, end - 3), end):
            return False
        return name_start - start <= 40 or "," in self.text[start:name_start]

    def caption(self, name_start: int, name_end: int) -> bool:
        """Whether a short line without full stop begins with the name."""
        start, end = self.line(name_start)
        return name_start - start <= 2 and end - start <= CAPTION and not _LINE_END.search(self.text, end - 2, end)


def sorted_spans(spans: Iterable[Span]) -> list[Span]:
    """In order, without doubles."""
    return sorted(set(spans))
