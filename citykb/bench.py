"""``make bench``: every part beside the bare tool it stands on, in the same run; into docs/performance.md."""

import argparse
import os
import platform
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from citykb import bench_answers
from crawler import bench as crawling
from indexer import bench as indexing
from indexer.bench_elastic import ROUND, measured
from nlp import bench as extracting

PAGES = 400  # extracted: about a minute beside bare spaCy
DOCUMENTS = 100_000  # indexed
PARTS = ("crawl", "extract", "index")
HEAD = """# Performance

Measured by `make bench` on {day}, citykb {version}, Python {python}, {cores} cores. Timings of one run on a shared
machine wander by some tenths; the ratios, taken in the same run, wander less. No test asserts a time.

| what | measured | unit | ratio |
|---|---:|---|---:|
"""
TAIL = """
Ratios: crawling, time of a bare Scrapy spider on the same site to ours; extraction, our time to bare `nlp.pipe`'s
(1.5 is the limit we set ourselves); two processes, time of one to time of two; memory, peak after 10,000
pages to peak after 1,000 (1.0 is flat); hostile texts, time to that of half the text (2.0 is linear; a text of more
than 500,000 characters is read on by rules alone, which take less, so its growth falls below); index, bare
Tantivy's time to ours for loading, our time to bare Tantivy's for queries (ours count five facets and mark passages).

Elasticsearch: a server of one node on the same machine. Its two loads are compared as the time of
`elasticsearch.helpers.parallel_bulk`, given ready documents, to ours, which makes them from extracted documents:
medians of twenty rounds of {round} documents into two indices of the same mapping, by turns first, on a server that
has warmed up. Load, size and queries over all documents have the ratio of the server's figure to the embedded
engine's. The API's rows are an answer's time over HTTP less what Elasticsearch says it took: the server is one
process, the clients another, all on the same cores as Elasticsearch. Their ratio is to the same of Elasticsearch,
asked by the same clients without the API.
"""


class Row(Protocol):
    """One figure of any room's bench."""

    @property
    def name(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def unit(self) -> str: ...
    @property
    def ratio(self) -> float | None: ...


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=Path("docs/performance.md"))
    options.add_argument("--documents", type=int, default=DOCUMENTS, help="documents to index")
    options.add_argument("--pages", type=int, default=PAGES, help="pages to extract")
    options.add_argument("--elasticsearch", help="address of a server to measure; without one its rows are left out")
    options.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="measure these parts")
    given = options.parse_args(arguments)
    measure: dict[str, Callable[[], Sequence[Row]]] = {
        "crawl": crawl_rows,
        "extract": lambda: extracting.run(given.pages),
        "index": lambda: index_rows(given.documents, given.elasticsearch),
    }
    given.out.parent.mkdir(exist_ok=True)
    table = ""
    for part in PARTS:
        if part in given.only:
            rows = "".join(map(line, measure[part]()))
            print(rows, end="", flush=True)  # the whole takes half an hour
            table += rows
            given.out.write_text(head() + table + TAIL.format(round=ROUND), encoding="utf-8")


def index_rows(documents: int, elasticsearch: str | None) -> list[Row]:
    """The embedded engine, and beside it a server's, with the API over it."""
    embedded: list[Row] = [*indexing.run(documents)]
    if not elasticsearch:
        return embedded
    with measured(elasticsearch, documents, {row.name: row.value for row in embedded}) as (served, address):
        return [*embedded, *served, *bench_answers.rows(address)]


def crawl_rows() -> list[Row]:
    """Pages a second of a crawl, of the same crawl again, and of a bare Scrapy spider on the same local site."""
    speed = crawling.measure()
    return [
        extracting.Row("crawl: first time", speed.first, "pages/s", speed.first / speed.bare),
        extracting.Row("crawl: again, nothing changed", speed.again, "pages/s", speed.again / speed.bare),
        extracting.Row("crawl: bare Scrapy spider", speed.bare, "pages/s"),
    ]


def head() -> str:
    """What was measured where."""
    today = f"{datetime.now(UTC):%d %B %Y}"
    return HEAD.format(day=today, version=version("citykb"), python=platform.python_version(), cores=os.cpu_count())


def line(row: Row) -> str:
    """One row of the table."""
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    return f"| {row.name} | {row.value:,.2f} | {row.unit} | {ratio} |\n"


if __name__ == "__main__":
    main()
