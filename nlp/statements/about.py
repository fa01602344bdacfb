"""A speaker and the words in, the cities out that the words are about, with the reason.

The order of evidence stands in ``docs/statements.md``: for whom the speaker speaks comes first, the words decide for
those who speak for no city, the place on the page for those who belong to it.
"""

import re

from nlp.document import CityRef, Person, Reason
from nlp.facts import Facts
from nlp.names.lexicon import fold
from nlp.places.own import ADDRESS, SITE, TITLE
from nlp.statements.about_words import beginnings
from nlp.statements.introductions import runs_something
from nlp.statements.place import Places, places_of
from nlp.statements.said import Attribution
from nlp.statements.standing import ELSEWHERE, Standing, holds_city_office, is_scholar, speaks_of_herself, standing
from nlp.statements.topics import (
    MEANT,
    at_home,
    compared,
    in_general,
    introduced_by,
    opens_with,
    pointed_at,
    said,
    says_here,
    spoken,
    topic,
)

LONG = 120  # words: an article of its author's own is about the cities it names, a quotation names them in passing
SIGNED = frozenset({"heading", "card", "signature"})
NEWS = frozenset({"news", "press_release"})  # of one city, where messages are of people from many
CLEAR = frozenset({TITLE, SITE, ADDRESS})
ONES_OWN = SIGNED | {"by-line", "letter", "interview", "role named inside"}

Found = tuple[tuple[CityRef, ...], Reason | None]


