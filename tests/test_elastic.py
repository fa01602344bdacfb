"""The Elasticsearch engine where things go wrong: a server killed, paused, full; a rebuild under questions."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch
from test_documents import document, python_path

from indexer import asking, elastic_search
from indexer.analysis import LONGEST
from indexer.documents import DocumentStore, open_store
from indexer.elastic_index import ElasticIndex
from indexer.elastic_loading import Loading
from indexer.elastic_mapping import template, words
from indexer.index import Batch, IndexUnavailable, open_index, set_up
from indexer.known import KNOWN_FOR
from indexer.query import Query, UnknownValue
from nlp.document import CityRef
from tests import elastic_server
from tests.elastic_documents import batch, batches
from tests.event_loop import asked_at_once

QUESTIONS = 50  # a second
REBUILD = 4.0  # s at least

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
    with pytest.raises(IndexUnavailable, match=f"index http://127.0.0.1:{port}/kb: Elasticsearch does not answer"):
        asked_at_once(index, Query())
    index.close()


def test_a_long_answer_does_not_hold_an_event_loop_up(index: ElasticIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    index.load(batches(1, text="By the river. " * 20))
    monkeypatch.setattr(asking, "LONG", 100)
    read_in: list[threading.Thread] = []
    make_hit = elastic_search.make_hit
    monkeypatch.setattr(
        elastic_search, "make_hit", lambda *given: (read_in.append(threading.current_thread()), make_hit(*given))[1]
    )

    (found,) = asked_at_once(index, Query(text="river"))
    assert [hit.entry.id for hit in found.hits] == ["d000000"]
    assert found.engine_ms <= found.took_ms
    assert read_in and threading.main_thread() not in read_in


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


@pytest.mark.parametrize("length", range(LONGEST - 1, LONGEST + 3))
def test_a_word_too_long_to_be_found_is_not_sent_wherever_it_stands(length: int) -> None:
    word = "x" * length
    kept = [word] if length <= LONGEST else []
    for before in range(LONGEST):
        short = ["ab"] * before
        assert words(" ".join([*short, word])).split() == [*short, *kept]
        assert words(" ".join([*short, word, "abc"])).split() == [*short, *kept, "abc"]


def test_how_long_a_word_is_counts_in_bytes() -> None:
    assert words("é" * (LONGEST // 2)) == "é" * (LONGEST // 2)
    assert words("é" * (LONGEST // 2 + 1)) == words("") == ""


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


def test_a_name_found_a_moment_ago_is_not_said_to_be_unknown_for_a_minute_at_most(
    url: str, index: ElasticIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    cities = {"cities": (CityRef(name="Espoo", country="FI"),), "city_ids": ("espoo-fi",)}
    made = batch(1)
    about_espoo = Query(city=("Espoo",))
    index.load([made.model_copy(update={"entries": tuple(e.model_copy(update=cities) for e in made.entries)})])
    assert index.search(about_espoo).total == 1
    index.load([made])
    assert index.search(about_espoo).total == 0
    with pytest.raises(UnknownValue, match="nothing of a similar name"):
        ElasticIndex(url).search(about_espoo)
    monkeypatch.setattr(time, "monotonic", lambda now=time.monotonic: now() + KNOWN_FOR)
    with pytest.raises(UnknownValue):  # the empty answer before did not make it known for longer
        index.search(about_espoo)


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
    monkeypatch.setattr("indexer.elastic_generations.LOCK_PATIENCE", 0.5)
    with index._generations.lock(), pytest.raises(IndexUnavailable, match="another process is writing to it"):
        other.load(batches(1))
    monkeypatch.setattr("indexer.elastic_generations.LEASE", 2.0)
    assert index._generations._take()  # taken and never given back, as by a killed process
    time.sleep(2.1)
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


class Asker(threading.Thread):
    """One of several that together ask so many questions a second: each takes the next one when it is due."""

    def __init__(self, url: str, due: Callable[[], float | None]) -> None:
        super().__init__(daemon=True)
        self.answers: list[tuple[int, set[str]]] = []
        self.failed: list[Exception] = []
        self._index = ElasticIndex(url)
        self._due = due

    def run(self) -> None:
        asked = Query(text="city", site=("old", "new"), facets=("site", "kind"), size=50)
        while (moment := self._due()) is not None:
            time.sleep(max(0.0, moment - time.monotonic()))
            try:
                answer = self._index.search(asked)
            except IndexUnavailable as error:
                self.failed.append(error)
                continue
            rows = {hit.entry.site for hit in answer.hits} | {hit.entry.title.split()[0] for hit in answer.hits}
            counted = {value.value for value in answer.facets["site"]}
            self.answers.append((answer.facets["kind"][0].count, rows | counted))
        self._index.close()


def test_a_rebuild_under_fifty_questions_a_second_fails_and_mixes_no_answer(url: str, index: ElasticIndex) -> None:
    index.load(batches(300, title="old city", site="old"))
    began, done, numbers = time.monotonic(), threading.Event(), count()

    def due() -> float | None:
        """When the next question is to be asked; none that would be asked after the rebuild."""
        moment = began + next(numbers) / QUESTIONS
        return None if done.is_set() and moment > ended[0] else moment

    def slowly() -> Iterator[Batch]:
        for one in batches(200, title="new city", site="new"):
            time.sleep(REBUILD / 200)
            yield one

    ended = [0.0]
    askers = [Asker(url, due) for _ in range(8)]
    for asker in askers:
        asker.start()
    index.rebuild(slowly())
    ended[0] = time.monotonic() + 0.5  # some of the new one's answers too
    done.set()
    for asker in askers:
        asker.join(timeout=60)
    seen = Counter((total, *sorted(said)) for asker in askers for total, said in asker.answers)
    assert [asker.failed for asker in askers] == [[]] * len(askers)
    assert set(seen) == {(300, "old"), (200, "new")}
    assert seen.total() >= REBUILD * QUESTIONS


def test_memory_stays_flat_however_much_is_loaded(url: str) -> None:
    code = """
