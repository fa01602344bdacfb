"""A template and what it shows to an HTML response."""

from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from indexer.names import city_id, person_id
from indexer.query import Entry, Snippet
from search_api import labels
from search_api.address import Address
from search_api.formats.links import original_of
from search_api.marks import marked_snippet, marked_words

PASSAGES = 2  # that show why a page has its themes; more would hide the next page


def passages_of(entry: Entry, theme: str) -> list[Snippet]:
    """The passages that show why a page has its themes: of one theme, where one is given."""
    pairs = zip(entry.passages, entry.passage_themes, strict=True)
    return [passage for passage, shown in pairs if not theme or shown == theme]


_ENVIRONMENT = Environment(
    loader=PackageLoader("search_api"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals.update(
    city_id=city_id, person_id=person_id, original_of=original_of, FACETS=labels.FACETS, WHEN=labels.WHEN
)
_ENVIRONMENT.filters.update(
    theme=labels.theme_name,
    country=labels.country_name,
    words=labels.words_of,
    day=labels.day,
    span=labels.span_of_days,
    clock=labels.clock,
    tier=labels.tier,
    marks=labels.quotation_marks,
    direction=labels.direction,
    number=labels.number,
    snippet=marked_snippet,
    marked=marked_words,
    link=original_of,
    passages=lambda entry, theme: passages_of(entry, theme)[:PASSAGES],
    part=lambda text: quote(str(text), safe=""),
)


def render(request: Request, template: str, *, freshness: bool = True, **shown: Any) -> Response:
    """The page; ``freshness`` tells at its foot when the knowledge base was last brought up to date."""
    base = request.scope.get("root_path") or urlsplit(request.app.state.root_url or "").path
    updated = request.app.state.last_update() if freshness else None
    page = _ENVIRONMENT.get_template(template)
    return HTMLResponse(page.render(base=base, address=Address.of(request), updated=updated, **shown))
