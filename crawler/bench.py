"""``python -m crawler.bench [PAGES]``: pages a second of a crawl and of a bare Scrapy spider on the same site."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.http import HtmlResponse, Response

from crawler.page import Frozen
from crawler.pages.article import ArticlePage
from crawler.reactor import run_in_reactor
from crawler.run import crawl
from crawler.sample_site import Resource, serve
from crawler.sample_site.site import load_site, read_pages
from crawler.spider import SiteSpider

PAGES = 400
CONCURRENCY = 8  # requests at a time, Scrapy's own default for one host
LINKS = 20  # on each listing


class CrawlSpeed(Frozen):
    """Pages a second, each of the same site served by the same process."""

    pages: int
    bare: float  # Scrapy alone: fetch, find the links, take the title
    first: float  # fetch, archive, read into blocks, keep
    again: float  # the same crawl a second time: every page answered with a 304

    @property
    def ratio(self) -> float:
        return self.first / self.bare


class BareSpider(scrapy.Spider):
    """What anybody would write first."""

    name = "bare"

    def parse(self, response: Response, **_kwargs: Any) -> Iterator[Any]:
        assert isinstance(response, HtmlResponse)
        yield {"url": response.url, "title": response.css("h1::text").get()}
        yield from response.follow_all(css="a.next, main a")


class BenchSpider(SiteSpider):
    """The same site through the whole crawler."""

    name = "bench"
    hosts = ("127.0.0.1",)
    follow = r"^/list/"
    page_kinds = {r"^/page/": ArticlePage.read}
    custom_settings = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}


def measure(pages: int = PAGES) -> CrawlSpeed:
    """Crawl a generated site of ``pages`` sample pages with both, one after the other."""
    with _server(pages) as url, tempfile.TemporaryDirectory() as folder:
        bare = _seconds_bare(f"{url}/list/0")
        store = f"sqlite:///{folder}/citykb.sqlite"
        first = _seconds(f"{url}/list/0", store, new=pages)
        again = _seconds(f"{url}/list/0", store, new=0)
    return CrawlSpeed(pages=pages, bare=pages / bare, first=pages / first, again=pages / again)


def _seconds(start: str, store: str, *, new: int) -> float:
    begun = time.perf_counter()
    outcome = crawl(BenchSpider, store_url=store, start_urls=(start,), concurrency=CONCURRENCY)
    if (outcome.new, outcome.failed) != (new, {}):
        raise RuntimeError(f"the crawl to measure went wrong: {outcome}")
    return time.perf_counter() - begun


def _seconds_bare(start: str) -> float:
    settings = {"ROBOTSTXT_OBEY": True, "TELNETCONSOLE_ENABLED": False, "CONCURRENT_REQUESTS": CONCURRENCY}

    async def work() -> None:
        crawler = Crawler(BareSpider, settings)
        await AsyncCrawlerRunner(crawler.settings).crawl(crawler, start_urls=[start])

    begun = time.perf_counter()
    run_in_reactor(work, stop=lambda: None)
    return time.perf_counter() - begun


def generated_site(pages: int) -> dict[str, Resource]:
    """Copies of the sample's articles under addresses of their own, and listings that lead to all of them."""
    sample = load_site()
    bodies = [sample[page.path].body for page in read_pages() if "listing" not in page.content_type]
    site = {"/robots.txt": Resource(b"User-agent: *\nDisallow:\n", "text/plain")}
    for n in range(pages):
        body = bodies[n % len(bodies)].replace(b'rel="canonical"', b'rel="original"')  # each is a page of its own
        site[f"/page/{n}"] = Resource(body.replace(b"</h1>", f" ({n})</h1>".encode(), 1))
    for first in range(0, pages, LINKS):
        links = "".join(f'<p><a href="/page/{n}">{n}</a></p>' for n in range(first, min(first + LINKS, pages)))
        following = f'<a class="next" href="/list/{first + LINKS}">more</a>' if first + LINKS < pages else ""
        site[f"/list/{first}"] = Resource(f"<html><body><main>{links}{following}</main></body></html>".encode())
    return site


@contextmanager
def _server(pages: int) -> Iterator[str]:
    """The site served by a process of its own, which the crawls do not share a core's time slice with."""
    command = [sys.executable, "-c", f"from crawler.bench import serve_forever; serve_forever({pages})"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()


def serve_forever(pages: int) -> None:
    """Serve the generated site until terminated; prints its address."""
    with serve(site=generated_site(pages)) as server:
        print(server.url, flush=True)
        server.wait()


if __name__ == "__main__":
    speed = measure(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
    print(f"bare Scrapy {speed.bare:7.1f} pages/s")
    print(f"first crawl {speed.first:7.1f} pages/s, ratio {speed.ratio:.2f}")
    print(f"second crawl {speed.again:6.1f} pages/s, ratio {speed.again / speed.bare:.2f}")
