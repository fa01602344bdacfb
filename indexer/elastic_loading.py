"""Batches into one Elasticsearch index: entries become requests here while others are on their way to the server."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice, zip_longest
from typing import Any, Self, TypeVar, cast

import orjson
from elasticsearch import ApiError, Elasticsearch

from indexer.elastic_client import BUSY, advice, patiently
from indexer.elastic_mapping import to_source
from indexer.index import Batch, IndexUnavailable, Loaded

CHUNK = 200  # documents looked up at once
CHUNK_BYTES = 2_000_000  # of a bulk request: large enough that its own cost is small, small enough to keep memory flat
SENDERS = 4  # requests under way, as many as the client's own bulk helper has: two are not enough for a busy server
_BLOCKED = "cluster_block_exception"
_REFUSED = 429

T = TypeVar("T")
Refused = dict[str, str]  # document id -> why the server did not take it


class Loading:
    """One load into the index ``physical``, whose only writer this is; ``renew`` is called before each batch.

    Every request can be repeated without harm. What is written shows when ``fill`` has returned: nobody else refreshes.
    """

    def __init__(self, client: Elasticsearch, name: str, physical: str, renew: Callable[[], None]) -> None:
        self._client = client
        self._name = name
        self._physical = physical
        self._renew = renew
        self._halted = threading.Event()

    def fill(self, batches: Iterable[Batch]) -> Loaded:
        """Write the batches; searchable and durable at the end."""
        indexed, removed = 0, 0
        seen: set[str] = set()
        stream = iter(batches)
        self._refresh()  # what a killed load left shows now, and is replaced
        empty = not self._found({"size": 0, "terminate_after": 1})["total"]["value"]
        with Sender(self._send_one, self._halted) as sender:
            while chunk := list(islice(stream, CHUNK)):
                latest = {batch.document_id: batch for batch in chunk}
                again = not seen.isdisjoint(latest)
                if again:  # what was written a moment ago must be found to be replaced
                    sender.wait()
                    self._refresh()
                seen.update(latest)
                held = {} if empty and not again else self._held(list(latest))
                for batch in latest.values():
                    self._renew()
                    _write(batch, held.get(batch.document_id, set()), sender)
                indexed += sum(bool(batch.entries) for batch in chunk)
                removed += sum(not batch.entries and batch.document_id in held for batch in chunk)
            sender.wait()
        self._refresh()
        lost = tuple(f"{document}: {reason}" for document, reason in sender.refused.items())
        return Loaded(indexed=indexed - len(lost), removed=removed, failed=lost)

    def _refresh(self) -> None:
        self._patiently(self._refresh_once)

    def _refresh_once(self) -> None:
        answer = self._client.indices.refresh(index=self._physical)
        if answer["_shards"]["failed"]:  # a node went away: its shard will be another's in a moment
            raise _passing(answer.meta, "shards away")

    def _held(self, documents: list[str]) -> dict[str, set[str]]:
        """The entries the index holds of each document."""
        held: dict[str, set[str]] = {}
        after: list[Any] | None = None
        while True:
            asked: dict[str, Any] = {"query": {"terms": {"document_id": documents}}, "sort": ["entry_id"], "size": 5000}
            hits = self._found(asked | {"source": False} | ({"search_after": after} if after else {}))["hits"]
            for hit in hits:
                held.setdefault(hit["_id"].partition(":")[0], set()).add(hit["_id"])
            if len(hits) < 5000:
                return held
            after = hits[-1]["sort"]

    def _found(self, asked: dict[str, Any]) -> dict[str, Any]:
        whole = asked | {"allow_partial_search_results": False}
        answer = self._patiently(lambda: self._client.search(index=self._physical, **whole))
        return cast("dict[str, Any]", answer["hits"])

    def _send_one(self, lines: list[bytes]) -> Refused:
        return self._patiently(lambda: self._bulk(lines))

    def _patiently(self, call: Callable[[], T]) -> T:
        return patiently(self._name, call, halted=self._halted)

    def _bulk(self, lines: list[bytes]) -> Refused:
        """One request. A server that is full or busy refuses items one by one: these are sent again together."""
        operations = cast("Any", lines)  # ready JSON
        if not self._client.bulk(index=self._physical, operations=operations, filter_path="errors")["errors"]:
            return {}
        answer = self._client.bulk(
            index=self._physical, operations=operations
        )  # again, to hear which: harmless and rare
        results = [next(iter(item.values())) for item in answer["items"]]
        errors = [(result["_id"], result["error"]) for result in results if "error" in result]
        if any(error["type"] == _BLOCKED for _, error in errors):
            raise IndexUnavailable(f"index {self._name}: {_BLOCKED}; {advice(403, _BLOCKED)}")
        if any(result["status"] in BUSY for result in results):
            raise _passing(answer.meta, "items refused")
        return {_document(entry_id): f"{error['type']}: {error.get('reason', '')}" for entry_id, error in errors}


class Sender:
    """Sends requests in the background, ``SENDERS`` at once; one more waits, then ``add`` does: memory stays flat."""

    def __init__(self, send_one: Callable[[list[bytes]], Refused], halted: threading.Event) -> None:
        self.refused: Refused = {}
        self._send_one = send_one
        self._halted = halted
        self._pool = ThreadPoolExecutor(SENDERS, thread_name_prefix="bulk")
        self._under_way: deque[Future[Refused]] = deque()
        self._lines: list[bytes] = []  # of the next request
        self._size = 0

    def add(self, lines: Sequence[bytes]) -> None:
        """One action; sent with those before it when they are ``CHUNK_BYTES``.

        Raises what an earlier request met that cannot be waited out.
        """
        self._lines += lines
        self._size += sum(map(len, lines))
        if self._size > CHUNK_BYTES:
            self._send()

    def wait(self) -> None:
        """Until everything added has been sent and answered."""
        if self._lines:
            self._send()
        while self._under_way:
            self._hear()

    def _send(self) -> None:
        while len(self._under_way) > SENDERS:
            self._hear()
        self._under_way.append(self._pool.submit(self._send_one, self._lines))
        self._lines, self._size = [], 0

    def _hear(self) -> None:
        for document, reason in self._under_way.popleft().result().items():
            self.refused.setdefault(document, reason)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind:
            self._halted.set()  # what waits for the server gives up
        self._pool.shutdown(wait=True, cancel_futures=True)


def _passing(meta: Any, what: str) -> Exception:
    """What the server says inside an answer that looks well, as the error it would be alone: it passes by itself."""
    meta = type(meta)(_REFUSED, meta.http_version, meta.headers, meta.duration, meta.node)
    return ApiError(what, meta, {"error": what})


def _write(batch: Batch, held: set[str], sender: Sender) -> None:
    """What cannot be written down is noted as refused."""
    try:
        actions = list(_actions(batch, held))
    except (ValueError, orjson.JSONEncodeError) as error:  # half a character cannot be written as JSON
        sender.refused.setdefault(batch.document_id, str(error))
        return
    for action in actions:
        sender.add(action)


def _actions(batch: Batch, held: set[str]) -> Iterator[Sequence[bytes]]:
    kept = set()
    for entry, vector in zip_longest(batch.entries, batch.vectors):
        kept.add(entry.id)
        yield orjson.dumps({"index": {"_id": entry.id}}), orjson.dumps(to_source(entry, vector))
    for entry_id in sorted(held - kept):
        yield (orjson.dumps({"delete": {"_id": entry_id}}),)


def _document(entry_id: str) -> str:
    return entry_id.partition(":")[0]
