"""A page of an unknown site in, a ``Page`` of its main text out: trafilatura finds where the text stands."""

import trafilatura
from bs4 import BeautifulSoup, Tag

from crawler.blocks import read_blocks, remove_furniture
from crawler.fetched import Fetched
from crawler.page import Block, Page
from crawler.pages.kind import PageKind
from crawler.pages.pdf import read_pdf
from crawler.pages.plain_text import read_plain_text

MARKED = "main, [role=main]"  # where a page itself says that its content stands
# A marked part longer than this, by what trafilatura takes for the text, holds menus and lists of other pages too.
MOST_FURNITURE = 1.5


class GenericPage(PageKind):
    """The part the page marks as its content, if little else is in it; else what trafilatura takes for the text."""

    def blocks(self) -> tuple[Block, ...]:
        found = self._found()
        marked = self._marked()
        if marked and (not found or _length(marked) <= MOST_FURNITURE * _length(found)):
            return marked
        return found or super().blocks()

    def _found(self) -> tuple[Block, ...]:
        extracted = trafilatura.extract(
            self.html, output_format="html", include_comments=False, include_tables=True, include_images=True
        )
        body = BeautifulSoup(extracted or "", "lxml").body
        return read_blocks(body, self.fetched.url) if isinstance(body, Tag) else ()

    def _marked(self) -> tuple[Block, ...]:
        part = self.soup.select_one(MARKED)
        if part is None:
            return ()
        remove_furniture(part)
        return read_blocks(part, self.fetched.url)


def _length(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def read_generic(fetched: Fetched, *, site: str) -> Page:
    """The page by its media type: HTML, PDF or plain text."""
    if fetched.content_type == "application/pdf" or fetched.body.startswith(b"%PDF-"):
        return read_pdf(fetched, site=site)
    if fetched.content_type == "text/plain":
        return read_plain_text(fetched, site=site)
    return GenericPage.read(fetched, site=site)
