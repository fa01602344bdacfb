"""Three real nodes, four writing processes, four readers, and the master, which holds a primary, killed meanwhile."""

import json
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch
from test_documents import python_path

from indexer.documents import DocumentStore, open_store
from indexer.elastic_index import ElasticIndex
from indexer.query import Query
from search_api.app import create_app
from tests import elastic_cluster
from tests.browser import served
from tests.elastic_server import Server

LOADS = 2  # acknowledged loads of each writer before the kill, and again after it
ASKED = ("/api/search?text=learning&facets=city", "/api/statements?text=learn", "/search?text=learning", "/healthz")


@pytest.fixture
def nodes() -> Iterator[tuple[Server, ...]]:
    with elastic_cluster.running(3) as started:
        yield started


class Writer(threading.Thread):
    """A process that loads until told to stop; keeps which documents were acknowledged, and when."""

    def __init__(self, way: str, url: str, *given: str) -> None:
        super().__init__(daemon=True)
        self.url = url
        self.acknowledged: set[str] = set()
        self.moments: list[float] = []
        self.failure: int | None = None
        command = [sys.executable, "-m", "tests.elastic_writer", way, url, *given]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=python_path()
        )

    def run(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self.acknowledged.update(json.loads(line))
            self.moments.append(time.monotonic())
        self.failure = self._process.wait() or None  # its error is on our own error output

    def stop(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self.join(timeout=60)
        self._process.kill()
        self._process.stdout.close()


class Reader(threading.Thread):
    """Asks the API over HTTP, one address after the other, until told to stop; counts the statuses it sees."""

    def __init__(self, root: str, acknowledged: Callable[[], int]) -> None:
        super().__init__(daemon=True)
        self.seen: Counter[int] = Counter()
        self.wrong: list[str] = []
        self._root = root
        self._acknowledged = acknowledged
        self._told = threading.Event()

    def run(self) -> None:
        for address in cycle(ASKED):
            if self._told.is_set():
                return
            held = self._acknowledged()
            status, retry_after, body = fetched(self._root + address)
            self.seen[status] += 1
            if wrong := fault(status, retry_after, body, held if address.startswith("/api") else 0):
                self.wrong.append(f"{address}: {status} {wrong}")
            time.sleep(0.02)

    def stop(self) -> None:
        self._told.set()
        self.join(timeout=60)


def fetched(url: str) -> tuple[int, str | None, str]:
    """Status, Retry-After and body."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return answer.status, None, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["retry-after"], error.read().decode()


def fault(status: int, retry_after: str | None, body: str, held: int) -> str:
    """What is wrong with an answer: neither whole nor a clear "not now"; it knew of ``held`` documents when asked."""
    if status == 503:
        return "" if "Elasticsearch" in body and retry_after else body[:300]
    if status != 200:
        return body[:300]
    total = json.loads(body)["total"] if held else 0
    return f"{total} of {held} acknowledged" if total < held else ""


def every_id(url: str) -> list[str]:
    index = ElasticIndex(url)
    found: list[str] = []
    cursor = None
    while True:
        page = index.search(Query(sort="newest", size=100, cursor=cursor))
        found += [hit.entry.id for hit in page.hits]
        cursor = page.next_cursor
        if not cursor:
            index.close()
            return found


def wait_for_loads(writers: list[Writer], *, since: float, timeout: float) -> None:
    """Until each writer has been told of ``LOADS`` more, or one has failed."""
    deadline = time.monotonic() + timeout
    while any(sum(moment > since for moment in writer.moments) < LOADS for writer in writers):
        assert [writer.failure for writer in writers if writer.failure] == []
        assert time.monotonic() < deadline, [len(writer.moments) for writer in writers]
        time.sleep(0.1)


def test_the_master_killed_under_writers_and_readers_loses_nothing(nodes: tuple[Server, ...], tmp_path: Path) -> None:
    hosts = "http://" + ",".join(node.url.removeprefix("http://") for node in nodes)
    asked = ElasticIndex(f"{hosts}/kb")
    asked.load(())
    admin = Elasticsearch([node.url for node in nodes], request_timeout=150)
    physical = asked.generation
    elastic_cluster.put_primary_on_master(admin, physical)
    master = elastic_cluster.master_of(admin)
    names = {identity: node["name"] for identity, node in admin.nodes.info()["nodes"].items()}
    (doomed,) = (node for node in nodes if node.name == names[master])

    writers = [Writer("straight", f"{hosts}/kb", "0"), Writer("straight", f"{hosts}/kb", "500000")]
    for number, way in enumerate(("update", "rebuild")):
        store = f"sqlite:///{tmp_path / way}.sqlite"
        writers.append(Writer(way, f"{hosts}/own{number}", "0", store))
    shared = writers[:2]
    app = create_app(asked, DocumentStore(open_store(f"sqlite:///{tmp_path / 'api.sqlite'}")))
    with served(app) as root:
        readers = [Reader(root, lambda: sum(len(writer.acknowledged) for writer in shared)) for _ in range(4)]
        threads = [*writers, *readers]
        try:
            for thread in threads:
                thread.start()
            wait_for_loads(writers, since=0.0, timeout=120)
            assert elastic_cluster.primary_of(admin, physical) == elastic_cluster.master_of(admin) == master
            killed = time.monotonic()
            doomed.kill()
            wait_for_loads(writers, since=killed, timeout=120)
        finally:
            for thread in threads:
                thread.stop()

    assert [writer.failure for writer in writers] == [None] * 4
    told: dict[str, set[str]] = {}
    for writer in writers:
        told.setdefault(writer.url, set()).update(writer.acknowledged)
    held = {url: every_id(url) for url in told}
    assert {name: sorted(ids) for name, ids in held.items()} == {name: sorted(ids) for name, ids in told.items()}
    assert [wrong for reader in readers for wrong in reader.wrong] == []
    assert all(reader.seen[200] > 10 for reader in readers)
    assert elastic_cluster.master_of(admin) != master
    silence = [round(min(m for m in writer.moments if m > killed) - killed, 1) for writer in writers]
    print(f"s without a load after the kill: {silence}; answers: {sum((r.seen for r in readers), Counter())}")
    asked.close()
    admin.close()
