"""A PDF in, a ``Page`` of its text out."""

import io

import pypdf
from pypdf.errors import PyPdfError

from crawler.fetched import Fetched
from crawler.page import Page, text_page
from crawler.unreadable import Unreadable


def read_pdf(fetched: Fetched, *, site: str) -> Page:
    """The page; raises ``Unreadable`` where the file is broken, locked, or holds pictures only."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(fetched.body))
        text = "\n\n".join(page.extract_text() for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(fetched.url, f"the PDF cannot be read ({error})", "save it anew or give its text") from error
    if not text.strip():
        raise Unreadable(fetched.url, "the PDF holds no text", "run it through text recognition (OCR) first")
    title = (reader.metadata and reader.metadata.title) or None
    page = text_page(text, url=fetched.url, site=site, fetched_at=fetched.fetched_at, title=title)
    return page.model_copy(update={"snapshot": fetched.snapshot})
