"""Hits as CSV for spreadsheets, and as JSON Lines for programs."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from indexer.query import Entry, EntryType
from search_api.formats.links import page_of, plain

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # what makes a spreadsheet run a cell

Cell = Callable[[Entry], object]
_PAGE: dict[str, Cell] = {"site": lambda e: e.site, "page_kind": lambda e: e.kind, "source": lambda e: e.url}
COLUMNS: dict[EntryType, dict[str, Cell]] = {
    "document": {
        "title": lambda e: e.title,
        "published": lambda e: e.published,
        "language": lambda e: e.lang,
        "cities": lambda e: [f"{city.name}, {city.country}" for city in e.cities],
        "people": lambda e: e.people,
        "themes": lambda e: e.themes,
        "summary": lambda e: e.summary,
        **_PAGE,
    },
    "statement": {
        "statement": lambda e: e.text,
        "speaker": lambda e: e.speaker,
        "role": lambda e: e.role,
        "organisation": lambda e: e.organisation,
        "speaker_city": lambda e: e.speaker_city,
        "about_cities": lambda e: [f"{city.name}, {city.country}" for city in e.cities],
        "said_on": lambda e: e.said_on,
        "page_published": lambda e: e.published,
        "form": lambda e: "direct" if e.direct else "reported",
        "confidence": lambda e: e.confidence,
        "cue": lambda e: e.cue,
        "language": lambda e: e.lang,
        "themes": lambda e: e.themes,
        "page_title": lambda e: e.title,
        "start": lambda e: e.start,
        "end": lambda e: e.end,
        **_PAGE,
    },
    "event": {
        "title": lambda e: e.title,
        "event_kind": lambda e: e.event_kind,
        "starts": lambda e: e.start_time or e.date,
        "ends": lambda e: e.end_time or e.end_date,
        "cities": lambda e: [f"{city.name}, {city.country}" for city in e.cities],
        "part_of": lambda e: e.parent,
        "event_link": lambda e: e.event_url,
        **_PAGE,
    },
}


def csv_lines(entries: Iterable[Entry], entry_type: EntryType, *, root: str) -> Iterator[str]:
    """A header and a row an entry, with a byte order mark: without it Excel takes UTF-8 for something else."""
    columns = COLUMNS[entry_type]
    yield "\ufeff" + _row(["id", *columns, "page"])
    for entry in entries:
        yield _row([entry.id, *(cell(entry) for cell in columns.values()), page_of(entry, root)])


def json_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """One entry a line, every field of it."""
    for entry in entries:
        yield entry.model_dump_json() + "\n"


def safe_cell(value: object) -> str:
    """A cell no spreadsheet takes for a formula: one that would be gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else plain(str(value))
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def _row(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([safe_cell(cell) for cell in cells])
    return line.getvalue()
