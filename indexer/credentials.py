"""``Credentials``: who we are at a search server."""

from pathlib import Path

from pydantic import SecretStr

from crawler.page import Frozen


class Credentials(Frozen):
    """An API key, or user and password; and whose certificates are trusted. Never printed."""

    api_key: SecretStr | None = None
    user: str | None = None
    password: SecretStr | None = None
    ca_file: Path | None = None
