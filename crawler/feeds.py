"""A sitemap, sitemap index, RSS or Atom feed in, the addresses it names out."""

from collections.abc import Iterator
from typing import Literal

from lxml import etree
from scrapy.http import Response
from scrapy.utils.gz import gunzip

from crawler.page import Frozen

MAX_UNZIPPED = 50_000_000  # bytes; the sitemap protocol's own limit
_GZIP = b"\x1f\x8b"
_LOOK = 1000  # bytes in which a feed's root element stands
_ROOTS: tuple[tuple[bytes, str], ...] = (
    (b"<sitemapindex", "sitemap"),
    (b"<urlset", "page"),
    (b"<rss", "page"),
    (b"<feed", "page"),
)


class FeedLink(Frozen):
    """One address; ``lastmod`` as the sitemap gives it, ISO 8601."""

    url: str
    kind: Literal["sitemap", "page"]
    lastmod: str | None = None


def is_feed(response: Response) -> bool:
    """Whether the body is one of these, whatever the server calls it."""
    head = response.body[:_LOOK]
    return any(root in head for root, _ in _ROOTS) or (
        head.startswith(_GZIP) and response.url.split("?")[0].endswith(".gz")
    )


def feed_links(response: Response) -> Iterator[FeedLink]:
    """The feed's addresses, in its order; of broken XML those that stand before the break."""
    body = response.body
    if body.startswith(_GZIP):
        body = gunzip(body, max_size=MAX_UNZIPPED)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(body.strip(), parser)
    if root is None:
        return
    kind: Literal["sitemap", "page"] = "sitemap" if _name(root) == "sitemapindex" else "page"
    for element in root.iter("{*}url", "{*}sitemap", "{*}item", "{*}entry"):
        values = {_name(child): (child.text or child.get("href") or "").strip() for child in element}
        if url := values.get("loc") or values.get("link"):
            yield FeedLink(url=url, kind=kind, lastmod=values.get("lastmod") or None)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
