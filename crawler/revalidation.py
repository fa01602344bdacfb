"""Downloader middleware: archives every response before anything reads it, and asks only for what changed."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from crawler.archive import ArchiveUnwritable
from crawler.fetched import Fetched
from crawler.spider import SiteSpider, fetched_now

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


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
        known = self.spider.archive.latest(request.url)
        if known is None:
            return
        if etag := known.headers.get("etag"):
            request.headers["If-None-Match"] = etag
        if modified := known.headers.get("last-modified"):
            request.headers["If-Modified-Since"] = modified
        if etag or modified:
            request.meta["known"] = known

    async def process_response(self, request: Request, response: Response) -> Response:
        fetched = fetched_now(response)
        known: Fetched | None = request.meta.pop("known", None) if response.status == 304 else None
        try:
            self.spider.archive.save_response(fetched, site=self.spider.name, confirms=known)
        except ArchiveUnwritable as error:
            self.spider.abort(error)
            raise IgnoreRequest("archive unwritable") from error
        if known is None:
            self.spider.tally.fetched += 1
            return response
        self.spider.tally.not_modified += 1
        return _response_of(known)


def _response_of(fetched: Fetched) -> Response:
    headers = {key: [value] for key, value in fetched.headers.items() if key != "content-length"}
    kind = responsetypes.from_args(headers=None, url=fetched.url, body=fetched.body)
    return kind(fetched.url, status=fetched.status, headers=headers, body=fetched.body, flags=["not modified"])
