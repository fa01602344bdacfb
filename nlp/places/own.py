"""A page's facts in, the one city it is about out, with the reason; nothing for a page of many cities."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from nlp.document import City, CityInName
from nlp.facts import Facts
from nlp.places.fold import fold
from nlp.places.lists import word_list

OPENING = 400  # characters of a page in which its own city is named
TITLE = "in the title"
SITE = "the site's own"
ADDRESS = "in the page's address"
CROWD = 3  # own cities: a page about more is about none of them in particular
OFTEN = 3  # mentions that make one of many cities in the opening the page's own
SHARE = 5  # one in so many of all mentions must be of a city that nothing but their number speaks for
BESIDE = 100  # characters: a city in the same list is named within them
SHORT = 4  # letters of a name that may stand inside a host's by chance
HYPHENS = 2  # in a headline that is part of an address; "cape-town" is a section
UNIVERSITY = re.compile(
    r"(?:^|\.)uni(?!on|ted|ty|cef)|\.(?:edu|ac)(?:\.|$)"
)  # named after its city, it tells of all the world
CREDIT = re.compile(r"\n+(?:©|\(c\) |(?:photo|picture|image|foto)s?(?: ?:| by ))", re.IGNORECASE)  # below a photograph
MENU = re.compile(r" [/>|»›·] ")  # "Home / News / Cities / Kochi"


def own_city(facts: Facts, *, clear: bool = False) -> tuple[City | None, str]:
    """The city that the title names, the site is of, the opening names most, or that is marked as the page's own.

    Of two that are marked alike it is the first; with ``clear``, neither.
    """
    half = len(facts.page.text) // 2  # a city first named at the end is one more example, or a partner
    real = [c for c in facts.cities if not _only_aside(facts, c)]
    titled = [c for c in real if any(m.text in facts.title for m in c.mentions)]
    if not titled and (in_body := _in_title_body(facts)):
        return in_body, "in the title, in a body's name"
    marked = [c for c in _by_number(real, clear=clear) if c.mentions[0].start <= half]
    ways = (
        (_municipality_of(titled, real) or titled, TITLE),
        (_of_site(facts, real), SITE),
        (_of_address(facts, real), ADDRESS),
        (_of_opening(real), "named most in the opening"),
        (marked, "named most"),
        (_of_council(facts), "the council that the opening names"),
    )
    for found, why in ways:
        if 0 < len(found) < CROWD and (found is not marked or _stands_out(found[0], real)):
            return found[0], why
    return None, ""


def _by_number(cities: Sequence[City], *, clear: bool) -> list[City]:
    """Those marked as the page's own, the one named most first; with ``clear``, none if two are named alike."""
    marked = sorted((c for c in cities if c.about), key=lambda c: -len(c.mentions))
    alike = len(marked) == 2 and len(marked[0].mentions) == len(marked[1].mentions)
    return [] if clear and alike else marked


def _stands_out(city: City, cities: Sequence[City]) -> bool:
    """Whether no city is named more often, this one in good part of all mentions; or none beside it in the opening."""
    counts = [len(c.mentions) for c in cities]
    often = len(city.mentions) >= max(counts) and len(city.mentions) * SHARE >= sum(counts)
    first = city.mentions[0].start
    return often or not any(c is not city and c.mentions[0].start < max(OPENING, first + BESIDE) for c in cities)


def _only_aside(facts: Facts, city: City) -> bool:
    """ "Home / News / Cities / Kochi", the section of a page, and below a photograph is not what the page is about."""
    text = facts.page.text
    for mention in city.mentions:
        top, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
        end = end if end >= 0 else len(text)
        if len(MENU.findall(text, top, end)) < 2 and not CREDIT.match(text, end):
            return False
    return bool(city.mentions)


def _in_title_body(facts: Facts) -> City | None:
    """The city of "Thrissur Corporation to draw up a plan", if the title names one such body, or a council's city."""
    title = f" {fold(facts.title)} "
    found = {
        (c.name, c.country): c
        for c in facts.cities_in_names
        if c.inside in facts.title or (_is_council(c) and f" {fold(c.name)} " in title)
    }
    if len(found) != 1:
        return None
    ((name, country),) = found
    known = next((c for c in facts.cities if (c.name, c.country) == (name, country)), None)
    return known or City(name=name, country=country)


def _of_site(facts: Facts, cities: Sequence[City]) -> list[City]:
    """ "viladecans.cat", "comune.fermo.it": the city whose name a label of the host holds."""
    host = urlsplit(facts.page.url).hostname or ""
    if UNIVERSITY.search(host):
        return []
    labels = [re.sub(r"\W", "", label) for label in host.split(".")[:-1]]
    return [c for c in cities if any(len(key) >= SHORT and key in label for label in labels for key in _keys(c))]


def _of_address(facts: Facts, cities: Sequence[City]) -> list[City]:
    """ ".../circular-head-learning-community": the city named by the part of the address that is a headline."""
    parts = urlsplit(facts.page.url).path.split("/")
    headline = next((f" {fold(part)} " for part in reversed(parts) if part.count("-") >= HYPHENS), "")
    return [c for c in cities if f" {fold(c.name)} " in headline]


def _of_council(facts: Facts) -> list[City]:
    """ "PETALING JAYA City Council (MBPJ) has put …": the one city whose council the opening names."""
    found = {
        (c.name, c.country): c
        for c in facts.cities_in_names
        if c.mentions and c.mentions[0].start < OPENING and _is_council(c)
    }
    known = {(c.name, c.country): c for c in facts.cities}
    cities = [known.get(key) or City(name=c.name, country=c.country) for key, c in found.items()]
    return cities if len(cities) == 1 else []


def _municipality_of(titled: Sequence[City], cities: Sequence[City]) -> list[City]:
    """The one member of the network, in the country of the only city of the title and named more often than that."""
    if len(titled) != 1 or titled[0].member:
        return []
    members = [c for c in cities if c.member and c.country == titled[0].country]
    return members if len(members) == 1 and len(members[0].mentions) > len(titled[0].mentions) else []


def _is_council(named: CityInName) -> bool:
    return not word_list("councils").isdisjoint(fold(named.inside).split())


def _keys(city: City) -> Iterator[str]:
    for name in {city.name, *(m.text for m in city.mentions[:3])}:
        yield re.sub(r"\W", "", fold(name))


def _of_opening(cities: Sequence[City]) -> list[City]:
    early = [c for c in cities if any(m.start < OPENING for m in c.mentions)]
    often = sorted((c for c in early if len(c.mentions) > 1), key=lambda c: -len(c.mentions))
    if len(cities) > 1 and len(often) > 1 and len(often[0].mentions) < 2 * len(often[1].mentions):
        return often[:1] if len(early) < CROWD else []
    if len(early) > CROWD and often and len(often[0].mentions) < OFTEN:
        return []
    return early if len(cities) == 1 else often[:1]
