"""``SiteSpider``: visits one site, hands each response to its page kind, and follows what the site allows."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any, ClassVar

import scrapy
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response, TextResponse
from scrapy.linkextractors.lxmlhtml import LxmlLinkExtractor
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.sitemap import Sitemap
from twisted.python.failure import Failure as TwistedFailure

from crawler.addresses import canonical_url, host_of, path_of
from crawler.archive import Archive, Failure
from crawler.failures import reason_of
from crawler.fetched import Fetched
from crawler.page import Page, page_id
from crawler.pages.generic import read_generic
from crawler.tally import Tally
from crawler.unreadable import Unreadable

Reader = Callable[..., Page]


class SiteSpider(scrapy.Spider):
    """A site is mostly data: a subclass sets these; a method only where the site really differs.

    ``page_kinds`` maps patterns of path and query to readers; ``follow`` says which links to visit beside them,
    ``deny`` which never. Patterns are searched in path and query of canonical addresses.
    """

    hosts: ClassVar[tuple[str, ...]] = ()  # never leaves these
    sitemap_urls: ClassVar[tuple[str, ...]] = ()
    follow: ClassVar[str] = r"(?!)"
    deny: ClassVar[str] = r"(?!)"
    page_kinds: ClassVar[dict[str, Reader]] = {}

    def __init__(
        self, *, archive: Archive, tally: Tally, start_urls: tuple[str, ...] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.archive = archive
        self.tally = tally
        self._stopping: set[asyncio.Future[None]] = set()
        if start_urls is not None:
            self.start_urls = list(start_urls)
        self.allowed_domains = list(self.hosts)
        self._links = LxmlLinkExtractor(deny_extensions=None, canonicalize=False, unique=True)

    @classmethod
    def serve(cls, stack: ExitStack, start_urls: tuple[str, ...] | None) -> dict[str, str]:
        """Base addresses that are served elsewhere, and where; what it starts for that ends with ``stack``."""
        return {}

    def abort(self, error: Exception) -> None:
        """End the run: ``error`` concerns more than one page."""
        self.tally.fatal = self.tally.fatal or error
        self.stop(type(error).__name__)

    def stop(self, reason: str) -> None:
        """End the crawl after what is under way; called on the crawl's own thread."""
        task = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason=reason))
        self._stopping.add(task)
        task.add_done_callback(self._stopping.discard)

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for url in (*self.sitemap_urls, *self.start_urls):
            yield self._request(url)

    def _request(self, url: str) -> scrapy.Request:
        return scrapy.Request(canonical_url(url), callback=self.parse, errback=self.failed)

    def parse(self, response: Response, **_kwargs: Any) -> Iterator[Page | scrapy.Request]:
        """Pages and requests that one response leads to."""
        if isinstance(response, TextResponse) and _is_feed(response):
            yield from self._visit(_feed_links(response))
            return
        if isinstance(response, TextResponse):
            yield from self._visit(link.url for link in self._links.extract_links(response))
        yield from self._read(response)

    def _visit(self, urls: Iterator[str]) -> Iterator[scrapy.Request]:
        for url in map(canonical_url, urls):
            if not self.wanted(url):
                continue
            yield self._request(url)

    def wanted(self, url: str) -> bool:
        """Whether the spider visits this address at all."""
        if host_of(url) not in self.hosts:
            return False
        path = path_of(url)
        if re.search(self.deny, path):
            return False
        return re.search(self.follow, path) is not None or self.reader_of(url) is not None

    def reader_of(self, url: str) -> Reader | None:
        """What reads pages at this address; ``None`` for pages that are only followed."""
        path = path_of(url)
        return next((reader for pattern, reader in self.page_kinds.items() if re.search(pattern, path)), None)

    def _read(self, response: Response) -> Iterator[Page | scrapy.Request]:
        reader = self.reader_of(canonical_url(response.url))
        if reader is None:
            return
        try:
            page = reader(fetched_of(response), site=self.name)
        except Unreadable as error:
            self.note_failure(response.url, "unreadable", str(error))
            return
        own = canonical_url(response.url)
        if page.url == own:
            yield page
            return
        self.tally.skipped["copy of another address"] += 1
        if self.wanted(page.url):
            yield self._request(page.url)

    def failed(self, failure: TwistedFailure) -> None:
        """Count and keep what Scrapy could not fetch."""
        request: scrapy.Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        error = failure.value
        assert error is not None
        if isinstance(error, IgnoreRequest) and "robots.txt" in str(error):
            self.tally.skipped["robots.txt"] += 1
            return
        url = request.url
        if isinstance(error, HttpError) and error.response.status in (404, 410):
            self.tally.gone += self.archive.mark_gone(page_id(canonical_url(error.response.url)))
        self.note_failure(url, *reason_of(error))

    def note_failure(self, url: str, reason: str, message: str) -> None:
        noted = Failure(url=url, site=self.name, reason=reason, message=message, at=datetime.now(UTC))
        self.archive.save_failure(noted)
        self.tally.fail(noted)


class GenericSpider(SiteSpider):
    """Visits the addresses it is given, of any site, and nothing else; trafilatura finds their text."""

    name = "generic"
    page_kinds = {"": read_generic}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.allowed_domains = []

    def wanted(self, url: str) -> bool:
        return False


def fetched_of(response: Response) -> Fetched:
    """A Scrapy response as the record page kinds read."""
    known: Fetched | None = response.meta.get("fetched") if response.request else None
    return known or fetched_now(response)


def fetched_now(response: Response) -> Fetched:
    headers = {
        key.decode("latin-1").lower(): b", ".join(values).decode("latin-1") for key, values in response.headers.items()
    }
    return Fetched(
        url=response.url,
        status=response.status,
        headers=headers,
        body=response.body,
        fetched_at=datetime.now(UTC),
    )


def _is_feed(response: Response) -> bool:
    head = response.body[:300].lower()
    return any(mark in head for mark in (b"<urlset", b"<sitemapindex", b"<rss", b"<feed"))


def _feed_links(response: TextResponse) -> Iterator[str]:
    """The addresses a sitemap, RSS or Atom feed names."""
    if b"<rss" in response.body[:500] or b"<feed" in response.body[:500]:
        tree = scrapy.Selector(text=response.text, type="xml")
        tree.remove_namespaces()
        yield from (link.strip() for link in tree.xpath("//item/link/text() | //entry/link/@href").getall())
        return
    for row in Sitemap(response.body):
        yield row["loc"]
