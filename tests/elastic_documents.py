"""Batches of small entries for tests of the Elasticsearch engine."""

from collections.abc import Iterator

from indexer.index import Batch
from indexer.query import Entry


def batch(
    number: int, *, title: str = "Learning city", site: str = "sample", text: str = "Everybody learns. " * 20
) -> Batch:
    """One document with one statement."""
    identity = f"d{number:06d}"
    plain = {
        "document_id": identity,
        "url": f"https://cities.example/{identity}",
        "site": site,
        "kind": "news",
        "lang": "en",
        "title": f"{title} {number}",
    }
    document = Entry.model_validate(plain | {"id": identity, "type": "document", "text": text})
    said = Entry.model_validate(
        plain | {"id": f"{identity}:s1", "type": "statement", "text": "We all learn.", "direct": True, "speaker": "X"}
    )
    return Batch(document_id=identity, entries=(document, said))


def batches(count: int, *, first: int = 0, **given: str) -> Iterator[Batch]:
    """So many documents, made as they are asked for."""
    return (batch(number, **given) for number in range(first, first + count))
