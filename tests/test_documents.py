"""The store of record, the same on SQLite and on a real PostgreSQL."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import postgres_server
import pytest
from sqlalchemy import Engine

from crawler.page import text_page
from indexer.documents import Changed, DocumentStore, StoreUnavailable, open_store
from indexer.mentioned import CityOverview, PersonOverview
from indexer.tables import metadata
from nlp.document import City, CityRef, Document, Person, Statement

FETCHED = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def postgres_url() -> Iterator[str]:
    with postgres_server.running() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new' / 'store.db'}"
        return
    server = request.getfixturevalue("postgres_url")
    yield server
    engine = open_store(server)
    metadata.drop_all(engine)
    engine.dispose()


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    opened = open_store(url)
    yield opened
    opened.dispose()


@pytest.fixture
def store(engine: Engine) -> DocumentStore:
    return DocumentStore(engine)


def document(name: str = "a", text: str = "Words.", **given: Any) -> Document:
    page = text_page(text, url=f"https://cities.example/{name}", site="sample", fetched_at=FETCHED)
    plain = {"kind": "news", "lang": "en", "title": name, "extractor": "1", "page": page}
    return Document(id=name, url=page.url, site=page.site, text=text, **plain | given)


def test_a_document_is_kept_until_it_is_deleted(store: DocumentStore) -> None:
    first, second = document("a", published="2024-02"), document("b")
    assert (store.put(first), store.put(second)) == (True, True)
    assert (store.get("a"), store.get("b"), store.get("c"), store.count()) == (first, second, None, 2)
    assert (store.delete("a"), store.delete("a"), store.delete("c")) == (True, False, False)
    assert (store.get("a"), store.count(), list(store.documents())) == (None, 1, [second])


def test_putting_the_same_again_is_no_change(store: DocumentStore) -> None:
    store.put(document("a"))
    later = text_page("Words.", url="https://cities.example/a", site="sample", fetched_at=datetime.now(UTC))
    assert store.put(document("a")) is False
    assert store.put(document("a", page=later)) is False  # fetched again, nothing new
    assert store.last_change() == 1
    assert store.put(document("a", lang="fr")) is True  # a better extractor of the same version
    store.delete("a")
    assert store.put(document("a", lang="fr")) is True  # back again


def test_changes_come_once_each_in_the_order_they_were_made(store: DocumentStore) -> None:
    a, b, c, a_again = document("a"), document("b"), document("c"), document("a", title="new")
    for one in (a, b, c, a_again):
        store.put(one)
    store.delete("b")
    assert list(store.changed()) == [
        Changed(change=3, document_id="c", document=c),
        Changed(change=4, document_id="a", document=a_again),
        Changed(change=5, document_id="b", document=None),
    ]
    assert [changed.document_id for changed in store.changed(4)] == ["b"]
    assert (list(store.changed(5)), store.last_change()) == ([], 5)


def test_changes_stream_in_chunks_without_gap(store: DocumentStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.documents.CHUNK", 3)
    for number in range(10):
        store.put(document(f"d{number}"))
    assert [changed.document_id for changed in store.changed()] == [f"d{number}" for number in range(10)]


def test_pages_whose_document_is_missing_or_old_are_stale(store: DocumentStore) -> None:
    old, current, gone = document("old", text="Before."), document("current"), document("gone")
    for one in (old, current, gone):
        store.put(one)
    store.delete("gone")
    pages = [("old", "another hash"), *((d.id, d.page.content_hash) for d in (current, gone)), ("new", "some hash")]
    assert list(store.stale(pages, extractor="1")) == ["old", "gone", "new"]
    assert list(store.stale(pages, extractor="2")) == ["old", "current", "gone", "new"]
    assert list(store.stale([], extractor="1")) == []


def test_failures_are_kept_until_they_go_well(store: DocumentStore) -> None:
    store.fail("a", stage="extract", reason="no text")
    store.fail("a", stage="extract", reason="still no text")
    store.put(document("b"))
    store.fail("b", stage="index", reason="too long")
    assert [(f.document_id, f.stage, f.reason) for f in store.failures()] == [
        ("a", "extract", "still no text"),
        ("b", "index", "too long"),
    ]
    assert [f.document_id for f in store.failures(stage="index")] == ["b"]
    assert (store.count_failures(), store.retry_failed(), store.last_change()) == (2, 1, 2)
    assert [changed.document_id for changed in store.changed(1)] == ["b"]
    store.put(document("a"))  # extracted at last
    store.forgive(["b"], stage="index")
    assert store.failures() == []


def test_each_index_has_its_own_mark(store: DocumentStore) -> None:
    store.mark_seen("first", 3)
    store.mark_seen("second", 1)
    store.mark_seen("first", 5)
    assert (store.seen("first"), store.seen("second"), store.seen("third")) == (5, 1, 0)


def test_cities_and_people_are_counted_over_all_documents(store: DocumentStore) -> None:
    espoo = City(name="Espoo", country="FI", region="Europe and North America", lat=60.2, lon=24.7)
    mayor = Person(name="Jukka Mäkelä", role="Mayor", city="Espoo", country="FI")
    said = Statement(
        text="x",
        start=0,
        end=1,
        direct=True,
        speaker="Jukka Makela",
        about_cities=(CityRef(name="Espoo", country="FI"),),
    )
    about = espoo.model_copy(update={"about": True, "member": True, "member_since": 2015})
    store.put(document("new", published="2024", cities=(about,), people=(mayor,), statements=(said, said)))
    former = mayor.model_copy(update={"role": "Deputy", "name": "JUKKA MÄKELÄ"})
    store.put(document("old", published="2019-05", cities=(espoo, City(name="Cork", country="IE")), people=(former,)))
    store.put(
        document("gone", published="2030", cities=(City(name="Lyon", country="FR"),), people=(Person(name="X Y"),))
    )
    store.delete("gone")
    newest = CityOverview(
        id="espoo-fi",
        name="Espoo",
        country="FI",
        region="Europe and North America",
        member=True,
        member_since=2015,
        lat=60.2,
        lon=24.7,
        documents=2,
        about=1,
        statements=2,
    )
    assert store.cities(city_id="espoo-fi") == [newest]
    assert [(city.id, city.documents) for city in store.cities()] == [("espoo-fi", 2), ("cork-ie", 1)]
    assert store.people() == [
        PersonOverview(
            id="jukka-makela",
            name="Jukka Mäkelä",
            role="Mayor",
            organisation=None,
            city="Espoo",
            country="FI",
            documents=2,
            statements=2,
        )
    ]
    assert (store.cities(city_id="lyon-fr"), store.people(person_id="x-y")) == ([], [])


def test_several_writers_at_once_lose_nothing_and_number_every_change(engine: Engine) -> None:
    def write(writer: int) -> None:
        own = DocumentStore(engine)
        for number in range(15):
            own.put(document(f"{writer}-{number}"))

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    store = DocumentStore(engine)
    assert [changed.change for changed in store.changed()] == list(range(1, 61))


KILLED = """
import sys
from test_documents import document
from indexer.documents import DocumentStore, open_store
store = DocumentStore(open_store(sys.argv[1]))
for number in range(100_000):
    store.put(document(f"d{number}"))
    print(number, flush=True)
