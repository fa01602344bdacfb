"""Names in any script to the folded words and ids by which they are looked up."""

import re
import unicodedata
from functools import lru_cache

# What decomposing leaves whole: letters with strokes and ligatures, as readers without them write them.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t"}
)
_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Lower case without accents: "Łódź" and "lodz" are the same; other scripts keep their letters."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare.translate(_WHOLE_LETTERS))


@lru_cache(maxsize=20_000)  # the same cities and people come again on every page
def slug(text: str) -> str:
    """The folded words of ``text`` joined by hyphens; empty where it has none."""
    return _NOT_WORD.sub("-", fold(text)).strip("-")


def city_id(name: str, country: str) -> str:
    """The id of a city by its usual English name and ISO 3166-1 alpha-2 country: "espoo-fi"."""
    return f"{slug(name)}-{country.lower()}"


def person_id(name: str) -> str:
    """The id of a person by name without honorific: "jukka-makela"."""
    return slug(name)
