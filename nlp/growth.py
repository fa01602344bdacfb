"""How the extraction's time grows with hostile texts, and its memory with the number of pages."""

import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

from crawler.page import Page, text_page
from nlp.batch import extract_many
from nlp.pipeline import extract_page

READ_AT = datetime(2024, 1, 1, tzinfo=UTC)
FEW, MANY = 1_000, 10_000  # short pages: memory after the many is to be that after the few
CURVE = (4, 2, 1)  # a quarter, a half and the whole of each text
PROSE = (
    "The mayor of Cork said that it opens on 3 May 2022 with Jane Doe, and in Paris “we learn together every day”, "
    "she told Ann Sample. "
)


class Hostile(NamedTuple):
    """A text of ``units`` of something that nobody would write."""

    units: int
    of: str
    make: Callable[[int], str]


HOSTILE = (
    Hostile(100_000, "open quotation marks", lambda n: "“ " * n),
    Hostile(5_000_000, "characters in one paragraph", lambda n: PROSE * (n // len(PROSE))),
    Hostile(100_000, "control characters", lambda n: "Cork\x00 \x07learns\x1b to\x7f read. " * (n // 4)),
    Hostile(50_000, "right-to-left overrides", lambda n: "Mayor \u202eeod\u202c said « \u202ekroc\u202c " * (n // 2)),
    Hostile(100_000, "words of no known language", lambda n: "ᚠᚢᚦ ᚨᚱᚲ ꙮꙭ 𐎠𐎡 " * (n // 4)),
    Hostile(50_000, "city names", lambda n: "Cork and Espoo met Paris in London. " * (n // 4)),
    Hostile(50_000, "digits and ranges", lambda n: "1 to 1 to 3 May 2022 and " * (n // 5)),
    Hostile(40_000, "short lines", lambda n: "学校开课。\n" * n),
    Hostile(50_000, "capitalised words", lambda n: "Mayor Maria Anna Lena Rossi " * (n // 5)),
)


class Point(NamedTuple):
    """So much of a hostile text, and the processor seconds it took."""

    units: int
    of: str
    seconds: float


def curves() -> Iterator[tuple[Point, float | None]]:
    """Each point of each text's curve, with its time for that of the point before: 2.0 is linear."""
    extract_page(_page(PROSE))
    for shape in HOSTILE:
        before = None
        for part in CURVE:
            point = Point(shape.units // part, shape.of, _seconds(shape.make(shape.units // part)))
            yield point, point.seconds / before if before else None
            before = point.seconds


def peaks() -> tuple[float, float]:
    """The largest resident size (MiB) of a process that extracts after the few short pages, and after the many."""
    code = "from nlp.growth import print_peaks; print_peaks()"
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    return float(shown[0]), float(shown[1])


def print_peaks() -> None:
    """Run in a process of its own: its size says nothing about another's."""
    for number, _ in enumerate(extract_many(short_pages(MANY)), start=1):
        if number in (FEW, MANY):
            print(_peak())


def _peak() -> float:
    """MiB of this program alone: ``ru_maxrss`` has that of the process which started it, too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return float(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) / 1024  # type: ignore[index]  # always there


def short_pages(number: int) -> Iterator[Page]:
    """Pages of some forty words, eight of which stand on no other."""
    chance = random.Random(1)
    for _ in range(number):
        a, b, c, d, e, f, g, h = ("".join(chance.choices(ascii_lowercase, k=7)) for _ in range(8))
        yield _page(
            f"The mayor of Cork, {a.title()} {b.title()}, said on 3 May 2022: “We learn {c} and {d} together, all "
            f"over the city.” The {e.title()} Institute opens its {f} to learners of {g} in Paris: https://x.example/{h}"
        )


def _page(text: str) -> Page:
    return text_page(text, url="file:hostile", site="bench", fetched_at=READ_AT)


def _seconds(text: str) -> float:
    page = _page(text)
    began = time.process_time()
    extract_page(page)
    return time.process_time() - began
