"""Many pages in, their documents out, in order, on as many processes as asked for; one bad page stops no other."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from crawler.page import Frozen, Page
from nlp.document import Document

SMALL = 64  # pages: below this, starting workers (about 4 s to load the models in each) costs more than it saves
CHUNK = 8  # pages a task: large enough that pickling is small beside extraction, small enough to keep cores even
FORGET = 64  # pages whose words spaCy keeps: without an end 7 kB a page; after every page, 6 % of the time
AHEAD = 4  # chunks in flight a worker: bounds memory whatever the number of pages


class ExtractionFailed(Frozen):
    """A page no document could be made of."""

    page_id: str
    url: str
    reason: str

    def __str__(self) -> str:
        return f"{self.url}: no document could be made of it: {self.reason}"


def extract_many(
    pages: Iterable[Page], *, workers: int = 1, cache_dir: Path | None = None
) -> Iterator[Document | ExtractionFailed]:
    """The document of each page, in order, the same on one process as on many; memory stays flat.

    The gazetteer lies in ``cache_dir`` (default: the platform's cache folder).
    """
    stream = iter(pages)
    first = list(islice(stream, SMALL))
    if workers <= 1 or len(first) < SMALL:
        yield from _extract(chain(first, stream), cache_dir)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_be_nice) as pool:
        yield from _in_order(pool, chain(first, stream), cache_dir, in_flight=workers * AHEAD)


def _in_order(
    pool: ProcessPoolExecutor, pages: Iterator[Page], cache_dir: Path | None, *, in_flight: int
) -> Iterator[Document | ExtractionFailed]:
    waiting: deque[Future[list[Document | ExtractionFailed]]] = deque()
    while chunk := list(islice(pages, CHUNK)):
        waiting.append(pool.submit(_extract_chunk, chunk, cache_dir))
        if len(waiting) >= in_flight:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _extract_chunk(pages: list[Page], cache_dir: Path | None) -> list[Document | ExtractionFailed]:
    return list(_extract(pages, cache_dir))


def _extract(pages: Iterable[Page], cache_dir: Path | None) -> Iterator[Document | ExtractionFailed]:
    from nlp.pipeline import extract_page  # spaCy loads in the process that extracts, not in the one that asks

    with ExitStack() as zone:
        for number, page in enumerate(pages, start=1):
            try:
                yield extract_page(page, cache_dir=cache_dir, zone=zone)
            except Exception as error:  # noqa: BLE001 - whatever one page breaks, the pages beside it are kept
                yield ExtractionFailed(page_id=page.id, url=page.url, reason=f"{type(error).__name__}: {error}"[:500])
            if number % FORGET == 0:
                zone.close()


def _be_nice() -> None:
    os.nice(5)  # the web server on the same machine goes first
