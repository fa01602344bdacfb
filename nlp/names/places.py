"""``Places``: the cities and bodies of a page, found again by where they stand."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from nlp.document import City, CityInName, Organisation
from nlp.names.organisations import headed


@dataclass(frozen=True)
class Places:
    """The page's cities, those inside names of bodies, the bodies, and the city the page is about."""

    cities: Sequence[City] = ()
    in_names: Sequence[CityInName] = ()
    organisations: Sequence[Organisation] = ()
    own_city: City | None = None  # the page's, if it is about one

    @cached_property
    def city_at(self) -> dict[int, City]:
        """By where a mention starts."""
        return {mention.start: city for city in self.cities for mention in city.mentions}

    def city_right_at(self, start: int) -> tuple[City, int] | None:
        """The city whose mention starts there, and where that ends."""
        i = bisect_left(self._city_spots, (start, 0))
        found = i < len(self._city_spots) and self._city_spots[i][0] == start
        return (self.city_at[start], self._city_spots[i][1]) if found else None

    @cached_property
    def body_at(self) -> dict[int, Organisation]:
        """By where a mention starts."""
        return {mention.start: body for body in self.organisations for mention in body.mentions}

    @cached_property
    def _city_spots(self) -> list[tuple[int, int]]:
        return sorted((mention.start, mention.end) for city in self.cities for mention in city.mentions)

    @cached_property
    def _body_spots(self) -> list[tuple[int, int]]:
        return sorted((mention.start, mention.end) for body in self.organisations for mention in body.mentions)

    @cached_property
    def _headed_spots(self) -> list[tuple[int, int]]:
        spots = ((m.start, m.end) for body in self.organisations for m in body.mentions if headed(m.text))
        return sorted(spots)

    def city_in(self, start: int, end: int, *, in_bodies: bool = False) -> City | None:
        """The first city mentioned in ``[start, end)``, unless ``in_bodies`` not in a body's name."""
        for at, stop in _between(self._city_spots, start, end):
            before = bisect_left(self._headed_spots, (at + 1, 0)) - 1
            if stop <= end and (in_bodies or before < 0 or self._headed_spots[before][1] < stop):
                return self.city_at[at]
        return None

    def city_before(self, at: int) -> City | None:
        """The city that is named last before ``at``."""
        i = bisect_left(self._city_spots, (at, 0)) - 1
        return self.city_at[self._city_spots[i][0]] if i >= 0 else None

    def body_in(self, start: int, end: int) -> Organisation | None:
        """The longest body mentioned in ``[start, end)``, the first of equals."""
        spots = sorted(_between(self._body_spots, start, end), key=lambda spot: spot[0] - spot[1])
        return self.body_at[spots[0][0]] if spots else None


def _between(spots: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    at = bisect_left(spots, (start, 0))
    while at < len(spots) and spots[at][0] < end:
        yield spots[at]
        at += 1
