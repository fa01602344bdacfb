"""Three real nodes, four writers, four readers, and the master, which holds a primary, killed in the middle of it."""

import json
import random
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch
from test_documents import document

from indexer.build import rebuild, update
from indexer.documents import DocumentStore, open_store
from indexer.elastic_index import ElasticIndex
from indexer.index import Loaded
from indexer.query import Query
from search_api.app import create_app
from tests import elastic_cluster
from tests.browser import served
from tests.elastic_documents import batches
from tests.elastic_server import Server

AT_ONCE = 25  # documents a load: many acknowledgements, and many writes for the kill to fall into
LOADS = 2  # acknowledged loads of each writer before the kill, and again after it
ASKED = ("/api/search?text=learning&facets=city", "/api/statements?text=learn", "/search?text=learning", "/healthz")


@pytest.fixture
def nodes() -> Iterator[tuple[Server, ...]]:
    with elastic_cluster.running(3) as started:
        yield started


class Writer(threading.Thread):
    """Loads a little at a time until told to stop; keeps which documents were acknowledged, and when."""

    def __init__(self, index: ElasticIndex, load: Callable[[int], set[str]]) -> None:
        super().__init__(daemon=True)
        self.index = index
        self.acknowledged: set[str] = set()
        self.moments: list[float] = []
        self.failure: Exception | None = None
        self._load = load
        self._told = threading.Event()

    def run(self) -> None:
        for number in count():
            if self._told.is_set():
                return
            try:
                self.acknowledged |= self._load(number)
            except Exception as error:  # noqa: BLE001  # shown by the test
                self.failure = error
                return
            self.moments.append(time.monotonic())
            time.sleep(random.uniform(0, 0.5))  # pages come slowly; another gets the lease meanwhile

    def stop(self) -> None:
        self._told.set()
        self.join(timeout=60)
        self.index.close()


def straight(url: str, first: int) -> Writer:
    """A writer that shares its index with others, each in its turn: the lease lets one in at a time."""
    index = ElasticIndex(url)

    def load(number: int) -> set[str]:
        begin = first + number * AT_ONCE
        assert index.load(batches(AT_ONCE, first=begin)).indexed == AT_ONCE
        return {f"d{each:06d}" for each in range(begin, begin + AT_ONCE)}

    return Writer(index, load)


def from_store(url: str, folder: Path, work: Callable[[DocumentStore, ElasticIndex], Loaded]) -> Writer:
    """A writer with an index of its own, which follows its store of record by updates or by rebuilds."""
    index, store = ElasticIndex(url), DocumentStore(open_store(f"sqlite:///{folder / url.rpartition('/')[2]}.sqlite"))

    def load(number: int) -> set[str]:
        names = {f"d{each:06d}" for each in range(number * AT_ONCE, (number + 1) * AT_ONCE)}
        for name in sorted(names):
            store.put(document(name, title=f"Learning city {name}"))
        assert work(store, index).indexed == (store.count() if work is rebuild else AT_ONCE)
        return names

    return Writer(index, load)


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


def every_id(index: ElasticIndex) -> list[str]:
    found: list[str] = []
    cursor = None
    while True:
        page = index.search(Query(sort="newest", size=100, cursor=cursor))
        found += [hit.entry.id for hit in page.hits]
        cursor = page.next_cursor
        if not cursor:
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
    writers = [straight(f"{hosts}/kb", 0), straight(f"{hosts}/kb", 500_000)]
    writers += [from_store(f"{hosts}/second", tmp_path, update), from_store(f"{hosts}/third", tmp_path, rebuild)]
    shared = writers[:2]
    shared[0].index.load(())
    admin = Elasticsearch([node.url for node in nodes], request_timeout=150)
    physical = shared[0].index.generation
    elastic_cluster.put_primary_on_master(admin, physical)
    master = elastic_cluster.master_of(admin)
    names = {identity: node["name"] for identity, node in admin.nodes.info()["nodes"].items()}
    (doomed,) = (node for node in nodes if node.name == names[master])

    asked = ElasticIndex(f"{hosts}/kb")
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

    held = {writer.index.name: every_id(writer.index) for writer in writers}
    told: dict[str, set[str]] = {}
    for writer in writers:
        told.setdefault(writer.index.name, set()).update(writer.acknowledged)
    assert {name: sorted(ids) for name, ids in held.items()} == {name: sorted(ids) for name, ids in told.items()}
    assert [wrong for reader in readers for wrong in reader.wrong] == []
    assert all(reader.seen[200] > 10 for reader in readers)
    assert elastic_cluster.master_of(admin) != master
    silence = [round(min(m for m in writer.moments if m > killed) - killed, 1) for writer in writers]
    print(f"s without a load after the kill: {silence}; answers: {sum((r.seen for r in readers), Counter())}")
    for closing in (asked, admin, *(writer.index for writer in writers)):
        closing.close()
