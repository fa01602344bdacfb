"""Store of record in, search index brought up to date: changed documents only, or everything aside and then swapped."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from indexer.documents import Changed, DocumentStore
from indexer.entries import entries
from indexer.index import Batch, IndexUnavailable, Loaded, SearchIndex
from indexer.query import Entry

CHUNK = 2000  # documents between two acknowledgements: a killed run repeats at most so many

Progress = Callable[[int], None]  # how many more documents are done
VectorsOf = Callable[[Sequence[Entry]], tuple[bytes, ...]]


def update(
    store: DocumentStore, index: SearchIndex, *, progress: Progress | None = None, semantic: bool = False
) -> Loaded:
    """Load what changed since this index last heard of the store; killed, the next run goes on where this one was.

    With ``semantic``, entries get vectors, to be found by meaning (``Query.semantic``).
    What cannot be loaded goes to the store's failures, stage "index", and keeps its former state in the index.
    Raises ``IndexUnavailable`` and ``StoreUnavailable``; what was acknowledged before is kept.
    """
    vectors_of = _vectors_of(store, semantic)
    if not index.generation:
        index.load(())
    generation, total = index.generation, Loaded()
    changes = store.changed(store.seen(generation))
    while chunk := list(islice(changes, CHUNK)):
        loaded = _with_unreadable(index.load(_batches(chunk, vectors_of)), chunk)
        if index.generation != generation:
            raise IndexUnavailable(f"index {index.name} was swapped for another in mid-update; run the update again")
        _note_failures(store, loaded, [change.document_id for change in chunk])
        store.mark_seen(generation, chunk[-1].change)
        total = _sum(total, loaded)
        if progress:
            progress(len(chunk))
    return total


def rebuild(
    store: DocumentStore, index: SearchIndex, *, progress: Progress | None = None, semantic: bool = False
) -> Loaded:
    """Fill a new index aside from every document, then swap it in; the live one serves until then.

    What changes in the store meanwhile is left to the next ``update``. Killed, the live index is as before.
    """
    last, unreadable = store.last_change(), []

    def told() -> Iterator[Changed]:
        for change in store.changed():
            if change.change > last:
                return
            if change.unreadable:
                unreadable.append(change)
            elif change.document:
                yield change
            if progress:
                progress(1)

    loaded = _with_unreadable(index.rebuild(_batches(told(), _vectors_of(store, semantic))), unreadable)
    _note_failures(store, loaded, [letter.document_id for letter in store.failures(stage="index")])
    store.mark_seen(index.generation, last)
    return loaded


def _batches(changes: Iterable[Changed], vectors_of: VectorsOf) -> Iterator[Batch]:
    for change in changes:
        if not change.unreadable:
            made = entries(change.document) if change.document else ()
            yield Batch(document_id=change.document_id, entries=made, vectors=vectors_of(made))


def _vectors_of(store: DocumentStore, semantic: bool) -> VectorsOf:
    if not semantic:
        return lambda made: ()
    from indexer.embeddings import embedder  # the model and numpy load only where semantic search is on
    from indexer.vectors import VectorMemory

    return VectorMemory(store.engine, embedder()).of


def _with_unreadable(loaded: Loaded, changes: Iterable[Changed]) -> Loaded:
    unreadable = (f"{change.document_id}: {change.unreadable}" for change in changes if change.unreadable)
    return loaded.model_copy(update={"failed": (*loaded.failed, *unreadable)})


def _note_failures(store: DocumentStore, loaded: Loaded, offered: list[str]) -> None:
    refused = dict(line.split(": ", 1) for line in loaded.failed)
    store.forgive((document_id for document_id in offered if document_id not in refused), stage="index")
    for document_id, reason in refused.items():
        store.fail(document_id, stage="index", reason=reason)


def _sum(a: Loaded, b: Loaded) -> Loaded:
    return Loaded(indexed=a.indexed + b.indexed, removed=a.removed + b.removed, failed=(*a.failed, *b.failed))
