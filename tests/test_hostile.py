"""Text that nobody would write: the extraction stays sane, and every fact points at the words it names."""

import pytest
from hypothesis import HealthCheck, given, settings

from nlp.long_text import MODEL_READS, PART, parts_of, tokenised, unread_warning
from nlp.models import load_model
from tests.fuzz import fuzz, place_of
from tests.hostile_texts import ANY, CASES, read_sanely

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


SHAPES |= {f"kept by the fuzzer: {path.stem}": path.read_bytes().decode() for path in sorted(CASES.glob("*.txt"))}


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_shape_is_read_sanely(shape):
    read_sanely(SHAPES[shape])


@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(ANY)
def test_any_text_is_read_sanely(text):
    read_sanely(text)


def test_the_fuzzer_stops_in_time_and_finds_nothing():
    run = fuzz(0.05, first_seed=7)
    assert run.texts > 0
    assert run.failures == {}


def test_the_fuzzer_names_the_line_of_ours_that_broke():
    with pytest.raises(RecursionError) as caught:
        _deep(0)
    assert place_of(caught.value) == "RecursionError in test_hostile.py: return _deep(n + 1)"


def _deep(n):
    return _deep(n + 1)


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "“", "a" * 1_000, "“" * 1_000 + " Cork"])
def test_smallest_texts(text):
    read_sanely(text)


def test_endless_runs_are_cut_and_nothing_is_lost():
    nlp = load_model("es")
    text = "Dijo " + "“" * 300 + " " + "x" * 700 + " https://ejemplo.example/" + "a" * 60
    doc = tokenised(nlp, text)
    assert doc.text == text
    assert doc[-1].text == "https://ejemplo.example/" + "a" * 60


def test_a_text_longer_than_the_model_reads_says_so():
    text = "We learn in Cork. " * 32_000
    end = next(start for start, _ in parts_of(text) if start >= MODEL_READS)
    expected = f"the text has {len(text):,} characters: those after {end:,} were read by lists and rules alone"
    assert unread_warning(load_model("en"), text) == expected
    assert unread_warning(load_model("en"), text[:MODEL_READS]) is None
    assert unread_warning(load_model("es"), text) is None


def test_long_texts_are_read_in_parts_that_end_with_a_line_or_a_word():
    text = ("word " * 7 + "end.\n") * 5_000
    parts = list(parts_of(text))
    assert "".join(part for _, part in parts) == text
    assert [start for start, _ in parts] == [sum(len(part) for _, part in parts[:i]) for i in range(len(parts))]
    assert all(len(part) <= PART and part.endswith("\n") for _, part in parts)
    assert list(parts_of("")) == [(0, "")]
