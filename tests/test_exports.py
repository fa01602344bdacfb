"""Exports of the current filter: whole, streamed, and safe to open."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest
from fastapi.testclient import TestClient
from lxml import etree

from indexer.query import Entry
from nlp.document import Statement
from search_api.formats.bibtex import bibtex_lines
from search_api.formats.icalendar_feed import calendar_lines
from search_api.formats.links import original_of
from search_api.formats.table import csv_lines, safe_cell
from tests.sample_documents import HOSTILE, all_documents, document_of, espoo, page_of
from tests.web_app import app_over

ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = "https://kb.example/cities"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with TestClient(app_over(tmp_path_factory.mktemp("kb"), all_documents(), root_url=ROOT)) as opened:
        yield opened


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_statements_as_csv(client: TestClient) -> None:
    (row,) = rows(client, "/api/statements.csv?city=Glasgow")
    document = espoo()
    start = document.text.index("As a learning city")
    assert row == {
        "id": f"{document.id}:s3",
        "statement": "As a learning city, Glasgow puts inclusion first, so that nobody is left behind",
        "speaker": "Jacqueline McLaren",
        "role": "Lord Provost of Glasgow",
        "organisation": "",
        "speaker_city": "Glasgow",
        "about_cities": "Glasgow, GB",
        "said_on": "",
        "page_published": "2024-01-24",
        "form": "direct",
        "confidence": "0.95",
        "cue": "signature",
        "language": "en",
        "themes": "equity_and_inclusion",
        "page_title": "Learning cities look ahead",
        "start": str(start),
        "end": str(start + 79),
        "site": "uil",
        "page_kind": "news",
        "source": document.url,
        "page": f"{ROOT}/documents/{document.id}#s3",
    }


@pytest.mark.parametrize("address", ["/api/statements.csv", "/api/search.csv", "/api/events.csv"])
def test_no_cell_is_a_formula(client: TestClient, address: str) -> None:
    for row in rows(client, address):
        for value in row.values():
            assert not value.lstrip().startswith(("=", "+", "-", "@")), value


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 40", "'+49 40"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        (("-a", "b"), "'-a; b"),
        ("plain - text", "plain - text"),
        ("bell\x07\x00", "bell"),
        (-0.5, "-0.5"),
        (None, ""),
    ],
)
def test_cells(value: object, cell: str) -> None:
    assert safe_cell(value) == cell


def test_json_lines(client: TestClient) -> None:
    lines = client.get("/api/statements.jsonl?city=Espoo&min_confidence=0").text.splitlines()
    assert sorted(json.loads(line)["id"][-2:] for line in lines) == ["s1", "s1", "s4"]
    assert {json.loads(line)["cities"][0]["name"] for line in lines} == {"Espoo"}


def test_atom(client: TestClient) -> None:
    feed = etree.fromstring(client.get("/api/statements.atom?lang=en&sort=newest").content)
    assert feed.findtext(f"{ATOM}title") == "Learning cities: lang=en&sort=newest"
    assert feed.findtext(f"{ATOM}updated") == "2024-03-02T04:05:00Z"
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == [
        "Jukka Mäkelä about Espoo",
        "Unknown speaker",
        "Jacqueline McLaren about Glasgow",
        f"{HOSTILE} about Espoo",
    ]
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert ids[0] == f"{ROOT}/documents/{espoo().id}#s1"
    assert len(set(ids)) == 4
    links = {link.get("href") for link in feed.iter(f"{ATOM}link")}
    assert not any(link.startswith("javascript:") for link in links)


@pytest.mark.parametrize("address", ["/api/search.atom", "/api/events.atom"])
def test_every_feed_is_well_formed(client: TestClient, address: str) -> None:
    feed = etree.fromstring(client.get(address).content)
    assert all(entry.findtext(f"{ATOM}updated").endswith("Z") for entry in feed.iter(f"{ATOM}entry"))


def test_events_as_a_calendar(client: TestClient) -> None:
    response = client.get("/api/events.ics?sort=oldest")
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    assert b"\n" not in response.content.replace(b"\r\n", b"")
    events = list(icalendar.Calendar.from_ical(response.content).walk("VEVENT"))
    assert [(str(event["summary"]), event.decoded("dtstart"), event.decoded("dtend")) for event in events] == [
        (
            "Webinar, with a comma; and more",
            datetime(2021, 1, 22, 9, 30, tzinfo=UTC),
            datetime(2021, 1, 22, 11, 30, tzinfo=UTC),
        ),
        ("Fifth International Conference on Learning Cities", date(2021, 10, 27), date(2021, 10, 31)),
        (f"{HOSTILE}\nBEGIN:VEVENT\nSUMMARY:forged", date(2022, 2, 2), date(2022, 2, 3)),
        ("Forum in Espoo", date(2030, 12, 3), date(2030, 12, 6)),
    ]
    assert events[0]["url"] == "https://example.org/register?a=1&b=2"
    assert events[1]["location"] == "Yeonsu (KR)"
    assert len({str(event["uid"]) for event in events}) == 4


def entry_of(**known: object) -> Entry:
    given = {
        "id": "d:e1",
        "type": "event",
        "document_id": "d",
        "url": "https://example.org",
        "site": "uil",
        "kind": "event",
    }
    return Entry.model_validate({**given, "lang": "en", "title": "Forum", "text": "Forum", **known})


@pytest.mark.parametrize(
    ("known", "lines"),
    [
        ({"date": "2024-05-01", "start_time": "2024-05-01T10:00"}, ["DTSTART:20240501T100000"]),  # no zone: floating
        (
            {"date": "2024-05-01", "start_time": "2024-05-01T10:00+09:00", "end_time": "2024-05-01T09:00+09:00"},
            ["DTSTART:20240501T010000Z"],  # an end before the beginning is no end
        ),
        (
            {"date": "2024-05-01", "start_time": "2024-05-01T10:00Z", "end_time": "2024-05-01T12:00"},
            ["DTSTART:20240501T100000Z"],  # one end with a zone, the other without: which is later is not known
        ),
        ({"date": "2024-05-01", "end_date": "2024-06"}, ["DTSTART;VALUE=DATE:20240501", "DTEND;VALUE=DATE:20240502"]),
        ({"date": "2024-05"}, []),
        ({}, []),
    ],
)
def test_times_in_a_calendar(known: dict[str, str], lines: list[str]) -> None:
    written = "".join(calendar_lines([entry_of(**known)], root=ROOT, stamp=datetime(2024, 1, 1, tzinfo=UTC)))
    assert [line for line in written.split("\r\n") if line.startswith(("DTSTART", "DTEND"))] == lines


def test_bibtex(client: TestClient) -> None:
    document = espoo()
    assert client.get("/api/statements.bib?city=Glasgow").text == (
        f"@misc{{jacqueline-mclaren-2024-{document.id}-s3,\n"
        "  author = {{Jacqueline McLaren}},\n"
        "  title = {{As a learning city, Glasgow puts inclusion first, so that nobody is left behind}},\n"
        "  year = {2024},\n"
        "  howpublished = {In: Learning cities look ahead},\n"
        "  publisher = {uil},\n"
        f"  url = {{{document.url}}},\n"
        f"  note = {{Lord Provost of Glasgow ({ROOT}/documents/{document.id}\\#s3)}},\n"
        "  language = {en},\n"
        "  month = jan,\n"
        "}\n\n"
    )


def test_bibtex_escapes_what_tex_would_read() -> None:
    hostile = entry_of(
        type="document", id="d", title="100% {of} \\input{x} & $y_1$ #2 ~^", url="https://example.org/{a}"
    )
    (written,) = bibtex_lines([hostile], root=ROOT)
    assert r"{{100\% \{of\} \textbackslash{}input\{x\} \& \$y\_1\$ \#2 \textasciitilde{}\textasciicircum{}}}" in written
    assert "url = {https://example.org/%7Ba%7D}" in written


@pytest.mark.parametrize(
    ("url", "words", "link"),
    [
        ("https://example.org/a", "", "https://example.org/a"),
        ("https://example.org/a", "nobody is left", "https://example.org/a#:~:text=nobody%20is%20left"),
        (
            "https://example.org/a",
            "one two three four five six seven eight nine ten eleven twelve well-being, fourteen",
            "https://example.org/a#:~:text=one%20two%20three%20four%20five%20six,"
            "nine%20ten%20eleven%20twelve%20well%2Dbeing%2C%20fourteen",
        ),
        ("https://example.org/a#part", "nobody is left", "https://example.org/a#part"),
        ("javascript:alert(1)", "", ""),
        ("data:text/html,x", "", ""),
        ("notes.txt", "", ""),
    ],
)
def test_a_link_leads_to_the_words_on_the_original_page(url: str, words: str, link: str) -> None:
    assert original_of(url, words) == link


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/search.xml", 400),
        ("/api/search.ics", 400),
        ("/api/search.csv?size=5", 400),
        ("/api/search.csv?city=Nowhere", 404),
        ("/api/search.csv?text=%22open", 400),
    ],
)
def test_what_cannot_be_exported_is_an_error_not_half_a_file(client: TestClient, address: str, status: int) -> None:
    response = client.get(address)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")


def test_everything_that_fits_is_exported(tmp_path: Path) -> None:
    """Far more than a page of the index holds."""
    page = page_of("https://example.org/many", [("paragraph", "word " * 1000)], title="Many")
    many = tuple(
        Statement(text="word", start=5 * n, end=5 * n + 4, direct=True, speaker=f"Speaker {n}", confidence=0.9)
        for n in range(1000)
    )
    with TestClient(app_over(tmp_path, [document_of(page, statements=many)])) as client:
        assert len({row["speaker"] for row in rows(client, "/api/statements.csv")}) == 1000
        assert len(client.get("/api/statements.jsonl?text=word").text.splitlines()) == 1000


def test_rows_are_written_one_at_a_time() -> None:
    taken = []

    def endless() -> Iterator[Entry]:
        while True:
            taken.append(1)
            yield entry_of()

    lines = csv_lines(endless(), "event", root=ROOT)
    assert [next(lines)[:4], next(lines)[:4]] == ["\ufeffid,", "d:e1"]
    assert len(taken) == 1
