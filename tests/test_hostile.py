"""Text that nobody would write: the extraction stays sane, and every fact points at the words it names."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.page import Page, text_page
from nlp.document import Document, Mention
from nlp.long_text import PART, parts_of, tokenised
from nlp.models import load_model
from nlp.pipeline import extract_page

READ_AT = datetime(2024, 1, 1, tzinfo=UTC)
CONTROLS = "\x00\x01\x07\x1b\x7f\x85\u200b\u200f\u202e\u2066\u2028\u2029\ufeff\ufffd"
MARKS = "“”\"‘’'«»„‚‹›「」『』—–-:;,.!?¿¡()[]…#@/\\\n\t \u00a0\u202f"
WORDS = [
    "Cork",
    "Paris",
    "Reading",
    "Of",
    "Mayor",
    "maire",
    "alcalde",
    "Bürgermeister",
    "Jane",
    "Doe",
    "said",
    "dijo",
    "sagte",
    "市长",
    "说",
    "قال",
    "رئيس",
    "البلدية",
    "3",
    "May",
    "2022",
    "17",
    "de",
    "julio",
    "14:00h",
    "CET",
    "30",
    "31.02.2023",
    "2024-13-45",
    "SDG",
    "4",
    "Learning",
    "City",
    "University",
    "of",
    "https://x.example/a?b=c",
    "literacy",
]
SHAPES = {
    "open quotation marks": "“" * 20_000,
    "marks in words": "said “yes ‘no «oui " * 1_000,
    "city names": "Paris, Cork, Durban, Melton and " * 600,
    "one paragraph": "The mayor of Cork said that it opens on 3 May 2022 with Jane Doe " * 300,
    "controls and overrides": "Cork \u202e koobraey \u202c\x00\x07 Paris\u200b " * 500,
    "no known script": "ቋንቋ ᚠᚢᚦ 𐎠𐎡 ꙮ " * 500,
    "one endless word": "a" * 20_000,
    "brackets": "(" * 20_000 + ")" * 20_000,
    "empty lines": "\n \n\t\n" * 2_000,
    "combining marks": "Co" + "\u0301" * 5_000 + "rk",
    "digits": "1 2 3/4-5.6:7 " * 1_500,
    "Chinese without a stop": "市长说“学习" * 1_500,
    "Arabic without a stop": "قال رئيس البلدية «التعلم " * 800,
}


def page(text: str) -> Page:
    return text_page(text, url="https://x.example/p", site="hostile", fetched_at=READ_AT)


def mentions(document: Document) -> Iterator[Mention]:
    facts = (document.cities, document.countries, document.people, document.organisations, document.dates)
    for listed in (*facts, document.events):
        for fact in listed:
            yield from fact.mentions
    for theme in document.themes:
        yield from theme.evidence


def check(document: Document, source: Page) -> None:
    """Every offset is inside the text and holds the words that the fact gives."""
    assert document.text == source.text
    for mention in mentions(document):
        assert document.text[mention.start : mention.end] == mention.text != ""
    for said in document.statements:
        assert document.text[said.start : said.end] == said.text != ""
    assert all(0 <= item.start <= item.end <= len(document.text) for item in document.items)
    assert len({(city.name, city.country) for city in document.cities}) == len(document.cities)
    assert Document.model_validate_json(document.model_dump_json()) == document


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_shape_is_read_sanely(shape):
    source = page(SHAPES[shape])
    check(extract_page(source), source)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*WORDS, *MARKS, *CONTROLS]) | st.text(max_size=8), max_size=80))
def test_any_text_is_read_sanely(pieces):
    source = page(" ".join(pieces))
    check(extract_page(source), source)


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "“", "a" * 1_000, "“" * 1_000 + " Cork"])
def test_smallest_texts(text):
    source = page(text)
    check(extract_page(source), source)


def test_endless_runs_are_cut_and_nothing_is_lost():
    nlp = load_model("es")
    text = "Dijo " + "“" * 300 + " " + "x" * 700 + " https://ejemplo.example/" + "a" * 60
    doc = tokenised(nlp, text)
    assert doc.text == text
    assert doc[-1].text == "https://ejemplo.example/" + "a" * 60


def test_long_texts_are_read_in_parts_that_end_with_a_line_or_a_word():
    text = ("word " * 7 + "end.\n") * 5_000
    parts = list(parts_of(text))
    assert "".join(part for _, part in parts) == text
    assert [start for start, _ in parts] == [sum(len(part) for _, part in parts[:i]) for i in range(len(parts))]
    assert all(len(part) <= PART and part.endswith("\n") for _, part in parts)
    assert list(parts_of("")) == [(0, "")]
