"""The archive: what is kept, what counts as changed, and what happens where nothing can be written."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import postgres_server
import pytest
from sqlalchemy import func, select

from crawler import tables
from crawler.archive import Archive, Failure
from crawler.database import StoreUnavailable, open_store
from crawler.fetched import Fetched
from crawler.page import Page, text_page

WHEN = datetime(2024, 3, 1, 12, tzinfo=UTC)
URL = "https://city.example/a"


@pytest.fixture(scope="module")
def postgres_url() -> Iterator[str]:
    with postgres_server.running() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/store/citykb.sqlite"
        return
    server = request.getfixturevalue("postgres_url")
    yield server
    engine = open_store(server)
    tables.metadata.drop_all(engine)
    engine.dispose()


@pytest.fixture
def archive(url: str) -> Iterator[Archive]:
    archive = Archive(open_store(url))
    yield archive
    archive.engine.dispose()


@pytest.fixture
def sqlite_archive(tmp_path: Path) -> Iterator[Archive]:
    archive = Archive(open_store(f"sqlite:///{tmp_path}/citykb.sqlite"))
    yield archive
    archive.engine.dispose()


def fetched(body: bytes = b"<p>hello</p>", *, url: str = URL, status: int = 200, minutes: int = 0) -> Fetched:
    headers = {"etag": '"1"', "content-type": "text/html"}
    return Fetched(url=url, status=status, headers=headers, body=body, fetched_at=WHEN + timedelta(minutes=minutes))


def page(text: str = "Hello\n\nworld", url: str = URL) -> Page:
    return text_page(text, url=url, site="test", fetched_at=WHEN)


def test_the_last_good_response_is_what_is_revalidated(archive: Archive) -> None:
    archive.save_response(fetched(b"old"), site="test")
    archive.save_response(fetched(b"new", minutes=1), site="test")
    archive.save_response(fetched(b"error", status=500, minutes=2), site="test")
    assert archive.latest(URL) == fetched(b"new", minutes=1)
    assert archive.latest("https://city.example/other") is None


def test_a_304_confirms_the_copy_it_names(archive: Archive) -> None:
    archive.save_response(fetched(), site="test")
    archive.save_response(fetched(b"", status=304, minutes=5), site="test", confirms=fetched())
    assert archive.latest(URL) == fetched()
    assert archive.fetched_at(URL) == WHEN + timedelta(minutes=5)


def test_equal_bodies_are_kept_once_and_every_response_is_kept(archive: Archive) -> None:
    for minutes in range(3):
        archive.save_response(fetched(minutes=minutes), site="test")
    with archive.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.bodies)) == 1
        assert connection.scalar(select(func.count()).select_from(tables.responses)) == 3


def test_responses_are_replayed_in_the_order_they_came(archive: Archive) -> None:
    kept = [fetched(f"<p>{n}</p>".encode(), url=f"{URL}/{n}", minutes=n) for n in range(5)]
    for response in kept:
        archive.save_response(response, site="test")
    archive.save_response(fetched(url=f"{URL}/gone", status=404), site="test")
    archive.save_response(fetched(url=f"{URL}/else"), site="other")
    assert list(archive.responses(site="test")) == kept


def test_content_decides_whether_a_page_changed(archive: Archive) -> None:
    assert archive.put_page(page()) == "new"
    later = page().model_copy(update={"fetched_at": WHEN + timedelta(days=1), "snapshot": "0" * 64})
    assert archive.put_page(later) == "unchanged"
    assert archive.put_page(page("Hello\n\nmoon")) == "changed"
    assert [kept.text for kept in archive.pages()] == ["Hello\n\nmoon"]


def test_a_gone_page_is_told_once_and_may_come_back(archive: Archive) -> None:
    archive.put_page(page())
    assert [archive.mark_gone(page().id), archive.mark_gone(page().id), archive.mark_gone("0" * 16)] == [
        True,
        False,
        False,
    ]
    assert (list(archive.pages()), list(archive.gone_ids())) == ([], [page().id])
    assert archive.put_page(page()) == "changed"
    assert (list(archive.pages()), list(archive.gone_ids())) == ([page()], [])


def test_pages_changed_since_and_of_one_site(archive: Archive) -> None:
    for n in range(250):  # more than one chunk
        archive.put_page(page(f"text {n}", f"{URL}/{n}"))
    middle = datetime.now(UTC)
    archive.put_page(page("other", f"{URL}/7"))
    assert [kept.text for kept in archive.pages(changed_since=middle)] == ["other"]
    assert len(list(archive.pages(site="test"))) == archive.count(site="test") == 250
    assert list(archive.pages(site="nowhere")) == []
    hashes = dict(archive.page_hashes())
    assert len(hashes) == 250
    assert hashes[page("other", f"{URL}/7").id] == page("other", f"{URL}/7").content_hash


def test_failures_are_kept_until_the_address_is_read(archive: Archive) -> None:
    failure = Failure(url=URL, site="test", reason="timeout", message="the server did not answer", at=WHEN)
    archive.save_failure(failure)
    assert list(archive.failures(site="test")) == [failure]
    archive.put_page(page())
    assert list(archive.failures()) == []


def test_two_archives_share_one_database(archive: Archive, url: str) -> None:
    other = Archive(open_store(url))
    for n in range(20):
        (archive if n % 2 else other).put_page(page(f"{n}", f"{URL}/{n}"))
    assert archive.count() == other.count() == 20
    other.engine.dispose()


def test_a_full_disk_is_named_and_what_was_saved_stays(sqlite_archive: Archive) -> None:
    sqlite_archive.put_page(page())
    with sqlite_archive.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")  # SQLite's own way to say: the disk ends here
        connection.commit()
    noise = os.urandom(200_000)
    with pytest.raises(StoreUnavailable, match=r"citykb.sqlite: database or disk is full; free some space"):
        sqlite_archive.save_response(fetched(noise), site="test")
    assert [kept.id for kept in sqlite_archive.pages()] == [page().id]


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "citykb.sqlite"
    path.write_bytes(b"this is no database, but it is longer than a header of one hundred bytes" * 3)
    with pytest.raises(StoreUnavailable, match=r"citykb.sqlite: file is not a database; name another store"):
        Archive(open_store(f"sqlite:///{path}"))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnavailable, match=r"cannot make the folder .*file/store"):
        open_store(f"sqlite:///{tmp_path}/file/store/citykb.sqlite")


def test_a_read_only_database_is_named(sqlite_archive: Archive) -> None:
    path = Path(str(sqlite_archive.engine.url.database))
    sqlite_archive.put_page(page())
    sqlite_archive.engine.dispose()
    read_only = Archive.__new__(Archive)
    read_only.engine = open_store(f"sqlite:///file:{path}?mode=ro&uri=true")
    with pytest.raises(StoreUnavailable, match=r"attempt to write a readonly database; make the file"):
        read_only.mark_gone(page().id)
    assert sqlite3.connect(path).execute("select count(*) from pages").fetchone() == (1,)
