"""How fast the embedded index loads and answers, beside Tantivy alone, on made-up documents, each time the same."""

import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple, get_args

from tantivy import Index
from tantivy import Query as EngineQuery

from crawler.page import DOCUMENT_KINDS, text_page
from indexer.analysis import folded
from indexer.entries import entries
from indexer.index import Batch
from indexer.query import Query
from indexer.tantivy_index import WRITER_MEMORY, WRITER_THREADS, TantivyIndex
from indexer.tantivy_schema import make_schema, register_analyzers, to_tantivy
from nlp.document import City, CityRef, Document, Event, Mention, Person, Region, Statement, Theme, ThemeScore

SEED = 2015  # any number: the same one gives the same documents
VOCABULARY = 20_000  # words; natural texts of this size use about as many
WORDS = 300  # of a page: a short news item
CHUNK = 5000  # documents a load: what an update takes at once is of this order
QUERIES = 300
FACETS = ("kind", "lang", "theme", "city", "year")
_LANGS = ("en", "en", "en", "fr", "es", "pt", "de", "ar")  # the network's sites are mostly English
_SYLLABLES = ("ba", "co", "di", "fu", "ge", "la", "mo", "ne", "pi", "ro", "sa", "té", "u", "vi", "za", "ción", "s", "r")
_FETCHED = datetime(2024, 1, 1, tzinfo=UTC)


class Row(NamedTuple):
    """One figure; ``ratio`` to Tantivy alone, where that is meaningful."""

    name: str
    value: float
    unit: str
    ratio: float | None = None


def run(documents: int) -> list[Row]:
    """Load so many documents and ask some hundred questions, each beside the same work done by bare Tantivy."""
    with tempfile.TemporaryDirectory(prefix="citykb-bench-") as folder:
        index = TantivyIndex(Path(folder) / "ours")
        bare_index = _bare_index(Path(folder) / "bare")
        ours, bare, memory = 0.0, 0.0, [_memory()]
        made = synthetic(documents)
        while chunk := list(islice(made, CHUNK)):
            began = time.perf_counter()
            index.load(Batch(document_id=document.id, entries=entries(document)) for document in chunk)
            ours += time.perf_counter() - began
            bare += _bare_load(bare_index, chunk)
            memory.append(_memory())
        half = max(memory[: len(memory) // 2 + 1])
        return [
            Row("index: load", documents / ours, "documents/s", bare / ours),
            Row("index: load, bare Tantivy with ready rows", documents / bare, "documents/s"),
            Row("index: memory at most, all documents to half of them", max(memory), "MB", max(memory) / half),
            *_query_rows(index, bare_index),
        ]


def _memory() -> float:
    """Megabytes this process holds that are no mapped files."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("RssAnon"))) / 1000


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


def _bare_index(folder: Path) -> Index:
    folder.mkdir()
    index = Index(make_schema(), path=str(folder))
    register_analyzers(index)
    return index


def _bare_load(index: Index, documents: Iterable[Document]) -> float:
    """Seconds to add ready-made rows to an index of the same fields."""
    ready = [to_tantivy(entry) for document in documents for entry in entries(document)]
    began = time.perf_counter()
    writer = index.writer(WRITER_MEMORY, WRITER_THREADS)
    for row in ready:
        writer.add_document(row)
    writer.commit()
    writer.wait_merging_threads()
    return time.perf_counter() - began


def _query_rows(index: TantivyIndex, bare: Index) -> Iterator[Row]:
    rng = random.Random(SEED)
    words = vocabulary(rng)
    asked = [_question(rng, words) for _ in range(QUERIES)]
    index.search(asked[0])
    ours = sorted(_timed(lambda query=query: index.search(query)) for query in asked)
    bare.reload()
    alone = sorted(_timed(lambda query=query: _ask_bare(bare, query)) for query in asked)
    for name, at in (("p50", 0.5), ("p99", 0.99)):
        mine, theirs = (times[int(at * (len(times) - 1))] for times in (ours, alone))
        yield Row(f"index: query with five facets and highlights, {name}", mine, "ms", mine / theirs)
        yield Row(f"index: query, bare Tantivy, no facets, {name}", theirs, "ms")
    yield Row("index: query with five facets and highlights, mean", statistics.mean(ours), "ms")


def _question(rng: random.Random, words: list[str]) -> Query:
    """One to three words, from common to rare, often with a filter."""
    text = " ".join(words[int(10 ** rng.uniform(0.5, 4))] for _ in range(rng.randint(1, 3)))
    narrowed = rng.choice([{}, {"theme": [rng.choice(get_args(Theme))]}, {"city": [f"city-{rng.randrange(10)}"]}])
    return Query.model_validate(
        {"text": text, "facets": FACETS, "type": rng.choice(("document", "statement")), **narrowed}
    )


def _ask_bare(index: Index, query: Query) -> None:
    searcher = index.searcher()
    terms = [EngineQuery.term_query(index.schema, "body_folded", folded(word)) for word in query.text.split()]
    for _, address in searcher.search(terms[0].and_must_match(*terms[1:]) if terms[1:] else terms[0], query.size).hits:
        searcher.doc(address)


def _timed(work: object) -> float:
    """Milliseconds ``work()`` takes."""
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - began) * 1000
