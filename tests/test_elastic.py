"""The Elasticsearch engine where things go wrong: a server killed, paused, full; a rebuild under questions."""

import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch
from test_documents import document, python_path

from indexer import build
from indexer.documents import DocumentStore, open_store
from indexer.elastic_index import ElasticIndex
from indexer.elastic_mapping import template
from indexer.index import Batch, IndexUnavailable, Loaded, open_index, set_up
from indexer.query import Query
from tests import elastic_server
from tests.elastic_documents import batch, batches

_numbers = count()


@pytest.fixture
def url() -> str:
    return f"{elastic_server.shared_url()}/faults-{os.getpid()}-{next(_numbers)}"


@pytest.fixture
def index(url: str) -> Iterator[ElasticIndex]:
    opened = ElasticIndex(url)
    yield opened
    opened.close()


@pytest.fixture
def server() -> Iterator[Elasticsearch]:
    client = Elasticsearch(elastic_server.shared_url())
    yield client
    client.close()


def ids(index: ElasticIndex) -> list[str]:
    """Every document's id, by following the cursor."""
    found: list[str] = []
    cursor = None
    while True:
        page = index.search(Query(sort="newest", size=100, cursor=cursor))
        found += [hit.entry.id for hit in page.hits]
        cursor = page.next_cursor
        if not cursor:
            return found


def test_a_server_that_is_not_there_is_named_without_secrets() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    index = open_index(f"http://127.0.0.1:{port}/kb")
    with pytest.raises(IndexUnavailable, match=f"index http://127.0.0.1:{port}/kb: Elasticsearch does not answer"):
        index.search(Query())
    index.close()


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://elastic:secret@127.0.0.1:9200/kb", "take user and password out of the address"),
        ("http://127.0.0.1:9200", "name it in lower case after the host"),
        ("http://127.0.0.1:9200/Kb", "name it in lower case after the host"),
    ],
)
def test_an_address_that_cannot_be_used_is_named(url: str, told: str) -> None:
    with pytest.raises(IndexUnavailable, match=told) as caught:
        open_index(url)
    assert "secret" not in str(caught.value)


def test_the_mapping_is_strict_and_names_its_schema(index: ElasticIndex, server: Elasticsearch) -> None:
    index.load([batch(1)])
    mapping = server.indices.get_mapping(index=index.generation)[index.generation]["mappings"]
    assert (mapping["dynamic"], "-v1-" in index.generation) == ("strict", True)
    assert mapping["properties"]["body_fr"] == {"type": "text", "analyzer": "citykb_fr"}
    assert mapping["properties"]["body_folded"] == {"type": "text", "analyzer": "citykb_folded"}


def test_the_template_of_a_schema_makes_the_same_index(url: str, index: ElasticIndex, server: Elasticsearch) -> None:
    name = url.rpartition("/")[2]
    index.load([batch(1)])
    try:
        assert set_up(url) == f"index template {name}-v1 made: shards and replicas of the next index are set in it"
        assert set_up(url) == f"index template {name}-v1 is there already: left as it is"
        kept = server.indices.get_index_template(name=f"{name}-v1")["index_templates"][0]["index_template"]
        assert (kept["version"], kept["index_patterns"]) == (1, [f"{name}-v1-*"])
        server.indices.create(index=f"{name}-v1-by-hand")
        found = server.indices.get(index=f"{name}-v1-*")
        by_hand, ours = found[f"{name}-v1-by-hand"], found[index.generation]
        assert by_hand["mappings"] == ours["mappings"]
        assert by_hand["settings"]["index"]["analysis"] == ours["settings"]["index"]["analysis"]
        changed = template(name)
        changed["template"]["settings"]["number_of_replicas"] = 0
        server.indices.put_index_template(name=f"{name}-v1", **changed)
        index.rebuild(batches(2))
        made = server.indices.get_settings(index=index.generation)[index.generation]["settings"]["index"]
        assert (made["number_of_replicas"], ours["settings"]["index"]["number_of_replicas"]) == ("0", "1")
    finally:
        server.indices.delete_index_template(name=f"{name}-v1")


def test_an_embedded_index_needs_no_setting_up(tmp_path: Path) -> None:
    assert set_up(f"tantivy:{tmp_path}") == f"index tantivy:{tmp_path}: an embedded index needs no setting up"


