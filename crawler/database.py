"""A database URL in, a SQLAlchemy engine out, and its errors in words a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event, func, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.schema import CreateIndex, CreateTable

BUSY_TIMEOUT = 30  # seconds a writer waits for another: an update commits many times a second
_MAKING_TABLES = 2015  # any number, the same in every process: PostgreSQL's lock for it
CONNECT_TIMEOUT = 10  # seconds until a PostgreSQL server that does not answer is called unreachable

_ADVICE = (  # what the database says -> what to do; the first that fits
    ("full", "free some space on its disk and run again; what was saved before is safe"),
    ("No space left", "free some space on its disk and run again; what was saved before is safe"),
    ("readonly", "make the file and its folder writable, or name another store"),
    ("read-only", "make it writable, or name another store"),
    ("unable to open", "make its folder readable and writable, or name another store"),
    ("malformed", "restore it from a backup, or move it away and start anew"),
    ("not a database", "name another store: this file is something else"),
    ("locked", "another process is writing; wait for it or stop it"),
    ("password", "check the user and password in the store's URL"),
    ("does not exist", "create it, or correct the name in the store's URL"),
    ("", "check that the database server is running and that the store's URL names it"),
)


class StoreUnavailable(RuntimeError):
    """The store of record cannot be opened, read or written: names it and says what to do."""


def open_store(url: str) -> Engine:
    """An engine for a SQLAlchemy URL, or for the path of an SQLite file, made with its folder where missing.

    Raises ``StoreUnavailable`` where the URL is malformed, its driver missing, or the database cannot be reached.
    """
    parsed = _parse(url)
    try:
        engine = _sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _server(parsed)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreUnavailable(
            f"store {_shown(parsed)}: no driver for it ({error}); pip install 'citykb[postgresql]'"
        ) from error
    with guard(engine), engine.connect():
        return engine


def _parse(url: str) -> URL:
    if "://" not in url:
        return URL.create("sqlite", database=url)
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreUnavailable(
            "the store's URL cannot be read; write sqlite:///PATH or postgresql://HOST/NAME"
        ) from error
    if parsed.drivername in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def _sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        folder = Path(url.database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(
                f"store {_shown(url)}: cannot make the folder {folder}: {error.strerror}; make it writable"
            ) from error
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")  # an acknowledged document outlives a power cut, not only a kill
    cursor.close()


def _server(url: URL) -> Engine:
    options = {"connect_timeout": CONNECT_TIMEOUT} if url.get_backend_name() == "postgresql" else {}
    return create_engine(url, connect_args=options, pool_pre_ping=True)


@contextmanager
def guard(engine: Engine) -> Iterator[None]:
    """Turn what the database refuses into ``StoreUnavailable``, named and with advice."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
        advice = next(advice for word, advice in _ADVICE if word.casefold() in said.casefold())
        raise StoreUnavailable(f"store {_shown(engine.url)}: {said}; {advice}") from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, committed at the end of the ``with``."""
    with guard(engine), engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection to read with."""
    with guard(engine), engine.connect() as connection:
        yield connection


def make_tables(engine: Engine, metadata: MetaData) -> None:
    """Make what is missing of these tables; several processes may start at once."""
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_MAKING_TABLES)))
        for table in metadata.sorted_tables:
            connection.execute(CreateTable(table, if_not_exists=True))
            for index in table.indexes:
                connection.execute(CreateIndex(index, if_not_exists=True))


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)
