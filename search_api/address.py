"""The address a reader is at, to the addresses one filter more or less away."""

from typing import NamedTuple, Self
from urllib.parse import urlencode

from fastapi import Request

from indexer.names import slug
from indexer.query import FacetValue
from search_api.labels import FACETS, words_of

_PLACE = frozenset({"cursor", "size", "facets"})  # where in an answer, not what is asked
_ORDER = frozenset({"sort"})
_NAMED = frozenset({"city", "person", "speaker"})  # asked for by id or by name


def _means(name: str, asked: str, value: str) -> bool:
    if name not in _NAMED:
        return asked == value
    return slug(asked) == value or (name == "city" and slug(asked) == value[:-3])


class Chip(NamedTuple):
    """A filter in force: its words, and the address without it."""

    name: str
    words: str
    without: str


class Address(NamedTuple):
    """A path of ours and what is asked of it."""

    path: str
    asked: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, request: Request) -> Self:
        """The address of a request, blank fields of its form left out."""
        asked = tuple((name, value) for name, value in request.query_params.multi_items() if value.strip())
        return cls(request.url.path, asked)

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.asked)}" if self.asked else self.path

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """What is asked, without the place in the answer."""
        return tuple((name, value) for name, value in self.asked if name not in _PLACE)

    def at(self, path: str) -> str:
        """The same filters at another path."""
        return f"{path}?{urlencode(self.filters)}" if self.filters else path

    def add(self, name: str, value: str) -> str:
        """With one filter more."""
        return str(Address(self.path, (*(pair for pair in self.filters if pair != (name, value)), (name, value))))

    def put(self, name: str, value: str) -> str:
        """With ``value`` in place of what was asked under this name; an empty value leaves it out."""
        others = tuple(pair for pair in self.filters if pair[0] != name)
        return str(Address(self.path, (*others, (name, value)) if value else others))

    def drop(self, name: str, value: str) -> str:
        """Without one filter."""
        return str(Address(self.path, tuple(pair for pair in self.filters if pair != (name, value))))

    def page(self, cursor: str) -> str:
        """The page after ``cursor``."""
        return str(Address(self.path, (*self.filters, ("cursor", cursor))))

    def asked_as(self, name: str, value: str) -> str:
        """How a facet's value was asked for: by itself, or of a city or person by name; "" if it was not."""
        return next((asked for key, asked in self.asked if key == name and _means(name, asked, value)), "")

    def in_force_first(self, name: str, values: tuple[FacetValue, ...]) -> list[FacetValue]:
        """A facet's values as a page lists them: those in force first; years from the latest on."""
        years = sorted(values, key=lambda value: value.value, reverse=True) if name == "year" else values
        return sorted(years, key=lambda value: not self.asked_as(name, value.value))

    def first(self, name: str) -> str:
        """The (first) value asked under a name, else ""."""
        return next((value for asked, value in self.asked if asked == name), "")

    def others(self, *names: str) -> tuple[tuple[str, str], ...]:
        """The filters a form without fields for them must carry on."""
        return tuple(pair for pair in self.filters if pair[0] not in names)

    def chips(self, labels: dict[tuple[str, str], str]) -> tuple[Chip, ...]:
        """Every filter in force, in words; ``labels`` has those of ids."""
        return tuple(
            Chip(FACETS.get(name, name), labels.get((name, value)) or words_of(name, value), self.drop(name, value))
            for name, value in dict.fromkeys(self.filters)
            if name not in _ORDER
        )
