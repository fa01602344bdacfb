"""How fast the embedded index loads and answers, beside Tantivy alone, on made-up documents, each time the same."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tantivy import Index
from tantivy import Query as EngineQuery

from indexer.analysis import folded
from indexer.bench_documents import questions, synthetic
from indexer.entries import entries
from indexer.index import Batch, SearchIndex
from indexer.query import Query
from indexer.tantivy_index import WRITER_MEMORY, WRITER_THREADS, TantivyIndex
from indexer.tantivy_schema import make_schema, register_analyzers, to_tantivy
from nlp.document import Document

CHUNK = 5000  # documents a load: what an update takes at once is of this order
QUERIES = 300
LOAD, SIZE = "load", "size on disk"  # what both engines' rows are called
PERCENTILES = (
    ("query with five facets and highlights, p50", 0.5),
    ("query with five facets and highlights, p99", 0.99),
)


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
            index.load(batches(chunk))
            ours += time.perf_counter() - began
            bare += _bare_load(bare_index, chunk)
            memory.append(_memory())
        half = max(memory[: len(memory) // 2 + 1])
        return [
            Row(f"index: {LOAD}", documents / ours, "documents/s", bare / ours),
            Row("index: load, bare Tantivy with ready rows", documents / bare, "documents/s"),
            Row("index: memory at most, all documents to half of them", max(memory), "MB", max(memory) / half),
            Row(f"index: {SIZE}", _size(Path(folder) / "ours"), "MB"),
            *_query_rows(index, bare_index),
        ]


def batches(documents: Iterable[Document]) -> Iterator[Batch]:
    """What an index is loaded with, made as it is asked for."""
    return (Batch(document_id=document.id, entries=entries(document)) for document in documents)


def answer_times(index: SearchIndex) -> list[float]:
    """Milliseconds of each answer to the same questions, ascending."""
    asked = questions(QUERIES)
    index.search(asked[0])
    return sorted(_timed(partial(index.search, query)) for query in asked)


def percentile(ascending: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    return ascending[int(share * (len(ascending) - 1))]


def _memory() -> float:
    """Megabytes this process holds that are no mapped files."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("RssAnon"))) / 1000


def _size(folder: Path) -> float:
    """Megabytes of the files below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


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
    ours = answer_times(index)
    bare.reload()
    alone = sorted(_timed(partial(_ask_bare, bare, query)) for query in questions(QUERIES))
    for name, share in PERCENTILES:
        mine, theirs = percentile(ours, share), percentile(alone, share)
        yield Row(f"index: {name}", mine, "ms", mine / theirs)
        yield Row(f"index: query, bare Tantivy, no facets, {name[-3:]}", theirs, "ms")
    yield Row("index: query with five facets and highlights, mean", statistics.mean(ours), "ms")


def _ask_bare(index: Index, query: Query) -> None:
    searcher = index.searcher()
    terms = [EngineQuery.term_query(index.schema, "body_folded", folded(word)) for word in query.text.split()]
    for _, address in searcher.search(terms[0].and_must_match(*terms[1:]) if terms[1:] else terms[0], query.size).hits:
        searcher.doc(address)


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds ``work()`` takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
