"""A text as a page of the network's, read whole."""

from datetime import UTC, datetime

from crawler.page import text_page
from nlp.document import Document
from nlp.pipeline import extract_page

READ_AT = datetime(2026, 1, 1, tzinfo=UTC)  # never told for the day of the page


def document(text: str, url: str = "https://n.example/x") -> Document:
    """What the extraction makes of it."""
    return extract_page(text_page(text, url=url, site="sample", fetched_at=READ_AT))
