"""How well search orders its answers: nDCG@10 by words, by meaning and by both, on fifty judged questions.

``python -m tests.relevance.judge --out docs/relevance.md`` writes the table; further engines are named by URL.
"""

import argparse
import math
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from indexer.embeddings import Vectors, embedded_text, embedder
from indexer.fusion import near_enough
from indexer.index import Batch, SearchIndex, open_index
from indexer.query import Entry, Query

SUBJECTS = tomllib.loads((Path(__file__).parent / "subjects.toml").read_text(encoding="utf-8"))["subject"]
SHOWN = 10
WAYS = ("words", "meaning", "both")
HEAD = """# Relevance

{questions} questions in {languages} languages over {passages} sample passages on twelve subjects
(tests/relevance/subjects.toml), most without a word in common with what answers them. An answer is right when it stands
under the question's subject, whatever its language. nDCG@10 (1 is perfect); in brackets the share of the right answers
that are among the first ten.

| engine | by words | by meaning | by both |
|---|---:|---:|---:|
"""


def passages() -> list[Entry]:
    """One statement a passage; its document's id tells the subject."""
    return [
        Entry(
            id=f"{subject}-{number}:s1",
            type="statement",
            document_id=f"{subject}-{number}",
            url=f"https://relevance.example/{subject}-{number}",
            site="relevance",
            kind="news",
            lang=lang,
            title="",
            text=text,
        )
        for subject, given in enumerate(SUBJECTS)
        for number, (lang, text) in enumerate(given["passages"])
    ]


def questions() -> Iterator[tuple[str, str]]:
    """Each question with the prefix of the ids that answer it."""
    for subject, given in enumerate(SUBJECTS):
        for text in given["questions"]:
            yield text, f"{subject}-"


@cache
def embedded() -> tuple[list[Entry], Vectors]:
    """The passages and their vectors, made once."""
    made = passages()
    return made, embedder().passages([embedded_text(one) for one in made])


def fill(index: SearchIndex) -> None:
    """Load every passage with its vector."""
    made, vectors = embedded()
    index.load(
        Batch(document_id=one.document_id, entries=(one,), vectors=(vector.tobytes(),))
        for one, vector in zip(made, vectors, strict=True)
    )


def answers(index: SearchIndex, way: str, text: str) -> list[str]:
    """The ids of the first ten answers."""
    if way != "meaning":
        query = Query(type="statement", text=text, semantic=way == "both", size=SHOWN)
        return [hit.entry.id for hit in index.search(query).hits]
    made, vectors = embedded()
    likeness = vectors @ embedder().question(text)
    return list(near_enough(zip([one.id for one in made], likeness.tolist(), strict=True)))[:SHOWN]


def gain(found: Sequence[str], prefix: str, right: int) -> float:
    """nDCG@10."""
    won = sum(1 / math.log2(rank + 1) for rank, one in enumerate(found[:SHOWN], 1) if one.startswith(prefix))
    return won / sum(1 / math.log2(rank + 1) for rank in range(1, min(right, SHOWN) + 1))


def judge(index: SearchIndex, way: str) -> tuple[float, float]:
    """Mean nDCG@10 over all questions, and the mean share of the right answers found."""
    ids = [one.id for one in passages()]
    gains, shares = [], []
    for text, prefix in questions():
        right = sum(one.startswith(prefix) for one in ids)
        found = answers(index, way, text)
        gains.append(gain(found, prefix, right))
        shares.append(sum(one.startswith(prefix) for one in found) / right)
    return sum(gains) / len(gains), sum(shares) / len(shares)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=Path("docs/relevance.md"))
    options.add_argument("urls", nargs="*", help="empty indexes of other engines to judge too")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for url in [f"tantivy:{folder}", *given.urls]:
            index = open_index(url)
            fill(index)
            cells = (f"{score:.2f} ({share:.0%})" for score, share in (judge(index, way) for way in WAYS))
            lines.append(f"| {url.partition(':')[0]} | {' | '.join(cells)} |\n")
            index.close()
    languages = len({one.lang for one in passages()})
    head = HEAD.format(questions=len(list(questions())), languages=languages, passages=len(passages()))
    given.out.write_text(head + "".join(lines), encoding="utf-8")
    print("".join(lines))


if __name__ == "__main__":
    main()
