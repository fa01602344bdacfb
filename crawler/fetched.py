"""``Fetched``: one response as it came, before anything reads it; what page kinds are given."""

import hashlib
from functools import cached_property

from pydantic import AwareDatetime

from crawler.page import Frozen


class Fetched(Frozen):
    """One response, its body decompressed; header names in lower case."""

    url: str
    status: int = 200
    headers: dict[str, str] = {}
    body: bytes = b""
    fetched_at: AwareDatetime

    @cached_property
    def snapshot(self) -> str:
        """SHA-256 of the body, the key it is archived under."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def content_type(self) -> str:
        """The media type without its parameters, in lower case; empty if the server named none."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()
