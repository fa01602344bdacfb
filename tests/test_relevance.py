"""Search by words and meaning together is at least as good as by either; the table is docs/relevance.md."""

from collections.abc import Iterator

import pytest

from indexer.fusion import fuse, meant, near_enough
from indexer.index import SearchIndex, open_index
from indexer.language import parse
from tests.relevance.judge import fill, gain, judge, questions

FLOOR = 0.64  # nDCG@10 of both together; only goes up


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    opened = open_index(str(tmp_path_factory.mktemp("relevance")))
    fill(opened)
    yield opened
    opened.close()


def test_both_together_are_no_worse_than_either(index: SearchIndex) -> None:
    words, meaning, both = (judge(index, way)[0] for way in ("words", "meaning", "both"))
    assert len(list(questions())) == 50
    assert both >= max(words, meaning, FLOOR)


def test_gain_is_one_for_the_best_order_and_less_for_others() -> None:
    assert gain(["1-a", "1-b", "2-a"], "1-", 2) == 1.0
    assert gain(["2-a", "1-a", "1-b"], "1-", 2) == pytest.approx(0.6934, abs=1e-4)
    assert gain([], "1-", 2) == 0.0


def test_fusing_puts_first_what_both_rankings_have() -> None:
    scores = fuse(["a", "b", "c"], ["d", "b"])
    assert sorted(scores, key=lambda place: -scores[place]) == ["b", "a", "d", "c"]
    assert scores["b"] == pytest.approx(2 / 62)


def test_only_what_is_near_enough_counts_as_meant() -> None:
    assert near_enough([("far", 0.75), ("near", 0.81), ("nearest", 0.9)]) == ["nearest", "near"]
    assert len(near_enough([(n, 0.9) for n in range(500)])) == 100
    assert meant(parse('"one two" three* -four five OR six')) == "one two three five six"
