"""Hits as an Atom feed (RFC 4287)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from xml.sax.saxutils import escape, quoteattr

from indexer.query import Entry
from search_api.formats.links import original_of, page_of, plain
from search_api.when import first_day


def atom_lines(entries: Iterable[Entry], *, root: str, address: str, updated: datetime) -> Iterator[str]:
    """The feed's head, an entry a hit, the feed's foot; ``address`` is the feed's own."""
    asked = plain(address.partition("?")[2]) or "everything"
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"  <id>{escape(address)}</id>\n  <title>Learning cities: {escape(asked)}</title>\n"
        f'  <updated>{_moment(updated)}</updated>\n  <link rel="self" href={quoteattr(address)}/>\n'
        "  <author><name>citykb</name></author>\n"
    )
    for entry in entries:
        yield _entry(entry, root, updated)
    yield "</feed>\n"


def _entry(entry: Entry, root: str, updated: datetime) -> str:
    page, source = page_of(entry, root), original_of(entry.url)
    day = entry.published or (entry.date if entry.type != "event" else None)
    first = first_day(day)
    dated = datetime.combine(first, time(), UTC) if first else updated
    link = f'    <link rel="via" href={quoteattr(source)}/>\n' if source else ""
    author = f"    <author><name>{_text(entry.speaker)}</name></author>\n" if entry.speaker else ""
    return (
        f"  <entry>\n    <id>{escape(page)}</id>\n    <title>{_text(_headline(entry))}</title>\n"
        f'    <updated>{_moment(dated)}</updated>\n    <link rel="alternate" href={quoteattr(page)}/>\n{link}{author}'
        f'    <content type="text" xml:lang={quoteattr(entry.lang)}>{_text(_body(entry))}</content>\n  </entry>\n'
    )


def _headline(entry: Entry) -> str:
    if entry.type != "statement":
        return entry.title
    about = ", ".join(city.name for city in entry.cities)
    return (entry.speaker or "Unknown speaker") + (f" about {about}" if about else "")


def _body(entry: Entry) -> str:
    if entry.type == "event":
        places = ", ".join(city.name for city in entry.cities)
        when = " to ".join(filter(None, (entry.start_time or entry.date, entry.end_time or entry.end_date)))
        return ". ".join(filter(None, (entry.title, when, places)))
    return entry.text if entry.type == "statement" else entry.summary or entry.title


def _text(text: str | None) -> str:
    return escape(plain(text))


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
