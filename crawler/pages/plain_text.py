"""A plain text response or file in, a ``Page`` whose text is the file's, line for line, out."""

from crawler.encoding import decode
from crawler.fetched import Fetched
from crawler.page import Page, text_page
from crawler.unreadable import Unreadable


def read_plain_text(fetched: Fetched, *, site: str) -> Page:
    """The page; raises ``Unreadable`` where the file is empty or no text."""
    if b"\0" in fetched.body[:1000] and not fetched.body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(fetched.url, "this is no text file", "give a .txt, .html, .pdf or .json file")
    text = decode(fetched.body, fetched.headers.get("content-type", ""))
    if not text.strip():
        raise Unreadable(fetched.url, "the file is empty", "leave it out")
    return page_of_text(text, fetched, site=site)


def page_of_text(text: str, fetched: Fetched, *, site: str, url: str | None = None, title: str | None = None) -> Page:
    """The page of a text that stands in ``fetched``, line for line; its address is that of ``fetched`` by default."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    page = text_page(text, url=url or fetched.url, site=site, fetched_at=fetched.fetched_at, title=title)
    return page.model_copy(update={"snapshot": fetched.snapshot})
