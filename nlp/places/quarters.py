"""A page's places in, those that are quarters of its cities or namesakes far away out: "Sinfin" on a page of Derby."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from nlp.gazetteer import Place
from nlp.places.countries import is_capital

SMALL = 100_000  # people
TIMES = 11  # as many people live in the city whose quarter a place is
NO_FIGURE = 3_000  # people: GeoNames does not count those of many quarters
AWAY = 9.0  # kilometres: a quarter is nearer, and most towns of their own are further
WIDE = 300_000  # people of a city that reaches so far; a smaller one ends sooner
SEAT = 0.5  # kilometres: a municipality of several towns stands at the point of its chief town
SUBURB, CLOSE = 12_000, 4.0  # people, kilometres: of a part of a member whose own people GeoNames does not count
UNCOUNTED = 20_000  # people
VILLAGE = 10_000  # people: so small a place is named on the pages of its own neighbourhood only
NEIGHBOURHOOD = 75.0  # kilometres
WIDER = 0.7  # degrees: with the cells around it, at least the neighbourhood as far north as people live
DEGREE = 111.0  # kilometres
CELL = 0.1  # degrees
LOST = 20_000  # people: a place as small in a country that the page has nothing to do with is a namesake
ALONE = 0.1  # support from the page's other names
_COUNTY = re.compile(r"\b(?:County|Consortium|Province|Commune)\b")  # many towns
_Grid = dict[tuple[int, int], list[Place]]


def quarters(small: Iterable[Place], cities: Iterable[Place]) -> frozenset[int]:
    """The ids of those ``small`` places that lie in one of the ``cities`` or at its edge.

    On 200 labelled pages of the network no town of its own lay so near a city so much larger.
    """
    grid = _grid((city for city in cities if city.population >= TIMES * NO_FIGURE or city.member), CELL)
    return frozenset(place.id for place in small if not place.member and _is_quarter(place, grid))


def outlying(small: Iterable[Place], cities: Iterable[Place]) -> frozenset[int]:
    """The ids of those ``small`` places that lie far from every larger one of the ``cities``: most likely namesakes.

    "Townhill" of Swansea is not the village of that name near Dunfermline. None where no city is known.
    """
    grid = _grid(cities, WIDER)
    villages = [place for place in small if not place.member and place.population < VILLAGE] if grid else []
    return frozenset(place.id for place in villages if not _has_city(place, grid))


def chief_towns(small: Iterable[Place], cities: Iterable[Place]) -> frozenset[int]:
    """The ids of those places at whose point a member among the ``cities`` stands: "Smithton" of Circular Head."""
    grid = _grid((city for city in cities if city.member), CELL)
    towns = [place for place in small if not place.member] if grid else []
    return frozenset(p.id for p in towns if any(_apart(p, city) < SEAT for city in _around(p, grid, CELL)))


def is_lost(place: Place, support: float, named: frozenset[str]) -> bool:
    """Whether a small place is in no country ``named`` or meant on the page: "Beás" of Pécs is not Beas in Spain."""
    if place.member or place.population >= LOST or support >= ALONE:
        return False
    return place.country not in named and not is_capital(place.name, place.country)


def _is_quarter(place: Place, grid: _Grid) -> bool:
    return place.population < SMALL and any(_holds(city, place) for city in _around(place, grid, CELL))


def _holds(city: Place, place: Place) -> bool:
    """Does the ``place`` lie in the ``city`` or at its edge?"""
    if city.member and city.population < UNCOUNTED:
        county = _COUNTY.search(city.network or "") is not None
        return not county and place.population < SUBURB and SEAT < _apart(place, city) < CLOSE
    reach = AWAY * min(1.0, math.sqrt(city.population / WIDE))
    return city.population >= TIMES * max(place.population, NO_FIGURE) and _apart(place, city) < reach


def _has_city(place: Place, grid: _Grid) -> bool:
    around = _around(place, grid, WIDER)
    return any((c.member or c.population > place.population) and _apart(place, c) < NEIGHBOURHOOD for c in around)


def _grid(cities: Iterable[Place], size: float) -> _Grid:
    grid: _Grid = defaultdict(list)
    for city in cities:
        if city.lat is not None and city.lon is not None:
            grid[_cell(city.lat, city.lon, size)].append(city)
    return grid


def _around(place: Place, grid: _Grid, size: float) -> Iterator[Place]:
    """The other cities in the cell of ``place`` and in those that touch it."""
    if place.lat is None or place.lon is None:
        return
    row, column = _cell(place.lat, place.lon, size)
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            yield from (city for city in grid.get((row + i, column + j), ()) if city.id != place.id)


def _cell(lat: float, lon: float, size: float) -> tuple[int, int]:
    return math.floor(lat / size), math.floor(lon / size)


def _apart(a: Place, b: Place) -> float:
    """Kilometres, near enough for neighbours."""
    lat, lon = (a.lat or 0.0) - (b.lat or 0.0), (a.lon or 0.0) - (b.lon or 0.0)
    return DEGREE * math.hypot(lat, lon * math.cos(math.radians(a.lat or 0.0)))
