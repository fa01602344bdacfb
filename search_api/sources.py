"""``Sources``: the index and the store that every answer comes from."""

from collections.abc import Iterator
from functools import lru_cache

from indexer.documents import DocumentStore
from indexer.index import SearchIndex
from indexer.mentioned import CityOverview, PersonOverview
from indexer.query import Entry, Query


class Sources:
    """Where answers come from. The lists of names are counted anew only when the store has changed."""

    def __init__(self, index: SearchIndex, store: DocumentStore) -> None:
        self.index = index
        self.store = store
        self._counted = lru_cache(maxsize=1)(self._count)

    def _count(self, _change: int) -> tuple[list[CityOverview], list[PersonOverview]]:
        return self.store.cities(), self.store.people()

    @property
    def cities(self) -> list[CityOverview]:
        """Every city held, those in most documents first."""
        return self._counted(self.store.last_change())[0]

    @property
    def people(self) -> list[PersonOverview]:
        """Every person held, those in most documents first."""
        return self._counted(self.store.last_change())[1]


def every_entry(index: SearchIndex, query: Query) -> Iterator[Entry]:
    """All entries that fit, however many, page after page."""
    while True:
        results = index.search(query)
        yield from (hit.entry for hit in results.hits)
        if not results.next_cursor:
            return
        query = query.model_copy(update={"cursor": results.next_cursor})
