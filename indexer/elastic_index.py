"""``ElasticIndex``: the engine for teams and clusters, an Elasticsearch 9 by address."""

import json
import time
from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest
from typing import Any, cast

from elasticsearch import ApiError

from indexer.credentials import Credentials
from indexer.elastic_client import WRITE_TIMEOUT, advice, connect, parse_address, patiently, translated
from indexer.elastic_generations import ElasticGenerations
from indexer.elastic_mapping import to_source
from indexer.elastic_search import Searching
from indexer.index import Batch, IndexUnavailable, Loaded
from indexer.known import suggestions
from indexer.query import Query, Results, Suggestion

CHUNK = 100  # documents looked up at once
CHUNK_BYTES = 5_000_000  # of a bulk request: what the server takes without strain, and memory stays flat
_BLOCKED = "cluster_block_exception"
_BUSY = 429


class ElasticIndex:
    """A ``SearchIndex`` behind the alias an address names. Safe for threads and for several processes."""

    def __init__(self, url: str, credentials: Credentials | None = None) -> None:
        self._address = parse_address(url)
        self._credentials = credentials or Credentials()
        self.name = f"{','.join(self._address.hosts)}/{self._address.name}"
        self._connect()

    def _connect(self) -> None:
        self._client = connect(self._address, self._credentials)
        self._writing = self._client.options(request_timeout=WRITE_TIMEOUT)
        self._generations = ElasticGenerations(self._writing, self._address.name)

    def _searching(self) -> Searching:
        return Searching(self._client, self._address.name)

    @property
    def generation(self) -> str:
        with translated(self.name):
            return self._generations.current()

    def load(self, batches: Iterable[Batch]) -> Loaded:
        with translated(self.name), self._generations.lock():
            current = self._generations.readable()
            physical = current or self._generations.new()
            loaded = self._fill(physical, batches)
            if not current:
                self._generations.point(physical, "")
        return loaded

    def rebuild(self, batches: Iterable[Batch]) -> Loaded:
        with translated(self.name), self._generations.lock():
            self._generations.clean()
            before, physical = self._generations.current(), self._generations.new()
            loaded = self._fill(physical, batches)
            held = Searching(self._writing, physical).count()
            if held != loaded.indexed:
                raise IndexUnavailable(
                    f"index {self.name}: the rebuilt one holds {held} documents of {loaded.indexed}; the live one stays"
                )
            self._generations.point(physical, before)
            self._generations.clean()
        return loaded

    def rollback(self) -> None:
        with translated(self.name), self._generations.lock():
            self._generations.roll_back()

    def search(self, query: Query) -> Results:
        began = time.perf_counter()
        with translated(self.name):
            results = self._searching().answer(query)
        return results.model_copy(update={"took_ms": round((time.perf_counter() - began) * 1000, 3)})

    def suggest(self, prefix: str, *, size: int = 10) -> list[Suggestion]:
        with translated(self.name):
            return suggestions(prefix, self._searching().names_starting(prefix), size)

    def count(self) -> int:
        with translated(self.name):
            return self._searching().count()

    def close(self) -> None:
        self._client.close()
        self._connect()  # opens nothing until it is used again

    def _fill(self, physical: str, batches: Iterable[Batch]) -> Loaded:
        """Write the batches; searchable and durable at the end. Every action can be repeated without harm."""
        indexed, removed = 0, 0
        failed: dict[str, str] = {}
        seen: set[str] = set()
        stream = iter(batches)
        while chunk := list(islice(stream, CHUNK)):
            if any(batch.document_id in seen for batch in chunk):
                self._refresh(physical)  # what was written a moment ago must be found to be replaced
            seen.update(batch.document_id for batch in chunk)
            latest = {batch.document_id: batch for batch in chunk}
            held = self._held(physical, list(latest))
            for refused, reason in self._send(physical, latest.values(), held):
                failed.setdefault(refused, reason)
            indexed += sum(bool(batch.entries) for batch in chunk)
            removed += sum(not batch.entries and batch.document_id in held for batch in chunk)
        self._refresh(physical)
        lost = tuple(f"{document}: {reason}" for document, reason in failed.items())
        return Loaded(indexed=indexed - len(lost), removed=removed, failed=lost)

    def _refresh(self, physical: str) -> None:
        patiently(self.name, lambda: self._writing.indices.refresh(index=physical))

    def _held(self, physical: str, documents: list[str]) -> dict[str, set[str]]:
        """The entries an index holds of each document."""
        held: dict[str, set[str]] = {}
        after: list[Any] | None = None
        while True:
            asked: dict[str, Any] = {"query": {"terms": {"document_id": documents}}, "sort": ["entry_id"], "size": 5000}
            body = asked | {"_source": False} | ({"search_after": after} if after else {})
            hits = self._found(physical, body)
            for hit in hits:
                held.setdefault(hit["_id"].partition(":")[0], set()).add(hit["_id"])
            if len(hits) < 5000:
                return held
            after = hits[-1]["sort"]

    def _found(self, physical: str, body: dict[str, Any]) -> list[dict[str, Any]]:
        answer = patiently(self.name, lambda: self._writing.search(index=physical, **body))
        return list(answer["hits"]["hits"])

    def _send(self, physical: str, batches: Iterable[Batch], held: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
        """Send in requests of bounded size; yields each document the server refused, with its reason."""
        lines: list[bytes] = []
        size = 0
        for batch in batches:
            try:
                pairs = list(_actions(batch, held.get(batch.document_id, set())))
            except ValueError as error:  # half a character cannot be written as JSON
                yield batch.document_id, str(error)
                continue
            for pair in pairs:
                lines += pair
                size += sum(map(len, pair))
                if size > CHUNK_BYTES:
                    yield from self._bulk(physical, lines)
                    lines, size = [], 0
        if lines:
            yield from self._bulk(physical, lines)

    def _bulk(self, physical: str, lines: list[bytes]) -> Iterator[tuple[str, str]]:
        self._generations.renew()
        answer = patiently(self.name, lambda: self._bulk_once(physical, lines))
        for item in answer["items"]:
            (result,) = item.values()
            if "error" in result:
                yield result["_id"].partition(":")[0], f"{result['error']['type']}: {result['error'].get('reason', '')}"

    def _bulk_once(self, physical: str, lines: list[bytes]) -> Any:
        """One request; a server that is full or busy refuses items one by one, which are then sent again together."""
        answer = self._writing.bulk(index=physical, operations=cast("Any", lines))  # ready JSON lines
        if answer["errors"]:
            results = [next(iter(item.values())) for item in answer["items"]]
            kinds = {result["error"]["type"] for result in results if "error" in result}
            if _BLOCKED in kinds:
                raise IndexUnavailable(f"index {self.name}: {_BLOCKED}; {advice(403, _BLOCKED)}")
            if any(result["status"] == _BUSY for result in results):
                raise _busy(answer.meta)
        return answer


def _busy(meta: Any) -> Exception:
    meta = type(meta)(_BUSY, meta.http_version, meta.headers, meta.duration, meta.node)
    return ApiError("items refused", meta, {"error": "too many requests"})


def _actions(batch: Batch, held: set[str]) -> Iterator[list[bytes]]:
    kept = set()
    for entry, vector in zip_longest(batch.entries, batch.vectors):
        kept.add(entry.id)
        yield [_line({"index": {"_id": entry.id}}), _line(to_source(entry, vector))]
    for entry_id in sorted(held - kept):
        yield [_line({"delete": {"_id": entry_id}})]


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
