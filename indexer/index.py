"""``SearchIndex``: the narrow door to any search engine."""

from collections.abc import Iterable
from typing import Protocol

from crawler.page import Frozen
from indexer.query import Entry, Query, Results, Suggestion


class IndexUnavailable(RuntimeError):
    """The index cannot be reached or read; says which, and what to do."""


class Loaded(Frozen):
    """What one load did, in documents."""

    indexed: int = 0
    removed: int = 0
    failed: tuple[str, ...] = ()  # document ids the engine refused, with its reason: "id: reason"


class Batch(Frozen):
    """All entries of one document; they replace whatever the index held of it. No entries: it is removed."""

    document_id: str
    entries: tuple[Entry, ...] = ()


class SearchIndex(Protocol):
    """Both engines pass the same tests: same hits, facets, highlights, cursors and errors."""

    name: str  # where it is, without secrets: "tantivy:var/index", "https://host:9200/citykb"

    def load(self, batches: Iterable[Batch]) -> Loaded:
        """Replace the entries of each batch's document; durable and searchable on return. Streams; idempotent."""

    def search(self, query: Query) -> Results:
        """Answer ``query``; raises ``QueryError`` (bad cursor, bad text), ``UnknownValue``, ``IndexUnavailable``."""

    def suggest(self, prefix: str, *, size: int = 10) -> list[Suggestion]:
        """Cities and people whose name has a word that starts with ``prefix``, accents aside; most entries first."""

    def count(self) -> int:
        """How many documents (not entries) it holds."""

    def rebuild(self, batches: Iterable[Batch]) -> Loaded:
        """Fill a new index aside, check its count, then swap it in; the live one serves until then."""

    def close(self) -> None:
        """Let go of files and connections."""
