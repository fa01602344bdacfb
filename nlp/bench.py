"""How fast and how frugal the extraction is beside bare spaCy with the same model on the same texts."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import cycle, islice
from typing import NamedTuple

from crawler.fetched import Fetched
from crawler.page import Page
from crawler.pages.generic import GenericPage
from crawler.sample_site import load_site
from nlp.batch import extract_many
from nlp.growth import FEW, MANY, curves, peaks
from nlp.models import bare_model
from nlp.pipeline import extract_page, load

READ_AT = datetime(2024, 1, 1, tzinfo=UTC)
LANG = "en"  # the language with the largest model, and most of the pages


class Row(NamedTuple):
    """One figure; ``ratio`` to the bare tool, where that is meaningful."""

    name: str
    value: float
    unit: str
    ratio: float | None = None


def run(pages: int) -> list[Row]:
    """Extract so many pages of the sample network, and read the same texts with bare spaCy."""
    texts = list(islice(cycle(sample_pages()), pages))
    began = time.perf_counter()
    load(LANG)
    loading = time.perf_counter() - began
    ours, bare = _alternating(texts)
    return [
        Row("extraction: one process", pages / ours, "documents a processor second", ours / bare),
        Row("extraction: bare nlp.pipe, same model", pages / bare, "documents a processor second"),
        Row("extraction: loading", loading, "s"),
        *_cores(texts),
        *_memory(),
        *_growth(),
    ]


def sample_pages() -> list[Page]:
    """The English pages of the bundled sample network."""
    pages = []
    for path, resource_ in load_site().items():
        if resource_.content_type.startswith("text/html") and resource_.status == 200 and "/en/" in path:
            fetched = Fetched(url=f"http://127.0.0.1{path}", body=resource_.body, fetched_at=READ_AT)
            page = GenericPage.read(fetched, site="sample")
            pages.append(page.model_copy(update={"lang": LANG}))
    return pages


def _alternating(pages: list[Page], *, turns: int = 4) -> tuple[float, float]:
    """Processor seconds of extraction and of bare spaCy, in turns: what else the machine does counts for neither."""
    nlp = bare_model(LANG)
    share = max(1, len(pages) // turns)
    ours = bare = 0.0
    extract_page(pages[0])
    list(nlp.pipe([pages[0].text]))
    for i in range(0, len(pages), share):
        part = pages[i : i + share]
        ours += _seconds(partial(_extract_all, part), clock=time.process_time)
        bare += _seconds(partial(list, nlp.pipe([page.text for page in part])), clock=time.process_time)
    return ours, bare


def _extract_all(pages: list[Page]) -> None:
    for page in pages:
        extract_page(page)


def _cores(pages: list[Page]) -> Iterator[Row]:
    one = _seconds(lambda: list(extract_many(iter(pages), workers=1)))
    two = _seconds(lambda: list(extract_many(iter(pages), workers=2)))
    yield Row("extraction: two processes, their start included", len(pages) / two, "documents/s", one / two)


def _memory() -> Iterator[Row]:
    few, many = peaks()
    yield Row(f"extraction: peak memory after {FEW:,} short pages, with new words on each", few, "MiB")
    yield Row(f"extraction: peak memory after {MANY:,}", many, "MiB", many / few)


def _growth() -> Iterator[Row]:
    for point, ratio in curves():
        yield Row(f"hostile: {point.units:,} {point.of}", point.seconds, "processor s", ratio)


def _seconds(work: Callable[[], object], *, clock: Callable[[], float] = time.perf_counter) -> float:
    began = clock()
    work()
    return clock() - began


if __name__ == "__main__":
    for row in run(100):
        print(f"{row.name:70} {row.value:10.2f} {row.unit:30} {row.ratio or 0:.2f}", flush=True)
