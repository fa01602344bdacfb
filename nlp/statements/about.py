"""A speaker, the words and the page's cities in, the cities out that the words are about."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from nlp.document import City, CityRef, Mention, Person
from nlp.facts import Facts
from nlp.names.lexicon import fold, lexicon
from nlp.statements.cast import speaker_words
from nlp.statements.said import Attribution

LONG = 120  # words: an article of its author's own is about the cities it names, a quotation names them in passing
OPENING = 400  # characters of a page in which its own city is named
TOPIC = 40  # characters: what a sentence begins with it is about, what comes later is named in passing
AGE = re.compile(
    r"^[ \u00a0,(]{1,3}(?:de |aged |di |im alter von )?\d{1,2}(?:\s|,|\)|-year| an[ois]| ans| Jahre| anni|岁|$)"
)
SIGNED = frozenset({"heading", "card", "signature"})
FIRST = 5  # mentions: a person is introduced at the first ones
PARAGRAPH = 1_500  # characters back from the words in which their paragraph names its city
HEADING = 90  # characters back from the words to the end of a line that only names their city
CROWD = 3  # own cities: a page about more is about none of them in particular


def about_cities(
    facts: Facts, words: str, by: Attribution, own: tuple[CityRef, ...], *, article: bool = False, start: int = 0
) -> tuple[CityRef, ...]:
    """The city spoken for by office; else the page's ``own``, if the speaker belongs there; a learner's home never.

    ``start`` is where ``words`` begin in the page.
    """
    people = by.speaker.people if by.speaker else ()
    if not people:
        return ()
    speaker = people[0]
    office = fold(" ".join(filter(None, [speaker.role, speaker.organisation])))
    if _is_private(office) or _gives_age(facts, speaker):
        return ()
    if speaker.city and office:
        city = _city(facts, speaker.city, speaker.country)
        return (*city, *_paired(facts, speaker, city))
    if _any_of("international", office):
        if article and len(words.split()) >= LONG:
            return _named(facts, words)
        return tuple(city for city in own if city in _named(facts, words[:TOPIC]))
    abroad = _spoken_for_abroad(facts, speaker, own)
    if abroad:
        return tuple(city for city in _named(facts, words) if city.country == abroad)
    if facts.kind == "city_profile" or (facts.kind == "case_study" and office):  # a card there speaks for its city
        return own
    if facts.kind == "listing" and office:
        return _of_teaser(facts, start)
    if speaker.city and not any(speaker.city == city.name for city in own):  # a guest from elsewhere
        return ()
    if by.rule in SIGNED or facts.kind == "listing":  # "Peter Adiele, from Ibadan", among messages from many cities
        return (_of_heading(facts, start) or _only_named(facts, words)) if _holds_office(office) else ()
    return own or _of_paragraph(facts, start)


def _holds_office(office: str) -> bool:
    return bool(set(re.findall(r"[\w-]+", office)) & lexicon().city_offices)


def _only_named(facts: Facts, words: str) -> tuple[CityRef, ...]:
    """The one city a mayor names: most likely the mayor's."""
    named = _named(facts, words)
    return named if len(named) == 1 else ()


def _of_paragraph(facts: Facts, start: int) -> tuple[CityRef, ...]:
    """On a page of many cities, the one named before the words in their paragraph: "Pécs was praised. … she said"."""
    floor = max(start - PARAGRAPH, 0)
    top = facts.page.text.rfind("\n", floor, start) + 1
    return _only_city(facts, max(top, floor), start)


def _only_city(facts: Facts, start: int, end: int) -> tuple[CityRef, ...]:
    """The city mentioned in ``[start, end)``, if it is the only one."""
    named = [c for c in facts.cities if _stands_in(c.mentions, start, end)]
    return tuple(CityRef(name=c.name, country=c.country) for c in named) if len(named) == 1 else ()


def _stands_in(mentions: Sequence[Mention], start: int, end: int) -> bool:
    """Whether one of the mentions, in their order, begins in ``[start, end)``."""
    i = bisect_left(mentions, start, key=lambda mention: mention.start)
    return i < len(mentions) and mentions[i].start < end


def _spoken_for_abroad(facts: Facts, speaker: Person, own: tuple[CityRef, ...]) -> str | None:
    """The country of "the representative of Oman" on a page of another country's city."""
    office = f"{speaker.role or ''} {speaker.organisation or ''}"
    named = (c.code for c in facts.countries if any(m.text in office for m in c.mentions))
    return next((code for code in named if own and code != own[0].country), None)


