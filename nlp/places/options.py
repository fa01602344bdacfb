"""A name in; what it may mean out, each with what speaks for it before the page's other names are asked."""

import math
from dataclasses import dataclass

from nlp.gazetteer import ALTERNATE, Named, Place, RegionNamed
from nlp.places.background import Background
from nlp.places.countries import is_capital
from nlp.places.fold import fold
from nlp.places.spot import Name

# Weights of the evidence, in powers of ten of population: 1.0 outweighs a namesake ten times as large. Fitted by
# coordinate search on half of two public corpora of news, one of small American towns, one of the world.
ALTERNATE_COST = 0.5  # GeoNames' other names include old, misspelt and translated ones
OUTDONE_COST = 1.0  # ... the more so where another place of the same country is called just that
OUTDONE_ABROAD = 0.75  # ... or of another country ("Berea", in Kentucky, was Aleppo's name once)
FORMER_COST = 1.5  # ... and the name is not even like its own
CAPITAL_AT_HOME = 4.0  # a page of the country's own words means its capital: "Washington" in a paper of Georgia
SMALL_CAPITAL = 10_000  # people of the smallest capitals that news of the network mean: Castries has 20,000
CAPITAL_ON_NETWORK = 2.5  # "Bridgetown" is then Barbados', by-name of Portland and of Bridgeton though it is
RENOWN, RENOWN_FROM = 0.3, 5.5  # powers of ten of people: great cities are named far from home without their state
CAPITAL = 0.5  # the country's capital, beside its namesakes abroad
FOREIGN = 2.0  # a page of local words seldom names another country: "Lebanon" is then a town
COUNTRY_PRIOR = 8.0  # a country's name means the country ...
NATIONS = frozenset(("GB.ENG", "GB.SCT", "GB.WLS", "GB.NIR"))  # no less known by their names than countries
ADMIN1_PRIOR = 4.5  # ... a state's the state, unless its city of that name is a metropolis
CAPITAL_OF_SAME_NAME = 2.5  # ... or the state is called after its chief city ("Puebla", "Bremen")
COUNTY_PRIOR = 3.0
MEMBER = 3.0  # on a page about the network
MEMBER_ELSEWHERE = 0.25
STYLE = 1.9  # the page's own words are those of one country ("sheriff", "borough council")
HOME = 1.5  # the country of the site
SPEAKING = 0.7  # the page is in the country's language, not in English, which is written about everything
METROPOLIS = 500_000  # people
FAMOUS = 0.2


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
    def is_county(self) -> bool:
        return self.region is not None and self.region.kind == "county"

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


def options_of(name: Name, background: Background) -> list[Option]:
    """Everything ``name`` may mean, with what speaks for it before the page is looked at."""
    country = any(region.kind == "country" for region in name.regions)
    places = [n for n in name.places if not (country and n.rank == ALTERNATE)]  # "México" is not Mexico City
    own = {n.place.country for n in places if n.rank < ALTERNATE}
    known = background.network and any(_is_capital(n) for n in places)
    costs = [_alternate_cost(n, own, name.key) + CAPITAL_ON_NETWORK * (known and n.rank == ALTERNATE) for n in places]
    options = [Option(n.place, None, _place_prior(n, background, cost)) for n, cost in zip(places, costs, strict=True)]
    largest = {f"{n.place.country}.{n.place.admin1}": n for n in reversed(name.places)}
    largest |= {n.place.country: n for n in reversed(name.places)}
    return options + [Option(None, region, _region_prior(region, largest, background)) for region in name.regions]


def _alternate_cost(named: Named, own: set[str], key: str) -> float:
    """``own``: the countries in which some place is called so first of all."""
    if named.rank < ALTERNATE:
        return 0.0
    if named.place.country in own:
        return OUTDONE_COST
    former = FORMER_COST * (not _resembles(key, fold(named.place.name)))
    return OUTDONE_ABROAD + former if own else ALTERNATE_COST


def _is_capital(named: Named) -> bool:
    """By its own name, and of some size."""
    place = named.place
    return is_capital(place.name, place.country) and named.rank < ALTERNATE and place.population > SMALL_CAPITAL


def _resembles(key: str, name: str) -> bool:
    """A name of another language or a short one mostly begins alike; a former one ("Berea" of Aleppo) not."""
    return key[:2] == name[:2] or key in name or name in key


def _place_prior(named: Named, background: Background, cost: float) -> float:
    place = named.place
    prior = CAPITAL * (is_capital(place.name, place.country) and place.population > 100_000)
    if prior:
        prior += CAPITAL_AT_HOME * background.style.get(place.country, 0.0)
    if background.network:
        prior += CAPITAL_ON_NETWORK * _is_capital(named)
    prior += math.log10(place.population + 300) - cost  # GeoNames does not know the people of many small places
    if named.rank < ALTERNATE:
        prior += RENOWN * max(0.0, math.log10(place.population + 1) - RENOWN_FROM)
    if place.member:
        prior += MEMBER if background.network else MEMBER_ELSEWHERE
    prior += SPEAKING * (place.country in background.speaking)
    return prior + HOME * (place.country in background.home) + STYLE * background.style.get(place.country, 0.0)


def _region_prior(region: RegionNamed, cities: dict[str, Named], background: Background) -> float:
    if region.kind == "country" or region.code in NATIONS:
        abroad = max((v for code, v in background.style.items() if code != region.country), default=0.0)
        return COUNTRY_PRIOR - FOREIGN * abroad
    own = HOME * (region.country in background.home) + STYLE * background.style.get(region.country, 0.0)
    if region.kind == "county":
        return COUNTY_PRIOR + own
    city = cities.get(region.code if region.lat is not None else region.country)
    same = city is not None and (region.lat is None or (city.place.lat, city.place.lon) == (region.lat, region.lon))
    return ADMIN1_PRIOR + own - CAPITAL_OF_SAME_NAME * same
