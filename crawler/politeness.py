"""Scrapy extension: a host's robots.txt may slow the crawl down; the delay it asks for is kept."""

from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.robotstxt import RobotParser

MAX_DELAY_S = 60.0  # a longer one is a mistake in robots.txt; the host is then visited once a minute


class RobotsDelay:
    """Applies ``Crawl-delay`` to the host's download slot and to the throttle's lower bound."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.robots_parsed, signal=signals.robots_parsed)
        return extension

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        asked = robotparser.crawl_delay(self.crawler.settings["USER_AGENT"])
        if asked is None:
            return
        _, slot = self.crawler.engine.downloader._get_slot(request)
        slot.delay = min(asked, MAX_DELAY_S)
