"""The mentions of a page's cities in order, asked for by stretches of the text."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from nlp.document import City, CityRef

Spot = tuple[int, int, City]


class CityIndex:
    """Every mention of a city of the page, by place; a lookup costs no more than the mentions it finds."""

    def __init__(self, cities: Sequence[City]) -> None:
        self._spots: list[Spot] = sorted(
            ((m.start, m.end, city) for city in cities for m in city.mentions), key=lambda spot: spot[:2]
        )
        self._starts = [start for start, _, _ in self._spots]

    def between(self, start: int, end: int) -> Iterator[Spot]:
        """The mentions that begin in ``[start, end)``."""
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self._spots[i]

    def named(self, start: int, end: int) -> tuple[CityRef, ...]:
        """Each city mentioned there, once, in the order of the text."""
        return distinct(city for _, _, city in self.between(start, end))

    def names(self, cities: tuple[CityRef, ...], start: int, end: int) -> bool:
        """Whether one of ``cities`` is mentioned there."""
        return any(ref(city) in cities for _, _, city in self.between(start, end))

    def only(self, start: int, end: int) -> tuple[CityRef, ...]:
        """The city mentioned there, if it is the only one."""
        named = self.named(start, end)
        return named if len(named) == 1 else ()


def ref(city: City) -> CityRef:
    return CityRef(name=city.name, country=city.country)


def distinct(cities: Iterable[City]) -> tuple[CityRef, ...]:
    return tuple({(c.name, c.country): ref(c) for c in cities}.values())
