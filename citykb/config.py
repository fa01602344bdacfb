"""``Config``: every setting, from ``CITYKB_*`` environment variables, with its default, unit and meaning."""

import os
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from indexer.credentials import Credentials


class BadSetting(ValueError):
    """A ``CITYKB_*`` variable that cannot be used; names it and says what it takes."""


class Config(BaseSettings):
    """Read once, at the edge; everything inside takes plain arguments."""

    model_config = SettingsConfigDict(env_prefix="CITYKB_", frozen=True, extra="ignore")

    home: Path = Field(default=Path("var"), description="folder of everything kept: store, index, logs")
    store_url: str = Field(
        default="",
        description="SQLAlchemy address of the store of record (SQLite or PostgreSQL); empty: HOME/citykb.sqlite",
    )
    index_url: str = Field(
        default="",
        description="search index: tantivy:FOLDER, or http(s)://host:9200/name for Elasticsearch; empty: HOME/index",
    )
    index_ca_file: Path | None = Field(default=None, description="CA certificates of an https index")
    index_api_key: SecretStr | None = Field(default=None, description="API key of the index (base64 id:key)")
    index_api_key_file: Path | None = Field(default=None, description="file that holds the API key")
    index_user: str | None = Field(default=None, description="user name for basic authentication at the index")
    index_password: SecretStr | None = Field(default=None, description="password of that user")
    index_password_file: Path | None = Field(default=None, description="file that holds the password")
    host: str = Field(default="127.0.0.1", description="address the web pages are served on")
    port: int = Field(default=8000, ge=0, le=65535, description="port they are served on; 0 takes a free one")
    contact: str = Field(
        default="", description="address or page named in the crawler's user agent, for the sites' owners"
    )
    schedule_file: Path | None = Field(default=None, description="TOML file of sources and times; empty: the built-in")
    cache: Path | None = Field(
        default=None,
        description="folder of the gazetteer, built there when missing; empty: the platform's cache folder",
    )
    workers: int = Field(default=0, ge=0, le=256, description="processes that extract; 0: one a core")
    semantic: bool = Field(default=False, description="search by meaning too (needs the extra `semantic`)")

    @property
    def store(self) -> str:
        """Where the store of record is."""
        return self.store_url or f"sqlite:///{self.home / 'citykb.sqlite'}"

    @property
    def index(self) -> str:
        """Where the search index is."""
        return self.index_url or f"tantivy:{self.home / 'index'}"

    @property
    def credentials(self) -> Credentials:
        """Who we are at the index's server; raises ``BadSetting`` for a file that cannot be read."""
        return Credentials(
            api_key=self.index_api_key or _secret_in(self.index_api_key_file),
            user=self.index_user,
            password=self.index_password or _secret_in(self.index_password_file),
            ca_file=self.index_ca_file,
        )

    @property
    def processes(self) -> int:
        """How many processes extract."""
        return self.workers or os.cpu_count() or 1


def _secret_in(path: Path | None) -> SecretStr | None:
    try:
        return SecretStr(path.read_text(encoding="utf-8").strip()) if path else None
    except OSError as error:
        raise BadSetting(f"secret file {path}: {error.strerror}; check its name and permissions") from error


def load_config() -> Config:
    """The settings of this process; raises ``BadSetting`` naming the variable."""
    try:
        return Config()
    except ValidationError as error:
        first = error.errors()[0]
        name = "CITYKB_" + "_".join(str(part) for part in first["loc"]).upper()
        raise BadSetting(f"{name}={first['input']!r}: {first['msg']}") from error


def settings_table() -> list[tuple[str, str, str]]:
    """Each variable with its default and meaning, for the README."""
    return [
        (f"CITYKB_{name.upper()}", "" if field.default is None else str(field.default), str(field.description))
        for name, field in Config.model_fields.items()
    ]
