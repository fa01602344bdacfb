"""Whatever is typed and whatever a page holds: an answer or a named error, and marks that fit the text."""

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_index import WORDS, batches

from indexer.analysis import OTHER, STEMMED, analyzers, folded, narrow, plain, spaced, stem, unit_spans, units
from indexer.highlight import _apart, beginning, seeker, snippet, sure_beginning
from indexer.language import TERMS, Clause, Term, parse
from indexer.query import Query, QueryError
from indexer.tantivy_index import TantivyIndex

PIECES = [
    "learning",
    "Málaga",
    "OR",
    "-",
    '"',
    "“",
    "”",
    "*",
    " ",
    "  ",
    "学习",
    "مدن",
    "l’",
    "a*",
    "\u0301",
    "\u202e",
    "😀",
]
typed = st.one_of(st.lists(st.sampled_from(PIECES)).map("".join), st.text(), st.text(string.punctuation + " ab"))


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", ()),
        ("one two", (Clause((Term("one", "word"),)), Clause((Term("two", "word"),)))),
        (
            '-"one two" three*',
            (Clause((Term("one two", "phrase"),), excluded=True), Clause((Term("three", "prefix"),))),
        ),
        ("one OR two OR „drei“", (Clause((Term("one", "word"), Term("two", "word"), Term("drei", "phrase"))),)),
        ("or one", (Clause((Term("or", "word"),)), Clause((Term("one", "word"),)))),
        ("d'Artagnan", (Clause((Term("Artagnan", "word"),)),)),
        ("O'Neil", (Clause((Term("O'Neil", "word"),)),)),
        ("word" * 3 + '"quoted"', (Clause((Term("wordwordword", "word"),)), Clause((Term("quoted", "phrase"),)))),
        ("well-known −not", (Clause((Term("well-known", "word"),)), Clause((Term("not", "word"),), excluded=True))),
    ],
)
def test_clauses(text: str, clauses: tuple[Clause, ...]) -> None:
    assert parse(text) == clauses


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TantivyIndex]:
    opened = TantivyIndex(tmp_path_factory.mktemp("index"))
    opened.load(batches(*WORDS))
    yield opened
    opened.close()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(text="“")
@example(text="OR -a")
@given(text=typed)
def test_any_text_is_answered_or_named(index: TantivyIndex, text: str) -> None:
    text = text[:1000]
    try:
        clauses = parse(text)
    except QueryError as error:
        assert str(error).startswith("text, column ")
        return
    results = index.search(Query(text=text, size=100))
    assert len(results.hits) == min(100, results.total)
    assert sum(len(clause.terms) for clause in clauses) <= TERMS


@settings(max_examples=100, deadline=None)
@given(text=typed, asked=typed)
def test_marks_stand_in_the_passage_in_order_on_whole_words(text: str, asked: str) -> None:
    try:
        clauses = parse(asked)
    except QueryError:
        return
    shown = snippet(text, clauses, lang="en")
    if shown is None:
        assert all(clause.excluded for clause in clauses)
        return
    assert shown.text in text
    borders = [0, *(place for mark in shown.marks for place in mark), len(shown.text)]
    assert borders == sorted(borders)
    assert all(shown.text[start:end].strip() == shown.text[start:end] != "" for start, end in shown.marks)


@given(text=typed)
def test_units_are_found_where_they_stand(text: str) -> None:
    words = units(text)
    spans = unit_spans(text, words)
    assert [text[start:end] for start, end in spans] == words
    assert sorted(spans) == spans
    assert all(folded(word) == folded(word.upper()) for word in words if word.isascii())


@given(text=typed)
def test_words_between_spaces_are_the_units(text: str) -> None:
    assert len(spaced(text)) == len(text)
    letters = narrow(text)
    if letters is not None:
        assert [place for place, code in enumerate(letters) if code == ord(" ")] == spaces(spaced(text))
        assert spaced(text).split() == units(text)


@given(text=typed)
def test_a_letters_byte_is_its_folded_form(text: str) -> None:
    for character, code in zip(text, narrow(text) or b"", strict=False):
        assert code in b" %c" % OTHER or chr(code) == folded(character)


@given(word=typed)
def test_ascii_is_folded_as_the_analyzer_does(word: str) -> None:
    for unit in units(word):
        assert folded(unit) == "".join(analyzers()["folded"].analyze(plain(unit)))


def spaces(text: str) -> list[int]:
    return [place for place, character in enumerate(text) if character == " "]


@settings(max_examples=20)
@pytest.mark.parametrize("lang", ["en", "es", "ar"])
@pytest.mark.parametrize("asked", ["city", "ciudades", "élan", "Ärzte", "م", "lear*", "Москва", "2015", "o’clock"])
@given(text=typed)
def test_both_ways_to_look_find_the_same(asked: str, lang: str, text: str) -> None:
    words = "city_plan, Cities: élan! Ärzte ÉLAN Москва 2015\u2009learns (learning)—ciudad المدينة"
    text = f"{text} {asked} {words} {asked}s {text}"
    looking = seeker(parse(asked), lang)
    letters = narrow(text)
    if looking._single and letters is not None:
        one_by_one = _apart(sorted(looking._in_sequence(text)))
        assert looking._between_spaces(text, letters) == one_by_one


@pytest.mark.parametrize("lang", sorted(STEMMED.keys() - {"ar"}))
def test_a_word_and_its_stem_begin_alike(lang: str) -> None:
    pages = (page for part in ("dev", "network") for page in (Path(__file__).parent / "gold" / part).rglob("*.json"))
    words = {word for page in pages for word in units(page.read_text(encoding="utf-8"))}
    words |= {"dying", "skies", "using", "icing", "eyed", "Koelner", "Ueber", "poésie", "ciudades", "anões"}
    pairs = {(beginning(folded(word)), beginning(stem(word, lang))) for word in words if stem(word, lang)}
    apart = [(one, other) for one, other in pairs if not (one.startswith(other) or other.startswith(one))]
    unsure = [word for word in words if not folded(word).startswith(sure_beginning(stem(word, lang), lang))]
    assert (apart, unsure, len(words) > 4000) == ([], [], True)


def test_many_kinds_of_marks_are_spaces_too() -> None:
    marks = "".join(chr(c) for c in range(0x2190, 0x2300))
    assert spaced(f"a{marks}b") == f"a{' ' * len(marks)}b"


def test_a_page_of_ten_megabytes_is_found_and_shown(tmp_path: Path) -> None:
    big = WORDS[0].model_copy(update={"text": "Needle first. " + "hay stack bale " * 700_000})
    index = TantivyIndex(tmp_path)
    index.load(batches(big))
    (hit,) = index.search(Query(text="needle bale")).hits
    assert hit.snippet is not None
    assert hit.snippet.text.startswith("Needle first. hay stack bale")
