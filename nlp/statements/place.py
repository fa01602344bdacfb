"""A page's facts in, the city spoken of at a place out: the page's own, a paragraph's, a heading's, a teaser's."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.document import CityRef
from nlp.facts import Facts
from nlp.places.own import own_city
from nlp.statements.about_words import whole
from nlp.statements.city_index import CityIndex, Spot, distinct, ref

LEAD = 300  # characters before words in which their sentence may begin
PARAGRAPH = 1_500  # characters back from the words in which their paragraph names its city
CAME = 200  # characters before a name in which it may be told whence somebody came
WORD = 20  # characters of "counterpart in "
YEAR = 12  # characters of ", Portugal" or " - 2019" behind the city of a heading
HEADING = 90  # characters back from the words to the end of a line that only names their city
STOP = re.compile(r"[.!?]['\"”’»)\]]*\s|[。！？]|\n")  # the end of a sentence


@dataclass(frozen=True)
class Places:
    """What a page tells of where it is: its ``own`` city, if there is one, and the cities by their mentions."""

    facts: Facts
    own: tuple[CityRef, ...]
    why: str
    index: CityIndex
    people: Sequence[int]  # where people are named
    countries: frozenset[str] = frozenset()  # as the page writes them
    titled: tuple[CityRef, ...] = ()  # the cities that the title names

    def around(self, start: int) -> tuple[CityRef, ...]:
        """On a page of many cities, the one that the nearest sentence before ``start`` names, or the heading above."""
        text, floor = self.facts.page.text, max(start - PARAGRAPH, 0)
        top = text.rfind("\n", floor, start) + 1 or floor
        here = self.index.only(top, start) or self._nearest(top, start)
        if here or self.index.named(top, start):
            return here
        above = len(text[:top].rstrip()) if top > floor else top
        higher = max(text.rfind("\n", floor, above) + 1, floor)
        return self.index.only(higher, above) or self._nearest(higher, above)

    def _nearest(self, top: int, end: int) -> tuple[CityRef, ...]:
        """The one city of the last sentence of ``[top, end)`` that names any."""
        stops = [top, *(m.end() for m in STOP.finditer(self.facts.page.text, top, end)), end]
        for a, b in zip(reversed(stops[:-1]), reversed(stops[1:]), strict=True):
            if self.index.named(a, b):
                return self.index.only(a, b)
        return ()

    def came_from(self, at: int, *, same_sentence: bool = False) -> tuple[CityRef, ...]:
        """The city that the paragraph names before ``at`` behind such words as "from": "Venu de Fatick, le maire".

        Of guests from several cities it tells nothing. With ``same_sentence``, also "the Clonmel delegate".
        """
        text, floor = self.facts.page.text, max(at - CAME, 0)
        top = text.rfind("\n", floor, at) + 1 or floor
        spots = list(self.index.between(top, at))
        if not spots or len(self._sentence_of(spots[-1][0], top, at)) > 1:
            return ()
        if not same_sentence:
            return self._comes(spots[-1], company=False)
        return () if STOP.search(text, spots[-1][1], at) else self._comes(spots[-1], company=True)

    def came_in(self, start: int, end: int) -> tuple[CityRef, ...]:
        """The same of the clause behind a name: "Jane Doe, who came with the Clonmel group"."""
        return next(
            (found for spot in self.index.between(start, end) if (found := self._comes(spot, company=True))), ()
        )

    def _comes(self, spot: Spot, *, company: bool) -> tuple[CityRef, ...]:
        """The city, if words before it say that somebody comes from there, or "delegation" stands behind it."""
        text, lang = self.facts.page.text, self.facts.lang
        start, end, city = spot
        if company and whole("company", lang).match(text, end + (text[end : end + 1] == " ")):
            return (ref(city),)
        line = text.rfind("\n", 0, start) + 1
        begins = sentence_start(text, max(start - CAME, line), start, line)
        if whole("from_first", lang).fullmatch(text[begins:start].strip()):
            return (ref(city),)
        came = whole("from", lang).finditer(text, max(start - WORD, 0), start)
        gaps = (text[m.end() : start].strip() for m in came)
        return (ref(city),) if any(gap == "" or gap in self.countries for gap in gaps) else ()

    def _sentence_of(self, spot: int, top: int, end: int) -> tuple[CityRef, ...]:
        """The cities of the sentence around ``spot``."""
        text = self.facts.page.text
        begins = sentence_start(text, top, spot)
        stop = STOP.search(text, spot, end)
        return self.index.named(begins, stop.start() if stop else end)

    def heading(self, start: int, *, whole: bool = False) -> tuple[CityRef, ...]:
        """The one city of a short line above the words at ``start``, an empty line between or not.

        With ``whole``, only if the line holds little else: "Setúbal - 2019".
        """
        text, floor = self.facts.page.text, max(start - HEADING, 0)
        end = floor + len(text[floor : text.rfind("\n", floor, start) + 1].rstrip())
        top = text.rfind("\n", floor, end) + 1
        if top == 0 and floor:
            return ()  # a longer line
        at = bisect_left(self.people, top)
        if at < len(self.people) and self.people[at] < end:
            return ()  # another's card
        if whole and not any(at < top + 3 and end - stop < YEAR for at, stop, _ in self.index.between(top, end)):
            return ()
        return self.index.only(top, end)

    def teaser(self, start: int) -> tuple[CityRef, ...]:
        """The one city that the teaser around ``start`` names before the words, else its headline."""
        text = self.facts.page.text
        top = text.rfind("\n", 0, start) + 1
        found = self.index.only(top, start)
        if found or top < 2 or text[top - 2] == "\n":
            return found
        return self.index.only(text.rfind("\n", 0, top - 1) + 1, top - 1)


def sentence_start(text: str, floor: int, at: int, default: int | None = None) -> int:
    """Where the sentence that holds ``at`` begins; ``default``, else ``floor``, where it begins before ``floor``."""
    return max((m.end() for m in STOP.finditer(text, floor, at)), default=floor if default is None else default)


def places_of(facts: Facts) -> Places:
    index = CityIndex(facts.cities)
    own, why = own_city(facts)
    people = sorted(m.start for person in facts.people for m in person.mentions)
    countries = frozenset(m.text for country in facts.countries for m in country.mentions)
    titled = distinct(c for c in facts.cities if any(m.text in facts.title for m in c.mentions))
    return Places(facts, (ref(own),) if own else (), why, index, people, countries, titled)
