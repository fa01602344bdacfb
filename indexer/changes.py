"""What changed in the store: a record of it in, the document out; and what counts as a change."""

import hashlib
from typing import Any

from pydantic import ValidationError

from crawler.page import Frozen
from nlp.document import Document

_FETCHED: dict[str, Any] = {"page": {"snapshot", "fetched_at", "modified"}, "modified": True}  # when and how, not what


class Changed(Frozen):
    """One document that was put or deleted, and the number of that change."""

    change: int
    document_id: str
    document: Document | None = None  # ``None``: it was deleted, or is unreadable
    unreadable: str | None = None  # why a record of another version cannot be read; extracting it again mends it


def changed_of(change: int, document_id: str, record: str | None) -> Changed:
    """A change by the record kept of it."""
    try:
        document = Document.model_validate_json(record) if record else None
    except ValidationError:
        reason = "kept by another version of citykb; extract it again"
        return Changed(change=change, document_id=document_id, unreadable=reason)
    return Changed(change=change, document_id=document_id, document=document)


def digest_of(document: Document) -> str:
    """The same for what a reader would call the same document, whenever and however it was fetched."""
    return hashlib.sha256(document.model_dump_json(exclude=_FETCHED).encode()).hexdigest()
