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
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from crawler.addresses import host_of

MAX_DELAY_S = 60.0  # a longer Crawl-delay is a mistake in robots.txt; the host is then visited once a minute
MAX_WAIT_S = 120.0  # a longer Retry-After means another day
REFUSALS = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
WAITS = "asked to wait"  # in a request's meta: it is sent again when the host may be asked

log = logging.getLogger(__name__)


class HostStopped(IgnoreRequest):
    """A host that refused is asked for nothing more in this crawl."""


class Hosts:
    """What the hosts of one crawl have said; every request asks here right before it leaves."""

    def __init__(self) -> None:
        self._stopped: set[str] = set()
        self._resume_at: dict[str, float] = {}  # monotonic seconds

    async def admit(self, url: str) -> None:
        """Return when the host may be asked; raises ``HostStopped`` where it may not."""
        host = host_of(url)
        while (wait := self._resume_at.get(host, 0.0) - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        if host in self._stopped:
            raise HostStopped("host stopped")

    def hear(self, request: Request, response: Response) -> None:
        """Take note of a refusal the moment it arrives, before the next request leaves."""
        if response.status not in REFUSALS:
            return
        host = host_of(request.url)
        seconds = _seconds(response)
        if seconds is None or host in self._resume_at:  # one wish to wait is granted
            self.stop(request.url, f"it answered {response.status}")
        else:
            self._resume_at[host] = time.monotonic() + seconds
            request.meta[WAITS] = True

    def stop(self, url: str, why: str) -> None:
        log.warning("nothing more is asked of %s: %s", host_of(url), why)
        self._stopped.add(host_of(url))


class Politeness:
    """Downloader middleware, after Scrapy's own retries: a refusal is never got round.

    429 or 503 with a short ``Retry-After`` is waited for, once a host; every other refusal, and a robots.txt that
    cannot be had, stops the crawl of that host.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = cls(crawler)
        crawler.signals.connect(middleware.robots_parsed, signal=signals.robots_parsed)
        return middleware

    @property
    def hosts(self) -> Hosts:
        hosts: Hosts = self.crawler.spider.hosts_said  # type: ignore[union-attr]  # every SiteSpider has it
        return hosts

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Keep the delay the host asks for, also where the throttle would go faster."""
        asked = robotparser.crawl_delay(self.crawler.settings["USER_AGENT"])
        if asked is None:
            return
        delay = min(max(asked, self.crawler.settings.getfloat("DOWNLOAD_DELAY")), MAX_DELAY_S)
        _, slot = self.crawler.engine.downloader._get_slot(request)
        slot.delay = delay
        throttle = self.crawler.get_extension(AutoThrottle)
        if throttle:
            throttle.mindelay = max(throttle.mindelay, delay)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        if _is_robots(request) and response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.hosts.stop(request.url, f"its robots.txt answers {response.status}")
        if request.meta.pop(WAITS, False):
            return request.replace(dont_filter=True)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        if _is_robots(request) and not isinstance(exception, IgnoreRequest):
            self.hosts.stop(request.url, f"its robots.txt cannot be had ({type(exception).__name__})")


def _is_robots(request: Request) -> bool:
    return urlsplit(request.url).path == "/robots.txt"


def _seconds(response: Response) -> float | None:
    """What a short ``Retry-After`` asks for; ``None`` for 403, for dates, and for waits that are too long."""
    asked = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if response.status == HTTPStatus.FORBIDDEN or not asked.isdigit():
        return None
    return float(asked) if float(asked) <= MAX_WAIT_S else None
