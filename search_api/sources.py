"""``Sources``: the index and the store that every answer comes from."""

import threading
import time
from collections.abc import Iterator
from typing import NamedTuple

from indexer.documents import DocumentStore
from indexer.index import SearchIndex
from indexer.mentioned import CityOverview, PersonOverview
from indexer.query import Entry, Query

QUICK = 0.1  # seconds of counting that nobody minds: the names are then never old
PATIENCE = 20  # of 100,000 documents counting takes seconds; the names are then at most a minute old


class _Counted(NamedTuple):
    """The names of a store after some change, and until when they will do."""

    change: int
    until: float
    cities: list[CityOverview]
    people: list[PersonOverview]


class Sources:
    """Where answers come from.

    The lists of names are counted anew when the store has changed; while an update changes it all the time, at most
    a ``1 / PATIENCE`` part of the time is spent counting. Safe for threads.
    """

    def __init__(self, index: SearchIndex, store: DocumentStore) -> None:
        self.index = index
        self.store = store
        self._counting = threading.Lock()
        self._counted = _Counted(-1, 0.0, [], [])

    @property
    def cities(self) -> list[CityOverview]:
        """Every city held, those in most documents first."""
        return self._names().cities

    @property
    def people(self) -> list[PersonOverview]:
        """Every person held, those in most documents first."""
        return self._names().people

    def _names(self) -> _Counted:
        with self._counting:
            change, began = self.store.last_change(), time.monotonic()
            if change != self._counted.change and began >= self._counted.until:
                cities, people = self.store.cities(), self.store.people()
                took = time.monotonic() - began
                self._counted = _Counted(change, began + (PATIENCE * took if took > QUICK else 0), cities, people)
            return self._counted


def every_entry(index: SearchIndex, query: Query) -> Iterator[Entry]:
    """All entries that fit, however many, page after page."""
    while True:
        results = index.search(query)
        yield from (hit.entry for hit in results.hits)
        if not results.next_cursor:
            return
        query = query.model_copy(update={"cursor": results.next_cursor})
