"""A spider's name in, a crawl run, its outcome out."""

import logging
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings

from crawler.archive import Archive
from crawler.database import open_store
from crawler.reactor import run_in_reactor
from crawler.settings import NO_CONTACT, SETTINGS, USER_AGENT
from crawler.spider import SiteSpider
from crawler.spiders.generic import GenericSpider
from crawler.spiders.sample import SampleSpider
from crawler.spiders.uil import UilSpider
from crawler.spiders.unesco import UnescoSpider
from crawler.tally import CrawlOutcome, Tally
from crawler.unreadable import UnknownSpider

DELAYS = ("DOWNLOAD_DELAY", "AUTOTHROTTLE_START_DELAY")
CONCURRENCIES = ("CONCURRENT_REQUESTS_PER_DOMAIN", "CONCURRENT_REQUESTS", "AUTOTHROTTLE_TARGET_CONCURRENCY")
SPIDERS: tuple[type[SiteSpider], ...] = (SampleSpider, UilSpider, UnescoSpider, GenericSpider)


def spider_class(name: str) -> type[SiteSpider]:
    """The spider of a site; raises ``UnknownSpider``, which names those there are."""
    for spider in SPIDERS:
        if spider.name == name:
            return spider
    raise UnknownSpider(f"no spider called {name!r}; there are: {', '.join(s.name for s in SPIDERS)}")


def crawl(
    site: str | type[SiteSpider],
    *,
    store_url: str,
    start_urls: tuple[str, ...] | None = None,
    progress: Callable[[int], None] | None = None,
    served_at: Mapping[str, str] | None = None,
    contact: str = NO_CONTACT,
    max_pages: int = 0,
    delay: float | None = None,
    timeout: float | None = None,
    concurrency: int | None = None,
) -> CrawlOutcome:
    """Visit a site (a spider's name, or a spider) and keep what it serves; returns when there is nothing left to visit.

    ``start_urls`` replaces the spider's own. ``served_at`` maps base addresses to where they are really served
    ("https://www.unesco.org" -> "http://127.0.0.1:4000"): a copy is crawled under the original's addresses. The
    sample network serves itself. ``progress`` is told how many more addresses are done with and saved, on the crawl's
    own thread. ``contact`` goes into the user agent. ``max_pages`` ends the crawl after so many responses, 0 never;
    ``delay`` and ``timeout`` are in seconds; ``concurrency`` is requests to one host at a time, for hosts of one's own.
    Raises ``UnknownSpider`` and ``StoreUnavailable``.
    """
    spider = spider_class(site) if isinstance(site, str) else site
    tally = Tally(site=str(spider.name), on_progress=progress)
    archive = Archive(open_store(store_url))
    with ExitStack() as stack:
        stack.callback(archive.engine.dispose)
        own_routes = spider.serve(stack, start_urls)
        routes = dict(served_at or {}) | own_routes
        settings = _settings(routes, contact=contact, max_pages=max_pages)
        for value, names in ((delay, DELAYS), (timeout, ("DOWNLOAD_TIMEOUT",)), (concurrency, CONCURRENCIES)):
            for name in names if value is not None else ():
                settings.set(name, value, priority="cmdline")
        crawler = Crawler(spider, settings)
        finish_reason = _run(crawler, archive=archive, tally=tally, start_urls=None if own_routes else start_urls)
    if tally.fatal:
        raise tally.fatal
    return tally.outcome(finish_reason)


def _settings(routes: Mapping[str, str], *, contact: str, max_pages: int) -> Settings:
    settings = Settings(SETTINGS)
    settings.set("SERVED_AT", dict(routes), priority="project")
    settings.set("USER_AGENT", USER_AGENT.format(contact=contact), priority="project")
    settings.set("CLOSESPIDER_PAGECOUNT", max_pages, priority="project")
    return settings


def _run(crawler: Crawler, **spider_arguments: Any) -> str:
    """Run one crawl to its end and say why it ended."""

    async def work() -> None:
        await AsyncCrawlerRunner(crawler.settings).crawl(crawler, **spider_arguments)

    def stop() -> None:
        if isinstance(crawler.spider, SiteSpider):
            crawler.spider.stop("interrupted")

    run_in_reactor(work, stop=stop)
    return str(crawler.stats.get_value("finish_reason", "finished"))


for _name in ("scrapy", "twisted", "py.warnings", "crawler"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # quiet unless the caller sets logging up
