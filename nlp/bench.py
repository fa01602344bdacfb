"""How fast and how frugal the extraction is beside bare spaCy with the same model on the same texts."""

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import cycle, islice
from typing import NamedTuple

from crawler.fetched import Fetched
from crawler.page import Page, text_page
from crawler.pages.generic import GenericPage
from crawler.sample_site import load_site
from nlp.batch import extract_many
from nlp.models import load_model
from nlp.pipeline import extract_page, load

READ_AT = datetime(2024, 1, 1, tzinfo=UTC)
LANG = "en"  # the language with the largest model, and most of the pages
HOSTILE: dict[
    str, Callable[[int], str]
] = {  # name -> a text of n units; time for twice the units over time for one says how it grows
    "open quotation marks": lambda n: "“ " * n,
    "city names": lambda n: "Cork and Espoo met Paris in London. " * (n // 4),
    "one paragraph without a stop": lambda n: "learning for all in every city said the mayor of Cork " * (n // 10),
    "digits and ranges": lambda n: "1 to 1 to 3 May 2022 and " * (n // 5),
    "capitalised words": lambda n: "Mayor Maria Anna Lena Rossi " * (n // 5),
}
UNITS = 10_000


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
    nlp = load_model(LANG)
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
    """Peak memory of a process that extracts n pages, and of one that extracts twice as many."""
    code = "from nlp.bench import peak; print(peak({}))"
    peaks = [
        float(subprocess.run([sys.executable, "-c", code.format(n)], check=True, capture_output=True, text=True).stdout)
        for n in (100, 200)
    ]
    yield Row("extraction: peak memory over 200 pages, against 100", peaks[1], "MiB", peaks[1] / peaks[0])


def peak(pages: int) -> float:
    """The largest resident size (MiB) of this process after extracting so many pages."""
    for page in islice(cycle(sample_pages()), pages):
        extract_page(page)
    gc.collect()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _growth() -> Iterator[Row]:
    """Seconds for a hostile text, and how much longer twice the text takes: 2.0 is linear."""
    for name, make in HOSTILE.items():
        once, twice = (_extracted(make(n)) for n in (UNITS, 2 * UNITS))
        yield Row(f"hostile: {UNITS * 2:,} units of {name}", twice, "s", twice / once)


def _extracted(text: str) -> float:
    page = text_page(text, url="file:hostile", site="bench", fetched_at=READ_AT)
    return _seconds(lambda: extract_page(page))


def _seconds(work: Callable[[], object], *, clock: Callable[[], float] = time.perf_counter) -> float:
    began = clock()
    work()
    return clock() - began
