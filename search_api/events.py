"""Events from the index, with what is past, under way and to come reckoned when asked."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from crawler.page import Frozen
from indexer.index import SearchIndex
from indexer.query import MAX_SIZE, Entry, FacetName, FacetValue, Query, Sort
from search_api.params import AskEvents, ExportEvents, When
from search_api.sources import every_entry
from search_api.when import moment_of


class EventHit(Frozen):
    """An event, and whether it is over, under way or to come on the day asked about; ``None`` where undated."""

    entry: Entry
    score: float
    when: When | None


class Events(Frozen):
    """One page of events. ``total`` counts all that fit, on every page."""

    on: date
    total: int
    hits: tuple[EventHit, ...] = ()
    facets: dict[FacetName, tuple[FacetValue, ...]] = {}
    next_cursor: str | None = None


def today() -> date:
    """The day it is, in UTC as everywhere in the system."""
    return datetime.now(UTC).date()


def events(index: SearchIndex, asked: AskEvents) -> Events:
    """Events as asked. A page may hold fewer than ``size``: what only touches the span asked for is left out of it."""
    on = asked.on or today()
    results = index.search(asked.query(**_span(asked.query(), asked.when, on), sort=_order(asked)))
    hits = (EventHit(entry=hit.entry, score=hit.score, when=moment_of(hit.entry, on)) for hit in results.hits)
    return Events(
        on=on,
        total=results.total - _only_touching(index, asked, on),
        hits=tuple(hit for hit in hits if asked.when in (None, hit.when)),
        facets=results.facets,
        next_cursor=results.next_cursor,
    )


def _order(asked: AskEvents) -> Sort:
    """As asked; of events to come, where nothing was asked, the next one first."""
    ahead = asked.when in ("ongoing", "coming") and not asked.text
    return "oldest" if asked.sort == "relevance" and ahead else asked.sort


def _only_touching(index: SearchIndex, asked: AskEvents, on: date) -> int:
    """How many events the index counts for past or coming that are in truth under way."""
    if asked.when not in ("past", "coming"):
        return 0
    return index.search(asked.query(**_span(asked.query(), "ongoing", on), size=0, cursor=None, facets=())).total


def every_event(index: SearchIndex, asked: ExportEvents) -> Iterator[Entry]:
    """All events as asked, however many."""
    on = asked.on or today()
    query = asked.query(**_span(asked.query(), asked.when, on), size=MAX_SIZE)
    return (entry for entry in every_entry(index, query) if asked.when in (None, moment_of(entry, on)))


def _span(query: Query, when: When | None, on: date) -> dict[str, date]:
    """The days to ask the index for; it knows "ends on or after" and "starts on or before" only."""
    since = max(filter(None, (query.since, on))) if when in ("ongoing", "coming") else None
    until = min(filter(None, (query.until, on))) if when in ("ongoing", "past") else None
    return {name: day for name, day in (("since", since), ("until", until)) if day}
