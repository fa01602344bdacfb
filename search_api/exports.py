"""The current filter as a file: every hit, streamed, in the format the address ends in."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, islice
from typing import Annotated, Any, Literal, NamedTuple

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response, StreamingResponse

from indexer.query import MAX_SIZE, Entry, EntryType
from search_api.api import ERRORS, From, Updated, only_known, root_of
from search_api.events import every_event
from search_api.formats.atom import atom_lines
from search_api.formats.bibtex import bibtex_lines
from search_api.formats.icalendar_feed import calendar_lines
from search_api.formats.table import csv_lines, json_lines
from search_api.params import ExportDocuments, ExportEvents, ExportStatements
from search_api.sources import every_entry

Form = Annotated[Literal["csv", "jsonl", "atom", "bib"], Path(description="What kind of file")]
AnyForm = Literal["csv", "jsonl", "atom", "bib", "ics"]
EventForm = Annotated[AnyForm, Path(description="What kind of file")]
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl",
    "atom": "application/atom+xml",
    "bib": "application/x-bibtex; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}


class Feed(NamedTuple):
    """What a file is about, beside its entries."""

    kind: EntryType
    root: str  # our own public address
    address: str  # of the file itself
    moment: datetime  # of the last update


_WRITERS: dict[AnyForm, Callable[[Iterable[Entry], Feed], Iterator[str]]] = {
    "csv": lambda entries, feed: csv_lines(entries, feed.kind, root=feed.root),
    "jsonl": lambda entries, feed: json_lines(entries),
    "atom": lambda entries, feed: atom_lines(entries, root=feed.root, address=feed.address, updated=feed.moment),
    "bib": lambda entries, feed: bibtex_lines(entries, root=feed.root),
    "ics": lambda entries, feed: calendar_lines(entries, root=feed.root, stamp=feed.moment),
}
PIECE = 100  # entries sent at once: a row a packet would cost more than the rows
FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {} for media in MEDIA_TYPES.values()}, "description": "The file, streamed"}
}

router = APIRouter(responses=ERRORS | FILE, dependencies=[Depends(only_known)])


@router.get("/api/search.{form}", summary="Pages as a file", response_class=StreamingResponse)
def search(
    request: Request, asked: From, updated: Updated, form: Form, question: Annotated[ExportDocuments, Query()]
) -> Response:
    """All pages that fit, as CSV, JSON Lines, Atom or BibTeX."""
    entries = every_entry(asked.index, question.query(size=MAX_SIZE))
    return _file(request, entries, form, "document", updated)


@router.get("/api/statements.{form}", summary="Statements as a file", response_class=StreamingResponse)
def statements(
    request: Request, asked: From, updated: Updated, form: Form, question: Annotated[ExportStatements, Query()]
) -> Response:
    """All statements that fit, as CSV, JSON Lines, Atom or BibTeX."""
    entries = every_entry(asked.index, question.query(size=MAX_SIZE))
    return _file(request, entries, form, "statement", updated)


@router.get("/api/events.{form}", summary="Events as a file", response_class=StreamingResponse)
def events(
    request: Request, asked: From, updated: Updated, form: EventForm, question: Annotated[ExportEvents, Query()]
) -> Response:
    """All events that fit, as a calendar, CSV, JSON Lines, Atom or BibTeX."""
    entries = every_event(asked.index, question)
    return _file(request, entries, form, "event", updated)


def _file(
    request: Request, entries: Iterator[Entry], form: AnyForm, kind: EntryType, updated: datetime | None
) -> Response:
    """The file as a stream, begun once the first entry is there: a wrong question gets an error, not half a file."""
    first = list(islice(entries, 1))
    write = _WRITERS[form]
    lines = write(chain(first, entries), Feed(kind, root_of(request), str(request.url), updated or datetime.now(UTC)))
    name = f'attachment; filename="citykb-{kind}s.{form}"'
    return StreamingResponse(_pieces(lines), media_type=MEDIA_TYPES[form], headers={"content-disposition": name})


def _pieces(lines: Iterator[str]) -> Iterator[str]:
    while piece := "".join(islice(lines, PIECE)):
        yield piece
