"""The JSON API over a real store and a real embedded index: answers, bounds, errors, hostile input."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from indexer.documents import DocumentStore, open_store
from indexer.index import open_index
from nlp.document import CityRef
from search_api.app import HEADERS, create_app
from tests.sample_documents import (
    HOSTILE,
    all_documents,
    conference,
    document_of,
    espoo,
    hostile,
    medellin,
    page_of,
    said,
)
from tests.web_app import app_over


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with TestClient(app_over(tmp_path_factory.mktemp("kb"), all_documents()), raise_server_exceptions=False) as opened:
        yield opened


def spoken(client: TestClient, asked: str) -> list[tuple[str | None, str]]:
    """Speaker and first word of each statement."""
    hits = client.get(f"/api/statements?{asked}").json()["hits"]
    return [(hit["entry"]["speaker"], hit["entry"]["text"].split()[0]) for hit in hits]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("city=Glasgow", [("Jacqueline McLaren", "As")]),
        ("city=espoo-fi&speaker=Jukka+Makela", [("Jukka Mäkelä", "Lifelong")]),
        ("city=Espoo,+FI&lang=en&from=2024", [("Jukka Mäkelä", "Lifelong")]),
        ("speaker=jacqueline-mclaren&theme=equity_and_inclusion", [("Jacqueline McLaren", "As")]),
        ("text=%22en+el+escritorio%22", [("Ana Pérez", "La")]),
        ("text=inclusion&sort=oldest", [("Ana Pérez", "La"), ("Jacqueline McLaren", "As")]),
        ("direct=false", []),  # the only reported one is unsure, and those are left out
        ("direct=false&min_confidence=0", [(None, "Espoo")]),
        ("from=2022-11&to=2022-11", [("Ana Pérez", "La")]),
        ("country=EG", [("سمير حسن", "التعلم")]),
        ("city=&speaker=&text=&from=&country=CO", [("Ana Pérez", "La")]),  # as a form with empty fields sends it
    ],
)
def test_who_said_what_about_which_city(client: TestClient, asked: str, expected: list[tuple[str | None, str]]) -> None:
    assert spoken(client, asked) == expected


def test_a_statement_tells_where_it_stands(client: TestClient) -> None:
    (hit,) = client.get("/api/statements?city=Glasgow").json()["hits"]
    entry, document = hit["entry"], espoo()
    assert document.text[entry["start"] : entry["end"]] == entry["text"]
    assert (entry["id"], entry["url"], entry["role"]) == (f"{document.id}:s3", document.url, "Lord Provost of Glasgow")


def test_case_studies_about_a_theme_with_the_passages_that_show_it(client: TestClient) -> None:
    answer = client.get("/api/search?kind=case_study&theme=literacy&facets=theme&facets=city").json()
    (hit,) = answer["hits"]
    shown = dict(zip(hit["entry"]["passage_themes"], hit["entry"]["passages"], strict=True))["literacy"]
    assert hit["entry"]["title"] == medellin().title
    assert [shown["text"][a:b] for a, b in shown["marks"]] == ["la alfabetización es un derecho"]
    assert answer["facets"]["city"] == [{"value": "medellin-co", "label": "Medellín, CO", "count": 1}]


def test_pages_are_walked_by_cursor(client: TestClient) -> None:
    seen, cursor = [], ""
    while cursor is not None:
        answer = client.get("/api/search", params={"size": 2, "cursor": cursor}).json()
        seen += [hit["entry"]["id"] for hit in answer["hits"]]
        cursor = answer["next_cursor"]
    assert sorted(seen) == sorted(document.id for document in all_documents())


@pytest.mark.parametrize(
    ("asked", "total", "titles"),
    [
        ("when=coming&on=2024-06-01", 2, ["Applications close", "Forum in Espoo"]),
        ("when=ongoing&on=2024-06-01", 1, ["Festival of Learning"]),
        ("when=past&on=2021-10-28", 1, ["Webinar, with a comma; and more"]),
        ("when=ongoing&on=2021-10-28", 1, ["Fifth International Conference on Learning Cities"]),
        ("when=coming&on=2030-12-04&city=Espoo", 0, []),
        ("on=2030-12-04&city=Espoo", 1, ["Forum in Espoo"]),
        ("event_kind=deadline&on=2024-01-01", 1, ["Applications close"]),
    ],
)
def test_events_past_ongoing_and_coming_on_a_day(client: TestClient, asked: str, total: int, titles: list[str]) -> None:
    answer = client.get(f"/api/events?{asked}").json()
    assert (answer["total"], [hit["entry"]["title"] for hit in answer["hits"]]) == (total, titles)


def test_when_is_reckoned_for_each_event(client: TestClient) -> None:
    answer = client.get("/api/events?on=2024-06-01&sort=oldest").json()
    assert [hit["when"] for hit in answer["hits"]] == ["past", "past", "past", "ongoing", "coming", "coming"]


def test_a_document_comes_whole(client: TestClient) -> None:
    document = espoo()
    answer = client.get(f"/api/documents/{document.id}").json()
    assert answer == document.model_dump(mode="json", by_alias=True)
    (inside,) = answer["cities_in_names"]
    assert (inside["name"], inside["country"], inside["in"]) == ("Helsinki", "FI", "University of Helsinki")


def test_cities(client: TestClient) -> None:
    assert [
        city["id"] for city in client.get("/api/cities?member=true&region=Europe+and+North+America").json()["cities"]
    ] == [
        "espoo-fi",
        "glasgow-gb",
    ]
    assert [city["name"] for city in client.get("/api/cities?text=medel").json()["cities"]] == ["Medellín"]
    assert client.get("/api/cities?country=co").json()["cities"] == [
        {
            "id": "medellin-co",
            "name": "Medellín",
            "country": "CO",
            "region": "Latin America and the Caribbean",
            "member": True,
            "member_since": 2017,
            "lat": 6.2518,
            "lon": -75.5636,
            "documents": 1,
            "about": 1,
            "statements": 1,
        }
    ]


def test_lists_of_names_are_walked_by_offset(client: TestClient) -> None:
    names, offset = [], 0
    while offset is not None:
        answer = client.get(f"/api/people?size=2&offset={offset}").json()
        assert answer["total"] == 5
        names += [person["name"] for person in answer["people"]]
        offset = answer["next_offset"]
    assert sorted(names) == sorted(["Ana Pérez", "Jacqueline McLaren", "Jukka Mäkelä", "سمير حسن", HOSTILE])


def test_one_city(client: TestClient) -> None:
    answer = client.get("/api/cities/glasgow-gb").json()
    assert answer["city"]["name"] == "Glasgow"
    assert [hit["entry"]["speaker"] for hit in answer["statements"]["hits"]] == ["Jacqueline McLaren"]
    assert [value["label"] for value in answer["speakers"]] == ["Jacqueline McLaren"]
    assert sorted(value["label"] for value in answer["people"]) == ["Jacqueline McLaren", "Jukka Mäkelä"]


def test_one_person(client: TestClient) -> None:
    answer = client.get("/api/people/jukka-makela").json()
    assert answer["roles"] == [
        {
            "role": "Mayor of Espoo",
            "organisation": None,
            "city": "Espoo",
            "document_id": espoo().id,
            "title": "Learning cities look ahead",
            "published": "2024-01-24",
        }
    ]
    assert answer["cities"] == [{"value": "espoo-fi", "label": "Espoo, FI", "count": 1}]
    assert [person["name"] for person in client.get("/api/people?country=gb").json()["people"]] == [
        "Jacqueline McLaren"
    ]


def test_whom_and_what_no_page_lists_is_known_from_statements(tmp_path: Path) -> None:
    page = page_of("https://example.org/b", [("paragraph", "His grandfather said: ‘Education is key.’")], title="Key")
    words = said(
        page, "Education is key", speaker="his grandfather", about_cities=(CityRef(name="Durban", country="ZA"),)
    )
    with TestClient(app_over(tmp_path, [document_of(page, statements=(words,))])) as client:
        person = client.get("/api/people/his-grandfather").json()["person"]
        assert (person["name"], person["documents"], person["statements"]) == ("his grandfather", 0, 1)
        city = client.get("/api/cities/durban-za").json()["city"]
        assert (city["name"], city["country"], city["statements"]) == ("Durban", "ZA", 1)
        assert client.get("/people/his-grandfather").status_code == 200
        assert client.get("/cities/durban-za").status_code == 200
        assert client.get("/api/cities/durban").status_code == 404


def test_themes(client: TestClient) -> None:
    counts = {count.pop("theme"): count for count in client.get("/api/themes").json()}
    assert len(counts) == 7
    assert counts["equity_and_inclusion"] == {"documents": 2, "case_studies": 1, "statements": 1}
    answer = client.get("/api/themes/literacy").json()
    assert [hit["entry"]["title"] for hit in answer["case_studies"]["hits"]] == [medellin().title]


def test_names_are_completed(client: TestClient) -> None:
    answer = client.get("/api/suggest?prefix=medel").json()
    assert [(one["kind"], one["id"]) for one in answer] == [("city", "medellin-co")]
    assert client.get("/api/suggest?prefix=").json() == []


def test_counts_freshness_and_health(client: TestClient) -> None:
    assert client.get("/api").json() == {
        "documents": 6,
        "statements": 6,
        "events": 6,
        "cities": 5,
        "people": 5,
        "last_update": "2024-03-02T04:05:00Z",
    }
    answer = client.get("/healthz").json()
    assert (answer["status"], answer["documents"]) == ("ok", 6)


@pytest.mark.parametrize(
    ("address", "status", "parameter", "near"),
    [
        ("/api/search?cty=Espoo", 400, "cty", ["city", "country"]),
        ("/api/search?speaker=x", 400, "speaker", []),
        ("/api/search?kind=casestudy", 400, "kind", ["case_study"]),
        ("/api/search?theme=literasy", 400, "theme", ["literacy"]),
        ("/api/search?size=101", 400, "size", []),
        ("/api/search?size=-1", 400, "size", []),
        ("/api/search?from=yesterday", 400, "from", []),
        ("/api/search?to=2024-13", 400, "to", []),
        ("/api/search?from=2024&to=2023", 400, "from", []),
        ("/api/search?year=MMXXIV", 400, "year", []),
        ("/api/search?year=20000000000000000000", 400, "year", []),
        ("/api/search?cursor=bm90aGluZw", 400, "cursor", []),
        ("/api/search?text=" + "a" * 1001, 400, "text", []),
        ("/api/search?text=%22never+closed", 400, "text", []),
        ("/api/search?" + "&".join(["lang=en"] * 21), 400, "lang", []),
        ("/api/search?city=" + "x" * 201, 400, "city", []),
        ("/api/statements?min_confidence=2", 400, "min_confidence", []),
        ("/api/events?when=soon", 400, "when", []),
        ("/api/suggest?size=1000", 400, "size", []),
        ("/api/documents/x?text=x", 400, "text", []),
        ("/api/search?city=Esppo", 404, "city", ["Espoo, FI"]),
        ("/api/statements?speaker=Jukka+Maekela", 404, "speaker", ["Jukka Mäkelä"]),
        ("/api/cities/espo-fi", 404, None, ["Espoo, FI"]),
        ("/api/people/jukka", 404, None, ["Jukka Mäkelä"]),
        ("/api/themes/literasy", 404, None, ["literacy"]),
        ("/api/documents/none", 404, None, []),
        ("/api/nothing", 404, None, []),
    ],
)
def test_errors_name_what_is_wrong(
    client: TestClient, address: str, status: int, parameter: str | None, near: list[str]
) -> None:
    response = client.get(address)
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert (response.status_code, problem["status"]) == (status, status)
    assert (problem["parameter"], problem["near"]) == (parameter, near)
    assert problem["detail"]


def test_a_wrong_method_is_told(client: TestClient) -> None:
    response = client.post("/api/search")
    assert (response.status_code, response.json()["title"]) == (405, "Not allowed")
    assert response.headers["allow"] == "GET"


@pytest.mark.parametrize("address", ["/", "/healthz", "/api/search"])
def test_head_is_answered_like_get(client: TestClient, address: str) -> None:
    assert client.head(address).status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE documents; --",
        "\x00\x07\u202e\ufffe",
        "🏙️ 中文 العربية",
        "(((((((((((" * 40,
        "a" * 1000,
        "* OR * -",
        "title:secret AND _id:[* TO *]",
        "../../etc/passwd",
    ],
)
@pytest.mark.parametrize("address", ["/api/search", "/api/statements", "/api/events", "/search", "/statements"])
def test_odd_words_are_only_words(client: TestClient, address: str, text: str) -> None:
    assert client.get(address, params={"text": text}).status_code == 200


NAMES = (
    *("text", "lang", "kind", "theme", "city", "country", "region", "member", "year", "from", "to", "sort", "size"),
    *("cursor", "facets", "person", "speaker", "direct", "min_confidence", "when", "on", "event_kind", "offset"),
)
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["true", "2024", "2024-02", "9999-12-31", "0001-01-01", "-1", "1e309", "nan", "espoo-fi", "newest"]
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    address=st.sampled_from(["/api/search", "/api/statements", "/api/events", "/api/cities", "/statements", "/events"]),
    asked=st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=4),
)
def test_no_question_breaks_the_server(client: TestClient, address: str, asked: list[tuple[str, str]]) -> None:
    assert client.get(address, params=asked).status_code in (200, 400, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fpyproject.toml",
        "/documents/..%2f..%2fetc%2fpasswd",
        "/api/documents/" + "x" * 301,
        "/api/documents/%00",
        "/cities/%ED%A0%80",
        "/people/" + HOSTILE.replace("/", "%2F").replace("#", "%23"),
    ],
)
def test_no_path_leads_outside(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (400, 404)


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    for address in ("/", "/api/search", "/api/search.csv", "/static/citykb.css", "/nothing", "/api/nothing"):
        headers = client.get(address).headers
        assert {name: headers[name] for name in HEADERS} == HEADERS, address


def test_openapi_describes_and_bounds_every_parameter(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["paths"].keys() >= {"/api/search", "/api/statements", "/api/events.{form}", "/healthz"}
    for path, operations in described["paths"].items():
        operation = operations["get"]
        assert operation["summary"], path
        assert "422" not in operation["responses"], path
        for parameter in operation.get("parameters", []):
            assert parameter["description"], (path, parameter["name"])
    answer = described["paths"]["/api/search"]["get"]["responses"]["200"]["content"]["application/json"]
    assert answer == {"schema": {"$ref": "#/components/schemas/Results"}}
    text = next(p for p in described["paths"]["/api/search"]["get"]["parameters"] if p["name"] == "text")
    assert text["schema"]["maxLength"] == 1000


def test_a_store_or_index_out_of_reach_is_503_in_words(tmp_path: Path) -> None:
    engine: Engine = open_store(f"sqlite:///{tmp_path / 'kb.sqlite'}")
    store = DocumentStore(engine)
    (tmp_path / "index").write_text("this is no folder")
    with TestClient(create_app(open_index(f"tantivy:{tmp_path / 'index'}"), store)) as client:
        for address in ("/api/search", "/healthz", "/search", "/"):
            response = client.get(address)
            assert (response.status_code, response.headers["retry-after"]) == (503, "10"), address
            assert "Traceback" not in response.text
        engine.dispose()
        (tmp_path / "kb.sqlite").write_bytes(b"this is no database" * 100)
        response = client.get("/api/documents/x")
        assert (response.status_code, response.json()["title"]) == (503, "Not available just now")


def test_an_error_of_ours_shows_no_trace(tmp_path: Path) -> None:
    def broken() -> None:
        raise ZeroDivisionError("the secret inside")

    app = app_over(tmp_path, [], last_update=broken)
    with TestClient(app, raise_server_exceptions=False) as client:
        for address in ("/api", "/about"):
            response = client.get(address)
            assert response.status_code == 500
            assert "secret" not in response.text
            assert response.headers["content-security-policy"] == HEADERS["content-security-policy"]


def test_many_ask_at_once(client: TestClient) -> None:
    addresses = ["/api/search?text=learning", "/statements?city=Espoo", "/api/cities", f"/documents/{espoo().id}"] * 10
    with ThreadPoolExecutor(8) as pool:
        assert {response.status_code for response in pool.map(client.get, addresses)} == {200}


def test_an_empty_knowledge_base_answers(tmp_path: Path) -> None:
    with TestClient(app_over(tmp_path, [])) as client:
        for address in ("/", "/search", "/statements", "/events", "/cities", "/people", "/themes", "/api/search.csv"):
            assert client.get(address).status_code == 200, address
        assert client.get("/api").json()["documents"] == 0
        assert client.get("/api/statements?city=Espoo").status_code == 404


def test_a_changed_document_is_shown_as_it_is_now(tmp_path: Path) -> None:
    page = page_of("https://example.org/a", [("paragraph", "Now about Turku only.")], title="Turku")
    app = app_over(tmp_path, [document_of(page), conference(), hostile()])
    with TestClient(app) as client:
        assert client.get("/api").json()["cities"] == 2
        app.state.sources.store.put(medellin())
        assert client.get("/api").json()["cities"] == 3
        assert client.get("/api/cities").json()["total"] == 3
    changed = document_of(page, kind="press_release")
    with TestClient(app_over(tmp_path, [changed])) as client:
        assert client.get(f"/api/documents/{page.id}").json()["kind"] == "press_release"
        assert client.get("/api/search?kind=press_release").json()["total"] == 1


def test_meaning_is_asked_for_and_an_index_without_vectors_says_so(client: TestClient) -> None:
    answer = client.get("/api/search", params={"text": "older people", "semantic": "true"})
    assert (answer.status_code, "this index holds no vectors" in answer.text) == (400, True)
