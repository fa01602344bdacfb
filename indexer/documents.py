"""``DocumentStore``: every document extracted and what became of it, the source of every rebuild."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from pydantic import AwareDatetime
from sqlalchemy import Connection, Engine, delete, func, insert, inspect, select, update
from sqlalchemy.dialects import postgresql, sqlite

from crawler.database import StoreUnavailable as StoreUnavailable
from crawler.database import make_tables, reading, writing
from crawler.database import open_store as open_store
from crawler.page import Frozen
from indexer import tables
from indexer.changes import Changed as Changed
from indexer.changes import changed_of, digest_of
from indexer.mentioned import CityOverview, PersonOverview, cities, city_rows, people, person_rows
from nlp.document import Document

CHUNK = 200  # documents read at once: memory stays flat, and SQL costs little beside parsing them


class DeadLetter(Frozen):
    """One document that a stage could not take."""

    document_id: str
    stage: str  # "extract", "index"
    reason: str
    at: AwareDatetime


class DocumentStore:
    """Documents by id in one SQL database; makes its tables. Every method is one short transaction, durable on return.

    Safe for several processes at once. Raises ``StoreUnavailable`` where the database refuses.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
        with reading(engine) as connection:
            missing = set(tables.metadata.tables) - set(inspect(connection).get_table_names())
        if missing:  # else a reader without the right to write may open it
            make_tables(engine, tables.metadata)

    def put(self, document: Document) -> bool:
        """Keep a document in place of its former state; false where it is the same (times of fetching aside)."""
        digest = digest_of(document)
        with writing(self.engine) as connection:
            change = self._next_change(connection)
            known = connection.execute(
                select(tables.documents.c.digest, tables.documents.c.deleted).where(
                    tables.documents.c.id == document.id
                )
            ).one_or_none()
            if known and known.digest == digest and not known.deleted:
                connection.rollback()
                return False
            self._write(connection, document, digest, change)
        return True

    def delete(self, document_id: str) -> bool:
        """Leave a tombstone, so that every index learns of it; false where there was nothing to delete."""
        columns = tables.documents.c
        with writing(self.engine) as connection:
            change = self._next_change(connection)
            gone = (
                update(tables.documents)
                .where(columns.id == document_id, columns.deleted.is_(False))
                .values(deleted=True, record=None, change=change)
            )
            if connection.execute(gone).rowcount == 0:
                connection.rollback()
                return False
            self._forget(connection, document_id)
        return True

    def get(self, document_id: str) -> Document | None:
        """The document of this id; ``None`` where there is none or it was deleted.

        Raises ``StoreUnavailable`` also where its record is of a version that cannot be read any more.
        """
        with reading(self.engine) as connection:
            record = connection.scalar(select(tables.documents.c.record).where(tables.documents.c.id == document_id))
        if not record:
            return None
        changed = changed_of(0, document_id, record)
        if changed.unreadable:
            raise StoreUnavailable(f"document {document_id}: {changed.unreadable}")
        return changed.document

    def count(self) -> int:
        """How many documents are kept."""
        statement = select(func.count()).select_from(tables.documents).where(tables.documents.c.deleted.is_(False))
        with reading(self.engine) as connection:
            return connection.scalar(statement) or 0

    def last_change(self) -> int:
        """The number of the newest change; 0 for an empty store."""
        with reading(self.engine) as connection:
            return connection.scalar(select(func.max(tables.documents.c.change))) or 0

    def changed(self, since: int = 0) -> Iterator[Changed]:
        """Documents put or deleted after change ``since``, each once, in the order of its last change."""
        columns = tables.documents.c
        statement = select(columns.id, columns.change, columns.record).order_by(columns.change).limit(CHUNK)
        while True:
            with reading(self.engine) as connection:
                rows = connection.execute(statement.where(columns.change > since)).all()
            for row in rows:
                yield changed_of(row.change, row.id, row.record)
            if len(rows) < CHUNK:
                return
            since = rows[-1].change

    def documents(self) -> Iterator[Document]:
        """Every readable document that is not deleted, oldest change first."""
        return (changed.document for changed in self.changed() if changed.document)

    def cities(self, *, city_id: str | None = None) -> list[CityOverview]:
        """Every city of the documents (or the one of this id), those in most documents first."""
        return cities(self.engine, identity=city_id)

    def people(self, *, person_id: str | None = None) -> list[PersonOverview]:
        """Every person of the documents (or the one of this id), those in most documents first."""
        return people(self.engine, identity=person_id)

    def stale(self, pages: Iterable[tuple[str, str]], *, extractor: str) -> Iterator[str]:
        """Of pages (id, content hash), the ids whose document is missing, of other content or another extractor."""
        columns = tables.documents.c
        stream = iter(pages)
        while chunk := dict(islice(stream, CHUNK)):
            known = select(columns.id, columns.page_hash).where(
                columns.id.in_(chunk), columns.extractor == extractor, columns.deleted.is_(False)
            )
            with reading(self.engine) as connection:
                current = {row.id for row in connection.execute(known) if row.page_hash == chunk[row.id]}
            yield from (page_id for page_id in chunk if page_id not in current)

    def fail(self, document_id: str, *, stage: str, reason: str) -> None:
        """Keep why a stage could not take a document, in place of an earlier reason."""
        row = {"document_id": document_id, "stage": stage, "reason": reason, "at": _now()}
        with writing(self.engine) as connection:
            self._upsert(connection, tables.dead_letters, row, keys=("document_id", "stage"))

    def forgive(self, document_ids: Iterable[str], *, stage: str) -> None:
        """Forget the failures of documents that a stage has taken now."""
        columns = tables.dead_letters.c
        with writing(self.engine) as connection:
            connection.execute(
                delete(tables.dead_letters).where(columns.stage == stage, columns.document_id.in_(list(document_ids)))
            )

    def failures(self, *, stage: str | None = None) -> list[DeadLetter]:
        """What failed and has not gone well since, oldest first."""
        columns = tables.dead_letters.c
        statement = select(tables.dead_letters).order_by(columns.at, columns.document_id)
        with reading(self.engine) as connection:
            rows = connection.execute(statement.where(columns.stage == stage) if stage else statement).mappings().all()
        return [DeadLetter.model_validate(dict(row) | {"at": datetime.fromisoformat(row["at"])}) for row in rows]

    def count_failures(self) -> int:
        """How many documents some stage could not take."""
        with reading(self.engine) as connection:
            return connection.scalar(select(func.count()).select_from(tables.dead_letters)) or 0

    def retry_failed(self) -> int:
        """Count every document an index refused as changed, so that the next update offers it again; how many."""
        with writing(self.engine) as connection:
            refused = connection.scalars(
                select(tables.dead_letters.c.document_id).where(tables.dead_letters.c.stage == "index")
            ).all()
            for document_id in refused:
                again = update(tables.documents).where(tables.documents.c.id == document_id)
                connection.execute(again.values(change=self._next_change(connection)))
        return len(refused)

    def seen(self, generation: str) -> int:
        """The last change an index holds; 0 for one never loaded from here."""
        statement = select(tables.index_states.c.change).where(tables.index_states.c.generation == generation)
        with reading(self.engine) as connection:
            return connection.scalar(statement) or 0

    def mark_seen(self, generation: str, change: int) -> None:
        """Note that an index durably holds everything up to ``change``."""
        row = {"generation": generation, "change": change, "at": _now()}
        with writing(self.engine) as connection:
            self._upsert(connection, tables.index_states, row, keys=("generation",))

    def _write(self, connection: Connection, document: Document, digest: str, change: int) -> None:
        row = {
            "id": document.id,
            "url": document.url,
            "site": document.site,
            "kind": document.kind,
            "lang": document.lang,
            "title": document.title,
            "published": document.published,
            "page_hash": document.page.content_hash,
            "extractor": document.extractor,
            "digest": digest,
            "change": change,
            "deleted": False,
            "record": document.model_dump_json(),
        }
        self._upsert(connection, tables.documents, row, keys=("id",))
        self._forget(connection, document.id)
        if cities := city_rows(document):
            connection.execute(insert(tables.document_cities), cities)
        if people := person_rows(document):
            connection.execute(insert(tables.document_people), people)

    def _forget(self, connection: Connection, document_id: str) -> None:
        for table in (tables.document_cities, tables.document_people):
            connection.execute(delete(table).where(table.c.document_id == document_id))
        extracted = (tables.dead_letters.c.document_id == document_id) & (tables.dead_letters.c.stage == "extract")
        connection.execute(delete(tables.dead_letters).where(extracted))

    def _next_change(self, connection: Connection) -> int:
        """The number of this transaction's change; its row lock makes commits follow the numbers."""
        counter = tables.counters
        row = self._insert(counter).values(name="change", value=1)
        one_more = row.on_conflict_do_update(index_elements=["name"], set_={"value": counter.c.value + 1})
        return int(connection.scalar(one_more.returning(counter.c.value)) or 0)

    def _upsert(self, connection: Connection, table: Any, row: dict[str, Any], *, keys: tuple[str, ...]) -> None:
        connection.execute(self._insert(table).values(row).on_conflict_do_update(index_elements=list(keys), set_=row))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
