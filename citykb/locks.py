"""One update at a time in one data folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class Busy(RuntimeError):
    """Another run of this kind is under way."""


@contextmanager
def one_at_a_time(home: Path, name: str) -> Iterator[None]:
    """Hold ``home``'s lock; raises ``Busy`` at once where another process holds it. A killed holder's lock is free."""
    home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home / f"{name}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Busy(f"another {name} is under way in {home}: wait for it, or see citykb status") from error
    try:
        yield
    finally:
        lock.release()
