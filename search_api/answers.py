"""What the endpoints and the pages answer with: the index and the store asked, their answers put together."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import get_args

from crawler.page import Frozen
from indexer.documents import DocumentStore
from indexer.index import SearchIndex
from indexer.mentioned import CityOverview, PersonOverview
from indexer.names import person_id
from indexer.query import FacetValue, Query, Results
from nlp.document import Document, Theme
from search_api.events import Events, events
from search_api.params import AskEvents
from search_api.problems import NotFound, similar
from search_api.sources import Sources
from search_api.spoken import city_spoken_about, speaker

THEMES: tuple[Theme, ...] = get_args(Theme)
SHOWN = 10  # hits of each kind on a city's, person's or theme's page; the rest is one link away
ROLES_READ = 20  # documents read for a person's roles: the newest tell them


class CityAnswer(Frozen):
    """What is known of a city: first hits of each kind, and who speaks about it."""

    city: CityOverview
    statements: Results
    documents: Results
    events: Events
    speakers: tuple[FacetValue, ...]
    people: tuple[FacetValue, ...]


class RoleHeld(Frozen):
    """A role as one page writes it."""

    role: str | None
    organisation: str | None
    city: str | None
    document_id: str
    title: str
    published: str | None


class PersonAnswer(Frozen):
    """What is known of a person: roles as written with their pages, words, pages, cities spoken about."""

    person: PersonOverview
    roles: tuple[RoleHeld, ...]
    statements: Results
    documents: Results
    cities: tuple[FacetValue, ...]


class ThemeCount(Frozen):
    """One of the seven themes and how much there is about it."""

    theme: Theme
    documents: int
    case_studies: int
    statements: int


class ThemeAnswer(Frozen):
    """What is known of a theme: case studies with the passages that show it, other pages, words, cities."""

    theme: Theme
    case_studies: Results
    documents: Results
    statements: Results
    cities: tuple[FacetValue, ...]


class Overview(Frozen):
    """How much there is, and how fresh."""

    documents: int
    statements: int
    events: int
    cities: int
    people: int
    last_update: datetime | None


def overview(sources: Sources, last_update: datetime | None) -> Overview:
    """Counts of everything held."""
    index = sources.index
    return Overview(
        documents=index.count(),
        statements=index.search(Query(type="statement", size=0)).total,
        events=index.search(Query(type="event", size=0)).total,
        cities=len(sources.cities),
        people=len(sources.people),
        last_update=last_update,
    )


def city(sources: Sources, city_id: str) -> CityAnswer:
    """All about one city; raises ``NotFound`` with names that look alike."""
    index, store = sources.index, sources.store
    found = next(iter(store.cities(city_id=city_id)), None) or city_spoken_about(index, city_id)
    about = (city_id,)
    documents = index.search(Query(city=about, size=SHOWN, facets=("person",)))
    statements = index.search(Query(type="statement", city=about, size=SHOWN, facets=("person",)))
    return CityAnswer(
        city=found,
        statements=statements,
        documents=documents,
        events=events(index, AskEvents(city=about, size=SHOWN)),
        speakers=statements.facets.get("person", ()),
        people=documents.facets.get("person", ()),
    )


def person(sources: Sources, identity: str) -> PersonAnswer:
    """All about one person; raises ``NotFound`` with names that look alike."""
    index, store = sources.index, sources.store
    found = next(iter(store.people(person_id=identity)), None) or speaker(index, identity)
    documents = index.search(Query(person=(identity,), size=ROLES_READ))
    statements = index.search(Query(type="statement", person=(identity,), size=SHOWN, facets=("city",)))
    return PersonAnswer(
        person=found,
        roles=tuple(_roles(store, documents, identity)),
        statements=statements,
        documents=documents,
        cities=statements.facets.get("city", ()),
    )


def themes(index: SearchIndex) -> list[ThemeCount]:
    """The seven themes with their counts."""
    documents = _counts(index, Query(size=0, facets=("theme",)))
    case_studies = _counts(index, Query(size=0, kind=("case_study",), facets=("theme",)))
    statements = _counts(index, Query(type="statement", size=0, facets=("theme",)))
    return [
        ThemeCount(
            theme=theme,
            documents=documents.get(theme, 0),
            case_studies=case_studies.get(theme, 0),
            statements=statements.get(theme, 0),
        )
        for theme in THEMES
    ]


def theme(index: SearchIndex, name: str) -> ThemeAnswer:
    """All about one theme; raises ``NotFound`` naming the seven."""
    known = next((theme for theme in THEMES if theme == name), None)
    if known is None:
        raise NotFound(f"no theme {name!r}; there are {', '.join(THEMES)}", near=similar(name, THEMES))
    documents = index.search(Query(theme=(known,), size=SHOWN, facets=("city",)))
    return ThemeAnswer(
        theme=known,
        case_studies=index.search(Query(theme=(known,), kind=("case_study",), size=SHOWN)),
        documents=documents,
        statements=index.search(Query(type="statement", theme=(known,), size=SHOWN)),
        cities=documents.facets.get("city", ()),
    )


def document(store: DocumentStore, document_id: str) -> Document:
    """One document with every fact; raises ``NotFound``."""
    found = store.get(document_id)
    if found is None:
        raise NotFound(f"no document {document_id[:80]!r} is held")
    return found


def _roles(store: DocumentStore, documents: Results, identity: str) -> Iterator[RoleHeld]:
    for hit in islice(documents.hits, ROLES_READ):
        found = store.get(hit.entry.document_id)
        for known in found.people if found else ():
            if found and person_id(known.name) == identity and (known.role or known.organisation):
                yield RoleHeld(
                    role=known.role,
                    organisation=known.organisation,
                    city=known.city,
                    document_id=found.id,
                    title=found.title,
                    published=found.published,
                )


def _counts(index: SearchIndex, query: Query) -> dict[str, int]:
    return {value.value: value.count for value in index.search(query).facets.get("theme", ())}
