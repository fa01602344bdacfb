"""The data files about places: rows of the tables, words of the word lists."""

import csv
import io
import re
import tomllib
from functools import cache
from importlib.resources import files

from nlp.places.fold import fold

DATA = files("nlp") / "data"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of ``nlp/data``."""
    return list(csv.DictReader(io.StringIO((DATA / name).read_text(encoding="utf-8"))))


@cache
def word_list(name: str) -> frozenset[str]:
    """The folded words of a list of ``place_words.toml``, all languages together."""
    entry = tomllib.loads((DATA / "place_words.toml").read_text(encoding="utf-8"))[name]
    return frozenset(fold(word) for line in entry.values() for word in line.split()) - {""}


@cache
def phrase_list(name: str) -> frozenset[str]:
    """A list of ``place_words.toml`` whose entries are parted by commas, all languages together."""
    entry = tomllib.loads((DATA / "place_words.toml").read_text(encoding="utf-8"))[name]
    return frozenset(fold(phrase) for line in entry.values() for phrase in line.split(","))


@cache
def common_words() -> frozenset[str]:
    """Words that are somewhere a place's name but nearly always something else."""
    lists = ("never", "heads", "civic", "offices", "civic_offices", "region_before", "region_after")
    return frozenset().union(*(word_list(name) for name in lists)) | phrase_list("never_phrases")


@cache
def peoples() -> frozenset[str]:
    """Countries' adjectives, folded: "Thai" is no city, though Alor Setar was called so."""
    return frozenset(fold(word) for row in rows("demonyms.csv") for word in row["words"].split())


@cache
def ordinary_words(lang: str) -> frozenset[str]:
    """Words of ``lang`` (ISO 639-1), folded, that are also some small place's name."""
    words = tomllib.loads((DATA / "ordinary_words.toml").read_text(encoding="utf-8"))
    cities = tomllib.loads((DATA / "place_words.toml").read_text(encoding="utf-8"))["no_ordinary_word"]
    return frozenset(words.get(lang, "").split()) - frozenset(fold(word) for word in cities.get(lang, "").split())


@cache
def country_marks() -> dict[re.Pattern[str], tuple[str, ...]]:
    """The patterns of hours, prices, days and numbers as newspapers write them, to the countries that do so."""
    marks = tomllib.loads((DATA / "place_words.toml").read_text(encoding="utf-8"))["country_marks"]
    found: dict[str, tuple[str, ...]] = {}
    for country, patterns in marks.items():
        for pattern in patterns:
            found[pattern] = (*found.get(pattern, ()), country)
    return {re.compile(pattern): countries for pattern, countries in found.items()}


@cache
def country_cues() -> dict[str, tuple[str, ...]]:
    """Words (lower case) that one country's own pages use, to the countries."""
    found: dict[str, tuple[str, ...]] = {}
    for country, line in tomllib.loads((DATA / "place_words.toml").read_text(encoding="utf-8"))["country_cues"].items():
        for word in line.split():
            found[word] = (*found.get(word, ()), country)
    return found


@cache
def initials() -> dict[str, tuple[str, ...]]:
    """Folded names of cities to the initials that stand for them."""
    entry = tomllib.loads((DATA / "place_words.toml").read_text(encoding="utf-8"))["initials"]
    return {key: tuple(line.split()) for key, line in entry.items()}


@cache
def told_apart() -> tuple[dict[str, str], ...]:
    """Names of a city and a country that differ in a vowel sign only: ``key``, and the signs of either."""
    entry = tomllib.loads((DATA / "place_words.toml").read_text(encoding="utf-8"))["told_apart"]
    return tuple({"key": fold(name), **signs} for name, signs in entry.items())