def _any_of(key: str, office: str) -> bool:
    return any(word.replace("-", " ") in office or word in office for word in speaker_words()[key])


def _is_private(office: str) -> bool:
    """By the start of a word, so that a president is no resident; a learning city makes nobody a learner."""
    words = speaker_words()
    for phrase in words["not_private"]:
        office = office.replace(phrase.replace("-", " "), " ")
    return any(
        re.search(rf"(?<!\w){re.escape(word)}" if word.isascii() else re.escape(word), office)
        for word in words["private"]
    )


def _gives_age(facts: Facts, speaker: Person) -> bool:
    """ "Amélia Frazão, de 78 anos": introduced as herself, not by an office."""
    text = facts.page.text
    return any(AGE.match(text[m.end : m.end + 24]) for m in speaker.mentions[:FIRST])


def _city(facts: Facts, name: str, country: str | None) -> tuple[CityRef, ...]:
    """Nothing for a city that stands on the page only inside a body's name, like a university's."""
    known = next((c for c in facts.cities if c.name == name and country in (None, c.country)), None)
    return (CityRef(name=name, country=known.country),) if known else ()


def _paired(facts: Facts, speaker: Person, own: tuple[CityRef, ...]) -> tuple[CityRef, ...]:
    """The second city of "Mayor of Derry City and Strabane"."""
    office = " ".join(filter(None, [speaker.role, speaker.organisation]))
    return tuple(
        CityRef(name=c.name, country=c.country)
        for c in facts.cities
        if CityRef(name=c.name, country=c.country) not in own
        and any(_is_joined(office, form) for form in (c.name, *(m.text for m in c.mentions)))
    )


def _is_joined(office: str, city: str) -> bool:
    name, joint = re.escape(city), r"(?:\b(?:and|und|y|e|et)\b|[/&])"
    return bool(re.search(rf"{joint}\s*{name}\b|\b{name}(?:\s\w+)?\s*{joint}", office))


def _named(facts: Facts, words: str) -> tuple[CityRef, ...]:
    return tuple(
        CityRef(name=c.name, country=c.country) for c in facts.cities if any(m.text in words for m in c.mentions)
    )


def _of_teaser(facts: Facts, start: int) -> tuple[CityRef, ...]:
    """The one city that the headline right above the teaser at ``start`` names."""
    text = facts.page.text
    end = text.rfind("\n", 0, start)
    if end < 1 or text[end - 1] == "\n":
        return ()
    top = text.rfind("\n", 0, end) + 1
    named = [c for c in facts.cities if any(top <= m.start < end for m in c.mentions)]
    return tuple(CityRef(name=c.name, country=c.country) for c in named) if len(named) == 1 else ()


def _of_heading(facts: Facts, start: int) -> tuple[CityRef, ...]:
    """The one city of a short line above the words at ``start``, an empty line between or not: "Bandung, Indonesia"."""
    text, floor = facts.page.text, max(start - HEADING, 0)
    end = floor + len(text[floor : text.rfind("\n", floor, start) + 1].rstrip())
    top = text.rfind("\n", floor, end) + 1
    if top == 0 and floor:
        return ()  # a longer line
    if any(_stands_in(person.mentions, top, end) for person in facts.people):
        return ()  # another's card
    return _only_city(facts, top, end)


def own_cities(facts: Facts) -> tuple[CityRef, ...]:
    """The page's own city: in its title, else the one its opening names most, else marked as its own."""
    titled = [c for c in facts.cities if any(m.text in facts.title for m in c.mentions)]
    half = len(facts.page.text) // 2  # a city first named at the end is one more example, or a partner
    marked = [c for c in facts.cities if c.about and any(m.start <= half for m in c.mentions)]
    for found in (titled, _of_opening(facts), marked):
        if 0 < len(found) < CROWD:
            return tuple(CityRef(name=c.name, country=c.country) for c in found[:1])
    return ()


def _of_opening(facts: Facts) -> list[City]:
    early = [c for c in facts.cities if any(m.start < OPENING for m in c.mentions)]
    often = sorted((c for c in early if len(c.mentions) > 1), key=lambda c: -len(c.mentions))
    if len(facts.cities) > 1 and len(often) > 1 and len(often[0].mentions) < 2 * len(often[1].mentions):
        return often[:1] if len(early) < CROWD else []
    return early if len(facts.cities) == 1 else often[:1]
