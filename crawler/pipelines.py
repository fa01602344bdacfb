"""Scrapy's item pipeline: pages go into the archive, which decides by content whether they changed."""

from typing import Self

from scrapy.crawler import Crawler

from crawler.database import StoreUnavailable
from crawler.page import Page
from crawler.spider import SiteSpider


class ArchivePipeline:
    """Saves each page, counts what it was, then says that it is done."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, page: Page) -> Page:
        spider = self.crawler.spider
        assert isinstance(spider, SiteSpider)
        try:
            change = spider.archive.put_page(page)
        except StoreUnavailable as error:
            spider.abort(error)
            return page
        spider.tally.changes[change] += 1
        spider.tally.tell()
        return page
