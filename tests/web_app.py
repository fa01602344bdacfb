"""The web application over a real store and a real index, for tests and for trying things by hand."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from indexer.build import update
from indexer.documents import DocumentStore, open_store
from indexer.index import open_index
from nlp.document import Document
from search_api.app import create_app

UPDATED = datetime(2024, 3, 2, 4, 5, tzinfo=UTC)


def app_over(folder: Path, documents: Iterable[Document], *, index_url: str = "", **options: Any) -> FastAPI:
    """An application that knows these documents; its index is embedded where ``index_url`` names no other."""
    store = DocumentStore(open_store(f"sqlite:///{folder / 'citykb.sqlite'}"))
    for document in documents:
        store.put(document)
    index = open_index(index_url or f"tantivy:{folder / 'index'}")
    update(store, index)
    return create_app(index, store, **{"last_update": lambda: UPDATED, **options})
