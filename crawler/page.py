"""``Page``: one fetched page, read. What the crawler makes and everything after it relies on."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Literal, get_args

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

BlockKind = Literal["heading", "paragraph", "list_item", "quotation", "caption", "signature", "teaser"]
DocumentKind = Literal[
    "news",
    "listing",
    "press_release",
    "event",
    "conference",
    "case_study",
    "city_profile",
    "statement",
    "publication",
    "other",
]
DOCUMENT_KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)


class Frozen(BaseModel):
    """A record that crosses a room: made once, never edited; unknown keys are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Block(Frozen):
    """One heading, paragraph, list item, quotation, caption, signature or teaser, in reading order.

    A listing's item is a run of ``teaser`` blocks with the same ``href``; the first is its title.
    ``newlines`` is how many line breaks stand before this block: in a plain text file as in the file, elsewhere
    0 for the first, 1 inside a list or a teaser, else 2.
    """

    kind: BlockKind
    text: str
    level: int | None = Field(default=None, ge=1, le=6)  # of a heading
    href: str | None = None  # absolute; where a teaser or heading leads
    newlines: int = Field(default=2, ge=0)


class Page(Frozen):
    """One page as its site shows it, without the site's furniture.

    ``kind`` and ``published`` hold only what the page or its markup says; ``None`` where it says nothing.
    ``published`` and ``modified`` are ISO 8601, as precise as the source ("2024-02-14", "2022-12").
    ``lang`` is the declared language (BCP 47 primary subtag). ``snapshot`` is the SHA-256 of the archived body.
    """

    id: str
    url: str
    site: str
    kind: DocumentKind | None = None
    title: str | None = None
    published: str | None = None
    published_rule: str | None = None  # which rule found ``published``: "meta article:published_time", ...
    modified: str | None = None
    lang: str | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[str, ...] = ()  # absolute addresses of other versions and linked documents
    snapshot: str
    fetched_at: AwareDatetime

    @cached_property
    def text(self) -> str:
        """The blocks joined; every offset anywhere in the system is into this string."""
        return "".join("\n" * block.newlines + block.text for block in self.blocks)

    def block_spans(self) -> Iterator[tuple[int, int, Block]]:
        """Each block with the ``[start, end)`` of its text in ``text``."""
        position = 0
        for block in self.blocks:
            position += block.newlines
            yield position, position + len(block.text), block
            position += len(block.text)

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of what was read (not of raw bytes, nor of when): a page changed when this changed."""
        read = self.model_dump_json(exclude={"snapshot", "fetched_at", "modified", "links"})
        return hashlib.sha256(read.encode()).hexdigest()


def page_id(canonical_url: str) -> str:
    """The id of the page at a canonical address: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(canonical_url.encode()).hexdigest()[:16]


def plain_text_blocks(text: str) -> tuple[Block, ...]:
    """One paragraph block a non-empty line; joined again they give ``text`` back, line for line."""
    blocks: list[Block] = []
    newlines = 0
    for i, line in enumerate(text.split("\n")):
        newlines += 1 if i else 0
        if line.strip():
            blocks.append(Block(kind="paragraph", text=line, newlines=newlines))
            newlines = 0
    return tuple(blocks)


def text_page(text: str, *, url: str, site: str, fetched_at: datetime, title: str | None = None) -> Page:
    """A ``Page`` of plain text that nothing is known of but its address."""
    snapshot = hashlib.sha256(text.encode()).hexdigest()
    return Page(
        id=page_id(url),
        url=url,
        site=site,
        title=title,
        blocks=plain_text_blocks(text),
        snapshot=snapshot,
        fetched_at=fetched_at,
    )
