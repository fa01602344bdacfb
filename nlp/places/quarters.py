"""A page's places in, those that are quarters of its cities or namesakes far away out: "Sinfin" on a page of Derby."""

import math
from collections import defaultdict
from collections.abc import Iterable

from nlp.gazetteer import Place
from nlp.places.countries import is_capital

SMALL = 50_000  # people
TIMES = 15  # as many people live in the city whose quarter a place is
NO_FIGURE = 3_000  # people: GeoNames does not count those of many quarters
AWAY = 9.0  # kilometres: a quarter is nearer, and most towns of their own are further
DEGREE = 111.0  # kilometres
CELL = 0.1  # degrees
LOST = 20_000  # people: a place as small in a country that the page has nothing to do with is a namesake
ALONE = 0.1  # support from the page's other names


def quarters(small: Iterable[Place], cities: Iterable[Place]) -> frozenset[int]:
    """The ids of those ``small`` places that lie in one of the ``cities`` or at its edge.

    On 200 labelled pages of the network no town of its own lay so near a city so much larger.
    """
    grid: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for city in cities:
        if city.lat is not None and city.lon is not None and city.population >= TIMES * NO_FIGURE:
            grid[_cell(city.lat, city.lon)].append(city)
    return frozenset(place.id for place in small if not place.member and _is_quarter(place, grid))


def is_lost(place: Place, support: float, named: frozenset[str]) -> bool:
    """Whether a small place is in no country ``named`` or meant on the page: "Beás" of Pécs is not Beas in Spain."""
    if place.member or place.population >= LOST or support >= ALONE:
        return False
    return place.country not in named and not is_capital(place.name, place.country)


def _is_quarter(place: Place, grid: dict[tuple[int, int], list[Place]]) -> bool:
    if place.lat is None or place.lon is None or place.population >= SMALL:
        return False
    row, column = _cell(place.lat, place.lon)
    around = (city for i in (-1, 0, 1) for j in (-1, 0, 1) for city in grid.get((row + i, column + j), ()))
    enough = TIMES * max(place.population, NO_FIGURE)
    return any(city.id != place.id and city.population >= enough and _apart(place, city) < AWAY for city in around)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / CELL), math.floor(lon / CELL)


def _apart(a: Place, b: Place) -> float:
    """Kilometres, near enough for neighbours."""
    lat, lon = (a.lat or 0.0) - (b.lat or 0.0), (a.lon or 0.0) - (b.lon or 0.0)
    return DEGREE * math.hypot(lat, lon * math.cos(math.radians(a.lat or 0.0)))
