"""The UNESCO Institute for Lifelong Learning, home of the network: its new site and what is left of the old one."""

from crawler.pages.article import ArticlePage
from crawler.pages.case_study import CaseStudyPage
from crawler.pages.city_profile import CityProfilePage
from crawler.pages.event import EventPage
from crawler.spider import SiteSpider

# Words of an address that is about the network; slugs lose their stop words and are cut at 100 characters.
TOPIC = (
    r"learning-?cit|ciudad(?:es)?-(?:del-)?aprendizaje|villes?-apprenantes?|gnlc|iclc|reseau-mondial-.*villes"
    r"|lifelong-learning-festival|cidades?-(?:de-)?aprendizagem|10th-anniversary"
)
OLD_SECTIONS = "press|lifelong-learning|apprendre-au-long-vie|aprendizaje-lo-largo-vida"
LANG = r"^/(?:en|fr|es|ar|ru|zh|pt)"


class UilSpider(SiteSpider):
    """Sitemap first; then the landing pages. No query is ever built: robots rules forbid paging and filters."""

    name = "uil"
    hosts = ("www.uil.unesco.org", "uil.unesco.org")
    start_urls = [
        "https://www.uil.unesco.org/en/learning-cities",
        "https://www.uil.unesco.org/fr/villes-apprenantes",
        "https://www.uil.unesco.org/en/global-network-learning-cities/10th-anniversary",
    ]
    sitemap_urls = ("https://www.uil.unesco.org/sitemap.xml",)
    trust_lastmod = True
    topic = TOPIC
    follow = rf"{LANG}/(?:learning-cities|villes-apprenantes|ciudades-(?:del-)?aprendizaje)/?$"
    deny = r"\?|/search|/explore|/map\b|/members/|/user/|/admin/|\.(?:jpe?g|png|gif|svg|zip|docx?|xlsx?|pptx?|mp4)$"
    page_kinds = {
        rf"{LANG}/learning-cities/[^/]+$|^/city/[^/]+$": CityProfilePage.read,
        r"^(?:/[a-z]{2})?/case-study/": CaseStudyPage.read,
        r"^(?:/[a-z]{2})?/event/": EventPage.read,
        rf"{LANG}/articles/|{LANG}/(?:global-network-learning-cities/|[^/]*learning-cit)": ArticlePage.read,
        rf"^(?:/[a-z]{{2}})?/(?:{OLD_SECTIONS})/": ArticlePage.read,
    }
