"""``SiteSpider``: visits one site, hands each response to its page kind, and follows what the site allows."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any, ClassVar

import scrapy
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response
from scrapy.linkextractors.lxmlhtml import LxmlLinkExtractor
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure as TwistedFailure

from crawler.addresses import canonical_url, host_of, path_of
from crawler.archive import Archive, Failure
from crawler.database import StoreUnavailable
from crawler.failures import failure_of, skip_of
from crawler.feeds import FeedLink, feed_links, is_feed
from crawler.fetched import Fetched
from crawler.page import Page, page_id
from crawler.politeness import Hosts
from crawler.tally import Tally
from crawler.unreadable import Unreadable

Reader = Callable[..., Page]  # (fetched, *, site) -> Page
Led = Page | scrapy.Request

GONE = frozenset({404, 410})
FIRST = 10  # priority of sitemaps and listings: what is new is known early, and a short crawl sees the newest


class SiteSpider(scrapy.Spider):
    """A site is mostly data: a subclass sets these; a method only where the site really differs.

    Patterns are searched in path and query of canonical addresses. ``page_kinds`` maps patterns to readers;
    ``follow`` are pages whose every link may be visited (home, listings, landing pages), ``deny`` what never is.
    Links that stand elsewhere, in articles and sitemaps, must match ``topic`` too. ``trust_lastmod``: an address
    is not visited while its sitemap says it is older than our copy.
    """

    hosts: ClassVar[tuple[str, ...]] = ()  # never leaves these
    sitemap_urls: ClassVar[tuple[str, ...]] = ()
    follow: ClassVar[str] = r"(?!)"
    deny: ClassVar[str] = r"(?!)"
    topic: ClassVar[str] = ""
    page_kinds: ClassVar[dict[str, Reader]] = {}
    trust_lastmod: ClassVar[bool] = False

    def __init__(
        self, *, archive: Archive, tally: Tally, start_urls: tuple[str, ...] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.archive = archive
        self.tally = tally
        self.hosts_said = Hosts()
        if start_urls is not None:
            self.start_urls = list(start_urls)
        self.allowed_domains = list(self.hosts)
        self._links = LxmlLinkExtractor(deny_extensions=[], canonicalize=False, unique=True)
        self._stopping: set[asyncio.Future[None]] = set()

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
        if self._stopping:
            return
        self._stopping.add(asyncio.ensure_future(self.crawler.engine.close_spider_async(reason=reason)))

    # what to visit

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for url in (*self.sitemap_urls, *self.start_urls):
            yield self.visit(canonical_url(url), priority=FIRST)

    def visit(self, url: str, *, priority: int = 0) -> scrapy.Request:
        return scrapy.Request(url, callback=self.parse, errback=self.failed, priority=priority)

    def wanted(self, url: str, *, on_topic: bool = False) -> bool:
        """Whether the spider visits this address; ``on_topic``: only if the address itself is about the topic."""
        path = path_of(url)
        if host_of(url) not in self.hosts or re.search(self.deny, path):
            return False
        if re.search(self.follow, path):
            return True
        return self.reader_of(url) is not None and (not on_topic or re.search(self.topic, path) is not None)

    def reader_of(self, url: str) -> Reader | None:
        """What reads pages at this address; ``None`` for pages that are only followed."""
        path = path_of(url)
        return next((reader for pattern, reader in self.page_kinds.items() if re.search(pattern, path)), None)

    # what came

    def parse(self, response: Response, **_kwargs: Any) -> Iterator[Led]:
        """Pages and requests that one response leads to."""
        if is_feed(response):
            yield from self._from_feed(feed_links(response))
            return
        if isinstance(response, HtmlResponse):
            yield from self._from_links(response)
        yield from self._read(response)

    def _from_feed(self, links: Iterable[FeedLink]) -> Iterator[scrapy.Request]:
        for link in links:
            url = canonical_url(link.url)
            if link.kind == "sitemap" and host_of(url) in self.hosts:
                yield self.visit(url, priority=FIRST)
            elif self.wanted(url, on_topic=True):
                if self.trust_lastmod and self._is_current(url, link.lastmod):
                    self.tally.skipped["unchanged by its sitemap"] += 1
                else:
                    yield self.visit(url)

    def _is_current(self, url: str, lastmod: str | None) -> bool:
        fetched = self.archive.fetched_at(url) if lastmod else None
        return fetched is not None and lastmod is not None and fetched.date().isoformat() > lastmod[:10]

    def _from_links(self, response: HtmlResponse) -> Iterator[scrapy.Request]:
        hub = re.search(self.follow, path_of(canonical_url(response.url))) is not None
        for link in self._links.extract_links(response):
            url = canonical_url(link.url)
            if self.wanted(url, on_topic=not hub):
                yield self.visit(url, priority=FIRST if re.search(self.follow, path_of(url)) else 0)

    def _read(self, response: Response) -> Iterator[Led]:
        own = canonical_url(response.url)
        reader = self.reader_of(own)
        if reader is None:
            return
        try:
            page = reader(fetched_of(response), site=self.name)
        except Unreadable as error:
            self.note_failure(response.url, "unreadable", f"{error.why}; {error.what_to_do}")
            return
        yield from self.accept(page, own)

    def accept(self, page: Page, own: str) -> Iterator[Led]:
        """The page read at ``own``; a copy of another address gives way to the original, if that is ours to visit."""
        if page.url == own:
            yield page
            return
        self.tally.skipped["copy of another address"] += 1
        if self.wanted(page.url):
            yield self.visit(page.url)

    # what went wrong

    def failed(self, failure: TwistedFailure) -> None:
        """Count and keep what Scrapy could not fetch."""
        request: scrapy.Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        error = failure.value
        if self.tally.fatal or error is None:
            return
        if isinstance(error, IgnoreRequest) and (reason := skip_of(error)):
            self.tally.skipped[reason] += 1
            return
        if isinstance(error, HttpError) and error.response.status in GONE:
            self.tally.gone += self.archive.mark_gone(page_id(canonical_url(error.response.url)))
        self.note_failure(request.url, *failure_of(error))

    def note_failure(self, url: str, reason: str, message: str) -> None:
        """Keep a failure in the archive, then count it."""
        failure = Failure(url=url, site=self.name, reason=reason, message=message, at=datetime.now(UTC))
        try:
            self.archive.save_failure(failure)
        except StoreUnavailable as error:
            self.abort(error)
            return
        self.tally.fail(failure)


def fetched_of(response: Response) -> Fetched:
    """Scrapy's response as the record that is archived and read."""
    headers = {
        key.decode("latin-1").lower(): b", ".join(values).decode("latin-1") for key, values in response.headers.items()
    }
    return Fetched(
        url=response.url, status=response.status, headers=headers, body=response.body, fetched_at=datetime.now(UTC)
    )
