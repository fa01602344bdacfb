"""What is known of each country: UNESCO region, top-level domain, languages."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from nlp.document import Region
from nlp.places.fold import fold
from nlp.places.lists import rows


@dataclass(frozen=True, slots=True)
class CountryFacts:
    code: str
    name: str  # usual English name
    region: Region | None  # UNESCO's
    capital: str
    tld: str  # without the dot
    languages: tuple[str, ...]  # ISO 639-1, most spoken first
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


def is_capital(name: str, country: str) -> bool:
    """Whether the capital of the country (ISO 3166-1 alpha-2) is called so."""
    return fold(countries()[country].capital) == fold(name)
