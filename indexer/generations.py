"""The folder of an embedded index: one sub-folder a generation, and a small file that says which one answers."""

import fcntl
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from crawler.page import Frozen
from indexer.index import IndexUnavailable

SCHEMA = 2  # raised when a generation made before can no longer be read
LOCK_PATIENCE = 60.0  # seconds to wait for another writer: an update's chunk takes some, a rebuild far more
_POLL = 0.2


Stamp = tuple[int, int]
_ADVICE = (  # what the disk or the engine says -> what to do
    ("No space left", "free some space on its disk and run again; what was acknowledged is safe"),
    ("File too large", "raise the limit on file sizes and run again; what was acknowledged is safe"),
    ("Read-only", "make its disk writable, or name another folder"),
    ("ermission denied", "make its folder writable, or name another"),
    ("Not a directory", "name another folder"),
    ("File exists", "name another folder: there is a file in its place"),
    ("LockBusy", "another process is writing to it; wait for it or stop it"),
    ("", "rebuild it (citykb index --rebuild)"),
)


def advice(said: str) -> str:
    """What to do about an error, by its words."""
    return next(what for words, what in _ADVICE if words in said)


def stamp_of(file: Path) -> Stamp:
    """Another whenever a file is replaced; zeros where there is none."""
    try:
        stat = file.stat()
    except OSError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_ino


class Pointer(Frozen):
    """Which generation answers, and which one to go back to; "" for none."""

    current: str = ""
    previous: str = ""
    schema_version: int = SCHEMA


class Generations:
    """Changes of the pointer are atomic: a reader sees the old generation or the new one, also after a power cut."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def pointer(self) -> Pointer:
        """The pointer as it stands; an empty one where nothing was ever loaded."""
        try:
            return Pointer.model_validate_json(self._file.read_bytes())
        except FileNotFoundError:
            return Pointer()
        except (OSError, ValueError) as error:
            why = str(error) if isinstance(error, OSError) else "it is damaged"
            raise IndexUnavailable(
                f"index {self.folder}: {self._file.name} cannot be read ({why}); rebuild it"
            ) from error

    def usable(self) -> Pointer:
        """The pointer, or an empty one where what it points to can no longer be read."""
        try:
            pointer = self.pointer()
        except IndexUnavailable:
            return Pointer()
        return pointer if pointer.schema_version == SCHEMA else Pointer()

    def stamp(self) -> Stamp:
        """Changes whenever the pointer does."""
        return stamp_of(self._file)

    def path(self, generation: str) -> Path:
        return self.folder / generation

    def new(self) -> str:
        """Make the folder of a new generation, which nobody reads yet."""
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        with self._disk():
            self.path(name).mkdir(parents=True)
        return name

    def point(self, pointer: Pointer) -> None:
        """Let ``pointer`` be the one, durably."""
        aside = self.folder / "current.json.new"
        with self._disk():
            with aside.open("w") as file:
                json.dump(pointer.model_dump(), file)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(self._file)
            directory = os.open(self.folder, os.O_RDONLY)
            os.fsync(directory)
            os.close(directory)

    def clean(self) -> None:
        """Remove what a killed rebuild left and what is two swaps old; only under ``lock``."""
        pointer = self.usable()
        if not pointer.current:
            return  # nothing to tell the living from the dead by
        with self._disk():
            for path in self.folder.iterdir():
                if path.is_dir() and path.name not in (pointer.current, pointer.previous):
                    shutil.rmtree(path)

    @contextmanager
    def lock(self, *, patience: float = LOCK_PATIENCE) -> Iterator[None]:
        """Be the only writer, in this process and all others; let go of even by a killed process."""
        with self._disk():
            self.folder.mkdir(parents=True, exist_ok=True)
            file = (self.folder / "write.lock").open("a")
        with file:
            until = time.monotonic() + patience
            while not _locked(file.fileno()):
                if time.monotonic() >= until:
                    raise IndexUnavailable(f"index {self.folder}: another process is writing to it; wait or stop it")
                time.sleep(_POLL)
            yield

    @contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise IndexUnavailable(f"index {self.folder} cannot be written: {error}; {advice(str(error))}") from error

    @property
    def _file(self) -> Path:
        return self.folder / "current.json"


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
