"""A JSON file of a page's text with its address and title in, a ``Page`` out."""

from pydantic import BaseModel, ConfigDict, ValidationError

from crawler.fetched import Fetched
from crawler.page import Page
from crawler.pages.plain_text import page_of_text
from crawler.unreadable import Unreadable

FORM = 'give {"text": "…"}, and "url" and "title" where they are known'


class _Record(BaseModel):
    """What the file may say; other keys are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: str
    url: str | None = None
    title: str | None = None


def read_text_record(fetched: Fetched, *, site: str) -> Page:
    """The page, its text line for line; raises ``Unreadable`` where the file is no such record or has no text."""
    try:
        record = _Record.model_validate_json(fetched.body)
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise Unreadable(fetched.url, f"{where}: {first['msg']}" if where else first["msg"], FORM) from problem
    if not record.text.strip():
        raise Unreadable(fetched.url, "its text is empty", "leave it out")
    return page_of_text(record.text, fetched, site=site, url=record.url, title=record.title)