def test_an_answer_tells_the_servers_own_time(index: ElasticIndex) -> None:
    index.load(batches(20))
    answers = [index.search(Query(text=text, facets=("kind", "city"))) for text in ("", "learning", "never there")]
    assert [0 <= (answer.engine_ms or 0.0) < answer.took_ms for answer in answers] == [True, True, True]
    assert None not in {answer.engine_ms for answer in answers}


def test_a_developers_server_prints_what_to_export_and_ends_when_told() -> None:
    command = [sys.executable, "-m", "tests.elastic_server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=python_path()) as process:
        assert process.stdout is not None
        said = process.stdout.readline() + process.stdout.readline()
        url = said.rpartition("export CITYKB_INDEX_URL=")[2].strip()
        index = open_index(url)
        assert index.load(batches(1)).indexed == 1
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
    with pytest.raises(IndexUnavailable, match="does not answer"):
        index.count()
    index.close()


def test_a_full_disk_is_named_and_loading_goes_on_when_it_is_lifted(index: ElasticIndex, server: Elasticsearch) -> None:
    index.load(batches(5))
    block = {"index.blocks.read_only_allow_delete": True}  # what the server sets itself at the flood stage
    server.indices.put_settings(index=index.generation, settings=block)
    with pytest.raises(IndexUnavailable, match="read-only, most often for a full disk: free space"):
        index.load(batches(5, first=5))
    server.indices.put_settings(index=index.generation, settings={"index.blocks.read_only_allow_delete": None})
    assert index.load(batches(5, first=5)).indexed == 5
    assert index.count() == 10


def test_a_second_writer_waits_and_a_dead_ones_lease_runs_out(
    url: str, index: ElasticIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = ElasticIndex(url)
    monkeypatch.setattr("indexer.elastic_generations.LEASE", 4.0)
    monkeypatch.setattr("indexer.elastic_generations.LOCK_PATIENCE", 0.5)
    with index._generations.lock(), pytest.raises(IndexUnavailable, match="another process is writing to it"):
        other.load(batches(1))
    assert index._generations._take()  # taken and never given back, as by a killed process
    time.sleep(4.1)
    assert other.load(batches(1)).indexed == 1
    other.close()


def test_threads_of_one_index_write_one_after_the_other(index: ElasticIndex) -> None:
    index.load(())
    writing = threading.Event()
    at_once: list[bool] = []

    def watched(first: int) -> Iterator[Batch]:
        at_once.append(writing.is_set())
        writing.set()
        yield from batches(150, first=first)
        writing.clear()

    threads = [threading.Thread(target=index.load, args=(watched(first),)) for first in (0, 200, 400)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (at_once, index.count()) == ([False, False, False], 450)


def test_a_writer_that_lost_its_lease_leaves_the_others_alone(
    url: str, index: ElasticIndex, server: Elasticsearch
) -> None:
    name = url.rpartition("/")[2]
    with index._generations.lock():
        server.index(index=f"{name}-lease", id="writer", document={"owner": "another", "until": time.time() + 60})
    assert server.get(index=f"{name}-lease", id="writer")["_source"]["owner"] == "another"


def test_a_rebuild_under_questions_fails_and_mixes_no_answer(url: str, index: ElasticIndex) -> None:
    index.load(batches(300, title="Old"))
    seen: Counter[str] = Counter()
    failed: list[Exception] = []
    done = threading.Event()

    def ask() -> None:
        reader = ElasticIndex(url)
        while not done.is_set():
            try:
                titles = {hit.entry.title.split()[0] for hit in reader.search(Query(size=50)).hits}
                seen["mixed" if len(titles) != 1 else titles.pop()] += 1
            except IndexUnavailable as error:
                failed.append(error)
            time.sleep(0.04)  # two readers ask fifty questions a second between them
        reader.close()

    readers = [threading.Thread(target=ask) for _ in range(2)]
    for reader in readers:
        reader.start()
    index.rebuild(batches(300, title="New"))
    time.sleep(0.5)
    done.set()
    for reader in readers:
        reader.join()
    assert failed == []
    assert set(seen) == {"Old", "New"}


def test_a_killed_rebuild_leaves_the_live_index_and_the_next_one_cleans_up(
    index: ElasticIndex, server: Elasticsearch
) -> None:
    index.load(batches(3))
    live = index.generation

    class Killed(Exception):
        pass

    def dying() -> Iterator[object]:
        yield from batches(2)
        raise Killed

    with pytest.raises(Killed):
        index.rebuild(dying())  # type: ignore[arg-type]
    assert (index.generation, index.count()) == (live, 3)
    index.rebuild(batches(4))
    name = live.partition("-v1-")[0]
    assert sorted(server.indices.get(index=f"{name}-v*")) == sorted([live, index.generation])


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder the server's own user can reach, which pytest's are not."""
    with tempfile.TemporaryDirectory(prefix="citykb-es-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def test_an_update_waits_for_a_server_killed_for_a_minute_and_loses_nothing(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        fixed = {"http.port": str(free.getsockname()[1])}
    caplog.set_level(logging.ERROR)
    with elastic_server.running(settings=fixed, data=home) as first:
        index = ElasticIndex(f"{first.url}/kb")
        index.load(batches(50))
        loaded: list[int] = []
        stream = batches(400, first=50)

        def slowly() -> Iterator[object]:
            for number, one in enumerate(stream):
                if number == 200:
                    first.kill()
                yield one

        update = threading.Thread(target=lambda: loaded.append(index.load(slowly()).indexed))  # type: ignore[arg-type]
        began = time.monotonic()
        update.start()
        first.process.wait(timeout=60)
        with pytest.raises(IndexUnavailable, match="does not answer"):
            ElasticIndex(f"{first.url}/kb").count()
        time.sleep(max(0.0, 45 - (time.monotonic() - began)))  # its start takes the rest of the minute
        with elastic_server.running(settings=fixed, data=home):
            update.join(timeout=180)
            assert loaded == [400]
            assert sorted(ids(index)) == [f"d{number:06d}" for number in range(450)]
            index.close()


def test_an_update_waits_also_for_a_server_killed_between_two_of_its_steps(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(build, "CHUNK", 40)
    caplog.set_level(logging.ERROR)
    store = DocumentStore(open_store(f"sqlite:///{tmp_path / 'store.sqlite'}"))
    names = [f"d{number:03}" for number in range(120)]
    for name in names:
        store.put(document(name))
    with socket.create_server(("127.0.0.1", 0)) as free:
        fixed = {"http.port": str(free.getsockname()[1])}
    with elastic_server.running(settings=fixed, data=home) as first:
        index = ElasticIndex(f"{first.url}/kb")
        done: list[Loaded] = []
        steps: list[int] = []

        def step(documents: int) -> None:
            steps.append(documents)
            if len(steps) == 1:
                first.kill()

        updating = threading.Thread(target=lambda: done.append(build.update(store, index, progress=step)), daemon=True)
        updating.start()
        first.process.wait(timeout=60)
        with elastic_server.running(settings=fixed, data=home):
            updating.join(timeout=120)
            assert (done, steps) == ([Loaded(indexed=120)], [40, 40, 40])
            assert sorted(ids(index)) == names
            assert build.update(store, index) == Loaded()
            index.close()


def test_a_snapshot_brings_the_index_back_with_what_answers_and_what_is_kept(
    url: str, index: ElasticIndex, server: Elasticsearch
) -> None:
    name = url.rpartition("/")[2]
    index.load(batches(3))
    index.rebuild(batches(5))
    live = index.generation
    server.snapshot.create_repository(name=name, repository={"type": "fs", "settings": {"location": name}})
    server.snapshot.create(repository=name, snapshot="one", indices=f"{name}*", wait_for_completion=True)
    server.indices.delete(index=list(server.indices.get(index=f"{name}*")))
    assert (index.count(), index.generation) == (0, "")
    server.snapshot.restore(repository=name, snapshot="one", wait_for_completion=True, include_global_state=False)
    assert (index.count(), index.generation) == (5, live)
    index.rollback()
    assert index.count() == 3


def test_a_paused_server_is_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    with elastic_server.running() as node:
        index = ElasticIndex(f"{node.url}/kb")
        index.load(batches(5))
        os.killpg(node.process.pid, signal.SIGSTOP)
        threading.Timer(3, node.resume).start()
        assert index.load(batches(5, first=5)).indexed == 5
        assert index.count() == 10
        index.close()
