"""The address a reader is at, to the addresses one filter more or less away."""

from typing import NamedTuple, Self
from urllib.parse import urlencode

from fastapi import Request

from search_api.labels import FACETS, words_of

_PLACE = frozenset({"cursor", "size", "facets"})  # where in an answer, not what is asked
_ORDER = frozenset({"sort"})


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

    def has(self, name: str, value: str) -> bool:
        """Whether a filter is in force."""
        return (name, value) in self.asked

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
