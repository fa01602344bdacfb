"""The words of date expressions in a language, each with its symbol in the grammar and its value."""

import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
ALWAYS = "en"  # English dates stand on pages of every language: embedded posts, quoted titles
SHORTEST_FOREIGN_NAME = 5  # a shorter month's name of another language may be a common word of this one ("mars", "out")
SYMBOLS = {
    "more": "M",
    "part": "p",
    "season": "s",
    "in": "q",
    "of": "o",
    "year": "k",
    "from": "f",
    "between": "b",
    "to": "r",
    "and": "&",
    "this": "c",
    "last": "l",
    "next": "v",
    "today": "h",
    "yesterday": "g",
    "tomorrow": "j",
}  # a word with two roles keeps the later one of this list

Words = dict[str, tuple[str, int]]


@cache
def words(lang: str) -> Words:
    """Lower-case word to symbol and value, for a page in ``lang``; an unknown language has every month's name."""
    names = _toml("months.toml")
    table: Words = {}
    for foreign in names["months"].values():
        shortest = SHORTEST_FOREIGN_NAME if lang in names["months"] else 1
        table.update({w: v for w, v in _numbered(foreign, "m").items() if len(w) >= shortest})
    table.update(_small_words(lang if lang in _toml("date_words.toml") else ALWAYS))
    for code in (ALWAYS, lang):
        table.update(_numbered(names["weekdays"].get(code, ""), "w"))
        table.update(_numbered(names["months"].get(code, ""), "m"))
    return table


def phrases(lang: str) -> list[str]:
    """The names of more than one word, which no splitting into words would find; longest first."""
    return sorted((w for w in words(lang) if " " in w), key=len, reverse=True)


def _small_words(lang: str) -> Words:
    roles = _toml("date_words.toml").get(lang, {})
    return {
        word.replace("_", " "): (symbol, 0) for role, symbol in SYMBOLS.items() for word in roles.get(role, "").split()
    }


def _numbered(names: str, symbol: str) -> Words:
    return {
        name.replace("_", " "): (symbol, number)
        for number, variants in enumerate(names.split(), start=1)
        for name in variants.split("/")
    }


@cache
def _toml(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def words_of_role(lang: str, role: str) -> frozenset[str]:
    """The words of one role, English ones for a language without a list of its own."""
    roles = _toml("date_words.toml").get(lang) or _toml("date_words.toml")[ALWAYS]
    return frozenset(roles.get(role, "").replace("_", " ").split())
