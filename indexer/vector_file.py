"""Vectors of a generation and entry type in one flat file: rows are appended, never changed, and mapped to be read."""

import os
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from indexer.query import EntryType

DIMENSIONS = 384  # of multilingual-e5-small
ROW = DIMENSIONS * 4  # bytes: float32


class VectorWriter:
    """Appends rows to the files of a generation; a row half written by a killed process is written over."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[EntryType, BinaryIO] = {}

    def append(self, entry_type: EntryType, vector: bytes) -> int:
        """The number of the new row; durable after ``sync``."""
        file = self._files.get(entry_type) or self._open(entry_type)
        row, rest = divmod(file.tell(), ROW)
        assert rest == 0 and len(vector) == ROW, "rows are whole"
        file.write(vector)
        return row

    def sync(self) -> None:
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())

    def _open(self, entry_type: EntryType) -> BinaryIO:
        path = vector_path(self._folder, entry_type)
        path.touch()
        file = self._files[entry_type] = path.open("r+b")
        file.seek(path.stat().st_size // ROW * ROW)
        return file

    def __enter__(self) -> "VectorWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for file in self._files.values():
            file.close()


def vector_path(folder: Path, entry_type: EntryType) -> Path:
    return folder / f"vectors.{entry_type}.f32"
