"""What is asked and what is answered, in no engine's language."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from crawler.page import DocumentKind, Frozen
from nlp.document import CityRef, EventKind, Region, Theme

EntryType = Literal["document", "statement", "event"]
FacetName = Literal["kind", "site", "lang", "theme", "city", "country", "region", "member", "person", "year", "direct"]
Sort = Literal["relevance", "newest", "oldest"]
Year = Annotated[int, Field(ge=1, le=9999)]  # those of the calendar; no engine counts on without end

MAX_SIZE = 100  # hits a page
# The tier of statements shown unless all are asked for: on news articles never worked on, 97 of 100 attributions of at
# least this confidence were right, of those from 0.5 to 0.6 only 92 of 100.
DEFAULT_MIN_CONFIDENCE = 0.6


class Query(Frozen):
    """One question. Values of one filter are alternatives, filters narrow each other.

    A ``city`` is an entry's city id ("espoo-fi"), a name ("Espoo") or name and country ("Espoo, FI"), accents and
    case aside; a ``person`` an id ("jukka-makela") or a name. For documents they filter by cities and people
    mentioned; for statements ``city`` is the city spoken about, ``person`` the speaker.
    """

    type: EntryType = "document"
    text: str = Field(default="", max_length=1000)
    kind: tuple[DocumentKind, ...] = ()
    site: tuple[str, ...] = ()
    lang: tuple[str, ...] = ()
    theme: tuple[Theme, ...] = ()
    city: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    region: tuple[Region, ...] = ()
    person: tuple[str, ...] = ()
    year: tuple[Year, ...] = ()
    event_kind: tuple[EventKind, ...] = ()
    document_id: str | None = None  # only entries of this document
    member: bool | None = None  # about at least one member city
    direct: bool | None = None  # statements only
    min_confidence: float = Field(default=DEFAULT_MIN_CONFIDENCE, ge=0, le=1)  # statements only
    since: date | None = None  # of ``date``: said on or published; for events: ends on or after
    until: date | None = None  # inclusive; for events: starts on or before
    sort: Sort = "relevance"  # without text, "relevance" is "newest"
    size: int = Field(default=20, ge=0, le=MAX_SIZE)
    semantic: bool = False  # also what means the same in other words and languages; needs vectors in the index
    cursor: str | None = None  # ``Results.next_cursor`` of the page before
    facets: tuple[FacetName, ...] = ()


class Snippet(Frozen):
    """A passage and the ``[start, end)`` stretches of it to mark."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


class Entry(Frozen):
    """What the index holds of one document, one statement or one event; flat, its own answer.

    ``date`` is what sorting and date filters go by (said on, else published; of an event its start), ISO 8601 as
    precise as known. ``city_ids`` and ``person_ids`` are in the order of their labels.
    """

    id: str  # the document's id, or "<document id>:s3", "<document id>:e1"
    type: EntryType
    document_id: str
    url: str
    site: str
    kind: DocumentKind
    lang: str
    title: str  # of the page; of an event, its own
    text: str  # full text of a document, the words of a statement, title and place of an event
    context: str = ""  # of a statement: the sentence it stands in
    date: str | None = None
    end_date: str | None = None  # of an event
    published: str | None = None
    cities: tuple[CityRef, ...] = ()
    city_ids: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    member: bool = False
    people: tuple[str, ...] = ()
    person_ids: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()
    passages: tuple[Snippet, ...] = ()  # of a document: the evidence of its themes, one theme's first passage each
    passage_themes: tuple[Theme, ...] = ()  # the theme each of ``passages`` shows
    summary: str | None = None
    # of a statement
    direct: bool | None = None
    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    speaker_city: str | None = None
    said_on: str | None = None
    cue: str | None = None
    confidence: float = 1.0
    start: int | None = None  # place in the document's text
    end: int | None = None
    # of an event
    event_kind: EventKind | None = None
    start_time: str | None = None
    end_time: str | None = None
    event_url: str | None = None
    parent: str | None = None


class Hit(Frozen):
    """One row of an answer: the entry without its full text, why it is here, and how well it fits."""

    entry: Entry  # of a document, ``text`` is empty: the store has it
    score: float
    title_marks: tuple[tuple[int, int], ...] = ()  # stretches of ``entry.title`` that were asked for
    snippet: Snippet | None = None  # the best passage for ``Query.text``, marked; ``None`` without text


class FacetValue(Frozen):
    value: str  # what to put into the filter
    label: str  # what to show
    count: int


class Results(Frozen):
    total: int
    hits: tuple[Hit, ...] = ()
    facets: dict[FacetName, tuple[FacetValue, ...]] = Field(default_factory=dict)
    next_cursor: str | None = None
    took_ms: float = 0.0  # from question to answer
    engine_ms: float | None = None  # of these, what the server says it took itself; ``None`` where there is no server


class Suggestion(Frozen):
    """A city or person whose name starts like what was typed."""

    kind: Literal["city", "person"]
    id: str
    label: str
    count: int


class QueryError(ValueError):
    """The question cannot be asked: names the part that is wrong and what to do."""


class UnknownValue(QueryError):
    """A filter names a city or person the index does not hold; ``near`` are names it holds that look alike."""

    def __init__(self, message: str, *, near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.near = near
