"""Two rankings, by words and by meaning, to one: the same for every engine."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any, TypeVar

from indexer.language import Clause

Place = TypeVar("Place", bound=Hashable)

RANK_CONSTANT = 60  # of reciprocal rank fusion (Cormack et al. 2009): how little the very first places count more
NEIGHBOURS = 100  # entries taken for their meaning: beyond, likeness is chance
DEPTH = 1000  # entries taken for their words, where both are asked for
# Cosines of multilingual-e5-small, over passages on six subjects of learning cities and questions on them in nine
# languages: the right ones have 0.80-0.92, the others of the same field 0.75-0.85, those of another field 0.70-0.78.
# No margin below the best: a near copy in the question's own language would hide what other languages say.
LEAST = 0.80


def fuse(*rankings: Sequence[Place]) -> dict[Place, float]:
    """Reciprocal rank fusion: each place's score from its ranks, best first in each ranking."""
    scores: dict[Place, float] = defaultdict(float)
    for ranking in rankings:
        for rank, place in enumerate(ranking, 1):
            scores[place] += 1 / (RANK_CONSTANT + rank)
    return dict(scores)


def near_enough(likeness: Iterable[tuple[Any, float]]) -> list[Any]:
    """Of places with their cosines those that mean the same, nearest first."""
    ordered = sorted(likeness, key=lambda pair: -pair[1])[:NEIGHBOURS]
    return [place for place, cosine in ordered if cosine >= LEAST]


def meant(clauses: Iterable[Clause]) -> str:
    """The words of a question whose meaning is sought: without marks, stars and what is excluded."""
    return " ".join(term.text for clause in clauses if not clause.excluded for term in clause.terms)
