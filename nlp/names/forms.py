"""A name in, the form of it that is wanted out: in usual letters, or without "Jr."."""

import re

from nlp.names.lexicon import fold

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})  # behind a surname, and no part of what people share


def usual_case(name: str) -> str:
    """Words in capitals as they are usually written: "Jamal BIN HUWAIREB" as "Jamal Bin Huwaireb"."""
    words = re.sub(r"\s+", " ", name).split(" ")
    shouting = any(len(word) > 2 and word.isupper() and "." not in word and not _is_suffix(word) for word in words)
    return " ".join(_usual(word) if shouting else word for word in words)


def without_suffix(name: str) -> str:
    """ "John Doe" of "John Doe Jr." """
    first, _, last = name.rpartition(" ")
    return first.rstrip(",") if first and _is_suffix(last.rstrip(".")) else name


def _is_suffix(word: str) -> bool:
    return fold(word.rstrip(".")) in SUFFIXES


def _usual(word: str) -> str:
    if len(word) < 2 or not word.isupper() or "." in word or _is_suffix(word):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))