class AboutCities:
    """The cities that each statement of one page is about."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.places: Places = places_of(facts)
        self._standings: dict[str, Standing] = {}

    def of(self, start: int, end: int, by: Attribution) -> Found:
        """The cities that the words ``[start, end)`` by a speaker are about, or for which the speaker speaks."""
        people = by.speaker.people if by.speaker else ()
        if not people:
            return (), None
        speaker = people[0]
        who = self._standing(speaker)
        office = fold(" ".join(filter(None, [speaker.role, speaker.organisation])))
        if by.rule in SIGNED and who.kind in ("city", "place") and office and (above := self._card(start, who)):
            return above, Reason(rule="the place", evidence=("the heading is a city's name",))
        if who.kind == "city" and self._recommends(who, office):
            return topic(self.places, start, end)[0], Reason(rule="the words decide", evidence=("of a publication",))
        if who.kind == "city":
            host = () if by.rule in ONES_OWN else self._host(start, end, who.cities)
            return (*who.cities, *host), Reason(
                rule="spoken for", evidence=(who.why, *(f"“here”: {c.name}" for c in host))
            )
        if who.kind == "herself":
            return (), Reason(rule="speaks as herself", evidence=(who.why,))
        words = spoken(self.facts.page.text[start:end])
        if who.kind == "outside" and not (who.why == ELSEWHERE and said("own_body", self.facts.lang, words)):
            return self._of_head(start, end, by, who, speaker)
        alone = not office and by.rule not in ONES_OWN and not runs_something(speaker, self.places)
        reported = by.rule.startswith("reported")
        if alone and speaks_of_herself(words, self.facts.lang, reported=reported):
            return (), Reason(rule="speaks as herself", evidence=("no office, of one person alone",))
        if who.kind == "place" and is_scholar(office) and in_general(words, self.facts.lang, many=True):
            return (), Reason(rule="the words decide", evidence=("a scholar on cities in general",))
        return self._of_place(start, end, by, office)

    def _standing(self, speaker: Person) -> Standing:
        """Each speaker's once: it takes a look at every place of the page."""
        if speaker.name not in self._standings:
            self._standings[speaker.name] = standing(speaker, self.places)
        return self._standings[speaker.name]

    def _recommends(self, who: Standing, office: str) -> bool:
        """ "The only guide with coffee stains on it", tutor, Cork: who recommends a book speaks for no city."""
        return self.facts.kind == "publication" and who.cities != self.places.own and not holds_city_office(office)

    def _card(self, start: int, who: Standing) -> tuple[CityRef, ...]:
        """The city that is the whole heading of signed words ("Loures - 2020"), unless the office names one."""
        named = who.kind == "city" and any(fold(c.name) in fold(who.why) for c in who.cities)
        return () if named else self.places.heading(start, whole=True)

    def _host(self, start: int, end: int, theirs: tuple[CityRef, ...]) -> tuple[CityRef, ...]:
        """The city that a visiting mayor speaks of as "here"."""
        words = self.facts.page.text[start:end]
        said_here = says_here(words, self.facts.lang)
        if not theirs or theirs == self.places.own or not said_here:
            return ()
        if any(re.search(rf"(?<!\w){re.escape(c.name)}(?!\w)", said_here) for c in theirs):
            return ()
        host = self.places.own or self.places.around(start)
        return tuple(c for c in host if c not in theirs)

    def _of_words(
        self, start: int, end: int, by: Attribution, theirs: tuple[CityRef, ...]
    ) -> tuple[tuple[CityRef, ...], str]:
        words = spoken(self.facts.page.text[start:end])
        if by.rule == "by-line" and len(words.split()) >= LONG:
            return self.places.index.named(start, end), "an article of its author's own"
        found = topic(self.places, start, end)
        if theirs and (place := said("own_place", self.facts.lang, words)):
            return theirs, f"says “{place}”"
        if not found[0] and theirs and said("we", self.facts.lang, words):
            return theirs, "says “we” of the own city"
        clear = self.facts.kind in NEWS and self.places.why in CLEAR
        if not found[0] and clear and (thing := said("the_thing", self.facts.lang, words)):
            return self.places.own, f"the page's own city, where “{thing}” is"
        return found

    def _of_head(self, start: int, end: int, by: Attribution, who: Standing, speaker: Person) -> Found:
        """Of whoever stands outside; for the head of a university elsewhere "the town" is the own one."""
        cities, why = self._of_words(start, end, by, who.cities)
        heads = beginnings("heads").search(fold(speaker.role or "")) is not None
        if heads and speaker.city and speaker.country and "expert from" in who.why and why.startswith(MEANT):
            cities, why = (CityRef(name=speaker.city, country=speaker.country),), "the own town of a rector"
        return cities, Reason(rule="the words decide", evidence=tuple(filter(None, (who.why, why))))

    def _of_place(self, start: int, end: int, by: Attribution, office: str) -> Found:
        """Of somebody who belongs to the place: the profile's, the teaser's, the heading's or the page's own city."""
        facts, places = self.facts, self.places
        cities: tuple[CityRef, ...]
        if elsewhere := pointed_at(places, start, end):
            return elsewhere[0], Reason(rule="the words decide", evidence=(elsewhere[1],))
        if by.rule not in SIGNED and (home := at_home(places, start, end)):
            return home, Reason(rule="the words decide", evidence=("where the speaker says “we” are",))
        if facts.kind == "city_profile" or (facts.kind == "case_study" and office):
            cities, why = places.own, f"the {facts.kind}'s own city"
        elif facts.kind == "listing":
            cities, why = places.teaser(start), "the teaser's city"
            if not cities and places.why == TITLE:
                cities, why = places.own, "the city of the listing's title"
            elif not cities and not office:
                cities, why = topic(places, start, end)
                if not cities:
                    cities, why = places.index.only(start, end), "the one city that a teaser's words name"
        elif by.rule in SIGNED:  # messages from many cities
            cities, why = self._of_own_page(start, end), "a signed message without a city office"
            if holds_city_office(office):
                cities, why = places.heading(start), "the heading's city"
                if not cities:
                    cities, why = places.index.only(start, end), "the one city a mayor names"
        elif places.own and by.rule == "interview" and (other := opens_with(places, start, end, bare=True)):
            cities, why = other, "what the answer begins with"
        elif places.own and (two := compared(places, start, end)):
            cities, why = two, "the page's own city and another that begin a sentence each"
        elif places.own and not office and by.rule not in ONES_OWN and (guest := opens_with(places, start, end)):
            cities, why = guest, "what the words of somebody without an office begin with"
        elif places.own and by.rule not in ONES_OWN and (there := self._introduced_by(by)):
            cities, why = there, "the city of the paragraph in which the speaker is introduced"
        elif places.own:
            cities, why = places.own, f"the page's own city: {places.why}"
        else:
            cities, why = (() if by.rule in ONES_OWN else places.around(start)), "the city of the paragraph"
            if not cities:
                cities, why = topic(places, start, end)
        return cities, Reason(rule="the place", evidence=(why,))

    def _of_own_page(self, start: int, end: int) -> tuple[CityRef, ...]:
        """The city in whose news a card stands, unless its words tell of nobody but the speaker."""
        facts, places = self.facts, self.places
        own = facts.kind in NEWS and places.why in (TITLE, SITE)
        return places.own if own and not speaks_of_herself(facts.page.text[start:end], facts.lang) else ()

    def _introduced_by(self, by: Attribution) -> tuple[CityRef, ...]:
        mentions = by.speaker.people[0].mentions if by.speaker else ()
        return introduced_by(self.places, mentions[0].start) if mentions else ()
