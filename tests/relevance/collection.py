"""What is searched to measure search: sample pages and made-up passages; and fifty judged questions."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup

from indexer.embeddings import Vectors, embedded_text, embedder
from indexer.index import Batch, SearchIndex
from indexer.query import Entry

HERE = Path(__file__).parent
DEV = HERE.parent / "gold" / "dev"
SAMPLE_SITE = HERE.parent.parent / "crawler" / "sample_site" / "pages"
GRADES = ("1", "2", "3")


class Question(NamedTuple):
    """What is typed, and the grade of each document that answers it."""

    text: str
    lang: str
    grades: Mapping[str, int]


def questions() -> list[Question]:
    """The judged questions."""
    asked = tomllib.loads((HERE / "questions.toml").read_text(encoding="utf-8"))["question"]
    return [
        Question(one["text"], one["lang"], {name: int(grade) for grade in GRADES for name in one.get(grade, ())})
        for one in asked
    ]


@cache
def documents() -> list[Entry]:
    """Every document that is searched: title, text and language, without extracted facts."""
    return [*_labelled_pages(), *_sample_site(), *_passages()]


def _labelled_pages() -> Iterator[Entry]:
    for path in sorted((DEV / "pages").glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        label = json.loads((DEV / "gold" / path.name).read_text(encoding="utf-8"))
        yield _entry(path.name.partition("-")[0], label["lang"], page["title"], page["text"])


def _sample_site() -> Iterator[Entry]:
    for path in sorted(SAMPLE_SITE.glob("*.html")):
        _, facts, body = path.read_text(encoding="utf-8").split("+++\n", 2)
        told = tomllib.loads(facts)
        text = BeautifulSoup(body, "lxml").get_text("\n", strip=True)
        yield _entry(path.stem, told.get("lang", "en"), told["title"], f"{told.get('lead', '')}\n{text}")


def _passages() -> Iterator[Entry]:
    subjects = tomllib.loads((HERE / "subjects.toml").read_text(encoding="utf-8"))["subject"]
    for subject in subjects:
        for number, (lang, text) in enumerate(subject["passages"], 1):
            yield _entry(f"{subject['name']} {number}", lang, "", text)


def _entry(name: str, lang: str, title: str, text: str) -> Entry:
    return Entry(
        id=name,
        type="document",
        document_id=name,
        url=f"https://relevance.example/{name}",
        site="relevance",
        kind="news",
        lang=lang,
        title=title,
        text=text,
    )


@cache
def vectors() -> Vectors:
    """The documents' vectors, made once a process."""
    return embedder().passages([embedded_text(one) for one in documents()])


def fill(index: SearchIndex) -> None:
    """Load every document with its vector."""
    index.load(
        Batch(document_id=one.document_id, entries=(one,), vectors=(vector.tobytes(),))
        for one, vector in zip(documents(), vectors(), strict=True)
    )
