"""Search by words and meaning together is about as good as the better of both, on both engines (docs/relevance.md)."""

import os
from collections.abc import Iterator
from statistics import mean

import pytest

from indexer.fusion import fuse, meant, near_enough
from indexer.index import SearchIndex, open_index
from indexer.language import parse
from tests.elastic_server import shared_url
from tests.relevance.collection import Question, documents, fill, questions
from tests.relevance.judge import WAYS, gain, judge

FLOORS = {"words": 0.41, "meaning": 0.66, "both": 0.68}  # nDCG@10; only go up
LOSS = 0.01  # by which both together may be worse than the better of both


@pytest.fixture(scope="module", params=["tantivy", "elasticsearch"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    folder = str(tmp_path_factory.mktemp("relevance"))
    url = folder if request.param == "tantivy" else f"{shared_url()}/relevance-{os.getpid()}"
    opened = open_index(url)
    fill(opened)
    yield opened
    opened.close()


def test_what_is_searched_is_as_good_as_it_was(index: SearchIndex) -> None:
    figures = {way: mean(judge(index, way)) for way in WAYS}
    assert {way: figure for way, figure in figures.items() if figure < FLOORS[way]} == {}
    assert figures["both"] >= max(figures["words"], figures["meaning"]) - LOSS


def test_fifty_questions_are_judged_over_documents_that_exist() -> None:
    held = {one.id for one in documents()}
    assert len({question.text for question in questions()}) == 50
    assert [name for question in questions() for name in question.grades if name not in held] == []
    assert [question.text for question in questions() if 3 not in question.grades.values()] == []


def test_gain_is_one_for_the_best_order_and_less_for_others() -> None:
    question = Question("asked", "en", {"best": 3, "good": 2, "near": 1})
    assert gain(["best", "good", "near"], question) == 1.0
    assert gain(["near", "other", "best"], question) == pytest.approx(4.5 / (7 + 3 / 1.58496 + 0.5), abs=1e-4)
    assert gain([], question) == 0.0


def test_fusing_puts_first_what_both_rankings_have() -> None:
    scores = fuse(["a", "b", "c"], ["d", "b"])
    assert sorted(scores, key=lambda place: -scores[place]) == ["b", "a", "d", "c"]
    assert scores["b"] == pytest.approx(2 / 62)


def test_only_what_is_near_enough_counts_as_meant() -> None:
    assert near_enough([("far", 0.75), ("near", 0.81), ("nearest", 0.9)]) == ["nearest", "near"]
    assert len(near_enough([(n, 0.9) for n in range(500)])) == 100
    assert meant(parse('"one two" three* -four five OR six')) == "one two three five six"
