"""``Archive``: every response ever fetched, the pages read from them, and what went wrong, in one SQL database."""

import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import AwareDatetime
from sqlalchemy import ColumnElement, Connection, Engine, Row, func, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from crawler import tables
from crawler.database import make_tables, reading, writing
from crawler.fetched import Fetched
from crawler.page import Frozen, Page

HASHES = 5000  # ids and hashes read at once
CHUNK = 200  # pages read at once: small enough that memory stays flat, large enough that SQL costs nothing

_GOOD = (
    select(tables.responses, tables.bodies.c.data)
    .join(tables.bodies, tables.bodies.c.hash == tables.responses.c.body_hash)
    .where(tables.responses.c.status == 200)
)

Change = Literal["new", "changed", "unchanged"]


class Failure(Frozen):
    """One address that could not be fetched or read."""

    url: str
    site: str
    reason: str  # "http 404", "timeout", "unreadable", ...
    message: str
    at: AwareDatetime


class Archive:
    """Opens (and makes) its tables in the engine's database. Every method is one short transaction.

    Safe for several processes at once. Raises ``StoreUnavailable`` where the database refuses.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._insert = (postgresql if engine.dialect.name == "postgresql" else sqlite).insert
        make_tables(engine, tables.metadata)

    # responses

    def save_response(self, fetched: Fetched, *, site: str, confirms: Fetched | None = None) -> None:
        """Keep a response. Equal bodies are kept once; a 304 names the copy it ``confirms``."""
        kept = confirms or fetched
        row = {
            "url": fetched.url,
            "site": site,
            "status": fetched.status,
            "headers": json.dumps(fetched.headers),
            "body_hash": kept.snapshot,
            "fetched_at": _stamp(fetched.fetched_at),
        }
        with writing(self.engine) as connection:
            if confirms is None:
                self._keep_body(connection, fetched)
            connection.execute(tables.responses.insert().values(row))

    def _keep_body(self, connection: Connection, fetched: Fetched) -> None:
        statement = self._insert(tables.bodies).values(
            hash=fetched.snapshot, data=zlib.compress(fetched.body, 6), size=len(fetched.body)
        )
        connection.execute(statement.on_conflict_do_nothing())

    def latest(self, url: str) -> Fetched | None:
        """The last good (status 200) response of an address: what to revalidate and what a 304 stands for."""
        responses = tables.responses.c
        statement = _GOOD.where(responses.url == url).order_by(responses.id.desc()).limit(1)
        with reading(self.engine) as connection:
            row = connection.execute(statement).one_or_none()
        return _fetched(row) if row else None

    def fetched_at(self, url: str) -> datetime | None:
        """When an address was last fetched well, or confirmed to be as it was."""
        responses = tables.responses.c
        good = select(func.max(responses.fetched_at)).where(responses.url == url, responses.status.in_((200, 304)))
        with reading(self.engine) as connection:
            stamp = connection.scalar(good)
        return datetime.fromisoformat(stamp) if stamp else None

    def responses(self, *, site: str | None = None) -> Iterator[Fetched]:
        """Every good response in the order fetched, to be read anew without visiting anyone."""
        responses = tables.responses.c
        statement = _GOOD.where(responses.site == site) if site else _GOOD
        after = 0
        while True:  # one at a time: bodies are large, and no transaction stays open while they are read
            with reading(self.engine) as connection:
                row = connection.execute(
                    statement.where(responses.id > after).order_by(responses.id).limit(1)
                ).one_or_none()
            if row is None:
                return
            after = row.id
            yield _fetched(row)

    # pages

    def put_page(self, page: Page) -> Change:
        """Keep a read page; durable on return. A page that was gone and is back counts as changed."""
        now = _stamp(datetime.now(UTC))
        row = {
            "id": page.id,
            "url": page.url,
            "site": page.site,
            "content_hash": page.content_hash,
            "record": page.model_dump_json(),
            "read_at": now,
            "changed_at": now,
            "gone": False,
        }
        with writing(self.engine) as connection:
            known = connection.execute(
                select(tables.pages.c.content_hash, tables.pages.c.gone).where(tables.pages.c.id == page.id)
            ).one_or_none()
            if known and known.content_hash == page.content_hash and not known.gone:
                connection.execute(update(tables.pages).where(tables.pages.c.id == page.id).values(read_at=now))
                change: Change = "unchanged"
            else:
                statement = self._insert(tables.pages).values(row)
                connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))
                change = "changed" if known else "new"
            self._resolve(connection, page.url, now)
        return change

    def page(self, page_id: str) -> Page | None:
        """The page of this id, gone or not."""
        with reading(self.engine) as connection:
            record = connection.scalar(select(tables.pages.c.record).where(tables.pages.c.id == page_id))
        return Page.model_validate_json(record) if record else None

    def pages(self, *, site: str | None = None, changed_since: datetime | None = None) -> Iterator[Page]:
        """Pages that are not gone, in the order they last changed; ``changed_since`` is exclusive."""
        columns = tables.pages.c
        conditions: list[ColumnElement[bool]] = [columns.gone.is_(False)]
        conditions += [columns.site == site] if site else []
        after = (_stamp(changed_since), "~") if changed_since else ("", "")
        while True:
            statement = select(columns.id, columns.changed_at, columns.record).where(
                *conditions, tuple_(columns.changed_at, columns.id) > tuple_(*after)
            )
            with reading(self.engine) as connection:
                rows = connection.execute(statement.order_by(columns.changed_at, columns.id).limit(CHUNK)).all()
            for row in rows:
                yield Page.model_validate_json(row.record)
            if len(rows) < CHUNK:
                return
            after = (rows[-1].changed_at, rows[-1].id)

    def page_hashes(self) -> Iterator[tuple[str, str]]:
        """Id and content hash of every page that is not gone, in the order of the ids."""
        columns = tables.pages.c
        after = ""
        while True:
            statement = select(columns.id, columns.content_hash).where(columns.gone.is_(False), columns.id > after)
            with reading(self.engine) as connection:
                rows = connection.execute(statement.order_by(columns.id).limit(HASHES)).all()
            yield from ((row.id, row.content_hash) for row in rows)
            if len(rows) < HASHES:
                return
            after = rows[-1].id

    def mark_gone(self, page_id: str) -> bool:
        """Note that a page's site no longer has it; whether that is news."""
        now = _stamp(datetime.now(UTC))
        statement = (
            update(tables.pages)
            .where(tables.pages.c.id == page_id, tables.pages.c.gone.is_(False))
            .values(gone=True, changed_at=now)
        )
        with writing(self.engine) as connection:
            return connection.execute(statement).rowcount > 0

    def gone_ids(self) -> Iterator[str]:
        """Ids of pages whose site no longer has them."""
        with reading(self.engine) as connection:
            yield from connection.scalars(select(tables.pages.c.id).where(tables.pages.c.gone.is_(True))).all()

    def count(self, *, site: str | None = None) -> int:
        """How many pages are kept and not gone."""
        statement = select(func.count()).select_from(tables.pages).where(tables.pages.c.gone.is_(False))
        with reading(self.engine) as connection:
            return connection.scalar(statement.where(tables.pages.c.site == site) if site else statement) or 0

    # failures

    def save_failure(self, failure: Failure) -> None:
        """Keep what went wrong, so that the address can be tried again."""
        row = failure.model_dump() | {"at": _stamp(failure.at)}
        with writing(self.engine) as connection:
            connection.execute(tables.failures.insert().values(row))

    def failures(self, *, site: str | None = None) -> Iterator[Failure]:
        """What went wrong and has not gone well since, oldest first."""
        statement = select(tables.failures).where(tables.failures.c.resolved_at.is_(None))
        if site:
            statement = statement.where(tables.failures.c.site == site)
        with reading(self.engine) as connection:
            rows = connection.execute(statement.order_by(tables.failures.c.id)).all()
        for row in rows:
            at = datetime.fromisoformat(row.at)
            yield Failure(url=row.url, site=row.site, reason=row.reason, message=row.message, at=at)

    def _resolve(self, connection: Connection, url: str, now: str) -> None:
        unresolved = (tables.failures.c.url == url) & tables.failures.c.resolved_at.is_(None)
        connection.execute(update(tables.failures).where(unresolved).values(resolved_at=now))


def _fetched(row: Row[Any]) -> Fetched:
    return Fetched(
        url=row.url,
        status=row.status,
        headers=json.loads(row.headers),
        body=zlib.decompress(row.data),
        fetched_at=datetime.fromisoformat(row.fetched_at),
    )


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