"""


def test_what_was_acknowledged_outlives_a_kill(url: str) -> None:
    writer = subprocess.Popen([sys.executable, "-c", KILLED, url], stdout=subprocess.PIPE, text=True, env=python_path())
    assert writer.stdout is not None
    acknowledged = [int(writer.stdout.readline()) for _ in range(20)][-1]
    writer.kill()
    acknowledged = max([acknowledged, *(int(line) for line in writer.stdout.read().split("\n")[:-1])])
    writer.wait()
    writer.stdout.close()
    engine = open_store(url)
    store = DocumentStore(engine)
    kept = [changed.document_id for changed in store.changed()]
    assert kept[: acknowledged + 1] == [f"d{number}" for number in range(acknowledged + 1)]
    assert len(kept) <= acknowledged + 2  # at most one that was kept but not yet told
    assert store.put(document("next")) is True
    engine.dispose()


def python_path() -> dict[str, str]:
    here = Path(__file__).parent
    return {"PYTHONPATH": f"{here.parent}:{here}", "PATH": "/usr/bin:/bin"}


# Errors


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        (
            "postgresql://user:secret@127.0.0.1:1/x",
            "check that the database server is running and that the store's URL",
        ),
        ("mysql+nothing://host/x", "no driver for it"),
        ("sqlite://:not a url", "the store's URL cannot be read; write sqlite:///PATH or postgresql://HOST/NAME"),
        ("sqlite:////proc/nowhere/store.db", "cannot make the folder /proc/nowhere"),
        ("sqlite:////proc", "make its folder readable and writable, or name another store"),
    ],
)
def test_a_store_that_cannot_be_opened_is_named_without_its_password(url: str, complaint: str) -> None:
    with pytest.raises(StoreUnavailable) as raised:
        DocumentStore(open_store(url))
    assert complaint in str(raised.value)
    assert "secret" not in str(raised.value)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("These are notes. " * 100)
    with pytest.raises(StoreUnavailable, match=r"notes\.txt: file is not a database; name another store"):
        open_store(str(tmp_path / "notes.txt"))


def test_a_plain_path_is_an_sqlite_file(tmp_path: Path) -> None:
    engine = open_store(str(tmp_path / "plain.db"))
    DocumentStore(engine).put(document("a"))
    engine.dispose()
    assert (tmp_path / "plain.db").is_file()


@pytest.mark.parametrize(
    ("limit", "complaint"),
    [
        ("max_page_count=40", "database or disk is full; free some space on its disk and run again"),
        ("query_only=ON", "attempt to write a readonly database; make the file and its folder writable"),
    ],
)
def test_a_full_or_read_only_store_says_so_and_keeps_what_it_has(tmp_path: Path, limit: str, complaint: str) -> None:
    engine = open_store(str(tmp_path / "store.db"))
    store = DocumentStore(engine)
    store.put(document("a"))
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA {limit}")
    with pytest.raises(StoreUnavailable, match=complaint):
        store.put(document("b", text="long " * 100_000))
    assert (store.count(), store.get("a")) == (1, document("a"))
    engine.dispose()


def test_a_database_that_does_not_exist_is_named(postgres_url: str) -> None:
    with pytest.raises(StoreUnavailable, match=r"database \"nowhere\" does not exist; create it"):
        open_store(postgres_url.rpartition("/")[0] + "/nowhere")
