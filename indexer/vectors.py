"""Entries in, their vectors out; each text is embedded once and remembered in the store of record."""

import hashlib
from collections.abc import Sequence

import numpy as np
from sqlalchemy import Engine, select
from sqlalchemy.dialects import postgresql, sqlite

from crawler.database import reading, writing
from indexer import tables
from indexer.embeddings import Embedder, embedded_text
from indexer.query import Entry

AT_ONCE = 400  # texts looked up by one statement: SQLite takes some thousand values at most


class VectorMemory:
    """Vectors by the hash of model and text, so that a rebuild embeds nothing anew."""

    def __init__(self, engine: Engine, embedder: Embedder) -> None:
        self._engine = engine
        self._embedder = embedder
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert

    def of(self, entries: Sequence[Entry]) -> tuple[bytes, ...]:
        """One vector an entry, as float32 bytes."""
        texts = [embedded_text(entry) for entry in entries]
        hashes = [self._hash(text) for text in texts]
        known = self._known(hashes)
        missing = {key: text for key, text in zip(hashes, texts, strict=True) if key not in known}
        if missing:
            known |= self._make(missing)
        return tuple(np.frombuffer(known[key], dtype="<f2").astype("<f4").tobytes() for key in hashes)

    def _known(self, hashes: Sequence[str]) -> dict[str, bytes]:
        known: dict[str, bytes] = {}
        columns = tables.vectors.c
        with reading(self._engine) as connection:
            for i in range(0, len(hashes), AT_ONCE):
                wanted = select(columns.text_hash, columns.vector).where(columns.text_hash.in_(hashes[i : i + AT_ONCE]))
                known |= {row.text_hash: row.vector for row in connection.execute(wanted)}
        return known

    def _make(self, missing: dict[str, str]) -> dict[str, bytes]:
        made = self._embedder.passages(list(missing.values())).astype("<f2")
        rows = {key: vector.tobytes() for key, vector in zip(missing, made, strict=True)}
        with writing(self._engine) as connection:
            insert = self._insert(tables.vectors).on_conflict_do_nothing()
            connection.execute(insert, [{"text_hash": key, "vector": vector} for key, vector in rows.items()])
        return rows

    def _hash(self, text: str) -> str:
        return hashlib.sha256(f"{self._embedder.name}\0{text}".encode()).hexdigest()
