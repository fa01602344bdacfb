"""Made-up documents with the shape of the network's, each time the same, to measure with."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import get_args

from crawler.page import DOCUMENT_KINDS, text_page
from indexer.query import FacetName, Query
from nlp.document import City, CityRef, Document, Event, Mention, Person, Region, Statement, Theme, ThemeScore

SEED = 2015  # any number: the same one gives the same documents
VOCABULARY = 20_000  # words; natural texts of this size use about as many
WORDS = 300  # of a page: a short news item
FACETS: tuple[FacetName, ...] = ("kind", "lang", "theme", "city", "year")
_LANGS = ("en", "en", "en", "fr", "es", "pt", "de", "ar")  # the network's sites are mostly English
_SYLLABLES = ("ba", "co", "di", "fu", "ge", "la", "mo", "ne", "pi", "ro", "sa", "té", "u", "vi", "za", "ción", "s", "r")
_FETCHED = datetime(2024, 1, 1, tzinfo=UTC)


def synthetic(count: int, *, seed: int = SEED) -> Iterator[Document]:
    """Documents with the shape of the network's: a few cities, people, themes and statements, words by Zipf's law."""
    rng = random.Random(seed)
    words = vocabulary(rng)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for number in range(count):
        yield _document(rng, number, rng.choices(words, cum_weights=weights, k=WORDS))


def vocabulary(rng: random.Random) -> list[str]:
    """Made-up words, the commonest first."""
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        made["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 5)))] = None
    return list(made)


def _document(rng: random.Random, number: int, words: list[str]) -> Document:
    text = "\n\n".join(" ".join(words[i : i + 50]).capitalize() + "." for i in range(0, len(words), 50))
    page = text_page(text, url=f"https://bench.example/{number}", site=f"site{number % 5}", fetched_at=_FETCHED)
    cities = [_city(rng.randrange(400)) for _ in range(rng.randint(1, 4))]
    people = [f"Person {rng.randrange(5000)}" for _ in range(3)]
    published = (date(2012, 1, 1) + timedelta(days=rng.randrange(5000))).isoformat()
    return Document(
        id=page.id,
        url=page.url,
        site=page.site,
        kind=rng.choice(DOCUMENT_KINDS),
        lang=rng.choice(_LANGS),
        title=" ".join(words[:8]),
        text=text,
        published=published,
        cities=tuple(cities),
        people=tuple(Person(name=name) for name in people),
        themes=tuple(_theme(rng, text) for _ in range(2)),
        statements=tuple(_statement(rng, text, people[i], cities[0]) for i in range(2)),
        events=(Event(title=" ".join(words[8:12]), start=published, city=cities[0].name, country=cities[0].country),),
        extractor="bench",
        page=page,
    )


def _city(number: int) -> City:
    regions = get_args(Region)
    return City(
        name=f"City {number}", country=f"{chr(65 + number % 20)}X", region=regions[number % 5], member=number < 300
    )


def _theme(rng: random.Random, text: str) -> ThemeScore:
    start = rng.randrange(len(text) - 20)
    evidence = Mention(start=start, end=start + 12, text=text[start : start + 12])
    return ThemeScore(theme=rng.choice(get_args(Theme)), score=round(rng.random(), 2), evidence=(evidence,))


def _statement(rng: random.Random, text: str, speaker: str, city: City) -> Statement:
    start = rng.randrange(len(text) - 200)
    about = (CityRef(name=city.name, country=city.country),)
    return Statement(
        text=text[start : start + 150], start=start, end=start + 150, direct=True, speaker=speaker, about_cities=about
    )


def questions(count: int, *, seed: int = SEED) -> list[Query]:
    """One to three words, from common to rare, often with a filter; five facets."""
    rng = random.Random(seed)
    words = vocabulary(rng)
    return [_question(rng, words) for _ in range(count)]


def _question(rng: random.Random, words: list[str]) -> Query:
    text = " ".join(words[int(10 ** rng.uniform(0.5, 4))] for _ in range(rng.randint(1, 3)))
    narrowed = rng.choice([{}, {"theme": [rng.choice(get_args(Theme))]}, {"city": [f"city-{rng.randrange(10)}"]}])
    return Query.model_validate(
        {"text": text, "facets": FACETS, "type": rng.choice(("document", "statement")), **narrowed}
    )
