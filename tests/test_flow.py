"""The whole line: the sample network, crawled over HTTP, understood, indexed, and asked."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from citykb.config import Config
from citykb.runs import Outcome
from citykb.update import Updater, open_configured_index, run_crawl
from crawler.sample_site import SampleServer, serve
from indexer.index import SearchIndex
from indexer.query import Query


@pytest.fixture(scope="module")
def site() -> Iterator[SampleServer]:
    with serve() as server:
        yield server


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return Config(home=tmp_path_factory.mktemp("line"), workers=1)


@pytest.fixture(scope="module")
def first_run(config: Config, site: SampleServer) -> Outcome:
    return run_crawl(config, "sample", start_urls=(site.url,))


@pytest.fixture(scope="module")
def index(config: Config, first_run: Outcome) -> Iterator[SearchIndex]:
    with open_configured_index(config) as opened:
        yield opened


def test_every_page_goes_down_the_whole_line(first_run: Outcome) -> None:
    assert first_run.state == "done"
    assert first_run.failures.keys() <= {"http 404"}  # the sample has one dead link on purpose
    assert first_run.new >= 17
    assert first_run.extracted == first_run.indexed == first_run.new


def test_who_said_what_about_espoo(index: SearchIndex) -> None:
    found = index.search(Query(type="statement", city=("Espoo",)))
    by_speaker = {hit.entry.speaker: hit.entry for hit in found.hits}
    said = by_speaker["Jukka Mäkelä"]
    assert said.text.startswith("My warmest congratulations on the 10th anniversary")
    assert said.text.endswith("Let’s keep learning thriving.")
    assert (said.role or "").startswith("Mayor of the UNESCO Learning City of Espoo")
    assert said.url.endswith("/en/global-network-learning-cities/10th-anniversary")
    assert "Jacqueline Maclaren" not in by_speaker
    assert not any("Lord Provost" in entry.text for entry in by_speaker.values())


def test_who_said_what_about_glasgow(index: SearchIndex) -> None:
    found = index.search(Query(type="statement", city=("Glasgow, GB",)))
    speakers = {hit.entry.speaker for hit in found.hits}
    assert "Jacqueline Maclaren" in speakers
    assert "Jukka Mäkelä" not in speakers


def test_case_studies_about_inclusion_show_why(index: SearchIndex) -> None:
    found = index.search(Query(theme=("equity_and_inclusion",), kind=("case_study",)))
    assert found.total >= 2
    for hit in found.hits:
        assert "equity_and_inclusion" in hit.entry.themes
        assert hit.entry.passages
        assert set(hit.entry.passage_themes) == {"equity_and_inclusion"}


def test_a_second_crawl_finds_nothing_to_do(config: Config, site: SampleServer, first_run: Outcome) -> None:
    again = run_crawl(config, "sample", start_urls=(site.url,))
    assert (again.fetched, again.not_modified > 0) == (0, True)
    assert (again.new, again.changed, again.extracted, again.indexed, again.removed) == (0, 0, 0, 0, 0)


def test_the_disallowed_path_is_never_asked_for(site: SampleServer, first_run: Outcome) -> None:
    rules = site.site["/robots.txt"].body.decode()
    forbidden = [line.split(":", 1)[1].strip() for line in rules.splitlines() if line.startswith("Disallow:")]
    assert forbidden
    assert not [path for path, _ in site.requests for prefix in forbidden if path.startswith(prefix.rstrip("*"))]


def test_a_changed_page_replaces_its_old_facts_everywhere(tmp_path: Path) -> None:
    config = Config(home=tmp_path, workers=1)
    with serve() as server:
        run_crawl(config, "sample", start_urls=(server.url,))
        path = next(path for path in server.site if path.endswith("/10th-anniversary"))
        page = server.site[path]
        body = page.body.decode().replace("Jukka Mäkelä", "Tuulikki Esimerkki")
        server.site[path] = type(page)(body.encode(), changed=date(2026, 1, 2))
        run = run_crawl(config, "sample", start_urls=(server.url,))
    assert (run.changed, run.extracted, run.indexed) == (1, 1, 1)
    with open_configured_index(config) as index:
        speakers = {hit.entry.speaker for hit in index.search(Query(type="statement", city=("Espoo",))).hits}
    assert "Tuulikki Esimerkki" in speakers
    assert "Jukka Mäkelä" not in speakers
    people = {person.name for document in Updater(config).store.documents() for person in document.people}
    assert "Jukka Mäkelä" not in people
