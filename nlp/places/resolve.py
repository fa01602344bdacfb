"""Names with their namesakes in, one place (or region) for each out, by evidence that can be printed."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nlp.gazetteer import ALTERNATE, Named, Place, RegionNamed
from nlp.places.countries import countries
from nlp.places.fold import fold
from nlp.places.spot import Name

# Weights of the evidence, in powers of ten of population: 1.0 outweighs a namesake ten times as large. Fitted by
# coordinate search on half of two public corpora of news, one of small American towns, one of the world.
ALTERNATE_COST = 0.5  # GeoNames' other names include old, misspelt and translated ones
OUTDONE_COST = 1.0  # ... the more so where another place of the same country is called just that
OUTDONE_ABROAD = 0.75  # ... or of another country ("Berea", in Kentucky, was Aleppo's name once)
SMALL_CAPITAL = 10_000  # people of the smallest capitals that news of the network mean: Castries has 20,000
CAPITAL_ON_NETWORK = 2.5  # "Bridgetown" is then Barbados' rather than Portland's by-name
CAPITAL = 0.5  # the country's capital, beside its namesakes abroad
FOREIGN = 2.0  # a page of local words seldom names another country: "Lebanon" is then a town
COUNTRY_PRIOR = 8.0  # a country's name means the country ...
ADMIN1_PRIOR = 4.5  # ... a state's the state, unless its city of that name is a metropolis
CAPITAL_OF_SAME_NAME = 2.5  # ... or the state is called after its chief city ("Puebla", "Bremen")
COUNTY_PRIOR = 3.0
MEMBER = 3.0  # on a page about the network
MEMBER_ELSEWHERE = 0.25
BESIDE = 20.0  # "Paris, Texas" leaves nothing open
LEANING = 2.0  # the country named last in the sentence, or after the list the name stands in
COUNTRY_ON_PAGE = 2.5
ADMIN1_ON_PAGE = 1.0
ADMIN1_NAMED = 2.8  # the division is named as such
STYLE = 1.9  # the page's own words are those of one country ("sheriff", "borough council")
NEAR = 4.0  # other names of the page near by
HOME = 1.5  # the country of the site
SPEAKING = 0.7  # the page is in the country's language, not in English, which is written about everything
METROPOLIS = 500_000  # people
FAMOUS = 0.2
NEAR_HALF = 1.25  # votes: one neighbour makes half the case
CELL = 0.5  # degrees: with the cells around it, about 80 km
ROUNDS = 3


@dataclass(slots=True)
class Option:
    """One thing the name may mean, with its score and what the score is made of."""

    place: Place | None
    region: RegionNamed | None
    prior: float
    score: float = 0.0
    support: float = 0.0  # 0..1: how much of the page lies in the same country, division, neighbourhood

    @property
    def country(self) -> str:
        return self.place.country if self.place else self.region.country if self.region else ""

    @property
    def closeness(self) -> float:
        """What its being near tells: metropolises are named far and wide, and counties have no one point."""
        return FAMOUS if self.place and self.place.population > METROPOLIS else 1.0

    @property
    def admin1(self) -> str | None:
        if self.place:
            return f"{self.place.country}.{self.place.admin1}"
        return self.region.admin1 if self.region else None

    @property
    def point(self) -> tuple[float, float] | None:
        at = self.place or self.region
        return (at.lat, at.lon) if at and at.lat is not None and at.lon is not None else None

    def __str__(self) -> str:
        if self.place:
            return f"{self.place.name}, {self.admin1} (population {self.place.population:,})"
        return f"{self.region.kind} {self.region.code}" if self.region else ""


@dataclass(frozen=True)
class Background:
    """What is known of the page before its names are read."""

    home: frozenset[str] = frozenset()  # likely countries: of the site's address
    speaking: frozenset[str] = frozenset()  # countries whose language the page is in, unless it is English
    network: bool = False  # the page is about the network of learning cities
    style: Mapping[str, float] = field(default_factory=dict)  # country to 0..1: whose words the page uses


@dataclass(slots=True)
class Sense:
    """The options of one name on one page, best first once resolved."""

    name: str
    options: list[Option]
    mentions: int = 1
    trust: float = 1.0  # how surely it is the name of a place at all: the weight of its vote
    beside: frozenset[str] = frozenset()  # codes of countries and divisions named right beside it
    leaning: frozenset[str] = frozenset()  # codes that its sentence or list suggests


def options_of(name: Name, background: Background) -> list[Option]:
    """Everything ``name`` may mean, with what speaks for it before the page is looked at."""
    country = any(region.kind == "country" for region in name.regions)
    places = [n for n in name.places if not (country and n.rank == ALTERNATE)]  # "México" is not Mexico City
    own = {n.place.country for n in places if n.rank < ALTERNATE}
    costs = [_alternate_cost(n, own) for n in places]
    options = [Option(n.place, None, _place_prior(n, background, cost)) for n, cost in zip(places, costs, strict=True)]
    largest = {f"{n.place.country}.{n.place.admin1}": n for n in reversed(name.places)}
    largest |= {n.place.country: n for n in reversed(name.places)}
    return options + [Option(None, region, _region_prior(region, largest, background)) for region in name.regions]


def _alternate_cost(named: Named, own: set[str]) -> float:
    """``own``: the countries in which some place is called so first of all."""
    if named.rank < ALTERNATE:
        return 0.0
    return OUTDONE_COST if named.place.country in own else OUTDONE_ABROAD if own else ALTERNATE_COST


def _place_prior(named: Named, background: Background, cost: float) -> float:
    place = named.place
    prior = CAPITAL * (fold(countries()[place.country].capital) == fold(place.name) and place.population > 100_000)
    if background.network and place.population > SMALL_CAPITAL and named.rank < ALTERNATE:
        prior += CAPITAL_ON_NETWORK * (fold(countries()[place.country].capital) == fold(place.name))
    prior += math.log10(place.population + 300) - cost  # GeoNames does not know the people of many small places
    if place.member:
        prior += MEMBER if background.network else MEMBER_ELSEWHERE
    prior += SPEAKING * (place.country in background.speaking)
    return prior + HOME * (place.country in background.home) + STYLE * background.style.get(place.country, 0.0)


def _region_prior(region: RegionNamed, cities: dict[str, Named], background: Background) -> float:
    if region.kind == "country":
        abroad = max((v for code, v in background.style.items() if code != region.code), default=0.0)
        return COUNTRY_PRIOR - FOREIGN * abroad
    own = HOME * (region.country in background.home) + STYLE * background.style.get(region.country, 0.0)
    if region.kind == "county":
        return COUNTY_PRIOR + own
    city = cities.get(region.code if region.lat is not None else region.country)
    same = city is not None and (region.lat is None or (city.place.lat, city.place.lon) == (region.lat, region.lon))
    return ADMIN1_PRIOR + own - CAPITAL_OF_SAME_NAME * same


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
        if option.point and (option.region is None or option.region.kind == "county"):
            self.cells[_cell(option.point)] += vote * option.closeness

    def score(self, option: Option, sense: Sense) -> float:
        own = self.own[sense.name]
        country = self.country[option.country] - sum(v for o, v in own if o.country == option.country)
        admin1 = near = named = 0.0
        if option.admin1:
            rest = (v for o, v in own if o.admin1 == option.admin1 and not (o.region and o.region.kind == "admin1"))
            admin1 = self.admin1[option.admin1] - sum(rest)
            named = self.named[option.admin1] if option.place else 0.0
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
