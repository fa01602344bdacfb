"""A page of an unknown site in, a ``Page`` of its main text out: trafilatura finds where the text stands."""

import trafilatura
from bs4 import BeautifulSoup, Tag

from crawler.fetched import Fetched
from crawler.page import Block, Page
from crawler.pages.kind import PageKind
from crawler.pages.pdf import read_pdf
from crawler.pages.plain_text import read_plain_text


class GenericPage(PageKind):
    """Reads what trafilatura takes for the main text; where that is nothing, the whole page."""

    def blocks(self) -> tuple[Block, ...]:
        from crawler.blocks import read_blocks

        extracted = trafilatura.extract(self.html, output_format="html", include_links=False, include_tables=True)
        body = BeautifulSoup(extracted or "", "lxml").body
        blocks = read_blocks(body, self.fetched.url) if isinstance(body, Tag) else ()
        return blocks or super().blocks()


def read_generic(fetched: Fetched, *, site: str) -> Page:
    """The page by its media type: HTML, PDF or plain text."""
    if fetched.content_type == "application/pdf" or fetched.body.startswith(b"%PDF-"):
        return read_pdf(fetched, site=site)
    if fetched.content_type == "text/plain":
        return read_plain_text(fetched, site=site)
    return GenericPage.read(fetched, site=site)
