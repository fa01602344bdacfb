"""How a host is treated: the pace its robots.txt asks for, the waits it orders, and silence once it says no."""

import asyncio
import logging
import time
from http import HTTPStatus
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from crawler.addresses import host_of

MAX_DELAY_S = 60.0  # a longer Crawl-delay is a mistake in robots.txt; the host is then visited once a minute
MAX_WAIT_S = 120.0  # a longer Retry-After means another day
REFUSALS = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})

log = logging.getLogger(__name__)


class HostStopped(IgnoreRequest):
    """A host that refused is asked for nothing more in this crawl."""


class Politeness:
    """Downloader middleware, after Scrapy's own retries: a refusal is never got round.

    429 or 503 with a short ``Retry-After`` is waited for, once a host; every other refusal, and a robots.txt that
    cannot be had, stops the crawl of that host.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._stopped: set[str] = set()
        self._resume_at: dict[str, float] = {}  # monotonic seconds

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = cls(crawler)
        crawler.signals.connect(middleware.robots_parsed, signal=signals.robots_parsed)
        return middleware

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Keep the delay the host asks for."""
        asked = robotparser.crawl_delay(self.crawler.settings["USER_AGENT"])
        if asked is not None:
            _, slot = self.crawler.engine.downloader._get_slot(request)
            least = self.crawler.settings.getfloat("DOWNLOAD_DELAY")
            slot.delay = min(max(asked, least), MAX_DELAY_S)

    async def process_request(self, request: Request) -> None:
        host = host_of(request.url)
        while (wait := self._resume_at.get(host, 0.0) - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        if host in self._stopped:
            raise HostStopped("host stopped")

    def process_response(self, request: Request, response: Response) -> Request | Response:
        if _is_robots(request) and response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self._stop(request, f"its robots.txt answers {response.status}")
        elif response.status in REFUSALS:
            host = host_of(request.url)
            wait = _seconds(response)
            if wait is not None and host not in self._resume_at:
                self._resume_at[host] = time.monotonic() + wait
                return request.replace(dont_filter=True)
            self._stop(request, f"it answered {response.status}")
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        if _is_robots(request) and not isinstance(exception, IgnoreRequest):
            self._stop(request, f"its robots.txt cannot be had ({type(exception).__name__})")

    def _stop(self, request: Request, why: str) -> None:
        host = host_of(request.url)
        log.warning("nothing more is asked of %s: %s", host, why)
        self._stopped.add(host)


def _is_robots(request: Request) -> bool:
    return urlsplit(request.url).path == "/robots.txt"


def _seconds(response: Response) -> float | None:
    """What a short ``Retry-After`` asks for; ``None`` for 403, for dates, and for waits that are too long."""
    asked = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if response.status == HTTPStatus.FORBIDDEN or not asked.isdigit():
        return None
    return float(asked) if float(asked) <= MAX_WAIT_S else None
