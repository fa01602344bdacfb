"""``make bench``: every part beside the bare tool it stands on, in the same run; into docs/performance.md."""

import argparse
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from crawler import bench as crawling
from indexer import bench as indexing
from nlp import bench as extracting

PAGES = 400  # extracted: about a minute beside bare spaCy
DOCUMENTS = 100_000  # indexed
HEAD = """# Performance

Measured by `make bench` on {day}, citykb {version}, Python {python}, {cores} cores. Timings of one run on a shared
machine wander by some tenths; the ratios, taken in the same run, wander less. No test asserts a time.

| what | measured | unit | ratio |
|---|---:|---|---:|
"""
TAIL = """
Ratios: crawling, time of a bare Scrapy spider on the same site to ours; extraction, our time to bare `nlp.pipe`'s
(1.5 is the limit we set ourselves); two processes, time of one to time of two; memory, peak after twice the pages to
peak after once (1.0 is flat); hostile texts, time for twice the text to time for once (2.0 is linear); index, bare
Tantivy's time to ours for loading, our time to bare Tantivy's for queries (ours count five facets and mark passages).
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


def main() -> None:
    """Measure, print, and write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=Path("docs/performance.md"))
    options.add_argument("--documents", type=int, default=DOCUMENTS, help="documents to index")
    options.add_argument("--pages", type=int, default=PAGES, help="pages to extract")
    given = options.parse_args()
    rows: list[Row] = [*crawl_rows(), *extracting.run(given.pages), *indexing.run(given.documents)]
    table = "".join(map(line, rows))
    print(table)
    given.out.parent.mkdir(exist_ok=True)
    given.out.write_text(head() + table + TAIL, encoding="utf-8")


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
