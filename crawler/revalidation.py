"""Downloader middleware: archives every response before anything reads it, and asks only for what changed."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from crawler.database import StoreUnavailable
from crawler.fetched import Fetched
from crawler.spider import SiteSpider, fetched_of

REDIRECTS = frozenset({301, 302, 303, 307, 308})


class ArchiveMiddleware:
    """Sends the validators of the last good copy; a 304 is answered with that copy, so its links stay known."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @property
    def spider(self) -> SiteSpider:
        spider = self.crawler.spider
        assert isinstance(spider, SiteSpider)
        return spider

    def process_request(self, request: Request) -> None:
        known = self._known(request)
        if known is None:
            return
        if etag := known.headers.get("etag"):
            request.headers["If-None-Match"] = etag
        if modified := known.headers.get("last-modified"):
            request.headers["If-Modified-Since"] = modified
        if etag or modified:
            request.meta["known"] = known

    def _known(self, request: Request) -> Fetched | None:
        try:
            return self.spider.archive.latest(request.url)
        except StoreUnavailable as error:
            self.spider.abort(error)
            raise IgnoreRequest("archive") from error

    def process_response(self, request: Request, response: Response) -> Response:
        known: Fetched | None = request.meta.pop("known", None)
        confirmed = known if response.status == 304 else None
        fetched = fetched_of(response)
        try:
            self.spider.archive.save_response(fetched, site=self.spider.name, confirms=confirmed)
        except StoreUnavailable as error:
            self.spider.abort(error)
            raise IgnoreRequest("archive") from error
        if _comes_back(request, response):
            raise IgnoreRequest("redirect loop")
        if confirmed is None:
            self.spider.tally.fetched += 1
            return response
        self.spider.tally.not_modified += 1
        return response_of(confirmed)


def _comes_back(request: Request, response: Response) -> bool:
    """Whether a redirect leads to where it came from; Scrapy would drop it as already visited, without a word."""
    location = response.headers.get("Location")
    if location is None or response.status not in REDIRECTS:
        return False
    target = response.urljoin(location.decode("latin-1"))
    return target in (request.url, *request.meta.get("redirect_urls", ()))


def response_of(fetched: Fetched) -> Response:
    """An archived copy as Scrapy's response."""
    headers = Headers({key: value for key, value in fetched.headers.items() if key != "content-length"})
    kind = responsetypes.from_args(headers=headers, url=fetched.url, body=fetched.body)
    return kind(fetched.url, status=fetched.status, headers=headers, body=fetched.body, flags=["not modified"])
