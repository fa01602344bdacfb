"""A page laid out for reading its names where they stand: words, entities, headlines; and what a reading is."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from spacy.tokens import Doc, Span

from nlp.names.lexicon import fold as bare
from nlp.names.lexicon import lexicon
from nlp.places.names import Word

Use = Literal["place", "in name", "person", "region"]

HEADLINE = 150  # characters; longer lines are prose
CITY_OF = 3.0  # place cue of "City of": as good as proof
_SENTENCE_START = re.compile(r"(?:^|[\n.!?:•\t|►–—]|[.!?][\"”’»)]|[\"“„«‘(\[-])[ \u00a0]*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a name is used where it stands, with the words that show it; ``inside`` is the whole longer name."""

    use: Use
    shown_by: str = ""
    inside: str = ""
    place_cue: float = 0.0  # how far the words beside it speak for a place (above 0) or against


class Surroundings:
    """A page's text with its words and the model's entities, for reading names in their place."""

    def __init__(self, doc: Doc, words: list[Word]) -> None:
        self.text = doc.text
        self.lang = doc.lang_  # ISO 639-1
        self.words = words
        self.trained = doc.has_annotation("ENT_IOB") and doc.has_annotation("TAG")
        self.ents = sorted(doc.ents, key=lambda ent: ent.start_char)
        self._starts = [ent.start_char for ent in self.ents]

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the model's people of several words."""
        people = (ent.text.split() for ent in self.ents if ent.label_ in ("PERSON", "PER"))
        return frozenset(words[-1] for words in people if len(words) > 1)

    @cached_property
    def families(self) -> frozenset[str]:
        """The last words of people whose first name is one: whoever is called so again is likely one of them."""
        given = lexicon().given
        people = (ent.text.split() for ent in self.ents if ent.label_ in ("PERSON", "PER"))
        return frozenset(words[-1] for words in people if len(words) > 1 and bare(words[0]) in given)

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """The words that the page also writes small."""
        return frozenset(word.text for word in self.words if not word.capital)

    def entity(self, start: int, end: int) -> Span | None:
        """The model's entity that overlaps ``[start, end)``."""
        i = bisect_right(self._starts, start) - 1
        for ent in self.ents[max(0, i) : i + 2]:
            if ent.start_char < end and start < ent.end_char:
                return ent
        return None

    def adjacent(self, i: int) -> bool:
        """Do the words ``i`` and ``i + 1`` stand side by side, parted by one space or a hyphen?"""
        if not 0 <= i < len(self.words) - 1:
            return False
        gap = self.text[self.words[i].end : self.words[i + 1].start]
        return gap in (" ", "\u00a0", "-", "'", "’", "")

    def starts_sentence(self, i: int) -> bool:
        """Does word ``i`` stand where anything has a capital?"""
        start = self.words[i].start
        return _SENTENCE_START.search(self.text[max(0, start - 4) : start]) is not None or start == 0

    def titled(self, start: int, end: int) -> bool:
        """Is the line around a headline in which most words have capitals?"""
        left = self.text.rfind("\n", max(0, start - HEADLINE), start) + 1
        right = self.text.find("\n", end, end + HEADLINE)
        if (left == 0 and start > HEADLINE) or (right < 0 and len(self.text) > end + HEADLINE):
            return False
        line = self.text[left : right if right >= 0 else len(self.text)]
        if len(line) > HEADLINE:
            return False
        tokens = [w for w in line.split() if w[:1].isalpha() and len(w) > 3]
        return len(tokens) >= 4 and sum(w[0].isupper() for w in tokens) >= 0.8 * len(tokens)
