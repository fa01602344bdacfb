"""What a rebuilt index was told, held against what it answers, before it may take the live one's place."""

import random
from collections.abc import Callable, Iterable, Iterator

from indexer.analysis import LONGEST, folded, plain
from indexer.index import Batch, IndexUnavailable, Loaded
from indexer.query import Entry, EntryType, Query, Results

SAMPLES = 12  # documents asked for: what goes wrong goes wrong for all of a language or kind, and each costs a moment
WORDS = 3  # of a title: of so many, all must be there

Answer = Callable[[Query], Results]


class Samples:
    """Batches on their way into an index, some of them kept: the first, and others from all over, each as likely."""

    def __init__(self, batches: Iterable[Batch]) -> None:
        self._batches = batches
        self._kept: list[Batch] = []

    def __iter__(self) -> Iterator[Batch]:
        for number, batch in enumerate(self._batches):
            yield batch
            self._kept = [kept for kept in self._kept if kept.document_id != batch.document_id]  # the last one counts
            if len(self._kept) < SAMPLES:
                self._kept.append(batch)
            elif (place := random.randint(1, number)) < SAMPLES:
                self._kept[place] = batch

    def check(self, name: str, loaded: Loaded, *, held: int, answer: Answer) -> None:
        """Hold the index aside against what was ``loaded``: its documents counted, the samples asked for.

        Raises ``IndexUnavailable`` with the first difference; ``held`` is how many documents it counts.
        """
        refused = {line.partition(": ")[0] for line in loaded.failed}
        asked = (batch for batch in self._kept if batch.document_id not in refused)
        differences = (difference for batch in asked for difference in _differences(batch, answer))
        counted = f"holds {held} documents of {loaded.indexed}" if held != loaded.indexed else None
        if difference := counted or next(differences, None):
            raise IndexUnavailable(f"index {name}: the rebuilt one {difference}; the live one stays")


def _differences(batch: Batch, answer: Answer) -> Iterator[str]:
    told: dict[EntryType, list[Entry]] = {"document": [], "statement": [], "event": []}
    for entry in batch.entries:
        told[entry.type].append(entry)
    for kind, entries in told.items():
        total = answer(Query(type=kind, document_id=batch.document_id, min_confidence=0, size=0)).total
        if total != len(entries):
            yield f"finds {total} {kind}s of {len(entries)} by the id {batch.document_id}"
    for entry in told["document"]:
        yield from _unlike(entry, answer)


def _unlike(entry: Entry, answer: Answer) -> Iterator[str]:
    """The document as it is found by words of its title; by its id alone where these have none to ask for."""
    asked = " ".join(_words(entry.title))
    hits = answer(Query(text=asked, document_id=entry.id, size=1)).hits
    if not hits:
        yield f"does not find document {entry.id} by the words {asked!r} of its title"
    elif hits[0].entry != entry.model_copy(update={"text": ""}):
        yield f"gives document {entry.id} back changed"


def _words(title: str) -> list[str]:
    """Words nobody can take for an operator, as they are written; those with marks or of dead scripts may be split."""
    found = [word for word in plain(title).split() if word.isalpha() and max(word) < "\U00010000" and word != "OR"]
    return [word for word in found if len(word.encode()) <= LONGEST and folded(word)][:WORDS]
