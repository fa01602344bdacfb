"""Texts that nobody would write, as Hypothesis draws them, and what must hold of whatever is found in them."""

import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import strategies as st

from crawler.fetched import Fetched
from crawler.page import Page, text_page
from crawler.pages.generic import GenericPage
from crawler.unreadable import Unreadable
from nlp.document import Document, Mention
from nlp.extractors.languages import detect
from nlp.pipeline import extract_page, load

READ_AT = datetime(2024, 1, 1, tzinfo=UTC)
GOLD = Path(__file__).parent / "gold" / "dev" / "pages"
CASES = Path(__file__).parent / "hostile"  # texts that once broke something
CONTROLS = "\x00\x01\x07\x1b\x7f\x85\u200b\u200d\u200f\u202a\u202e\u202c\u2066\u2069\u2028\u2029\ufeff\ufffd\U000e0041"
MARKS = "“”\"‘’'«»„‚‹›「」『』—–-:;,.!?¿¡()[]…#@/\\\n\t \u00a0\u202f、。؛؟"
_WORDS = (
    "Cork|Paris|Reading|Of|Florence|Mayor|maire|alcalde|Bürgermeister|Jane|Doe|said|dijo|sagte|a dit|市长|说|市長|表示|"
    "قال|رئيس|البلدية|Мэр|сказал|שלום|नगर|ประเทศ|학습도시|ᚠᚢᚦ|𐎠𐎡|3|May|2022|17|de|julio|14:00h|CET|30|31.02.2023|2024-13-45|"
    "yesterday|last|Thursday|SDG|4|Learning|City|University|of|the|and|Mr|Dr.|O’|Mc|https://x.example/a?b=c|literacy|"
    "#Bogotá|Côte|d'Ivoire|e\u0301|ﬁ|İ|ß|ǅ|١٢|²|Ⅷ|👩‍🏫|according to|told|:"
)
WORDS = _WORDS.split("|")
TAGS = (
    "p",
    "h1",
    "h2",
    "li",
    "blockquote",
    "q",
    "figcaption",
    "time",
    "a",
    "span",
    "td",
    "cite",
    "footer",
    "br",
    "div",
)
FIXED = 1.0  # seconds that any text may take: what is read once a language, a busy machine
A_CHARACTER = 0.001  # seconds; prose takes a fortieth of it, so only what does not grow linearly comes near


def _fragments() -> list[str]:
    pages = (json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.json")))
    return [piece for page in pages for piece in re.split(r"(?<=[.,:;!?\n”»])", page["text"]) if piece.strip()]


def _cut(text: str, at: int, putting: str) -> str:
    """The text with something put into it, or broken off there if nothing is."""
    at %= len(text) + 1
    return text[:at] + putting + text[at:] if putting else text[:at]


FRAGMENTS = _fragments()
_SMALL = st.sampled_from([*WORDS, *MARKS, *CONTROLS])
_BROKEN = st.builds(_cut, st.sampled_from(FRAGMENTS), st.integers(0, 500), st.sampled_from(["", *MARKS, *CONTROLS]))
PIECES = _SMALL | st.sampled_from(FRAGMENTS) | _BROKEN | st.text(max_size=12)
_JOINED = st.builds(
    lambda pieces, between: between.join(pieces),
    st.lists(PIECES, max_size=60),
    st.sampled_from(["", " ", "\n", "\n\n", "\u00a0", "\u202e"]),
)
_REPEATED = st.builds(
    lambda pieces, times: " ".join(pieces) * times,
    st.lists(PIECES, min_size=1, max_size=5),
    st.integers(2, 300),
)
TEXTS = _JOINED | _REPEATED.map(lambda text: text[:15_000])


def _markup(pieces: list[tuple[str, str]], main: bool) -> str:
    inner = "".join(f"<{tag}>{piece}</{tag}>" for tag, piece in pieces)
    return f"<html><body>{f'<main>{inner}</main>' if main else inner}</body></html>"


MARKUP = st.builds(_markup, st.lists(st.tuples(st.sampled_from(TAGS), PIECES), max_size=40), st.booleans())
ANY = TEXTS | MARKUP


def page_of(text: str) -> Page:
    """The page of a text; of markup, if it begins as ``MARKUP`` does. Raises ``Unreadable`` if that shows no words."""
    if not text.startswith("<html>"):
        return text_page(text, url="https://x.example/p", site="hostile", fetched_at=READ_AT)
    fetched = Fetched(url="https://x.example/p", body=text.encode(), fetched_at=READ_AT)
    return GenericPage.read(fetched, site="hostile")


def read_sanely(text: str, *, timed: bool = False) -> float:
    """Extract and check; the processor seconds the extraction took, held to the budget if ``timed``."""
    try:
        page = page_of(text)
    except Unreadable:
        return 0.0
    load(detect(page))
    began = time.process_time()
    document = extract_page(page)
    took = time.process_time() - began
    check(document, page)
    budget = FIXED + A_CHARACTER * len(page.text)
    assert not timed or took <= budget, f"{took:.1f} s for {len(page.text):,} characters"
    return took


def check(document: Document, page: Page) -> None:
    """Every offset is inside the text and holds the words that the fact gives; the record survives JSON."""
    assert document.text == page.text
    for mention in mentions(document):
        assert document.text[mention.start : mention.end] == mention.text != ""
    for said in document.statements:
        assert document.text[said.start : said.end] == said.text != ""
        assert said.text == said.text.strip()
    assert all(0 <= item.start <= item.end <= len(document.text) for item in document.items)
    assert len({(city.name, city.country) for city in document.cities}) == len(document.cities)
    assert len({(said.start, said.end) for said in document.statements}) == len(document.statements)
    assert Document.model_validate_json(document.model_dump_json()) == document


def mentions(document: Document) -> Iterator[Mention]:
    """Every mention of every fact."""
    facts = (document.cities, document.cities_in_names, document.countries, document.people, document.organisations)
    for listed in (*facts, document.dates, document.events):
        for fact in listed:
            yield from fact.mentions
    for theme in document.themes:
        yield from theme.evidence
