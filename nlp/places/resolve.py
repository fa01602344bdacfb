"""Names with their namesakes in, one place (or region) for each out, by evidence that can be printed."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from nlp.places.options import Option

# Weights as in ``options``, fitted with them.
BESIDE = 20.0  # "Paris, Texas" leaves nothing open
LEANING = 2.0  # the country named last in the sentence, or after the list the name stands in
COUNTRY_ON_PAGE = 2.5
ADMIN1_ON_PAGE = 2.0
ADMIN1_NAMED = 2.8  # the division is named as such
NEAR = 4.0  # other names of the page near by
NEAR_HALF = 1.1  # votes: one neighbour makes half the case
CELL = 0.5  # degrees: with the cells around it, about 80 km
ROUNDS = 3


@dataclass(slots=True)
class Sense:
    """The options of one name on one page, best first once resolved."""

    name: str
    options: list[Option]
    mentions: int = 1
    trust: float = 1.0  # how surely it is the name of a place at all: the weight of its vote
    beside: frozenset[str] = frozenset()  # codes of countries and divisions named right beside it
    leaning: frozenset[str] = frozenset()  # codes that its sentence or list suggests


def resolve(senses: list[Sense]) -> None:
    """Score and sort the options of every sense by each other's votes: near places, same division, same country.

    Linear in the number of options: votes are gathered on a grid of cells, not pair by pair.
    """
    for sense in senses:
        for option in sense.options:
            option.score = _own_score(option, sense)
    for _ in range(ROUNDS):
        votes = _Votes(senses)
        scored = [[votes.score(option, sense) for option in sense.options] for sense in senses]
        for sense, scores in zip(senses, scored, strict=True):
            for option, score in zip(sense.options, scores, strict=True):
                option.score = score
    for sense in senses:
        sense.options.sort(key=lambda o: (-o.score, o.place.id if o.place else 0))


def _own_score(option: Option, sense: Sense) -> float:
    return option.prior + BESIDE * _beside(option, sense.beside) + LEANING * _beside(option, sense.leaning)


def _beside(option: Option, codes: frozenset[str]) -> float:
    if option.admin1 in codes:
        return 1.0
    return 0.9 if option.country in codes else 0.0


def shares(options: Iterable[Option]) -> list[float]:
    """Probabilities by score (softmax to the base ten)."""
    options = list(options)
    top = max(option.score for option in options)
    weights = [10 ** max(option.score - top, -30) for option in options]
    total = sum(weights)
    return [weight / total for weight in weights]


class _Votes:
    """How much of the page points to each cell, division and country; a name does not vote for itself."""

    def __init__(self, senses: list[Sense]) -> None:
        self.cells: dict[tuple[int, int], float] = defaultdict(float)
        self.admin1: dict[str, float] = defaultdict(float)
        self.named: dict[str, float] = defaultdict(float)  # divisions named as such: "Florida", "Ga."
        self.country: dict[str, float] = defaultdict(float)
        self.own: dict[str, list[tuple[Option, float]]] = defaultdict(list)  # by the name, whatever its sense
        for sense in senses:
            weight = sense.trust * min(3.0, 1.0 + math.log2(sense.mentions))
            for option, share in zip(sense.options, shares(sense.options), strict=True):
                if share > 0.02:
                    vote = weight * share
                    self.own[sense.name].append((option, vote))
                    self._add(option, vote)

    def _add(self, option: Option, vote: float) -> None:
        self.country[option.country] += vote
        if option.region and option.region.kind == "admin1":
            self.named[option.region.code] += vote
        elif option.admin1:
            self.admin1[option.admin1] += vote
        if option.point and (option.region is None or option.is_county):
            self.cells[_cell(option.point)] += vote * option.closeness

    def score(self, option: Option, sense: Sense) -> float:
        own = self.own[sense.name]
        country = self.country[option.country] - sum(v for o, v in own if o.country == option.country)
        admin1 = near = named = 0.0
        if option.admin1:
            rest = (v for o, v in own if o.admin1 == option.admin1 and not (o.region and o.region.kind == "admin1"))
            admin1 = self.admin1[option.admin1] - sum(rest)
            named = self.named[option.admin1] if option.place or option.is_county else 0.0
        if option.point:
            rest = (v * o.closeness for o, v in own if o.point and _touch(o.point, option.point))
            near = self._near(option.point) - sum(rest)
        parts = (
            COUNTRY_ON_PAGE * _grow(country),
            ADMIN1_ON_PAGE * _grow(admin1),
            ADMIN1_NAMED * _grow(named),
            NEAR * _grow(near, NEAR_HALF),
        )
        option.support = min(1.0, sum(parts) / (COUNTRY_ON_PAGE + ADMIN1_ON_PAGE + NEAR))
        return _own_score(option, sense) + sum(parts)

    def _near(self, point: tuple[float, float]) -> float:
        row, column = _cell(point)
        around = ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        return sum(self.cells.get(cell, 0.0) for cell in around)


def _grow(votes: float, half: float = 1.0) -> float:
    """0 for no vote, 0.5 for ``half``, towards 1 for many: the tenth neighbour tells little more than the fifth."""
    return max(0.0, votes) / (half + max(0.0, votes))


def _cell(point: tuple[float, float]) -> tuple[int, int]:
    return math.floor(point[0] / CELL), math.floor(point[1] / CELL)


def _touch(a: tuple[float, float], b: tuple[float, float]) -> bool:
    (row_a, column_a), (row_b, column_b) = _cell(a), _cell(b)
    return abs(row_a - row_b) <= 1 and abs(column_a - column_b) <= 1
