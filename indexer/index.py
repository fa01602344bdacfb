"""``SearchIndex``: the narrow door to any search engine."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from crawler.page import Frozen
from indexer.credentials import Credentials
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
    vectors: tuple[bytes, ...] = ()  # one an entry (float32, little-endian) where semantic search is on, else none


class SearchIndex(Protocol):
    """Both engines pass the same tests: same hits, facets, highlights, cursors and errors."""

    name: str  # where it is, without secrets: "tantivy:var/index", "https://host:9200/citykb"

    @property
    def generation(self) -> str:
        """Which physical index answers: another after a ``rebuild``, ``rollback`` or loss; "" before the first load."""

    def load(self, batches: Iterable[Batch]) -> Loaded:
        """Replace the entries of each batch's document; durable and searchable on return. Streams; idempotent."""

    def search(self, query: Query) -> Results:
        """Answer ``query``; raises ``QueryError`` (bad cursor, bad text), ``UnknownValue``, ``IndexUnavailable``."""

    async def asearch(self, query: Query) -> Results:
        """As ``search``, while the event loop goes on with other things."""

    def suggest(self, prefix: str, *, size: int = 10) -> list[Suggestion]:
        """Cities and people whose name has a word that starts with ``prefix``, accents aside; most entries first."""

    def count(self) -> int:
        """How many documents (not entries) it holds."""

    def rebuild(self, batches: Iterable[Batch]) -> Loaded:
        """Fill a new index aside, count and sample it, then swap it in; the live one serves until then.

        Where it does not hold or find what it was given, ``IndexUnavailable`` says what. That and a killed rebuild
        leave the live index as it was; the next one cleans up. The index before is kept.
        """

    def rollback(self) -> None:
        """Swap the index before the last rebuild back in; raises ``IndexUnavailable`` where there is none."""

    def close(self) -> None:
        """Let go of files and connections, but for those of ``asearch``."""

    async def aclose(self) -> None:
        """Let go of the connections ``asearch`` opened in the running event loop."""


def open_index(url: str, *, credentials: Credentials | None = None) -> SearchIndex:
    """The engine of a URL: "tantivy:FOLDER" or just a folder, or "http(s)://HOST:9200/NAME" of an Elasticsearch.

    ``credentials`` are for a server only. A folder is made at the first load. Raises ``IndexUnavailable`` where the URL
    names no engine.
    """
    scheme, separator, rest = url.partition(":")
    if separator and scheme in ("http", "https"):
        return _open_elastic(url, credentials)
    if separator and scheme == "tantivy" and rest:
        return _open_tantivy(rest)
    if "://" in url or not url or (scheme == "tantivy" and not rest):
        raise IndexUnavailable(f"index {url!r}: no such engine; write tantivy:FOLDER or https://HOST:9200/NAME")
    return _open_tantivy(url)


def set_up(url: str, *, credentials: Credentials | None = None) -> str:
    """Do once what a server's administrator does before the first load; says what was done.

    Nothing depends on it. Raises ``IndexUnavailable``, also for credentials that do not suffice.
    """
    if not url.startswith(("http://", "https://")):
        return f"index {url}: an embedded index needs no setting up"
    from indexer.elastic_index import ElasticIndex

    index = ElasticIndex(url, credentials)
    try:
        return index.set_up()
    finally:
        index.close()


def _open_tantivy(folder: str) -> SearchIndex:
    from indexer.tantivy_index import TantivyIndex

    return TantivyIndex(Path(folder))


def _open_elastic(url: str, credentials: Credentials | None) -> SearchIndex:
    from indexer.elastic_index import ElasticIndex

    return ElasticIndex(url, credentials)
