"""Labelled pages: a folder of labels and a folder of texts in, ``GoldPage`` records out."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from crawler.page import DocumentKind


class Label(BaseModel):
    """Keys that annotators add for people to read are ignored; an ``optional`` label is neither miss nor false hit."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    optional: bool = False


class GoldCity(Label):
    name: str  # usual English name
    country: str
    geonames_name: str | None = None
    as_written: tuple[str, ...] = ()


class GoldPerson(Label):
    name: str
    role: str | None = None
    organisation: str | None = None
    city: str | None = None


class GoldDate(Label):
    as_written: str = ""
    start: str | None = None
    end: str | None = None


class GoldStatement(Label):
    """``quote_start`` and ``quote_end`` stand verbatim in the text; ``speaker_accept`` are other right answers."""

    speaker: str | None = None
    speaker_accept: tuple[str | None, ...] = ()
    quote_start: str
    quote_end: str
    direct: bool
    about_cities: tuple[str, ...] = ()
    speaker_city: str | None = None


class Labels(BaseModel):
    """What one page says, according to its annotator."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: DocumentKind
    lang: str
    published: str | None
    published_alt: tuple[str, ...] = ()
    cities: tuple[GoldCity, ...]
    cities_optional: tuple[GoldCity, ...] = ()
    countries: tuple[str, ...]
    people: tuple[GoldPerson, ...]
    people_optional: tuple[GoldPerson, ...] = ()
    dates: tuple[GoldDate, ...]
    dates_optional: tuple[GoldDate, ...] = ()
    themes: tuple[str, ...]
    themes_optional: tuple[str, ...] = ()
    themes_borderline: tuple[str, ...] = ()
    statements: tuple[GoldStatement, ...]
    statements_optional: tuple[GoldStatement, ...] = ()


class GoldPage(BaseModel):
    """One labelled page; ``text`` is exactly the file's."""

    model_config = ConfigDict(frozen=True)

    name: str  # of the files, without suffix
    url: str
    title: str | None = None
    text: str
    labels: Labels = Field(repr=False)


class _Optional(Protocol):
    @property
    def optional(self) -> bool: ...


_L = TypeVar("_L", bound=_Optional)


def required(labels: Sequence[_L]) -> list[_L]:
    """The labels that a system must find."""
    return [label for label in labels if not label.optional]


def optional(labels: Sequence[_L], more: Sequence[_L]) -> list[_L]:
    """The labels that are neither a miss nor a false hit: those so marked, and the page's own list of them."""
    return [*more, *(label for label in labels if label.optional)]


def read_gold(gold: Path, pages: Path) -> Iterator[GoldPage]:
    """Every ``gold/NAME.json`` with its ``pages/NAME.json`` (url, title, text) or ``pages/NAME.txt``, by name.

    Raises ``FileNotFoundError`` where a folder, a label or a page's text is missing, ``ValueError`` (naming the file)
    where a label is malformed.
    """
    names = sorted(path.stem for path in gold.glob("*.json"))
    if not names:
        raise FileNotFoundError(f"no labels (*.json) in {gold}")
    for name in names:
        yield _read_page(name, gold / f"{name}.json", pages)


def _read_page(name: str, label_file: Path, pages: Path) -> GoldPage:
    try:
        labels = Labels.model_validate_json(label_file.read_bytes())
    except ValueError as problem:
        raise ValueError(f"{label_file}: {problem}") from problem
    page_file, text_file = pages / f"{name}.json", pages / f"{name}.txt"
    if page_file.exists():
        page = json.loads(page_file.read_text(encoding="utf-8"))
        return GoldPage(name=name, url=page["url"], title=page.get("title"), text=page["text"], labels=labels)
    if not text_file.exists():
        raise FileNotFoundError(f"no page for {label_file}: neither {page_file} nor {text_file}")
    return GoldPage(
        name=name, url=f"file:///{text_file.name}", text=text_file.read_text(encoding="utf-8"), labels=labels
    )
