"""Lists of the cities and people held, narrowed and cut into pages."""

from typing import TypeVar

from crawler.page import Frozen
from indexer.mentioned import CityOverview, PersonOverview
from indexer.names import fold
from search_api.params import AskCities, AskPeople
from search_api.sources import Sources

Named = TypeVar("Named", CityOverview, PersonOverview)


class Cities(Frozen):
    """One page of the cities that fit."""

    total: int
    cities: tuple[CityOverview, ...]
    next_offset: int | None


class People(Frozen):
    """One page of the people that fit."""

    total: int
    people: tuple[PersonOverview, ...]
    next_offset: int | None


def cities(sources: Sources, asked: AskCities) -> Cities:
    """The cities held that fit, those in most documents first."""
    countries = {code.upper() for code in asked.country}
    fitting = [
        city
        for city in sources.cities
        if (not countries or city.country in countries)
        and (not asked.region or city.region in asked.region)
        and asked.member in (None, city.member)
        and _named(city.name, asked.text)
    ]
    shown, later = _part(fitting, asked)
    return Cities(total=len(fitting), cities=shown, next_offset=later)


def people(sources: Sources, asked: AskPeople) -> People:
    """The people held that fit, those in most documents first."""
    countries = {code.upper() for code in asked.country}
    fitting = [
        person
        for person in sources.people
        if (not countries or person.country in countries) and _named(person.name, asked.text)
    ]
    shown, later = _part(fitting, asked)
    return People(total=len(fitting), people=shown, next_offset=later)


def _part(fitting: list[Named], asked: AskPeople) -> tuple[tuple[Named, ...], int | None]:
    """One page of a list, and where the next begins."""
    end = asked.offset + asked.size
    return tuple(fitting[asked.offset : end]), end if end < len(fitting) else None


def _named(name: str, text: str) -> bool:
    return fold(text) in fold(name)
