"""``TantivyIndex``: the embedded engine, one folder, no server; one writer and any number of readers."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from tantivy import Index, IndexWriter

from indexer.generations import SCHEMA, Generations, Pointer, Stamp, advice, stamp_of
from indexer.index import Batch, IndexUnavailable, Loaded
from indexer.known import suggestions
from indexer.query import Query, QueryError, Results, Suggestion
from indexer.samples import Samples
from indexer.tantivy_schema import make_schema, register_analyzers, to_tantivy
from indexer.tantivy_search import Opened
from indexer.vector_file import VectorWriter

WRITER_MEMORY = 128_000_000  # bytes gathered before a segment is written: few large ones are faster to search
WRITER_THREADS = 1  # turning entries into fields keeps Python's one thread busy; more threads only make more segments


class Following:
    """An open generation whose commits, by whatever process, are followed by comparing its meta file's stamp."""

    def __init__(self, stamp: Stamp, index: Index, meta: Path | None) -> None:
        self.stamp = stamp
        self._index = index
        self._meta = meta
        self._seen: Stamp | None = None
        self._snapshot = Opened(index.searcher(), index.schema)

    def snapshot(self) -> Opened:
        """The newest committed state."""
        seen = stamp_of(self._meta) if self._meta else None
        if seen != self._seen:
            self._index.reload()
            folder = self._meta.parent if self._meta else None
            self._snapshot, self._seen = Opened(self._index.searcher(), self._index.schema, folder), seen
        return self._snapshot


class Writing:
    """A load under way."""

    def __init__(
        self, writer: IndexWriter, vectors: VectorWriter, translated: Callable[[str], AbstractContextManager[None]]
    ) -> None:
        self._writer = writer
        self._vectors = vectors
        self._translated = translated

    def replace(self, batch: Batch) -> str | None:
        """Put a batch in place of what was held of its document; why it cannot be taken, if so."""
        try:
            documents = [to_tantivy(entry) for entry in batch.entries]
        except ValueError as error:
            return str(error)
        with self._translated("written"):
            for document, entry, vector in zip(documents, batch.entries, batch.vectors, strict=False):
                document.add_unsigned("vector_row", self._vectors.append(entry.type, vector))
            self._writer.delete_documents_by_term("document_id", batch.document_id)
            for document in documents:
                self._writer.add_document(document)
        return None


class TantivyIndex:
    """A ``SearchIndex`` in ``folder``, which is made at the first load. Safe for threads and for several processes."""

    def __init__(self, folder: Path) -> None:
        self.name = f"tantivy:{folder}"
        self._generations = Generations(folder)
        self._opening = threading.Lock()
        self._opened: Following | None = None

    @property
    def generation(self) -> str:
        return self._generations.pointer().current

    def load(self, batches: Iterable[Batch]) -> Loaded:
        with self._generations.lock():
            pointer = self._generations.pointer()
            current = self._readable(pointer) if pointer.current else self._generations.new()
            loaded = self._fill(current, batches)
            if not pointer.current:
                self._generations.point(Pointer(current=current))
        return loaded

    def rebuild(self, batches: Iterable[Batch]) -> Loaded:
        with self._generations.lock():
            self._generations.clean()
            before, current = self._generations.usable(), self._generations.new()
            told = Samples(batches)
            loaded = self._fill(current, told)
            with self._translated("searched"):
                aside = self._open(current)
                told.check(self.name, loaded, held=aside.count(), answer=aside.answer)
            self._generations.point(Pointer(current=current, previous=before.current))
            self._generations.clean()
        return loaded

    def rollback(self) -> None:
        with self._generations.lock():
            pointer = self._generations.pointer()
            if not pointer.previous:
                raise IndexUnavailable(f"index {self.name}: there is no earlier one to go back to; rebuild it instead")
            self._generations.point(Pointer(current=pointer.previous, previous=pointer.current))

    def search(self, query: Query) -> Results:
        began = time.perf_counter()
        with self._translated("searched"):
            results = self._snapshot().answer(query)
        return results.model_copy(update={"took_ms": round((time.perf_counter() - began) * 1000, 3)})

    async def asearch(self, query: Query) -> Results:
        return await asyncio.to_thread(self.search, query)

    def suggest(self, prefix: str, *, size: int = 10) -> list[Suggestion]:
        with self._translated("searched"):
            return suggestions(prefix, self._snapshot().names, size)

    def count(self) -> int:
        with self._translated("searched"):
            return self._snapshot().count()

    def close(self) -> None:
        with self._opening:
            self._opened = None

    async def aclose(self) -> None:
        """Nothing: ``asearch`` opens none of its own."""

    def _fill(self, generation: str, batches: Iterable[Batch]) -> Loaded:
        """Write the batches into a generation, all of them durable at the end or none."""
        before = self._open(generation)
        indexed, removed, failed = 0, 0, []
        with self._writing(generation) as write:
            for batch in batches:
                if reason := write.replace(batch):
                    failed.append(f"{batch.document_id}: {reason}")
                elif batch.entries:
                    indexed += 1
                else:
                    removed += before.holds(batch.document_id)
        return Loaded(indexed=indexed, removed=removed, failed=tuple(failed))

    @contextmanager
    def _writing(self, generation: str) -> Iterator[Writing]:
        """Commits at the end of the ``with``; takes everything back where it ends in an error."""
        index = self._index(generation)
        with self._translated("written"):
            writer = index.writer(WRITER_MEMORY, WRITER_THREADS)
        try:
            with VectorWriter(self._generations.path(generation)) as vectors:
                yield Writing(writer, vectors, self._translated)
                with self._translated("written"):
                    vectors.sync()  # before the entries that point at them
                    writer.commit()
        except BaseException:
            with suppress(ValueError):
                writer.rollback()
            raise
        finally:
            with self._translated("written"):
                writer.wait_merging_threads()  # also lets go of the engine's lock

    def _index(self, generation: str) -> Index:
        with self._translated("opened"):
            index = Index(make_schema(), path=str(self._generations.path(generation)))
        register_analyzers(index)
        index.config_reader("manual")  # a snapshot changes when asked to, not in the middle of an answer
        return index

    def _open(self, generation: str) -> Opened:
        index = self._index(generation)
        index.reload()
        return Opened(index.searcher(), index.schema, self._generations.path(generation))

    def _readable(self, pointer: Pointer) -> str:
        if pointer.schema_version != SCHEMA:
            raise IndexUnavailable(f"index {self.name} was made by another version of citykb; rebuild it")
        return pointer.current

    def _snapshot(self) -> Opened:
        """The newest committed state."""
        with self._opening:
            stamp = self._generations.stamp()
            if self._opened is None or self._opened.stamp != stamp:
                self._opened = self._follow(stamp)
            return self._opened.snapshot()

    def _follow(self, stamp: Stamp) -> Following:
        pointer = self._generations.pointer()
        if not pointer.current:
            index = Index(make_schema())
            register_analyzers(index)
            return Following(stamp, index, None)
        generation = self._readable(pointer)
        return Following(stamp, self._index(generation), self._generations.path(generation) / "meta.json")

    @contextmanager
    def _translated(self, done: str) -> Iterator[None]:
        """Tantivy's errors (all ``ValueError``) and the disk's, as ours."""
        try:
            yield
        except QueryError:
            raise
        except (ValueError, OSError) as error:
            raise IndexUnavailable(f"index {self.name} cannot be {done}: {error}; {advice(str(error))}") from error
