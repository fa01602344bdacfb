"""The bench measures what it says, on as many documents as a test can wait for; no time is asserted."""

import pytest
from elasticsearch import Elasticsearch

from citykb import bench_answers
from citykb.bench import line
from indexer import bench
from indexer.bench_documents import questions, synthetic
from indexer.bench_elastic import measured
from tests.elastic_server import shared_url

DOCUMENTS = 600  # fewer do not have every city that is asked for


def test_both_engines_have_their_rows_and_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_answers, "READING", 0.01)
    embedded = bench.run(DOCUMENTS)
    assert [row.name for row in embedded if row.ratio is not None] == [
        "index: load",
        "index: memory at most, all documents to half of them",
        "index: query with five facets and highlights, p50",
        "index: query with five facets and highlights, p99",
    ]
    with measured(shared_url(), DOCUMENTS, {row.name: row.value for row in embedded}) as (rows, url):
        assert [row.name for row in rows if row.ratio is not None] == [
            "Elasticsearch: load through our index",
            "Elasticsearch: the same in processor time, server included",
            "Elasticsearch: load, all documents",
            "Elasticsearch: size on disk",
            "Elasticsearch: query with five facets and highlights, p50",
            "Elasticsearch: query with five facets and highlights, p99",
        ]
        assert all(row.value > 0 for row in rows)
        asked = list(bench_answers.rows(url))
        assert [(row.name.partition(":")[0], row.ratio is None) for row in asked] == [
            ("API", False),
            ("Elasticsearch without the API", True),
        ] * 4
        assert all(row.value > 0 for row in asked)
    client = Elasticsearch(shared_url())
    assert dict(client.indices.get(index=f"{url.rpartition('/')[2]}*")) == {}
    client.close()


def test_documents_and_questions_are_the_same_each_time() -> None:
    assert list(synthetic(3)) == list(synthetic(3))
    assert questions(5) == questions(5) != questions(5, seed=1)


def test_a_row_of_the_table() -> None:
    assert line(bench.Row("load", 1234.5, "documents/s", 0.9)) == "| load | 1,234.50 | documents/s | 0.90 |\n"
    assert line(bench.Row("load", 1.0, "s")) == "| load | 1.00 | s |  |\n"