import resource, sys
from indexer.elastic_index import ElasticIndex
from indexer.elastic_loading import Loading
from tests.elastic_documents import batches
index = ElasticIndex(sys.argv[1])
def load(count, first):
    index.load(batches(count, first=first, text="Everybody learns. " * 200))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(load(4000, 0), load(12000, 4000), index.count())  # the first are enough for every request under way
"""
    command = [sys.executable, "-c", code, url]
    said = subprocess.run(command, capture_output=True, text=True, env=python_path(), check=True).stdout
    once, more, held = map(int, said.split())
    assert (held, more < 1.1 * once) == (16_000, True), f"{once} kB, then {more} kB"


@pytest.fixture
def citykb(url: str, tmp_path: Path) -> Callable[..., str]:
    """The command line over this index and a store of its own; what it says."""
    home = {"CITYKB_HOME": str(tmp_path), "CITYKB_INDEX_URL": url, "CITYKB_STORE_URL": f"sqlite:///{tmp_path}/store.db"}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "citykb", *arguments]
        ran = subprocess.run(command, env=python_path() | home, capture_output=True, text=True, check=False)
        return ran.stdout + ran.stderr

    return run


def test_a_rebuild_is_rolled_back_on_the_command_line(
    index: ElasticIndex, citykb: Callable[..., str], tmp_path: Path
) -> None:
    assert "there is no earlier one to go back to" in citykb("index", "--rollback")
    store = DocumentStore(open_store(f"sqlite:///{tmp_path}/store.db"))
    store.put(document("first"))
    citykb("index")
    store.put(document("second"))
    citykb("index", "--rebuild")
    assert ids(index) == ["first", "second"]
    assert citykb("index", "--rollback") == "the index before the last rebuild answers again; documents it holds: 1\n"
    assert ids(index) == ["first"]
    citykb("index", "--rollback")
    assert ids(index) == ["first", "second"]


def test_requests_are_bounded_in_bytes_and_nothing_is_left_out(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """One entry more at most than the bound: a longer document goes alone."""
    monkeypatch.setattr("indexer.elastic_loading.CHUNK_BYTES", 50_000)
    sent: list[list[bytes]] = []
    index = ElasticIndex(url)
    send = Loading._send_one

    def sending(loading: Loading, lines: list[bytes]) -> dict[str, str]:
        sent.append(lines)
        return send(loading, lines)

    monkeypatch.setattr(Loading, "_send_one", sending)
    index.load([batch(number, text="Everybody learns. " * (4000 if number == 7 else 100)) for number in range(60)])
    sizes = [(sum(map(len, lines)), max(map(len, lines))) for lines in sent]
    assert len(sent) > 3
    assert all(size - largest <= 50_000 + 200 for size, largest in sizes), sizes
    assert len(ids(index)) == 60
    index.close()


def test_what_the_server_refuses_is_a_dead_letter_until_it_is_taken(
    index: ElasticIndex, server: Elasticsearch, citykb: Callable[..., str], tmp_path: Path
) -> None:
    store = DocumentStore(open_store(f"sqlite:///{tmp_path}/store.db"))
    for name, site in (("good", "sample"), ("bad", "x" * 40_000)):  # longer than the server takes a keyword
        store.put(document(name).model_copy(update={"site": site}))
    said = citykb("index")
    ((letter, stage, reason),) = ((one.document_id, one.stage, one.reason) for one in store.failures())
    assert (letter, stage, index.count()) == ("bad", "index", 1), said
    assert "failed to parse field [site]" in reason
    assert "bad" in said
    citykb("index")  # offers only what changed
    citykb("index", "--retry-failed")
    assert (store.count_failures(), index.count()) == (1, 1)
    mended = {"site": {"type": "keyword", "ignore_above": 1000}}
    server.indices.put_mapping(index=index.generation, properties=mended)
    said = citykb("index", "--retry-failed")
    assert (store.failures(), ids(index)) == ([], ["good", "bad"]), said


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
