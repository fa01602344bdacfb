"""How well search orders its answers: nDCG@10 by words, by meaning and by both, on both engines.

``python -m tests.relevance.judge`` writes docs/relevance.md and the table in docs/quality.md.
"""

import math
import secrets
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

from indexer import elastic_search
from indexer.asking import ask
from indexer.elastic_index import ElasticIndex
from indexer.elastic_query import filters_of, likely
from indexer.index import SearchIndex, open_index
from indexer.language import parse
from indexer.query import Query
from indexer.tantivy_index import TantivyIndex
from indexer.tantivy_schema import entry_of
from tests.elastic_server import shared_url
from tests.relevance.collection import Question, documents, fill, questions

SHOWN = 10
WAYS = ("words", "meaning", "both")
DOCS = Path(__file__).parents[2] / "docs"
HEADING = "## Search relevance"
INTRODUCTION = """# Relevance

Written by `python -m tests.relevance.judge`. {questions} questions, as researchers and staff type them, over
{documents} documents in {languages} languages: the labelled sample pages, the sample site and made-up passages
(tests/relevance). Each document is judged from 0 to 3 for each question, whatever its language: {foreign:.0%} of the
answers are in another language than their question, and most of those have none of its words. nDCG@10: 1 is the best
order there is, 0 is nothing of use among the first ten. "By meaning" is the vectors' part of the search for both.

"""
QUALITY = f"""{HEADING}

nDCG@10 of {{questions}} judged questions over {{documents}} sample documents in {{languages}} languages; each
question's figure is in `docs/relevance.md`. Written by `python -m tests.relevance.judge`.

"""
TABLE = "| engine | by words | by meaning | by both |\n|---|---:|---:|---:|\n"


def answers(index: SearchIndex, way: str, text: str) -> list[str]:
    """The ids of the first ten answers."""
    query = Query(text=text, semantic=way != "words", size=SHOWN)
    if way == "meaning":
        return _nearest(index, query)[:SHOWN]
    return [hit.entry.id for hit in index.search(query).hits]


def _nearest(index: SearchIndex, query: Query) -> list[str]:
    """By vectors only, which no question of a user asks for: the engine's own part of the search for both."""
    clauses = parse(query.text)
    if isinstance(index, ElasticIndex):
        nearest = elastic_search._nearest(query, clauses, filters_of(query, likely))
        return [row.entry_id for row in ask(index._client, index._address.name, nearest).result]
    assert isinstance(index, TantivyIndex)
    opened = index._snapshot()
    return [entry_of(opened.searcher.doc(address)).id for address, _ in opened._nearest(query, clauses)]


def gain(found: Sequence[str], question: Question) -> float:
    """nDCG@10, a grade g counting 2^g - 1."""
    best = _discounted(sorted(question.grades.values(), reverse=True))
    return _discounted([question.grades.get(name, 0) for name in found]) / best


def _discounted(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:SHOWN], 1))


def judge(index: SearchIndex, way: str) -> list[float]:
    """Each question's gain."""
    return [gain(answers(index, way, question.text), question) for question in questions()]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        engines = {"embedded": folder, "Elasticsearch": f"{shared_url()}/relevance-{secrets.token_hex(4)}"}
        figures = {name: _figures(url) for name, url in engines.items()}
    rows = "".join(
        f"| {name} | {' | '.join(f'{mean(ways[way]):.2f}' for way in WAYS)} |\n" for name, ways in figures.items()
    )
    told = _counts()
    (DOCS / "relevance.md").write_text(
        INTRODUCTION.format(**told) + TABLE + rows + "\n" + _each(figures), encoding="utf-8"
    )
    report = DOCS / "quality.md"
    kept = report.read_text(encoding="utf-8").partition(HEADING)[0].rstrip()
    report.write_text(f"{kept}\n\n{QUALITY.format(**told)}{TABLE}{rows}", encoding="utf-8")
    print(rows, end="")


def _counts() -> dict[str, float]:
    langs = {one.id: one.lang for one in documents()}
    foreign = [langs[name] != question.lang for question in questions() for name in question.grades]
    return {
        "questions": len(questions()),
        "documents": len(documents()),
        "languages": len(set(langs.values())),
        "foreign": mean(foreign),
    }


def _figures(url: str) -> dict[str, list[float]]:
    index = open_index(url)
    try:
        fill(index)
        return {way: judge(index, way) for way in WAYS}
    finally:
        index.close()


def _each(figures: dict[str, dict[str, list[float]]]) -> str:
    """Every question's gain with the embedded engine, those least well answered first."""
    ways = figures["embedded"]
    rows = sorted(zip(questions(), *(ways[way] for way in WAYS), strict=True), key=lambda row: row[-1])
    head = "## Each question\n\nWith the embedded engine, the least well answered first.\n\n"
    table = "| question | by words | by meaning | by both |\n|---|---:|---:|---:|\n"
    lines = (
        f"| {question.text} | {words:.2f} | {meaning:.2f} | {both:.2f} |\n" for question, words, meaning, both in rows
    )
    return head + table + "".join(lines)


if __name__ == "__main__":
    main()
