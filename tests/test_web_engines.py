"""The pages, the API and the files over Elasticsearch: the same, letter by letter, as over the embedded index."""

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests import elastic_server
from tests.sample_documents import all_documents, conference, espoo, hostile, listing, mansoura
from tests.web_app import app_over

PAGES = [
    "/",
    "/search?text=inclusion&kind=case_study",
    "/search?theme=literacy",
    "/search?text=learning+city&lang=en&lang=es",
    "/search?text=nothinglikeit",
    "/statements",
    "/statements?city=Espoo&text=learning",
    "/statements?min_confidence=0&direct=false",
    "/events",
    "/events?when=coming&on=2024-01-01",
    "/themes",
    "/themes/equity_and_inclusion",
    "/cities",
    "/cities/espoo-fi",
    "/people",
    "/people/jukka-makela",
    *(f"/documents/{made().id}" for made in (espoo, conference, mansoura, listing, hostile)),
]
WRONG = ["/documents/none", "/statements?city=Espooo", "/search?text=%22open", "/people/nobody"]
ANSWERS = [
    "/api",
    "/api/search?text=inclusion&facets=kind&facets=theme&facets=city&facets=country&facets=region&facets=year",
    "/api/search?kind=case_study&theme=literacy&facets=theme&facets=kind&facets=person",
    "/api/statements?city=Glasgow&facets=person&facets=direct&facets=lang&facets=member",
    "/api/statements?text=%22en+el+escritorio%22",
    "/api/events?on=2024-01-01",
    "/api/cities/espoo-fi",
    "/api/people/jukka-makela",
    "/api/themes/equity_and_inclusion",
    "/api/suggest?prefix=es",
]
FILES = [
    *(f"/api/{kind}.{form}" for kind in ("search", "statements", "events") for form in ("csv", "jsonl", "atom", "bib")),
    "/api/events.ics",
    "/api/statements.csv?city=Espoo&min_confidence=0",
    "/api/search.csv?text=inclusion",
]
_CURSOR = re.compile(r"cursor=[\w.%-]+")  # holds a score, which no two engines give alike
_ENGINES_OWN = {"score", "took_ms", "engine_ms", "next_cursor"}


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with TestClient(app_over(tmp_path_factory.mktemp("tantivy"), all_documents())) as client:
        yield client


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    url = f"{elastic_server.shared_url()}/web-{os.getpid()}"
    app = app_over(tmp_path_factory.mktemp("elastic"), all_documents(), index_url=url)
    with TestClient(app) as client:
        yield client


def same(value: Any) -> Any:
    """Without what is the engine's own."""
    if isinstance(value, dict):
        return {key: same(part) for key, part in value.items() if key not in _ENGINES_OWN}
    return [same(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_the_same(embedded: TestClient, served: TestClient, address: str) -> None:
    ours, theirs = embedded.get(address), served.get(address)
    assert (ours.status_code, theirs.status_code) == (200, 200)
    assert _CURSOR.sub("", theirs.text) == _CURSOR.sub("", ours.text)


@pytest.mark.parametrize("address", WRONG)
def test_an_error_is_the_same(embedded: TestClient, served: TestClient, address: str) -> None:
    ours, theirs = embedded.get(address), served.get(address)
    assert (theirs.status_code, theirs.text) == (ours.status_code, ours.text)
    assert theirs.status_code in (400, 404)


@pytest.mark.parametrize("address", ANSWERS)
def test_an_answer_is_the_same(embedded: TestClient, served: TestClient, address: str) -> None:
    ours, theirs = embedded.get(address), served.get(address)
    assert (ours.status_code, theirs.status_code) == (200, 200)
    assert same(theirs.json()) == same(ours.json())


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_the_same(embedded: TestClient, served: TestClient, address: str) -> None:
    ours, theirs = embedded.get(address), served.get(address)
    assert (ours.status_code, theirs.status_code) == (200, 200)
    assert (theirs.headers, theirs.text) == (ours.headers, ours.text)


def test_an_answer_is_walked_by_cursor(embedded: TestClient, served: TestClient) -> None:
    def walked(client: TestClient) -> list[str]:
        ids, cursor = [], ""
        while cursor is not None:
            answer = client.get("/api/statements", params={"text": "learning", "size": 1, "cursor": cursor}).json()
            ids += [hit["entry"]["id"] for hit in answer["hits"]]
            cursor = answer["next_cursor"]
        return ids

    assert walked(served) == walked(embedded) != []


def test_it_is_well(served: TestClient) -> None:
    health = served.get("/healthz").json()
    assert health == {
        "status": "ok",
        "index": f"{elastic_server.shared_url()}/web-{os.getpid()}",
        "documents": len(all_documents()),
    }
