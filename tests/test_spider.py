"""Crawls of real servers on loopback: what is visited, what is kept, and what happens when things go wrong."""

import gzip
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from loopback import Answer, body, cut_off, hang_up, html, in_turn, redirect, silent, site

import crawler.database as database
from crawler.archive import Archive
from crawler.database import StoreUnavailable, open_store
from crawler.page import page_id
from crawler.run import UnknownSpider, crawl
from crawler.sample_site import ADDRESS, Resource, load_site, serve
from crawler.settings import MAX_BODY_BYTES
from crawler.tally import CrawlOutcome

UIL = "https://www.uil.unesco.org"
KOREAN = "수원시는 평생학습도시입니다"
LARGE = "the body is larger than the limit; it was not read"


@pytest.fixture
def store(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/citykb.sqlite"


def quick_site() -> dict[str, Resource]:
    """The sample network without its delay."""
    robots = Resource(b"User-agent: *\nDisallow: /archive/\n", "text/plain")
    return load_site() | {"/robots.txt": robots}


def crawl_uil(url: str, store: str, **keywords: Any) -> CrawlOutcome:
    """The institute's spider against a server that imitates the site."""
    return crawl("uil", store_url=store, served_at={UIL: url}, start_urls=(), delay=0, **keywords)


def articles(store: str) -> list[str]:
    archive = Archive(open_store(store))
    urls = sorted(page.url for page in archive.pages())
    archive.engine.dispose()
    return urls


def sitemap(*paths: str, lastmod: str | None = None) -> Answer:
    mark = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    rows = "".join(f"<url><loc>{UIL}{path}</loc>{mark}</url>" for path in paths)
    xml = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
    return body(xml, content_type="application/xml")


# the sample network


def test_the_sample_is_crawled_once_in_full_and_then_only_asked_what_changed(store: str) -> None:
    told: list[int] = []
    with serve(site=quick_site()) as server:
        first = crawl("sample", store_url=store, start_urls=(server.url,), progress=told.append)
        pages = len(articles(store))
        asked = [path for path, _ in server.requests]
        assert (first.new, first.changed, first.unchanged, first.failed) == (pages, 0, 0, {})
        assert sum(told) == pages
        assert [path for path in asked if path.startswith("/archive/")] == []
        assert first.skipped == {"robots.txt": 11, "copy of another address": 1}
        assert len(asked) == len(set(asked)) == first.fetched

        server.requests.clear()
        second = crawl("sample", store_url=store, start_urls=(server.url,))
        assert {status for _, status in server.requests} == {304}
        assert sorted(path for path, _ in server.requests) == sorted(asked)
        assert (second.fetched, second.not_modified, second.unchanged) == (0, first.fetched, pages)
        assert (second.new, second.changed, second.gone) == (0, 0, 0)

        path = "/case-study/gnlc/okayama"
        changed = server.site[path].body.replace(b"37 centres", b"38 centres")
        server.site[path] = Resource(changed)
        del server.site["/event/reading-festival-balanga"]
        third = crawl("sample", store_url=store, start_urls=(server.url,))
        assert (third.changed, third.new, third.gone) == (1, 0, 1)
        assert third.failed == {"http 404": 1}
    archive = Archive(open_store(store))
    page = archive.page(page_id(ADDRESS + path))
    assert page is not None
    assert "38 centres" in page.text
    archive.engine.dispose()


def test_other_markup_around_the_same_words_is_no_change(store: str) -> None:
    with serve(site=quick_site()) as server:
        crawl("sample", store_url=store, start_urls=(server.url,))
        for path, resource in server.site.items():
            server.site[path] = Resource(
                resource.body.replace(b"We use cookies", b"We like cookies"), resource.content_type
            )
        again = crawl("sample", store_url=store, start_urls=(server.url,))
    assert (again.changed, again.new) == (0, 0)
    assert again.fetched > 0


def test_the_sample_serves_itself_and_keeps_its_addresses(store: str) -> None:
    assert crawl("sample", store_url=store).new == crawl("sample", store_url=store).unchanged > 20
    assert {url.startswith(ADDRESS) for url in articles(store)} == {True}


def test_a_copy_under_another_address_is_one_document(store: str) -> None:
    crawl("sample", store_url=store)
    assert [url for url in articles(store) if "okayama" in url] == [f"{ADDRESS}/case-study/gnlc/okayama"]
    assert load_site()["/mirror/en/okayama-learns-with-its-rivers"].body == load_site()["/case-study/gnlc/okayama"].body


# finding what to visit


def test_the_institutes_site_is_found_by_sitemaps_and_landing_pages(store: str) -> None:
    parts = "".join(f"<sitemap><loc>{UIL}{path}</loc></sitemap>" for path in ("/sitemap.xml?page=1", "/more.xml.gz"))
    rules = "User-agent: *\nDisallow: /*/articles/*secret*\nDisallow: /*private$\n"
    zipped = gzip.compress(f"<urlset><url><loc>{UIL}/en/articles/learning-cities-zipped</loc></url></urlset>".encode())
    learning, word = "/en/articles/learning-cities-", "/en/articles/one-mayors-word"
    answers = {
        "/robots.txt": body(rules, content_type="text/plain"),
        "/sitemap.xml": body(f"<sitemapindex>{parts}</sitemapindex>", content_type="text/xml"),
        "/sitemap.xml?page=1": sitemap(f"{learning}a", "/en/articles/physics-day", "/en/learning-cities"),
        "/more.xml.gz": body(zipped, content_type="application/gzip"),
        "/en/articles/learning-cities-zipped": html("Zipped."),
        "/en/learning-cities": html(
            "Landing.",
            links=(
                "/en/articles/one-mayors-word?hub=38&amp;utm_source=x#top",
                "/en/articles/learning-cities-secret-plan",
                "/en/articles/learning-cities-private",
                "/en/learning-cities/map?fq[]=x",
                "/en/articles?page=2",
                "/en/learning-cities/bangkok",
                "https://mirror.example/en/articles/learning-cities-b",
                "https://preprod.uil.unesco.org/en/articles/learning-cities-c",
                "mailto:someone@uil.example",
            ),
        ),
        f"{learning}a": html("A.", links=(f"{learning}b", "/en/articles/chemistry")),
        f"{learning}b": html("B.", head='<link rel="canonical" href="https://elsewhere.example/b">'),
        word: html("C.", head=f'<link rel="canonical" href="{UIL}{word}">'),
        "/en/learning-cities/bangkok": html("D."),
    }  # fmt: skip
    with site(answers) as server:
        outcome = crawl_uil(server.url, store)
        asked = server.paths
        agent = server.headers_of["/en/learning-cities"]["user-agent"]
    assert articles(store) == [
        f"{UIL}/en/articles/learning-cities-a",
        f"{UIL}/en/articles/learning-cities-zipped",
        f"{UIL}/en/articles/one-mayors-word",
        f"{UIL}/en/learning-cities",
        f"{UIL}/en/learning-cities/bangkok",
    ]
    assert sorted(set(asked) - set(answers)) == []
    assert len(asked) == len(set(asked))
    assert (outcome.failed, outcome.skipped) == ({}, {"robots.txt": 2, "copy of another address": 1})
    assert agent.startswith("citykb/")


def test_an_address_older_in_the_sitemap_than_our_copy_is_not_visited_again(store: str) -> None:
    path = "/en/articles/learning-cities-a"
    answers = {"/sitemap.xml": sitemap(path, lastmod="2024-02-01T10:00Z"), path: html("A.")}
    with site(answers) as server:
        assert crawl_uil(server.url, store).new == 1
        again = crawl_uil(server.url, store)
        assert (again.skipped, server.paths.count(path)) == ({"unchanged by its sitemap": 1}, 1)
        server.answers["/sitemap.xml"] = sitemap(path, lastmod="2099-01-01")
        assert (crawl_uil(server.url, store).unchanged, server.paths.count(path)) == (1, 2)


def test_only_the_named_addresses_of_an_unknown_site_are_visited(store: str) -> None:
    with site({"/a": html("Words of a city.", links=("/b",)), "/b": html("Others.")}) as server:
        outcome = crawl("generic", store_url=store, start_urls=(f"{server.url}/a",), delay=0)
        assert (outcome.new, server.paths) == (1, ["/robots.txt", "/a"])
        assert articles(store) == [f"{server.url}/a"]


# politeness


def test_requests_keep_the_delay_that_robots_txt_asks_for(store: str) -> None:
    paths = [f"/en/articles/learning-cities-{n}" for n in range(4)]
    answers = {"/robots.txt": body("User-agent: *\nCrawl-delay: 0.3\n", content_type="text/plain")}
    answers |= {"/sitemap.xml": sitemap(*paths), **{path: html(path) for path in paths}}
    with site(answers) as server:
        crawl_uil(server.url, store)
        times = [moment for moment, _ in server.asked]
    gaps = [later - earlier for earlier, later in pairwise(times[1:])]
    assert len(gaps) == 4
    assert min(gaps) >= 0.2  # the server's clock is a little off the crawl's


@pytest.mark.parametrize("status", [403, 429, 503])
def test_a_host_that_refuses_is_asked_for_nothing_more(status: int, store: str) -> None:
    paths = [f"/en/articles/learning-cities-{n}" for n in range(4)]
    answers = {"/sitemap.xml": sitemap(*paths), **{path: html(path) for path in paths}}
    answers[paths[1]] = body("no", status=status)
    with site(answers) as server:
        outcome = crawl_uil(server.url, store)
    assert outcome.failed == {f"http {status}": 1}
    assert outcome.failures[0].message == f"the server answered {status}; nothing more was asked of this host"
    assert outcome.new + outcome.skipped["host stopped"] == 3


def test_a_short_retry_after_is_waited_for(store: str) -> None:
    path = "/en/articles/learning-cities-a"
    busy = body("later", status=503, Retry_After="1")
    with site({"/sitemap.xml": sitemap(path), path: in_turn(busy, html("Now."))}) as server:
        outcome = crawl_uil(server.url, store)
        first, second = (moment for moment, asked in server.asked if asked == path)
    assert (outcome.new, outcome.failed) == (1, {})
    assert second - first >= 0.99


@pytest.mark.parametrize("robots", [body("oops", status=500), hang_up], ids=["500", "hang up"])
def test_without_robots_txt_nothing_is_visited(robots: Answer, store: str) -> None:
    with site({"/robots.txt": robots, "/sitemap.xml": sitemap("/en/articles/learning-cities-a")}) as server:
        outcome = crawl_uil(server.url, store)
        assert set(server.paths) == {"/robots.txt"}
    assert (outcome.new, outcome.skipped) == (0, {"host stopped": 1})


# faults


def test_every_fault_is_named_and_counted_and_everything_beside_it_is_kept(store: str) -> None:
    faults: dict[str, tuple[Answer, str, str]] = {
        "404": (body("gone", status=404), "http 404", "the server answered 404"),
        "410": (body("gone", status=410), "http 410", "the server answered 410"),
        "500": (body("oops", status=500), "http 500", "the server answered 500"),
        "empty": (body(""), "unreadable", "the page holds no text; look at it in a browser: it may need scripts"),
        "blank": (body("<html><body> </body></html>"), "unreadable",
                  "the page holds no text; look at it in a browser: it may need scripts"),
        "large": (body(b"<p>" + b"x" * (MAX_BODY_BYTES + 1)), "too large", LARGE),
        "slow": (silent(3), "timeout", "the server did not answer in time; try again later"),
        "loop": (redirect("/en/articles/learning-cities-loop"), "redirect loop",
                 "it leads from one address to the next without end"),
        "hang-up": (hang_up, "connection", "the connection broke; try again later"),
        "cut-off": (cut_off, "cut off", "the server ended the body too early; try again later"),
        "bomb": (body(gzip.compress(b" " * 40_000_000), Content_Encoding="gzip"), "too large", LARGE),
    }  # fmt: skip
    address = "/en/articles/learning-cities-"
    good = {f"{address}good-{n}": html(f"Good {n}.") for n in range(6)}
    good[f"{address}broken"] = body("<html><p>Broken <b>markup<p>is <table>read</html")
    good[f"{address}korean"] = body(f"<main>{KOREAN}</main>".encode("euc-kr"), content_type="text/html")
    bad = {address + name: answer for name, (answer, _, _) in faults.items()}
    mixed = [path for pair in zip([*good, *good], bad, strict=False) for path in pair]
    with site({"/sitemap.xml": sitemap(*mixed), **good, **bad}) as server:
        outcome = crawl_uil(server.url, store, timeout=1)
    assert {f.url.removeprefix(UIL + address): (f.reason, f.message) for f in outcome.failures} == {
        name: (reason, message) for name, (_, reason, message) in faults.items()
    }
    assert sum(outcome.failed.values()) == len(faults)
    assert articles(store) == sorted(UIL + path for path in good)
    archive = Archive(open_store(store))
    assert {failure.url for failure in archive.failures(site="uil")} == {UIL + path for path in bad}
    texts = {page.url.rsplit("-", 1)[1]: page.text for page in archive.pages()}
    assert (texts["broken"], texts["korean"]) == ("Broken markup\n\nis\n\nread", KOREAN)
    archive.engine.dispose()


def test_a_host_that_does_not_exist_is_named(store: str) -> None:
    outcome = crawl("generic", store_url=store, start_urls=("http://127.0.0.1:9/page",), delay=0)
    assert outcome.skipped == {"host stopped": 1}


def test_an_unknown_spider_is_named() -> None:
    with pytest.raises(UnknownSpider, match="no spider called 'nowhere'; there are: sample, uil, unesco, generic"):
        crawl("nowhere", store_url="sqlite://")


def test_a_store_that_cannot_be_written_ends_the_crawl_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "citykb.sqlite"
    Archive(open_store(f"sqlite:///{path}")).engine.dispose()
    with pytest.raises(
        StoreUnavailable, match=r"citykb.sqlite.*readonly database; make the file and its folder writable"
    ):
        crawl("sample", store_url=f"sqlite:///file:{path}?mode=ro&uri=true")


def test_a_disk_that_fills_up_ends_the_crawl_and_keeps_what_was_saved(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's own limit on a database's size stands for the end of the disk."""
    prepare = database._prepare_sqlite

    def prepare_small(connection: Any, record: object) -> None:
        prepare(connection, record)
        connection.execute("PRAGMA max_page_count=40")

    monkeypatch.setattr(database, "_prepare_sqlite", prepare_small)
    told: list[int] = []
    with pytest.raises(StoreUnavailable, match=r"citykb.sqlite: database or disk is full; free some space"):
        crawl("sample", store_url=store, progress=told.append)
    monkeypatch.undo()
    assert 0 < sum(told) == len(articles(store)) < 20
    assert crawl("sample", store_url=store).unchanged == sum(told)


KILLED = """
import sys
from crawler.run import crawl
crawl("uil", store_url=sys.argv[1], served_at={"https://www.uil.unesco.org": sys.argv[2]}, start_urls=(), delay=0.05,
      progress=lambda n: print(n, flush=True))
"""


def test_a_killed_crawl_loses_nothing_it_told_and_the_next_goes_on(store: str) -> None:
    paths = [f"/en/articles/learning-cities-{n:03}" for n in range(40)]
    answers = {"/sitemap.xml": sitemap(*paths), **{path: html(path, ETag='"1"') for path in paths}}
    with site(answers) as server:
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, store, server.url],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent.parent,
        )
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(15)]
        process.send_signal(signal.SIGKILL)
        told += process.stdout.readlines()
        process.stdout.close()
        assert process.wait() == -signal.SIGKILL
        kept = articles(store)
        assert len(paths) > len(kept) >= len([line for line in told if line.strip()]) >= 15
        outcome = crawl_uil(server.url, store)
    assert outcome.new == len(paths) - len(kept)
    assert outcome.unchanged == len(kept)
    assert articles(store) == [UIL + path for path in paths]


# What is started in the background of a script is deaf to Ctrl+C, and so are its children.
HEARS_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"


def test_ctrl_c_ends_a_crawl_in_order(store: str) -> None:
    paths = [f"/en/articles/learning-cities-{n:03}" for n in range(100)]
    with site({"/sitemap.xml": sitemap(*paths), **{path: html(path) for path in paths}}) as server:
        crawling = KILLED.replace('crawl("uil"', 'outcome = crawl("uil"') + "print(outcome.finish_reason)\n"
        program = HEARS_CTRL_C + crawling
        process = subprocess.Popen(
            [sys.executable, "-c", program, store, server.url],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent.parent,
        )
        assert process.stdout is not None
        for _ in range(5):
            process.stdout.readline()
        process.send_signal(signal.SIGINT)
        begun = time.monotonic()
        rest = process.stdout.read().split()
        process.stdout.close()
        assert (process.wait(), rest[-1]) == (0, "interrupted")
        assert time.monotonic() - begun < 10
    assert 5 <= len(articles(store)) < len(paths)
