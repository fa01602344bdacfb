"""The bundled sample network: serves itself on loopback, and is crawled like any other site."""

from contextlib import ExitStack

from crawler.addresses import base_of
from crawler.pages.article import ArticlePage
from crawler.pages.case_study import CaseStudyPage
from crawler.pages.city_profile import CityProfilePage
from crawler.pages.event import EventPage
from crawler.pages.listing import ListingPage
from crawler.sample_site import ADDRESS, serve
from crawler.spider import SiteSpider


class SampleSpider(SiteSpider):
    """Pages keep the sample's own addresses wherever it is served: start addresses only say where."""

    name = "sample"
    hosts = ("127.0.0.1",)
    start_urls = [f"{ADDRESS}/"]
    sitemap_urls = (f"{ADDRESS}/sitemap.xml", f"{ADDRESS}/en/rss.xml")
    follow = r"^/$|^/archive/|^/en/news"  # robots.txt keeps it out of /archive/
    page_kinds = {
        r"/case-study/|/etude-de-cas/|/estudio-de-caso/": CaseStudyPage.read,
        r"/event/": EventPage.read,
        r"^/en/news(?:\?page=\d+)?$|/learning-cities/news$": ListingPage.read,
        r"^/[a-z]{2}/learning-cities/[^/]+$": CityProfilePage.read,
        r"/articles/|^/lifelong-learning/|/global-network-learning-cities/|^/mirror/": ArticlePage.read,
    }
    custom_settings = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}  # its robots.txt sets the pace

    @classmethod
    def serve(cls, stack: ExitStack, start_urls: tuple[str, ...] | None) -> dict[str, str]:
        if start_urls:
            return {ADDRESS: base_of(start_urls[0])}
        return {ADDRESS: stack.enter_context(serve()).url}
