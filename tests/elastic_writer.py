"""A writer in a process of its own, for tests of what many of them do at once.

``python -m tests.elastic_writer WAY URL FIRST [STORE]`` loads a little at a time until its input ends, and prints the
ids of each load that was acknowledged, one JSON line a load.
"""

import json
import random
import sys
import threading
import time
from collections.abc import Callable, Sequence
from itertools import count

from test_documents import document

from indexer.build import rebuild, update
from indexer.documents import DocumentStore, open_store
from indexer.elastic_index import ElasticIndex
from indexer.index import Loaded
from tests.elastic_documents import batches

AT_ONCE = 25  # documents a load: many acknowledgements, and many writes for a kill to fall into
PAUSE = 0.5  # s at most between two loads: pages come slowly, and another gets the lease meanwhile

Load = Callable[[int], list[str]]
Work = Callable[[DocumentStore, ElasticIndex], Loaded]


def straight(index: ElasticIndex, first: int) -> Load:
    """Loads into an index that others write to as well: the lease lets one in at a time."""

    def load(number: int) -> list[str]:
        begin = first + number * AT_ONCE
        assert index.load(batches(AT_ONCE, first=begin)).indexed == AT_ONCE
        return [f"d{each:06d}" for each in range(begin, begin + AT_ONCE)]

    return load


def from_store(index: ElasticIndex, store: DocumentStore, work: Work) -> Load:
    """Lets an index follow its store of record, by updates or by rebuilds."""

    def load(number: int) -> list[str]:
        names = [f"d{each:06d}" for each in range(number * AT_ONCE, (number + 1) * AT_ONCE)]
        for name in names:
            store.put(document(name, title=f"Learning city {name}"))
        assert work(store, index).indexed == (store.count() if work is rebuild else AT_ONCE)
        return names

    return load


def main(way: str, url: str, first: int, stores: Sequence[str]) -> None:
    """Load and tell until the input ends; an error ends the process."""
    index, told = ElasticIndex(url), threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), told.set()), daemon=True).start()
    works = {"update": update, "rebuild": rebuild}
    load = from_store(index, DocumentStore(open_store(stores[0])), works[way]) if stores else straight(index, first)
    for number in count():
        if told.is_set():
            break
        sys.stdout.write(json.dumps(load(number)) + "\n")
        sys.stdout.flush()
        time.sleep(random.uniform(0, PAUSE))
    index.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:])
