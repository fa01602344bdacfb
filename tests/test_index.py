"""The contract of ``SearchIndex``: the same tests for every engine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.index import Batch, Loaded, SearchIndex, open_index
from indexer.query import Entry, Query
from nlp.document import CityRef

ENGINES = ("tantivy",)


@pytest.fixture(params=ENGINES)
def make_index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], SearchIndex]]:
    """Opens the same index, empty at first, as often as it is called."""
    opened: list[SearchIndex] = []

    def make() -> SearchIndex:
        opened.append(open_index(f"tantivy:{tmp_path / 'index'}"))
        return opened[-1]

    yield make
    for index in opened:
        index.close()


@pytest.fixture
def index(make_index: Callable[[], SearchIndex]) -> SearchIndex:
    return make_index()


def entry(identity: str = "d1", **given: object) -> Entry:
    """A document's entry; with ":" in its id, a statement's (":s") or an event's (":e")."""
    page, _, part = identity.partition(":")
    kind = {"": "document", "s": "statement", "e": "event"}[part[:1]]
    cities = [CityRef(name=name, country=country) for name, country in given.pop("cities", ())]
    people = list(given.pop("people", ()))
    plain = {
        "id": identity,
        "type": kind,
        "document_id": page,
        "url": f"https://cities.example/{page}",
        "site": "sample",
        "kind": "news",
        "lang": "en",
        "title": f"Page {page}",
        "text": "Words.",
        "cities": cities,
        "city_ids": [f"{city.name.lower()}-{city.country.lower()}" for city in cities],
        "countries": [city.country for city in cities],
        "people": people,
        "person_ids": [name.lower().replace(" ", "-") for name in people],
    }
    if kind == "statement":
        plain |= {"direct": True, "speaker": people[0] if people else None}
    return Entry.model_validate(plain | given)


def fill(index: SearchIndex, *made: Entry) -> None:
    by_document: dict[str, list[Entry]] = {}
    for one in made:
        by_document.setdefault(one.document_id, []).append(one)
    index.load(Batch(document_id=page, entries=tuple(own)) for page, own in by_document.items())


def found(index: SearchIndex, text: str = "", **asked: object) -> list[str]:
    return [hit.entry.id for hit in index.search(Query.model_validate({"text": text, **asked})).hits]


def test_loads_replaces_and_removes(index: SearchIndex) -> None:
    first = index.load([Batch(document_id="d1", entries=(entry("d1", title="Old"), entry("d1:s1")))])
    again = index.load([Batch(document_id="d1", entries=(entry("d1", title="New"),))])
    assert (first, again) == (Loaded(indexed=1), Loaded(indexed=1))
    assert (index.count(), found(index, "old"), found(index, "new")) == (1, [], ["d1"])
    assert found(index, type="statement", min_confidence=0) == []
    assert index.load([Batch(document_id="d1"), Batch(document_id="never")]) == Loaded(removed=1)
    assert index.count() == 0


@pytest.mark.parametrize(
    ("text", "lang", "asked"),
    [
        ("Málaga grows", "en", "malaga"),
        ("Malaga grows", "en", "Málaga"),
        ("Learning cities", "en", "city"),
        ("Les villes apprenantes", "fr", "ville apprenante"),
        ("Las ciudades del aprendizaje", "es", "ciudad"),
        ("L’éducation des adultes", "fr", "educations"),
        ("المدينة تتعلم", "ar", "مدينة"),
        ("مُدُن التعلم", "ar", "مدن"),
        ("北京是学习型城市", "zh", "学习"),
        ("北京是学习型城市", "zh", "学习型城市"),
        ("수원시는 학습도시", "ko", "수원시"),
        ("在Espoo市举行", "zh", "espoo"),
        ("Łódź und Straßen", "de", "lodz strassen"),
    ],
)
def test_finds_words_in_every_language_accents_aside(index: SearchIndex, text: str, lang: str, asked: str) -> None:
    fill(index, entry("d1", text=text, lang=lang), entry("d2", text="Other words"))
    assert found(index, asked) == ["d1"]
