"""A text's words in, the countries it names out."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from nlp.document import Region
from nlp.places.fold import fold
from nlp.places.lists import rows


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """What is known of a country: UNESCO region, top-level domain, languages, neighbours."""

    code: str
    name: str
    region: Region | None
    capital: str
    tld: str
    languages: tuple[str, ...]
    neighbours: tuple[str, ...]


@cache
def countries() -> dict[str, CountryFacts]:
    """Every country by its ISO 3166-1 alpha-2 code."""
    return {
        row["code"]: CountryFacts(
            code=row["code"],
            name=row["name"],
            region=cast(Region, row["region"]) if row["region"] else None,
            capital=row["capital"],
            tld=row["tld"].lstrip("."),
            languages=tuple(language.split("-")[0] for language in row["languages"].split(",")),
            neighbours=tuple(filter(None, row["neighbours"].split(","))),
        )
        for row in rows("countries.csv")
    }


@cache
def country_names() -> dict[str, str]:
    """Folded name of a country, in any language of the list, to its code."""
    names = {fold(row["name"]): row["code"] for row in rows("country_names.csv")}
    return names | {fold(row["name"]): row["code"] for row in rows("countries.csv")}


def codes_named(keys: Iterable[str]) -> set[str]:
    """The countries among folded names."""
    names = country_names()
    return {names[key] for key in keys if key in names}
