"""Where an entry is shown: on our pages, and in the page it is from."""

import re
from urllib.parse import quote, urlsplit

from indexer.query import Entry

_FRAGMENT_WORDS = 6  # words at either end of a quotation that tell a browser where it stands
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def page_of(entry: Entry, root: str) -> str:
    """The document's page, at the entry's own place in it."""
    _, _, place = entry.id.rpartition(":")
    anchor = f"#{place}" if place != entry.id else ""
    return f"{root}/documents/{quote(entry.document_id, safe='')}{anchor}"


def original_of(url: str, words: str = "") -> str:
    """The original page's address, which scrolls to ``words`` in a browser that can; "" if it is no web address."""
    if urlsplit(url).scheme not in ("http", "https"):
        return ""
    parts = words.split()
    if not parts or "#" in url:
        return url
    if len(parts) <= 2 * _FRAGMENT_WORDS:
        return f"{url}#:~:text={_part(parts)}"
    return f"{url}#:~:text={_part(parts[:_FRAGMENT_WORDS])},{_part(parts[-_FRAGMENT_WORDS:])}"


def plain(text: str | None) -> str:
    """``text`` without the characters no XML, calendar or spreadsheet may hold."""
    return _NOT_XML.sub("", text or "")


def _part(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
