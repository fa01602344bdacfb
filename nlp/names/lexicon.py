"""The lists behind the finding of names, read once from ``nlp/data``."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "’": "'", "ʼ": "'", "‘": "'"})


def fold(word: str) -> str:
    """Without case and accents, apostrophes made plain: the form in which words are compared."""
    if word.isascii():
        return word.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


@dataclass(frozen=True)
class Lexicon:
    """Folded words, but for ``particles``, which are matched as written."""

    given: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]  # honorifics of any language
    titles_of: dict[str, frozenset[str]]  # those that hold on pages of one language only
    offices: frozenset[str]  # honorifics that are posts as well
    roles: frozenset[str]  # head words of roles
    city_offices: frozenset[str]  # those of them that are offices of a city
    role_before: frozenset[str]
    role_after: frozenset[str]
    role_links: frozenset[str]  # words that join a role to what it is the role of
    particles: frozenset[str]
    postnominals: frozenset[str]
    by_lines: frozenset[str]
    junk: frozenset[str]
    openers: frozenset[str]
    speech: frozenset[str]

    def titles_on(self, lang: str) -> frozenset[str]:
        """The honorifics that hold on a page in ``lang``."""
        return self.titles | self.titles_of.get(lang, frozenset())


@cache
def lexicon() -> Lexicon:
    """The project's own lists."""
    honorifics, names, roles = _toml("honorifics"), _toml("names"), _toml("roles")
    heads = {
        key: _words(" ".join(lang[key] for lang in roles.values())) for key in ("city", "nouns", "before", "after")
    }
    return Lexicon(
        given=_lines("given_names"),
        surnames=_lines("surnames"),
        titles=_words(honorifics["all"]),
        titles_of={lang: _words(words) for lang, words in honorifics["lang"].items()},
        offices=_words(honorifics["office"]),
        roles=heads["city"] | heads["nouns"],
        city_offices=heads["city"],
        role_before=heads["before"],
        role_after=heads["after"],
        particles=frozenset(names["particles"].split()),
        **{key: _words(names[key]) for key in ("role_links", "postnominals", "by_lines", "junk", "openers", "speech")},
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


def _lines(name: str) -> frozenset[str]:
    text = (files("nlp") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files("nlp") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
