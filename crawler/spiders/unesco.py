"""UNESCO's own site: headquarters and field offices, where it writes about learning cities."""

from crawler.pages.article import ArticlePage
from crawler.spider import SiteSpider
from crawler.spiders.uil import LANG, TOPIC


class UnescoSpider(SiteSpider):
    """Found by the sitemap and by links between articles; its robots rules forbid search, explore and paging."""

    name = "unesco"
    hosts = ("www.unesco.org",)
    start_urls = [
        "https://www.unesco.org/en/articles/unesco-global-network-learning-cities-64-new-members-35-countries",
    ]
    sitemap_urls = ("https://www.unesco.org/sitemap.xml",)
    trust_lastmod = True
    topic = TOPIC
    deny = r"\?|/search|/explore|/user/|/admin/"
    page_kinds = {rf"{LANG}/articles/": ArticlePage.read}
