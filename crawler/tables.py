"""The archive's tables, the same on SQLite and PostgreSQL; times are ISO 8601 text in UTC, so they sort."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()
_ID = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER counts up by itself there

bodies = Table(
    "bodies",
    metadata,
    Column("hash", String(64), primary_key=True),  # SHA-256 of the body before compression
    Column("data", LargeBinary, nullable=False),  # zlib
    Column("size", Integer, nullable=False),  # before compression
)

responses = Table(
    "responses",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("url", Text, nullable=False),
    Column("site", String(64), nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", Text, nullable=False),  # JSON
    Column("body_hash", String(64), ForeignKey("bodies.hash")),  # of a 304: the copy it confirms
    Column("fetched_at", String(32), nullable=False),
    Index("responses_by_url", "url", "id"),
)

pages = Table(
    "pages",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("url", Text, nullable=False),
    Column("site", String(64), nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("record", Text, nullable=False),  # the Page as JSON
    Column("read_at", String(32), nullable=False),
    Column("changed_at", String(32), nullable=False),
    Column("gone", Boolean, nullable=False, default=False),
    Index("pages_by_change", "changed_at", "id"),
    Index("pages_by_site", "site", "id"),
)

failures = Table(
    "failures",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("url", Text, nullable=False),
    Column("site", String(64), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("message", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("resolved_at", String(32)),  # when the same address was read well
    Index("failures_by_url", "url"),
)
