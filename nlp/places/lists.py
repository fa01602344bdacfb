"""The data files about places: rows of the tables, words of the word lists."""

import csv
import io
import tomllib
from functools import cache
from importlib.resources import files

DATA = files("nlp") / "data"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of ``nlp/data``."""
    return list(csv.DictReader(io.StringIO((DATA / name).read_text(encoding="utf-8"))))


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of ``place_words.toml``, all languages together."""
    entry = tomllib.loads((DATA / "place_words.toml").read_text(encoding="utf-8"))[name]
    return frozenset(word for line in entry.values() for word in line.split())


@cache
def phrase_list(name: str) -> frozenset[str]:
    """A list of ``place_words.toml`` whose entries are parted by commas, all languages together."""
    entry = tomllib.loads((DATA / "place_words.toml").read_text(encoding="utf-8"))[name]
    return frozenset(phrase.strip() for line in entry.values() for phrase in line.split(","))
