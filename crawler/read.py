"""Files and folders in, pages out: text, saved HTML, PDF and texts with their address, without visiting anyone."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from crawler.fetched import Fetched
from crawler.page import Page
from crawler.pages.generic import GenericPage
from crawler.pages.pdf import read_pdf
from crawler.pages.plain_text import read_plain_text
from crawler.pages.text_record import read_text_record
from crawler.unreadable import Unreadable

SITE = "files"  # what pages read from files are filed under
MAX_FILE_BYTES = 64_000_000  # a scanned report has some tens of megabytes

READERS: dict[str, Callable[..., Page]] = {
    ".txt": read_plain_text,
    ".md": read_plain_text,
    ".html": GenericPage.read,
    ".htm": GenericPage.read,
    ".xhtml": GenericPage.read,
    ".pdf": read_pdf,
    ".json": read_text_record,
}


def read_path(path: Path) -> Iterator[Page | Unreadable]:
    """The page of a file, or of every file below a folder, in the order of their names.

    A file that cannot be read gives its error in its place, and the rest goes on.
    """
    for file in _files(path):
        try:
            yield read_file(file)
        except Unreadable as error:
            yield error


def read_file(path: Path) -> Page:
    """The page of one file; raises ``Unreadable``. Saved HTML keeps the address it declares."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(str(path), "this kind of file is not read", f"give one of {', '.join(READERS)}")
    return reader(_fetched(path), site=SITE)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts):
            yield file


def _fetched(path: Path) -> Fetched:
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise Unreadable(str(path), f"{size:,} bytes are too many", f"split it below {MAX_FILE_BYTES:,}")
        body = path.read_bytes()
    except OSError as error:
        raise Unreadable(str(path), error.strerror or str(error), "check its name and permissions") from error
    if not body.strip():
        raise Unreadable(str(path), "the file is empty", "leave it out")
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Fetched(url=path.resolve().as_uri(), body=body, fetched_at=changed)
