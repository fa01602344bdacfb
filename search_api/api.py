"""The JSON endpoints: one function each, described in OpenAPI."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi import Path as InPath
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool

from crawler.page import Frozen
from indexer.query import Results, Suggestion
from nlp.document import Document
from search_api import answers, names
from search_api.events import Events
from search_api.events import events as events_asked
from search_api.params import AskCities, AskDocuments, Asked, AskEvents, AskPeople, AskStatements, AskSuggestions
from search_api.problems import Problem
from search_api.sources import Sources

ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "A parameter is wrong; `parameter` names it"},
    404: {"model": Problem, "description": "No such thing is held; `near` has names that look alike"},
    "default": {"model": Problem, "description": "Any other error"},
    503: {"model": Problem, "description": "Index or store cannot be reached; try again after `Retry-After` seconds"},
}


# Asynchronous, though they wait for nothing: the others are handed to a thread, and each such turn waits for all that
# other threads are at.
async def sources(request: Request) -> Sources:
    """The index and the store ``create_app`` was given."""
    found: Sources = request.app.state.sources
    return found


def last_update(request: Request) -> datetime | None:
    """When the knowledge base was last brought up to date."""
    ask: Callable[[], datetime | None] = request.app.state.last_update
    return ask()


def root_of(request: Request) -> str:
    """Our public address, without a slash at its end."""
    return str(request.app.state.root_url or str(request.base_url).rstrip("/"))


def parameters_of(request: Request) -> tuple[str, ...]:
    """The names the address asked takes in its query."""
    route = request.scope.get("route")
    return tuple(name for model in _models(route) for name in model.names()) if isinstance(route, APIRoute) else ()


def _models(route: APIRoute) -> list[type[Asked]]:
    held = [parameter.field_info.annotation for parameter in route.dependant.query_params]
    return [model for model in held if isinstance(model, type) and issubclass(model, Asked)]


async def only_known(request: Request) -> None:
    """A parameter that an address does not take is an error also where it takes none."""
    known = parameters_of(request)
    if unknown := next((name for name in request.query_params if name not in known), None):
        raise RequestValidationError([{"type": "extra_forbidden", "loc": ("query", unknown), "msg": ""}])


class QuestionRoute(APIRoute):
    """A route of ``Sources`` and one model of parameters, which is given them all at once.

    FastAPI, which describes it, would look at the model's fields one by one for every answer, and have the answer
    checked again by another thread: of all that is done beside the search, that takes longest.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        endpoint = self.endpoint
        (model,) = _models(self)

        async def handle(request: Request) -> Response:
            await only_known(request)
            answered: Frozen = await endpoint(request.app.state.sources, question_of(request, model))
            return Response(answered.model_dump_json(), media_type="application/json")

        return handle


def question_of(request: Request, model: type[Asked]) -> Asked:
    """The address's parameters as their model; raises ``RequestValidationError``."""
    asked = request.query_params
    many = model.with_many_values()
    try:
        return model.model_validate({name: asked.getlist(name) if name in many else asked[name] for name in asked})
    except ValidationError as error:
        raise RequestValidationError([told | {"loc": ("query", *told["loc"])} for told in error.errors()]) from error


router = APIRouter(responses=ERRORS, dependencies=[Depends(only_known)])
questions = APIRouter(responses=ERRORS, route_class=QuestionRoute)
From = Annotated[Sources, Depends(sources)]
Updated = Annotated[datetime | None, Depends(last_update)]
Id = Annotated[str, InPath(max_length=300, description="The id, as lists and hits give it")]


class Health(Frozen):
    """Both parts answer."""

    status: str
    index: str
    documents: int


@router.get("/api", summary="Counts and freshness")
def overview(asked: From, updated: Updated) -> answers.Overview:
    """How much is held, and when it was last brought up to date."""
    return answers.overview(asked, updated)


@questions.get("/api/search", summary="Pages by words, theme, city and more")
async def search(asked: From, question: Annotated[AskDocuments, Query()]) -> Results:
    """Pages that fit, with the best passage marked; `passages` of an entry show why it has its themes."""
    return await asked.index.asearch(question.query())


@questions.get("/api/statements", summary="Who said what about which city")
async def statements(asked: From, question: Annotated[AskStatements, Query()]) -> Results:
    """Words with speaker, role, city spoken about, date and place in the page's text."""
    return await asked.index.asearch(question.query())


@questions.get("/api/events", summary="Events, past, ongoing and coming")
async def events(asked: From, question: Annotated[AskEvents, Query()]) -> Events:
    """Events with their state on the day `on` (today if not given)."""
    return await run_in_threadpool(events_asked, asked.index, question)


@router.get("/api/documents/{document_id}", summary="One page with every fact")
def document(asked: From, document_id: Id) -> Document:
    """The text and every fact with its place, `[start, end)` in characters of `text`, and its reason."""
    return answers.document(asked.store, document_id)


@router.get("/api/cities", summary="Cities")
def cities(asked: From, question: Annotated[AskCities, Query()]) -> names.Cities:
    """Every city mentioned, those in most documents first."""
    return names.cities(asked, question)


@router.get("/api/cities/{city_id}", summary="One city")
def city(asked: From, city_id: Id) -> answers.CityAnswer:
    """Facts, statements about it, documents, events, speakers."""
    return answers.city(asked, city_id)


@router.get("/api/people", summary="People")
def people(asked: From, question: Annotated[AskPeople, Query()]) -> names.People:
    """Every person named, those in most documents first."""
    return names.people(asked, question)


@router.get("/api/people/{person_id}", summary="One person")
def person(asked: From, person_id: Id) -> answers.PersonAnswer:
    """Roles as written with their pages, statements, documents, cities spoken about."""
    return answers.person(asked, person_id)


@router.get("/api/themes", summary="The seven themes")
def themes(asked: From) -> list[answers.ThemeCount]:
    """Each theme with its counts."""
    return answers.themes(asked.index)


@router.get("/api/themes/{theme}", summary="One theme")
def theme(asked: From, theme: Id) -> answers.ThemeAnswer:
    """Case studies with the passages that show the theme, other pages, statements, cities."""
    return answers.theme(asked.index, theme)


@router.get("/api/suggest", summary="Complete a name")
def suggest(asked: From, question: Annotated[AskSuggestions, Query()]) -> list[Suggestion]:
    """Cities and people whose name has a word that starts like this."""
    return asked.index.suggest(question.prefix, size=question.size) if question.prefix.strip() else []


@router.get("/healthz", summary="Is it well?")
def health(asked: From) -> Health:
    """200 when index and store answer, else 503."""
    asked.store.last_change()
    return Health(status="ok", index=asked.index.name, documents=asked.index.count())
