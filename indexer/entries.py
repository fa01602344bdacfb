"""``Document`` in, what the index holds of it out: one entry of the document, one a statement, one an event."""

from collections.abc import Collection, Iterable

from indexer.names import city_id as city_id
from indexer.names import person_id as person_id
from indexer.passages import line_around, passage
from indexer.query import Entry
from nlp.document import City, CityRef, Document, Event, Region, Statement, Theme

CONTEXT = 600  # characters of the paragraph around a statement


def entries(document: Document) -> tuple[Entry, ...]:
    """The document's entry first, then its statements and events in the order of the page."""
    return (
        _document_entry(document),
        *(_statement_entry(document, n, statement) for n, statement in enumerate(document.statements, 1)),
        *(_event_entry(document, n, event) for n, event in enumerate(document.events, 1)),
    )


def _document_entry(document: Document) -> Entry:
    about_first = sorted(document.cities, key=lambda city: not city.about)
    cities = _by_id(CityRef(name=city.name, country=city.country) for city in about_first)
    people = _people_by_id(person.name for person in document.people)
    themes = sorted(document.themes, key=lambda theme: -theme.score)
    shown = [theme for theme in themes if theme.evidence]
    own = [city for city in document.cities if city.about] or document.cities
    return Entry(
        id=document.id,
        type="document",
        document_id=document.id,
        url=document.url,
        site=document.site,
        kind=document.kind,
        lang=document.lang,
        title=document.title,
        text=document.text,
        date=document.published,
        published=document.published,
        cities=tuple(cities.values()),
        city_ids=tuple(cities),
        countries=_countries(cities.values(), (country.code for country in document.countries)),
        regions=_regions(document.cities),
        member=any(city.member for city in own),
        people=tuple(people.values()),
        person_ids=tuple(people),
        themes=tuple(theme.theme for theme in themes),
        passages=tuple(passage(document.text, t.evidence[0].start, t.evidence[0].end) for t in shown),
        passage_themes=tuple(theme.theme for theme in shown),
        summary=document.summary,
    )


def _statement_entry(document: Document, number: int, statement: Statement) -> Entry:
    cities = _by_id(statement.about_cities)
    known = _known(document, cities)
    people = _people_by_id([statement.speaker] if statement.speaker else [])
    return Entry(
        id=f"{document.id}:s{number}",
        type="statement",
        document_id=document.id,
        url=document.url,
        site=document.site,
        kind=document.kind,
        lang=statement.lang or document.lang,
        title=document.title,
        text=statement.text,
        context=passage(document.text, statement.start, statement.end, size=CONTEXT).text,
        date=statement.said_on or document.published,
        published=document.published,
        cities=tuple(cities.values()),
        city_ids=tuple(cities),
        countries=_countries(cities.values()),
        regions=_regions(known),
        member=any(city.member for city in known),
        people=tuple(people.values()),
        person_ids=tuple(people),
        themes=_themes_near(document, statement.start, statement.end),
        direct=statement.direct,
        speaker=statement.speaker,
        role=statement.role,
        organisation=statement.organisation,
        speaker_city=statement.speaker_city,
        said_on=statement.said_on,
        cue=statement.cue,
        confidence=statement.confidence,
        start=statement.start,
        end=statement.end,
    )


def _event_entry(document: Document, number: int, event: Event) -> Entry:
    cities = _by_id(_place(document, event))
    known = _known(document, cities)
    return Entry(
        id=f"{document.id}:e{number}",
        type="event",
        document_id=document.id,
        url=document.url,
        site=document.site,
        kind=document.kind,
        lang=document.lang,
        title=event.title,
        text=". ".join(filter(None, (event.title, event.parent, event.city))),
        date=event.start or (event.start_time or "")[:10] or None,
        end_date=event.end or (event.end_time or "")[:10] or None,
        published=document.published,
        cities=tuple(cities.values()),
        city_ids=tuple(cities),
        countries=_countries(cities.values(), [event.country] if event.country else []),
        regions=_regions(known),
        member=any(city.member for city in known),
        themes=tuple(theme.theme for theme in document.themes),
        event_kind=event.kind,
        start_time=event.start_time,
        end_time=event.end_time,
        event_url=event.url,
        parent=event.parent,
    )


def _themes_near(document: Document, start: int, end: int) -> tuple[Theme, ...]:
    """Themes with evidence in the paragraph of ``[start, end)``: the others are the page's, not the words'."""
    first, last = line_around(document.text, start, end)
    near = (t.theme for t in document.themes if any(m.start < last and first < m.end for m in t.evidence))
    return tuple(dict.fromkeys(near))


def _place(document: Document, event: Event) -> tuple[CityRef, ...]:
    """The event's city; its country from the page's cities where the event does not tell, none where neither does."""
    if not event.city:
        return ()
    country = event.country or next((city.country for city in document.cities if city.name == event.city), None)
    return (CityRef(name=event.city, country=country),) if country else ()


def _known(document: Document, ids: Collection[str]) -> list[City]:
    return [city for city in document.cities if city_id(city.name, city.country) in ids]


def _by_id(cities: Iterable[CityRef]) -> dict[str, CityRef]:
    """The first of each id, in their order."""
    by_id: dict[str, CityRef] = {}
    for city in cities:
        by_id.setdefault(city_id(city.name, city.country), city)
    return by_id


def _people_by_id(names: Iterable[str]) -> dict[str, str]:
    """The first name of each id, in their order."""
    by_id: dict[str, str] = {}
    for name in names:
        if identity := person_id(name):
            by_id.setdefault(identity, name)
    return by_id


def _countries(cities: Iterable[CityRef], more: Iterable[str] = ()) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(city.country.upper() for city in cities), *(code.upper() for code in more)]))


def _regions(cities: Iterable[City]) -> tuple[Region, ...]:
    return tuple(dict.fromkeys(city.region for city in cities if city.region))
