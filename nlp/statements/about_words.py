"""The lists of ``nlp/data/about.toml`` as sets and patterns."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from nlp.names.lexicon import fold

BEGINNING = 5  # letters: a word of a list stands for all that begin with it, a shorter one for itself only
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(files("nlp").joinpath("data/about.toml").read_text(encoding="utf-8"))
    return found


@cache
def beginnings(key: str, lang: str | None = None) -> re.Pattern[str]:
    """Finds, in folded text, any word that begins with one of the list's; hyphens of the list match spaces."""
    table = _table()[key]
    words = table.split() if isinstance(table, str) else table.get(lang, "").split()
    least = 2 if key == "praises" else BEGINNING
    parts = sorted({_part(word, least) for word in words}, key=len, reverse=True)
    return re.compile("|".join(parts) if parts else r"(?!)")


def _part(word: str, least: int) -> str:
    key = re.escape(fold(word)).replace(r"\-", "[- '’]")
    if _UNSPACED.search(word):
        return key
    joined = "[وفبلك]?" if _ARABIC.match(key) else ""
    return rf"(?<!\w){joined}{key}" if len(word) >= least else rf"(?<!\w){joined}{key}s?(?!\w)"


@cache
def whole(key: str, lang: str) -> re.Pattern[str]:
    """Finds any word or phrase of ``[key]`` for ``lang``, letter by letter as listed; in any case but for "I"."""
    words = _table()[key].get(lang, [])
    found: Iterable[str] = words.split() if isinstance(words, str) else words
    parts = [_form(w) for w in sorted(found, key=len, reverse=True)]
    return re.compile("|".join(parts) if parts else r"(?!)")


def _form(word: str) -> str:
    shape = re.escape(word).replace(r"\-", "[- ]")
    if _UNSPACED.search(word):
        return f"{shape}(?![们們市校])" if word == "我" else shape
    free = shape if word[0].isupper() else f"(?:{shape}|{shape[0].upper()}{shape[1:]})"
    return rf"(?<!\w){free}" if word[-1] in "'’" else rf"(?<!\w){free}(?!\w)"


@cache
def small_words(lang: str) -> frozenset[str]:
    """Words of ``[opens]``, folded."""
    return frozenset(fold(word) for word in _table()["opens"].get(lang, "").split())
