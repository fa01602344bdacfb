"""Finds the cities and countries of a page, tells them from other names, and resolves each to one place."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from nlp.document import City, CityInName, Country, Mention, Reason
from nlp.facts import Facts, facts_of
from nlp.gazetteer import Gazetteer, Place, open_gazetteer
from nlp.places.believe import ACCEPT, confidence
from nlp.places.countries import countries
from nlp.places.evidence import Seen
from nlp.places.fold import fold
from nlp.places.page import look
from nlp.places.resolve import shares

OFTEN = 3  # mentions that make a city one of the page's own, if no other has twice as many
BIG = 100_000  # people: of a smaller town inside a longer name only the page itself is evidence
LEAD = 400  # characters: a city named in title or first sentences is what the page is about


class CitiesExtractor:
    """The spaCy component: fills ``Facts.cities``, ``Facts.cities_in_names`` and ``Facts.countries``."""

    def __init__(self, cache_dir: Path | None = None) -> None:
        self.cache_dir = cache_dir

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return open_gazetteer(self.cache_dir)

    def __call__(self, doc: Doc) -> Doc:
        facts = facts_of(doc)
        seen = look(doc, facts.page.url, self.gazetteer)
        facts.countries = list(countries_of(seen))
        facts.cities = list(cities_of(seen, facts))
        facts.cities_in_names = list(cities_in_names_of(seen))
        return doc


def countries_of(seen: list[Seen]) -> Iterable[Country]:
    """Each country named, with its mentions."""
    found: dict[str, list[Mention]] = {}
    for item in seen:
        region = item.best.region
        if region and region.kind == "country" and item.reading.use in ("place", "region"):
            found.setdefault(region.code, []).append(_mention(item))
    return (Country(code=code, mentions=tuple(mentions)) for code, mentions in found.items())


def cities_of(seen: list[Seen], facts: Facts) -> Iterable[City]:
    """Each city once, with all its mentions, in the order of the text."""
    found: dict[Place, list[Seen]] = {}
    for item in seen:
        if item.place and item.reading.use == "place" and item.total >= ACCEPT:
            for place in item.places:
                found.setdefault(place, []).append(item)
    for item in seen:
        if item.place in found and item.reading.use == "in name" and item.local:
            found[item.place].append(item)
    often = max((len(items) for items in found.values()), default=0)
    for place, items in found.items():
        items.sort(key=lambda item: item.name.start)
        first = max(items, key=lambda item: item.total)
        yield City(
            name=place.name,
            country=place.country,
            geonames_id=place.geonames_id,
            lat=place.lat,
            lon=place.lon,
            region=countries()[place.country].region,
            member=place.member,
            member_since=place.since,
            about=len(items) >= max(OFTEN, often / 2) or _leads(items, facts),
            mentions=tuple(_mention(item) for item in items),
            confidence=round(confidence(first.total) * shares(first.sense.options)[0], 2),
            reason=_reason(first),
        )


def cities_in_names_of(seen: list[Seen]) -> Iterable[CityInName]:
    """Each city inside a longer proper name, once a name; of towns that nothing else speaks for, only big ones."""
    found: dict[tuple[Place, str], list[Mention]] = {}
    elsewhere = {item.place for item in seen if item.reading.use == "place" and item.total >= ACCEPT}
    for item in seen:
        if item.place and item.reading.use == "in name" and (item.place in elsewhere or _is_well_known(item)):
            found.setdefault((item.place, item.reading.inside), []).append(_mention(item))
    for (place, inside), mentions in found.items():
        yield CityInName(
            name=place.name,
            country=place.country,
            geonames_id=place.geonames_id,
            lat=place.lat,
            lon=place.lon,
            mentions=tuple(mentions),
            **{"in": inside},
        )


def _is_well_known(item: Seen) -> bool:
    """A member, or a big city by its own name: "Leader", "Long" and "Human" name small towns as well."""
    place = item.place
    if place is None:
        return False
    return place.member or (place.population >= BIG and fold(place.name) == item.name.key)


def _leads(items: list[Seen], facts: Facts) -> bool:
    """Is the city named in the page's title or first sentences?"""
    title = fold(facts.page.title or "").split()
    return any(item.name.start < LEAD or item.name.key in title for item in items)


def _mention(item: Seen) -> Mention:
    return Mention(start=item.name.start, end=item.name.end, text=item.name.text)


def _reason(item: Seen) -> Reason:
    best, *others = item.sense.options
    place: Place | None = best.place
    if item.sense.beside:
        rule = "country beside it"
    elif place and place.member:
        rule = "member"
    elif best.support > 0.3:
        rule = "near the page's other places"
    else:
        rule = "most populous namesake"
    evidence = [item.reading.shown_by, *sorted(item.sense.beside | item.sense.leaning)]
    return Reason(rule=rule, evidence=tuple(filter(None, evidence)), runner_up=str(others[0]) if others else None)


@Language.factory("citykb_cities", default_config={"cache_dir": None})
def make_cities(nlp: Language, name: str, cache_dir: str | None) -> CitiesExtractor:
    return CitiesExtractor(Path(cache_dir) if cache_dir else None)
