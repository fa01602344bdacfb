"""The Elasticsearch engine when its server is killed, stopped for a minute, or has too much to do."""

import logging
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch
from fastapi.testclient import TestClient
from test_documents import document

from indexer import build
from indexer.documents import DocumentStore, open_store
from indexer.elastic_index import ElasticIndex
from indexer.elastic_loading import CHUNK, CHUNK_BYTES, SENDERS
from indexer.index import Batch, IndexUnavailable, Loaded
from indexer.query import Query
from search_api.app import create_app
from search_api.problems import RETRY_AFTER
from tests import elastic_server
from tests.elastic_documents import batch, batches

STOPPED = 60.0  # s
# One write at a time and one waiting: a third at once is refused, as by a server with far more to do.
SMALL = {"thread_pool.write.size": "1", "thread_pool.write.queue_size": "1"}


@pytest.fixture(scope="module")
def node() -> Iterator[elastic_server.Server]:
    """A server of these tests alone."""
    with elastic_server.running(settings=SMALL) as running:
        yield running


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder the server's own user can reach, which pytest's are not."""
    with tempfile.TemporaryDirectory(prefix="citykb-es-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def store(tmp_path: Path) -> DocumentStore:
    return DocumentStore(open_store(f"sqlite:///{tmp_path / 'store.sqlite'}"))


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)


def every_id(index: ElasticIndex) -> list[str]:
    """Every document's id, by following the cursor."""
    found: list[str] = []
    cursor = None
    while True:
        page = index.search(Query(sort="newest", size=100, cursor=cursor))
        found += [hit.entry.id for hit in page.hits]
        cursor = page.next_cursor
        if not cursor:
            return sorted(found)


def test_what_a_busy_server_refuses_is_sent_again(node: elastic_server.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.elastic_loading.CHUNK_BYTES", 20_000)
    monkeypatch.setattr("indexer.elastic_client.FIRST_WAIT", 0.05)
    index = ElasticIndex(f"{node.url}/busy")
    assert index.load(batches(1000)) == Loaded(indexed=1000)
    assert every_id(index) == [f"d{number:06d}" for number in range(1000)]
    with Elasticsearch(node.url) as client:
        (told,) = client.nodes.stats(metric="thread_pool")["nodes"].values()
    assert told["thread_pool"]["write"]["rejected"] > 0
    index.close()


class Endless(threading.Thread):
    """Loads long documents, made as they are asked for, until told that it is enough."""

    def __init__(self, url: str) -> None:
        super().__init__(daemon=True)
        self.index = ElasticIndex(url)
        self.taken = 0
        self.begun, self.enough = threading.Event(), threading.Event()
        self.loaded = Loaded()

    def run(self) -> None:
        self.loaded = self.index.load(self._stream())

    def _stream(self) -> Iterator[Batch]:
        while not self.enough.is_set():
            yield batch(self.taken, text="Everybody learns. " * 2000)
            self.taken += 1
            self.begun.set()


def test_an_update_waits_for_a_server_stopped_for_a_minute_and_a_load_takes_no_more_meanwhile(
    node: elastic_server.Server, store: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.elastic_index.WRITE_TIMEOUT", 15.0)  # requests are given up, and met again on resuming
    monkeypatch.setattr(build, "CHUNK", 40)
    index, endless = ElasticIndex(f"{node.url}/kb"), Endless(f"{node.url}/endless")
    for number in range(30):
        store.put(document(f"old{number:03}"))
    build.update(store, index)
    for number in range(120):
        store.put(document(f"new{number:03}"))
    for number in range(10):
        store.delete(f"old{number:03}")
    steps: list[int] = []
    done: list[Loaded] = []
    stopped = threading.Event()

    def step(documents: int) -> None:
        steps.append(documents)
        if len(steps) == 1:
            node.pause()
            stopped.set()

    updating = threading.Thread(target=lambda: done.append(build.update(store, index, progress=step)), daemon=True)
    endless.start()
    assert endless.begun.wait(60)
    updating.start()
    try:
        assert stopped.wait(60)
        began, before = time.monotonic(), endless.taken
        time.sleep(STOPPED / 2)
        held_back = endless.taken
        time.sleep(max(0.0, began + STOPPED - time.monotonic()))
    finally:
        node.resume()
    assert (steps, done, endless.taken) == ([40], [], held_back)
    under_way = (2 * SENDERS + 2) * CHUNK_BYTES
    assert held_back - before <= CHUNK + under_way // len("Everybody learns. " * 2000)
    endless.enough.set()
    updating.join(timeout=120)
    endless.join(timeout=120)
    kept = [f"old{number:03}" for number in range(10, 30)]
    assert (done, steps) == ([Loaded(indexed=120, removed=10)], [40, 40, 40, 10])
    assert every_id(index) == sorted([*(f"new{number:03}" for number in range(120)), *kept])
    assert build.update(store, index) == Loaded()
    assert endless.loaded.indexed == endless.taken == endless.index.count()
    endless.index.close()
    index.close()


def test_an_update_waits_for_a_killed_server_and_readers_are_told_when_to_come_again(
    home: Path, store: DocumentStore
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        fixed = {"http.port": str(free.getsockname()[1])}
    with elastic_server.running(settings=fixed, data=home) as first:
        index = ElasticIndex(f"{first.url}/kb")
        index.load(batches(50))
        loaded: list[int] = []
        stream = batches(400, first=50)

        def slowly() -> Iterator[Batch]:
            for number, one in enumerate(stream):
                if number == 200:
                    first.kill()
                yield one

        update = threading.Thread(target=lambda: loaded.append(index.load(slowly()).indexed), daemon=True)
        update.start()
        first.process.wait(timeout=60)
        reader = ElasticIndex(f"{first.url}/kb")
        with TestClient(create_app(reader, store)) as api:
            for address in ("/api/search", "/healthz", "/search"):
                answer = api.get(address)
                assert (answer.status_code, answer.headers["retry-after"]) == (503, str(RETRY_AFTER)), address
                assert "Elasticsearch does not answer" in answer.text
        with pytest.raises(IndexUnavailable, match="does not answer"):
            reader.count()
        with elastic_server.running(settings=fixed, data=home):
            update.join(timeout=180)
            assert loaded == [400]
            assert every_id(index) == [f"d{number:06d}" for number in range(450)]
            with TestClient(create_app(reader, store)) as api:
                assert api.get("/api/search").json()["total"] == 450
            index.close()
            reader.close()
