"""Names in, the keys by which two writings of one name are the same out."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

from citykb.quality.gold import GoldCity

_EXTRA = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ـ": None}
)  # letters that Unicode does not take apart, and the Arabic stretcher
_NAMES = tomllib.loads(files("citykb").joinpath("quality/names.toml").read_text(encoding="utf-8"))
_CITIES: dict[str, list[str]] = _NAMES["cities"]
_PEOPLE: dict[str, list[str]] = _NAMES["people"]
_HONORIFICS = frozenset(_NAMES["honorifics"])
_JOINT = re.compile(r"\s*;\s*|\s+/\s+|\s+and\s+|\s+et\s+")


@lru_cache(maxsize=10_000)  # the same quotations are folded again for every pair that is compared
def fold(text: str) -> str:
    """Without case, accents and punctuation; one space between words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", plain.translate(_EXTRA)).split())


def person_key(name: str) -> str:
    """The folded name without the honorifics before it."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    return " ".join(words)


def person_keys(name: str) -> frozenset[str]:
    """The keys of a labelled name; any of them is right."""
    return frozenset(person_key(other) for other in (name, *_PEOPLE.get(name, ())))


def speakers(speaker: str) -> list[str]:
    """The single speakers of a joint statement; one empty name where none is given."""
    return [name for name in _JOINT.split(speaker) if name] or [""]


def city_names(city: GoldCity, *, any_form: bool = False) -> frozenset[str]:
    """The folded names of a labelled city; with ``any_form`` also as the page writes it."""
    names = [city.name, *([city.geonames_name] if city.geonames_name else []), *_CITIES.get(city.name, ())]
    return frozenset(fold(name) for name in (*names, *(city.as_written if any_form else ())))
