"""``create_app``: an index and a store in, the web application out; which error is which status is decided here."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indexer.documents import DocumentStore, StoreUnavailable
from indexer.index import IndexUnavailable, SearchIndex
from indexer.query import QueryError, UnknownValue
from search_api import api, exports, web
from search_api.problems import RETRY_AFTER, NotFound, Problem, bad_parameter, near_names, problem
from search_api.sources import Sources

HEADERS = {  # nothing is loaded from elsewhere, nothing on a page runs but our own file
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
}
ERRORS: dict[type[Exception], Callable[[Request, Exception], Problem]] = {
    RequestValidationError: lambda request, error: _bad_parameter(request, error),
    UnknownValue: lambda request, error: _query_error(request, error, 404),
    QueryError: lambda request, error: _query_error(request, error, 400),
    NotFound: lambda _, error: problem(404, str(error), near=near_names(error)),
    IndexUnavailable: lambda _, error: problem(503, str(error)),
    StoreUnavailable: lambda _, error: problem(503, str(error)),
    HTTPException: lambda request, error: _http(request, error),
    Exception: lambda *_: problem(500, "The error is in the server's log; the rest goes on working."),
}


def create_app(
    index: SearchIndex,
    store: DocumentStore,
    *,
    root_url: str | None = None,
    last_update: Callable[[], datetime | None] = lambda: None,
) -> FastAPI:
    """The JSON API and the pages over ``index`` and ``store``.

    ``root_url`` is the public address, with the path it is served under, for links in feeds and exports; without
    it they go by the address asked. ``last_update`` tells when the knowledge base was last brought up to date.
    """
    app = FastAPI(
        title="citykb",
        summary="Who said what about which city, and which case studies are about a theme",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_lifespan,
    )
    app.state.sources = Sources(index, store)
    app.state.last_update = last_update
    app.state.root_url = root_url.rstrip("/") if root_url else None
    # Exports before the rest of the API: "/api/search.csv" is no document id.
    for part in (api.questions, exports.router, api.router, web.router):
        app.include_router(part)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    for kind in ERRORS:
        app.add_exception_handler(kind, answer_error)
    app.add_middleware(Doorway, root_path=urlsplit(root_url or "").path.rstrip("/"))
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    await app.state.sources.index.aclose()


def answer_error(request: Request, error: Exception) -> Response:
    """The error table's answer: JSON under /api, a page elsewhere."""
    told = next(ERRORS[kind] for kind in type(error).__mro__ if kind in ERRORS)(request, error)
    headers = HEADERS | dict(getattr(error, "headers", None) or {})
    if told.status == 503:
        headers["retry-after"] = str(RETRY_AFTER)
    if request.url.path.removeprefix(request.scope.get("root_path", "")).startswith(("/api", "/healthz")):
        body = told.model_dump(mode="json")
        return JSONResponse(body, told.status, headers, media_type="application/problem+json")
    return web.error_page(request, told, headers)


class Doorway:
    """Lays ``HEADERS`` on every answer, streams included; answers HEAD as GET; puts back a path cut off before us."""

    def __init__(self, app: ASGIApp, *, root_path: str) -> None:
        self.app = app
        self.root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        asked = "GET" if scope.get("method") == "HEAD" else scope.get("method")  # the server keeps the body to itself
        root_path, path = scope.get("root_path") or self.root_path, scope.get("path", "")
        whole = path if path.startswith(root_path) else root_path + path
        await self.app({**scope, "method": asked, "root_path": root_path, "path": whole}, receive, send_on)


def _bad_parameter(request: Request, error: Exception) -> Problem:
    assert isinstance(error, RequestValidationError)
    return bad_parameter(error, api.parameters_of(request))


def _query_error(request: Request, error: Exception, status: int) -> Problem:
    """What the index cannot answer; its message begins with the part of the question that is wrong."""
    part = re.match(r"\w*", str(error))[0]  # type: ignore[index]  # matches always
    named = "speaker" if part == "person" and "person" not in api.parameters_of(request) else part
    parameter = named if named in api.parameters_of(request) else None
    return problem(status, named + str(error)[len(part) :], parameter=parameter, near=near_names(error))


def _http(request: Request, error: Exception) -> Problem:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return problem(404, f"There is nothing at {request.url.path[:200]}")
    return problem(error.status_code, str(error.detail))
