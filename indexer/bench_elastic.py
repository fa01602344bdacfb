"""How fast Elasticsearch loads through our index, beside its own bulk helper, and beside the embedded engine."""

import gc
import secrets
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from elasticsearch import Elasticsearch
from elasticsearch.helpers import parallel_bulk

from indexer.bench import LOAD, PERCENTILES, SIZE, Row, answer_times, batches, percentile
from indexer.bench_documents import synthetic
from indexer.elastic_index import ElasticIndex
from indexer.elastic_mapping import index_body, to_source
from indexer.entries import entries
from nlp.document import Document

ROUND = 2000  # documents a load: what an update takes at once
COMPARED = 25  # rounds in which both ways load the same documents, by turns first
WARMING = 5  # of these come before: until its code is compiled a server takes half as long again, for either way
MERGING = 10.0  # s to wait before a round for merges that an earlier one began
_KILO = 1000


class Cost(NamedTuple):
    """What one load took."""

    seconds: float
    processor: float  # s of this process and of the server


class Measured(NamedTuple):
    """The rows, and the address of the index, which is there until the ``with`` ends."""

    rows: list[Row]
    url: str


@contextmanager
def measured(server: str, documents: int, embedded: Mapping[str, float]) -> Iterator[Measured]:
    """Load so many documents into the server at this address, and ask.

    ``embedded`` has the embedded engine's figures for as many documents, by the names of its rows.
    """
    name = f"citykb-bench-{secrets.token_hex(4)}"
    client = Elasticsearch(server, request_timeout=120)
    index = ElasticIndex(f"{server}/{name}")
    try:
        compared, seconds = _load(client, index, f"{name}-raw", documents)
        rows = [*_compared_rows(compared), *_beside(client, index, documents / seconds, embedded)]
        yield Measured(rows, f"{server}/{name}")
    finally:
        for physical in client.indices.get(index=f"{name}-*"):
            client.indices.delete(index=physical)
        index.close()
        client.close()


def _load(
    client: Elasticsearch, index: ElasticIndex, raw: str, documents: int
) -> tuple[list[tuple[Cost, Cost]], float]:
    """What the rounds cost through our index and raw, and how long our index took for all."""
    client.indices.create(index=raw, **index_body())
    index.load(())
    compared: list[tuple[Cost, Cost]] = []
    seconds = 0.0
    for number, chunk in enumerate(_chunks(synthetic(documents))):
        first, last = (number % 2 == 1, number % 2 == 0) if number < COMPARED else (False, False)
        before = [_raw(client, raw, chunk)] if first else []
        ours = _cost(client, partial(_load_chunk, index, chunk), settled=first or last)
        after = [_raw(client, raw, chunk)] if last else []
        compared += [(ours, theirs) for theirs in (*before, *after)]
        seconds += ours.seconds
    return compared[WARMING:] or compared, seconds


def _chunks(made: Iterator[Document]) -> Iterator[list[Document]]:
    while chunk := list(islice(made, ROUND)):
        yield chunk


def _load_chunk(index: ElasticIndex, chunk: list[Document]) -> None:
    assert not index.load(batches(chunk)).failed


def _raw(client: Elasticsearch, name: str, documents: Sequence[Document]) -> Cost:
    """The helper with its defaults, given ready documents for an index of the same mapping and settings."""
    made = (entry for document in documents for entry in entries(document))
    ready: list[dict[str, Any]] = [{"_index": name, "_id": entry.id, "_source": to_source(entry)} for entry in made]

    def send() -> None:
        assert all(taken for taken, _ in parallel_bulk(client, ready))
        client.indices.refresh(index=name)

    return _cost(client, send)


def _cost(client: Elasticsearch, work: Callable[[], object], *, settled: bool = True) -> Cost:
    if settled:
        _settle(client)
    gc.collect()
    gc.freeze()  # what the comparison itself holds, all ready documents, would be looked through while we load
    server, here, began = _server_processor(client), time.process_time(), time.perf_counter()
    work()
    seconds, here = time.perf_counter() - began, time.process_time() - here
    gc.unfreeze()
    return Cost(seconds, here + _server_processor(client) - server)


def _settle(client: Elasticsearch) -> None:
    until = time.monotonic() + MERGING
    while time.monotonic() < until:
        merges = client.indices.stats(metric="merge")["_all"]["total"].get("merges", {})
        if not merges.get("current"):
            return
        time.sleep(0.2)


def _server_processor(client: Elasticsearch) -> float:
    """Seconds of processor time all nodes have taken so far."""
    nodes = client.nodes.stats(metric="process")["nodes"].values()
    return sum(int(node["process"]["cpu"]["total_in_millis"]) for node in nodes) / _KILO


def _compared_rows(rounds: Sequence[tuple[Cost, Cost]]) -> Iterator[Row]:
    """Medians over the rounds, so that what else the machine did in one of them does not count."""
    ours, raw = (statistics.median(pair[way].seconds for pair in rounds) for way in (0, 1))
    ratio = statistics.median(theirs.seconds / mine.seconds for mine, theirs in rounds)
    yield Row("Elasticsearch: load through our index", ROUND / ours, "documents/s", ratio)
    yield Row("Elasticsearch: load, raw parallel_bulk with ready documents", ROUND / raw, "documents/s")
    ours, raw = (statistics.median(pair[way].processor for pair in rounds) for way in (0, 1))
    ratio = statistics.median(theirs.processor / mine.processor for mine, theirs in rounds)
    yield Row("Elasticsearch: the same in processor time, server included", ours * _KILO / ROUND, "ms/document", ratio)
    yield Row("Elasticsearch: raw parallel_bulk in processor time", raw * _KILO / ROUND, "ms/document")


def _beside(client: Elasticsearch, index: ElasticIndex, rate: float, embedded: Mapping[str, float]) -> Iterator[Row]:
    """Every figure with its ratio to the embedded engine's."""
    yield Row(f"Elasticsearch: {LOAD}, all documents", rate, "documents/s", rate / embedded[f"index: {LOAD}"])
    size = int(
        client.indices.stats(index=index.generation, metric="store")["_all"]["primaries"]["store"]["size_in_bytes"]
    )
    yield Row(f"Elasticsearch: {SIZE}", size / 1e6, "MB", size / 1e6 / embedded[f"index: {SIZE}"])
    times = answer_times(index)
    for name, share in PERCENTILES:
        value = percentile(times, share)
        yield Row(f"Elasticsearch: {name}", value, "ms", value / embedded[f"index: {name}"])
