"""``PageKind``: what all kinds of HTML page share; one short method a field, each reading the tree alone."""

import re
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from crawler.addresses import canonical_url
from crawler.blocks import plain, read_blocks, remove_furniture
from crawler.encoding import decode
from crawler.fetched import Fetched
from crawler.inline_quotes import with_marks
from crawler.page import Block, DocumentKind, Page, page_id
from crawler.pages import labels, markup_dates
from crawler.pages.head import Head, read_head
from crawler.unreadable import Unreadable

# Where the page's own content stands, best first: what the two templates of the sites use, then what any site does.
CONTENT: tuple[dict[str, Any], ...] = (
    {"name": "main"},
    {"role": "main"},
    {"id": "main-content"},
    {"id": "content"},
    {"class_": "region-content"},
    {"name": "article"},
    {"name": "body"},
)
DOCUMENT = re.compile(r"\.pdf(?:$|\?)", re.I)
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")


class PageKind:
    """Reads one response. A subclass names its ``kind`` where the address alone tells it."""

    kind: ClassVar[DocumentKind | None] = None

    def __init__(self, fetched: Fetched, *, site: str) -> None:
        self.fetched = fetched
        self.site = site

    @classmethod
    def read(cls, fetched: Fetched, *, site: str) -> Page:
        """The page; raises ``Unreadable`` where there is no text in it."""
        reader = cls(fetched, site=site)
        url, links = reader.address, reader.links()  # the blocks' reading strips the tree
        blocks = reader.blocks()
        if not blocks:
            raise Unreadable(fetched.url, "the page holds no text", "look at it in a browser: it may need scripts")
        published, rule = reader.published()
        return Page(
            id=page_id(url),
            url=url,
            site=site,
            kind=reader.document_kind(),
            title=reader.title(),
            published=published,
            published_rule=rule,
            modified=reader.modified(),
            lang=reader.lang(),
            blocks=blocks,
            links=links,
            snapshot=fetched.snapshot,
            fetched_at=fetched.fetched_at,
        )

    @cached_property
    def html(self) -> str:
        return with_marks(decode(self.fetched.body, self.fetched.headers.get("content-type", "")))

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "lxml")

    @cached_property
    def head(self) -> Head:
        return read_head(self.soup)

    @cached_property
    def content(self) -> Tag:
        """The page's own part of the tree, its furniture taken out."""
        _ = self.head  # its scripts are furniture: read them first
        found = next((element for element in (self.soup.find(**where) for where in CONTENT) if element), None)
        content = found if isinstance(found, Tag) else self.soup
        remove_furniture(content)
        return content

    def blocks(self) -> tuple[Block, ...]:
        return read_blocks(self.content, self.fetched.url)

    def title(self) -> str | None:
        """The main heading, else the best the head says."""
        heading = self.content.find("h1")
        if heading and plain(heading.get_text()):
            return plain(heading.get_text())
        return self.head.metas.get("og:title") or self._head_title()

    def _head_title(self) -> str | None:
        title = self.soup.find("title")
        return plain(title.get_text()).rsplit(" | ", 1)[0] or None if title else None

    def label(self) -> str | None:
        """The word above the title that names the kind of page ("Press release")."""
        return labels.label_above(self.content)

    def document_kind(self) -> DocumentKind | None:
        return self.kind or labels.kind_of(self.label(), self.html, self.address)

    def published(self) -> tuple[str | None, str | None]:
        """The date and the rule that found it."""
        return markup_dates.published(self.head, self.content)

    def modified(self) -> str | None:
        return markup_dates.modified(self.head, self.content)

    def lang(self) -> str | None:
        declared = str(self.soup.html.get("lang") or "") if self.soup.html else ""
        return re.split(r"[-_]", declared.strip().lower())[0] or None

    @cached_property
    def address(self) -> str:
        """The canonical address the page declares, else its own."""
        link = self.soup.find("link", rel="canonical", href=True)
        href = str(link["href"]) if isinstance(link, Tag) else self.head.metas.get("og:url") or self._saved_from()
        declared = urljoin(self.fetched.url, href.strip()) if href else ""
        return canonical_url(declared if declared.startswith(("http://", "https://")) else self.fetched.url)

    def _saved_from(self) -> str:
        """Where a browser says that it saved the page from."""
        match = SAVED_FROM.search(self.html[:2000])
        return match[1] if match else ""

    def links(self) -> tuple[str, ...]:
        """Other language versions and linked documents."""
        versions = [str(link["href"]) for link in self.soup.find_all("link", rel="alternate", hreflang=True, href=True)]
        documents = [str(link["href"]) for link in self.content.find_all("a", href=DOCUMENT)]
        own = self.address
        absolute = (canonical_url(urljoin(self.fetched.url, link.strip())) for link in versions + documents)
        return tuple(dict.fromkeys(link for link in absolute if link != own))
