"""The pages: the same questions as the API, answered in HTML."""

from collections.abc import Mapping
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from indexer.query import FacetName, FacetValue
from indexer.query import Query as Question
from nlp.document import Region
from search_api import answers, names
from search_api.address import Address
from search_api.api import From, Id, Updated
from search_api.endpoints_shown import endpoints_of
from search_api.events import events as events_asked
from search_api.marks import marked_blocks
from search_api.pages import render
from search_api.params import AskCities, AskDocuments, AskEvents, AskPeople, AskStatements
from search_api.problems import Problem
from search_api.shown_facts import KINDS, facts_of

DOCUMENT_FACETS: tuple[FacetName, ...] = (
    "theme",
    "kind",
    "city",
    "country",
    "region",
    "person",
    "year",
    "lang",
    "member",
    "site",
)
STATEMENT_FACETS: tuple[FacetName, ...] = (
    "city",
    "person",
    "direct",
    "theme",
    "country",
    "region",
    "year",
    "lang",
    "kind",
    "member",
)
EVENT_FACETS: tuple[FacetName, ...] = ("city", "country", "region", "year", "theme", "lang")
LATEST = 3  # rows of each kind on the first page
MOST_NAMED = 12  # cities on the first page
SURE = 0.8  # the least confidence of words shown to people who asked for none

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
def home(request: Request, asked: From, updated: Updated) -> Response:
    """Two questions, what is held, what is new."""
    coming = events_asked(asked.index, AskEvents(when="coming", size=LATEST))
    return render(
        request,
        "home.html",
        overview=answers.overview(asked, updated),
        themes=answers.themes(asked.index),
        statements=asked.index.search(Question(type="statement", size=LATEST, direct=True, min_confidence=SURE)),
        coming=coming,
        cities=asked.cities[:MOST_NAMED],
    )


@router.get("/search")
def search(request: Request, asked: From, question: Annotated[AskDocuments, Query()]) -> Response:
    """Pages by words and facets."""
    results = asked.index.search(question.query(facets=DOCUMENT_FACETS))
    return render(request, "search.html", results=results, **_filters(request, results.facets))


@router.get("/statements")
def statements(request: Request, asked: From, question: Annotated[AskStatements, Query()]) -> Response:
    """Who said what about which city."""
    results = asked.index.search(question.query(facets=STATEMENT_FACETS))
    named = {("speaker" if name == "person" else name): values for name, values in results.facets.items()}
    return render(request, "statements.html", results=results, question=question, **_filters(request, named))


@router.get("/events")
def events(request: Request, asked: From, question: Annotated[AskEvents, Query()]) -> Response:
    """Events under way and to come, or past."""
    results = events_asked(asked.index, question.model_copy(update={"facets": EVENT_FACETS}))
    return render(request, "events.html", results=results, **_filters(request, results.facets))


@router.get("/documents/{document_id}")
def document(request: Request, asked: From, document_id: Id) -> Response:
    """The text with every fact marked, and the reasons."""
    found = answers.document(asked.store, document_id)
    facts = facts_of(found)
    blocks = list(marked_blocks(found.page, facts))
    return render(request, "document.html", document=found, facts=facts, blocks=blocks, kinds=KINDS)


@router.get("/cities")
def cities(request: Request, asked: From, question: Annotated[AskCities, Query()]) -> Response:
    """Every city mentioned."""
    found = names.cities(asked, question)
    return render(request, "cities.html", listed=found, question=question, regions=get_args(Region))


@router.get("/cities/{city_id}")
def city(request: Request, asked: From, city_id: Id) -> Response:
    """One city."""
    return render(request, "city.html", answer=answers.city(asked, city_id))


@router.get("/people")
def people(request: Request, asked: From, question: Annotated[AskPeople, Query()]) -> Response:
    """Every person named."""
    return render(request, "people.html", listed=names.people(asked, question), question=question)


@router.get("/people/{person_id}")
def person(request: Request, asked: From, person_id: Id) -> Response:
    """One person."""
    return render(request, "person.html", answer=answers.person(asked, person_id))


@router.get("/themes")
def themes(request: Request, asked: From) -> Response:
    """The seven themes."""
    return render(request, "themes.html", themes=answers.themes(asked.index))


@router.get("/themes/{theme}")
def theme(request: Request, asked: From, theme: Id) -> Response:
    """One theme."""
    return render(request, "theme.html", answer=answers.theme(asked.index, theme))


@router.get("/about")
def about(request: Request) -> Response:
    """What this is and how to ask."""
    return render(request, "about.html")


@router.get("/docs")
def docs(request: Request) -> Response:
    """The API, in words."""
    return render(request, "docs.html", endpoints=endpoints_of(request.app.openapi()))


def error_page(request: Request, told: Problem, headers: dict[str, str]) -> Response:
    """What went wrong, in words. Asks neither index nor store: they may be what is broken."""
    response = render(request, "error.html", problem=told, freshness=False)
    response.status_code = told.status
    response.headers.update(headers)
    return response


def _filters(request: Request, facets: Mapping[Any, tuple[FacetValue, ...]]) -> dict[str, Any]:
    """The facets, the filters in force as chips, and what stands in the fields for names."""
    named = {(name, value.value): value.label for name, values in facets.items() for value in values}
    address = Address.of(request)
    asked = {name: named.get((name, address.first(name)), address.first(name)) for name in ("city", "speaker")}
    return {"facets": facets, "chips_in_force": address.chips(named), "asked": asked}
